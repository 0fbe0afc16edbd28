import { afterEach, describe, expect, it } from 'vitest';
import type { ExpectedReturn } from '../../../src/shared/expected-return.ts';
import { aReturn, BELT, createBenchFixture, SHIRT } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';

// One waybill, two claims on it: of two buyers' orders, or of one order that the platform lists twice.

const WAYBILL = 'SF1300001234562';
const [shirt, belt] = aReturn().lines;
if (shirt === undefined || belt === undefined) throw new Error('the sample has two lines');
const of = (returnNo: string, more: Partial<ExpectedReturn>) => aReturn({ returnNo, lines: [shirt], ...more });

let bench: BenchFixture;
afterEach(() => bench.close());
const open = (...returns: ExpectedReturn[]): void => {
  bench = createBenchFixture(returns);
  bench.scan(WAYBILL);
};
const box = () => {
  const { session } = bench.core.bench.view();
  if (session === null) throw new Error('no box is open');
  return session;
};
const refunds = () =>
  bench.core.outbox
    .list(50)
    .filter(({ kind, state }) => kind === 'refund' && state !== 'cancelled')
    .map(({ returnNo, amountCents }) => [returnNo, amountCents])
    .sort();
const goodOf = (returnNo: string) =>
  box()
    .returns.find((one) => one.returnNo === returnNo)
    ?.lines.map(({ good }) => good);

describe('a waybill shared by two orders', () => {
  const two = () => {
    open(
      of('R-WANG', { orderNo: 'O-1', buyer: '王*', amountCents: 129_00 }),
      of('R-LI', { orderNo: 'O-2', buyer: '李*', amountCents: 59_00, lines: [belt] }),
    );
  };

  it('shows both, each with its order and buyer', () => {
    two();
    expect(
      box()
        .returns.map(({ orderNo, buyer }) => [orderNo, buyer])
        .sort(),
    ).toEqual([
      ['O-1', '王*'],
      ['O-2', '李*'],
    ]);
    expect(box().returns.every(({ lines }) => lines.every(({ good }) => good === 0))).toBe(true);
  });

  it('asks for the goods of the one that was not counted, and pays neither until then', () => {
    two();
    bench.scan(SHIRT);
    expect(box().next).toMatchObject({ step: 'scan-line' });
    expect(bench.scan('DP:OK')).toMatchObject({ tone: 'refused', refusal: 'lines-not-counted' });
    expect(refunds()).toEqual([]);
    bench.scan(BELT);
    expect(bench.scan('DP:OK').tone).toBe('closed');
    expect(refunds()).toEqual([
      ['R-LI', 59_00],
      ['R-WANG', 129_00],
    ]);
  });

  it('pays the one whose goods lie in it where the other one’s are missing, which a person decides', () => {
    two();
    bench.scan(SHIRT);
    const missing = box().returns.find(({ returnNo }) => returnNo === 'R-LI');
    bench.core.bench.note({ kind: 'counted', lineId: missing?.lines[0]?.id ?? '', what: 'missing', delta: 1 });
    for (const scan of ['DP:DMG', 'DP:C-LINE-MISSING', 'DP:HOLD', 'DP:HOLD']) bench.scan(scan);
    expect(refunds()).toEqual([['R-WANG', 129_00]]);
    expect(bench.core.toDecide.list().map(({ expectedReturn }) => expectedReturn?.returnNo)).toEqual(['R-LI']);
  });
});

describe('refunds that a platform lists twice for one waybill', () => {
  const twice = (more: Partial<ExpectedReturn> = {}) => {
    open(of('R-1', { orderNo: 'O-1' }), of('R-2', { orderNo: 'O-1', version: 2, ...more }));
  };

  it('are both shown, and one shirt counts for one of them only', () => {
    twice();
    expect(box().returns).toHaveLength(2);
    bench.scan(SHIRT);
    expect([goodOf('R-1'), goodOf('R-2')].sort()).toEqual([[0], [1]]);
    expect(bench.scan('DP:OK')).toMatchObject({ tone: 'refused', refusal: 'lines-not-counted' });
    expect(refunds()).toEqual([]);
  });

  it('pay twice only for two shirts', () => {
    twice();
    for (const scan of [SHIRT, SHIRT, 'DP:OK']) bench.scan(scan);
    expect(refunds().map(([returnNo]) => returnNo)).toEqual(['R-1', 'R-2']);
  });

  it.each(['closed', 'withdrawn'] as const)('of which one is %s: the shirt is the other one’s', (state) => {
    open(of('R-1', {}), of('R-0', { state }), of('R-9', { state }));
    bench.scan(SHIRT);
    expect([goodOf('R-1'), goodOf('R-0'), goodOf('R-9')]).toEqual([[1], [0], [0]]);
  });

  it('of which one is paid already: the shirt is what it was paid for, and no second payment leaves', () => {
    open(of('R-1', {}), of('R-2', { state: 'refunded' }));
    bench.scan(SHIRT);
    expect([goodOf('R-1'), goodOf('R-2')]).toEqual([[0], [1]]);
    expect(bench.scan('DP:OK')).toMatchObject({ tone: 'refused', refusal: 'lines-not-counted' });
    expect(refunds()).toEqual([]);
  });

  it('told again and again under one number stay one', () => {
    open(of('R-1', {}), of('R-1', { version: 3 }), of('R-1', { version: 2 }));
    expect(box().returns).toHaveLength(1);
    for (const scan of [SHIRT, 'DP:OK']) bench.scan(scan);
    expect(refunds()).toEqual([['R-1', 129_00]]);
  });
});
