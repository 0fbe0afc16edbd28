import { describe, expect, it } from 'vitest';
import { judgeRead } from '../../../src/main/sync/read-rules.ts';
import { judgeRefund, STRICT } from '../../../src/main/platform/training/training-rules.ts';
import { RETURN_STATES } from '../../../src/shared/domain-words.ts';
import type { ReturnState } from '../../../src/shared/domain-words.ts';
import { aReturn } from '../../support/bench-fixture.ts';
import { fc } from '../../support/property.ts';

const [FIRST, KEY] = ['refund:training:R1:1', 'refund:training:R1:2'];
const [BEFORE, WANTED, PAID] = [20_00, 30_00, 129_00];
const body = { key: KEY, returnNo: 'R1', amountCents: WANTED, freightCents: 0, currency: 'CNY', reason: '' };
const supplement = { ...body, isPart: true as const, beforeCents: BEFORE };
const moved = (amountCents: number, key: string | null) => ({ key, refundId: 'F', amountCents, at: 5 });
const judge = (
  refunds: ReturnType<typeof moved>[],
  { state = 'refunded', wasSent = false, isByHand = false, paidCents = PAID } = {},
) =>
  judgeRead({ kind: 'read', state: state as ReturnState, refunds, paidCents }, { body: supplement, wasSent, isByHand });

describe('what a reading means for a supplement', () => {
  it('is sent only on top of exactly what was refunded when it was decided, and within what was paid', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...RETURN_STATES),
        fc.array(fc.tuple(fc.constantFrom(1, 10_00, 20_00, 30_00), fc.constantFrom(null, FIRST, KEY)), {
          maxLength: 4,
        }),
        fc.constantFrom(0, 49_99, 50_00, PAID),
        fc.boolean(),
        (state, list, paidCents, isByHand) => {
          const refunds = list.map(([cents, key]) => moved(cents, key));
          const total = refunds.reduce((sum, one) => sum + one.amountCents, 0);
          const isOpen = judge(refunds, { state, paidCents, isByHand }).kind === 'open';
          const isThere = state === 'open' || state === 'refunded';
          const isOwn = refunds.some(({ key }) => key === KEY);
          expect(isOpen).toBe(isThere && !isByHand && !isOwn && total === BEFORE && total + WANTED <= paidCents);
        },
      ),
    );
  });
  it('is found again by its key, and never taken for the first part', () => {
    expect(judge([moved(BEFORE, FIRST), moved(WANTED, KEY)], { wasSent: true })).toMatchObject({
      ...{ kind: 'end', how: 'read-back' },
    });
    expect(judge([moved(BEFORE, FIRST)])).toEqual({ kind: 'open' });
  });
  it('of which less has moved ends once somebody has added what was missing', () => {
    const less = [moved(BEFORE, FIRST), moved(WANTED - 500, KEY)];
    expect(judge(less, { wasSent: true })).toEqual({
      ...{ kind: 'park', words: 'sync:other-amount', movedCents: WANTED - 500 },
    });
    expect(judge([...less, moved(500, null)], { wasSent: true })).toMatchObject({
      ...{ kind: 'end', how: 'already-closed', receipt: { movedCents: WANTED } },
    });
    expect(judge([...less, moved(501, null)], { wasSent: true })).toMatchObject({ words: 'sync:paid-more' });
  });
  it('ends when others have added as much, and is a person’s when they added another sum', () => {
    expect(judge([moved(BEFORE, FIRST), moved(WANTED, null)])).toMatchObject({
      ...{ kind: 'end', how: 'already-closed', receipt: { movedCents: WANTED } },
    });
    expect(judge([moved(BEFORE, FIRST), moved(1, null)])).toEqual({
      ...{ kind: 'park', words: 'sync:refunded-less', movedCents: 1 },
    });
    expect(judge([moved(BEFORE, FIRST), moved(WANTED + 1, null)], { wasSent: true })).toMatchObject({
      words: 'sync:paid-more',
    });
  });
  it('never ends without money: what is closed or can’t be paid by a call waits for a hand', () => {
    for (const state of ['closed', 'withdrawn'])
      expect(judge([], { state })).toEqual({ kind: 'park', words: 'sync:by-hand' });
    expect(judge([moved(BEFORE, FIRST)], { isByHand: true })).toEqual({ kind: 'park', words: 'sync:by-hand' });
    expect(judge([moved(BEFORE, FIRST)], { state: 'locked' })).toEqual({ kind: 'park', words: 'sync:locked' });
    expect(judge([])).toEqual({ kind: 'park', words: 'sync:other-amount' });
  });
});

describe('the training shop', () => {
  const found = { expected: aReturn(), kinds: [], state: 'refunded', version: 1, change: 1, paidCents: PAID } as const;
  const earlier = [{ refundId: 'F', returnNo: 'R1', key: FIRST, amountCents: BEFORE, at: 1, bodyHash: null }];
  const say = (more: object, ofKey: (typeof earlier)[number] | null = null) =>
    judgeRefund(
      { ...supplement, ...more },
      'h',
      { found: { ...found, kinds: [] }, earlier, ofKey, isRefusing: false, now: 2 },
      STRICT,
    );
  it('pays a supplement that names what was refunded before, and nothing else a second time', () => {
    expect(say({})).toEqual({ kind: 'move' });
    expect(say({ beforeCents: BEFORE + 1 })).toMatchObject({ code: 'already-refunded' });
    expect(say({ beforeCents: 0 })).toMatchObject({ code: 'already-refunded' });
    expect(
      judgeRefund(
        body,
        'h',
        { found: { ...found, kinds: [] }, earlier, ofKey: null, isRefusing: false, now: 2 },
        STRICT,
      ),
    ).toMatchObject({
      code: 'already-refunded',
    });
  });
  it('pays in all no more than was paid', () => {
    expect(say({ amountCents: PAID - BEFORE })).toEqual({ kind: 'move' });
    expect(say({ amountCents: PAID - BEFORE + 1 })).toMatchObject({ code: 'amount' });
  });
});
