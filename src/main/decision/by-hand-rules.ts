import type { DecisionKind, ReturnState, Verdict } from '../../shared/domain-words.ts';
import { GOODS_DECISION, SENT_ANEW } from '../../shared/refusal.ts';
import type { ByHandInput } from '../../shared/refusal.ts';
import type { ErrorCode } from '../../shared/result.ts';
import type { CommandKind, CommandState } from '../../shared/sync.ts';
import type { StoredDecision } from './decision-rows.ts';

type Outcome = ByHandInput['outcome'];

const DECIDED: Readonly<Record<Outcome, DecisionKind>> = {
  refunded: 'refund-full',
  refused: 'refuse',
  ...GOODS_DECISION,
};

/** What was decided, when a person says that this was done. */
export const decisionOfOutcome = (outcome: Outcome): DecisionKind => DECIDED[outcome];

const isSentAnew = (outcome: Outcome): boolean => SENT_ANEW.some((one) => one === outcome);

/** The case as it stands here. `returnState` null: no return is known; `ordered`: its latest answer to the buyer. */
export type Standing = {
  why: StoredDecision['why'];
  verdict: Verdict;
  returnState: ReturnState | null;
  /** The one the box came under. */
  waybill: string;
  ordered: CommandState | null;
};

/**
 * Why goods can't leave instead of money; null when they can. They are the one exit of a return (the design's domain, lane
 * 9): not where the platform has ended it, nor where a command of ours may still move money.
 */
export function whyNotByGoods({ why, returnState, ordered }: Omit<Standing, 'verdict' | 'waybill'>): ErrorCode | null {
  // A late box: what it belongs to has its exit already.
  if (returnState === null) return why === 'late-box' ? 'already-decided' : 'unknown-return';
  if (returnState !== 'open') return returnState === 'locked' ? 'refund-locked' : 'return-closed';
  return ordered !== null && ordered !== 'cancelled' ? 'already-decided' : null;
}

/** Whether this is a shipment that was not taken back: no refund and no refusal of its return may follow, whatever came of it. */
export const standsAlone = (ordered: { kind: CommandKind; state: CommandState } | null): boolean =>
  ordered?.kind === 'shipment' && ordered.state !== 'cancelled';

/** Why this can't be what was done by hand; null when it can. */
export function whyNotByHand(
  { outcome, waybill }: Pick<ByHandInput, 'outcome' | 'waybill'>,
  now: Standing,
): ErrorCode | null {
  if (!isSentAnew(outcome)) {
    if (waybill !== null) return 'bad-request';
    if (outcome === 'refunded') return now.why === 'by-hand' ? null : 'already-decided';
    if (now.returnState === null) return 'unknown-return';
    // Ended there without a refund: that nothing is owed is what a person found out, be the goods what they are.
    const isEnded = now.returnState === 'closed' || now.returnState === 'withdrawn';
    return now.verdict === 'intact' && !isEnded ? 'code-needed' : null;
  }
  const not = whyNotByGoods(now);
  if (not !== null) return not;
  // The number most at hand is the one on the box that came back.
  return waybill === null || waybill === now.waybill ? 'new-waybill-needed' : null;
}
