import { totalCentsOf } from '../../../shared/command-body.ts';
import type { RefundBody } from '../../../shared/command-body.ts';
import type { SendAnswer } from '../platform.ts';
import { NOTE_MAX } from './medusa-limits.ts';
import { centsOf, majorUnitsOf, NOTHING, minus } from './medusa-money.ts';
import { hasSeveral, leftCentsOf, lockedBy, movedOf, paymentsOf, stateOf } from './medusa-mapping.ts';
import type { Case } from './medusa-mapping.ts';
import {
  CANCELED_WORDS,
  NOTHING_TO_PAY,
  NO_PAYMENT,
  OTHER_CURRENCY,
  REFUNDED_MEANWHILE,
  WHOSE_REFUND,
  noSinglePayment,
  overPaid,
} from './medusa-words.ts';

// Whether a refund may leave, and what it says; all pure.

type Refused = Extract<SendAnswer, { kind: 'refused' }>;
type Plan =
  | {
      kind: 'send';
      paymentId: string;
      /**
       * More than the order's books owe: Medusa then adds a credit line, which fails while somebody edits the order, and
       * by then the money has moved.
       */
      needsFreeOrder: boolean;
    }
  | { kind: 'answer'; answer: SendAnswer };

/**
 * Looks at the return and its order once more, right before sending. Our own refund is the receipt; any other one, or a
 * cancelled return, ends it. One payment must cover it all: of those that do, the one with the least left. More than that
 * is not left to the shop to refuse: Medusa takes a cent too much (its check allows for a rounding of that size).
 */
export function planRefund(of: Case, body: RefundBody, platform: string, now: number): Plan {
  const refused = (code: Refused['code'], words: string): Plan => ({
    kind: 'answer',
    answer: { kind: 'refused', code, words },
  });
  const moved = movedOf(of, platform, now);
  if (moved.some(({ key, isInFlight }) => key === body.key && isInFlight))
    return { kind: 'answer', answer: { kind: 'retry', words: 'sync:settling', retryAfterMs: null, isReached: true } };
  const receipt = receiptIn(of, body, platform);
  if (receipt !== null) return { kind: 'answer', answer: receipt };
  const state = stateOf(of, moved);
  if (state === 'closed') return refused('closed', CANCELED_WORDS);
  if (moved.length > 0)
    return hasSeveral(of) && moved.every(({ isForeign }) => isForeign)
      ? refused('other', WHOSE_REFUND)
      : refused('already-refunded', REFUNDED_MEANWHILE);
  const locked = lockedBy(of);
  if (locked !== null) return refused('other', locked);
  if (state === 'locked') return refused('locked', 'sync:locked');
  if (of.order.currency_code !== body.currency) return refused('amount', OTHER_CURRENCY);
  const wanted = totalCentsOf(body);
  if (wanted <= 0) return refused('amount', NOTHING_TO_PAY);

  const payments = paymentsOf(of.order)
    .map((payment) => ({ id: payment.id, left: leftCentsOf(payment) }))
    .sort((a, b) => a.left - b.left);
  const largest = payments.at(-1);
  if (largest === undefined) return refused('other', NO_PAYMENT);
  const owed = centsOf(minus(NOTHING, of.order.summary.raw_pending_difference), 'down');
  const needsFreeOrder = wanted > owed;
  const fitting = payments.find(({ left }) => left >= wanted);
  if (fitting !== undefined) return { kind: 'send', paymentId: fitting.id, needsFreeOrder };
  const all = payments.reduce((sum, { left }) => sum + left, 0);
  return refused('amount', all >= wanted ? noSinglePayment(wanted, largest.left) : overPaid(wanted, all));
}

/** Our refund as it stands in the shop's books, null while it doesn't. All that bears our key counts together. */
export function receiptIn(
  of: Case,
  body: RefundBody,
  platform: string,
): Extract<SendAnswer, { kind: 'acknowledged' }> | null {
  const own = movedOf(of, platform, 0).filter(({ key }) => key === body.key);
  const [first] = own;
  if (first === undefined) return null;
  const amountCents = own.reduce((sum, refund) => sum + refund.amountCents, 0);
  return { kind: 'acknowledged', receipt: { refundId: first.refundId, amountCents, at: first.at } };
}

/** What somebody else has refunded on this return meanwhile, beyond doubt. */
export const othersCentsOf = (of: Case, body: RefundBody, platform: string): number =>
  movedOf(of, platform, 0)
    .filter(({ key, isForeign }) => key !== body.key && (!isForeign || !hasSeveral(of)))
    .reduce((sum, { amountCents }) => sum + amountCents, 0);

/** The body of `POST /admin/payments/:id/refund`: Medusa refuses any other field. */
export const refundRequestOf = (body: RefundBody): { amount: number; note: string } => ({
  amount: majorUnitsOf(totalCentsOf(body)),
  note: noteOf(body),
});

/** The note as it is stored in the shop: what the bench found, then our key in brackets, by which we find it again. */
export function noteOf(body: RefundBody): string {
  const key = `[${body.key}]`;
  // A reason with brackets in it must not pass for a key.
  const said = body.reason.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}[\]]+/gu, ' ').trim();
  const room = NOTE_MAX - key.length - 1;
  let line = '';
  for (const character of said) {
    if (line.length + character.length > room) break;
    line += character;
  }
  return `${line} ${key}`.trim();
}
