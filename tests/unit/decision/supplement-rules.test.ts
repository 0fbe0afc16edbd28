import { describe, expect, it } from 'vitest';
import { isSumRight, refundedBefore, whyNotSupplement } from '../../../src/main/decision/supplement-rules.ts';
import type { OrderedRefund, SupplementStanding } from '../../../src/main/decision/supplement-rules.ts';
import { fc } from '../../support/property.ts';

const first = (more: Partial<OrderedRefund> = {}): OrderedRefund => ({
  ...{ key: 'refund:training:R1:1', state: 'done', orderedCents: 20_00, movedCents: 20_00, ...more },
});
const standing = (more: Partial<SupplementStanding> = {}): SupplementStanding => ({
  decision: { state: 'approved', kind: 'refund-part', amountCents: 20_00, freightCents: 0 },
  ...{ returnState: 'refunded', paidCents: 129_00, refunds: [first()], ...more },
});

describe('what can be added to', () => {
  it('is a partial refund that was decided and has ended, by a call or by hand', () => {
    expect(whyNotSupplement(standing())).toBeNull();
    expect(whyNotSupplement(standing({ returnState: 'open', refunds: [] }))).toBeNull();
  });
  it.each(['waiting', 'unknown', 'parked'] as const)('not while the first part is %s', (state) => {
    expect(whyNotSupplement(standing({ refunds: [first({ state })] }))).toBe('supplement-first');
  });
  it.each(['waiting', 'unknown', 'parked', 'done'] as const)('not a second time: the other is %s', (state) => {
    const second = first({ key: 'refund:training:R1:2', state });
    expect(whyNotSupplement(standing({ refunds: [first(), second] }))).toBe('supplement-made');
  });
  it('nothing else than a part: not what is undecided, refused, or refunded in full', () => {
    const { decision } = standing();
    for (const state of ['to-decide', 'proposed', 'revoked'] as const)
      expect(whyNotSupplement(standing({ decision: { ...decision, state } }))).toBe('supplement-not-here');
    for (const kind of ['refund-full', 'refuse', 'exchange', null] as const)
      expect(whyNotSupplement(standing({ decision: { ...decision, kind } }))).toBe('supplement-not-here');
    expect(whyNotSupplement(standing({ paidCents: 20_00 }))).toBe('supplement-not-here');
  });
  it('not what the platform has locked or ended', () => {
    expect(whyNotSupplement(standing({ returnState: 'locked' }))).toBe('refund-locked');
    expect(whyNotSupplement(standing({ returnState: 'closed' }))).toBe('return-closed');
    expect(whyNotSupplement(standing({ returnState: 'withdrawn' }))).toBe('return-closed');
  });
});

it('believes the most that any paper says was refunded before', () => {
  expect(refundedBefore(standing({ refunds: [first({ movedCents: 35_00 })] }))).toBe(35_00);
  expect(refundedBefore(standing({ refunds: [first({ movedCents: 0 })] }))).toBe(20_00);
  expect(refundedBefore(standing({ refunds: [] }))).toBe(20_00);
});

it('takes no sum that would come to more than the buyer paid', () => {
  fc.assert(
    fc.property(fc.integer({ min: -5, max: 200_00 }), fc.integer({ min: 0, max: 150_00 }), (sum, movedCents) => {
      const about = standing({ refunds: [first({ movedCents })] });
      const isRight = isSumRight(sum, about);
      return isRight === (sum > 0 && sum + Math.max(20_00, movedCents) <= 129_00);
    }),
  );
  expect(isSumRight(0.5, standing())).toBe(false);
  expect(isSumRight(Number.NaN, standing())).toBe(false);
});
