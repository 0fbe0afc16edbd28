import type { KeepDays, RetentionRule } from '../../shared/retention.ts';
import { DAY_MS, daysOf } from './retention-rules.ts';

/** Evidence on the disk by rule and by whole days since its matter ended; what is kept whatever its age is not in it. */
export type Ages = ReadonlyMap<RetentionRule, ReadonlyMap<number, { files: number; bytes: number }>>;

/** What would go within `withinDays` if these days held: 0 = at once. */
export function dueWithin(ages: Ages, days: KeepDays, withinDays: number): { files: number; bytes: number } {
  const due = { files: 0, bytes: 0 };
  for (const [rule, byAge] of ages)
    for (const [age, { files, bytes }] of byAge) {
      if (age + withinDays < daysOf(rule, days)) continue;
      due.files += files;
      due.bytes += bytes;
    }
  return due;
}

type ForecastInput = {
  /** Free above the floor under which filming stops. */
  roomBytes: number;
  /** Written a day, of each rule as it will be kept. */
  dayBytes: ReadonlyMap<RetentionRule, number>;
  ages: Ages;
  days: KeepDays;
};

const FORECAST_MAX_DAYS = 365;

/**
 * Whole days until the room is used up at today's pace, minus what retention lets go on the way (also of what is only
 * written from now on); null when it lasts longer than a year. 0 = not to the end of today.
 */
export function daysUntilFull({ roomBytes, dayBytes, ages, days }: ForecastInput): number | null {
  const pace = [...dayBytes.values()].reduce((sum, bytes) => sum + bytes, 0);
  let room = roomBytes;
  let freed = 0;
  for (let day = 1; day <= FORECAST_MAX_DAYS; day += 1) {
    const due = dueWithin(ages, days, day).bytes;
    room += due - freed - pace;
    freed = due;
    for (const [rule, bytes] of dayBytes) if (day > daysOf(rule, days)) room += bytes;
    if (room < 0) return day - 1;
  }
  return null;
}

/** Bytes a day from what was written since `since`; a bench younger than that is reckoned by its own age. */
export const paceOf = (bytes: number, since: number, firstAt: number | null, now: number): number =>
  firstAt === null ? 0 : Math.round(bytes / Math.max(1, (now - Math.max(since, firstAt)) / DAY_MS));

/**
 * What is written a day, by the rule it will go by: in the shares of what lies on the disk now. As long as nothing does,
 * all of it counts as cases, which stay longest.
 */
export function paceByRule(dayBytes: number, ages: Ages): Map<RetentionRule, number> {
  const sums = [...ages].map(([rule, byAge]) => ({
    rule,
    bytes: [...byAge.values()].reduce((sum, { bytes }) => sum + bytes, 0),
  }));
  const all = sums.reduce((sum, { bytes }) => sum + bytes, 0);
  if (all === 0) return new Map([['case', dayBytes]]);
  return new Map(sums.map(({ rule, bytes }) => [rule, (dayBytes * bytes) / all]));
}
