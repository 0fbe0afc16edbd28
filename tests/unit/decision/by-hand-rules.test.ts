import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { decisionOfOutcome, whyNotByHand } from '../../../src/main/decision/by-hand-rules.ts';
import { COMMAND_STATES } from '../../../src/shared/sync.ts';
import { ByHandInput, SENT_ANEW } from '../../../src/shared/refusal.ts';

type Standing = Parameters<typeof whyNotByHand>[1];
const standing = (more: Partial<Standing> = {}): Standing => ({
  ...{ why: 'contradicts', verdict: 'damaged', returnState: 'open', waybill: 'SF1300001234562', ordered: null },
  ...more,
});
const SENT = 'YT8800112233445';

describe('what was done by hand', () => {
  it.each(SENT_ANEW)('may be that goods left: %s, with the waybill they left under', (outcome) => {
    expect(whyNotByHand({ outcome, waybill: SENT }, standing())).toBeNull();
    expect(whyNotByHand({ outcome, waybill: null }, standing())).toBe('new-waybill-needed');
    expect(whyNotByHand({ outcome, waybill: 'SF1300001234562' }, standing())).toBe('new-waybill-needed');
  });

  it.each([
    ['refunded', 'return-closed'],
    ['closed', 'return-closed'],
    ['withdrawn', 'return-closed'],
    ['locked', 'refund-locked'],
  ] as const)('is no exchange where the platform has the return %s', (returnState, code) => {
    expect(whyNotByHand({ outcome: 'exchanged', waybill: SENT }, standing({ returnState }))).toBe(code);
  });

  it.each(COMMAND_STATES)('beside a refund or refusal that is %s', (ordered) => {
    const code = ordered === 'cancelled' ? null : 'already-decided';
    expect(whyNotByHand({ outcome: 'repaired', waybill: SENT }, standing({ ordered }))).toBe(code);
  });

  it('is about a known return; what a late box belongs to has had its exit', () => {
    const done = { outcome: 're-sent', waybill: SENT } as const;
    expect(whyNotByHand(done, standing({ returnState: null, why: 'unclaimed' }))).toBe('unknown-return');
    expect(whyNotByHand(done, standing({ returnState: null, why: 'late-box' }))).toBe('already-decided');
  });

  it('has no waybill when money was paid or refused', () => {
    const byHand = standing({ why: 'by-hand' });
    expect(whyNotByHand({ outcome: 'refunded', waybill: null }, byHand)).toBeNull();
    expect(whyNotByHand({ outcome: 'refunded', waybill: SENT }, byHand)).toBe('bad-request');
    expect(whyNotByHand({ outcome: 'refused', waybill: null }, byHand)).toBeNull();
    expect(whyNotByHand({ outcome: 'refused', waybill: SENT }, byHand)).toBe('bad-request');
  });

  it.each([
    ['open', 'code-needed'],
    ['locked', 'code-needed'],
    ['closed', null],
    ['withdrawn', null],
  ] as const)(
    'intact goods of a return that is %s: whether it may be noted that nothing is owed',
    (returnState, code) => {
      const intact = standing({ why: 'withdrawn', verdict: 'intact', returnState, ordered: 'done' });
      expect(whyNotByHand({ outcome: 'refused', waybill: null }, intact)).toBe(code);
    },
  );

  it('is stored as what was decided', () => {
    expect(ByHandInput.entries.outcome.options.map(decisionOfOutcome)).toEqual([
      ...['refund-full', 'refuse', 'exchange', 're-send', 'repair'],
    ]);
  });
});

describe('the waybill of goods that left', () => {
  const input = { verdictId: 'v-1', outcome: 'exchanged', reference: '工单 1', picture: null };
  it('is taken in capitals', () => {
    expect(v.parse(ByHandInput, { ...input, waybill: ' yt8800112233445 ' }).waybill).toBe(SENT);
  });
  it.each(['12345', 'A'.repeat(36), 'SF13 0000 1234', '运单', "SF1'--000", ''])('is not %s', (waybill) => {
    expect(v.safeParse(ByHandInput, { ...input, waybill }).success).toBe(false);
  });
});
