import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ExpectedReturn } from '../../../src/shared/expected-return.ts';
import { expectedOf, judgeRefund, readOf } from '../../../src/main/platform/generic/generic-mapping.ts';
import { Return, isReturnNo } from '../../../src/main/platform/generic/generic-schemas.ts';
import type { ReturnNow } from '../../../src/main/platform/generic/generic-schemas.ts';

const least = {
  ...{ returnNo: 'RMA-1', orderNo: 'SO-1', reason: 'quality', amountCents: 1_990, currency: 'CNY', state: 'open' },
  ...{ version: 3, lines: [{ sku: 'P-04', name: '抱枕', quantity: 1 }] },
};
const of = { platform: 'own', shop: '山岚' };
const mapped = (more: object): unknown => {
  const told = v.safeParse(Return, { ...least, ...more });
  return told.success ? expectedOf(told.output, of) : null;
};

describe('a return of the generic interface', () => {
  it('with the least that must be said is an expected return', () => {
    const one = v.parse(ExpectedReturn, mapped({}));
    expect(one).toMatchObject({ platform: 'own', shop: '山岚', buyer: '*', category: 'other', freightCents: 0 });
    expect(one).toMatchObject({ returnWaybill: null, moreWaybills: [], platformDeadlineAt: null });
    expect(one.lines).toMatchObject([{ sku: 'P-04', quantity: 1, isGift: false, barcodes: [], parts: [] }]);
  });

  it('with everything is, too, and null counts as left out', () => {
    const full = {
      ...{ shop: '旗舰店', buyer: '王*', reasonText: '有划痕\n很明显', category: 'digital', freightCents: 600 },
      ...{ isMarkedHighValue: true, signedAt: 1_790_000_000_000, deadlineAt: 1_790_000_500_000, courier: '圆通' },
      ...{ returnWaybills: ['YT1000000001', 'YT1000000002', 'YT1000000001'], outboundWaybill: 'SF1000000001' },
      ...{ phoneTail: '1234', shippedWeightG: 850, sealNo: 'A-77' },
      lines: [
        {
          ...{ sku: 'SET', name: '套装', quantity: 2, isGift: null, serials: ['S1'], subOrderNo: '1-1' },
          parts: [{ sku: 'A', name: '上衣', quantity: 1, barcodes: null }],
        },
      ],
    };
    const one = v.parse(ExpectedReturn, mapped(full));
    expect(one).toMatchObject({ returnWaybill: 'YT1000000001', moreWaybills: ['YT1000000002'], phoneTail: '1234' });
    expect(one).toMatchObject({ platformDeadlineAt: 1_790_000_500_000, reasonText: '有划痕 很明显', shop: '旗舰店' });
    expect(one.lines[0]?.parts).toEqual([{ sku: 'A', name: '上衣', quantity: 1, barcodes: [] }]);
    expect(v.is(ExpectedReturn, mapped({ signedAt: null, category: null, returnWaybills: null }))).toBe(true);
  });

  it.each<[string, object]>([
    ['money as text', { amountCents: '19.90' }],
    ['money as a fraction', { amountCents: 19.9 }],
    ['negative money', { amountCents: -1 }],
    ['a state nobody knows', { state: 'maybe' }],
    ['another currency name', { currency: 'yuan' }],
    ['a number that would not stand in an address', { returnNo: '../returns' }],
    ['no goods', { lines: [] }],
    ['a picture from the network', { lines: [{ sku: 'A', name: '', quantity: 1, picture: 'https://x.test/a.jpg' }] }],
    ['a waybill that is none', { returnWaybills: ['<script>'] }],
    ['time as text', { signedAt: '2026-11-22' }],
  ])('with %s is not understood', (_, more) => {
    expect(mapped({})).not.toBeNull();
    expect(mapped(more)).toBeNull();
  });

  it('is asked for only by a number that can stand in an address', () => {
    expect(['RMA-1', 'a.b:c_d'].map(isReturnNo)).toEqual([true, true]);
    expect(['', 'a/b', '退-1', 'a b', 'x'.repeat(65)].map(isReturnNo)).toEqual([false, false, false, false, false]);
  });
});

describe('whether a refund may leave', () => {
  const now: ReturnNow = { returnNo: 'RMA-1', state: 'open', paidCents: 2_500, currency: 'CNY', refunds: [] };
  const body = {
    ...{ key: 'refund:own:RMA-1:1', returnNo: 'RMA-1', amountCents: 1_990, freightCents: 510 },
    ...{ currency: 'CNY', reason: '完好' },
  };
  const earlier = { key: null, refundId: 'R1', amountCents: 1, at: 1 };

  it('up to the last cent that was paid', () => {
    expect(judgeRefund(now, body)).toBeNull();
    expect(judgeRefund({ ...now, paidCents: 2_499 }, body)).toMatchObject({ code: 'amount' });
    expect(judgeRefund({ ...now, refunds: [earlier] }, body)).toMatchObject({
      code: 'amount',
      words: expect.stringMatching(/25\.00.*24\.99/) as string,
    });
  });

  it.each<[ReturnNow['state'], string]>([
    ['refunded', 'already-refunded'],
    ['closed', 'closed'],
    ['withdrawn', 'withdrawn'],
    ['locked', 'locked'],
  ])('not when it is %s', (state, code) => {
    expect(judgeRefund({ ...now, state }, body)).toMatchObject({ kind: 'refused', code });
  });

  it('not in another currency, and not when its key has moved money', () => {
    expect(judgeRefund({ ...now, currency: 'USD' }, body)).toMatchObject({ code: 'amount' });
    expect(judgeRefund({ ...now, refunds: [{ ...earlier, key: body.key }] }, body)).toMatchObject({
      code: 'already-refunded',
    });
  });

  it('reads as the sync wants it', () => {
    expect(readOf({ ...now, refunds: [earlier] })).toEqual({
      ...{ kind: 'read', state: 'open', paidCents: 2_500, refunds: [earlier] },
    });
  });
});
