/** Layouts of a frame's bytes that can be stamped in place. */
export type StampableFormat = 'I420' | 'NV12' | 'RGBA' | 'RGBX' | 'BGRA' | 'BGRX';

/** A drawn strip as wide as the picture: one grey value 0-255 a pixel, top row first. `heightPx` is even. */
export type Strip = { grey: Uint8Array; widthPx: number; heightPx: number };

type Plane = { offset: number; stride: number };

export function isStampable(format: string | null): format is StampableFormat {
  return format !== null && ['I420', 'NV12', 'RGBA', 'RGBX', 'BGRA', 'BGRX'].includes(format);
}

/** The strip's height for a picture: 44 rows at 720, in proportion, even so that it covers whole colour samples. */
export function stripHeightOf(heightPx: number): number {
  return Math.min(heightPx, Math.max(16, Math.round((heightPx * 44) / 720 / 2) * 2));
}

/**
 * Writes the strip over the bottom rows of a picture of `heightPx` rows. Straight into the camera's own bytes, because
 * a detour through a canvas costs a third more processor and four times the memory.
 */
export function stampStrip(
  pixels: Uint8Array,
  format: StampableFormat,
  planes: readonly Plane[],
  heightPx: number,
  strip: Strip,
): void {
  const [first, second, third] = planes;
  if (first === undefined) return;
  if (format === 'I420' || format === 'NV12') {
    stampLuma(pixels, first, heightPx, strip);
    // Colour samples stand for two rows each; with 128 in both the strip is grey.
    const width = Math.ceil(strip.widthPx / 2);
    for (const plane of [second, third]) {
      if (plane === undefined) continue;
      const rows = { from: (heightPx - strip.heightPx) >> 1, to: (heightPx + 1) >> 1 };
      greyOut(pixels, plane, rows, format === 'NV12' ? width * 2 : width);
    }
    return;
  }
  stampPacked(pixels, first, heightPx, strip);
}

function stampLuma(pixels: Uint8Array, plane: Plane, heightPx: number, strip: Strip): void {
  for (let row = 0; row < strip.heightPx; row += 1) {
    const at = plane.offset + (heightPx - strip.heightPx + row) * plane.stride;
    const from = row * strip.widthPx;
    for (let x = 0; x < strip.widthPx; x += 1) {
      // BT.601 studio range: black is 16, white 235.
      pixels[at + x] = 16 + (((strip.grey[from + x] ?? 0) * 219) >> 8);
    }
  }
}

function greyOut(pixels: Uint8Array, plane: Plane, rows: { from: number; to: number }, width: number): void {
  for (let row = rows.from; row < rows.to; row += 1) {
    const at = plane.offset + row * plane.stride;
    pixels.fill(128, at, at + width);
  }
}

function stampPacked(pixels: Uint8Array, plane: Plane, heightPx: number, strip: Strip): void {
  for (let row = 0; row < strip.heightPx; row += 1) {
    let at = plane.offset + (heightPx - strip.heightPx + row) * plane.stride;
    const from = row * strip.widthPx;
    for (let x = 0; x < strip.widthPx; x += 1) {
      const grey = strip.grey[from + x] ?? 0;
      pixels[at] = grey;
      pixels[at + 1] = grey;
      pixels[at + 2] = grey;
      pixels[at + 3] = 255;
      at += 4;
    }
  }
}
