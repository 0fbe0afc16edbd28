import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  ProblemSaid,
  RefundReceipt,
  RefundRequest,
  Return,
  ReturnNow,
  ReturnPage,
} from '../../../src/main/platform/generic/generic-schemas.ts';
import { ReceivedBody, RefundBody, RefuseBody, StockBody } from '../../../src/shared/command-body.ts';
import { ExpectedReturn } from '../../../src/shared/expected-return.ts';
import { quickParse } from '../../../src/shared/quick-parse.ts';
import { aReturn } from '../../support/bench-fixture.ts';
import { fc } from '../../support/property.ts';

const told = {
  ...{ returnNo: 'R-1', orderNo: 'O-1', shop: '山岚', buyer: null, reason: 'no-reason', amountCents: 9_900 },
  ...{ currency: 'CNY', state: 'open', signedAt: 1, returnWaybills: ['SF1300001234562'], version: 1, more: { a: 1 } },
  lines: [
    {
      sku: 'S',
      name: '衬衫',
      quantity: 1,
      isGift: false,
      barcodes: ['690'],
      picture: 'data:image/png;base64,',
      odd: 1,
    },
  ],
};
const refund = { key: 'k', refundId: 'F', amountCents: 1, at: 1 };
const body = {
  ...{ key: 'refund:own:R-1:1', returnNo: 'R-1', amountCents: 1, freightCents: 0, currency: 'CNY', reason: '完好' },
  ...{ judgements: { packaging: 'good' }, isPart: true, via: 'return' },
};
const strictBody = {
  ...{ key: 'refund:own:R-1:1', returnNo: 'R-1', amountCents: 1, freightCents: 0, currency: 'CNY', reason: '完好' },
  via: 'outbound',
};
const unit = { sku: 'S', quantity: 1, disposition: 'restock', bin: 'A-1', from: { disposition: 'second', bin: '' } };
/** Each with something that it takes. */
const CASES: readonly (readonly [string, v.GenericSchema, unknown])[] = [
  ['Return', Return, told],
  ['ExpectedReturn', ExpectedReturn, { ...aReturn(), dispute: null, moreWaybills: ['YT9000000009911'] }],
  ['ReturnPage', ReturnPage, { returns: [told, 1, null], cursor: '1', hasMore: true }],
  ['ReturnNow', ReturnNow, { returnNo: 'R-1', state: 'open', paidCents: 1, currency: 'CNY', refunds: [refund] }],
  ['RefundReceipt', RefundReceipt, { refundId: 'F', amountCents: 1, at: 1, how: 'paid' }],
  ['ProblemSaid, with a fallback', ProblemSaid, { title: 'no', status: 409, code: 'new-to-us' }],
  ['RefundRequest, strict', RefundRequest, strictBody],
  ['RefundBody, with a partial', RefundBody, body],
  [
    'RefuseBody',
    RefuseBody,
    { key: 'k', returnNo: 'R-1', message: '少了', reasonCode: null, pictures: ['a'.repeat(64)] },
  ],
  ['ReceivedBody', ReceivedBody, { key: 'k', returnNo: 'R-1', receivedAt: 1 }],
  ['StockBody', StockBody, { key: 'k', returnNo: 'R-1', units: [unit] }],
  ['a default', v.object({ a: v.optional(v.string(), 'x'), b: v.nullish(v.number(), 7) }), { c: 1 }],
  ['a nullable default', v.object({ a: v.nullable(v.string(), 'x') }), { a: null }],
  ['a transformation', v.array(v.pipe(v.string(), v.trim(), v.minLength(1))), [' a ']],
  [
    'a check of ours',
    v.pipe(
      v.number(),
      v.check((value) => value % 2 === 0),
    ),
    4,
  ],
  ['a pipe in a pipe', v.pipe(v.pipe(v.string(), v.minLength(2)), v.maxLength(3)), 'abc'],
  ['a union', v.union([v.string(), v.number()]), 1],
];

/** What JSON can bear, and some of what it can't. */
const odd = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    undefined,
    Number.NaN,
    Infinity,
    -1,
    0.5,
    1e15,
    '',
    'x'.repeat(70),
    '衬衫',
    'data:image/',
    'SF13',
    true,
  ),
);

type Box = Record<string, unknown> | unknown[];
const isBox = (value: unknown): value is Box => typeof value === 'object' && value !== null;

/** The value with one of its places, however deep, changed or taken away. */
function spoil(value: unknown, where: readonly number[], by: unknown, isGone: boolean): unknown {
  const [place = 0, ...deeper] = where;
  if (!isBox(value) || Object.keys(value).length === 0 || where.length === 0) return by;
  const copy: Box = Array.isArray(value) ? [...value] : { ...value };
  const key = Object.keys(copy)[place % Object.keys(copy).length] ?? '';
  const inside = (copy as Record<string, unknown>)[key];
  if (isGone && (deeper.length === 0 || !isBox(inside))) Reflect.deleteProperty(copy, key);
  else (copy as Record<string, unknown>)[key] = spoil(inside, isBox(inside) ? deeper : [], by, isGone);
  return copy;
}

const places = fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 4 });

describe.each(CASES)('%s', (_, schema, good) => {
  it('is taken and refused as valibot does, with the same output or the same complaints', () => {
    const compare = (input: unknown): boolean => {
      const result = v.safeParse(schema, input);
      expect(quickParse(schema, input)).toEqual(result);
      return result.success;
    };
    compare(good);
    compare(undefined);
    compare(null);
    compare([good]);
    compare(Object.create({ ...(good as object) }));
    fc.assert(
      fc.property(places, odd, fc.boolean(), (where, by, isGone) => {
        compare(spoil(good, where, by, isGone));
      }),
      { numRuns: 150 },
    );
  });
});

it('takes what is right, so that the comparison above is not one of refusals only', () => {
  expect(CASES.filter(([, schema, good]) => !quickParse(schema, good).success).map(([name]) => name)).toEqual([]);
});

it('gives a copy: what a connector keeps is not what was read', () => {
  const result = quickParse(ExpectedReturn, aReturn());
  expect(result.success && result.output.lines).not.toBe(aReturn().lines);
  const page = { returns: [1], cursor: '1', hasMore: false, more: 1 };
  const read = quickParse(ReturnPage, page);
  expect(read.output).toEqual({ returns: [1], cursor: '1', hasMore: false });
  expect(read.success && read.output.returns).not.toBe(page.returns);
});
