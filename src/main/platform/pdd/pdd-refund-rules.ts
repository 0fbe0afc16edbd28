import { totalCentsOf } from '../../../shared/command-body.ts';
import type { RefundBody } from '../../../shared/command-body.ts';
import type { SendAnswer } from '../platform.ts';
import { waybillsIn } from '../return-texts.ts';
import { APPLIED, REFUSED_BY_MERCHANT, WAITS_FOR_GOODS, WAITS_FOR_MERCHANT, WAREHOUSE } from './pdd-limits.ts';
import type { RefundWay } from './pdd-limits.ts';
import { kindOf, stateOf } from './pdd-mapping.ts';
import type { ReturnDetail } from './pdd-schemas.ts';
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
  WITHDRAWN_WORDS,
  otherAmount,
} from './pdd-words.ts';

// Whether a refund may leave, and how it is written; all pure.

type Refusal = Extract<SendAnswer, { kind: 'refused' }>;

const refused = (code: Refusal['code'], words: Refusal['words']): Refusal => ({ kind: 'refused', code, words });

/** What a return that is over or locked answers to any command; null = it is open. */
export function judgeOver(detail: ReturnDetail): Refusal | null {
  switch (stateOf(detail)) {
    case 'refunded':
      return refused('already-refunded', REFUNDED_WORDS);
    case 'closed':
      return refused('closed', CLOSED_WORDS);
    case 'withdrawn':
      return refused('withdrawn', WITHDRAWN_WORDS);
    case 'locked':
      return refused('locked', LOCKED_WORDS);
    case 'open':
      return null;
  }
}

function judgeStatus(detail: ReturnDetail, way: RefundWay): Refusal | null {
  const kind = kindOf(detail);
  if (kind !== 'return' && kind !== 'refund-only') return refused('other', NOT_FOR_MONEY_WORDS);
  switch (detail.after_sales_status) {
    case WAITS_FOR_MERCHANT:
      return null;
    case APPLIED:
      if (kind === 'return') return refused('other', NOT_AGREED_YET);
      return way === 'agree' ? null : refused('other', NOT_A_RETURN);
    case WAITS_FOR_GOODS:
      return refused('other', NO_WAYBILL_YET);
    case REFUSED_BY_MERCHANT:
      return refused('other', ALREADY_REFUSED);
    default:
      return refused('other', OTHER_STATE);
  }
}

/** Why this refund must not be sent as ordered; null = send it. The platform pays what the buyer applied for, no other sum. */
export function judgeRefund(detail: ReturnDetail, body: RefundBody, way: RefundWay): Refusal | null {
  const over = judgeOver(detail) ?? judgeStatus(detail, way);
  if (over !== null) return over;
  const ordered = totalCentsOf(body);
  if (body.currency !== 'CNY') return refused('amount', OTHER_CURRENCY);
  if (ordered !== detail.refund_amount) return refused('amount', otherAmount(ordered, detail.refund_amount));
  return way === 'warehouse' && waybillsIn(detail.express_no).length === 0 ? refused('other', NO_WAYBILL_YET) : null;
}

/** Refused there already, whoever did it. */
export const isRefused = (detail: ReturnDetail): boolean =>
  stateOf(detail) === 'open' && detail.after_sales_status === REFUSED_BY_MERCHANT;

/** Whether it can be told that these goods were not taken in: they are back, and the merchant has not answered yet. */
export const isForWarehouse = (detail: ReturnDetail): boolean =>
  kindOf(detail) === 'return' &&
  detail.after_sales_status === WAITS_FOR_MERCHANT &&
  waybillsIn(detail.express_no).length > 0;

/** A JSON object whose id stays a number with all of its digits, beyond what a JavaScript number holds. */
const requestOf = (detail: ReturnDetail, more: Record<string, string | number>): string =>
  `{"after_sales_id":${detail.id},${JSON.stringify({ order_sn: detail.order_sn, ...more }).slice(1)}`;

/** `operate_time` in ms: UNVERIFIED, after the sister call `pdd.rdc.pddgenius.sendgoods.cancel`. */
export const warehouseRequest = (detail: ReturnDetail, at: number, status: keyof typeof WAREHOUSE): string =>
  requestOf(detail, {
    operate_time: at,
    reverse_tracking_number: waybillsIn(detail.express_no)[0] ?? '',
    warehouse_status: WAREHOUSE[status],
  });

export const shipRequest = (
  detail: ReturnDetail,
  courier: { id: number; logistics_company: string },
  waybill: string,
): string =>
  requestOf(detail, {
    ...{ shipping_id: courier.id, shipping_name: courier.logistics_company },
    tracking_number: waybill,
  });

export const agreeRequest = (detail: ReturnDetail, reason: string): string =>
  requestOf(detail, { operate_desc: reason === '' ? '验收完好' : Array.from(reason).slice(0, 200).join('') });
