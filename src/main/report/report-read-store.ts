import { MEASURES } from '../../shared/report.ts';
import type { Counts, Measure } from '../../shared/report.ts';
import type { Database } from '../db/open.ts';
import { ALL_SHOPS, NO_SHOP } from './case-facts.ts';
import type { CountedDisputes, DisputeReader } from './dispute-figures.ts';
import type { Dimension, WaitKind } from './case-facts.ts';
import { momentsOf, monthOfDay, spansOf } from './report-days.ts';
import { columnOf } from './roll-store.ts';

/** Of which returns: everything in these days; `platforms` null = of all shops. */
export type Scope = { from: number; until: number; platforms: readonly string[] | null };
export type Rolled = { key: string; counts: Counts };
type Claims = { state: string; currency: string; platform: string; n: number; cents: number };
type Late = { day: number; shop: number; courier: string; station: string; n: number };
type ShopName = { id: number; platform: string; shop: string };
type BuyerRow = {
  id: number;
  shop: number;
  buyer: string;
  judged: number;
  intact: number;
  contradicts: number;
} & {
  phone_tail: string;
  peak: number;
};

const PARTS = ['before', 'months', 'after'] as const;
const OF_SHOPS = 'shop IN (SELECT value FROM json_each(@shops))';
/** Months of all shops are rows of their own (`ALL_SHOPS`). */
const OF_MONTH_SHOPS = 'shop IN (SELECT value FROM json_each(@monthShops))';
const COLUMNS = MEASURES.map(columnOf);
const SUMS = COLUMNS.map((column) => `sum(${column}) AS ${column}`).join(', ');
/** Days, whole months, days: each part is one stretch of the primary key. */
const parts = (what: string, from: string): string =>
  PARTS.map(
    (part) => `SELECT ${what} FROM ${from} AND ${part === 'months' ? OF_MONTH_SHOPS : OF_SHOPS}
      AND at BETWEEN @${part}From AND @${part}Until`,
  ).join(' UNION ALL ');

