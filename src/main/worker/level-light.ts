import type { GreyPicture } from './picture-faults.ts';

/** Wider than the widest bar of a code that is large in the picture, narrower than what lies around a label. */
const REACH_PX = 32;
const MIDDLE = 128;

/**
 * The same picture with uneven light taken out: each pixel against the mean of its surroundings (a square of 65 px, by
 * running sums). The reader finds one threshold a row, from the row's whole histogram (zxing-cpp, GlobalHistogramBinarizer,
 * which its local one leaves rows to): a dim label on a dark bench has none that fits, its paper is nearer to the bench
 * than to white.
 */
export function levelLight({ data, width, height }: GreyPicture): GreyPicture {
  const levelled = new Uint8Array(data.length);
  /** Per column: the sum over the rows around this one. */
  const columns = new Uint32Array(width);
  const addRow = (y: number, sign: 1 | -1): void => {
    const start = y * width;
    for (let x = 0; x < width; x += 1) columns[x] = (columns[x] ?? 0) + sign * (data[start + x] ?? 0);
  };
  for (let y = 0; y < Math.min(REACH_PX, height); y += 1) addRow(y, 1);
  for (let y = 0; y < height; y += 1) {
    if (y + REACH_PX < height) addRow(y + REACH_PX, 1);
    if (y - REACH_PX - 1 >= 0) addRow(y - REACH_PX - 1, -1);
    const rows = Math.min(height - 1, y + REACH_PX) - Math.max(0, y - REACH_PX) + 1;
    let sum = 0;
    for (let x = 0; x < Math.min(REACH_PX, width); x += 1) sum += columns[x] ?? 0;
    const start = y * width;
    for (let x = 0; x < width; x += 1) {
      if (x + REACH_PX < width) sum += columns[x + REACH_PX] ?? 0;
      if (x - REACH_PX - 1 >= 0) sum -= columns[x - REACH_PX - 1] ?? 0;
      const across = Math.min(width - 1, x + REACH_PX) - Math.max(0, x - REACH_PX) + 1;
      const value = MIDDLE + (data[start + x] ?? 0) - sum / (rows * across);
      levelled[start + x] = value < 0 ? 0 : value > 255 ? 255 : value;
    }
  }
  return { data: levelled, width, height };
}
