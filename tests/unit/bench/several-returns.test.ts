import { afterEach, describe, expect, it } from 'vitest';
import type { SessionView } from '../../../src/shared/session.ts';
import { aPhone, aReturn, BELT, createBenchFixture, FOREIGN_IMEI, IMEI, SHIRT } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';

const WAYBILL = 'SF1300001234562';
const MUG = '6933333333335';
const mugLine = {
  sku: 'MUG',
  name: '马克杯',
  picture: null,
  quantity: 1,
  isGift: false,
  barcodes: [MUG],
  serials: [],
};
const aMug = (more = {}) =>
  aReturn({ returnNo: 'R-MUG', orderNo: 'O1', reason: 'broken', amountCents: 39_00, lines: [mugLine], ...more });
const theShirt = () => aReturn({ lines: aReturn().lines.slice(0, 1) });

let bench: BenchFixture;
afterEach(() => bench.close());
const open = (...returns: ReturnType<typeof aReturn>[]): void => {
  bench = createBenchFixture(returns);
};
const session = (): SessionView => {
  const view = bench.core.bench.view().session;
  if (view === null) throw new Error('no box is open');
  return view;
};
const refunds = () =>
  bench.core.outbox
    .list(50)
    .filter(({ state }) => state !== 'cancelled')
    .map(({ returnNo }) => returnNo)
    .sort();
const returnId = (returnNo: string): string =>
  session().returns.find((expected) => expected.returnNo === returnNo)?.id ?? '';
const scanAll = (...scans: string[]) => scans.map((scan) => bench.scan(scan)).at(-1);
const verdictOf = (returnNo: string) => {
  const row = bench.core.db
    .prepare<[string], { verdict: string; codes: string }>(
      `SELECT v.verdict, v.codes FROM verdict v JOIN expected_return r ON r.id = v.expected_return_id
       WHERE r.return_no = ? AND v.revoked_at IS NULL`,
    )
    .get(returnNo);
  return row === undefined ? null : { verdict: row.verdict, codes: JSON.parse(row.codes) as string[] };
};

