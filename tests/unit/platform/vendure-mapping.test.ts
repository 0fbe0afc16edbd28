import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  expectedOf,
  keyIn,
  maskedName,
  phoneTailOf,
  readOf,
  reasonIn,
  waybillsIn,
} from '../../../src/main/platform/vendure/vendure-mapping.ts';
import { WholeOrder } from '../../../src/main/platform/vendure/vendure-schemas.ts';
import { ExpectedReturn } from '../../../src/shared/expected-return.ts';
import { at, money, payment, rawOrder, rawPayment, rawRefund, refund, whole } from '../../support/vendure-answers.ts';

const OF = { platform: 'vendure', shop: '拾木', category: 'other' } as const;
const fields = (returnWaybill: string | null, more: object = {}) => ({
  customFields: { returnWaybill, returnReason: null, outboundWaybill: null, ...more },
});

describe('an order as an expected return', () => {
  it('fits our own schema, with the goods’ money and the freight apart', () => {
    const expected = v.parse(ExpectedReturn, expectedOf(v.parse(WholeOrder, rawOrder()), OF));
    expect(expected).toMatchObject({
      platform: 'vendure',
      returnNo: 'A1',
      orderNo: 'A1',
      buyer: '王*',
      amountCents: 5_900,
      freightCents: 800,
      state: 'open',
      returnWaybill: 'SF1300001234562',
      outboundWaybill: 'YT8800000000001',
      signedAt: null,
      lines: [{ sku: 'MUG', quantity: 1, barcodes: ['MUG'], isGift: false }],
    });
    expect(JSON.stringify(expected)).not.toContain('小明');
  });

  it('is none while the waybill is blank, and one without a waybill when the text is none', () => {
    expect(expectedOf(whole(fields(' ')), OF)).toBeNull();
    expect(expectedOf(whole(fields(null)), OF)).toBeNull();
    expect(expectedOf(whole(fields('问一下客服')), OF)).toMatchObject({ returnWaybill: null, moreWaybills: [] });
  });

  it('never tells more freight than was paid, nor money that was not', () => {
    const half = whole({ payments: [payment({ amount: 500 }), payment({ id: '8', state: 'Declined' })] });
    expect(expectedOf(half, OF)).toMatchObject({ amountCents: 0, freightCents: 500 });
    expect(expectedOf(whole({ payments: null }), OF)).toMatchObject({ amountCents: 0, freightCents: 0, state: 'open' });
  });

  it('counts what is left of each line; of a cancelled order what was ordered', () => {
    const [line] = whole().lines;
    if (line === undefined) throw new Error('no line');
    const lines = [
      { ...line, quantity: 0, orderPlacedQuantity: 2 },
      { ...line, quantity: 1, orderPlacedQuantity: 3, proratedLinePriceWithTax: 0 },
    ];
    expect(expectedOf(whole({ lines }), OF)?.lines).toMatchObject([{ quantity: 1, isGift: true }]);
    const none = lines.map((one) => ({ ...one, quantity: 0 }));
    expect(expectedOf(whole({ lines: none }), OF)?.lines.map(({ quantity }) => quantity)).toEqual([2, 3]);
  });

  it('has a version that grows when only a payment or a refund changed', () => {
    const later = at('2026-11-21T00:00:00Z');
    const paid = payment({ refunds: [refund({ updatedAt: later })] });
    expect(expectedOf(whole({ payments: [paid] }), OF)?.version).toBe(later);
  });

  it('takes hostile texts as one short line', () => {
    const nasty = whole({
      ...fields('SF1300001234562', { returnReason: `质量\u0000\u202e\n${'😀'.repeat(300)}` }),
      shippingAddress: { fullName: '\u200b<img onerror=x>', phoneNumber: '12' },
    });
    const expected = v.parse(ExpectedReturn, expectedOf(nasty, OF));
    expect(expected.reason).toBe('quality');
    expect(expected.reasonText).toMatch(/^质量 😀+$/u);
    expect([expected.buyer, expected.phoneTail]).toEqual(['<*', null]);
  });

  it.each<[string, object]>([
    ['money as a text', { shippingWithTax: '800' }],
    ['money in parts of a cent', { shippingWithTax: 0.5 }],
    ['money below nothing', { payments: [rawPayment({ amount: -1 })] }],
    ['a refund without a state', { payments: [rawPayment({ refunds: [rawRefund({ state: null })] })] }],
    ['a date that is none', { updatedAt: 'yesterday' }],
    ['a code that is longer than any', { code: 'A'.repeat(65) }],
    ['no lines at all', { lines: null }],
    ['half a unit', { lines: [{ ...rawOrder().lines[0], quantity: 0.5 }] }],
    ['a currency of its own', { currencyCode: '¥' }],
  ])('is not understood with %s', (_, more) => {
    expect(v.safeParse(WholeOrder, rawOrder(more)).success).toBe(false);
  });
});

