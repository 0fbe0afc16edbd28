import { cleanText } from './cell-rules.ts';

/** Files tell wall-clock time in China: one zone, no summer time since 1991. */
const SHANGHAI_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
/** What programs write where there is no time. */
const NO_TIME = /^(?:-+|\/|无|null|none|n\/a|0|0000-00-00.*|1970-01-01.*)?$/i;

const CLOCK = String.raw`(?:[T\s]*(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2})(?:[.,]\d+)?秒?|分)?)?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?${CLOCK}$`);
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:[T\s]?(\d{2})(\d{2})(\d{2})?)?$/;
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})${CLOCK}$`);
const WITH_ZONE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;
const EXCEL_DAYS = /^([3-6]\d{4})(\.\d+)?$/;
const EXCEL_EPOCH_MS = Date.UTC(1899, 11, 30);
const UNIX = /^1\d{9}(?:\d{3})?$/;

const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;

type Parts = { year: number; month: number; day: number; hour: number; minute: number; second: number };

const toMs = ({ year, month, day, hour, minute, second }: Parts): number | null => {
  const ms = Date.UTC(year, month - 1, day, hour, minute, second);
  const date = new Date(ms);
  // 31 April would become 1 May.
  const isReal =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  return isReal && year >= FIRST_YEAR && year < LAST_YEAR ? ms - SHANGHAI_MS : null;
};

const numbers = (match: RegExpExecArray | null): number[] | null =>
  match === null ? null : match.slice(1).map((part: string | undefined) => Number(part ?? 0));

const fromParts = (parts: number[]): number | null => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  return toMs({ year, month, day, hour, minute, second });
};

/** Day and month can't be told apart when both are 12 or less: a guess could move a legal deadline by months. */
const fromYearLast = ([first = 0, second = 0, year = 0, ...clock]: number[]): number | null => {
  if (first > 12 && second <= 12) return fromParts([year, second, first, ...clock]);
  if ((second > 12 && first <= 12) || first === second) return fromParts([year, first, second, ...clock]);
  return null;
};

/** Ms UTC of a time in a file; `none` where the file says that there is none, null where it can't be read. */
export const readTime = (cell: string): number | 'none' | null => {
  const text = cleanText(cell.normalize('NFKC'));
  if (NO_TIME.test(text)) return 'none';
  if (WITH_ZONE.test(text)) {
    const ms = Date.parse(text);
    return Number.isNaN(ms) ? null : inRange(ms);
  }
  if (UNIX.test(text)) return inRange(text.length === 10 ? Number(text) * 1000 : Number(text));
  const yearFirst = numbers(YEAR_FIRST.exec(text)) ?? numbers(COMPACT.exec(text));
  if (yearFirst !== null) return fromParts(yearFirst);
  if (EXCEL_DAYS.test(text))
    return inRange(EXCEL_EPOCH_MS + Math.round((Number(text) * DAY_MS) / 1000) * 1000 - SHANGHAI_MS);
  const yearLast = numbers(YEAR_LAST.exec(text));
  return yearLast === null ? null : fromYearLast(yearLast);
};

const inRange = (ms: number): number | null => {
  const year = new Date(ms).getUTCFullYear();
  return year >= FIRST_YEAR && year < LAST_YEAR ? ms : null;
};
