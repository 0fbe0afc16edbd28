import * as v from 'valibot';
import { DISPOSITIONS } from '../../../shared/disposition.ts';
import { SENT_ANEW } from '../../../shared/refusal.ts';
import { CATEGORIES, REASONS, RETURN_STATES } from '../../../shared/domain-words.ts';
import { CURSOR_MAX, PAGE_MAX, PROBLEM_CODES } from './generic-limits.ts';

// The interface's shapes, written by hand as they stand in resources/openapi/dockproof-connector.json (a test compares
// the two). Answers: unknown fields are dropped, a field that may be missing may be null, too. Requests: nothing else
// may be in them, so that a misspelt field is found at the first try.

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));
const named = (max: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(max));
const whole = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
const maybe = <S extends v.GenericSchema>(schema: S) => v.exactOptional(v.nullable(schema));

/** Stands in addresses and in keys as it is. */
const ReturnNo = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_.:-]{1,64}$/));
const Key = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_.:-]{1,160}$/));
const Sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const Waybill = v.pipe(v.string(), v.regex(/^[A-Z0-9-]{6,35}$/));
const Currency = v.pipe(v.string(), v.regex(/^[A-Z]{3}$/));
/** Smallest unit of the currency. */
const Cents = whole(0, 100_000_000_00);
/** Milliseconds since 1970, UTC. */
const AtMs = whole(0, 8_640_000_000_000_000);
const Codes = (max: number) => v.pipe(v.array(text(64)), v.maxLength(max));
const State = v.picklist(RETURN_STATES);