/** Exported for the test of their plans. */
export const REPORT_QUERIES = {
  byKey: `SELECT key, ${SUMS} FROM (${parts(`key, ${COLUMNS.join(', ')}`, 'report_roll WHERE dimension = @dimension')})
    GROUP BY key`,
  byShop: `SELECT shop AS key, ${SUMS} FROM (${parts(`shop, ${COLUMNS.join(', ')}`, `report_roll WHERE dimension = 'all'`)})
    GROUP BY shop`,
  byDay: `SELECT at AS key, ${SUMS} FROM report_roll WHERE dimension = 'all' AND ${OF_SHOPS}
    AND at BETWEEN @from AND @until GROUP BY at`,
  waits: `SELECT bucket, sum(n) AS n FROM (${parts('bucket, n', 'report_wait WHERE kind = @kind')}) GROUP BY bucket`,
  late: `SELECT day, shop, courier, station, count(*) AS n FROM report_case
    WHERE day BETWEEN @from AND @until AND due_at IS NOT NULL AND due_at < @now AND ${OF_SHOPS}
    GROUP BY day, shop, courier, station`,
  since: `SELECT min(at) AS at FROM (SELECT (SELECT r.at FROM report_roll r
      WHERE r.dimension = 'all' AND r.shop = s.value AND r.at > 19000101 AND r.judged > 0 ORDER BY r.at LIMIT 1) AS at
    FROM json_each(@shops) s)`,
  buyers: `SELECT b.id, b.shop, b.buyer, b.phone_tail, sum(m.judged) AS judged, sum(m.intact) AS intact,
      sum(m.contradicts) AS contradicts, max(m.judged) AS peak
    FROM (SELECT DISTINCT buyer_id FROM report_buyer_month
        WHERE judged >= 3 AND month BETWEEN @fromMonth AND @untilMonth) many
      CROSS JOIN report_buyer b ON b.id = many.buyer_id
      JOIN report_buyer_month m ON m.buyer_id = b.id AND m.month BETWEEN @fromMonth AND @untilMonth
    WHERE ${OF_SHOPS} GROUP BY b.id`,
  articleName: 'SELECT l.name AS value FROM report_sku s JOIN expected_line l ON l.id = s.line_id WHERE s.sku = +?',
  articlePicture:
    'SELECT l.picture AS value FROM report_sku s JOIN expected_line l ON l.id = s.line_id WHERE s.sku = +?',
  claims: `SELECT e.state, coalesce(r.currency, 'CNY') AS currency, coalesce(r.platform, '') AS platform, count(*) AS n,
      sum(coalesce(e.amount_cents, 0)) AS cents
    FROM register_entry e LEFT JOIN expected_return r ON r.id = e.expected_return_id
    WHERE e.register = 'carrier-claim' AND e.created_at >= @fromAt AND e.created_at < @untilAt
      AND e.state NOT IN ('void', 'dismissed') GROUP BY 1, 2, 3`,
  disputesOpened: `SELECT c.state, c.reached, r.platform, r.shop, count(*) AS n
    FROM dispute_case c CROSS JOIN expected_return r ON r.id = c.expected_return_id
    WHERE c.opened_at >= ? AND c.opened_at < ? GROUP BY r.platform, r.shop, c.state, c.reached`,
  disputesEnded: `SELECT c.state, c.reached, r.platform, r.shop, count(*) AS n
    FROM dispute_case c CROSS JOIN expected_return r ON r.id = c.expected_return_id
    WHERE c.state <> 'open' AND c.ended_at >= ? AND c.ended_at < ?
    GROUP BY r.platform, r.shop, c.state, c.reached`,
  disputesOpenedInAll: `SELECT state, reached, '' AS platform, '' AS shop, count(*) AS n FROM dispute_case
    WHERE opened_at >= ? AND opened_at < ? GROUP BY state, reached`,
  disputesEndedInAll: `SELECT state, reached, '' AS platform, '' AS shop, count(*) AS n FROM dispute_case
    WHERE state <> 'open' AND ended_at >= ? AND ended_at < ? GROUP BY state, reached`,
  shops: 'SELECT id, platform, shop FROM report_shop',
};

export type ReportReadStore = {
  byKey: (scope: Scope, dimension: Dimension) => Rolled[];
  /** `key` is the number of the shop; 0 = no return known. */
  byShop: (scope: Scope) => Rolled[];
  /** `key` is the day, ascending; days without any are left out. */
  byDay: (scope: Scope) => Rolled[];
  waits: (scope: Scope, kind: WaitKind) => { bucket: number; n: number }[];
  /** What should have been acknowledged by now. */
  late: (scope: Scope, now: number) => Late[];
  since: (scope: Scope) => number | null;
  /** Who sent back three times or more in one of the months that the range touches. */
  buyers: (scope: Scope) => BuyerRow[];
  /** '' where no line of it is known any more. */
  articleName: (sku: string) => string;
  /** As the platform gave it. */
  articlePicture: (sku: string) => string | null;
  /** Claims against couriers that were begun in these days of a time zone, summed up by their state. */
  claims: (scope: Scope, zone: string) => Claims[];
  disputes: DisputeReader;
  shops: () => ShopName[];
};

type Row = { key: string | number } & Record<string, number | string>;
type Bound = Record<string, number | string>;

export const noCounts = (): Counts => ({
  ...(Object.fromEntries(MEASURES.map((name) => [name, 0])) as Record<Measure, number>),
  overdue: 0,
});

const toRolled = (row: Row): Rolled => {
  const counts = noCounts();
  for (const [at, name] of MEASURES.entries()) counts[name] = Number(row[COLUMNS[at] ?? ''] ?? 0);
  return { key: String(row.key), counts };
};

