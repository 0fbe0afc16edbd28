import { readFile } from 'node:fs/promises';
import { Buffer } from 'node:buffer';
import { shapesSvg } from '../../shared/annotation.ts';
import type { Shape } from '../../shared/annotation.ts';
import { writeFileDurably } from '../lib/atomic-file.ts';
import { findBarcode, widen } from './find-barcode.ts';
import type { Barcode, Region } from './find-barcode.ts';
import type { Sharp } from './load-sharp.ts';
import { blacken, decode } from './mask-photo.ts';
import type { RenderStillJob, StillAnswer } from './pack-jobs.ts';
import type { GreyPicture } from './picture-faults.ts';
import { OPTIONS } from './read-image.ts';

/** A figure for the report: nobody sees a difference to a better one. */
const GOOD_QUALITY = 86;
const BEST_QUALITY = 92;
/** Below it blocks show, and bars of a code run together. */
const WORST_QUALITY = 38;
/** Each size has about three quarters of the one before, in pixels. */
const STEP = 0.86;
const SMALLEST_PX = 320;
/** A barcode's quiet zone is ten modules at each end, of some two hundred. */
const LABEL_ROOM = 0.35;
const BARE_ROOM = 0.06;
const FINEST_MODULE_PX_MILLI = 1150;

type Picture = { data: Buffer; width: number; height: number };
/** `label`: the barcode as it was found in the whole picture; without one there is nothing to look for in a copy. */
type Wanted = Pick<RenderStillJob, 'maxBytes' | 'maxPx' | 'mustDecode'> & { label: Barcode | null };
type Still = { jpeg: Buffer; width: number; height: number; modulePxMilli: number | null; decodes: boolean | null };

/** Does one job. Rejects only for the system's own faults (file gone, disk full). */
export async function renderStill(sharp: Sharp, job: Omit<RenderStillJob, 'kind'>): Promise<StillAnswer> {
  const decoded = await decode(sharp, await readFile(job.file));
  if (decoded === 'not-an-image') return decoded;
  // Before anything else happens to the picture, so that no later step has seen what is hidden.
  for (const shape of job.shapes) if (shape.kind === 'mask') blacken(decoded, shape);
  const whole: Picture = { data: decoded.pixels, width: decoded.widthPx, height: decoded.heightPx };
  const label = job.mustDecode === null ? null : await findBarcode(await greyOf(sharp, whole), job.mustDecode);
  if (job.part === 'barcode') {
    if (label === null) return 'no-barcode';
    const bare = widen(label.region, BARE_ROOM, 0, whole);
    return finish(job, await fit(sharp, await crop(sharp, whole, bare), { ...job, label }, []), true);
  }
  const still = await fit(sharp, whole, { ...job, label }, job.shapes);
  if (label === null) return finish(job, { ...still, decodes: job.mustDecode === null ? null : false }, false);
  if (still.decodes !== false) return finish(job, still, false);
  // Drawn on first, so that marks on the label stay where they were put.
  const drawn = await drawOver(sharp, whole, job.shapes);
  const { region } = label;
  const roomY = (region.width * LABEL_ROOM) / Math.max(1, region.height);
  const part = await crop(sharp, drawn, widen(region, LABEL_ROOM, roomY, whole));
  const cropped = await fit(sharp, part, { ...job, label }, []);
  return cropped.decodes === true ? finish(job, cropped, true) : finish(job, still, false);
}

function finish(job: Omit<RenderStillJob, 'kind'>, still: Still, isCropped: boolean): StillAnswer {
  writeFileDurably(job.target, still.jpeg);
  const { width: widthPx, height: heightPx, decodes, modulePxMilli } = still;
  return { widthPx, heightPx, bytes: still.jpeg.length, isCropped, decodes, modulePxMilli };
}

/**
 * The largest copy within the bytes in which the barcode is still read; where none is, the largest within the bytes.
 * Sizes go down step by step; at each the best quality that fits is searched.
 */
