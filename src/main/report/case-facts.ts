import type { Finding, Reason, Verdict } from '../../shared/domain-words.ts';
import type { Measure } from '../../shared/report.ts';
import { monthOfDay } from './report-days.ts';
import { bucketOf } from './time-buckets.ts';

/** Other rules of counting than these: everything is counted anew (`report_mark.rules`). */
export const RULES_VERSION = 1;

export const DIMENSIONS = ['all', 'reason', 'text', 'code', 'courier', 'station', 'sku'] as const;
export type Dimension = (typeof DIMENSIONS)[number];
export const WAITS = ['judged', 'acked', 'whole'] as const;
export type WaitKind = (typeof WAITS)[number];

/** What one standing verdict is counted as. Stored, so that it can be taken back exactly so. */
export type CaseFacts = {
  /** yyyymmdd, of the verdict. */
  day: number;
  /** 0 = no return known. */
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

type Delta = Partial<Record<Measure, number>>;
export type RollDelta = { dimension: Dimension; at: number; shop: number; key: string; delta: Delta };
export type WaitDelta = { kind: WaitKind; at: number; shop: number; bucket: number; n: number };
export type BuyerDelta = { buyer: number; month: number; judged: number; intact: number; contradicts: number };

const measuresOf = (facts: CaseFacts, sign: 1 | -1): Delta => {
  const { verdict, finding, reason, isOwed, isRefused, ackedAt, dueAt } = facts;
  const isAcked = isOwed && ackedAt !== null;
  return {
    judged: sign,
    [verdict]: sign,
    [finding]: sign,
    ...(reason === null ? {} : { [reason]: sign }),
    ...(isOwed ? { owed: sign } : {}),
    ...(isAcked ? { acked: sign } : {}),
    ...(isAcked && ackedAt <= dueAt ? { inTime: sign } : {}),
    ...(isAcked && isRefused ? { refused: sign } : {}),
  };
};

/** A text of a platform as a key: its kind in front, so that two kinds with one text stay apart. */
export const textKey = (reason: Reason, text: string): string => `${reason}|${text}`;

/** What the roll-ups change by when this case is counted (1) or taken back (-1): each for its day and for its month. */
export function rollsOf(facts: CaseFacts, sign: 1 | -1): RollDelta[] {
  const { day, shop, reason, text, codes, courier, station, skus } = facts;
  const delta = measuresOf(facts, sign);
  const keys: [Dimension, string][] = [['all', '']];
  if (reason !== null) keys.push(['reason', reason], ['text', textKey(reason, text)]);
  for (const code of codes) keys.push(['code', code]);
  keys.push(['courier', courier], ['station', station]);
  for (const sku of skus) keys.push(['sku', sku]);
  return keys.flatMap(([dimension, key]) => [day, monthOfDay(day)].map((at) => ({ dimension, at, shop, key, delta })));
}

export function waitsOf({ day, shop, isOwed, receivedAt, judgedAt, ackedAt }: CaseFacts, sign: 1 | -1): WaitDelta[] {
  const waits: [WaitKind, number][] = [['judged', judgedAt - receivedAt]];
  if (isOwed && ackedAt !== null) waits.push(['acked', ackedAt - judgedAt], ['whole', ackedAt - receivedAt]);
  return waits.flatMap(([kind, ms]) =>
    [day, monthOfDay(day)].map((at) => ({ kind, at, shop, bucket: bucketOf(ms), n: sign })),
  );
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
