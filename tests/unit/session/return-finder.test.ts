import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shareOut, wantedOf } from '../../../src/main/session/return-finder-rules.ts';
import { FINDER_QUERIES } from '../../../src/main/session/return-finder-store.ts';
import { FOUND_BY, ReturnHits } from '../../../src/shared/return-search.ts';
import * as v from 'valibot';
import { aPhone, aReturn, BELT, createBenchFixture, IMEI, SHIRT } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';
import { fc } from '../../support/property.ts';

let bench: BenchFixture;
beforeEach(() => {
  const [shirt, belt] = aReturn().lines;
  if (shirt === undefined || belt === undefined) throw new Error('no lines');
  bench = createBenchFixture([
    aReturn({
      outboundWaybill: 'JDVA99000000017',
      moreWaybills: ['YT7712300049871'],
      phoneTail: '5678',
      lines: [{ ...shirt, subOrderNo: 'SUB-1', quantity: 2 }, belt],
    }),
    aReturn({ returnNo: 'R2', orderNo: 'O2', buyer: '王五', returnWaybill: 'YT8812345674562', lines: [belt] }),
    aPhone({ orderNo: 'O3', buyer: 'A*' }),
  ]);
});
afterEach(() => bench.close());

const find = (text: string) => bench.core.returnFinder.find(text);
const found = (text: string) => find(text).hits.map(({ foundBy, returnNo }) => `${foundBy} ${returnNo}`);

describe('a return is found', () => {
  it.each([
    ['SF1300001234562', ['waybill R1']],
    [' sf13 0000 1234 562 ', ['waybill R1']],
    ['YT7712300049871', ['waybill R1']],
    ['JDVA99000000017', ['outbound-waybill R1']],
    ['JDVA99000000017-1-1-', ['outbound-waybill R1']],
    ['9871', ['waybill-end R1']],
    ['0017', ['waybill-end R1']],
    ['4562', ['waybill-end R1', 'waybill-end R2']],
    ['562', []],
    ['r2', ['return-no R2']],
    ['O2', ['order R2']],
    ['SUB-1', ['sub-order R1']],
    ['5678', ['phone-tail R1']],
    ['13812345678', ['phone-tail R1']],
    ['+86 138-1234-5678', ['phone-tail R1']],
    ['王', ['buyer R1', 'buyer R2']],
    ['王五', ['buyer R2', 'buyer R1']],
    ['王小明', ['buyer R1']],
    ['王*', ['buyer R1']],
    ['ali', ['buyer R-PHONE']],
    ['Alice', ['buyer R-PHONE']],
    [SHIRT, ['sku R1']],
    ['SKU-1', ['sku R1']],
    [IMEI, ['serial R-PHONE']],
  ])('by %j', (text, hits) => {
    expect(found(text).sort()).toEqual([...hits].sort());
  });

  it('by several fields at once, each return by its surest', () => {
    bench.core.expectedReturns.save(aReturn({ returnNo: '4562', orderNo: 'O4', returnWaybill: null }), 1);
    expect(found('4562')).toEqual(['waybill-end R1', 'waybill-end R2', 'return-no 4562']);
    expect(found(BELT).sort()).toEqual(['sku 4562', 'sku R1', 'sku R2']);
  });

  it('with what a person needs to know it by', () => {
    expect(find('SF1300001234562').hits).toMatchObject([
      {
        platform: 'training',
        shop: '示例店',
        returnNo: 'R1',
        orderNo: 'O1',
        buyer: '王*',
        phoneTail: '5678',
        reason: 'no-reason',
        state: 'open',
        amountCents: 129_00,
        currency: 'CNY',
        returnWaybill: 'SF1300001234562',
        outboundWaybill: 'JDVA99000000017',
        title: '男士衬衫 白 L ×2、腰带 黑',
        picture: null,
        parcel: null,
      },
    ]);
  });

  it('with the parcel it came in', () => {
    bench.scan('SF1300001234562');
    const inspectionId = bench.core.bench.view().session?.inspectionId;
    expect(find('R1').hits[0]?.parcel).toEqual({ inspectionId, waybill: 'SF1300001234562', isJudged: false });
  });
});

describe('what finds nothing', () => {
  it.each([
    ['%'],
    ['%%%%'],
    ['____'],
    ["' OR 1=1 --"],
    ['*'],
    ['<img onerror>'],
    ['../../x'],
    ['\u202e4562'],
    [' '.repeat(64)],
    ['\0\0\0\0'],
  ])('%j is only data', (text) => {
    expect(find(text)).toEqual({ hits: [], isMore: false });
  });

  it('any text has an answer of the contract’s shape', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 64 }), (text) => {
        v.parse(ReturnHits, find(text));
      }),
    );
  });
});

describe('many', () => {
  it('are cut at 50, and it is said', () => {
    const save = bench.core.expectedReturns.save;
    for (let index = 0; index < 60; index += 1)
      save(aReturn({ returnNo: `M${index}`, orderNo: 'MANY', returnWaybill: `YT77123${index + 10}004321` }), 1);
    save(aReturn({ returnNo: 'PHONE', orderNo: 'O9', returnWaybill: null, phoneTail: '4321' }), 1);
    const { hits, isMore } = find('4321');
    expect(hits).toHaveLength(50);
    expect(isMore).toBe(true);
    expect(hits.at(-1)).toMatchObject({ foundBy: 'phone-tail', returnNo: 'PHONE' });
    expect(find('MANY').hits).toHaveLength(50);
  });

  it('are shared out among the fields, then filled up', () => {
    const ids = (name: string, n: number) => Array.from({ length: n }, (_, index) => `${name}${index}`);
    const { hits, isMore } = shareOut(
      [
        { by: 'waybill-end', ids: ids('w', 40) },
        { by: 'order', ids: ['w0', 'o0'] },
        { by: 'phone-tail', ids: ids('p', 40) },
      ],
      50,
    );
    const count = (by: string) => hits.filter((hit) => hit.by === by).length;
    expect([count('waybill-end'), count('order'), count('phone-tail')]).toEqual([32, 1, 17]);
    expect(isMore).toBe(true);
    expect(shareOut([], 50)).toEqual({ hits: [], isMore: false });
  });
});

describe('every field is looked through by an index', () => {
  it.each(FOUND_BY.flatMap((by) => FINDER_QUERIES[by].map((sql) => [by, sql] as const)))('%s', (_, sql) => {
    const plan = bench.core.db
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all({ value: 'x', from: 'a', to: 'b', limit: 51 }) as { detail: string }[];
    for (const { detail } of plan)
      expect(detail).toMatch(/^SEARCH .* USING (?:COVERING )?INDEX|^SEARCH .* USING PRIMARY KEY|TEMP B-TREE/);
    expect(sql).not.toContain('LIKE');
  });
});

it('what is looked for is never longer than what was typed allows', () => {
  expect(wantedOf('王').map(({ by }) => by)).not.toContain('waybill-end');
  expect(wantedOf('1234').map(({ by }) => by)).toEqual([
    ...['waybill', 'outbound-waybill', 'waybill-end', 'return-no', 'order', 'sub-order', 'phone-tail', 'sku', 'serial'],
  ]);
});
