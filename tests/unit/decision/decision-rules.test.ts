import { NO_DAYS_OFF } from '../../../src/shared/days-off.ts';
import { describe, expect, it } from 'vitest';
import {
  deadlineOf,
  decisionTarget,
  rule,
  ruleAgain,
  whyOvertaken,
} from '../../../src/main/decision/decision-rules.ts';
import type { Case } from '../../../src/main/decision/decision-rules.ts';
import { RETURN_STATES } from '../../../src/shared/domain-words.ts';

const HOUR = 3_600_000;
const aCase = (more: Partial<Case> = {}): Case => ({
  verdict: 'intact',
  finding: 'neutral',
  codes: [],
  reason: 'no-reason',
  category: 'clothing',
  state: 'open',
  totalCents: 100_00,
  limitCents: 500_00,
  canRefund: true,
  ...more,
});

describe('what follows from a verdict', () => {
  it.each([
    ['intact goods are refunded', aCase(), { kind: 'refund' }],
    ['intact goods of high value, too', aCase({ totalCents: 4999_00 }), { kind: 'refund' }],
    ['a contradiction in words only is refunded', aCase({ finding: 'mark', reason: 'quality' }), { kind: 'refund' }],
    [
      'a confirmed defect is refunded within the limit',
      aCase({ verdict: 'damaged', finding: 'confirms' }),
      { kind: 'refund' },
    ],
    ['at the limit still', aCase({ verdict: 'damaged', finding: 'confirms', totalCents: 500_00 }), { kind: 'refund' }],
    [
      'one cent over it a person looks',
      aCase({ verdict: 'damaged', finding: 'confirms', totalCents: 500_01 }),
      { kind: 'to-decide', why: 'over-limit' },
    ],
    [
      'what contradicts the buyer is a person’s',
      aCase({ verdict: 'swapped', finding: 'contradicts' }),
      { kind: 'to-decide', why: 'contradicts' },
    ],
    [
      'what law names by category goes with both texts',
      aCase({ verdict: 'damaged', finding: 'contradicts', codes: ['tag-missing'] }),
      { kind: 'to-decide', why: 'category-law' },
    ],
    [
      'but not for a quality claim',
      aCase({ verdict: 'damaged', finding: 'contradicts', codes: ['tag-missing'], reason: 'quality' }),
      { kind: 'to-decide', why: 'contradicts' },
    ],
    ['already refunded and intact: only the goods', aCase({ state: 'refunded' }), { kind: 'no-command' }],
    [
      'already refunded and not intact: claim back',
      aCase({ state: 'refunded', verdict: 'damaged' }),
      { kind: 'to-decide', why: 'claim-back' },
    ],
    ['locked by the platform: a person', aCase({ state: 'locked' }), { kind: 'to-decide', why: 'locked' }],
    ['withdrawn by the buyer: a person', aCase({ state: 'withdrawn' }), { kind: 'to-decide', why: 'withdrawn' }],
    ['locked holds back even intact goods', aCase({ state: 'locked' }), { kind: 'to-decide', why: 'locked' }],
    [
      'only a gift is missing: the shop agent',
      aCase({ verdict: 'damaged', finding: 'contradicts', codes: ['gift-missing'] }),
      { kind: 'to-decide', why: 'gift-missing' },
    ],
    [
      'a gift and something else: no longer only the shop agent',
      aCase({ verdict: 'damaged', finding: 'contradicts', codes: ['gift-missing', 'worn'] }),
      { kind: 'to-decide', why: 'contradicts' },
    ],
    [
      'a platform this bench is not connected to: by hand',
      aCase({ canRefund: false }),
      { kind: 'to-decide', why: 'by-hand' },
    ],
    ['nothing was paid: nothing to refund', aCase({ totalCents: 0 }), { kind: 'no-command' }],
  ] as const)('%s', (_name, given, expected) => {
    expect(rule(given)).toEqual(expected);
  });
});

