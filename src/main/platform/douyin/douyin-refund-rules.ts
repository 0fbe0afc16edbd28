import { totalCentsOf } from '../../../shared/command-body.ts';
import type { RefundBody } from '../../../shared/command-body.ts';
import type { SendAnswer, Words } from '../platform.ts';
import {
  APPLIED,
  REFUND_AFTER_SENDING,
  REFUSED_BY_MERCHANT,
  RETURN_TYPE,
  WAITS_FOR_GOODS,
  WAITS_FOR_MERCHANT,
} from './douyin-limits.ts';
import { appliedCentsOf, returnWaybillOf, stateOf } from './douyin-mapping.ts';
import type { ReturnDetail } from './douyin-schemas.ts';
import {
  ALREADY_REFUSED,
  CLOSED_WORDS,
  LOCKED_WORDS,
  NOT_AGREED_YET,
  NOT_A_RETURN,
  NOT_FOR_MONEY_WORDS,
  NO_WAYBILL_YET,
  OTHER_CURRENCY,
  OTHER_STATE,
  REFUNDED_WORDS,
  REFUSAL_WRONG_STATE,
  otherAmount,
} from './douyin-words.ts';

// Whether a refund or a refusal may leave; all pure.

type Refusal = Extract<SendAnswer, { kind: 'refused' }>;

const refused = (code: Refusal['code'], words: Refusal['words']): Refusal => ({ kind: 'refused', code, words });

/** What a return that is over or locked answers to any command; null = it is open. */
export function judgeOver(detail: ReturnDetail): Refusal | null {
  switch (stateOf(detail)) {
    case 'refunded':
      return refused('already-refunded', REFUNDED_WORDS);
    case 'closed':
    case 'withdrawn':
      return refused('closed', CLOSED_WORDS);
    case 'locked':
      return refused('locked', LOCKED_WORDS);
    case 'open':
      return null;
  }
}

function judgeStatus({ process_info: { after_sale_info: info } }: ReturnDetail): Refusal | null {
  if (info.after_sale_type === REFUND_AFTER_SENDING) return refused('other', NOT_A_RETURN);
  if (info.after_sale_type !== RETURN_TYPE) return refused('other', NOT_FOR_MONEY_WORDS);
  if (REFUSED_BY_MERCHANT.has(info.after_sale_status)) return refused('other', ALREADY_REFUSED);
  switch (info.after_sale_status) {
    case WAITS_FOR_MERCHANT:
      return null;
    case APPLIED:
      return refused('other', NOT_AGREED_YET);
    case WAITS_FOR_GOODS:
      return refused('other', NO_WAYBILL_YET);
    default:
      return refused('other', OTHER_STATE);
  }
}

/** Why this refund must not be sent as ordered; null = send it. The platform pays what the buyer applied for, no other sum. */
export function judgeRefund(detail: ReturnDetail, body: RefundBody): Refusal | null {
  const over = judgeOver(detail) ?? judgeStatus(detail);
  if (over !== null) return over;
  const [ordered, applied] = [totalCentsOf(body), appliedCentsOf(detail)];
  if (body.currency !== 'CNY') return refused('amount', OTHER_CURRENCY);
  if (ordered !== applied) return refused('amount', otherAmount(ordered, applied));
  return returnWaybillOf(detail) === null ? refused('other', NO_WAYBILL_YET) : null;
}

/** Why this return can't be refused by a call; null = it can, if there is a reason that needs no proof. */
export function whyNotRefusable(detail: ReturnDetail): Words | null {
  const over = judgeOver(detail);
  if (over !== null) return over.words;
  const { after_sale_type: type, after_sale_status: status } = detail.process_info.after_sale_info;
  return type === RETURN_TYPE && status === WAITS_FOR_MERCHANT ? null : REFUSAL_WRONG_STATE;
}

export const isRefused = ({ process_info: { after_sale_info: info } }: ReturnDetail): boolean =>
  REFUSED_BY_MERCHANT.has(info.after_sale_status);
