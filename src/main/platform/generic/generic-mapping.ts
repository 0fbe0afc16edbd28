import { totalCentsOf } from '../../../shared/command-body.ts';
import type { RefundBody, StockBody } from '../../../shared/command-body.ts';
import type { ExpectedReturn } from '../../../shared/expected-return.ts';
import type { ReadAnswer, SendAnswer } from '../platform.ts';
import { oneLine } from '../return-texts.ts';
import type { RefundRequest, Return, ReturnNow, StockRequest } from './generic-schemas.ts';
import { OTHER_CURRENCY, OVER_WORDS, overPaid } from './generic-words.ts';

// The interface's shapes in our words and back; all pure.

type Line = Return['lines'][number];

const lineOf = (line: Line): ExpectedReturn['lines'][number] => ({
  sku: line.sku,
  name: oneLine(line.name, 120),
  picture: line.picture ?? null,
  quantity: line.quantity,
  isGift: line.isGift ?? false,
  barcodes: line.barcodes ?? [],
  serials: line.serials ?? [],
  subOrderNo: line.subOrderNo ?? null,
  parts: (line.parts ?? []).map((part) => ({ ...part, barcodes: part.barcodes ?? [] })),
});

/** Field by field: what the interface promises must not change with a shape of our own. */
export function expectedOf(told: Return, of: { platform: string; shop: string }): ExpectedReturn {
  const [first, ...more] = [...new Set(told.returnWaybills ?? [])];
  return {
    platform: of.platform,
    returnNo: told.returnNo,
    orderNo: told.orderNo,
    shop: oneLine(told.shop ?? '', 80) || oneLine(of.shop, 80),
    buyer: oneLine(told.buyer ?? '', 40) || '*',
    reason: told.reason,
    reasonText: oneLine(told.reasonText ?? '', 200),
    category: told.category ?? 'other',
    amountCents: told.amountCents,
    freightCents: told.freightCents ?? 0,
    currency: told.currency,
    state: told.state,
    isMarkedHighValue: told.isMarkedHighValue ?? false,
    signedAt: told.signedAt ?? null,
    platformDeadlineAt: told.deadlineAt ?? null,
    wants: told.wants ?? null,
    returnWaybill: first ?? null,
    moreWaybills: more,
    outboundWaybill: told.outboundWaybill ?? null,
    courier: oneLine(told.courier ?? '', 20) || null,
    phoneTail: told.phoneTail ?? null,
    shippedWeightG: told.shippedWeightG ?? null,
    sealNo: told.sealNo ?? null,
    version: told.version,
    lines: told.lines.map(lineOf),
  };
}

export const readOf = ({ state, refunds, paidCents }: ReturnNow): Extract<ReadAnswer, { kind: 'read' }> => ({
  kind: 'read',
  ...{ state, refunds, paidCents },
});

type Refusal = Extract<SendAnswer, { kind: 'refused' }>;

/** Why this refund must not leave; null = send it. The other system must judge the same, but it is somebody's own code. */
export function judgeRefund(now: ReturnNow, body: RefundBody): Refusal | null {
  if (now.state === 'refunded') return { kind: 'refused', code: 'already-refunded', words: OVER_WORDS.refunded };
  if (now.state !== 'open') return { kind: 'refused', code: now.state, words: OVER_WORDS[now.state] };
  if (now.refunds.some(({ key }) => key === body.key))
    return { kind: 'refused', code: 'already-refunded', words: OVER_WORDS.refunded };
  if (now.currency !== body.currency) return { kind: 'refused', code: 'amount', words: OTHER_CURRENCY };
  const leftCents = now.refunds.reduce((left, { amountCents }) => left - amountCents, now.paidCents);
  return totalCentsOf(body) > leftCents
    ? { kind: 'refused', code: 'amount', words: overPaid(totalCentsOf(body), leftCents) }
    : null;
}

export const refundRequestOf = (body: RefundBody): RefundRequest => ({
  key: body.key,
  returnNo: body.returnNo,
  amountCents: body.amountCents,
  freightCents: body.freightCents,
  currency: body.currency,
  reason: body.reason,
  via: body.via ?? 'return',
});

export const stockRequestOf = (body: StockBody): StockRequest => ({
  key: body.key,
  returnNo: body.returnNo,
  ...(body.shop === undefined ? {} : { shop: body.shop }),
  units: body.units.map(({ sku, quantity, disposition, bin, from }) => ({ sku, quantity, disposition, bin, from })),
});
