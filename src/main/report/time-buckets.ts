import type { WaitTimes } from '../../shared/report.ts';

/** Each bucket is so much wider than the one before: what is told lies within 2.5 % of the exact time. */
const STEP = 1.045;
const LOG_STEP = Math.log(STEP);
const FIRST_MS = 1000;

/** Bucket 0 is below a second. A time below nothing (a clock that was set back) counts as none. */
export const bucketOf = (ms: number): number =>
  ms < FIRST_MS ? 0 : 1 + Math.floor(Math.log(ms / FIRST_MS) / LOG_STEP + 1e-9);

/** The time a bucket stands for, ms: the geometric middle of its ends. */
export const msOfBucket = (bucket: number): number =>
  bucket === 0 ? 0 : Math.round(FIRST_MS * STEP ** (bucket - 0.5));

type Counted = { bucket: number; n: number };

/** Nearest rank: the smallest time that at least this share of all stay within. Null of nothing. */
export function waitTimesOf(counts: readonly Counted[]): WaitTimes | null {
  const sorted = counts.filter(({ n }) => n > 0).sort((a, b) => a.bucket - b.bucket);
  const all = sorted.reduce((sum, { n }) => sum + n, 0);
  if (all === 0) return null;
  const at = (share: number): number => {
    const rank = Math.ceil(all * share);
    let seen = 0;
    for (const { bucket, n } of sorted) {
      seen += n;
      if (seen >= rank) return msOfBucket(bucket);
    }
    return msOfBucket(sorted.at(-1)?.bucket ?? 0);
  };
  return { n: all, medianMs: at(0.5), p90Ms: at(0.9), p99Ms: at(0.99) };
}
