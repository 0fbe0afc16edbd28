import type { RefundBody } from '../../shared/command-body.ts';
import { totalCentsOf } from '../../shared/command-body.ts';
import type { ReturnState } from '../../shared/domain-words.ts';
import type { ErrorCode } from '../../shared/result.ts';
import type { StoredDecision } from './decision-rows.ts';

/** A refund that its platform refused, beside what the buyer paid: goods and freight, cents. */
export type RefusedRefund = {
  body: RefundBody;
  decision: Pick<StoredDecision, 'state'>;
  returnState: ReturnState;
  amountCents: number;
  freightCents: number;
};

/** What may be refunded at most: all that was paid; of a supplement what was not refunded before it. */
export const mostCents = ({ body, amountCents, freightCents }: RefusedRefund): number =>
  Math.max(0, amountCents + freightCents - (body.beforeCents ?? 0));

/** Why no other sum can be proposed or confirmed now; null when it can. What was added to is refunded already. */
export function whyNotAnew({ body, decision, returnState }: RefusedRefund): ErrorCode | null {
  if (decision.state !== 'approved') return 'correction-not-here';
  if (returnState === 'locked') return 'refund-locked';
  const isRefundedBefore = returnState === 'refunded' && body.beforeCents !== undefined;
  return returnState === 'open' || isRefundedBefore ? null : 'return-closed';
}

/** Why it can't be this sum; null when it can: whole cents, more than nothing, at most what may be refunded, and another. */
export function whyNotSum(cents: number, refund: RefusedRefund): ErrorCode | null {
  if (!Number.isSafeInteger(cents) || cents <= 0 || cents > mostCents(refund)) return 'amount-out-of-range';
  return cents === totalCentsOf(refund.body) ? 'correction-same' : null;
}

/**
 * The same order with another sum. All that was paid is goods and freight, as the return has them; less than that is a part,
 * which some platforms are told in another way. A supplement is a part of its own.
 */
export function withSum(cents: number, { body, amountCents, freightCents }: RefusedRefund): RefundBody {
  if (body.beforeCents !== undefined || cents !== amountCents + freightCents)
    return { ...body, amountCents: cents, freightCents: 0, isPart: true };
  const whole = { ...body, amountCents, freightCents };
  delete whole.isPart;
  return whole;
}
