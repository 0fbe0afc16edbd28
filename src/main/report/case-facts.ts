import type { Finding, Reason, Verdict } from '../../shared/domain-words.ts';
import type { Measure } from '../../shared/report.ts';
import { monthOfDay } from './report-days.ts';
import { bucketOf } from './time-buckets.ts';

/** Other rules of counting than these: everything is counted anew (`report_mark.rules`). */
export const RULES_VERSION = 2;

/** The number of a shop in the roll-ups: none known, and, for months, all of them together. */
export const NO_SHOP = 0;
export const ALL_SHOPS = -1;

export type Dimension = 'all' | 'reason' | 'text' | 'code' | 'courier' | 'station' | 'sku';
export type WaitKind = 'judged' | 'acked' | 'whole';

/** What one standing verdict is counted as. Stored, so that it can be taken back exactly so. */
export type CaseFacts = {
  /** yyyymmdd, of the verdict. */
  day: number;
  /** `NO_SHOP` where no return is known. */
  shop: number;
  verdict: Verdict;
  finding: Finding;
  codes: string[];
  reason: Reason | null;
  text: string;
  courier: string;
  station: string;
  skus: string[];
  /** Null where nothing tells this buyer from another. */
  buyer: number | null;
  /** The platform must hear of it. */
  isOwed: boolean;
  isRefused: boolean;
  receivedAt: number;
  judgedAt: number;
  /** 24 hours after receipt by tracking, else by the dock's scan. */
  dueAt: number;
  ackedAt: number | null;
};

/** Where a case is counted; every place of it by the same measures. */
export type RollPlace = { dimension: Dimension; at: number; shop: number; key: string };
export type WaitDelta = { kind: WaitKind; at: number; shop: number; bucket: number; n: number };
export type BuyerDelta = { buyer: number; month: number; judged: number; intact: number; contradicts: number };

/** Which numbers one more of this case adds one to. */
export const measuresOf = (facts: CaseFacts): Measure[] => {
  const { verdict, finding, reason, isOwed, isRefused, ackedAt, dueAt } = facts;
  const measures: Measure[] = ['judged', verdict, finding];
  if (reason !== null) measures.push(reason);
  if (!isOwed) return measures;
  measures.push('owed');
  if (ackedAt === null) return measures;
  measures.push('acked');
  if (ackedAt <= dueAt) measures.push('inTime');
  if (isRefused) measures.push('refused');
  return measures;
};

/** A text of a platform as a key: its kind in front, so that two kinds with one text stay apart. */
const textKey = (reason: Reason, text: string): string => `${reason}|${text}`;

/** Where this case is counted: in its day, of its shop (`monthsOf` tells what else holds that). */
export function placesOf(facts: CaseFacts): RollPlace[] {
  const { day: at, shop, reason, text, codes, courier, station, skus } = facts;
  const keys: [Dimension, string][] = [['all', '']];
  if (reason !== null) keys.push(['reason', reason], ['text', textKey(reason, text)]);
  for (const code of codes) keys.push(['code', code]);
  keys.push(['courier', courier], ['station', station]);
  for (const sku of skus) keys.push(['sku', sku]);
  return keys.map(([dimension, key]) => ({ dimension, at, shop, key }));
}

/** What else holds a day of a shop: its month, and the month of all shops (days of all are read shop by shop). */
export const monthsOf = ({ at, shop }: { at: number; shop: number }): { at: number; shop: number }[] => [
  { at: monthOfDay(at), shop },
  { at: monthOfDay(at), shop: ALL_SHOPS },
];

export function waitsOf({ day, shop, isOwed, receivedAt, judgedAt, ackedAt }: CaseFacts, sign: 1 | -1): WaitDelta[] {
  const waits: [WaitKind, number][] = [['judged', judgedAt - receivedAt]];
  if (isOwed && ackedAt !== null) waits.push(['acked', ackedAt - judgedAt], ['whole', ackedAt - receivedAt]);
  return waits.map(([kind, ms]) => ({ kind, at: day, shop, bucket: bucketOf(ms), n: sign }));
}

export const buyerOf = ({ buyer, day, verdict, finding }: CaseFacts, sign: 1 | -1): BuyerDelta | null =>
  buyer === null
    ? null
    : {
        buyer,
        month: monthOfDay(day),
        judged: sign,
        intact: verdict === 'intact' ? sign : 0,
        contradicts: finding === 'contradicts' ? sign : 0,
      };
