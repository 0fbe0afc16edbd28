import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RETURNS_ENDING } from '../../../src/main/session/expected-return-store.ts';
import { aReturn, createBenchFixture } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';

let bench: BenchFixture;
beforeEach(() => {
  bench = createBenchFixture([
    aReturn(),
    aReturn({ returnNo: 'R2', returnWaybill: 'YT8812345674562', outboundWaybill: 'YT0000000000001' }),
  ]);
});
afterEach(() => bench.close());

const store = () => bench.core.expectedReturns;

describe('looking a return up', () => {
  it('finds it by its return waybill, else by the outbound one of a refused parcel', () => {
    expect(
      store()
        .byWaybill('SF1300001234562')
        .map((one) => one.returnNo),
    ).toEqual(['R1']);
    expect(
      store()
        .byWaybill('YT0000000000001')
        .map((one) => one.returnNo),
    ).toEqual(['R2']);
    expect(store().byWaybill('YT')).toEqual([]);
  });

  it('finds waybills by their last characters, and nothing by the first', () => {
    expect(store().waybillsEnding('4562', 9).sort()).toEqual(['SF1300001234562', 'YT8812345674562']);
    expect(store().waybillsEnding('234562', 9)).toEqual(['SF1300001234562']);
    expect(store().waybillsEnding('0001', 9)).toEqual(['YT0000000000001']);
    expect(store().waybillsEnding('SF13', 9)).toEqual([]);
    expect(store().waybillsEnding('%', 9)).toEqual([]);
    expect(store().waybillsEnding('4562', 1)).toHaveLength(1);
  });

  it('looks the end up in the indexes, never through the table', () => {
    const plan = bench.core.db
      .prepare(`EXPLAIN QUERY PLAN ${RETURNS_ENDING}`)
      .all({ from: '2', to: '3', limit: 1 }) as { detail: string }[];
    const details = plan.map(({ detail }) => detail).join('\n');
    expect(details).toContain('expected_return_by_waybill_reversed');
    expect(details).toContain('expected_return_by_outbound_reversed');
    expect(details).not.toContain('SCAN expected_return');
  });
});

describe('a return told again', () => {
  it('is renewed by a newer version and left alone by an older one', () => {
    store().save(aReturn({ version: 3, state: 'withdrawn', lines: aReturn().lines.slice(0, 1) }), 1);
    store().save(aReturn({ version: 2, state: 'open' }), 2);
    const [found] = store().byWaybill('SF1300001234562');
    expect(found).toMatchObject({ state: 'withdrawn' });
    expect(found?.lines).toHaveLength(1);
  });

  it('keeps its lines once its box was opened: what was counted counts', () => {
    bench.scan('SF1300001234562');
    store().save(aReturn({ version: 5, lines: aReturn().lines.slice(0, 1) }), 1);
    expect(bench.core.bench.view().session?.returns[0]?.lines).toHaveLength(2);
  });
});
