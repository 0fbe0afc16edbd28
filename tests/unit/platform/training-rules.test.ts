import { describe, expect, it } from 'vitest';
import { buildSample } from '../../../src/main/platform/training/sample-returns.ts';
import type { LedgerReturn, Movement } from '../../../src/main/platform/training/training-ledger.ts';
import { judgeRefund, STRICT } from '../../../src/main/platform/training/training-rules.ts';
import type { TrainingRules } from '../../../src/main/platform/training/training-rules.ts';
import { createFaultState } from '../../../src/main/platform/training/training-faults.ts';
import type { ReturnState } from '../../../src/shared/domain-words.ts';

const NOW = 1_800_000_000_000;
const HOUR = 3_600_000;
const { expected, kinds } = buildSample(
  { buyer: '王*', reason: 'broken', reasonText: '', goods: ['mug'], courier: 'sf', hoursLeft: 9, freightYuan: 10 },
  1,
  NOW,
);
const found = (state: ReturnState = 'open'): LedgerReturn => ({
  expected,
  kinds,
  state,
  version: 1,
  change: 1,
  paidCents: 9_900,
});
const body = {
  key: 'k',
  returnNo: expected.returnNo,
  amountCents: 8_900,
  freightCents: 1_000,
  currency: 'CNY',
  reason: '',
};
const moved: Movement = {
  refundId: 'F',
  returnNo: expected.returnNo,
  key: 'k',
  amountCents: 9_900,
  at: NOW,
  bodyHash: 'h',
};
type Seen = Parameters<typeof judgeRefund>[2];
const judge = (seen: Partial<Seen> = {}, rules: Partial<TrainingRules> = {}, more: Partial<typeof body> = {}) =>
  judgeRefund(
    { ...body, ...more },
    'h',
    { found: found(), earlier: [], ofKey: null, isRefusing: false, now: NOW, ...seen },
    { ...STRICT, ...rules },
  );

describe('the training platform', () => {
  it('pays an open return in full or in part, freight included', () => {
    expect(judge()).toEqual({ kind: 'move' });
    expect(judge({}, {}, { amountCents: 1, freightCents: 0 })).toEqual({ kind: 'move' });
  });

  it.each(['locked', 'withdrawn', 'closed'] as const)('refuses a return that is %s', (state) => {
    expect(judge({ found: found(state) })).toMatchObject({ kind: 'refused', code: state });
  });

  it('refuses more than was paid, nothing, and another currency', () => {
    for (const more of [{ freightCents: 1_001 }, { amountCents: 0, freightCents: 0 }, { currency: 'USD' }])
      expect(judge({}, {}, more)).toMatchObject({ kind: 'refused', code: 'amount' });
  });

  it('answers a repeated key with the first result, for as long as it remembers it', () => {
    const seen = { found: found('refunded'), earlier: [moved], ofKey: moved };
    expect(judge(seen)).toEqual({ kind: 'repeat', moved });
    expect(judge({ ...seen, now: NOW + 24 * HOUR - 1 })).toMatchObject({ kind: 'repeat' });
    expect(judge({ ...seen, now: NOW + 25 * HOUR })).toMatchObject({ kind: 'refused', code: 'already-refunded' });
    expect(judge({ ...seen, ofKey: { ...moved, bodyHash: 'other' } })).toMatchObject({
      kind: 'refused',
      code: 'other',
    });
  });

  it('pays again with both guards off: a test that relies on it can fail', () => {
    const seen = { found: found('refunded'), earlier: [moved], ofKey: moved };
    expect(judge(seen, { honoursKeys: false })).toMatchObject({ kind: 'refused', code: 'already-refunded' });
    expect(judge(seen, { honoursKeys: false, refusesSecond: false })).toEqual({ kind: 'move' });
  });

  it('refuses for good when it is told to, and does not know strangers', () => {
    expect(judge({ isRefusing: true })).toMatchObject({ kind: 'refused', code: 'other' });
    expect(judge({ found: null })).toEqual({ kind: 'unknown-return' });
  });
});

describe('switched-on faults', () => {
  it('lose that many answers to refunds, and leave the rest alone', () => {
    const state = createFaultState();
    state.set({ loseAnswers: 2, isDown: undefined });
    expect(
      ['read', 'refund', 'pull', 'refund', 'refund'].map((kind) => state.next(kind as 'read')?.kind ?? null),
    ).toEqual([null, 'lose-after', null, 'lose-after', null]);
    expect(state.faults()).toEqual({ isDown: false, loseAnswers: 0, slowMs: 0, isRefusing: false });
    state.set({ slowMs: 50, isRefusing: true });
    expect(state.next('read')).toEqual({ kind: 'slow-after', ms: 50 });
    expect(state.set(null)).toEqual({ isDown: false, loseAnswers: 0, slowMs: 0, isRefusing: false });
  });
});
