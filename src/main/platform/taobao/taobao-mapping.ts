import type { DisputeStage, ReturnState } from '../../../shared/domain-words.ts';
import type { ExpectedReturn } from '../../../shared/expected-return.ts';
import type { ReadAnswer } from '../platform.ts';
import { oneLine, reasonIn, waybillsIn } from '../return-texts.ts';
import { DISPUTES, RULED, STATES, WANTED } from './taobao-limits.ts';
import type { TopRefund } from './taobao-schemas.ts';

// TOP's refunds in our words; all pure.

/** 小明的店 → 小*; TOP masks nicks itself in most answers, which this leaves as short. */
const maskedNick = (nick: string | null): string => {
  const [first] = oneLine(nick, 40);
  return first === undefined ? '*' : `${first}*`;
};

/**
 * The state in our words. A state that we don't know, and one that the platform's own people have taken into their
 * hands, is locked: nothing is sent, and a person looks.
 */
export function stateOf(refund: Pick<TopRefund, 'status' | 'cs_status'>): ReturnState {
  const state = STATES.get(refund.status) ?? 'locked';
  const dispute = disputeOf(refund);
  return state === 'open' && dispute !== null && dispute !== RULED ? 'locked' : state;
}

/** How far Taobao's own people are with it. */
const disputeOf = ({ cs_status: status }: Pick<TopRefund, 'cs_status'>): DisputeStage | null =>
  DISPUTES.get(status ?? 1) ?? null;

/** Goods come back, or came: what never leaves the buyer's hands is nothing for a bench. */
export const isOfGoods = (refund: TopRefund): boolean =>
  refund.has_good_return ||
  refund.good_status === 'BUYER_RETURNED_GOODS' ||
  waybillsIn(refund.sid).length > 0 ||
  WANTED.has(refund.dispute_type ?? '');

const whatBuyerPaid = (refund: TopRefund): number => Math.max(refund.total_fee ?? 0, refund.refund_fee);

/** What TOP's books say about the money. It keeps no key of ours, so a refund found here has none. */
export function readOf(refund: TopRefund): Extract<ReadAnswer, { kind: 'read' }> {
  const state = stateOf(refund);
  const { refund_id: refundId, refund_fee: amountCents, modified, created } = refund;
  const refunds = state === 'refunded' ? [{ key: null, refundId, amountCents, at: modified ?? created ?? 0 }] : [];
  return { kind: 'read', state, refunds, paidCents: whatBuyerPaid(refund) };
}

/** The platform's own timer, where it runs against the seller. */
const timerOf = ({ refund_remind_timeout: timer }: TopRefund): number | null =>
  timer !== null && timer.exist_timeout ? timer.timeout : null;

/** TOP names one sub-order a refund: one line. `sku` reads `<id>|颜色:红;尺码:L`. */
function lineOf(refund: TopRefund): ExpectedReturn['lines'][number] {
  const [skuId = '', look = ''] = (refund.sku ?? '').split('|');
  const code = [refund.outer_id, skuId, refund.num_iid].map((text) => oneLine(text, 64)).find((text) => text !== '');
  const outer = oneLine(refund.outer_id, 64);
  const { num } = refund;
  return {
    sku: code ?? refund.refund_id,
    name: oneLine([refund.title, look].filter((text) => text !== null && text !== '').join(' '), 120),
    picture: null,
    quantity: num !== null && Number.isSafeInteger(num) && num >= 1 && num <= 10_000 ? num : 1,
    isGift: false,
    barcodes: outer === '' ? [] : [outer],
    serials: [],
    subOrderNo: refund.oid,
  };
}

/** The freight is inside `refund_fee`; TOP doesn't split it off. */
export function expectedOf(refund: TopRefund, of: { platform: string; shop: string }): ExpectedReturn {
  const [first, ...more] = waybillsIn(refund.sid);
  const text = [refund.reason, refund.desc].filter((part) => (part ?? '') !== '').join('：');
  return {
    platform: of.platform,
    returnNo: refund.refund_id,
    orderNo: refund.tid ?? refund.refund_id,
    shop: oneLine(of.shop, 80),
    buyer: maskedNick(refund.buyer_nick),
    reason: reasonIn(refund.reason),
    reasonText: oneLine(text, 200),
    category: 'other',
    amountCents: refund.refund_fee,
    freightCents: 0,
    currency: 'CNY',
    state: stateOf(refund),
    dispute: disputeOf(refund),
    wants: WANTED.get(refund.dispute_type ?? '') ?? null,
    isMarkedHighValue: false,
    signedAt: null,
    platformDeadlineAt: timerOf(refund),
    returnWaybill: first ?? null,
    moreWaybills: more.slice(0, 50),
    outboundWaybill: null,
    courier: oneLine(refund.company_name, 20) || null,
    version: refund.modified ?? refund.created ?? 0,
    lines: [lineOf(refund)],
  };
}
