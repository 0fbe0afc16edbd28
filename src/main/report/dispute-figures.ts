import type { DisputeState } from '../../shared/dispute.ts';
import type { DisputeCounts, ReportView, TableRow } from '../../shared/report.ts';
import { addDays, createDayOf, systemZone, utcOf } from './report-days.ts';

/** Of which cases: these days, both included; `platforms` null = of all shops. */
type Scope = { from: number; until: number; platforms: readonly string[] | null };
/** A case as the report counts it: `at` its beginning, or its end. */
export type CountedDispute = {
  at: number;
  state: DisputeState;
  /** The highest level it ever had. */
  reached: number;
  platform: string;
  shop: string;
};
/** Reads the cases that began, or ended, from one moment to another (ms); few, found by their index. */
export type DisputeReader = {
  opened: (from: number, until: number) => CountedDispute[];
  ended: DisputeReader['opened'];
};

const NONE: DisputeCounts = { opened: 0, won: 0, part: 0, lost: 0, ended: 0, alone: 0 };

/** One more of it. `alone`: over without the platform's people ever being asked (level 2 never reached). */
const withEnded = (counts: DisputeCounts, { state, reached }: CountedDispute): DisputeCounts => ({
  ...counts,
  won: counts.won + +(state === 'won'),
  part: counts.part + +(state === 'part'),
  lost: counts.lost + +(state === 'lost'),
  ended: counts.ended + 1,
  alone: counts.alone + +(reached === 1),
});

/**
 * Cases that began and that ended in these days, by shop (`platform shop`); a case counts as opened on the day it began and
 * as won, lost or over on the day of its last ruling. What was taken back is none.
 */
export function countDisputes(reader: DisputeReader, scope: Scope, zone: string): Map<string, DisputeCounts> {
  const dayOf = createDayOf(zone);
  // A day of any zone lies within the day before and the day after its name in UTC.
  const [from, until] = [utcOf(addDays(scope.from, -1)), utcOf(addDays(scope.until, 2))];
  const isCounted = ({ at, state, platform }: CountedDispute): boolean =>
    state !== 'void' &&
    (scope.platforms?.includes(platform) ?? true) &&
    dayOf(at) >= scope.from &&
    dayOf(at) <= scope.until;
  const shops = new Map<string, DisputeCounts>();
  const change = (one: CountedDispute, next: (counts: DisputeCounts) => DisputeCounts): void => {
    const shop = shopKey(one.platform, one.shop);
    shops.set(shop, next(shops.get(shop) ?? NONE));
  };
  for (const one of reader.opened(from, until)) {
    if (isCounted(one)) change(one, (counts) => ({ ...counts, opened: counts.opened + 1 }));
  }
  for (const one of reader.ended(from, until)) if (isCounted(one)) change(one, (counts) => withEnded(counts, one));
  return shops;
}

const shopKey = (platform: string, shop: string): string => `${platform} ${shop}`;

/** The rows of shops with their cases; `sub` is the platform. */
export function withDisputes(reader: DisputeReader, scope: Scope, rows: readonly TableRow[]): TableRow[] {
  const shops = countDisputes(reader, scope, systemZone());
  return rows.map((row) => ({ ...row, disputes: shops.get(shopKey(row.sub, row.label)) ?? null }));
}

/** All shops in one: null before there ever was a case in these days. */
export function rulingsOf(shops: ReadonlyMap<string, DisputeCounts>): Pick<ReportView, 'rulings' | 'withoutPlatform'> {
  if (shops.size === 0) return { rulings: null, withoutPlatform: null };
  const all = { ...NONE };
  for (const counts of shops.values()) {
    for (const name of ['opened', 'won', 'part', 'lost', 'ended', 'alone'] as const) all[name] += counts[name];
  }
  const { won, part, lost, opened, ended, alone } = all;
  return { rulings: { won, part, lost, opened }, withoutPlatform: { closed: alone, all: ended } };
}
