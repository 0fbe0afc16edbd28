import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { ok } from '../../../src/shared/result.ts';
import { createFakeStation, emptyBench } from '../../support/fake-station.ts';
import type { FakeStation } from '../../support/fake-station.ts';
import { pressKey, showApp } from '../../support/render-app.tsx';
import { makeLine, makePhoto, makeRecent, makeReturn, makeSession } from '../../support/scene-parts.ts';
import type { BenchView, SessionView } from '../../../src/shared/session.ts';

const show = async (view: Partial<BenchView>): Promise<FakeStation> => {
  const station = createFakeStation({ ...emptyBench, ...view });
  await showApp(station);
  return station;
};
const open = (session: Partial<SessionView>) => show({ session: makeSession(session) });
const rest = () => screen.getByRole('button', { name: /余件另箱/ });

describe('one return in several boxes', () => {
  it('says which box this is and where the others are', async () => {
    const otherBoxes = [
      { waybill: 'SF1300001234571', isOpened: true },
      { waybill: 'SF1300001234580', isOpened: false },
    ];
    const lines = [makeLine({ name: '衬衫', expected: 2, good: 2, elsewhere: 1 })];
    await open({ returns: [makeReturn({ otherBoxes, lines })] });
    const said = screen.getByText('3 箱中的第 2 箱').closest('p');
    expect(said?.textContent).toContain('SF1300001234571已开');
    expect(said?.textContent).toContain('SF1300001234580还没到');
    expect(screen.getByText('另箱 1')).toBeTruthy();
  });
  it('puts what is not here into another box by button and by the keypad’s /', async () => {
    const station = await open({ canBeRest: true });
    fireEvent.click(rest());
    await pressKey('NumpadDivide', { key: '/' });
    await waitFor(() => {
      expect(station.inputsOf('benchCommand')).toEqual([{ word: 'REST' }, { word: 'REST' }]);
    });
  });
  it('keeps the button’s place when nothing is missing', async () => {
    await open({ canBeRest: false });
    expect((rest() as HTMLButtonElement).disabled).toBe(true);
  });
  it('marks what waits for its rest, and what was judged in another box', async () => {
    const verdict = {
      verdict: 'damaged',
      finding: 'confirms',
      codes: [],
      at: Date.now(),
      operatorNo: '0031',
    } as const;
    await open({
      returns: [makeReturn({ awaitsRest: true, isJudgedElsewhere: true, verdict: { ...verdict, codes: [] } })],
    });
    expect(screen.getByText('等余件：另一箱到了再给结论')).toBeTruthy();
    expect(screen.getByText(/另一箱里已判：0031/)).toBeTruthy();
    expect(screen.getByRole('button', { name: /有问题/ }).dataset['look']).toBe('ready');
  });
});

describe('a parcel taken back unopened', () => {
  const panel = {
    kind: 'refused-parcel',
    inspectionId: 'i1',
    waybill: 'SF1300009918822',
    title: '衬衫',
    orderNo: '2026110488771203',
    units: 2,
    bin: 'A-01',
    progress: 'waiting',
    openUntilAt: Date.now() + 50_000,
  } as const;
  it('says that it is done, and offers the one way back while there is time', async () => {
    const station = await show({ panel });
    expect(screen.getByRole('heading', { name: '原包未拆，已回架 A-01' })).toBeTruthy();
    expect(screen.getByText('订单 2026110488771203')).toBeTruthy();
    expect(screen.getByText('退款待发')).toBeTruthy();
    expect(screen.getByText(/^\d+ 秒内可改$/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /包装动过？打开检查/ }));
    await waitFor(() => {
      expect(station.inputsOf('benchReopen')).toEqual([{ inspectionId: 'i1' }]);
    });
  });
  it('offers the record when the time is over', async () => {
    await show({ panel: { ...panel, openUntilAt: null } });
    expect(screen.queryByRole('button', { name: /打开检查/ })).toBeNull();
    expect(screen.getByText('过了可改时间。包装动过，找主管。')).toBeTruthy();
  });
  it('stands in the list of the last parcels as what it is', async () => {
    const recent = [
      makeRecent({ lane: 'refused' }),
      makeRecent({ lane: 'other-merchant', verdict: null, progress: 'none' }),
      makeRecent({ awaitsRest: true, verdict: null, progress: 'none' }),
    ];
    await show({ recent });
    const rows = within(screen.getByRole('region', { name: '刚验的五件' })).getAllByRole('listitem');
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining('完好未拆回架'),
      expect.stringContaining('非本店'),
      expect.stringContaining('等余件'),
    ]);
    for (const row of rows) expect(row.textContent).not.toContain('没验完');
  });
});

