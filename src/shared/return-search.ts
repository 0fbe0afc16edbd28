import * as v from 'valibot';
import { Cents, Id, Reason, ReturnState } from './domain-words.ts';

// Looking a return up by whatever the slip in the box, the label or the buyer's letter gives.

/** By what a hit was found, in the order the screen lists them. */
export const FOUND_BY = [
  'waybill',
  'outbound-waybill',
  'waybill-end',
  'return-no',
  'order',
  'sub-order',
  'phone-tail',
  'buyer',
  'sku',
  'serial',
] as const;
export const FoundBy = v.picklist(FOUND_BY);
export type FoundBy = v.InferOutput<typeof FoundBy>;

export const ReturnHit = v.object({
  id: Id,
  foundBy: FoundBy,
  platform: v.string(),
  shop: v.string(),
  returnNo: v.string(),
  orderNo: v.string(),
  buyer: v.string(),
  /** Last four digits. */
  phoneTail: v.nullable(v.string()),
  reason: Reason,
  state: ReturnState,
  amountCents: Cents,
  currency: v.string(),
  returnWaybill: v.nullable(v.string()),
  outboundWaybill: v.nullable(v.string()),
  /** The goods, joined. */
  title: v.string(),
  /** Its first line's picture. */
  picture: v.nullable(v.string()),
  /** The parcel it came in, when it did; `isJudged` when it has its verdict and can't be claimed any more. */
  parcel: v.nullable(v.object({ inspectionId: v.nullable(Id), waybill: v.string(), isJudged: v.boolean() })),
});
export type ReturnHit = v.InferOutput<typeof ReturnHit>;

/** At most 50 hits; `isMore` says that there are others. */
export const ReturnHits = v.object({ hits: v.array(ReturnHit), isMore: v.boolean() });
export type ReturnHits = v.InferOutput<typeof ReturnHits>;

export const SearchText = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(64));
