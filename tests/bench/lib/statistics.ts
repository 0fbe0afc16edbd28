// bench: how fast the station is, told only as a ratio to a floor measured beside it in the same run. Before it a build
// and a machine that may be busy with other things; after it nobody: `npm test` never looks at a time.
// This file: the few numbers that are drawn from many. Pure.

/** The value below which `share` (0 to 1) of the values lie, between neighbours in proportion; NaN of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  const high = sorted[Math.ceil(place)] ?? Number.NaN;
  return low + (high - low) * (place - Math.floor(place));
}

/** The middle value: what a single disturbed run can't move. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

type Slope = { slope: number; /** Half the width of the 95 % confidence interval. */ plusMinus: number };

/**
 * The straight line through points by least squares (https://en.wikipedia.org/wiki/Simple_linear_regression): how much y
 * grows with each x, and how sure that is. Throws for fewer than three points, or when all lie at one x.
 */
export function fitSlope(points: readonly { x: number; y: number }[]): Slope {
  const n = points.length;
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / n;
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / n;
  const spreadX = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  if (n < 3 || spreadX === 0) throw new Error('a slope needs three points at different places');
  const slope = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / spreadX;
  const residue = points.reduce((sum, { x, y }) => sum + (y - meanY - slope * (x - meanX)) ** 2, 0);
  const standardError = Math.sqrt(residue / (n - 2) / spreadX);
  return { slope, plusMinus: studentT95(n - 2) * standardError };
}

/** The 97.5 % point of Student's t, by its expansion in 1/degrees (within 2 % from three degrees on). */
function studentT95(degrees: number): number {
  const z = 1.959964;
  const [second, third] = [(z ** 3 + z) / 4, (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96];
  return degrees < 3 ? 12.71 / degrees : z + second / degrees + third / degrees ** 2;
}
