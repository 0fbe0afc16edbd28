import type { ReportRange, ReportStep } from '../../shared/report.ts';

// report (window's side): what was judged over days and years. A page of the overview, in a chunk of its own because of
// the charts. The station counts; here is only asked and drawn.

export const PRESETS = ['thisWeek', 'lastWeek', 'thisMonth', 'lastMonth', 'last90', 'thisYear'] as const;
export type Preset = (typeof PRESETS)[number];

const DAY_MS = 86_400_000;
const YEARS_MAX_DAYS = 3660;

const two = (number: number): string => String(number).padStart(2, '0');
const textOf = (date: Date): string => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
const plus = (date: Date, days: number): Date => new Date(date.getFullYear(), date.getMonth(), date.getDate() + days);
const monday = (date: Date): Date => plus(date, -((date.getDay() + 6) % 7));

/** The days of a preset, seen from this moment on this computer; weeks begin on Monday. */
export function rangeOf(preset: Preset, now: number): ReportRange {
  const today = new Date(now);
  const until = textOf(today);
  switch (preset) {
    case 'thisWeek':
      return { from: textOf(monday(today)), until };
    case 'lastWeek': {
      const last = plus(monday(today), -1);
      return { from: textOf(monday(last)), until: textOf(last) };
    }
    case 'thisMonth':
      return { from: `${until.slice(0, 8)}01`, until };
    case 'lastMonth': {
      const last = new Date(today.getFullYear(), today.getMonth(), 0);
      return { from: `${textOf(last).slice(0, 8)}01`, until: textOf(last) };
    }
    case 'last90':
      return { from: textOf(plus(today, -89)), until };
    case 'thisYear':
      return { from: `${until.slice(0, 4)}-01-01`, until };
  }
}

const daysOf = ({ from, until }: ReportRange): number => (Date.parse(until) - Date.parse(from)) / DAY_MS + 1;

/** What two date fields hold, when it is a range the station takes; else null. */
export function readRange(from: string, until: string): ReportRange | null {
  const isDay = (text: string): boolean => /^20\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
  if (!isDay(from) || !isDay(until) || from > until) return null;
  return daysOf({ from, until }) > YEARS_MAX_DAYS ? null : { from, until };
}

/** Steps that a chart of these days can show: at least two of them, at most a hundred or so. */
export function stepsOf(range: ReportRange): ReportStep[] {
  const days = daysOf(range);
  if (days <= 14) return ['day'];
  if (days <= 31) return ['day', 'week'];
  if (days <= 120) return ['day', 'week', 'month'];
  return days <= 760 ? ['week', 'month'] : ['month'];
}

export const questionOf = (range: ReportRange): ReportRange & { step: ReportStep } => ({
  ...range,
  step: stepsOf(range)[0] ?? 'day',
});
