import type { Category, Reason, ReturnState } from '../../../shared/domain-words.ts';
import type { ExpectedReturn } from '../../../shared/expected-return.ts';
import type { ReadAnswer, RefundRead } from '../platform.ts';
import { oneLine, reasonIn, waybillsIn } from '../return-texts.ts';
import { CANCELED, IN_FLIGHT_MS, OTHER_DECIMALS, REASON_WORDS, RETURN_OPEN, WAYBILL_FIELD } from './medusa-limits.ts';
import { centsOf, minus, shareOf, sumOf, wholeOf } from './medusa-money.ts';
import type { MedusaOrder, MedusaPayment, MedusaReturn } from './medusa-schemas.ts';
import { EXCHANGE_OR_CLAIM, OTHER_MONEY } from './medusa-words.ts';

// Medusa's returns in our words; all pure. A return belongs to an order, and the money to the order's payments: which
// refund is for which return is told by our key in its note, or by there being only one return.

/** A return with the order that it belongs to, read one right after the other. */
export type Case = { back: MedusaReturn; order: MedusaOrder };

type OrderItem = MedusaOrder['items'][number];

/** The shop's own code of the goods; Medusa doesn't demand one, then it is the line's id. */
export const skuOf = ({ id, variant_sku }: OrderItem): string => oneLine(variant_sku ?? null, 64) || id;

const firstOf = (texts: (string | null | undefined)[]): string =>
  texts.find((text) => (text ?? '').trim() !== '') ?? '';

/** 小明 王 → 王*, Anna Smith → A*. */
function maskedName({ shipping_address: to, customer }: MedusaOrder): string {
  const isHan = (text: string | null | undefined): boolean => /^\s*\p{Script=Han}/u.test(text ?? '');
  const names = [to, customer].flatMap((who) => {
    const [given, family] = [who?.first_name, who?.last_name];
    return isHan(family) ? [family, given] : [given, family];
  });
  const [first] = Array.from(oneLine(firstOf(names), 40));
  return first === undefined ? '*' : `${first}*`;
}

function phoneTailOf({ shipping_address: to, customer }: MedusaOrder): string | null {
  const digits = [to?.phone, customer?.phone].map((phone) => (phone ?? '').replace(/\D/g, ''));
  return digits.find(({ length }) => length >= 7)?.slice(-4) ?? null;
}

const written = (metadata: MedusaReturn['metadata']): string | null => {
  const text = metadata?.[WAYBILL_FIELD];
  return typeof text === 'string' ? text : null;
};
const tracked = (fulfillments: MedusaReturn['fulfillments']): (string | null)[] =>
  fulfillments.flatMap(({ labels }) => labels.map(({ tracking_number }) => tracking_number ?? null));

/** The return's own numbers; what stands in the order's metadata holds for those of its returns that have none. */
function waybillsOf({ back, order }: Case): string[] {
  const own = waybillsIn(written(back.metadata), ...tracked(back.fulfillments));
  return own.length > 0 ? own : waybillsIn(written(order.metadata));
}

function reasonTextOf(back: MedusaReturn): string {
  const said = back.items.flatMap(({ reason, note }) => [reason?.label ?? reason?.value, note]);
  return oneLine([...new Set(said.filter((text) => (text ?? '').trim() !== ''))].join('；'), 200);
}

/** Reads the shop's own text for the reason; what it doesn't know is `no-reason`, which attests nothing. */
export function reasonOf(back: MedusaReturn): Reason {
  const low = back.items
    .flatMap(({ reason, note }) => [reason?.value, reason?.label, note])
    .join(' ')
    .toLowerCase();
  return REASON_WORDS.find(([, words]) => words.some((word) => low.includes(word)))?.[0] ?? reasonIn(low);
}

/** What was paid for the goods that come back, less what the buyer is charged for the way; in cents, once and at the end. */
function dueCentsOf({ back, order }: Case): number {
  const items = new Map(order.items.map((item) => [item.id, item]));
  const values = back.items.flatMap(({ item_id, raw_quantity }) => {
    const item = items.get(item_id);
    const quantity = wholeOf(raw_quantity) ?? 0;
    return item === undefined ? [] : [shareOf(item.raw_fulfilled_total, quantity, item.detail.raw_fulfilled_quantity)];
  });
  const ways = order.shipping_methods.filter(({ detail }) => detail.return_id === back.id);
  const charged = sumOf(ways.map(({ raw_total }) => raw_total));
  return centsOf(minus(sumOf(values), charged), 'nearest');
}

/** The order's payments that hold money. */
export const paymentsOf = (order: MedusaOrder): MedusaPayment[] =>
  order.payment_collections
    .flatMap(({ payments }) => payments)
    .filter(({ canceled_at, captures }) => (canceled_at ?? null) === null && captures.length > 0);

const capturedOf = ({ captures }: MedusaPayment) => sumOf(captures.map(({ raw_amount }) => raw_amount));
export const leftCentsOf = (payment: MedusaPayment): number =>
  centsOf(minus(capturedOf(payment), sumOf(payment.refunds.map(({ raw_amount }) => raw_amount))), 'down');
const paidCentsOf = (order: MedusaOrder): number => centsOf(sumOf(paymentsOf(order).map(capturedOf)), 'down');

const KEY = /\[(refund:[^[\]]{1,150}:(return_[0-9A-Za-z]{1,57}):\d{1,9})\]/g;

