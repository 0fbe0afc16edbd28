import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ExpectedReturn } from '../../../src/shared/expected-return.ts';
import { countedLines } from '../../../src/main/session/bundle-rules.ts';
import { RETURNS_ENDING, RETURNS_OF_WAYBILL } from '../../../src/main/session/expected-return-store.ts';
import { aReturn, createBenchFixture, SHIRT } from '../../support/bench-fixture.ts';
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

  it('names every platform that knows a return number, and its order there', () => {
    store().save(aReturn({ platform: 'pdd-2', orderNo: 'O9' }), 1);
    const [{ orderNo } = { orderNo: '' }] = store().byWaybill('YT8812345674562');
    expect(store().platformsOf('R2')).toEqual([{ platform: aReturn().platform, orderNo }]);
    expect(store().platformsOf('R1')).toHaveLength(2);
    expect(store().platformsOf('R1')).toContainEqual({ platform: 'pdd-2', orderNo: 'O9' });
    expect(store().platformsOf('R')).toEqual([]);
  });

  it('finds a return in several boxes by each of its waybills', () => {
    store().save(aReturn({ version: 2, moreWaybills: ['YT9000000009911', 'SF1300001234562'] }), 1);
    expect(store().byWaybill('YT9000000009911')).toHaveLength(1);
    expect(store().byWaybill('SF1300001234562')).toMatchObject([{ returnNo: 'R1', moreWaybills: ['YT9000000009911'] }]);
    expect(store().isKnownWaybill('YT9000000009911')).toBe(true);
    expect(store().waybillsEnding('9911', 9)).toEqual(['YT9000000009911']);
    store().save(aReturn({ version: 3 }), 1);
    expect(store().byWaybill('YT9000000009911')).toEqual([]);
    expect(store().isKnownWaybill('YT9000000009911')).toBe(false);
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
    expect(details).toContain('more_waybill_by_reversed');
    expect(details).not.toMatch(/SCAN (expected_return|more_waybill)/);
  });

  it('looks a waybill up in the indexes, among the further ones, too', () => {
    const plan = bench.core.db.prepare(`EXPLAIN QUERY PLAN ${RETURNS_OF_WAYBILL}`).all({ waybill: 'X' }) as {
      detail: string;
    }[];
    const details = plan.map(({ detail }) => detail).join('\n');
    expect(details).toContain('expected_return_by_waybill');
    expect(details).toMatch(/SEARCH more_waybill/);
    expect(details).not.toMatch(/SCAN (expected_return|more_waybill)/);
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

describe('a bundle', () => {
  const parts = [
    { sku: 'PART-A', name: '手机', quantity: 1, barcodes: [SHIRT] },
    { sku: 'PART-B', name: '贴膜', quantity: 3, barcodes: [] },
  ];
  const bundle = (more: Partial<ExpectedReturn['lines'][number]> = {}) => ({
    sku: 'SET-1',
    name: '手机套装',
    picture: null,
    quantity: 2,
    isGift: false,
    barcodes: ['6999999999994'],
    serials: ['356938035643809', '490154203237518'],
    subOrderNo: 'SUB-1',
    ...more,
  });
  const linesOf = (lines: ExpectedReturn['lines'], returnNo = 'R-SET') => {
    const id = store().save(aReturn({ returnNo, returnWaybill: null, lines, phoneTail: '5678' }), 1);
    return store().get(id);
  };

  it('is stored as its parts: so many times the bundle, with its name, sub-order and serials', () => {
    const stored = linesOf([bundle({ parts })]);
    expect(stored?.phoneTail).toBe('5678');
    expect(stored?.lines).toMatchObject([
      {
        sku: 'PART-A',
        quantity: 2,
        bundle: '手机套装',
        subOrderNo: 'SUB-1',
        serials: ['356938035643809', '490154203237518'],
        barcodes: [SHIRT, 'PART-A'],
      },
      { sku: 'PART-B', quantity: 6, bundle: '手机套装', subOrderNo: 'SUB-1', serials: [] },
    ]);
    expect(store().isSoldBarcode('PART-B')).toBe(true);
  });

  it('takes the parts the shop told for its SKU where the line brings none, and a gift stays one', () => {
    bench.core.db.exec(`INSERT INTO bundle_part VALUES ('SET-1', 0, 'PART-C', '套件', 4, '["6901234567892"]')`);
    expect(linesOf([bundle({ isGift: true })])?.lines).toMatchObject([
      { sku: 'PART-C', quantity: 8, isGift: true, barcodes: [SHIRT, 'PART-C'] },
    ]);
    expect(linesOf([bundle({ parts })], 'R-OWN')?.lines).toHaveLength(2);
  });

  it('keeps a line that is none as it was told', () => {
    expect(linesOf([bundle()])?.lines).toMatchObject([
      { sku: 'SET-1', quantity: 2, bundle: null, subOrderNo: 'SUB-1' },
    ]);
  });

  it('gives up its rows when it is told again before its box was opened', () => {
    linesOf([bundle({ parts })]);
    linesOf([bundle({ parts, serials: [] })]);
    const count = (table: string) =>
      bench.core.db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n;
    expect(count('line_serial')).toBe(0);
    expect(count('expected_line')).toBe(2 + 2 + 2);
  });
});

it('gives the serials to the part that lies in the box as often as there are serials', () => {
  const part = (sku: string, quantity: number) => ({ sku, name: sku, quantity, barcodes: [] });
  const [line] = aReturn().lines;
  if (line === undefined) throw new Error('no line');
  const serialsOf = (parts: ReturnType<typeof part>[], serials: string[]) =>
    countedLines([{ ...line, serials, parts }], () => []).map((one) => one.serials);
  expect(serialsOf([part('CASE', 2), part('PHONE', 1)], ['S1'])).toEqual([[], ['S1']]);
  expect(serialsOf([part('PHONE', 1), part('CASE', 1)], ['S1'])).toEqual([['S1'], []]);
  expect(serialsOf([part('PHONE', 1), part('CASE', 1)], ['S1', 'S2', 'S3'])).toEqual([['S1', 'S2', 'S3'], []]);
});
