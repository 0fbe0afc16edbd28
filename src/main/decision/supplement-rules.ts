import type { ReturnState } from '../../shared/domain-words.ts';
import type { ErrorCode } from '../../shared/result.ts';
import type { CommandState } from '../../shared/sync.ts';
import type { StoredDecision } from './decision-rows.ts';

/** A refund that was ordered on a return and not taken back. `movedCents`: what its receipt tells; null without one. */
export type OrderedRefund = { key: string; state: CommandState; orderedCents: number; movedCents: number | null };

export type SupplementStanding = {
  decision: Pick<StoredDecision, 'state' | 'kind' | 'amountCents' | 'freightCents'>;
  returnState: ReturnState;
  /** What the buyer paid, goods and freight. */
  paidCents: number;
  refunds: readonly OrderedRefund[];
};

export const isSupplement = (key: string): boolean => key.endsWith(':2');

/**
 * What has been refunded so far: the most that any of our papers says, so that too little is added rather than too much.
 * A refund by hand leaves no command: then it is what was decided.
 */
export const refundedBefore = ({ decision, refunds }: Pick<SupplementStanding, 'decision' | 'refunds'>): number =>
  Math.max(
    (decision.amountCents ?? 0) + (decision.freightCents ?? 0),
    ...refunds
      .filter(({ key }) => !isSupplement(key))
      .map(({ orderedCents, movedCents }) => Math.max(orderedCents, movedCents ?? 0)),
  );

/**
 * Why nothing can be added now; null when it can. Only to a partial refund that was decided and has ended, only once, and
 * only up to what the buyer paid.
 */
export function whyNotSupplement(standing: SupplementStanding): ErrorCode | null {
  const { decision, returnState, paidCents, refunds } = standing;
  if (decision.state !== 'approved' || decision.kind !== 'refund-part') return 'supplement-not-here';
  if (refunds.some(({ key }) => isSupplement(key))) return 'supplement-made';
  if (refunds.some(({ state }) => state !== 'done')) return 'supplement-first';
  if (returnState === 'locked') return 'refund-locked';
  if (returnState === 'closed' || returnState === 'withdrawn') return 'return-closed';
  return refundedBefore(standing) < paidCents ? null : 'supplement-not-here';
}

/** Whether this sum may be added: whole cents, more than nothing, and in all no more than what the buyer paid. */
export const isSumRight = (amountCents: number, standing: SupplementStanding): boolean =>
  Number.isSafeInteger(amountCents) && amountCents > 0 && refundedBefore(standing) + amountCents <= standing.paidCents;
