import { DEFECT_CODES, REASONS } from '../../shared/domain-words.ts';
import { MEASURES } from '../../shared/report.ts';
import type { Counts, ReportStep, ReportView } from '../../shared/report.ts';
import { countDisputes, rulingsOf } from './dispute-figures.ts';
import { addDays, countDays, mondayOf, monthOfDay, textOfDay } from './report-days.ts';
import { noCounts } from './report-read-store.ts';
import type { ReportReadStore, Rolled, Scope } from './report-read-store.ts';
import { waitTimesOf } from './time-buckets.ts';

const TEXTS_SHOWN = 10;

/** Adds what another counted. */
const add = (to: Counts, counts: Counts): void => {
  for (const name of MEASURES) to[name] += counts[name];
  to.overdue += counts.overdue;
};

const sumOf = (rows: readonly Rolled[]): Counts => {
  const sum = noCounts();
  for (const { counts } of rows) add(sum, counts);
  return sum;
};

const firstOfStep = (day: number, step: ReportStep): number => {
  if (step === 'week') return mondayOf(day);
  return step === 'month' ? monthOfDay(day) * 100 + 1 : day;
};

/** Every step of the range with what its days hold, none left out. */
function seriesOf({ from, until }: Scope, step: ReportStep, days: ReadonlyMap<number, Counts>): ReportView['series'] {
  const found = new Map<number, Counts>();
  for (let day = from; day <= until; day = addDays(day, 1)) {
    const first = Math.max(from, firstOfStep(day, step));
    const counts = found.get(first) ?? noCounts();
    const here = days.get(day);
    if (here !== undefined) add(counts, here);
    found.set(first, counts);
  }
  return [...found].map(([first, counts]) => ({ ...counts, from: textOfDay(first) }));
}

function claimsOf(store: ReportReadStore, scope: Scope, zone: string): ReportView['carrierClaims'] {
  const sums = new Map<string, ReportView['carrierClaims'][number]>();
  for (const { state, n, cents, currency } of store.claims(scope, zone)) {
    const sum = sums.get(currency) ?? { currency, claims: 0, paidCents: 0, openCents: 0, refused: 0 };
    sum.claims += n;
    if (state === 'paid') sum.paidCents += cents;
    else if (state === 'refused') sum.refused += n;
    else sum.openCents += cents;
    sums.set(currency, sum);
  }
  return [...sums.values()];
}

/** Everything of a range but its tables. `now` tells what is overdue; `isBehind` is the caller's to say. */
export function readReport(
  store: ReportReadStore,
  scope: Scope,
  { step, now, zone }: { step: ReportStep; now: number; zone: string },
): ReportView {
  const { from, until } = scope;
  const length = countDays(from, until);
  const earlier: Scope = { ...scope, from: addDays(from, -length), until: addDays(from, -1) };

  const days = new Map(store.byDay(scope).map(({ key, counts }) => [Number(key), counts]));
  for (const { day, n } of store.late(scope, now)) {
    const counts = days.get(day);
    if (counts !== undefined) counts.overdue += n;
  }
  const series = seriesOf(scope, step, days);
  const totals = noCounts();
  for (const counts of series) add(totals, counts);
  const before = sumOf(store.byKey(earlier, 'all'));
  before.overdue = store.late(earlier, now).reduce((sum, { n }) => sum + n, 0);

  const reasons = new Map(store.byKey(scope, 'reason').map(({ key, counts }) => [key, counts]));
  const codes = new Map(store.byKey(scope, 'code').map(({ key, counts }) => [key, counts]));
  const texts = store
    .byKey(scope, 'text')
    .sort((a, b) => b.counts.judged - a.counts.judged || (a.key < b.key ? -1 : 1))
    .slice(0, TEXTS_SHOWN);
  const since = store.since(scope);
  return {
    ...{ from: textOfDay(from), until: textOfDay(until), step, zone, isBehind: false },
    since: since === null ? null : textOfDay(since),
    ...{ totals, before, series },
    texts: texts.flatMap(({ key, counts }) => {
      const { reason, text } = splitText(key);
      return reason === null ? [] : [{ reason, text, judged: counts.judged }];
    }),
    reasons: REASONS.flatMap((reason) => {
      const counts = reasons.get(reason);
      if (counts === undefined) return [];
      const { judged, confirms, contradicts, neutral, mark } = counts;
      return [{ reason, judged, confirms, contradicts, neutral, mark }];
    }).sort((a, b) => b.judged - a.judged),
    codes: DEFECT_CODES.flatMap((code) => {
      const judged = codes.get(code)?.judged ?? 0;
      return judged === 0 ? [] : [{ code, judged }];
    }).sort((a, b) => b.judged - a.judged),
    waits: {
      judged: waitTimesOf(store.waits(scope, 'judged')),
      acked: waitTimesOf(store.waits(scope, 'acked')),
      whole: waitTimesOf(store.waits(scope, 'whole')),
    },
    ...rulingsOf(countDisputes(store.disputes, scope, { zone, isByShop: scope.platforms !== null })),
    carrierClaims: claimsOf(store, scope, zone),
  };
}

/** `quality|袖口开线` → its kind and its text. */
export function splitText(key: string): { reason: (typeof REASONS)[number] | null; text: string } {
  const at = key.indexOf('|');
  return { reason: REASONS.find((one) => one === key.slice(0, at)) ?? null, text: key.slice(at + 1) };
}
