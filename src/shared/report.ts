import * as v from 'valibot';
import { AtMs, DEFECT_CODES, Finding, Id, REASONS, Reason, Verdict } from './domain-words.ts';
import { call } from './ipc.ts';
import { Printed } from './print.ts';

// Reports: what was judged, why, how fast, by range of days. After every stage; they only read. Days are those of the
// bench's time zone, `2026-11-22`.

/** Ten years: no chart of more is read. */
const DAYS_MAX = 3660;
const DAY = /^20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

const isRealDay = (text: string): boolean => {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
};
/** A day of the calendar that exists. */
const Day = v.pipe(v.string(), v.regex(DAY), v.check(isRealDay, 'no such day'));

const range = { from: Day, until: Day };
const isRange = ({ from, until }: ReportRange): boolean =>
  from <= until && (Date.parse(until) - Date.parse(from)) / 86_400_000 < DAYS_MAX;
/** Both days are in it. */
export type ReportRange = { from: string; until: string };

export const REPORT_STEPS = ['day', 'week', 'month'] as const;
const ReportStep = v.picklist(REPORT_STEPS);
export type ReportStep = v.InferOutput<typeof ReportStep>;

/**
 * What is counted of returns that were judged (a verdict that stands). `owed`: the platform must still hear or has heard of
 * it (not: unclaimed, paid before, withdrawn); `acked`: it has, or a person did it there; `inTime`: within 24 h of receipt;
 * `refused`: ended by a refusal. Reasons are the buyers'.
 */
export const MEASURES = [
  'judged',
  'intact',
  'damaged',
  'swapped',
  'confirms',
  'contradicts',
  'neutral',
  'mark',
  'owed',
  'acked',
  'inTime',
  'refused',
  ...REASONS,
] as const;
export type Measure = (typeof MEASURES)[number];

const N = v.pipe(v.number(), v.integer(), v.minValue(0));
const counts = Object.fromEntries(MEASURES.map((name) => [name, N])) as Record<Measure, typeof N>;
/** `overdue`: owed, not acknowledged, and the 24 hours are over. */
const Counts = v.object({ ...counts, overdue: N });
export type Counts = v.InferOutput<typeof Counts>;

/** Whole milliseconds, each within 2.5 % of the exact one. */
const WaitTimes = v.object({ n: N, medianMs: N, p90Ms: N, p99Ms: N });
export type WaitTimes = v.InferOutput<typeof WaitTimes>;

/** Dispute cases: begun, ruled on, over, and over without the platform's people. */
const DisputeCounts = v.object({ opened: N, won: N, part: N, lost: N, ended: N, alone: N });
export type DisputeCounts = v.InferOutput<typeof DisputeCounts>;

export const ReportView = v.object({
  ...range,
  step: ReportStep,
  /** Whose midnight parts the days. */
  zone: v.string(),
  /** Older days are still being counted. */
  isBehind: v.boolean(),
  /** The first day anything was judged; null before that. */
  since: v.nullable(Day),
  totals: Counts,
  /** Of as many days before it. */
  before: Counts,
  /** One a step, oldest first, none left out; `from` is its first day within the range. */
  series: v.array(v.object({ ...counts, overdue: N, from: Day })),
  /** As the platforms' texts say it, most frequent first; `text` '' = nothing but the kind is known. At most 10. */
  texts: v.array(v.object({ reason: Reason, text: v.string(), judged: N })),
  /** Reason against finding. */
  reasons: v.array(v.object({ reason: Reason, judged: N, confirms: N, contradicts: N, neutral: N, mark: N })),
  codes: v.array(v.object({ code: v.picklist(DEFECT_CODES), judged: N })),
  /** Receipt → verdict, verdict → acknowledged, receipt → acknowledged. */
  waits: v.object({
    judged: v.nullable(WaitTimes),
    acked: v.nullable(WaitTimes),
    whole: v.nullable(WaitTimes),
  }),
  /** Cases that began in these days, and those whose ruling was entered in them; null where there was none. */
  rulings: v.nullable(v.object({ won: N, part: N, lost: N, opened: N })),
  /** Claims against couriers that were begun in these days, a line for each currency; money in cents. */
  carrierClaims: v.array(v.object({ currency: v.string(), claims: N, paidCents: N, openCents: N, refused: N })),
  /** Of the cases that ended in these days: those that never came before the platform; null where there was none. */
  withoutPlatform: v.nullable(v.object({ closed: N, all: N })),
});
export type ReportView = v.InferOutput<typeof ReportView>;

