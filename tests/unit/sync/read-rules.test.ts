import { describe, expect, it } from 'vitest';
import { judgeRead } from '../../../src/main/sync/read-rules.ts';
import { RETURN_STATES } from '../../../src/shared/domain-words.ts';
import type { ReturnState } from '../../../src/shared/domain-words.ts';
import { fc } from '../../support/property.ts';

const KEY = 'refund:training:R-1:1';
const body = { key: KEY, returnNo: 'R-1', amountCents: 12_000, freightCents: 900, currency: 'CNY', reason: '' };
const refund = (amountCents: number, key: string | null = null) => ({ key, refundId: 'F-1', amountCents, at: 5 });
const judge = (state: ReturnState, refunds: ReturnType<typeof refund>[], wasSent = false) =>
  judgeRead({ kind: 'read', state, refunds, paidCents: 12_900 }, { body, wasSent });

describe('what a reading means for the refund', () => {
  it('may be sent only when the return is open and no money has moved', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...RETURN_STATES),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 30_000 }), fc.constantFrom(null, KEY, 'other'))),
        fc.boolean(),
        (state, moved, wasSent) => {
          const refunds = moved.map(([amountCents, key]) => refund(amountCents, key));
          const isOpen = judge(state, refunds, wasSent).kind === 'open';
          expect(isOpen).toBe(state === 'open' && refunds.length === 0);
        },
      ),
    );
  });

  it('takes our own refund of the ordered amount (freight included) as the receipt', () => {
    expect(judge('refunded', [refund(12_900, KEY)])).toMatchObject({ kind: 'end', how: 'read-back' });
    expect(judge('open', [refund(12_900, KEY)])).toMatchObject({ kind: 'end', how: 'read-back' });
  });

  it('gives our own refund of another amount to a person', () => {
    expect(judge('refunded', [refund(12_000, KEY)])).toEqual({
      ...{ kind: 'park', words: 'sync:other-amount', movedCents: 12_000 },
    });
    expect(judge('refunded', [refund(12_900, KEY), refund(12_900, KEY)])).toEqual({
      kind: 'park',
      words: 'sync:paid-more',
      movedCents: 25_800,
    });
  });

  it('ends our own refund of less once others have added the rest, to the cent', () => {
    const read = judge('refunded', [refund(12_000, KEY), refund(900)]);
    expect(read).toMatchObject({ kind: 'end', how: 'already-closed', receipt: { movedCents: 12_900 } });
    expect(judge('open', [refund(12_000, KEY), refund(900, 'other')])).toMatchObject({ kind: 'end' });
    for (const [cents, words] of [
      [899, 'sync:other-amount'],
      [901, 'sync:paid-more'],
    ] as const)
      expect(judge('refunded', [refund(12_000, KEY), refund(cents)])).toEqual({
        ...{ kind: 'park', words, movedCents: 12_000 + cents },
      });
  });

  it('ends it without a send when others refunded enough, and parks when they refunded less', () => {
    expect(judge('refunded', [refund(12_900)])).toMatchObject({ kind: 'end', how: 'already-closed' });
    expect(judge('refunded', [refund(13_000, 'other')])).toMatchObject({ kind: 'end', how: 'already-closed' });
    expect(judge('refunded', [refund(12_899)])).toEqual({
      ...{ kind: 'park', words: 'sync:refunded-less', movedCents: 12_899 },
    });
    expect(judge('open', [refund(1)])).toEqual({ kind: 'park', words: 'sync:refunded-less', movedCents: 1 });
  });

  it('recognises our own refund at a platform that keeps no keys, and never files a double payment away', () => {
    expect(judge('refunded', [refund(12_900)], true)).toMatchObject({ kind: 'end', how: 'read-back' });
    expect(judge('refunded', [refund(12_900), refund(12_900)], true)).toEqual({
      kind: 'park',
      words: 'sync:paid-more',
      movedCents: 25_800,
    });
  });

  it.each(['closed', 'withdrawn', 'refunded'] as const)('ends a matter that is %s without a refund', (state) => {
    expect(judge(state, [])).toEqual({ kind: 'end', how: 'already-closed', receipt: { state, movedCents: 0 } });
  });

  it('gives an open one to a person where no call refunds, and ends it when a person has', () => {
    const order = { body, wasSent: false, isByHand: true };
    const read = { kind: 'read', paidCents: 12_900 } as const;
    for (const state of ['open', 'locked'] as const)
      expect(judgeRead({ ...read, state, refunds: [] }, order)).toEqual({ kind: 'park', words: 'sync:by-hand' });
    expect(judgeRead({ ...read, state: 'refunded', refunds: [refund(12_900)] }, order)).toMatchObject({
      ...{ kind: 'end', how: 'already-closed' },
    });
  });

  it('leaves a locked one to a person', () => {
    expect(judge('locked', [])).toEqual({ kind: 'park', words: 'sync:locked' });
  });
});