/** Reads the roll-ups on a connection that only reads. */
export function createReportReadStore(db: Database): ReportReadStore {
  const shops = db.prepare<[], ShopName>(REPORT_QUERIES.shops).all();
  const ask = <R>(sql: string): ((bound: Bound) => R[]) => {
    const statement = db.prepare<Bound, R>(sql);
    return (bound) => statement.all(bound);
  };
  const byKey = ask<Row>(REPORT_QUERIES.byKey);
  const byShop = ask<Row>(REPORT_QUERIES.byShop);
  const byDay = ask<Row>(REPORT_QUERIES.byDay);
  const waits = ask<{ bucket: number; n: number }>(REPORT_QUERIES.waits);
  const late = ask<Late>(REPORT_QUERIES.late);
  const since = ask<{ at: number }>(REPORT_QUERIES.since);
  const buyers = ask<BuyerRow>(REPORT_QUERIES.buyers);
  const claims = ask<Claims>(REPORT_QUERIES.claims);
  const articleName = db.prepare<[string], { value: string }>(REPORT_QUERIES.articleName);
  const articlePicture = db.prepare<[string], { value: string | null }>(REPORT_QUERIES.articlePicture);

  /** Numbers of the shops of a scope, as the statements take them. */
  const disputesOpened = db.prepare<[number, number], CountedDisputes>(REPORT_QUERIES.disputesOpened);
  const disputesEnded = db.prepare<[number, number], CountedDisputes>(REPORT_QUERIES.disputesEnded);
  const disputesOpenedInAll = db.prepare<[number, number], CountedDisputes>(REPORT_QUERIES.disputesOpenedInAll);
  const disputesEndedInAll = db.prepare<[number, number], CountedDisputes>(REPORT_QUERIES.disputesEndedInAll);

  const inShops = ({ platforms }: Scope): { shops: string } => {
    const own = shops.filter(({ platform }) => platforms?.includes(platform) ?? true).map(({ id }) => id);
    return { shops: JSON.stringify(platforms === null ? [NO_SHOP, ...own] : own) };
  };
  const inParts = (scope: Scope, isByShop = false): Bound => {
    const spans = spansOf(scope.from, scope.until);
    const ends = PARTS.flatMap((part) => [
      [`${part}From`, spans[part][0]] as const,
      [`${part}Until`, spans[part][1]] as const,
    ]);
    const own = inShops(scope);
    const monthShops = scope.platforms === null && !isByShop ? JSON.stringify([ALL_SHOPS]) : own.shops;
    return { ...Object.fromEntries(ends), ...own, monthShops };
  };
  const isCounted = ({ counts }: Rolled): boolean => counts.judged > 0;

  return {
    byKey: (scope, dimension) =>
      byKey({ dimension, ...inParts(scope) })
        .map(toRolled)
        .filter(isCounted),
    byShop: (scope) => byShop(inParts(scope, true)).map(toRolled).filter(isCounted),
    byDay: (scope) =>
      byDay({ from: scope.from, until: scope.until, ...inShops(scope) })
        .map(toRolled)
        .filter(isCounted),
    waits: (scope, kind) => waits({ kind, ...inParts(scope) }),
    late: (scope, now) => late({ from: scope.from, until: scope.until, now, ...inShops(scope) }),
    since: (scope) => since(inShops(scope))[0]?.at ?? null,
    buyers: (scope) =>
      buyers({ fromMonth: monthOfDay(scope.from), untilMonth: monthOfDay(scope.until), ...inShops(scope) }),
    articleName: (sku) => articleName.get(sku)?.value ?? '',
    articlePicture: (sku) => articlePicture.get(sku)?.value ?? null,
    claims: ({ from, until, platforms }, zone) =>
      claims(momentsOf(from, until, zone)).filter(({ platform }) => platforms?.includes(platform) ?? true),
    disputes: {
      opened: (from, until, isByShop) => (isByShop ? disputesOpened : disputesOpenedInAll).all(from, until),
      ended: (from, until, isByShop) => (isByShop ? disputesEnded : disputesEndedInAll).all(from, until),
    },
    shops: () => shops,
  };
}