const Part = v.object({ sku: named(64), name: text(120), quantity: whole(1, 1_000), barcodes: maybe(Codes(50)) });
const Line = v.object({
  sku: named(64),
  name: text(120),
  quantity: whole(1, 10_000),
  isGift: maybe(v.boolean()),
  barcodes: maybe(Codes(50)),
  serials: maybe(Codes(10_000)),
  subOrderNo: maybe(text(64)),
  picture: maybe(v.pipe(v.string(), v.regex(/^data:image\//), v.maxLength(200_000))),
  parts: maybe(v.pipe(v.array(Part), v.maxLength(50))),
});

export const Return = v.object({
  returnNo: ReturnNo,
  orderNo: named(64),
  shop: maybe(text(80)),
  buyer: maybe(text(40)),
  reason: v.picklist(REASONS),
  reasonText: maybe(text(200)),
  category: maybe(v.picklist(CATEGORIES)),
  amountCents: Cents,
  freightCents: maybe(Cents),
  currency: Currency,
  state: State,
  isMarkedHighValue: maybe(v.boolean()),
  signedAt: maybe(AtMs),
  deadlineAt: maybe(AtMs),
  wants: maybe(v.picklist(SENT_ANEW)),
  returnWaybills: maybe(v.pipe(v.array(Waybill), v.maxLength(51))),
  outboundWaybill: maybe(Waybill),
  courier: maybe(text(20)),
  phoneTail: maybe(v.pipe(v.string(), v.regex(/^\d{4}$/))),
  shippedWeightG: maybe(whole(1, 1_000_000)),
  sealNo: maybe(text(64)),
  version: whole(0, Number.MAX_SAFE_INTEGER),
  lines: v.pipe(v.array(Line), v.minLength(1), v.maxLength(500)),
});
export type Return = v.InferOutput<typeof Return>;

/** What is in `returns` is looked at one by one (`Return`): one that isn't understood must not hide the others. */
export const ReturnPage = v.object({
  returns: v.pipe(v.array(v.unknown()), v.maxLength(PAGE_MAX)),
  cursor: text(CURSOR_MAX),
  hasMore: v.boolean(),
});

const Refund = v.object({ key: v.nullable(text(160)), refundId: named(64), amountCents: Cents, at: AtMs });
export const ReturnNow = v.object({
  returnNo: ReturnNo,
  state: State,
  paidCents: Cents,
  currency: Currency,
  refunds: v.pipe(v.array(Refund), v.maxLength(1_000)),
});
export type ReturnNow = v.InferOutput<typeof ReturnNow>;

export const RefundRequest = v.strictObject({
  key: Key,
  returnNo: ReturnNo,
  amountCents: Cents,
  freightCents: Cents,
  currency: Currency,
  reason: text(500),
  via: v.picklist(['return', 'outbound']),
});
export type RefundRequest = v.InferOutput<typeof RefundRequest>;
export const RefundReceipt = v.object({
  refundId: named(64),
  amountCents: Cents,
  at: AtMs,
  how: v.picklist(['paid', 'noticed']),
});

const Place = v.strictObject({ disposition: v.picklist(DISPOSITIONS), bin: text(12) });
export const StockRequest = v.strictObject({
  key: Key,
  returnNo: ReturnNo,
  shop: v.exactOptional(text(80)),
  units: v.pipe(
    v.array(
      v.strictObject({
        sku: text(64),
        quantity: whole(1, 100_000),
        disposition: v.picklist(DISPOSITIONS),
        bin: text(12),
        from: v.nullable(Place),
      }),
    ),
    v.minLength(1),
    v.maxLength(1_000),
  ),
});
export type StockRequest = v.InferOutput<typeof StockRequest>;
export const StockNow = v.object({ isBooked: v.boolean() });
export const StockReceipt = v.object({ bookingId: named(64), at: AtMs });

const RefusalReason = v.object({ code: named(40), text: text(200) });
export const RefusalRules = v.object({
  isPossible: v.boolean(),
  words: v.nullable(text(300)),
  isProofNeeded: v.boolean(),
  reasons: v.pipe(v.array(RefusalReason), v.maxLength(100)),
});
export const RefusalRequest = v.strictObject({
  key: Key,
  returnNo: ReturnNo,
  message: v.pipe(v.string(), v.minLength(2), v.maxLength(200)),
  reasonCode: v.nullable(text(40)),
  pictures: v.pipe(
    v.array(
      v.strictObject({
        sha256: Sha256,
        jpegBase64: v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]+={0,2}$/), v.maxLength(186_668)),
      }),
    ),
    v.maxLength(9),
  ),
});
export type RefusalRequest = v.InferOutput<typeof RefusalRequest>;
export const RefusalReceipt = v.object({ refusalId: named(64), at: AtMs });

const Outcome = v.picklist(SENT_ANEW);
export const ShipmentNow = v.object({
  returnNo: ReturnNo,
  state: State,
  outcomes: v.pipe(v.array(Outcome), v.maxLength(SENT_ANEW.length)),
  sent: v.nullable(v.object({ waybill: Waybill })),
  isRefundWanted: maybe(v.boolean()),
  words: v.nullable(text(300)),
});
export const ShipmentRequest = v.strictObject({
  key: Key,
  returnNo: ReturnNo,
  outcome: Outcome,
  waybill: Waybill,
  courier: v.strictObject({ id: named(20), name: named(40) }),
  at: AtMs,
});
export type ShipmentRequest = v.InferOutput<typeof ShipmentRequest>;
export const ShipmentReceipt = v.object({ shipmentId: named(64), waybill: Waybill, at: AtMs });

/** RFC 9457, application/problem+json. */
export const Problem = v.object({
  type: maybe(text(300)),
  title: text(300),
  status: whole(400, 599),
  detail: maybe(text(2_000)),
  code: v.picklist(PROBLEM_CODES),
});
export type Problem = v.InferOutput<typeof Problem>;

export const isReturnNo = (said: string): boolean => v.is(ReturnNo, said);
/** A problem whose code is new to us is a problem all the same. */
export const ProblemSaid = v.object({ ...Problem.entries, code: v.fallback(v.picklist(PROBLEM_CODES), 'other') });