describe('what follows when the return is in another state than when it was judged', () => {
  const worn = { verdict: 'damaged', finding: 'contradicts', codes: ['worn'] } as const;
  const lane = (why: string) => ({ kind: 'to-decide', why });
  it.each([
    ['contested, refunded by others: claimed back', worn, 'refunded', 'contradicts', lane('claim-back')],
    ['swapped, the same', { ...worn, verdict: 'swapped' }, 'refunded', 'contradicts', lane('claim-back')],
    ['contested and withdrawn: found out first', worn, 'withdrawn', 'contradicts', lane('withdrawn')],
    ['contested and closed: found out first', worn, 'closed', 'category-law', lane('not-open')],
    ['a lock puts no contested case aside', worn, 'locked', 'contradicts', null],
    ['a contested case stays one while its return is open', worn, 'open', 'contradicts', null],
    ['a withdrawal that was taken back', worn, 'open', 'withdrawn', lane('contradicts')],
    ['withdrawn, then closed: the buyer’s word is the better reason', {}, 'closed', 'withdrawn', lane('withdrawn')],
    ['locked, then closed, though the goods are fine', {}, 'closed', 'locked', lane('not-open')],
    ['found out: refunded after all, and intact', {}, 'refunded', 'not-open', { kind: 'no-command' }],
    ['locked no more', {}, 'open', 'locked', { kind: 'refund' }],
    ['to be paid by hand, and withdrawn before that', {}, 'withdrawn', 'by-hand', lane('withdrawn')],
    ['paid by hand, and not noted yet', worn, 'refunded', 'by-hand', null],
  ] as const)('%s', (_, more, state, why, ruling) => {
    expect(ruleAgain(aCase({ ...more, state }), why)).toEqual(ruling);
  });
  it.each(['claim-back', 'unclaimed', 'unmatched', 'late-box', 'by-rule'] as const)(
    'leaves %s to its person',
    (why) => {
      for (const state of RETURN_STATES) expect(ruleAgain(aCase({ ...worn, state }), why)).toBeNull();
    },
  );
  it.each([
    ['refund-full', 'withdrawn', 'unpaid', 'withdrawn'],
    ['refund-part', 'closed', 'unpaid', 'not-open'],
    ['refund-full', 'refunded', 'unpaid', null],
    ['refuse', 'withdrawn', 'unpaid', null],
    ['refund-full', 'refunded', 'paid-more', null],
    ['refund-part', 'refunded', 'paid-more', 'claim-back'],
    ['refund-full', 'withdrawn', 'noticed', 'withdrawn'],
    ['refund-part', 'closed', 'noticed', 'not-open'],
    ['refund-full', 'refunded', 'noticed', null],
    ['refund-full', 'open', 'noticed', null],
  ] as const)('an ordered %s, %s there, %s: %s', (kind, state, ended, why) => {
    expect(whyOvertaken({ kind, why: 'by-rule' }, state, ended)).toBe(why);
  });
});

describe('clocks', () => {
  const base = { signedAt: null, receivedAt: 1000 * HOUR, platformDeadlineAt: null, refundWithinHours: 24 };

  it('counts from signed, else from received', () => {
    expect(deadlineOf(base)).toBe(1024 * HOUR);
    expect(deadlineOf({ ...base, signedAt: 990 * HOUR })).toBe(1014 * HOUR);
  });
  it('takes the platform’s timer when it is nearer, and never passes the law', () => {
    expect(deadlineOf({ ...base, platformDeadlineAt: 1003 * HOUR })).toBe(1003 * HOUR);
    expect(deadlineOf({ ...base, platformDeadlineAt: 2000 * HOUR })).toBe(1024 * HOUR);
    expect(deadlineOf({ ...base, signedAt: 1400 * HOUR, refundWithinHours: 168 })).toBe((1000 + 168) * HOUR);
  });
  it('gives a person 4, 12 or 24 hours from the verdict', () => {
    const always = { workHours: { fromHour: 0, untilHour: 24 }, daysOff: NO_DAYS_OFF };
    expect(decisionTarget(0, 'swapped', [], always)).toBe(4 * HOUR);
    expect(decisionTarget(0, 'damaged', ['damaged'], always)).toBe(12 * HOUR);
    expect(decisionTarget(0, 'damaged', ['tag-missing'], always)).toBe(24 * HOUR);
  });
});
