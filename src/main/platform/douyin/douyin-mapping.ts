import type { ReturnState } from '../../../shared/domain-words.ts';
import type { ExpectedReturn } from '../../../shared/expected-return.ts';
import type { ReadAnswer } from '../platform.ts';
import { oneLine, reasonIn, waybillsIn } from '../return-texts.ts';
import {
  EXCHANGE_TYPES,
  IN_ARBITRATION,
  REFUND_AFTER_SENDING,
  REFUND_FAILED,
  REFUND_MOVED,
  REFUSES_AT_DOOR,
  RETURN_TYPE,
  STATES,
  WANTED,
} from './douyin-limits.ts';
import type { ListedReturn, ReturnDetail } from './douyin-schemas.ts';

// Douyin's returns in our words; all pure.

type Standing = { status: number; type: number; refundStatus: number | null; arbitration: number | null };

/** Money on its way counts as refunded; a case that the platform's people have, or a refund that failed, is locked. */
export function stateIn({ status, type, refundStatus, arbitration }: Standing): ReturnState {
  if (refundStatus !== null && REFUND_MOVED.has(refundStatus)) return 'refunded';
  if (refundStatus === REFUND_FAILED) return 'locked';
  const state = STATES.get(status) ?? 'locked';
  if (state === 'refunded' && type !== RETURN_TYPE && type !== REFUND_AFTER_SENDING) return 'closed';
  return state === 'open' && IN_ARBITRATION.has(arbitration ?? 0) ? 'locked' : state;
}

export const stateOf = ({ process_info: { after_sale_info: info, arbitrate_info: arbitration } }: ReturnDetail) =>
  stateIn({
    status: info.after_sale_status,
    type: info.after_sale_type,
    refundStatus: info.refund_status,
    arbitration: arbitration?.arbitrate_status ?? null,
  });

export const listedState = ({ aftersale_info: info }: ListedReturn): ReturnState =>
  stateIn({
    status: info.aftersale_status,
    type: info.aftersale_type,
    refundStatus: info.refund_status,
    arbitration: info.arbitrate_status,
  });

/** Goods come back, or came: what never leaves the buyer's hands is nothing for a bench. */
export const isOfGoods = ({ aftersale_info: info }: ListedReturn): boolean =>
  info.aftersale_type === RETURN_TYPE ||
  EXCHANGE_TYPES.has(info.aftersale_type) ||
  info.is_agree_refuse_sign === REFUSES_AT_DOOR ||
  waybillsIn(info.return_logistics_code).length > 0;

/** What the buyer applied for, freight and all (documented: 售后总金额（含运费）). */
export const appliedCentsOf = ({ process_info: { after_sale_info: info } }: ReturnDetail): number =>
  info.refund_total_amount;

export const returnWaybillOf = ({ process_info: { logistics_info: logistics } }: ReturnDetail): string | null =>
  waybillsIn(logistics?.return?.tracking_no ?? null)[0] ?? null;

/** Douyin keeps no key of ours, so a refund found here has none. */
export function readOf(detail: ReturnDetail): Extract<ReadAnswer, { kind: 'read' }> {
  const { after_sale_info: info } = detail.process_info;
  const state = stateOf(detail);
  const real = info.real_refund_amount ?? 0;
  const amountCents = real > 0 ? real : info.refund_total_amount;
  const paid = (detail.order_info?.sku_order_infos ?? []).reduce((sum, { pay_amount: one }) => sum + (one ?? 0), 0);
  const at = info.update_time * 1000;
  const refunds = state === 'refunded' ? [{ key: null, refundId: info.after_sale_id, amountCents, at }] : [];
  return { kind: 'read', state, refunds, paidCents: Math.max(paid, info.refund_total_amount) };
}

type Line = ExpectedReturn['lines'][number];

const countOf = (count: number | null): number | null =>
  count !== null && count >= 1 && count <= 10_000 ? count : null;

function linesOf(listed: ListedReturn, detail: ReturnDetail | null): Line[] {
  const goods = listed.order_info.related_order_info.map((one): Line => {
    const own = oneLine(one.shop_sku_code, 64);
    const look = one.sku_spec.map(({ value }) => value ?? '').join(' ');
    return {
      sku: own === '' ? (one.sku_order_id ?? listed.aftersale_info.aftersale_id) : own,
      name: oneLine(`${one.product_name ?? ''} ${look}`, 120),
      picture: null,
      quantity: countOf(one.aftersale_item_num) ?? countOf(one.item_num) ?? 1,
      isGift: false,
      barcodes: own === '' ? [] : [own],
      serials: [],
      subOrderNo: one.sku_order_id,
    };
  });
  const gifts = (detail?.order_info?.sku_order_infos ?? []).flatMap((one) =>
    one.given_sku_details.map((gift): Line => ({
      ...{ sku: gift.sku_order_id, name: oneLine(gift.product_name, 120), picture: null, quantity: 1 },
      ...{ isGift: true, barcodes: [], serials: [], subOrderNo: gift.sku_order_id },
    })),
  );
  const { aftersale_id: id } = listed.aftersale_info;
  const nameless: Line = {
    ...{ sku: id, name: '', picture: null, quantity: 1, isGift: false, barcodes: [], serials: [] },
  };
  return (goods.length === 0 ? [nameless] : goods).concat(gifts).slice(0, 500);
}

/** Until when the platform lets the present step wait, in ms; null = it says nothing. */
export const deadlineOf = (seconds: number | null): number | null =>
  seconds === null || seconds === 0 ? null : seconds * 1000;

/**
 * `detail` is null for what is over, or can't be read one by one: then the list alone speaks, whose amount may or may not
 * have the freight in it (UNVERIFIED).
 */
export function expectedOf(
  listed: ListedReturn,
  detail: ReturnDetail | null,
  of: { platform: string; shop: string },
): ExpectedReturn {
  const { aftersale_info: info, order_info: order } = listed;
  const applied = detail?.process_info.after_sale_info ?? null;
  const freightCents = applied === null ? 0 : Math.min(applied.refund_post_amount ?? 0, applied.refund_total_amount);
  const reason = applied?.reason ?? listed.text_part?.reason_text ?? null;
  const text = [reason, applied?.reason_remark ?? null].filter((part) => (part ?? '') !== '').join('：');
  const [first, ...more] = waybillsIn(info.return_logistics_code);
  const state = listedState(listed);
  const arbitration = detail?.process_info.arbitrate_info?.arbitrate_status ?? info.arbitrate_status;
  return {
    platform: of.platform,
    returnNo: info.aftersale_id,
    orderNo: order.shop_order_id,
    shop: oneLine(of.shop, 80),
    buyer: '*',
    reason: reasonIn(reason),
    reasonText: oneLine(text, 200),
    category: 'other',
    amountCents: applied === null ? info.refund_amount : applied.refund_total_amount - freightCents,
    freightCents,
    currency: 'CNY',
    state: detail === null ? state : stateOf(detail),
    wants: WANTED.get(info.aftersale_type) ?? null,
    dispute: IN_ARBITRATION.get(arbitration ?? 0) ?? null,
    isMarkedHighValue: false,
    signedAt: null,
    platformDeadlineAt: deadlineOf(applied?.status_deadline ?? info.status_deadline),
    returnWaybill: first ?? null,
    moreWaybills: more.slice(0, 50),
    outboundWaybill: waybillsIn(...info.order_logistics.map(({ tracking_no: no }) => no))[0] ?? null,
    courier: oneLine(info.return_logistics_company_name, 20) || null,
    version: info.update_time,
    lines: linesOf(listed, detail),
  };
}
