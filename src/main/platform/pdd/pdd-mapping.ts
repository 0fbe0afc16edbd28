import type { ReturnState } from '../../../shared/domain-words.ts';
import type { ExpectedReturn } from '../../../shared/expected-return.ts';
import type { SentAnew } from '../../../shared/refusal.ts';
import type { ReadAnswer } from '../platform.ts';
import { oneLine, reasonIn, waybillsIn } from '../return-texts.ts';
import { DETAIL_TYPES, LIST_TYPES, SPEED_REFUNDED, STATES, STEPPED_IN } from './pdd-limits.ts';
import type { PddKind } from './pdd-limits.ts';
import type { ListedReturn, ReturnDetail } from './pdd-schemas.ts';

// Pinduoduo's returns in our words; all pure.

type ReturnName = { orderSn: string; id: string };

/** The detail asks for the order number as well as the id: our return number holds both, `180410-416081954561509-301851299`. */
export const returnNoOf = ({ orderSn, id }: ReturnName): string => `${orderSn}-${id}`;

/** Null for a number that is none of Pinduoduo's. */
export function parseReturnNo(returnNo: string): ReturnName | null {
  const [, orderSn, id] = /^([\d-]{6,40})-(\d{1,20})$/.exec(returnNo) ?? [];
  return orderSn === undefined || id === undefined ? null : { orderSn, id };
}

export const kindOf = (detail: ReturnDetail): PddKind | null => DETAIL_TYPES.get(detail.after_sales_type) ?? null;

export function stateOf(detail: Pick<ReturnDetail, 'after_sales_status' | 'join_or_not'>): ReturnState {
  const state = STATES.get(detail.after_sales_status) ?? 'locked';
  return state === 'open' && detail.join_or_not === STEPPED_IN ? 'locked' : state;
}

export const listedState = (listed: ListedReturn): ReturnState =>
  listed.speed_refund_status === SPEED_REFUNDED ? 'refunded' : (STATES.get(listed.after_sales_status) ?? 'locked');

/** Goods come back, or came: what never leaves the buyer's hands is nothing for a bench. */
export function isOfGoods(listed: ListedReturn): boolean {
  const kind = LIST_TYPES.get(listed.after_sales_type);
  return kind === 'return' || kind === 'exchange' || waybillsIn(listed.tracking_number).length > 0;
}

/** Pinduoduo keeps no key of ours, so a refund found here has none. */
export function readOf(detail: ReturnDetail): Extract<ReadAnswer, { kind: 'read' }> {
  const state = stateOf(detail);
  const { id, refund_amount: amountCents, order_amount: orderCents, updated_time: updatedAt } = detail;
  const refunds = state === 'refunded' ? [{ key: null, refundId: id, amountCents, at: updatedAt ?? 0 }] : [];
  return { kind: 'read', state, refunds, paidCents: Math.max(orderCents ?? 0, amountCents) };
}

/** What comes back for something other than money. */
const WANTED: ReadonlyMap<PddKind, SentAnew> = new Map([
  ['exchange', 'exchanged'],
  ['resend', 're-sent'],
  ['repair', 'repaired'],
]);

function lineOf(listed: ListedReturn): ExpectedReturn['lines'][number] {
  const { outer_id: outer, outer_goods_id: outerGoods, sku_id: sku, goods_id: goods, goods_number: quantity } = listed;
  const codes = [outer, outerGoods, sku, goods].map((text) => oneLine(text, 64)).filter((text) => text !== '');
  const own = oneLine(outer, 64);
  return {
    sku: codes[0] ?? listed.id,
    name: oneLine(listed.goods_name, 120),
    picture: null,
    quantity: quantity !== null && quantity >= 1 && quantity <= 10_000 ? quantity : 1,
    isGift: false,
    barcodes: own === '' ? [] : [own],
    serials: [],
  };
}

/**
 * One return, one kind of goods. `detail` is null for what is over, or can't be read one by one: then the list alone
 * speaks. The amount is the list's, whose unit is documented; the buyer stays unnamed (Pinduoduo tells no name here).
 */
export function expectedOf(
  listed: ListedReturn,
  detail: ReturnDetail | null,
  of: { platform: string; shop: string },
): ExpectedReturn {
  const [first, ...more] = waybillsIn(detail?.express_no ?? null, listed.tracking_number);
  const text = [listed.after_sale_reason, detail?.remark ?? null].filter((part) => (part ?? '') !== '').join('：');
  const state = listedState(listed);
  return {
    platform: of.platform,
    returnNo: returnNoOf({ orderSn: listed.order_sn, id: listed.id }),
    orderNo: listed.order_sn,
    shop: oneLine(of.shop, 80),
    buyer: '*',
    reason: reasonIn(listed.after_sale_reason),
    reasonText: oneLine(text, 200),
    category: 'other',
    amountCents: listed.refund_amount,
    freightCents: 0,
    currency: 'CNY',
    state: state === 'open' && detail !== null ? stateOf(detail) : state,
    wants:
      WANTED.get((detail === null ? null : kindOf(detail)) ?? LIST_TYPES.get(listed.after_sales_type) ?? 'return') ??
      null,
    isMarkedHighValue: false,
    signedAt: null,
    platformDeadlineAt: detail?.expire_time ?? null,
    returnWaybill: first ?? null,
    moreWaybills: more.slice(0, 50),
    outboundWaybill: null,
    courier: oneLine(detail?.shipping_name ?? listed.shipping_name, 20) || null,
    version: listed.updated_time,
    lines: [lineOf(listed)],
  };
}
