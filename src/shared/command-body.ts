import * as v from 'valibot';
import { COURIER_IDS } from './couriers.ts';
import { Disposition } from './disposition.ts';
import { AtMs, Cents, Id } from './domain-words.ts';
import { NEW_WAYBILL, SENT_ANEW } from './refusal.ts';

const Judged = v.picklist(['good', 'bad']);

/** Of the six judgements those that were made; what was not tested stays out. */
const Attested = v.partial(
  v.object({
    ...{ packaging: Judged, function: Judged, appearance: Judged },
    ...{ accessories: Judged, invoice: Judged, reason: Judged },
  }),
);
export type Attested = v.InferOutput<typeof Attested>;

/**
 * The body of a refund command. Stored as JSON when the decision is made and sent unchanged at every try: a platform
 * that honours keys refuses the same key with another body (draft-ietf-httpapi-idempotency-key-header).
 */
export const RefundBody = v.object({
  /** refund:<platform>:<return number>:1, and `:2` for a supplement */
  key: v.pipe(v.string(), v.minLength(1), v.maxLength(160)),
  returnNo: Id,
  /** For the goods; the freight is paid on top. */
  amountCents: Cents,
  freightCents: Cents,
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
  reason: v.pipe(v.string(), v.maxLength(500)),
  /** What was found of the goods, only what somebody looked at: nothing untested is ever attested. */
  judgements: v.exactOptional(Attested),
  /** Less than the buyer paid, as two people decided; a platform that pays only what was applied for can't. */
  isPart: v.exactOptional(v.literal(true)),
  /** Of a supplement: what had been refunded before it was decided; this sum is on top of that. */
  beforeCents: v.exactOptional(Cents),
  /** `outbound`: refused or intercepted, came back unopened: no goods were returned by the buyer. */
  via: v.exactOptional(v.picklist(['return', 'outbound'])),
});
export type RefundBody = v.InferOutput<typeof RefundBody>;

/**
 * The body of a refusal: the goods did not come back as they were shipped. Pictures are named by the SHA-256 of the
 * original; each platform's byte limit makes its own copy of them.
 */
export const RefuseBody = v.object({
  /** refuse:<platform>:<return number>:1 */
  key: v.pipe(v.string(), v.minLength(1), v.maxLength(160)),
  returnNo: Id,
  /** To the buyer and the platform: what was found, never 掉包. */
  message: v.pipe(v.string(), v.minLength(2), v.maxLength(200)),
  /** The platform's own reason code, where it has a list of them. */
  reasonCode: v.nullable(v.pipe(v.string(), v.maxLength(40))),
  pictures: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))), v.maxLength(9)),
});
export type RefuseBody = v.InferOutput<typeof RefuseBody>;

/**
 * The body of a notice that the parcel has arrived: a status that may be written twice without harm. It never holds up the
 * money, and nobody waits for it.
 */
export const ReceivedBody = v.object({
  /** received:<platform>:<return number>:1 */
  key: v.pipe(v.string(), v.minLength(1), v.maxLength(160)),
  returnNo: Id,
  receivedAt: AtMs,
});
export type ReceivedBody = v.InferOutput<typeof ReceivedBody>;

/**
 * The body of a shipment: the goods that settle a return have left under another waybill, and the platform is told of it
 * once. It moves no money; a return with one is never refunded or refused by us.
 */
export const ShipmentBody = v.object({
  /** shipment:<platform>:<return number>:1 */
  key: v.pipe(v.string(), v.minLength(1), v.maxLength(160)),
  returnNo: Id,
  outcome: v.picklist(SENT_ANEW),
  waybill: v.pipe(v.string(), v.regex(NEW_WAYBILL)),
  /** Platforms have ids and names of their own for it, found by ours. */
  courier: v.object({ id: v.picklist(COURIER_IDS), name: v.pipe(v.string(), v.minLength(1), v.maxLength(40)) }),
  /** When a person said that they left, ms. */
  at: AtMs,
});
export type ShipmentBody = v.InferOutput<typeof ShipmentBody>;

/** What moves in all: goods and freight. */
export const totalCentsOf = (body: Pick<RefundBody, 'amountCents' | 'freightCents'>): number =>
  body.amountCents + body.freightCents;

/**
 * The body of a stock command: what was put where. Apart from the refund's: it succeeds or fails by itself, and a
 * platform knows it by its own key `stock:<platform>:<inspection id>:<n>`; a later move is a later `n`.
 */
export const StockBody = v.object({
  key: v.pipe(v.string(), v.minLength(1), v.maxLength(160)),
  returnNo: Id,
  /** Whose return it is, where that is not the shop that is told. */
  shop: v.exactOptional(v.string()),
  /** What the box came under. */
  waybill: v.exactOptional(v.string()),
  units: v.pipe(
    v.array(
      v.object({
        sku: v.string(),
        quantity: v.pipe(v.number(), v.integer(), v.minValue(1)),
        disposition: Disposition,
        bin: v.string(),
        /** Where they lay before; null for the first time. */
        from: v.nullable(v.object({ disposition: Disposition, bin: v.string() })),
      }),
    ),
    v.minLength(1),
  ),
});
export type StockBody = v.InferOutput<typeof StockBody>;
