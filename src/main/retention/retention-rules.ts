import type { DecisionKind, Finding, ReturnState, Verdict } from '../../shared/domain-words.ts';
import type { KeepDays, RetentionRule } from '../../shared/retention.ts';

// retention: what is kept how long, and the deletion that leaves a tombstone. After decision and custody, whose rows say
// whether a matter is over; nothing comes after it but the verifier, which reads the tombstones.

/** Everything that decides how long the evidence of one inspection is kept. */
export type KeepFacts = {
  state: 'open' | 'half-done' | 'closed';
  /** What is missing lies in another box that has not come. */
  awaitsRest: boolean;
  lane: 'return' | 'refused' | 'other-merchant';
  /** A parcel that isn't ours has left against a signature. */
  isHandedOver: boolean;
  /** Returns in the box that no standing verdict, here or in another box, is about. */
  unjudged: number;
  /** Standing verdicts about this box or its returns; `decision` null = none was made. */
  verdicts: readonly {
    verdict: Verdict;
    finding: Finding;
    decision: { state: 'to-decide' | 'proposed' | 'approved'; kind: DecisionKind | null } | null;
  }[];
  /** Refund commands that the platform has not acknowledged. */
  openRefunds: number;
  returnStates: readonly ReturnState[];
  /** A pack was made: somebody disputes it. */
  wasExported: boolean;
  /** Dispute cases of this box or its returns; one that was taken back is none. */
  disputes: { isOpen: boolean }[];
  /** A person said so, of this box or of another one of the same return. */
  isHeld: boolean;
  /** The last thing that happened in the matter, ms: verdict, decision, receipt, ruling, release of a hold, export, evidence. */
  endedAt: number;
};

/** Why something is kept whatever its age. */
type KeepWhy = 'box-open' | 'undecided' | 'unacknowledged' | 'disputed' | 'held';

export type Keep = { lane: 'intact' | 'case'; endedAt: number } | { lane: 'never'; why: KeepWhy };

const never = (why: KeepWhy): Keep => ({ lane: 'never', why });

/**
 * Intact and over, a case that is over, or never yet. domain.md, "Privacy and retention": intact recordings 90 days,
 * photos 180, everything of a case 3 years after its end, never while a dispute is open. Where it is not clear that a
 * matter is over, it is not.
 *
 * A `mark` (the buyer claimed a fault, all was found good: "contradicts softly: a mark, still refundable", domain.md,
 * "From what was counted to the verdict") is intact: the money went back in full, nobody is owed an answer, and the mark
 * itself stays in the verdict's row for good. Whoever quarrels about it all the same (freight, a bad review) does so within
 * those days, and what shows it keeps it: a refusal, a sum held back, a pack, a hold, the platform stepping in.
 */
export function keepOf(facts: KeepFacts): Keep {
  if (facts.isHeld) return never('held');
  if (facts.state !== 'closed' || facts.awaitsRest) return never('box-open');
  if (facts.openRefunds > 0) return never('unacknowledged');
  // The platform has stepped in.
  if (facts.returnStates.includes('locked') || facts.disputes.some(({ isOpen }) => isOpen)) return never('disputed');
  if (facts.lane === 'other-merchant' && facts.verdicts.length === 0)
    return facts.isHandedOver ? { lane: 'intact', endedAt: facts.endedAt } : never('box-open');
  if (facts.unjudged > 0 || facts.verdicts.length === 0) return never('undecided');
  if (facts.verdicts.some(({ decision }) => decision?.state !== 'approved')) return never('undecided');
  const isCase =
    facts.wasExported ||
    facts.disputes.length > 0 ||
    facts.verdicts.some(
      ({ verdict, finding, decision }) =>
        verdict !== 'intact' || finding === 'contradicts' || (decision?.kind ?? 'refund-full') !== 'refund-full',
    );
  return { lane: isCase ? 'case' : 'intact', endedAt: facts.endedAt };
}

export const DAY_MS = 86_400_000;

/** By which rule a file of this lane goes; what was handed in goes with the photos. */
export const ruleOf = (lane: 'intact' | 'case', kind: 'photo' | 'recording' | 'attachment'): RetentionRule =>
  lane === 'case' ? 'case' : kind === 'recording' ? 'intact-recording' : 'intact-photo';

/** By which rule a pack of this lane goes: with the last of what it was made of, never before. */
export const packRuleOf = (lane: 'intact' | 'case'): RetentionRule => ruleOf(lane, 'photo');

export function daysOf(rule: RetentionRule, days: KeepDays): number {
  switch (rule) {
    case 'intact-recording':
      return days.recording;
    case 'intact-photo':
      return days.photo;
    case 'case':
      return days.case;
  }
}

/** From when on a file may go, ms. */
export const dueAt = (rule: RetentionRule, endedAt: number, days: KeepDays): number =>
  endedAt + daysOf(rule, days) * DAY_MS;

/** What the tombstone says: the rule and its days as they were then, `intact-recording:90`. */
export const tombstoneRule = (rule: RetentionRule, days: KeepDays): string => `${rule}:${daysOf(rule, days)}`;
