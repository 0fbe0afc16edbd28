import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ok, refuse } from '../../../src/shared/result.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { pressKey, showApp } from '../../support/render-app.tsx';
import { makeCommand, makeStatus } from '../../support/scene-parts.ts';

const parked = makeCommand({
  id: 'c-parked',
  state: 'parked',
  attempts: 3,
  lastWords: '存在风险<b>',
  nextAttemptAt: null,
});
const asking = makeCommand({ id: 'c-asking', state: 'unknown', attempts: 2, lastWords: 'net:dropped' });
const showSync = async (station: FakeStation): Promise<void> => {
  await showApp(station);
  await pressKey('F11');
};

describe('sync', () => {
  it('teaches what it is for when there is nothing', async () => {
    await showSync(createFakeStation());
    expect(await screen.findByText('没有要发的退款')).toBeTruthy();
  });
  it('shows parked ones first, with the platform’s words as text, and lets them go', async () => {
    const station = createFakeStation();
    station.answers.syncCommands = () => ok([asking, parked, makeCommand()]);
    station.answers.syncRelease = () => ok({ ...parked, state: 'waiting' });
    await showSync(station);
    const headings = await screen.findAllByRole('heading', { level: 2 });
    expect(headings.map((heading) => heading.textContent)).toEqual(['停住：要人看一眼 · 1', '核实中 · 1', '待发 · 1']);
    expect(screen.getByText('存在风险<b>')).toBeTruthy();
    expect(screen.getByText('说到一半断了。会先问清楚再发。')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '放行，再发一次' }));
    expect(await screen.findByText('已放行，马上再发。')).toBeTruthy();
    expect(station.inputsOf('syncRelease')).toEqual([{ commandId: 'c-parked' }]);
  });
  it('names a shop that must be signed in again, and so does the strip, though the platform answers', async () => {
    const station = createFakeStation();
    const unreadShops = [{ id: 'tb-1', name: '山岚<b>', words: 'net:signed-out' }];
    station.answers.syncStatus = () => ok(makeStatus({ isOnline: true, unreadShops }));
    await showSync(station);
    const told = await within(screen.getByRole('main')).findByText(/收不到售后单/);
    expect(told.textContent).toBe(
      '“山岚<b>”收不到售后单。 平台要重新授权。请管理员重新登录店铺。 F10 设置，店铺连接。',
    );
    expect(screen.getByRole('button', { name: /^店铺要处理/ })).toBeTruthy();
  });
  it.each([
    [true, '在线：退款按截止时间先后发出', '在线'],
    [false, '断网：验货照常，退款都在盘上等着，联网后自动发', '断网'],
  ])('says above what the strip says: online %s', async (isOnline, sentence, strip) => {
    const station = createFakeStation();
    station.answers.syncStatus = () => ok(makeStatus({ isOnline }));
    await showSync(station);
    expect(within(screen.getByRole('main')).getByText(sentence)).toBeTruthy();
    expect(screen.getByRole('button', { name: new RegExp(`^${strip}`) })).toBeTruthy();
  });
  it.each([true, false])(
    'never says that all is well, or that the line is down, beside shop trouble',
    async (isOnline) => {
      const station = createFakeStation();
      const unreadShops = [{ id: 'tb-1', name: '山岚', words: 'net:signed-out' }];
      station.answers.syncStatus = () => ok(makeStatus({ isOnline, unreadShops }));
      await showSync(station);
      const main = within(screen.getByRole('main'));
      expect(await main.findByText('店铺要处理，见下面：发得出的退款照发，其余等着')).toBeTruthy();
      expect(main.queryByText(/^在线：|^断网/)).toBeNull();
    },
  );
  it('names the returns of a shop that can not be read, and what to do about them', async () => {
    const station = createFakeStation();
    const unreadReturns = [
      { id: 'tb-1', name: '山岚\u202e', n: 5, some: ['R-1', 'R-2\u202e', 'R-3'] },
      { id: 'tb-2', name: '海蓝', n: 1, some: [] },
    ];
    station.answers.syncStatus = () => ok(makeStatus({ unreadReturns }));
    await showSync(station);
    const told = await screen.findAllByText(/张售后单看不懂，没有收/);
    expect(told.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(
        /^“山岚\\u\{202e\}”： 有 5 张售后单看不懂，没有收。 单号：R-1、R-2\\u\{202e\}、R-3。 到店铺后台找到这些单/,
      ),
      expect.stringMatching(/^“海蓝”： 有 1 张售后单看不懂，没有收。 {2}到店铺后台/),
    ]);
  });
  it('says a refused release in a sentence', async () => {
    const station = createFakeStation();
    station.answers.syncCommands = () => ok([parked]);
    station.answers.syncRelease = () => refuse('not-parked');
    await showSync(station);
    fireEvent.click(await screen.findByRole('button', { name: '放行，再发一次' }));
    expect((await screen.findByRole('alert')).textContent).toContain('这一条没有停住');
  });
  it('tries at once and answers with what is left', async () => {
    const station = createFakeStation();
    station.answers.syncStatus = () => ok(makeStatus({ waiting: 2, unknown: 1, parked: 0 }));
    await showSync(station);
    fireEvent.click(within(screen.getByRole('main')).getByRole('button', { name: '现在就试' }));
    expect(await screen.findByText('试过了。待同步 2，核实中 1，停住 0。')).toBeTruthy();
    await waitFor(() => {
      expect(station.inputsOf('syncCommands').length).toBeGreaterThan(1);
    });
  });
});
