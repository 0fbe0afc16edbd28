import { describe, expect, test } from 'vitest';
import { dueAt, keepOf, tombstoneRule, DAY_MS } from '../../../src/main/retention/retention-rules.ts';
import type { KeepFacts } from '../../../src/main/retention/retention-rules.ts';
import { fc } from '../../support/property.ts';

const verdict = (more: Partial<KeepFacts['verdicts'][number]> = {}): KeepFacts['verdicts'][number] => ({
  verdict: 'intact',
  finding: 'neutral',
  decision: { state: 'approved', kind: 'refund-full' },
  ...more,
});
const facts = (more: Partial<KeepFacts> = {}): KeepFacts => ({
  state: 'closed',
  awaitsRest: false,
  lane: 'return',
  isHandedOver: false,
  unjudged: 0,
  verdicts: [verdict()],
  openRefunds: 0,
  returnStates: ['refunded'],
  wasExported: false,
  disputes: [],
  isHeld: false,
  endedAt: 1000,
  ...more,
});
/** Whole goods that the buyer said were not. */
const marked = (kind: 'refund-full' | 'refund-part' | 'refuse' = 'refund-full') =>
  verdict({ finding: 'mark', decision: { state: 'approved', kind } });
const decided = (state: 'to-decide' | 'proposed') => ({ decision: { state, kind: null } });

describe('how long an inspection is kept', () => {
  test.each<[string, Partial<KeepFacts>, string]>([
    ['intact and refunded', {}, 'intact'],
    ['intact, nothing to refund', { verdicts: [verdict({ decision: { state: 'approved', kind: null } })] }, 'intact'],
    ['a mark, refunded in full', { verdicts: [marked()] }, 'intact'],
    ['a mark, not refunded in full', { verdicts: [marked('refund-part')] }, 'case'],
    ['a mark, refused', { verdicts: [marked('refuse')] }, 'case'],
    ['a mark, a pack was made', { verdicts: [marked()], wasExported: true }, 'case'],
    ['a mark, the platform has stepped in', { verdicts: [marked()], returnStates: ['locked'] }, 'disputed'],
    ['a mark, on hold', { verdicts: [marked()], isHeld: true }, 'held'],
    ['a mark beside a damaged one', { verdicts: [marked(), verdict({ verdict: 'damaged' })] }, 'case'],
    ['damaged, the buyer confirmed', { verdicts: [verdict({ verdict: 'damaged', finding: 'confirms' })] }, 'case'],
    ['swapped', { verdicts: [verdict({ verdict: 'swapped', finding: 'contradicts' })] }, 'case'],
    ['intact, but contradicting', { verdicts: [verdict({ finding: 'contradicts' })] }, 'case'],
    ['one of two returns damaged', { verdicts: [verdict(), verdict({ verdict: 'damaged' })] }, 'case'],
    ['refunded in part', { verdicts: [verdict({ decision: { state: 'approved', kind: 'refund-part' } })] }, 'case'],
    ['intact, a dispute is open', { disputes: [{ isOpen: false }, { isOpen: true }] }, 'disputed'],
    ['intact, a dispute was ruled on', { disputes: [{ isOpen: false }] }, 'case'],
    ['intact, a pack was made', { wasExported: true }, 'case'],
    ['not ours, handed over', { lane: 'other-merchant', isHandedOver: true, verdicts: [] }, 'intact'],
    ['not ours, still here', { lane: 'other-merchant', verdicts: [] }, 'box-open'],
    ['open', { state: 'open' }, 'box-open'],
    ['half done', { state: 'half-done' }, 'box-open'],
    ['waiting for the rest', { awaitsRest: true, verdicts: [] }, 'box-open'],
    ['no verdict', { verdicts: [] }, 'undecided'],
    ['one return not judged', { unjudged: 1 }, 'undecided'],
    ['no decision', { verdicts: [verdict({ decision: null })] }, 'undecided'],
    ['to be decided', { verdicts: [verdict(decided('to-decide'))] }, 'undecided'],
    ['proposed', { verdicts: [verdict(), verdict(decided('proposed'))] }, 'undecided'],
    ['refund not acknowledged', { openRefunds: 1 }, 'unacknowledged'],
    ['the platform has stepped in', { returnStates: ['refunded', 'locked'] }, 'disputed'],
    ['on hold', { isHeld: true }, 'held'],
    ['on hold, whatever else', { isHeld: true, state: 'open', openRefunds: 1 }, 'held'],
  ])('%s', (_name, more, expected) => {
    const keep = keepOf(facts(more));
    expect(keep.lane === 'never' ? keep.why : keep.lane).toBe(expected);
  });

  test('evidence of a matter that is not over never goes, whatever else is true', () => {
    const state = fc.constantFrom('to-decide' as const, 'proposed' as const, 'approved' as const);
    const anyVerdict = fc.record({
      verdict: fc.constantFrom('intact' as const, 'damaged' as const, 'swapped' as const),
      finding: fc.constantFrom('confirms' as const, 'contradicts' as const, 'neutral' as const, 'mark' as const),
      decision: fc.option(fc.record({ state, kind: fc.constantFrom(null, 'refund-full' as const, 'refuse' as const) })),
    });
    const anyFacts: fc.Arbitrary<KeepFacts> = fc.record({
      state: fc.constantFrom('open' as const, 'half-done' as const, 'closed' as const),
      awaitsRest: fc.boolean(),
      lane: fc.constantFrom('return' as const, 'refused' as const, 'other-merchant' as const),
      isHandedOver: fc.boolean(),
      unjudged: fc.nat(2),
      verdicts: fc.array(anyVerdict, { maxLength: 3 }),
      openRefunds: fc.nat(1),
      returnStates: fc.array(fc.constantFrom('open' as const, 'refunded' as const, 'locked' as const), {
        maxLength: 2,
      }),
      wasExported: fc.boolean(),
      disputes: fc.array(fc.record({ isOpen: fc.boolean() }), { maxLength: 2 }),
      isHeld: fc.boolean(),
      endedAt: fc.nat(1_000_000),
    });
    fc.assert(
      fc.property(anyFacts, (one) => {
        const keep = keepOf(one);
        if (keep.lane === 'never') return;
        expect(one.state).toBe('closed');
        expect(one.isHeld || one.awaitsRest || one.openRefunds > 0).toBe(false);
        expect(one.returnStates).not.toContain('locked');
        for (const { decision } of one.verdicts) expect(decision?.state).toBe('approved');
        if (one.verdicts.length === 0) expect(one.lane === 'other-merchant' && one.isHandedOver).toBe(true);
        else if (one.lane !== 'other-merchant') expect(one.unjudged).toBe(0);
        // What was not plainly intact has the long time.
        const isPlain = one.verdicts.every(({ verdict: is, finding }) => is === 'intact' && finding !== 'contradicts');
        if (!isPlain || one.wasExported) expect(keep.lane === 'case' || one.verdicts.length === 0).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('the days run from the end of the matter, by kind', () => {
    const days = { recording: 90, photo: 180, case: 1095 };
    expect(dueAt('intact-recording', 5, days)).toBe(5 + 90 * DAY_MS);
    expect(dueAt('intact-photo', 5, days)).toBe(5 + 180 * DAY_MS);
    expect(dueAt('case', 5, days)).toBe(5 + 1095 * DAY_MS);
    expect(tombstoneRule('intact-photo', days)).toBe('intact-photo:180');
  });
});
