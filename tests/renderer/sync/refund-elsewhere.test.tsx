import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ok } from '../../../src/shared/result.ts';
import type { CommandView } from '../../../src/shared/sync.ts';
import { createFakeStation } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { pressKey, showApp } from '../../support/render-app.tsx';
import { HOUR, makeCommand, makeStatus } from '../../support/scene-parts.ts';

const showSync = async (commands: readonly CommandView[], isOnline = true): Promise<FakeStation> => {
  const station = createFakeStation();
  station.answers.syncCommands = () => ok([...commands]);
  station.answers.syncStatus = () => ok(makeStatus({ isOnline }));
  await showApp(station);
  await pressKey('F11');
  await waitFor(() => {
    if (station.inputsOf('syncCommands').length === 0) throw new Error('the commands were not read');
  });
  return station;
};
const band = () => screen.queryByRole('region', { name: '手工退款清单' });
const old = Date.now() - 2 * HOUR;

describe('refunds to be made elsewhere', () => {
  it('are offered as a list when the bench is offline, on paper, as PDF and as CSV', async () => {
    const station = await showSync([makeCommand()], false);
    expect(await screen.findByText('断网了，快到期的先到平台后台手动退')).toBeTruthy();
    station.answers.printMake = () => ok({ file: 'refund-elsewhere.csv', pages: null, rows: 4 });
    fireEvent.click(screen.getByRole('button', { name: '存 CSV' }));
    expect(await screen.findByText('存好了，4 行：')).toBeTruthy();
    expect(screen.getByText('refund-elsewhere.csv')).toBeTruthy();
    expect(station.inputsOf('printMake')).toEqual([{ job: { what: 'refund-elsewhere', language: 'zh' }, how: 'csv' }]);
    expect(within(band() ?? document.body).getAllByRole('button')).toHaveLength(4);
  });
  it('are offered beside shop trouble, which is not called an offline bench', async () => {
    const station = createFakeStation();
    const unreadShops = [{ id: 'tb-1', name: '山岚', words: 'net:signed-out' }];
    station.answers.syncCommands = () => ok([makeCommand()]);
    station.answers.syncStatus = () => ok(makeStatus({ isOnline: false, unreadShops }));
    await showApp(station);
    await pressKey('F11');
    expect(await screen.findByText('店铺要处理，快到期的先到平台后台手动退')).toBeTruthy();
    expect(screen.queryByText(/断网了/)).toBeNull();
  });
  it('are offered online once one has waited for more than an hour', async () => {
    await showSync([makeCommand({ createdAt: old, state: 'unknown' })]);
    expect(await screen.findByText('有退款等了 1 小时以上')).toBeTruthy();
  });
  it.each([
    ['what is fresh', makeCommand()],
    ['what is done', makeCommand({ createdAt: old, state: 'done' })],
    ['stock', makeCommand({ createdAt: old, kind: 'stock', units: 3 })],
  ])('are not called for by %s', async (_what, command) => {
    await showSync([command]);
    await screen.findAllByRole('listitem');
    expect(band()).toBeNull();
  });
});

describe('a stock command', () => {
  it('tells units, not money, and has no deadline', async () => {
    await showSync([makeCommand({ kind: 'stock', units: 3, amountCents: 0 })]);
    const [row] = await screen.findAllByRole('listitem');
    expect(row?.textContent).toContain('库存 3 件');
    expect(row?.textContent).not.toContain('¥');
    expect(row?.textContent).not.toContain('还剩');
  });
});
