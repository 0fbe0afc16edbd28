import type {
  Category,
  DecisionKind,
  DefectCode,
  Finding,
  Reason,
  ReturnState,
  Verdict,
} from '../../shared/domain-words.ts';
import type { ToDecideWhy } from '../../shared/decision.ts';
import type { SentAnew } from '../../shared/refusal.ts';
import { afterWorkingTime } from './working-hours.ts';
import type { WorkingTime } from './working-hours.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** 消费者权益保护法 art. 25: the money goes back within seven days of the goods' receipt. */
const LAW_MS = 7 * DAY_MS;

type Clocks = {
  signedAt: number | null;
  receivedAt: number;
  platformDeadlineAt: number | null;
  refundWithinHours: number;
};

/** When the refund must be acknowledged, ms: the earliest of the shop's promise, the platform's timer and the law. */
export function deadlineOf({ signedAt, receivedAt, platformDeadlineAt, refundWithinHours }: Clocks): number {
  const promise = (signedAt ?? receivedAt) + refundWithinHours * HOUR_MS;
  return Math.min(promise, platformDeadlineAt ?? promise, lawRefundAt(receivedAt));
}

/** The law's last moment for the refund, ms, by when the goods came here. */
export const lawRefundAt = (receivedAt: number): number => receivedAt + LAW_MS;

/** By when a person should have decided, in working hours from the verdict: 4 h not-as-described, 12 h broken, else 24 h. */
export function decisionTarget(
  judgedAt: number,
  verdict: Verdict,
  codes: readonly DefectCode[],
  time: WorkingTime,
): number {
  const isBroken = codes.includes('damaged') || codes.includes('malfunction');
  return afterWorkingTime(judgedAt, (verdict === 'swapped' ? 4 : isBroken ? 12 : 24) * HOUR_MS, time);
}

/**
 * What law names as "not intact" for returns without reason, by category, if the listing said so plainly (rule 1b;
 * 网络购买商品七日无理由退货暂行办法 art. 8, 9: the shop checks the texts). Goes to the supervisor with both texts.
 */
const LAW_NOT_INTACT: Partial<Record<Category, readonly DefectCode[]>> = {
  digital: ['activated'],
  food: ['seal-broken'],
  beauty: ['seal-broken'],
  intimate: ['seal-broken', 'tag-missing'],
  clothing: ['tag-missing'],
  'shoes-bags': ['tag-missing'],
};

/** Those of the codes that law names as "not intact" for this category; of returns without reason only. */
export const lawNotIntact = (category: Category, codes: readonly DefectCode[]): DefectCode[] =>
  codes.filter((code) => LAW_NOT_INTACT[category]?.includes(code));

type StoredWhy = ToDecideWhy | 'by-rule';

export type Case = {
  verdict: Verdict;
  finding: Finding;
  codes: readonly DefectCode[];
  reason: Reason;
  category: Category;
  state: ReturnState;
  /** What the buyer is to have instead of the money. */
  wants?: SentAnew | null;
  /** Goods and freight. */
  totalCents: number;
  limitCents: number;
  /** False: this bench isn't connected to that platform. */
  canRefund: boolean;
};

export type Ruling =
  /** The refund goes out by itself, with freight. */
  | { kind: 'refund' }
  /** A person must look, and why. */
  | { kind: 'to-decide'; why: ToDecideWhy }
  /** Already paid or closed and the goods are fine (lane 7), or nothing was ever paid: only the goods are handled. */
  | { kind: 'no-command' };

/**
 * What follows from a verdict. Intact goods are refunded whatever they cost; a finding that confirms the buyer up to the
 * shop's limit (rule 5); what contradicts the buyer is a person's. No amount is ever lowered here (rule 6).
 */
export function rule(found: Case): Ruling {
  if (found.state !== 'open') {
    // A locked or withdrawn return needs a person; paid for goods that are not right must be claimed back (lanes 7, 8).
    if (found.state === 'locked' || found.state === 'withdrawn') return { kind: 'to-decide', why: found.state };
    return found.verdict === 'intact' ? { kind: 'no-command' } : { kind: 'to-decide', why: 'claim-back' };
  }
  // Nothing was paid (a gift sent back alone): nothing can be refunded.
  if (found.totalCents === 0) return { kind: 'no-command' };
  // One exit only (lane 9): goods leave, or there are none and a person decides on the money.
  const isGoods = (found.wants ?? null) !== null;
  const refund: Ruling = isGoods
    ? { kind: 'to-decide', why: 'goods-wanted' }
    : found.canRefund
      ? { kind: 'refund' }
      : { kind: 'to-decide', why: 'by-hand' };
  if (found.verdict === 'intact') return refund;
  if (found.finding === 'confirms') {
    return found.totalCents <= found.limitCents ? refund : { kind: 'to-decide', why: 'over-limit' };
  }
  // Rule of lane 10: a missing gift is settled by the shop agent with the buyer.
  if (found.codes.length > 0 && found.codes.every((code) => code === 'gift-missing')) {
    return { kind: 'to-decide', why: 'gift-missing' };
  }
  const isByLaw = found.reason === 'no-reason' && lawNotIntact(found.category, found.codes).length > 0;
  return { kind: 'to-decide', why: isByLaw ? 'category-law' : 'contradicts' };
}

/** What a state of the return made of a case, and may unmake. */
const OF_STATE: readonly StoredWhy[] = ['locked', 'withdrawn', 'not-open'];
/** What was a person's while the return was open, and has another question once it is over. */
const WHILE_OPEN: readonly StoredWhy[] = ['contradicts', 'over-limit', 'category-law', 'gift-missing', 'goods-wanted'];

/** Over, and no refund is told of. */
export const isEnded = (state: ReturnState): boolean => state === 'closed' || state === 'withdrawn';

const hasAnotherQuestion = (why: StoredWhy, state: ReturnState): boolean => {
  if (OF_STATE.includes(why)) return true;
  // What was to be paid by hand and is refunded was paid so: its payer has still to note where.
  if (why === 'by-hand') return isEnded(state);
  return WHILE_OPEN.includes(why) && (isEnded(state) || state === 'refunded');
};

/**
 * The lane of an undecided case now that its return is in another state than when it was judged; null when that leaves it
 * where it is. Closed says nothing of money: whose the goods are is found out first, were they put away meanwhile or not.
 */
export function ruleAgain(found: Case, why: StoredWhy): Ruling | null {
  if (!hasAnotherQuestion(why, found.state)) return null;
  if (found.state !== 'closed') return rule(found);
  return { kind: 'to-decide', why: why === 'withdrawn' ? why : 'not-open' };
}

/**
 * Why a person must look again at a refund that was ordered and ended by what others did; null when they did what was
 * wanted. Without money nobody knows whose the goods are; of a part that two people decided on, the rest is claimed back.
 * That the goods are in was `noticed` there, and then the return ended without its refund: the same, once. A case that a
 * person has settled since keeps the reason for which it was theirs (`why`).
 */
export function whyOvertaken(
  { kind, why }: { kind: DecisionKind | null; why: StoredWhy },
  state: ReturnState,
  ended: 'unpaid' | 'paid-more' | 'noticed',
): ToDecideWhy | null {
  if (ended === 'noticed' && OF_STATE.includes(why)) return null;
  if (ended === 'paid-more') return kind === 'refund-part' ? 'claim-back' : null;
  if (kind !== 'refund-full' && kind !== 'refund-part') return null;
  return state === 'withdrawn' ? 'withdrawn' : state === 'closed' ? 'not-open' : null;
}
