import * as v from 'valibot';

/** What a decoder may be asked to read; a camera sends JPEG, the others come from imports. */
export const ImageFormat = v.picklist(['jpeg', 'png', 'webp']);
export type ImageFormat = v.InferOutput<typeof ImageFormat>;

const Path = v.pipe(v.string(), v.minLength(1));
const Pixels = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000));

/** `maxPx` bounds both sides of the thumbnail; `target` is replaced atomically. */
export const ThumbnailJob = v.object({ kind: v.literal('thumbnail'), file: Path, target: Path, maxPx: Pixels });
export const IdentifyJob = v.object({ kind: v.literal('identify'), file: Path });
export type ImageJob = v.InferOutput<typeof ThumbnailJob> | v.InferOutput<typeof IdentifyJob>;

/** Of the original, as a person sees it: EXIF's turn is counted in. */
export const ImageFacts = v.object({ widthPx: Pixels, heightPx: Pixels, format: ImageFormat });
export type ImageFacts = v.InferOutput<typeof ImageFacts>;

/** `not-an-image`: the decoder looked and refused. */
export const ImageAnswer = v.union([ImageFacts, v.literal('not-an-image')]);
export type ImageAnswer = v.InferOutput<typeof ImageAnswer>;
