import { totalCentsOf } from '../../../shared/command-body.ts';
import type { RefundBody } from '../../../shared/command-body.ts';
import { platformWords } from '../http-rules.ts';
import type { SendAnswer } from '../platform.ts';
import { REASON_MAX, REFUND_FAILED, REFUSED_BY, UNKNOWN_BY } from './vendure-facts.ts';
import { leftCentsOf, readOf, settledPayments } from './vendure-mapping.ts';
import type { OrderMoney, RefundResult } from './vendure-schemas.ts';
import {
  CANCELLED_WORDS,
  NO_PAYMENT,
  NOTHING_TO_PAY,
  OTHER_CURRENCY,
  REFUND_FAILED_WORDS,
  REFUNDED_MEANWHILE,
  noSinglePayment,
} from './vendure-words.ts';

// Whether a refund may leave, and what the shop's answer to it means; all pure.

type Refused = Extract<SendAnswer, { kind: 'refused' }>;
type Plan = { kind: 'send'; paymentId: string } | { kind: 'answer'; answer: SendAnswer };

/**
 * Looks at the order once more, right before sending. Our own refund is the receipt; any other one, or a cancelled
 * order, ends it. One payment must cover it all: of those that do, the one with the least left. More than all of them
 * hold goes to the largest, for the shop to refuse in its own words.
 */
export function planRefund(order: OrderMoney, body: RefundBody, platform: string): Plan {
  const refused = (code: Refused['code'], words: string): Plan => ({
    kind: 'answer',
    answer: { kind: 'refused', code, words },
  });
  const { refunds, state } = readOf(order, platform);
  const receipt = receiptIn(order, body, platform);
  if (receipt !== null) return { kind: 'answer', answer: receipt };
  // A supplement names what had been refunded before it was decided: anything else was refunded meanwhile.
  const refunded = refunds.reduce((sum, refund) => sum + refund.amountCents, 0);
  if (refunded !== (body.beforeCents ?? 0) || (refunds.length > 0 && body.beforeCents === undefined))
    return refused('already-refunded', REFUNDED_MEANWHILE);
  if (state !== 'open') return refused('closed', CANCELLED_WORDS);
  if (order.currencyCode !== body.currency) return refused('amount', OTHER_CURRENCY);
  const wanted = totalCentsOf(body);
  if (wanted <= 0) return refused('amount', NOTHING_TO_PAY);

  const payments = settledPayments(order)
    .map((payment) => ({ id: payment.id, left: leftCentsOf(payment) }))
    .sort((a, b) => a.left - b.left);
  const largest = payments.at(-1);
  if (largest === undefined) return refused('other', NO_PAYMENT);
  const fitting = payments.find(({ left }) => left >= wanted);
  if (fitting !== undefined) return { kind: 'send', paymentId: fitting.id };
  const all = payments.reduce((sum, { left }) => sum + left, 0);
  return all >= wanted
    ? refused('amount', noSinglePayment(wanted, largest.left))
    : { kind: 'send', paymentId: largest.id };
}

/** Our refund as it stands in the shop's books, null while it doesn't. All that bears our key counts together. */
export function receiptIn(
  order: OrderMoney,
  body: RefundBody,
  platform: string,
): Extract<SendAnswer, { kind: 'acknowledged' }> | null {
  const own = readOf(order, platform).refunds.filter(({ key }) => key === body.key);
  const [first] = own;
  if (first === undefined) return null;
  const amountCents = own.reduce((sum, refund) => sum + refund.amountCents, 0);
  return { kind: 'acknowledged', receipt: { refundId: first.refundId, amountCents, at: first.at } };
}

/** The reason as it is stored in the shop: what the bench found, then our key in brackets, by which we find it again. */
export function reasonLine(body: RefundBody): string {
  const key = `[${body.key}]`;
  const said = body.reason.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  // The database counts characters, but not all of them in the same way: UTF-16 units are never fewer.
  let line = '';
  for (const character of said) {
    if (line.length + character.length + 1 + key.length > REASON_MAX) break;
    line += character;
  }
  return `${line} ${key}`.trim();
}

/** What `refundOrder` answered; null = the shop has made the refund, which is now to be read back. */
export function judgeResult(result: RefundResult, secrets: string[]): SendAnswer | null {
  if (result.__typename === 'Refund')
    return result.state === REFUND_FAILED ? { kind: 'refused', code: 'other', words: REFUND_FAILED_WORDS } : null;
  const code = result.errorCode ?? '';
  const words = platformWords(wordsOfRefusal(result), secrets);
  if (UNKNOWN_BY.has(code)) return { kind: 'unknown', words, isReached: true };
  return { kind: 'refused', code: REFUSED_BY.get(code) ?? 'other', words };
}

function wordsOfRefusal({ message, errorCode, maximumRefundable, __typename }: RefundResult): string {
  const said = message ?? errorCode ?? __typename;
  return maximumRefundable === undefined ? said : `${said} (max ${(maximumRefundable / 100).toFixed(2)})`;
}