async function fit(
  sharp: Sharp,
  picture: Picture,
  { maxBytes, maxPx, mustDecode, label }: Wanted,
  shapes: readonly Shape[],
): Promise<Still> {
  let largest: Still | null = null;
  const longest = Math.max(picture.width, picture.height);
  for (let px = Math.min(maxPx, longest); ; px *= STEP) {
    const scaled = await drawOver(sharp, await scale(sharp, picture, px), shapes);
    const isLast = px * STEP < Math.min(SMALLEST_PX, longest * STEP);
    const jpeg = await encodeWithin(sharp, scaled, maxBytes, isLast);
    if (jpeg !== null) {
      const isWanted = mustDecode !== null && label !== null;
      const found = isWanted ? await findBarcode(await greyOf(sharp, jpeg), mustDecode) : null;
      const decodes = isWanted ? found !== null : null;
      const still = { jpeg, width: scaled.width, height: scaled.height, modulePxMilli: found?.modulePxMilli ?? null };
      if (decodes !== false) return { ...still, decodes };
      largest ??= { ...still, decodes };
      // A smaller copy reads no better: not without a limit, nor with bars that are finer than a pixel.
      const modulePxMilli = (label?.modulePxMilli ?? Infinity) * (scaled.width / picture.width);
      if (maxBytes === null || modulePxMilli < FINEST_MODULE_PX_MILLI) return largest;
    }
    if (isLast) {
      if (largest === null) throw new Error(`a picture of ${SMALLEST_PX} px does not fit into ${maxBytes ?? 0} bytes`);
      return largest;
    }
  }
}

/** The JPEG at the best quality that fits; null when none does. */
async function encodeWithin(
  sharp: Sharp,
  picture: Picture,
  maxBytes: number | null,
  isLast: boolean,
): Promise<Buffer | null> {
  const encode = (quality: number): Promise<Buffer> =>
    fromRaw(sharp, picture)
      .jpeg({ quality, chromaSubsampling: quality > 80 ? '4:4:4' : '4:2:0' })
      .toBuffer();
  if (maxBytes === null) return encode(GOOD_QUALITY);
  const best = await encode(BEST_QUALITY);
  if (best.length <= maxBytes) return best;
  let fitting: Buffer | null = null;
  let [low, high] = [isLast ? 1 : WORST_QUALITY, BEST_QUALITY - 1];
  while (low <= high) {
    const quality = (low + high) >> 1;
    const jpeg = await encode(quality);
    if (jpeg.length <= maxBytes) [fitting, low] = [jpeg, quality + 1];
    else high = quality - 1;
  }
  return fitting;
}

const fromRaw = (sharp: Sharp, { data, width, height }: Picture): ReturnType<Sharp> =>
  sharp(data, { raw: { width, height, channels: 3 } });

async function rawOf(image: ReturnType<Sharp>): Promise<Picture> {
  const { data, info } = await image.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

const crop = (sharp: Sharp, picture: Picture, region: Region): Promise<Picture> =>
  rawOf(fromRaw(sharp, picture).extract(region));

async function scale(sharp: Sharp, picture: Picture, px: number): Promise<Picture> {
  const longest = Math.round(px);
  if (longest >= Math.max(picture.width, picture.height)) return picture;
  return rawOf(fromRaw(sharp, picture).resize({ width: longest, height: longest, fit: 'inside' }));
}

async function drawOver(sharp: Sharp, picture: Picture, shapes: readonly Shape[]): Promise<Picture> {
  if (shapes.length === 0) return picture;
  const input = Buffer.from(shapesSvg(shapes, picture.width, picture.height));
  return rawOf(fromRaw(sharp, picture).composite([{ input }]));
}

async function greyOf(sharp: Sharp, picture: Picture | Buffer): Promise<GreyPicture> {
  const image = Buffer.isBuffer(picture) ? sharp(picture, OPTIONS) : fromRaw(sharp, picture);
  const { data, info } = await image.toColourspace('b-w').extractChannel(0).raw().toBuffer({ resolveWithObject: true });
  return {
    data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
    width: info.width,
    height: info.height,
  };
}