/** Our keys in a note; `…:1` is never found in `…:12`, because brackets close each. */
export const keysIn = (note: string | null | undefined): { key: string; returnNo: string }[] =>
  [...(note ?? '').matchAll(KEY)].map(([, key = '', returnNo = '']) => ({ key, returnNo }));

/** A refund of the order as far as it concerns one return. `isInFlight`: written down, and perhaps struck again soon. */
type Moved = RefundRead & { isForeign: boolean; isInFlight: boolean };

/**
 * The refunds that are this return's: those with its key, and those that somebody made without any since it was asked
 * for. `now` is the shop's own time.
 */
export function movedOf({ back, order }: Case, platform: string, now: number): Moved[] {
  const settled = new Set(order.transactions.map(({ reference_id }) => reference_id ?? ''));
  return paymentsOf(order)
    .flatMap(({ refunds }) => refunds)
    .flatMap(({ id, raw_amount, note, created_at: at }): Moved[] => {
      const keys = keysIn(note);
      const own = keys.find(({ returnNo }) => returnNo === back.id);
      if (own === undefined && (keys.length > 0 || at < back.created_at)) return [];
      const key = own?.key.startsWith(`refund:${platform}:${back.id}:`) === true ? own.key : null;
      const isInFlight = !settled.has(id) && now - at < IN_FLIGHT_MS;
      const amountCents = centsOf(raw_amount, 'nearest');
      return [{ key, refundId: id, amountCents, at, isForeign: own === undefined, isInFlight }];
    })
    .sort((a, b) => a.at - b.at);
}

/** True where a refund without our key could be any return's. */
export const hasSeveral = ({ back, order }: Case): boolean =>
  order.returns.some(({ id, status }) => id !== back.id && status !== CANCELED);

/** Why no refund may leave for it, whatever its state. */
export function lockedBy({ back, order }: Case): string | null {
  if (OTHER_DECIMALS.has(order.currency_code)) return OTHER_MONEY;
  return (back.exchange_id ?? back.claim_id ?? null) === null ? null : EXCHANGE_OR_CLAIM;
}

/** The refunds that are this return's beyond doubt. */
const certain = (of: Case, moved: Moved[]): Moved[] => moved.filter(({ isForeign }) => !isForeign || !hasSeveral(of));

export function stateOf(of: Case, moved: Moved[]): ReturnState {
  const due = dueCentsOf(of);
  if (of.back.status === CANCELED || of.order.status === CANCELED) return 'closed';
  if (lockedBy(of) !== null || !RETURN_OPEN.has(of.back.status)) return 'locked';
  const refunded = certain(of, moved).reduce((sum, { amountCents }) => sum + amountCents, 0);
  return due > 0 && refunded >= due ? 'refunded' : 'open';
}

/** What the shop's books say of this return's money. */
export function readOf(of: Case, platform: string, now: number): Extract<ReadAnswer, { kind: 'read' }> {
  const moved = movedOf(of, platform, now);
  const refunds = certain(of, moved).map(({ key, refundId, amountCents, at }) => ({ key, refundId, amountCents, at }));
  return { kind: 'read', state: stateOf(of, moved), refunds, paidCents: paidCentsOf(of.order) };
}

function linesOf({ back, order }: Case): ExpectedReturn['lines'] {
  const items = new Map(order.items.map((item) => [item.id, item]));
  return back.items.flatMap(({ item_id, raw_quantity }) => {
    const item = items.get(item_id);
    const quantity = wholeOf(raw_quantity) ?? 0;
    if (item === undefined || quantity === 0) return [];
    const name = [item.title, item.variant_title].filter((text) => (text ?? '').trim() !== '').join(' ');
    const codes = [item.variant_sku, item.variant_barcode].map((code) => oneLine(code ?? null, 64));
    return [
      {
        sku: skuOf(item),
        name: oneLine(name, 120),
        picture: null,
        quantity,
        isGift: item.raw_fulfilled_total.units === 0n,
        barcodes: [...new Set(codes.filter((code) => code !== ''))],
        serials: [],
        subOrderNo: item.id,
      },
    ];
  });
}

/**
 * A return as an expected one; null while it is only being written (`open`): nobody has asked for it yet. The caller's
 * schema has the last word.
 */
export function expectedOf(
  of: Case,
  { platform, shop, category, now }: { platform: string; shop: string; category: Category; now: number },
): ExpectedReturn | null {
  const { back, order } = of;
  if (back.status !== CANCELED && !RETURN_OPEN.has(back.status)) return null;
  const [first, ...more] = waybillsOf(of);
  const isCountable = !OTHER_DECIMALS.has(order.currency_code);
  const locked = lockedBy(of);
  return {
    platform,
    returnNo: back.id,
    orderNo: String(order.display_id),
    shop: oneLine(shop, 80),
    buyer: maskedName(order),
    reason: reasonOf(back),
    reasonText: locked === null ? reasonTextOf(back) : oneLine(locked, 200),
    category,
    amountCents: isCountable ? dueCentsOf(of) : 0,
    freightCents: 0,
    currency: order.currency_code,
    state: stateOf(of, movedOf(of, platform, now)),
    isMarkedHighValue: false,
    signedAt: null,
    platformDeadlineAt: null,
    returnWaybill: first ?? null,
    moreWaybills: more.slice(0, 50),
    outboundWaybill: waybillsIn(...tracked(order.fulfillments))[0] ?? null,
    courier: null,
    phoneTail: phoneTailOf(order),
    version: Math.max(back.updated_at, order.updated_at),
    lines: linesOf(of),
  };
}
