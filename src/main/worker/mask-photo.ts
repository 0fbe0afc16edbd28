import type { Buffer } from 'node:buffer';
import { maskPixels } from '../../shared/annotation.ts';
import type { Shape } from '../../shared/annotation.ts';
import type { Sharp } from './load-sharp.ts';
import { formatOf, OPTIONS } from './read-image.ts';

const CHANNELS = 3;

/** Three bytes a pixel, row by row; nothing of EXIF, its thumbnail or any other metadata. */
type DecodedPhoto = { pixels: Buffer; widthPx: number; heightPx: number };

/** The picture as a person sees it, turned by EXIF. Rejects never for what is in the file: that is `not-an-image`. */
export async function decode(sharp: Sharp, bytes: Buffer): Promise<DecodedPhoto | 'not-an-image'> {
  if (formatOf(bytes) === null) return 'not-an-image';
  try {
    const { data, info } = await sharp(bytes, OPTIONS)
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

/**
 * Blackens what a mask covers, pixel by pixel. Done before anything else happens to the picture, so that no later step
 * (scaling, JPEG's blocks) has seen it: nothing of it is left in the copy.
 */
export function blacken({ pixels, widthPx, heightPx }: DecodedPhoto, mask: Shape & { kind: 'mask' }): void {
  const { left, top, right, bottom } = maskPixels(mask, widthPx, heightPx);
  for (let row = top; row < bottom; row += 1) {
    pixels.fill(0, (row * widthPx + left) * CHANNELS, (row * widthPx + right) * CHANNELS);
  }
}
