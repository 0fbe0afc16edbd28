import * as v from 'valibot';

/** What is wrong with a picture, worst first: `frozen` = the very same pixels as the one before. */
export const PICTURE_FAULTS = ['dark', 'bright', 'blurred', 'frozen'] as const;
export const PictureFault = v.picklist(PICTURE_FAULTS);
export type PictureFault = v.InferOutput<typeof PictureFault>;

/** What was measured in one picture of a box. */
export const PictureCheck = v.object({
  sha256: v.string(),
  /** The waybill of the box was read in it. */
  isWaybillRead: v.boolean(),
  /** px per module of that barcode, thousandths; null when it was not read. */
  modulePxMilli: v.nullable(v.number()),
  /** Other numbers were read in it. */
  hasOtherNumbers: v.boolean(),
  /** Variance of the Laplacian, thousandths. */
  sharpnessMilli: v.number(),
  faults: v.array(PictureFault),
});
export type PictureCheck = v.InferOutput<typeof PictureCheck>;

/** A stored picture keeps its barcode through the copies a platform takes only above this (measured, thousandths). */
export const LEGIBLE_PX_MILLI = 2000;
