import * as v from 'valibot';
import { AtMs, Category, Cents, DisputeStage, Id, Reason, ReturnState } from './domain-words.ts';
import { SENT_ANEW } from './refusal.ts';

const Text = (max: number) => v.pipe(v.string(), v.maxLength(max));
const Waybill = v.pipe(v.string(), v.regex(/^[A-Z0-9-]{6,35}$/));

const BuyerPicture = v.pipe(v.string(), v.regex(/^(?:data:image\/|https:\/\/)/), v.maxLength(600_000));

/** One part of a bundle: `quantity` in one bundle. */
export const BundlePart = v.object({
  sku: Text(64),
  name: Text(120),
  quantity: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)),
  barcodes: v.pipe(v.array(Text(64)), v.maxLength(50)),
});
export type BundlePart = v.InferOutput<typeof BundlePart>;

/**
 * An expected return as a platform tells it, in our words: what every connector's pull answers and what the session
 * stores. Hostile until parsed by this schema. Serials are those of the units shipped.
 */
export const ExpectedReturn = v.object({
  platform: Id,
  returnNo: Id,
  orderNo: Id,
  shop: Text(80),
  /** Masked by the platform or by us: 王* . */
  buyer: Text(40),
  reason: Reason,
  reasonText: Text(200),
  category: Category,
  /** What was paid for these goods, and the freight that goes back with them. */
  amountCents: Cents,
  freightCents: Cents,
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
  state: ReturnState,
  isMarkedHighValue: v.boolean(),
  /** When tracking says the parcel was signed for; null when unknown. */
  signedAt: v.nullable(AtMs),
  /** The platform's own timer, where its API gives one. */
  platformDeadlineAt: v.nullable(AtMs),
  returnWaybill: v.nullable(Waybill),
  outboundWaybill: v.nullable(Waybill),
  courier: v.nullable(Text(20)),
  /** Further return waybills: one return in several boxes. */
  moreWaybills: v.exactOptional(v.pipe(v.array(Waybill), v.maxLength(50))),
  /** Last four digits of the buyer's phone; platforms tell no more, and no more is kept. */
  phoneTail: v.exactOptional(v.nullable(v.pipe(v.string(), v.regex(/^\d{4}$/)))),
  /** What the buyer sent as proof. Only `data:` URLs are ever shown: the window loads nothing from a network. */
  buyerPictures: v.exactOptional(v.pipe(v.array(BuyerPicture), v.maxLength(9))),
  /** Of the parcel as it was shipped. */
  shippedWeightG: v.exactOptional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)))),
  /** Number of the seal 防拆扣 the goods were shipped with. */
  sealNo: v.exactOptional(v.nullable(Text(64))),
  /** Null, or absent: the platform's own people have nothing to do with it, or it does not tell. */
  dispute: v.exactOptional(v.nullable(DisputeStage)),
  /** What the buyer is to have instead of the money; null, or absent: the money, or the platform does not tell. */
  wants: v.exactOptional(v.nullable(v.picklist(SENT_ANEW))),
  /** Grows with every change at the platform. */
  version: v.pipe(v.number(), v.integer(), v.minValue(0)),
  lines: v.pipe(
    v.array(
      v.object({
        sku: Text(64),
        name: Text(120),
        /** A `data:image/…` URL or null; other URLs are dropped, the window loads nothing from a network. */
        picture: v.nullable(v.pipe(v.string(), v.startsWith('data:image/'), v.maxLength(200_000))),
        quantity: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)),
        isGift: v.boolean(),
        barcodes: v.pipe(v.array(Text(64)), v.maxLength(50)),
        serials: v.pipe(v.array(Text(64)), v.maxLength(10_000)),
        subOrderNo: v.exactOptional(v.nullable(Text(64))),
        /** A bundle 套装 that lies in the box as its parts: what one of it holds. The parts are counted, not the bundle. */
        parts: v.exactOptional(v.pipe(v.array(BundlePart), v.maxLength(50))),
      }),
    ),
    v.minLength(1),
    v.maxLength(500),
  ),
});
export type ExpectedReturn = v.InferOutput<typeof ExpectedReturn>;
