import type { Buffer } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import type { SharpOptions } from 'sharp';
import { writeFileDurably } from '../lib/atomic-file.ts';
import type { ImageAnswer, ImageFacts, ImageFormat, ImageJob } from './image-jobs.ts';
import type { Sharp } from './load-sharp.ts';

/** More than any camera on a bench gives (12 to 108 MP); a header that claims more is an attack or a ruin. */
const MAX_PIXELS = 120_000_000;
const THUMBNAIL_QUALITY = 80;

/** How every picture from outside is decoded. */
export const OPTIONS: SharpOptions = { limitInputPixels: MAX_PIXELS, failOn: 'error', autoOrient: true, pages: 1 };

/** Does one job. Rejects only for the system's own faults (file gone, disk full). */
export async function runImageJob(sharp: Sharp, job: ImageJob): Promise<ImageAnswer> {
  const bytes = await readFile(job.file);
  const facts = await identifyImage(sharp, bytes);
  if (facts === 'not-an-image' || job.kind === 'identify') return facts;
  const thumbnail = await shrink(sharp, bytes, job.maxPx);
  if (thumbnail === 'not-an-image') return thumbnail;
  writeFileDurably(job.target, thumbnail);
  return facts;
}

/** Width, height and format by the file's header, as a person sees it (turned by EXIF). */
async function identifyImage(sharp: Sharp, bytes: Buffer): Promise<ImageFacts | 'not-an-image'> {
  const format = formatOf(bytes);
  if (format === null) return 'not-an-image';
  try {
    const found = await sharp(bytes, OPTIONS).metadata();
    if (found.format !== format || found.width * found.height > MAX_PIXELS) return 'not-an-image';
    return { widthPx: found.autoOrient.width, heightPx: found.autoOrient.height, format };
  } catch (error) {
    return refusalOf(error);
  }
}

async function shrink(sharp: Sharp, bytes: Buffer, maxPx: number): Promise<Buffer | 'not-an-image'> {
  try {
    return await sharp(bytes, OPTIONS)
      .resize({ width: maxPx, height: maxPx, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: THUMBNAIL_QUALITY })
      .toBuffer();
  } catch (error) {
    return refusalOf(error);
  }
}

/** sharp answers a file it can't read with a plain Error; anything else is a bug of ours. */
export function refusalOf(error: unknown): 'not-an-image' {
  if (error instanceof TypeError || error instanceof RangeError || !(error instanceof Error)) throw error;
  return 'not-an-image';
}

/** The format by its first bytes, before any decoder sees the file. */
export function formatOf(bytes: Uint8Array): ImageFormat | null {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  const isRiff = startsWith(bytes, [0x52, 0x49, 0x46, 0x46]);
  return isRiff && startsWith(bytes.subarray(8), [0x57, 0x45, 0x42, 0x50]) ? 'webp' : null;
}

const startsWith = (bytes: Uint8Array, wanted: readonly number[]): boolean =>
  wanted.every((byte, index) => bytes[index] === byte);
