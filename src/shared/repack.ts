import * as v from 'valibot';
import { AtMs, Count, Id } from './domain-words.ts';
import { Payer } from './register.ts';
import { ErrorCode } from './result.ts';

// Repacking 寄回: after a refusal the goods are still the buyer's (rule 11). They are packed before the camera and leave under
// a waybill of their own. After the disposition that says so, before the register whose entries it closes.

/** What a repacking waits for. */
const REPACK_STEPS = ['scan-waybill', 'choose-payer', 'close'] as const;

export const RepackView = v.object({
  inspectionId: Id,
  /** The waybill the parcel came under. */
  waybill: v.string(),
  returnNos: v.array(v.string()),
  /** As the platform masks them; '' for a parcel without a return. */
  buyer: v.string(),
  goods: v.array(v.object({ sku: v.string(), name: v.string(), picture: v.nullable(v.string()), units: Count })),
  /** Units of this box that stay here: kept as evidence, or nobody has decided about them yet. */
  staying: Count,
  /** Where the goods were put. */
  place: v.nullable(v.string()),
  /** Under which the goods leave. */
  sentWaybill: v.nullable(v.string()),
  payer: v.nullable(Payer),
  step: v.picklist(REPACK_STEPS),
  startedAt: AtMs,
});
export type RepackView = v.InferOutput<typeof RepackView>;

/** What a closed box still has for its buyer; `why` says what keeps it from being packed now. */
export const RepackOffer = v.object({ units: Count, why: v.nullable(ErrorCode) });
export type RepackOffer = v.InferOutput<typeof RepackOffer>;

/** Who pays, in the order of the keys F1 to F3, of the digits and of the barcodes DP:Q1 to DP:Q3. */
export const PAYER_KEYS: readonly Payer[] = ['buyer', 'shop', 'carrier'];
