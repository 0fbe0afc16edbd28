import type { Word, WordWhy } from '../../shared/approval.ts';
import type { DecisionKind, DefectCode, Verdict } from '../../shared/domain-words.ts';
import { rolesAt } from '../../shared/people.ts';
import type { Person } from '../../shared/people.ts';
import type { ErrorCode } from '../../shared/result.ts';

/** What of a person counts when they give a word. */
export type Approver = Pick<Person, 'id' | 'roles' | 'shops' | 'mayConfirm' | 'deputyUntil' | 'isActive'>;

export type Asked = {
  kind: DecisionKind;
  verdict: Verdict;
  codes: readonly DefectCode[];
  isHighValue: boolean;
  isFlagged: boolean;
  isManyAlike: boolean;
  /** Whose return it is: a shop agent speaks for their own shops only. */
  platform: string;
};

/** Whether a proposal of this kind ends in a refund; refusals and goods have their own ways. */
export const isOfMoney = (kind: DecisionKind | null): kind is 'refund-full' | 'refund-part' =>
  kind === 'refund-full' || kind === 'refund-part';

/**
 * Whose word it takes (the design's domain, rule 6 and the classes under "Clocks"). Part of the money is the merchant's
 * own: always theirs to confirm. Of full refunds those of class C, where the goods are not intact: high value, suspected
 * counterfeits, what a person flagged, and one of many alike. Everything else that came before a person is the supervisor's alone (class B).
 */
export function wordFor(asked: Omit<Asked, 'platform'>): { word: Word; why: WordWhy } {
  const { kind, verdict, codes, isHighValue, isFlagged, isManyAlike } = asked;
  if (kind === 'refund-part') return { word: 'merchant', why: 'part' };
  if (verdict === 'intact') return { word: 'supervisor', why: 'contested' };
  if (isHighValue) return { word: 'merchant', why: 'high-value' };
  if (codes.includes('counterfeit')) return { word: 'merchant', why: 'counterfeit' };
  if (isFlagged) return { word: 'merchant', why: 'flagged' };
  if (isManyAlike) return { word: 'merchant', why: 'many-alike' };
  return { word: 'supervisor', why: 'contested' };
}

const isSupervisor = (one: Approver, now: number): boolean => rolesAt(one, now).includes('supervisor');
const isAgentOf = (one: Approver, platform: string, now: number): boolean =>
  rolesAt(one, now).includes('agent') && one.shops.includes(platform);

/** Who may say what should be asked of this platform, and turn down what others said. `now` in ms. */
export const mayPropose = (one: Approver, platform: string, now: number): boolean =>
  isSupervisor(one, now) || isAgentOf(one, platform, now);

/**
 * Why this person can't give the word that is waited for; null when they can. People are compared by their id: a number that
 * somebody types is not a person. `proposer` null: nobody of the bench's people is known to have proposed it. A finding that
 * contradicts the buyer is the supervisor's, so one of two must be one; both must still be what they were.
 */
export function whyNotWord(
  asked: Asked,
  { proposer, confirmer, now }: { proposer: Approver | null; confirmer: Approver; now: number },
): ErrorCode | null {
  if (!isOfMoney(asked.kind)) return 'nothing-to-confirm';
  if (!mayPropose(confirmer, asked.platform, now)) return 'word-not-yours';
  const { word } = wordFor(asked);
  if (word === 'supervisor') return isSupervisor(confirmer, now) ? null : 'word-not-yours';
  if (proposer?.id === confirmer.id) return 'same-person';
  if (proposer === null || !mayPropose(proposer, asked.platform, now)) return 'proposer-gone';
  const isMerchants =
    isAgentOf(confirmer, asked.platform, now) || (isSupervisor(confirmer, now) && confirmer.mayConfirm);
  if (!isMerchants) return 'word-not-yours';
  return isSupervisor(confirmer, now) || isSupervisor(proposer, now) ? null : 'supervisor-word-missing';
}
