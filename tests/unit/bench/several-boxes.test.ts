import { afterEach, describe, expect, it } from 'vitest';
import type { ExpectedReturn } from '../../../src/shared/expected-return.ts';
import type { SessionView } from '../../../src/shared/session.ts';
import { aReturn, BELT, createBenchFixture, SHIRT } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';

const BOX_1 = 'SF1300001234562';
const BOX_2 = 'SF1300009999999';

let bench: BenchFixture;
afterEach(() => bench.close());
const open = (...returns: ExpectedReturn[]): void => {
  bench = createBenchFixture(returns);
};
const session = (): SessionView => {
  const view = bench.core.bench.view().session;
  if (view === null) throw new Error('no box is open');
  return view;
};
const scanAll = (...scans: string[]) => scans.map((scan) => bench.scan(scan)).at(-1);
const refunds = () => bench.core.outbox.list(50).filter(({ state }) => state !== 'cancelled');
const column = (sql: string): unknown[] => bench.core.db.prepare(sql).pluck().all();
const shelf = () => bench.core.shelf.view().map(({ waybill, why }) => ({ waybill, why }));

describe('one return in several boxes', () => {
  const twoBoxes = (more: Partial<ExpectedReturn> = {}) => aReturn({ moreWaybills: [BOX_2], ...more });

  it('the first box says that the rest is in another: no verdict, on the shelf; the second one completes it', () => {
    open(twoBoxes());
    scanAll(BOX_1, SHIRT);
    expect(session()).toMatchObject({ canBeRest: true });
    expect(session().returns[0]?.otherBoxes).toEqual([{ waybill: BOX_2, isOpened: false }]);
    expect(bench.scan('DP:REST').tone).toBe('closed');
    expect(column('SELECT id FROM verdict')).toEqual([]);
    expect(shelf()).toEqual([{ waybill: BOX_1, why: 'rest' }]);

    expect(bench.scan(BOX_2).tone).toBe('found');
    expect(session().returns[0]?.lines.map(({ good, elsewhere }) => [good, elsewhere])).toEqual([
      [1, 1],
      [0, 0],
    ]);
    expect(session().next).toMatchObject({ step: 'scan-line' });
    expect(scanAll(BELT, 'DP:OK')?.tone).toBe('closed');
    expect(refunds()).toMatchObject([{ returnNo: 'R1', amountCents: 129_00 }]);
    expect(shelf()).toEqual([]);
  });

  it('a fault seen in the first box is not forgotten in the second', () => {
    open(twoBoxes());
    scanAll(BOX_1, SHIRT, 'DP:DMG', 'DP:C-WORN', 'DP:REST', BOX_2, BELT);
    expect(session()).toMatchObject({ choice: 'damaged', codes: ['worn'] });
    expect(bench.scan('DP:OK').refusal).toBe('defect-marked');
    scanAll('DP:DMG');
    expect(column(`SELECT verdict FROM verdict`)).toEqual(['damaged']);
  });

  it('each box puts away only what lay in it', () => {
    open(twoBoxes());
    scanAll(BOX_1, SHIRT, 'DP:REST', BOX_2, BELT, 'DP:OK');
    expect(column(`SELECT sku FROM disposition`)).toEqual(['SKU-2']);
  });

  it('“rest in another box” means nothing when all is counted, and after a verdict', () => {
    open(twoBoxes());
    expect(scanAll(BOX_1, SHIRT, BELT, 'DP:REST')?.refusal).toBe('nothing-missing');
    expect(scanAll('DP:DMG', 'DP:C-WORN', 'DP:DMG', 'DP:REST')?.refusal).toBe('verdict-exists');
  });

  it('the same waybill scanned again opens the first box again: a second package of one waybill', () => {
    open(twoBoxes());
    scanAll(BOX_1, SHIRT, 'DP:REST');
    expect(bench.scan(BOX_1).tone).toBe('found');
    expect(scanAll(BELT, 'DP:OK')?.tone).toBe('closed');
    expect(refunds()).toHaveLength(1);
    expect(shelf()).toEqual([]);
  });

  it('a late second box takes an undecided “missing” back and judges both together', () => {
    open(twoBoxes());
    scanAll(BOX_1, SHIRT);
    const belt = session().returns[0]?.lines[1]?.id ?? '';
    bench.core.bench.note({ kind: 'counted', lineId: belt, what: 'missing', delta: 1 });
    scanAll('DP:DMG', 'DP:C-LINE-MISSING', 'DP:HOLD', 'DP:HOLD');
    expect(bench.core.toDecide.list()).toMatchObject([{ codes: ['line-missing'] }]);
    expect(bench.scan(BOX_2).tone).toBe('found');
    expect(bench.core.toDecide.list()).toEqual([]);
    expect(session().returns[0]).toMatchObject({ choice: 'damaged', codes: ['line-missing'] });
  });

  it('a late box of a return that is settled goes to a person, and refunds nothing again', () => {
    open(twoBoxes());
    scanAll(BOX_1, SHIRT, BELT, 'DP:OK');
    expect(refunds()).toHaveLength(1);
    scanAll(BOX_2);
    expect(session().returns[0]).toMatchObject({ isJudgedElsewhere: true });
    expect(scanAll('DP:OK', 'DL:HOLD-01')?.tone).toBe('closed');
    expect(refunds()).toHaveLength(1);
    expect(bench.core.toDecide.list()).toMatchObject([{ why: 'late-box', expectedReturn: { returnNo: 'R1' } }]);
  });

  it('survives a restart in between', () => {
    open(twoBoxes());
    scanAll(BOX_1, SHIRT, 'DP:REST');
    bench.restart();
    expect(shelf()).toEqual([{ waybill: BOX_1, why: 'rest' }]);
    expect(scanAll(BOX_2, BELT, 'DP:OK')?.tone).toBe('closed');
    expect(refunds()).toHaveLength(1);
  });
});
