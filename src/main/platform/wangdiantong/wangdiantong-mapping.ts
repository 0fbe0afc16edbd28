import type { ReturnState } from '../../../shared/domain-words.ts';
import type { ExpectedReturn } from '../../../shared/expected-return.ts';
import type { ReadAnswer } from '../platform.ts';
import { oneLine, reasonIn, waybillsIn } from '../return-texts.ts';
import {
  CANCELLED,
  NO_GIFTS,
  PLATFORM_SAYS,
  PLATFORM_WAITS,
  SETTLED,
  TYPES,
  UNSETTLED,
} from './wangdiantong-limits.ts';
import type { WdtReturn } from './wangdiantong-schemas.ts';

// Wangdiantong's returns in our words; all pure. Our return number is the ERP's own 退换单号.

/**
 * Only the selling platform's own word proves a refund (`rr_status` 5): the ERP settles and completes a return when its goods
 * are in, whether or not the buyer has the money. Where the platform says nothing and the ERP has settled, a person looks.
 */
export function stateOf({ status, rr_status }: WdtReturn): ReturnState {
  const said = rr_status ?? PLATFORM_SAYS.nothing;
  if (said === PLATFORM_SAYS.refunded) return 'refunded';
  if (said === PLATFORM_SAYS.cancelled) return 'withdrawn';
  if (status === CANCELLED) return 'closed';
  if (PLATFORM_WAITS.has(said)) return UNSETTLED.has(status) || SETTLED.has(status) ? 'open' : 'locked';
  return said === PLATFORM_SAYS.nothing && UNSETTLED.has(status) ? 'open' : 'locked';
}

const sentBack = ({ return_logistics_no }: WdtReturn): string[] => waybillsIn(return_logistics_no);

/** Goods come back, or something is on its way all the same: refunds before shipping and price differences are nothing here. */
export const isOfGoods = (one: WdtReturn): boolean =>
  one.type === TYPES.return || one.type === TYPES.exchange || sentBack(one).length > 0;

/** By the platform and past it; null where neither is told. */
function refundCentsOf({ guarantee_refund_amount, direct_refund_amount }: WdtReturn): number | null {
  const cents = (guarantee_refund_amount ?? 0) + (direct_refund_amount ?? 0);
  return cents > 0 ? cents : null;
}

/** What is to go back to the buyer; of an exchange only a difference does. */
export function dueCentsOf(one: WdtReturn): number {
  const told = refundCentsOf(one);
  if (one.type === TYPES.exchange) return told ?? 0;
  return told ?? [one.actual_refund_amount, one.return_goods_amount].find((cents) => (cents ?? 0) > 0) ?? 0;
}

/** The ERP keeps no key of ours, and tells one sum of all that moved. */
export function readOf(one: WdtReturn): ReadAnswer {
  const state = stateOf(one);
  const moved = state === 'refunded' ? (refundCentsOf(one) ?? one.actual_refund_amount ?? 0) : 0;
  return {
    kind: 'read',
    state,
    refunds: moved > 0 ? [{ key: null, refundId: one.refund_no, amountCents: moved, at: one.modified ?? 0 }] : [],
    paidCents: Math.max(dueCentsOf(one), moved),
  };
}

/** Of several order numbers the first: `a,b`. */
const firstOf = (list: string | null): string => (list ?? '').split(/[,，]/)[0]?.trim() ?? '';
const known = (text: string | null): string => (text === null || text === '无' ? '' : text);

function linesOf(one: WdtReturn): ExpectedReturn['lines'] {
  const lines = one.detail_list.slice(0, 500).map((line) => {
    const quantity = line.refund_num ?? line.num ?? 1;
    return {
      sku: oneLine(line.spec_no, 64) || one.refund_no,
      name: oneLine(`${line.goods_name ?? ''} ${known(line.spec_name)}`, 120),
      picture: null,
      quantity: quantity >= 1 && quantity <= 10_000 ? quantity : 1,
      isGift: line.gift_type !== null && !NO_GIFTS.has(line.gift_type),
      barcodes: [oneLine(line.barcode, 64)].filter((code) => code !== ''),
      serials: [],
      subOrderNo: oneLine(line.oid, 64) || null,
    };
  });
  if (lines.length > 0) return lines;
  return [{ sku: one.refund_no, name: '', picture: null, quantity: 1, isGift: false, barcodes: [], serials: [] }];
}

/** The buyer stays unnamed: what the bench doesn't need is not taken. The shop's number tells whose back office refunds. */
export function expectedOf(one: WdtReturn, of: { platform: string; shop: string }): ExpectedReturn {
  const [first, ...more] = sentBack(one);
  const reason = known(one.refund_reason) || known(one.reason_name);
  return {
    platform: of.platform,
    returnNo: one.refund_no,
    orderNo: oneLine(firstOf(one.tid_list) || firstOf(one.src_tids), 64) || one.refund_no,
    shop: oneLine([of.shop, one.shop_no ?? ''].filter((part) => part !== '').join(' · '), 80),
    buyer: '*',
    reason: reasonIn(reason),
    reasonText: oneLine(reason, 200),
    category: 'other',
    amountCents: dueCentsOf(one),
    freightCents: 0,
    currency: 'CNY',
    state: stateOf(one),
    isMarkedHighValue: false,
    signedAt: null,
    platformDeadlineAt: null,
    returnWaybill: first ?? null,
    moreWaybills: more.slice(0, 50),
    outboundWaybill: null,
    courier: oneLine(known(one.return_logistics_name), 20) || null,
    version: one.modified ?? 0,
    lines: linesOf(one),
  };
}
