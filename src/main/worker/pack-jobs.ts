import * as v from 'valibot';
import { Shape, SHAPES_MAX } from '../../shared/annotation.ts';

const Path = v.pipe(v.string(), v.minLength(1));
const Pixels = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000));
const Ms = v.pipe(v.number(), v.integer(), v.minValue(0));

/**
 * A JPEG copy of a photo for a pack: turned as a person sees it, with the drawing over it, at most `maxPx` long and
 * `maxBytes` large. `mustDecode`: the number whose barcode must still be read in the copy; where that can't be had whole
 * within the bytes, the copy is cropped to the label. `part` = 'barcode': the copy holds the barcode and nothing around
 * it, whatever the drawing (a masked pack without a mask). The original is only read.
 */
export const RenderStillJob = v.object({
  kind: v.literal('render-still'),
  file: Path,
  target: Path,
  maxBytes: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(10_000))),
  maxPx: Pixels,
  shapes: v.pipe(v.array(Shape), v.maxLength(SHAPES_MAX)),
  mustDecode: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(64))),
  part: v.picklist(['whole', 'barcode']),
});
export type RenderStillJob = v.InferOutput<typeof RenderStillJob>;

/** `decodes`: the barcode that was asked for is read in the copy itself; null when none was asked for. */
export const StillAnswer = v.union([
  v.object({
    widthPx: Pixels,
    heightPx: Pixels,
    bytes: v.number(),
    isCropped: v.boolean(),
    decodes: v.nullable(v.boolean()),
    modulePxMilli: v.nullable(v.number()),
  }),
  v.literal('not-an-image'),
  /** The barcode to crop to was not found. */
  v.literal('no-barcode'),
]);
export type StillAnswer = v.InferOutput<typeof StillAnswer>;

/** Packets of a film from the key frame at or before `fromMs` up to `toMs`, as they are, in an MP4 that starts at once. */
export const CutFilmJob = v.object({ kind: v.literal('cut-film'), file: Path, target: Path, fromMs: Ms, toMs: Ms });
export type CutFilmJob = v.InferOutput<typeof CutFilmJob>;

/**
 * The report of a record (`file`, JSON) as a PDF and as a page. `page`: the page's template, null where none was built.
 * `pictures`: path in the bag → where that picture lies now.
 */
export const WriteReportJob = v.object({
  kind: v.literal('write-report'),
  file: Path,
  pdf: Path,
  html: Path,
  page: v.nullable(Path),
  fontsDir: Path,
  pictures: v.record(v.string(), Path),
});
export type WriteReportJob = v.InferOutput<typeof WriteReportJob>;
export const ReportAnswer = v.literal('written');
export type ReportAnswer = v.InferOutput<typeof ReportAnswer>;

/** Where the cut really begins and ends in the film. */
export const CutAnswer = v.union([
  v.object({ fromMs: Ms, toMs: Ms, bytes: v.number(), frames: v.number() }),
  v.literal('not-a-film'),
]);
export type CutAnswer = v.InferOutput<typeof CutAnswer>;

export const PackAnswer = v.union([StillAnswer, CutAnswer, ReportAnswer]);
export type PackAnswer = v.InferOutput<typeof PackAnswer>;
