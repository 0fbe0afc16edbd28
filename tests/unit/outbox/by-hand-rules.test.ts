import { describe, expect, it } from 'vitest';
import { isForHand } from '../../../src/main/outbox/by-hand-rules.ts';
import type { Standing } from '../../../src/main/outbox/by-hand-rules.ts';
import { COMMAND_KINDS, isAnswer } from '../../../src/shared/sync.ts';

const parked = (more: Partial<Standing>): Standing => ({
  ...{
    kind: 'refund',
    state: 'parked',
    failuresInRow: 0,
    words: '金额超出可退',
    outcome: 'refused:amount',
    hasLostSend: false,
  },
  ...more,
});

describe('which parked commands a person may end by a word', () => {
  it.each(COMMAND_KINDS)('a %s that the platform refused, in whatever words', (kind) => {
    expect(isForHand(parked({ kind }))).toBe(true);
    expect(isForHand(parked({ kind, words: 'sync:code-needed', outcome: 'refused:other' }))).toBe(true);
    expect(isForHand(parked({ kind, words: null, outcome: 'refused:other' }))).toBe(true);
  });

  it('a refund that no call makes, and one that was paid short', () => {
    expect(isForHand(parked({ words: 'sync:by-hand', outcome: null }))).toBe(true);
    expect(isForHand(parked({ words: 'sync:by-hand', outcome: 'read:locked', hasLostSend: true }))).toBe(true);
    expect(isForHand(parked({ words: 'sync:refunded-less', outcome: 'read:open moved:100' }))).toBe(true);
  });

  it.each([
    ['sync:locked', 'read:locked'],
    ['售后单已锁定', 'refused:locked'],
    ['sync:other-amount', 'acknowledged moved:100'],
    ['sync:paid-more', 'read:refunded moved:25800'],
    ['sync:bench-fault', 'unreadable'],
  ])('not one that is parked by %s (%s)', (words, outcome) => {
    expect(isForHand(parked({ words, outcome }))).toBe(false);
    expect(isForHand(parked({ kind: 'refuse', words, outcome }))).toBe(false);
  });

  it.each([
    ['sync:not-found', 'not-found'],
    ['sync:no-call', 'no-call'],
    ['sync:no-stock', 'no-stock'],
    ['没有说清', 'read:open'],
  ])('one parked without an answer (%s) only while nothing of it was lost', (words, outcome) => {
    for (const kind of ['refund', 'refuse', 'stock'] as const) {
      expect(isForHand(parked({ kind, words, outcome }))).toBe(true);
      expect(isForHand(parked({ kind, words, outcome, hasLostSend: true }))).toBe(false);
    }
  });

  it('a refusal is a final answer: what was lost before it had settled by then', () => {
    expect(isForHand(parked({ hasLostSend: true }))).toBe(true);
  });

  it('a refund or refusal that waits because nobody answers, as long as nothing of it has left', () => {
    const waits = { state: 'waiting', failuresInRow: 3, words: 'net:no-connection', outcome: 'failed' } as const;
    for (const kind of COMMAND_KINDS) expect(isForHand(parked({ ...waits, kind }))).toBe(isAnswer(kind));
    expect(isForHand(parked({ ...waits, failuresInRow: 0 }))).toBe(false);
    expect(isForHand(parked({ ...waits, hasLostSend: true }))).toBe(false);
    for (const state of ['unknown', 'done', 'cancelled'] as const)
      expect(isForHand(parked({ ...waits, state }))).toBe(false);
  });

  it('a shipment that the platform knows otherwise, and none that it wants refunded', () => {
    const shipment = { kind: 'shipment', outcome: 'read:sent', words: 'sync:sent-otherwise' } as const;
    expect(isForHand(parked({ ...shipment, hasLostSend: true }))).toBe(true);
    expect(isForHand(parked({ ...shipment, outcome: 'read:open', words: 'sync:refund-wanted' }))).toBe(false);
    expect(isForHand(parked({ ...shipment, outcome: 'refused:other', words: 'sync:refund-wanted' }))).toBe(false);
  });

  it('a notice always: it moves nothing', () => {
    expect(
      isForHand(parked({ kind: 'received', words: 'sync:locked', outcome: 'read:locked', hasLostSend: true })),
    ).toBe(true);
  });
});
