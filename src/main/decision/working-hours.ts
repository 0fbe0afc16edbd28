import type { Settings } from '../../shared/settings.ts';

/**
 * The moment when so much working time has passed since `at`, ms: nights don't count, by this bench's own clock. The
 * decision targets are in working hours (the design's domain, "Clocks"); the refund's own deadline never is.
 */
export function afterWorkingTime(at: number, ms: number, { fromHour, untilHour }: Settings['workHours']): number {
  let left = ms;
  for (const day = new Date(at); ; day.setDate(day.getDate() + 1)) {
    const begins = Math.max(at, new Date(day).setHours(fromHour, 0, 0, 0));
    const open = new Date(day).setHours(untilHour, 0, 0, 0) - begins;
    if (open >= left) return begins + left;
    left -= Math.max(open, 0);
  }
}
