import { DAY_NAME_MAX, dayMs, daysIn, LONGEST_RANGE_DAYS, MOST_RANGES } from '../../shared/days-off.ts';
import type { DayRange } from '../../shared/days-off.ts';

/** Why a line is no day: `text` as it was typed. `too-many` is about the whole. */
export type DaysFault = {
  line: number;
  text: string;
  why: 'not-read' | 'no-such-day' | 'backwards' | 'too-long' | 'name-long' | 'too-many';
};
type DaysRead = { ok: true; days: DayRange[] } | { ok: false; fault: DaysFault };

const FULL = /^(20\d\d)(?:[-/.](\d{1,2})[-/.](\d{1,2})|年\s*(\d{1,2})月\s*(\d{1,2})日?|(\d\d)(\d\d))(?!\d)/;
/** The end of a range may leave out what it has in common with its beginning: 10月7日, 10-07, 7日. */
const MONTH_DAY = /^(\d{1,2})(?:[-/.](\d{1,2})|月\s*(\d{1,2})日?)(?!\d)/;
const DAY = /^(\d{1,2})日/;
const WEEKDAY = /^\s*\(?(?:周|星期)[一二三四五六日天]\)?/;
const RANGE = /^\s*(?:~|至|到|to\b|[–—]+|\.{2,3}|-)\s*/i;
/** Two cells of a table side by side. */
const NEXT_CELL = /^\s+(?=20\d\d[-/.年\d])/;
/** What a name never has: a second day that would be passed over without a word. */
const STRAY_DAY = /\d\s*[-/.月日年]|\d{5}/;

const two = (text: string | undefined): string => (text ?? '').padStart(2, '0');
const skip = (text: string, pattern: RegExp): string => text.replace(pattern, '');

type Taken = { day: string; rest: string };

function takeFull(text: string): Taken | null {
  const found = FULL.exec(text);
  if (found === null) return null;
  const [whole, year, m1, d1, m2, d2, m3, d3] = found;
  return { day: `${year ?? ''}-${two(m1 ?? m2 ?? m3)}-${two(d1 ?? d2 ?? d3)}`, rest: text.slice(whole.length) };
}

function takeEnd(text: string, from: string): Taken | null {
  const full = takeFull(text);
  if (full !== null) return full;
  const short = MONTH_DAY.exec(text);
  if (short !== null) {
    const [whole, month, d1, d2] = short;
    const end = `${two(month)}-${two(d1 ?? d2)}`;
    // 12-30 to 01-02 goes into the next year.
    const year = Number(from.slice(0, 4)) + (end < from.slice(5) ? 1 : 0);
    return { day: `${year}-${end}`, rest: text.slice(whole.length) };
  }
  const day = DAY.exec(text);
  return day === null ? null : { day: `${from.slice(0, 7)}-${two(day[1])}`, rest: text.slice(day[0].length) };
}

/** A line as a range of days, or why it is none. */
function readLine(text: string): DayRange | DaysFault['why'] {
  const first = takeFull(text);
  if (first === null) return 'not-read';
  let rest = skip(first.rest, WEEKDAY);
  let until = first.day;
  const joint = RANGE.exec(rest) ?? NEXT_CELL.exec(rest);
  if (joint !== null) {
    const end = takeEnd(rest.slice(joint[0].length), first.day);
    if (end === null) return 'not-read';
    until = end.day;
    rest = skip(end.rest, WEEKDAY);
  }
  const name = skip(rest, /^[\s,;:，；：、]+/).trim();
  if (STRAY_DAY.test(name)) return 'not-read';
  if (name.length > DAY_NAME_MAX) return 'name-long';
  if (dayMs(first.day) === null || dayMs(until) === null) return 'no-such-day';
  const days = daysIn({ from: first.day, until }) ?? 0;
  if (days < 1) return 'backwards';
  return days > LONGEST_RANGE_DAYS ? 'too-long' : { from: first.day, until, name };
}

/** What was typed or pasted, a day or a range a line, by date and each once; nothing at all when one line can't be read. */
export function readDays(typed: string): DaysRead {
  const days = new Map<string, DayRange>();
  for (const [index, raw] of typed.split(/\r\n|\r|\n/).entries()) {
    const text = raw.normalize('NFKC').trim();
    if (text === '') continue;
    const read = readLine(text);
    if (typeof read === 'string') return { ok: false, fault: { line: index + 1, text: raw.trim(), why: read } };
    days.set(`${read.from} ${read.until}`, read);
    if (days.size > MOST_RANGES) return { ok: false, fault: { line: index + 1, text: raw.trim(), why: 'too-many' } };
  }
  return { ok: true, days: [...days.values()].sort((a, b) => a.from.localeCompare(b.from)) };
}

/** A range as a line that reads back as itself. */
export const writeDay = ({ from, until, name }: DayRange): string =>
  `${from === until ? from : `${from} ~ ${until}`} ${name}`.trim();
