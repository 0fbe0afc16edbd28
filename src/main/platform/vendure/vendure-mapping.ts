import type { Category, Reason, ReturnState } from '../../../shared/domain-words.ts';
import type { ExpectedReturn } from '../../../shared/expected-return.ts';
import type { ReadAnswer, RefundRead } from '../platform.ts';
import { CANCELLED, PAYMENT_SETTLED, REASON_WORDS, REFUND_FAILED } from './vendure-facts.ts';
import type { OrderMoney, VendurePayment, WholeOrder } from './vendure-schemas.ts';

// Vendure's orders in our words; all pure. Vendure has no return of its own: an order whose return waybill is filled in
// is the expected return, with all of its lines, and its number is both the order's and the return's.

/** Texts of the shop as our fields take them: one line, without invisible characters, cut at `max` code points. */
function cleanText(text: string | null | undefined, max: number): string {
  const line = (text ?? '').replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  // `max` counts UTF-16 units in our schemas: a character outside the first plane counts twice.
  let cut = '';
  for (const character of line) {
    if (cut.length + character.length > max) break;
    cut += character;
  }
  return cut;
}

const WAYBILL = /^[A-Z0-9-]{6,35}$/;

/** The waybills in a text field that people fill in: several boxes stand there with commas or spaces in between. */
export function waybillsIn(text: string | null | undefined): string[] {
  const words = (text ?? '')
    .normalize('NFKC')
    .toUpperCase()
    .split(/[\s,;|/、，；]+/);
  return [...new Set(words.filter((word) => WAYBILL.test(word)))];
}

/** Reads the shop's own text for the reason; what it doesn't know is `no-reason`, which attests nothing. */
export function reasonIn(text: string | null | undefined): Reason {
  const low = (text ?? '').toLowerCase();
  return REASON_WORDS.find(([, words]) => words.some((word) => low.includes(word)))?.[0] ?? 'no-reason';
}

/** 王小明 → 王*, Anna Smith → A*. */
export function maskedName(order: Pick<WholeOrder, 'customer' | 'shippingAddress'>): string {
  const { firstName, lastName } = order.customer ?? { firstName: null, lastName: null };
  const names = [order.shippingAddress?.fullName, isHan(lastName) ? lastName : firstName, lastName];
  const first = Array.from(cleanText(names.find((name) => (name ?? '').trim() !== '') ?? '', 40))[0];
  return first === undefined ? '*' : `${first}*`;
}

const isHan = (text: string | null): boolean => /^\s*\p{Script=Han}/u.test(text ?? '');

export function phoneTailOf(order: Pick<WholeOrder, 'customer' | 'shippingAddress'>): string | null {
  for (const phone of [order.shippingAddress?.phoneNumber, order.customer?.phoneNumber]) {
    const digits = (phone ?? '').replace(/\D/g, '');
    if (digits.length >= 7) return digits.slice(-4);
  }
  return null;
}

const paymentsOf = (order: Pick<OrderMoney, 'payments'>): VendurePayment[] => order.payments ?? [];

export const settledPayments = (order: Pick<OrderMoney, 'payments'>): VendurePayment[] =>
  paymentsOf(order).filter(({ state }) => state === PAYMENT_SETTLED);

/** The refunds that count, oldest first: a failed one moved nothing, a pending one is on its way. */
const countingRefunds = (payments: VendurePayment[]): VendurePayment['refunds'] =>
  payments
    .flatMap(({ refunds }) => refunds)
    .filter(({ state }) => state !== REFUND_FAILED)
    .sort((a, b) => a.createdAt - b.createdAt);

export const leftCentsOf = (payment: VendurePayment): number =>
  payment.amount - sumOf(countingRefunds([payment]).map(({ total }) => total));

const sumOf = (numbers: number[]): number => numbers.reduce((sum, number) => sum + number, 0);

const paidCentsOf = (order: Pick<OrderMoney, 'payments'>): number =>
  sumOf(settledPayments(order).map(({ amount }) => amount));

