import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, it } from 'vitest';
import { BoardScreen } from '../../../src/renderer/board/BoardScreen.tsx';
import { RecheckScreen } from '../../../src/renderer/recheck/RecheckScreen.tsx';
import type { RecheckView } from '../../../src/shared/recheck.ts';
import { ok, refuse } from '../../../src/shared/result.ts';
import { createFakeStation, emptyBench } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { aPair, aReport, rechecksOf } from '../../support/recheck-scene.ts';
import { pressKey, scan, showApp } from '../../support/render-app.tsx';

// The pages are loaded with this file: not within the second that a test waits for them.
beforeAll(() => {
  expect([BoardScreen, RecheckScreen]).not.toContain(undefined);
});

const show = async (view: Partial<RecheckView> = {}): Promise<FakeStation> => {
  const station = createFakeStation();
  station.answers.recheckView = () => ok(rechecksOf(view));
  station.answers.recheckJudge = () => ok({ pair: aPair(), putTo: 'A-01' });
  await showApp(station);
  await pressKey('F3');
  await pressKey('F12');
  await waitFor(() => screen.getByRole('heading', { name: '抽检复验' }));
  return station;
};
const click = (name: RegExp | string): void => {
  fireEvent.click(screen.getByRole('button', { name }));
};

describe('the page of re-checks', () => {
  it('tells where the goods lie and what the buyer said, and nothing of the first judgement', async () => {
    await show();
    const list = screen.getByRole('listbox', { name: '等复验的，等得久的在前' });
    expect(within(list).getAllByRole('option')).toHaveLength(2);
    expect(within(list).getByText('你判过第一次，请别人来')).toBeDefined();
    expect(screen.getByText('不想要了', { exact: false })).toBeDefined();
    for (const said of ['第一次', '一致率']) expect(screen.queryByText(said)).toBeNull();
  });

  it('wants a code for what is damaged, and stores what was seen with its note', async () => {
    const station = await show();
    click('有问题');
    expect(screen.getByRole('button', { name: '再选问题代码' })).toHaveProperty('disabled', true);
    click('污渍');
    fireEvent.change(screen.getByLabelText('备注（不写也行）'), { target: { value: '领口' } });
    click('记下：有问题');
    await waitFor(() => screen.getByText('两次判得不一样，主管会看到'));
    expect(screen.getByText('把货放回 A-01')).toBeDefined();
    expect(station.inputsOf('recheckJudge')).toEqual([
      { verdictId: 'v1', verdict: 'damaged', codes: ['stained'], note: '领口' },
    ]);
  });

  it('goes by scanner alone: the waybill, then the verdict twice', async () => {
    const station = await show({ open: rechecksOf().open.toReversed() });
    await scan('SF1300001234562');
    await scan('DP:OK');
    expect(station.inputsOf('recheckJudge')).toEqual([]);
    await scan('DP:OK');
    expect(station.inputsOf('recheckJudge')).toEqual([{ verdictId: 'v1', verdict: 'intact', codes: [], note: '' }]);
    expect(station.inputsOf('benchScan')).toEqual([]);
  });

  it('says that goods are gone only when asked twice, and why a judgement is refused', async () => {
    const station = await show();
    station.answers.recheckJudge = () => refuse('recheck-seen');
    click('货不在了');
    expect(station.inputsOf('recheckJudge')).toEqual([]);
    click('真的找不到');
    await waitFor(() => screen.getByText('你看过这一件的记录，不能再盲判'));
    expect(station.inputsOf('recheckJudge')).toEqual([{ verdictId: 'v1', verdict: null, codes: [], note: '' }]);
  });

  it('shows the supervisor rates by rule, code and article, and what differs', async () => {
    const station = await show({ differing: [aPair()] });
    station.answers.recheckReport = () => ok(aReport());
    click('一致率');
    await waitFor(() => screen.getByText('92% 判得一样'));
    expect(screen.getByRole('row', { name: '有瑕疵 8 75%' })).toBeDefined();
    expect(screen.getByRole('row', { name: '污渍 3 0 2' })).toBeDefined();
    expect(screen.getByText('领口有粉底')).toBeDefined();
    click('一年');
    await waitFor(() => {
      expect(station.inputsOf('recheckReport')).toEqual([{ days: 90 }, { days: 365 }]);
    });
  });
});

describe('the bench', () => {
  it('leads from a scanned waybill to its re-check', async () => {
    const station = createFakeStation();
    station.answers.recheckView = () => ok(rechecksOf({ open: rechecksOf().open.toReversed() }));
    await showApp(station);
    act(() => {
      station.emit('benchChanged', { ...emptyBench, panel: { kind: 'recheck', waybill: 'SF1300001234562' } });
    });
    click('去判');
    await waitFor(() => screen.getByRole('heading', { name: '抽检复验' }));
    expect(screen.getByRole('option', { selected: true }).textContent).toContain('RC-01');
  });

  it('says where the goods of a drawn box go', async () => {
    const station = createFakeStation();
    await showApp(station);
    const panel = { kind: 'recheck-put' as const, inspectionId: 'i1', waybill: 'SF1300001234562', place: 'RC-01' };
    act(() => {
      station.emit('benchChanged', { ...emptyBench, panel });
    });
    expect(screen.getByRole('heading', { name: '抽中复验：货放到 RC-01' })).toBeDefined();
  });
});
