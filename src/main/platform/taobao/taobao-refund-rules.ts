import * as v from 'valibot';
import { totalCentsOf } from '../../../shared/command-body.ts';
import type { RefundBody } from '../../../shared/command-body.ts';
import { platformWords } from '../http-rules.ts';
import type { SendAnswer } from '../platform.ts';
import {
  AGREE_CAPS,
  AGREED,
  ONLY_ON_WEB,
  REFUSED_BY_SELLER,
  SMS_CODE,
  WAITS_FOR_AGREEMENT,
  WAITS_FOR_GOODS,
  WANTED,
} from './taobao-limits.ts';
import type { RefundWay, ShopType } from './taobao-limits.ts';
import { stateOf } from './taobao-mapping.ts';
import { AgreedOne } from './taobao-schemas.ts';
import type { AgreeAnswer, TopRefund } from './taobao-schemas.ts';
import {
  ALREADY_REFUSED,
  CLOSED_WORDS,
  NO_VERSION,
  NO_WAYBILL_YET,
  NOT_A_RETURN,
  NOT_AGREED_YET,
  NOT_FOR_MONEY_WORDS,
  OTHER_CURRENCY,
  OTHER_STATE,
  otherAmount,
  overCap,
  REFUND_ONLY_ON_WEB,
  REFUNDED_WORDS,
  SMS_CODE_NEEDED,
  STEPPED_IN_WORDS,
} from './taobao-words.ts';

// Whether a refund may leave, and what came of it; all pure.

type Refusal = Extract<SendAnswer, { kind: 'refused' }>;

const refused = (code: Refusal['code'], words: Refusal['words']): Refusal => ({ kind: 'refused', code, words });

/** What a return that is over, locked or of another kind answers to any of our commands; null = it is open. */
export function judgeOver(refund: TopRefund): Refusal | null {
  switch (stateOf(refund)) {
    case 'refunded':
      return refused('already-refunded', REFUNDED_WORDS);
    case 'closed':
      return refused('closed', CLOSED_WORDS);
    case 'withdrawn':
      return refused('withdrawn', CLOSED_WORDS);
    case 'locked':
      return refused('locked', STEPPED_IN_WORDS);
    case 'open':
      return WANTED.has(refund.dispute_type ?? '') ? refused('other', NOT_FOR_MONEY_WORDS) : null;
  }
}

function judgeStatus(refund: TopRefund, way: RefundWay): Refusal | null {
  switch (refund.status) {
    case WAITS_FOR_GOODS:
      return null;
    case WAITS_FOR_AGREEMENT:
      if (refund.has_good_return) return refused('other', NOT_AGREED_YET);
      return way === 'agree' ? null : refused('other', NOT_A_RETURN);
    case 'WAIT_BUYER_RETURN_GOODS':
      return refused('other', NO_WAYBILL_YET);
    case REFUSED_BY_SELLER:
      return refused('other', ALREADY_REFUSED);
    default:
      return refused('other', OTHER_STATE);
  }
}

/** Why this refund must not be sent as ordered; null = send it. The platform pays what the buyer applied for, no other sum. */
export function judgeRefund(
  refund: TopRefund,
  body: RefundBody,
  { way, shopType }: { way: RefundWay; shopType: ShopType },
): Refusal | null {
  const over = judgeOver(refund) ?? judgeStatus(refund, way);
  if (over !== null) return over;
  const ordered = totalCentsOf(body);
  if (body.currency !== 'CNY') return refused('amount', OTHER_CURRENCY);
  if (ordered !== refund.refund_fee) return refused('amount', otherAmount(ordered, refund.refund_fee));
  if (way === 'warehouse') return null;
  if ((refund.operation_contraint ?? '').includes(ONLY_ON_WEB)) return refused('other', REFUND_ONLY_ON_WEB);
  const cap = AGREE_CAPS[shopType].cents;
  if (ordered > cap) return refused('amount', overCap(ordered, cap));
  const isLacking = refund.refund_version === null || (shopType === 'tmall' && refund.refund_phase === null);
  return isLacking ? refused('other', NO_VERSION) : null;
}

/** `refund_id|amount|version|phase`, the amount in fen; the phase on Tmall only. One refund a call. */
export const refundInfo = (refund: TopRefund, shopType: ShopType): string =>
  [
    refund.refund_id,
    String(refund.refund_fee),
    refund.refund_version ?? '',
    ...(shopType === 'tmall' ? [refund.refund_phase ?? ''] : []),
  ].join('|');

/**
 * What `rp.refunds.agree` told of our one refund. Success is believed only where the answer as a whole and the entry of
 * this refund say so; contradictions may have been done.
 */
export function judgeAgreed(
  answer: v.InferOutput<typeof AgreeAnswer>,
  refund: TopRefund,
  at: number,
  secrets: string[],
): SendAnswer {
  const entries = answer.results.map((one) => v.safeParse(AgreedOne, one));
  const own = entries.flatMap((one) =>
    one.success && one.output.refund_id === refund.refund_id ? [one.output] : [],
  )[0];
  const isAgreed = answer.succ && answer.msg_code === AGREED;
  const { refund_id: refundId, refund_fee: amountCents } = refund;
  if (isAgreed && own?.succ === true) return { kind: 'acknowledged', receipt: { refundId, amountCents, at } };
  const said = [own?.message, answer.message, answer.msg_code].find((text) => (text ?? '') !== '') ?? '';
  if (isAgreed || own?.succ === true || said === '') return { kind: 'unknown', words: 'net:garbled', isReached: true };
  if (isAboutCode(said)) return refused('other', SMS_CODE_NEEDED);
  return refused('other', platformWords(said, secrets));
}

/** The platform has sent a code by SMS and waits for it. */
export const isAboutCode = (said: string): boolean => SMS_CODE.test(said);