describe('several returns in one box', () => {
  it('all good: the scans of their goods and one 完好, a refund each', () => {
    open(theShirt(), aMug());
    expect(scanAll(WAYBILL, SHIRT, MUG, 'DP:OK')?.tone).toBe('closed');
    expect(refunds()).toEqual(['R-MUG', 'R1']);
  });

  it('what is said of one is said of that one alone: a broken mug beside a good shirt', () => {
    open(theShirt(), aMug());
    scanAll(WAYBILL, SHIRT, MUG);
    expect(session().focusId).toBe(returnId('R-MUG'));
    scanAll('DP:DMG', 'DP:C-DAMAGED');
    const cards = session().returns.map(({ returnNo, choice, codes }) => ({ returnNo, choice, codes }));
    expect(cards).toContainEqual({ returnNo: 'R1', choice: null, codes: [] });
    expect(cards).toContainEqual({ returnNo: 'R-MUG', choice: 'damaged', codes: ['damaged'] });
    expect(bench.scan('DP:DMG').tone).toBe('verdict');
    expect(verdictOf('R1')).toEqual({ verdict: 'intact', codes: [] });
    expect(verdictOf('R-MUG')).toEqual({ verdict: 'damaged', codes: ['damaged'] });
    expect(refunds()).toEqual(['R-MUG', 'R1']);
  });

  it('is turned to by a key, and each has its own code, cause and judgement', () => {
    open(theShirt(), aMug());
    scanAll(WAYBILL, SHIRT, MUG, 'DP:DMG', 'DP:C-DAMAGED');
    expect(bench.core.bench.focus(returnId('R1')).tone).toBe('accepted');
    expect(session()).toMatchObject({ focusId: returnId('R1'), choice: null, codes: [] });
    scanAll('DP:DMG', 'DP:C-WORN');
    bench.core.bench.note({ kind: 'caused', cause: 'buyer' });
    bench.core.bench.focus(returnId('R-MUG'));
    expect(session().cause).toBe('unknown');
    scanAll('DP:DMG', 'DL:HOLD-01');
    expect(verdictOf('R1')?.codes).toEqual(['worn']);
    expect(verdictOf('R-MUG')?.codes).toEqual(['damaged']);
    expect(refunds()).toEqual(['R-MUG']);
    expect(bench.core.toDecide.list()).toMatchObject([{ cause: 'buyer', codes: ['worn'] }]);
  });

  it('wants the pictures of the goods for each that is wrong, those of the box once, and knows which is which', () => {
    open(theShirt(), aMug());
    scanAll(WAYBILL, SHIRT, MUG, 'DP:DMG', 'DP:C-DAMAGED');
    bench.core.bench.focus(returnId('R1'));
    scanAll('DP:DMG', 'DP:C-WORN', 'DP:DMG');
    const wanted: [string, string | null][] = [];
    for (let press = 0; press < 3; press += 1) {
      const { still } = bench.core.bench.command('PHOTO');
      if (still === null) throw new Error('no shot asked for');
      wanted.push([still.shot, still.returnId]);
      bench.takePhoto(still.shot, still.returnId);
    }
    const mug = bench.core.db.prepare(`SELECT id FROM expected_return WHERE return_no = 'R-MUG'`).pluck().get();
    expect(wanted).toHaveLength(3);
    expect(wanted).toContainEqual(['label', null]);
    expect(wanted).toContainEqual(['defect', mug]);
    expect(wanted.filter(([shot]) => shot === 'defect')).toHaveLength(2);
  });

  it('confirms nothing while another one is not counted', () => {
    open(theShirt(), aMug());
    scanAll(WAYBILL, MUG, 'DP:DMG', 'DP:C-DAMAGED');
    expect(session().next).toMatchObject({ step: 'scan-line' });
    expect(bench.scan('DP:DMG')).toMatchObject({ tone: 'refused', refusal: 'lines-not-counted' });
    expect(verdictOf('R-MUG')).toBeNull();
    expect(scanAll(SHIRT, 'DP:DMG')?.tone).toBe('verdict');
  });

  it('a foreign thing stands for the one that lacks something, not for the complete one beside it', () => {
    open(theShirt(), aPhone({ returnWaybill: WAYBILL }));
    scanAll(WAYBILL, SHIRT, FOREIGN_IMEI, 'DP:SWP', 'DP:HOLD', 'DP:HOLD');
    expect(verdictOf('R1')?.verdict).toBe('intact');
    expect(verdictOf('R-PHONE')).toEqual({ verdict: 'swapped', codes: ['serial-mismatch'] });
    expect(refunds()).toEqual(['R1']);
  });

  it('undo takes all of its verdicts back, or none once one refund was sent', () => {
    open(theShirt(), aMug());
    scanAll(WAYBILL, SHIRT, MUG, 'DP:OK', 'DP:UNDO');
    expect(refunds()).toEqual([]);
    expect(scanAll('DP:OK')?.tone).toBe('closed');
    const [command] = bench.core.outbox.list(50).filter(({ state }) => state === 'waiting');
    bench.core.outbox.noteSend(command?.id ?? '', bench.clock.now());
    expect(bench.core.bench.reopen(bench.core.bench.view().recent[0]?.inspectionId ?? '').refusal).toBe('already-sent');
    expect(refunds()).toEqual(['R-MUG', 'R1']);
  });

  it('one of them is paid, another locked while the box is open: money moves for neither', () => {
    open(theShirt(), aMug(), aReturn({ returnNo: 'R-3', lines: aReturn().lines.slice(1) }));
    scanAll(WAYBILL, SHIRT, MUG, BELT);
    bench.core.expectedReturns.setState('training', 'R1', 'refunded');
    bench.core.expectedReturns.setState('training', 'R-MUG', 'locked');
    expect(
      session()
        .returns.map(({ state }) => state)
        .sort(),
    ).toEqual(['locked', 'open', 'refunded']);
    // A locked one waits for a person, so the box is asked where it lies.
    expect(scanAll('DP:OK', 'DL:HOLD-01')?.tone).toBe('closed');
    expect(refunds()).toEqual(['R-3']);
    expect(bench.core.toDecide.list()).toMatchObject([{ why: 'locked' }]);
  });

  it.each([
    ['withdrawn', [{ why: 'withdrawn', verdict: 'intact' }]],
    // Ended there before it was judged: the goods are only put away (lane 7), no case.
    ['closed', []],
  ] as const)(
    '%s while the box is open, by a pull: said at once, judged all the same, and nothing is paid',
    (state, cases) => {
      open(aMug());
      scanAll(WAYBILL, MUG);
      bench.core.expectedReturns.save(aMug({ state, version: 2 }), bench.clock.now());
      bench.core.bench.returnsArrived();
      expect(session().returns).toMatchObject([{ returnNo: 'R-MUG', state }]);
      bench.scan('DP:OK');
      if (state === 'withdrawn') bench.scan('DL:HOLD-01');
      expect(bench.core.bench.view().session).toBeNull();
      expect(verdictOf('R-MUG')).toEqual({ verdict: 'intact', codes: [] });
      expect(bench.core.outbox.list(50)).toEqual([]);
      expect(bench.core.toDecide.list()).toMatchObject(cases);
      bench.core.bench.returnsArrived();
      expect(bench.core.toDecide.list()).toHaveLength(cases.length);
    },
  );

  it('what only waited for the platform goes on by itself when the lock is gone', () => {
    open(aMug({ state: 'locked' }));
    scanAll(WAYBILL, MUG, 'DP:OK', 'DL:HOLD-01');
    expect(refunds()).toEqual([]);
    bench.core.bench.returnsArrived();
    expect(refunds()).toEqual([]);
    bench.core.expectedReturns.setState('training', 'R-MUG', 'open');
    bench.core.bench.returnsArrived();
    expect(refunds()).toEqual(['R-MUG']);
    expect(bench.core.toDecide.list()).toEqual([]);
  });

  it('a return of a platform that is not connected is refunded by hand, and written down', () => {
    open(aMug({ platform: 'unconnected' }));
    scanAll(WAYBILL, MUG, 'DP:OK', 'DL:HOLD-01');
    const [item] = bench.core.toDecide.list();
    expect(item?.why).toBe('by-hand');
    const who = bench.core.who();
    const done = {
      verdictId: item?.verdictId ?? '',
      outcome: 'refunded',
      reference: '流水 8871',
      picture: null,
      waybill: null,
    } as const;
    expect(bench.core.toDecide.settleByHand(done, who).ok).toBe(true);
    expect(bench.core.toDecide.list()).toEqual([]);
    expect(refunds()).toEqual([]);
  });

  it('the phone with the right serial beside it stays the inspector’s', () => {
    open(theShirt(), aPhone({ returnWaybill: WAYBILL }));
    expect(scanAll(WAYBILL, SHIRT, IMEI, 'DP:OK')?.tone).toBe('closed');
    expect(refunds()).toEqual(['R-PHONE', 'R1']);
  });
});
