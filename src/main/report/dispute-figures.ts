import type { DisputeState } from '../../shared/dispute.ts';
import type { DisputeCounts, ReportView, TableRow } from '../../shared/report.ts';
import { momentsOf, systemZone } from './report-days.ts';

/** Of which cases: these days, both included; `platforms` null = of all shops. */
type Scope = { from: number; until: number; platforms: readonly string[] | null };
/** How many cases of a shop came to this state, and the highest level they ever had. */
export type CountedDisputes = { state: DisputeState; reached: number; platform: string; shop: string; n: number };
/**
 * Counts the cases that began, or ended, from one moment up to another (ms), found by their index; not by shop, all are of
 * one without a name, and no return is read.
 */
export type DisputeReader = {
  opened: (fromAt: number, untilAt: number, isByShop: boolean) => CountedDisputes[];
  ended: DisputeReader['opened'];
};

const NONE: DisputeCounts = { opened: 0, won: 0, part: 0, lost: 0, ended: 0, alone: 0 };

/** `alone`: over without the platform's people ever being asked (level 2 never reached). */
const withEnded = (counts: DisputeCounts, { state, reached, n }: CountedDisputes): DisputeCounts => ({
  ...counts,
  won: counts.won + (state === 'won' ? n : 0),
  part: counts.part + (state === 'part' ? n : 0),
  lost: counts.lost + (state === 'lost' ? n : 0),
  ended: counts.ended + n,
  alone: counts.alone + (reached === 1 ? n : 0),
});

/**
 * Cases that began and that ended in these days, by shop (`platform shop`); a case counts as opened on the day it began and
 * as won, lost or over on the day of its last ruling. What was taken back is none.
 */
export function countDisputes(
  reader: DisputeReader,
  scope: Scope,
  { zone, isByShop }: { zone: string; isByShop: boolean },
): Map<string, DisputeCounts> {
  const { fromAt, untilAt } = momentsOf(scope.from, scope.until, zone);
  const shops = new Map<string, DisputeCounts>();
  const change = (one: CountedDisputes, next: (counts: DisputeCounts) => DisputeCounts): void => {
    if (one.state === 'void' || scope.platforms?.includes(one.platform) === false) return;
    const shop = shopKey(one.platform, one.shop);
    shops.set(shop, next(shops.get(shop) ?? NONE));
  };
  for (const one of reader.opened(fromAt, untilAt, isByShop)) {
    change(one, (counts) => ({ ...counts, opened: counts.opened + one.n }));
  }
  for (const one of reader.ended(fromAt, untilAt, isByShop)) change(one, (counts) => withEnded(counts, one));
  return shops;
}

const shopKey = (platform: string, shop: string): string => `${platform} ${shop}`;

/** The rows of shops with their cases; `sub` is the platform. */
export function withDisputes(reader: DisputeReader, scope: Scope, rows: readonly TableRow[]): TableRow[] {
  const shops = countDisputes(reader, scope, { zone: systemZone(), isByShop: true });
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
