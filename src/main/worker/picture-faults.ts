import type { PictureFault } from '../../shared/picture-check.ts';

/** Grey values 0–255, row after row. */
export type GreyPicture = { data: Uint8Array; width: number; height: number };

/** Columns and rows into which a picture is cut to look for the sharpest part of it. */
const TILES_ACROSS = 8;
const TILES_DOWN = 6;
/** Of the sharpest and of the calmest tiles. */
const TILES_TAKEN = 6;

/** The longer side of the copy that is measured: a variance only compares at one size. */
export const WORKING_PX = 640;

/** How sharp a picture is, in variances of the Laplacian: that of its sharpest parts less the grain, and the grain itself. */
type Sharpness = { edges: number; grain: number };

/**
 * A picture whose edges are below this, and a fifth of the grain that hides them, is blurred. Measured on drawn scenes of
 * 1280 × 720, blurred by σ px before grain of σ 2 was laid over (tests/support/bench-pictures.ts draws them):
 *
 *     edges at blur σ     0     1     2     3     4     6
 *     label            7100  5100   900   123    29    12
 *     white shirt       388   201    50    15     8     4
 *     black bag         233   136    38    11     8     4
 *     bare carton        50    33    10     3     4     3
 *
 * Grain of σ 8 raises the grain to 100 and leaves the bare carton 52. A label's big letters stay edges long after its
 * barcode is gone: whether that can be read is asked of the reader, not of this.
 */
const BLURRED_BELOW = 8;
const GRAIN_SHARE = 0.2;
/** The lightest hundredth of the picture is darker than this: a covered lens, or the light is off (a fifth of it: 38). */
const DARK_BELOW = 48;
/** Half of the picture is at least this light: burnt out (twice the light: 250; a white shirt in good light: 131). */
const BRIGHT_FROM = 248;

/**
 * How sharp the sharpest parts of a picture are: it is cut into 8 × 6 tiles, and from the mean of the six largest variances
 * of the Laplacian (4-neighbour) that of the six smallest is taken, which is the camera's grain. Over the whole picture the
 * variance tells more of what lies on the bench (a plain carton fills most of it) than of the lens.
 */
export function measureSharpness({ data, width, height }: GreyPicture): Sharpness {
  const variances: number[] = [];
  for (let row = 0; row < TILES_DOWN; row += 1) {
    for (let column = 0; column < TILES_ACROSS; column += 1) {
      const left = Math.max(1, Math.floor((column * width) / TILES_ACROSS));
      const right = Math.min(width - 1, Math.floor(((column + 1) * width) / TILES_ACROSS));
      const top = Math.max(1, Math.floor((row * height) / TILES_DOWN));
      const bottom = Math.min(height - 1, Math.floor(((row + 1) * height) / TILES_DOWN));
      let sum = 0;
      let squares = 0;
      for (let y = top; y < bottom; y += 1) {
        for (let at = y * width + left; at < y * width + right; at += 1) {
          const edge =
            4 * (data[at] ?? 0) -
            (data[at - 1] ?? 0) -
            (data[at + 1] ?? 0) -
            (data[at - width] ?? 0) -
            (data[at + width] ?? 0);
          sum += edge;
          squares += edge * edge;
        }
      }
      const count = Math.max(0, bottom - top) * Math.max(0, right - left);
      if (count > 0) variances.push(squares / count - (sum / count) ** 2);
    }
  }
  variances.sort((one, other) => other - one);
  const grain = meanOf(variances.slice(-TILES_TAKEN));
  return { edges: Math.max(0, meanOf(variances.slice(0, TILES_TAKEN)) - grain), grain };
}

const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, one) => sum + one, 0) / values.length;

/** What is wrong with a picture of the working size; a picture without light is not called blurred as well. */
export function findFaults(picture: GreyPicture, { edges, grain }: Sharpness): PictureFault[] {
  const histogram = new Uint32Array(256);
  for (const grey of picture.data) histogram[grey] = (histogram[grey] ?? 0) + 1;
  if (greyAt(histogram, 0.99) < DARK_BELOW) return ['dark'];
  if (greyAt(histogram, 0.5) >= BRIGHT_FROM) return ['bright'];
  return edges < BLURRED_BELOW + GRAIN_SHARE * grain ? ['blurred'] : [];
}

/** The grey value that this share of the picture doesn't exceed. */
function greyAt(histogram: Uint32Array, share: number): number {
  const total = histogram.reduce((sum, count) => sum + count, 0);
  let seen = 0;
  for (let grey = 0; grey < histogram.length; grey += 1) {
    seen += histogram[grey] ?? 0;
    if (seen >= share * total) return grey;
  }
  return histogram.length - 1;
}
