import * as v from 'valibot';
import { PICTURE_FAULTS } from '../../shared/picture-check.ts';

const Path = v.pipe(v.string(), v.minLength(1));
const Milli = v.pipe(v.number(), v.integer(), v.minValue(0));

/**
 * Reads the barcodes of a JPEG and measures how good a picture it is. `wanted`: a number that one of them should carry;
 * the slow second look (turned by 45°) is only taken when the first did not find it. '' = one look is enough.
 */
export const CheckPictureJob = v.object({ kind: v.literal('check-picture'), file: Path, wanted: v.string() });
export type CheckPictureJob = v.InferOutput<typeof CheckPictureJob>;

export const ReadBarcode = v.object({
  text: v.pipe(v.string(), v.maxLength(4000)),
  /** Pixels a module (the narrowest bar or square), thousandths; null where the symbology doesn't tell the count. */
  modulePxMilli: v.nullable(Milli),
});
export type ReadBarcode = v.InferOutput<typeof ReadBarcode>;

export const PictureFacts = v.object({
  barcodes: v.array(ReadBarcode),
  /** Variance of the Laplacian at the working size, thousandths. */
  sharpnessMilli: Milli,
  /** Seen in this picture alone; whether it is frozen takes the one before. */
  faults: v.array(v.picklist(PICTURE_FAULTS)),
  /** Hex SHA-256 over size and grey values: the same for two pictures that show the very same pixels. */
  pixels: v.string(),
});
export type PictureFacts = v.InferOutput<typeof PictureFacts>;

/** `not-an-image`: no JPEG, or the decoder looked and refused. */
export const CheckAnswer = v.union([PictureFacts, v.literal('not-an-image')]);
export type CheckAnswer = v.InferOutput<typeof CheckAnswer>;
