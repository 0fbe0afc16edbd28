import * as v from 'valibot';

// Days off 休息日 and make-up working days 调休上班, as the administrator entered them: the program brings no calendar of its
// own, because each year's is only told in the autumn before (国务院办公厅关于部分节假日安排的通知).

const DAY_MS = 86_400_000;
/** More is a slip of the hand: the longest holidays have nine days, a shop that closes for the summer two months. */
export const LONGEST_RANGE_DAYS = 62;
export const MOST_RANGES = 100;
export const DAY_NAME_MAX = 20;

/** Ms of its midnight in UTC; null when there is no such day (2026-02-30). */
export function dayMs(day: string): number | null {
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) ? at : null;
}

/** How many days from one to the other, both counted; null when one of them is no day. */
export function daysIn({ from, until }: { from: string; until: string }): number | null {
  const [first, last] = [dayMs(from), dayMs(until)];
  return first === null || last === null ? null : Math.round((last - first) / DAY_MS) + 1;
}

const Day = v.pipe(
  v.string(),
  v.regex(/^20\d\d-\d\d-\d\d$/),
  v.check((day) => dayMs(day) !== null, 'no such day'),
);

/** From the one day to the other, both belong to it: `2026-10-01`. */
export const DayRange = v.pipe(
  v.object({ from: Day, until: Day, name: v.pipe(v.string(), v.trim(), v.maxLength(DAY_NAME_MAX)) }),
  v.check((range) => {
    const days = daysIn(range);
    return days !== null && days >= 1 && days <= LONGEST_RANGE_DAYS;
  }, 'ends before it begins, or is too long'),
);
export type DayRange = v.InferOutput<typeof DayRange>;

const Ranges = v.pipe(v.array(DayRange), v.maxLength(MOST_RANGES));

export const DaysOff = v.object({
  /** 法定节假日: the platforms' offices are closed, and so is the dock unless `worksHolidays`. */
  holidays: Ranges,
  /** 调休上班: the offices work, on whatever day of the week, and so does the dock. */
  workdays: Ranges,
  /** 店休: the dock is closed, whatever the calendar says; it means nothing to a platform. */
  shopDays: Ranges,
  /** The dock works through public holidays. */
  worksHolidays: v.boolean(),
});
export type DaysOff = v.InferOutput<typeof DaysOff>;

/** Nothing entered: no day is off but what the weekday says, as before there was a list. */
export const NO_DAYS_OFF: DaysOff = { holidays: [], workdays: [], shopDays: [], worksHolidays: false };
