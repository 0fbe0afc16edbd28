import { Buffer } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { maskPixels, shapesSvg } from '../../shared/annotation.ts';
import type { Shape } from '../../shared/annotation.ts';
import { writeFileDurably } from '../lib/atomic-file.ts';
import type { Sharp } from './load-sharp.ts';
import { formatOf } from './read-image.ts';

/** More than any camera on a bench gives; a header that claims more is an attack or a ruin. */
const MAX_PIXELS = 120_000_000;
const CHANNELS = 3;

export type DrawnCopy = { widthPx: number; heightPx: number };
export type DrawOptions = {
  /** Bounds both sides of the copy; a smaller picture stays as it is. */
  maxPx: number;
  /** JPEG quality, 1–100. */
  quality: number;
};

/**
 * Writes a copy of a photo with the shapes drawn over it, as JPEG. The photo itself is only read. What a mask covers is
 * blackened pixel by pixel before anything else happens to the picture, so that no later step (scaling, JPEG's blocks)
 * has seen it; EXIF with its thumbnail, GPS and every other metadata stay behind. Answers the copy's size, or
 * `not-an-image`; rejects only for the system's own faults.
 */
export async function drawShapes(
  sharp: Sharp,
  file: string,
  shapes: readonly Shape[],
  target: string,
  { maxPx, quality }: DrawOptions,
): Promise<DrawnCopy | 'not-an-image'> {
  const decoded = await decode(sharp, await readFile(file));
  if (decoded === 'not-an-image') return decoded;
  const { pixels, widthPx, heightPx } = decoded;
  for (const shape of shapes) if (shape.kind === 'mask') blacken(decoded, shape);

  const scale = Math.min(1, maxPx / Math.max(widthPx, heightPx));
  const width = Math.max(1, Math.round(widthPx * scale));
  const height = Math.max(1, Math.round(heightPx * scale));
  const raw = sharp(pixels, {
    raw: { width: widthPx, height: heightPx, channels: CHANNELS },
    limitInputPixels: MAX_PIXELS,
  });
  const resized = scale < 1 ? raw.resize({ width, height, fit: 'fill' }) : raw;
  const drawn =
    shapes.length === 0 ? resized : resized.composite([{ input: Buffer.from(shapesSvg(shapes, width, height)) }]);
  writeFileDurably(target, await drawn.jpeg({ quality, mozjpeg: false }).toBuffer());
  return { widthPx: width, heightPx: height };
}

export type Decoded = DrawnCopy & { pixels: Buffer };

/** The picture as a person sees it (turned by EXIF), three bytes a pixel. */
export async function decode(sharp: Sharp, bytes: Buffer): Promise<Decoded | 'not-an-image'> {
  if (formatOf(bytes) === null) return 'not-an-image';
  try {
    const { data, info } = await sharp(bytes, {
      limitInputPixels: MAX_PIXELS,
      failOn: 'error',
      autoOrient: true,
      pages: 1,
    })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    if (info.channels !== CHANNELS) throw new Error(`${info.channels} channels`);
    return { pixels: data, widthPx: info.width, heightPx: info.height };
  } catch (error) {
    // sharp answers a file it can't read with a plain Error; anything else is a bug of ours.
    if (error instanceof TypeError || error instanceof RangeError || !(error instanceof Error)) throw error;
    return 'not-an-image';
  }
}

export function blacken({ pixels, widthPx, heightPx }: Decoded, mask: Shape & { kind: 'mask' }): void {
  const { left, top, right, bottom } = maskPixels(mask, widthPx, heightPx);
  for (let row = top; row < bottom; row += 1) {
    pixels.fill(0, (row * widthPx + left) * CHANNELS, (row * widthPx + right) * CHANNELS);
  }
}