describe('a parcel that is not ours', () => {
  it('is said to be on the list, with the way to the shelf and the way back', async () => {
    const station = await show({ panel: { kind: 'other-merchant', inspectionId: 'i2', waybill: '773000104729483' } });
    fireEvent.click(screen.getByRole('button', { name: '记错了，打开' }));
    await waitFor(() => {
      expect(station.inputsOf('benchReopen')).toEqual([{ inspectionId: 'i2' }]);
    });
    fireEvent.click(screen.getByRole('button', { name: /去暂存架/ }));
    expect(await screen.findByRole('heading', { name: '暂存架' })).toBeTruthy();
  });
});

describe('an unclaimed parcel', () => {
  const unclaimed = { matching: 'unclaimed', returns: [], next: { step: 'judge' } } as const;
  it('says what to do in order, and ticks the slip off once it is photographed', async () => {
    const station = createFakeStation({ ...emptyBench, session: makeSession({ ...unclaimed, returns: [] }) });
    station.answers.evidenceOf = () => ok({ photos: [makePhoto('slip')], recordings: [], gaps: [] });
    await showApp(station);
    expect(screen.getByRole('heading', { name: '无主件：没找到售后单' })).toBeTruthy();
    expect(await screen.findByText('字条拍好了')).toBeTruthy();
  });
  it('goes to the foreign parcels or to the hold bin with one press', async () => {
    const station = await open({ ...unclaimed, returns: [] });
    expect(screen.getByText('拍箱里的字条、退货单')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /非本店/ }));
    fireEvent.click(screen.getByRole('button', { name: /先放 HOLD-01/ }));
    await waitFor(() => {
      expect(station.inputsOf('benchCommand')).toEqual([{ word: 'OTHER' }, { word: 'HOLD' }]);
    });
  });
  it('has its return looked up and claimed without leaving the box', async () => {
    const station = await open({ ...unclaimed, returns: [] });
    station.answers.returnFind = () =>
      ok({
        hits: [
          {
            id: 'r9',
            foundBy: 'phone-tail',
            platform: 'training',
            shop: '青禾',
            returnNo: 'TH9',
            orderNo: '2026',
            buyer: '王*',
            phoneTail: '4562',
            reason: 'quality',
            state: 'open',
            amountCents: 100,
            currency: 'CNY',
            returnWaybill: null,
            outboundWaybill: null,
            title: '衬衫',
            picture: null,
            parcel: null,
          },
        ],
        isMore: false,
      });
    fireEvent.click(screen.getByRole('button', { name: '找售后单' }));
    fireEvent.change(screen.getByRole('textbox', { name: '找售后单' }), { target: { value: '4562' } });
    fireEvent.click(await screen.findByRole('button', { name: /就是这单/ }));
    await waitFor(() => {
      expect(station.inputsOf('benchClaim')).toEqual([{ returnId: 'r9', isClaimed: true }]);
    });
    const claimed = makeSession({ returns: [makeReturn({ id: 'r9', isClaimed: true })] });
    act(() => {
      station.emit('benchChanged', { ...emptyBench, session: claimed });
    });
    expect(screen.getByText('人工对上')).toBeTruthy();
    expect(screen.queryByRole('search')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '对错了，取消' }));
    await waitFor(() => {
      expect(station.inputsOf('benchClaim')).toHaveLength(2);
    });
    expect(station.inputsOf('benchClaim')[1]).toEqual({ returnId: 'r9', isClaimed: false });
  });
});

describe('what the platform does while the box is open', () => {
  it.each([
    ['refunded', '平台已经退款'],
    ['closed', '平台已经关闭这一单'],
    ['withdrawn', '买家撤销了售后'],
    ['locked', '平台锁住了这一单'],
  ] as const)('%s is said on the card at once', async (state, what) => {
    const session = makeSession();
    const station = await show({ session });
    expect(screen.queryByText(what)).toBeNull();
    act(() => {
      const returns = session.returns.map((one) => ({ ...one, state }));
      station.emit('benchChanged', { ...emptyBench, session: { ...session, returns } });
    });
    expect(screen.getByText(what).closest('[role="status"]')).not.toBeNull();
  });
});

describe('bundles and gifts', () => {
  it('groups the parts under their bundle and marks the gift', async () => {
    const lines = [
      makeLine({ name: '衬衫', bundle: '三件套' }),
      makeLine({ name: '腰带', bundle: '三件套' }),
      makeLine({ name: '领带夹', isGift: true }),
    ];
    await open({ returns: [makeReturn({ lines })] });
    const parts = screen.getByText('套装 · 三件套').parentElement;
    expect(within(parts ?? document.body).getAllByRole('listitem')).toHaveLength(2);
    expect(screen.getByText('领带夹').textContent).toBe('领带夹赠品');
  });
});

describe('help', () => {
  it('opens from the top strip over the bench, and any bench key closes it without doing anything', async () => {
    const station = await open({});
    fireEvent.click(screen.getByRole('button', { name: '帮助' }));
    expect(await screen.findByRole('dialog', { name: '怎么用' })).toBeTruthy();
    await pressKey('F2');
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
    expect(station.inputsOf('benchCommand')).toEqual([]);
  });
});