describe('texts that people fill in', () => {
  it.each<[string | null, string[]]>([
    ['sf1300001234562', ['SF1300001234562']],
    ['ＳＦ1300001234562，YT8812345678903; sf1300001234562', ['SF1300001234562', 'YT8812345678903']],
    ['顺丰 SF1300001234562', ['SF1300001234562']],
    ['<b>SF1300001234562</b>', []],
    ['12345', []],
    ['x'.repeat(36), []],
    [null, []],
  ])('%j holds the waybills %j', (text, waybills) => {
    expect(waybillsIn(text)).toEqual(waybills);
  });

  it.each([
    ['发错颜色了', 'wrong-item'],
    ['Arrived DAMAGED', 'broken'],
    ['空包', 'not-received'],
    ['与描述不符', 'not-as-described'],
    ['少发一件', 'short'],
    ['怀疑是假货', 'counterfeit'],
    ['7天无理由', 'no-reason'],
    ['', 'no-reason'],
    [null, 'no-reason'],
  ] as const)('the reason %j is %s', (text, reason) => {
    expect(reasonIn(text)).toBe(reason);
  });

  it.each([
    [{ fullName: '王小明', phoneNumber: null }, null, '王*'],
    [null, { firstName: '小明', lastName: '王', phoneNumber: null }, '王*'],
    [null, { firstName: 'Anna', lastName: 'Smith', phoneNumber: null }, 'A*'],
    [{ fullName: ' ', phoneNumber: null }, { firstName: null, lastName: '𠮷田', phoneNumber: null }, '𠮷*'],
    [null, null, '*'],
  ])('masks the buyer', (shippingAddress, customer, masked) => {
    expect(maskedName({ shippingAddress, customer })).toBe(masked);
  });

  it('keeps four digits of the first phone that is one', () => {
    const customer = { firstName: null, lastName: null, phoneNumber: '+86 139-0000-5678' };
    expect(phoneTailOf({ shippingAddress: { fullName: null, phoneNumber: 'x' }, customer })).toBe('5678');
  });
});

describe('what the shop’s books say', () => {
  const books = (...refunds: Partial<ReturnType<typeof refund>>[]) =>
    readOf(money({ payments: [payment({ refunds: refunds.map(refund) })] }), 'vendure');

  it('counts pending and settled refunds, oldest first, and failed ones for nothing', () => {
    const read = books(
      { id: '2', total: 700, createdAt: 2_000, state: 'Settled', reason: null },
      { id: '1', total: 6_000, createdAt: 1_000 },
      { id: '3', total: 6_700, state: 'Failed' },
    );
    expect(read).toEqual({
      kind: 'read',
      state: 'refunded',
      paidCents: 6_700,
      refunds: [
        { key: 'refund:vendure:A1:1', refundId: '1', amountCents: 6_000, at: 1_000 },
        { key: null, refundId: '2', amountCents: 700, at: 2_000 },
      ],
    });
  });

  it('is open with a part refunded, closed when cancelled, refunded when both', () => {
    expect(books({ total: 6_699 }).state).toBe('open');
    expect(books({ state: 'Failed' }).state).toBe('open');
    expect(readOf(money({ state: 'Cancelled' }), 'vendure').state).toBe('closed');
    const both = money({ state: 'Cancelled', payments: [payment({ refunds: [refund()] })] });
    expect(readOf(both, 'vendure').state).toBe('refunded');
    expect(readOf(money({ payments: [] }), 'vendure')).toMatchObject({ state: 'open', paidCents: 0, refunds: [] });
  });

  it.each([
    ['完好 [refund:vendure:A1:1]', 'refund:vendure:A1:1'],
    ['[refund:vendure:A1:12] later [refund:vendure:A1:2]', 'refund:vendure:A1:2'],
    ['[refund:vendure:A1:12]', 'refund:vendure:A1:12'],
    ['refund:vendure:A1:1', null],
    ['[refund:vendure:A1:1', null],
    ['[refund:vendure:A1:]', null],
    ['[refund:vendure:A12:1]', null],
    ['[refund:other:A1:1]', null],
    ['', null],
    [null, null],
  ])('the reason %j holds the key %j', (reason, key) => {
    expect(keyIn(reason, 'vendure', 'A1')).toBe(key);
  });

  it('finds the key of an order number with brackets in it', () => {
    expect(keyIn('x [refund:vendure:A[1]:1]', 'vendure', 'A[1]')).toBe('refund:vendure:A[1]:1');
  });
});