function stateOf(order: OrderMoney): ReturnState {
  const paid = paidCentsOf(order);
  const refunded = sumOf(countingRefunds(paymentsOf(order)).map(({ total }) => total));
  if (paid > 0 && refunded >= paid) return 'refunded';
  return order.state === CANCELLED ? 'closed' : 'open';
}

/**
 * Our key in the reason of a refund, null where there is none of this return. It stands in brackets, so that `…:1` is
 * never found in `…:12`, and is looked for by this return's own beginning, whatever characters its number holds.
 */
export function keyIn(reason: string | null, platform: string, returnNo: string): string | null {
  const beginning = `refund:${platform}:${returnNo}:`;
  const from = reason?.lastIndexOf(`[${beginning}`) ?? -1;
  if (reason === null || from === -1) return null;
  const number = /^(\d{1,9})\]/.exec(reason.slice(from + 1 + beginning.length))?.[1];
  return number === undefined ? null : `${beginning}${number}`;
}

/** What the shop's books say about an order's money. */
export function readOf(order: OrderMoney, platform: string): Extract<ReadAnswer, { kind: 'read' }> {
  const refunds = countingRefunds(paymentsOf(order)).map((refund): RefundRead => ({
    key: keyIn(refund.reason, platform, order.code),
    refundId: refund.id,
    amountCents: refund.total,
    at: refund.createdAt,
  }));
  return { kind: 'read', state: stateOf(order), refunds, paidCents: paidCentsOf(order) };
}

/** Grows with every change of the order, its payments and its refunds: the first alone doesn't see the others. */
const versionOf = (order: WholeOrder): number =>
  Math.max(
    order.updatedAt,
    ...paymentsOf(order).flatMap(({ updatedAt, refunds }) => [updatedAt, ...refunds.map((refund) => refund.updatedAt)]),
  );

function linesOf(order: WholeOrder): ExpectedReturn['lines'] {
  // Cancelled lines stand at nothing; of an order with nothing left, what was ordered is what may come back.
  const hasLeft = order.lines.some(({ quantity }) => quantity > 0);
  return order.lines.flatMap((line) => {
    const quantity = hasLeft ? line.quantity : line.orderPlacedQuantity;
    if (quantity === 0) return [];
    const { sku, name, customFields } = line.productVariant;
    const barcodes = [sku, customFields?.barcode].map((code) => cleanText(code, 64)).filter((code) => code !== '');
    return [
      {
        sku: cleanText(sku, 64),
        name: cleanText(name, 120),
        picture: null,
        quantity,
        isGift: line.proratedLinePriceWithTax === 0,
        barcodes: [...new Set(barcodes)],
        serials: [],
        subOrderNo: null,
      },
    ];
  });
}

/** An order as an expected return; null while its return waybill is blank. The caller's schema has the last word. */
export function expectedOf(
  order: WholeOrder,
  of: { platform: string; shop: string; category: Category },
): ExpectedReturn | null {
  const { returnWaybill, returnReason, outboundWaybill } = order.customFields;
  if ((returnWaybill ?? '').trim() === '') return null;
  const [first, ...more] = waybillsIn(returnWaybill);
  const sentOut = [outboundWaybill, ...(order.fulfillments ?? []).map(({ trackingCode }) => trackingCode)];
  const paid = paidCentsOf(order);
  const freightCents = Math.min(order.shippingWithTax, paid);
  return {
    platform: of.platform,
    returnNo: order.code,
    orderNo: order.code,
    shop: cleanText(of.shop, 80),
    buyer: maskedName(order),
    reason: reasonIn(returnReason),
    reasonText: cleanText(returnReason, 200),
    category: of.category,
    amountCents: paid - freightCents,
    freightCents,
    currency: order.currencyCode,
    state: stateOf(order),
    isMarkedHighValue: false,
    signedAt: null,
    platformDeadlineAt: null,
    returnWaybill: first ?? null,
    moreWaybills: more.slice(0, 50),
    outboundWaybill: sentOut.flatMap(waybillsIn)[0] ?? null,
    courier: null,
    phoneTail: phoneTailOf(order),
    version: versionOf(order),
    lines: linesOf(order),
  };
}
