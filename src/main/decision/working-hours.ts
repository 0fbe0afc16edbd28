import type { DayRange, DaysOff } from '../../shared/days-off.ts';
import type { Settings } from '../../shared/settings.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The platforms' offices work by the clock of Beijing, which has no summer time. */
const BEIJING_MS = 8 * HOUR_MS;

/** What the decision targets are reckoned with. */
export type WorkingTime = Pick<Settings, 'workHours' | 'daysOff'>;

const isWithin = (ranges: readonly DayRange[], day: string): boolean =>
  ranges.some(({ from, until }) => from <= day && day <= until);

/** The day of this bench's own clock, `2026-10-01`. */
const localDay = (at: Date): string => {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
};

/** The dock works seven days a week but for its own days off and, unless it works through them, public holidays. */
const isDockOpen = (day: string, { holidays, workdays, shopDays, worksHolidays }: DaysOff): boolean =>
  !isWithin(shopDays, day) && (worksHolidays || isWithin(workdays, day) || !isWithin(holidays, day));

/**
 * The moment when so much working time has passed since `at`, ms: nights and days off don't count, by this bench's own
 * clock. The decision targets are in working hours (the design's domain, "Clocks"); the refund's own deadline never is.
 */
export function afterWorkingTime(at: number, ms: number, { workHours, daysOff }: WorkingTime): number {
  let left = ms;
  for (const day = new Date(at); ; day.setDate(day.getDate() + 1)) {
    if (!isDockOpen(localDay(day), daysOff)) continue;
    const begins = Math.max(at, new Date(day).setHours(workHours.fromHour, 0, 0, 0));
    const open = new Date(day).setHours(workHours.untilHour, 0, 0, 0) - begins;
    if (open >= left) return begins + left;
    left -= Math.max(open, 0);
  }
}

/** A platform's office works Monday to Friday but for public holidays, and on make-up days whatever the weekday. */
function isOfficeDay(at: number, { holidays, workdays }: DaysOff): boolean {
  const there = new Date(at + BEIJING_MS);
  const day = there.toISOString().slice(0, 10);
  if (isWithin(workdays, day)) return true;
  return ![0, 6].includes(there.getUTCDay()) && !isWithin(holidays, day);
}

/** The platform's working day after this moment, at the same time of the day, ms. */
export function nextOfficeDay(at: number, daysOff: DaysOff): number {
  let day = at + DAY_MS;
  while (!isOfficeDay(day, daysOff)) day += DAY_MS;
  return day;
}