export const REPORT_TABLES = ['text', 'code', 'sku', 'shop', 'courier', 'station', 'buyer'] as const;
const ReportTableName = v.picklist(REPORT_TABLES);
export type ReportTableName = v.InferOutput<typeof ReportTableName>;

export const REPORT_SORTS = [
  'label',
  'judged',
  'intact',
  'damaged',
  'swapped',
  'contradicts',
  'inTime',
  'overdue',
] as const;
const ReportSort = v.picklist(REPORT_SORTS);
export type ReportSort = v.InferOutput<typeof ReportSort>;

const table = {
  ...range,
  table: ReportTableName,
  sort: ReportSort,
  isDescending: v.boolean(),
  /** Part of a label; '' = all. */
  filter: v.pipe(v.string(), v.maxLength(100)),
};
export const ROWS_A_PAGE = 50;
const TableAsk = v.pipe(
  v.object({ ...table, offset: N }),
  v.check((asked) => isRange(asked), 'no range of days'),
);
export type TableAsk = v.InferOutput<typeof TableAsk>;

const TableRow = v.object({
  /** Tells the row from the others of its table. */
  key: v.string(),
  /** What stands there: a text of the platform, a name, an id of a closed list. A buyer's name is masked. */
  label: v.string(),
  /** A second line: the SKU, the platform; the kind of a reason. */
  sub: v.string(),
  /** The listing's picture, as `GoodsPicture` takes it. */
  picture: v.nullable(v.string()),
  ...counts,
  overdue: N,
  /** Shops: their cases in these days; null where there was none, and in every other table. */
  disputes: v.nullable(DisputeCounts),
  /** Buyers: most returns in one month of the range; else 0. */
  peak: N,
});
export type TableRow = v.InferOutput<typeof TableRow>;
export const TablePage = v.object({ rows: v.array(TableRow), total: N, isBehind: v.boolean() });
export type TablePage = v.InferOutput<typeof TablePage>;

const Language = v.picklist(['zh', 'en']);
const ExportAsk = v.pipe(
  v.object({ ...table, format: v.picklist(['csv', 'xlsx']), language: Language }),
  v.check((asked) => isRange(asked), 'no range of days'),
);
export type ExportAsk = v.InferOutput<typeof ExportAsk>;

/** Who sends back often. Not masked: reading it is an entry of the chain. */
const BuyerOpened = v.object({
  buyer: v.string(),
  phoneTail: v.string(),
  platform: v.string(),
  shop: v.string(),
  /** Newest first, at most 50. */
  returns: v.array(
    v.object({
      inspectionId: Id,
      returnNo: v.string(),
      orderNo: v.string(),
      waybill: v.string(),
      reason: Reason,
      reasonText: v.string(),
      verdict: Verdict,
      finding: Finding,
      at: AtMs,
    }),
  ),
});
export type BuyerOpened = v.InferOutput<typeof BuyerOpened>;

/** Spread into the contract. */
export const reportCalls = {
  /** Everything of a range but the tables. */
  reportView: call(
    v.pipe(
      v.object({ ...range, step: ReportStep }),
      v.check((asked) => isRange(asked), 'no range of days'),
    ),
    ReportView,
  ),
  /** A page of one table. */
  reportTable: call(TableAsk, TablePage),
  /** The whole table as a file in the `print` folder. */
  reportExport: call(ExportAsk, v.object({ file: v.string(), rows: N })),
  /** The sentence and the numbers of a range, as PDF or on paper. */
  reportPrint: call(
    v.pipe(
      v.object({ ...range, step: ReportStep, language: Language, how: v.picklist(['pdf', 'paper']) }),
      v.check((asked) => isRange(asked), 'no range of days'),
    ),
    Printed,
  ),
  /** Opens one of the buyers (`key` of its row); noted in the chain. */
  reportBuyer: call(v.object({ key: v.pipe(v.string(), v.regex(/^\d{1,15}$/)) }), BuyerOpened),
} as const;
