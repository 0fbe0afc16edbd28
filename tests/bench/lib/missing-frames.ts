/** The muxer rounds times to its own clock. */
const SAME_FRAME_US = 2000;
const FITTING_SHARE = 0.8;

/**
 * How many of the camera's frames between the film's first and last are missing in it. The film counts from its first
 * frame; which of the camera's that was is found by laying the film over each. `cameraUs` is what an onlooker saw, who may
 * have missed some on a busy machine: a frame that only the film has was given, too. Throws when they don't fit at all.
 */
export function countMissing(
  cameraUs: readonly number[],
  filmUs: readonly number[],
): { given: number; missing: number } {
  const lastUs = filmUs.at(-1) ?? 0;
  const isInFilm = (us: number): boolean => filmUs.some((at) => Math.abs(at - us) <= SAME_FRAME_US);
  const fits = cameraUs.map((firstUs) => {
    const seen = cameraUs.map((us) => us - firstUs).filter((us) => us >= 0 && us <= lastUs + SAME_FRAME_US);
    const found = seen.filter(isInFilm).length;
    return { missing: seen.length - found, found };
  });
  const best = fits.reduce((one, other) => (other.found > one.found ? other : one), { missing: 0, found: 0 });
  if (best.found < filmUs.length * FITTING_SHARE) throw new Error('the film holds frames that the camera never gave');
  return { given: filmUs.length + best.missing, missing: best.missing };
}
