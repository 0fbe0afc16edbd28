// report: what supervisors read of weeks and years. After every stage; it only reads what they stored. `report-fold.ts`
// counts in the main process, beside the bench's work; `answer-report.ts` reads the counts in the worker.

const QUARTER_HOUR_MS = 900_000;
const DAY_MS = 86_400_000;
const QUARTERS_A_DAY = DAY_MS / QUARTER_HOUR_MS;
const QUARTERS_KEPT = 4096;

/** A day is `yyyymmdd`, a month `yyyymm`: numbers that sort, and that tell each other apart. */
export type DayOf = (at: number) => number;

export const monthOfDay = (day: number): number => Math.trunc(day / 100);

/** The zone of this computer, as IANA names it. */
export const systemZone = (): string => (known ??= new Intl.DateTimeFormat().resolvedOptions().timeZone);
/** Not asked for at the start: the first question reads the tables of all zones, some milliseconds. */
let known: string | undefined;

/** Tells the calendar day of a moment in a time zone. Every zone's offset is a multiple of a quarter of an hour. */
export function createDayOf(zone: string): DayOf {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const known = new Map<number, number>();
  return (at) => {
    const quarter = Math.floor(at / QUARTER_HOUR_MS);
    const found = known.get(quarter);
    if (found !== undefined) return found;
    const day = Number(parts.format(quarter * QUARTER_HOUR_MS).replaceAll('-', ''));
    if (known.size >= QUARTERS_KEPT) known.clear();
    known.set(quarter, day);
    return day;
  };
}

/** Its midnight in UTC: within 14 hours of any zone's own. */
const utcOf = (day: number): number => Date.UTC(Math.trunc(day / 10_000), (Math.trunc(day / 100) % 100) - 1, day % 100);
const ofUtc = (at: number): number => {
  const date = new Date(at);
  return date.getUTCFullYear() * 10_000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
};

/** The first moment that a zone has in this day or a later one, ms. */
function startOf(day: number, dayOf: DayOf): number {
  let early = Math.floor(utcOf(day) / QUARTER_HOUR_MS) - QUARTERS_A_DAY;
  let late = early + 2 * QUARTERS_A_DAY;
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    if (dayOf(middle * QUARTER_HOUR_MS) < day) early = middle;
    else late = middle;
  }
  return late * QUARTER_HOUR_MS;
}

/** The moments of these days, both included, in a time zone: from the first up to, not including, the last, ms. */
export function momentsOf(from: number, until: number, zone: string): { fromAt: number; untilAt: number } {
  const dayOf = createDayOf(zone);
  return { fromAt: startOf(from, dayOf), untilAt: startOf(addDays(until, 1), dayOf) };
}

export const addDays = (day: number, days: number): number => ofUtc(utcOf(day) + days * DAY_MS);

/** How many days from one to the other, both included. */
export const countDays = (from: number, until: number): number => Math.round((utcOf(until) - utcOf(from)) / DAY_MS) + 1;

/** `2026-11-22` ↔ 20261122. */
export const dayOfText = (text: string): number => Number(text.replaceAll('-', ''));
export const textOfDay = (day: number): string => {
  const digits = String(day).padStart(8, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
};

/** The Monday of its week (ISO 8601). */
export const mondayOf = (day: number): number => addDays(day, -((new Date(utcOf(day)).getUTCDay() + 6) % 7));

/** Both ends included; an empty one has `from` above `until`. */
type Span = readonly [from: number, until: number];
const NONE: Span = [1, 0];

/** Days and whole months that together are the range: what lies before the first whole month, in them, and behind. */
type Spans = { before: Span; months: Span; after: Span };

const firstOf = (month: number): number => month * 100 + 1;
const nextMonth = (month: number): number => (month % 100 === 12 ? month + 89 : month + 1);
const monthBefore = (month: number): number => (month % 100 === 1 ? month - 89 : month - 1);

export function spansOf(from: number, until: number): Spans {
  const first = from === firstOf(monthOfDay(from)) ? monthOfDay(from) : nextMonth(monthOfDay(from));
  const dayAfter = addDays(until, 1);
  const last = monthBefore(monthOfDay(dayAfter));
  if (first > last) return { before: [from, until], months: NONE, after: NONE };
  const head: Span = from < firstOf(first) ? [from, addDays(firstOf(first), -1)] : NONE;
  const tail: Span = monthOfDay(dayAfter) * 100 + 1 <= until ? [firstOf(monthOfDay(dayAfter)), until] : NONE;
  return { before: head, months: [first, last], after: tail };
}
