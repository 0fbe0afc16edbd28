import { describe, expect, it } from 'vitest';
import { bucketOf, msOfBucket, waitTimesOf } from '../../../src/main/report/time-buckets.ts';
import { fc } from '../../support/property.ts';

const countsOf = (times: readonly number[]): { bucket: number; n: number }[] =>
  times.map((ms) => ({ bucket: bucketOf(ms), n: 1 }));

describe('buckets of time', () => {
  it('tell a time within 2.5 %, from a second to a year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 366 * 86_400_000 }), (ms) => {
        expect(Math.abs(msOfBucket(bucketOf(ms)) - ms) / ms).toBeLessThan(0.025);
      }),
    );
  });
  it('count what is below a second, or below nothing, as none', () => {
    expect([bucketOf(-5), bucketOf(0), bucketOf(999), msOfBucket(0)]).toEqual([0, 0, 0, 0]);
  });
  it('give the median, p90 and p99 of what was sorted one by one, within 2.5 %', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1000, max: 5 * 86_400_000 }), { minLength: 1, maxLength: 300 }),
        (times) => {
          const sorted = [...times].sort((a, b) => a - b);
          const found = waitTimesOf(countsOf(times));
          for (const [share, told] of [
            [0.5, found?.medianMs],
            [0.9, found?.p90Ms],
            [0.99, found?.p99Ms],
          ] as const) {
            const exact = sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
            expect(Math.abs((told ?? 0) - exact) / exact).toBeLessThan(0.025);
          }
          expect(found?.n).toBe(times.length);
        },
      ),
    );
  });
  it('say nothing of nothing', () => {
    expect(waitTimesOf([])).toBeNull();
    expect(waitTimesOf([{ bucket: 3, n: 0 }])).toBeNull();
  });
});
