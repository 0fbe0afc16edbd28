import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REASONS } from '../../../src/shared/domain-words.ts';
import type { Finding, Reason, Verdict } from '../../../src/shared/domain-words.ts';
import { MEASURES } from '../../../src/shared/report.ts';
import type { Counts } from '../../../src/shared/report.ts';
import type { Database } from '../../../src/main/db/open.ts';
import { createReportFold } from '../../../src/main/report/report-fold.ts';
import { createReportReadStore, noCounts } from '../../../src/main/report/report-read-store.ts';
import { readReport } from '../../../src/main/report/report-view.ts';
import { readTable } from '../../../src/main/report/report-table.ts';
import { openScratchDatabase } from '../../support/platform-rows.ts';
import { acknowledge, insertJudged, insertVerdict, tellReturn, undoVerdict } from '../../support/report-rows.ts';
import type { Judged } from '../../support/report-rows.ts';
import { fc } from '../../support/property.ts';

const ZONE = 'Asia/Shanghai';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** 2026-10-20 00:00 in Shanghai. */
const START = Date.UTC(2026, 9, 19, 16);
const SPAN_DAYS = 60;
const NOW = START + 45 * DAY;

let scratch: ReturnType<typeof openScratchDatabase>;
beforeAll(() => {
  scratch = openScratchDatabase();
});
afterAll(() => {
  scratch.remove();
});

type Op =
  | { kind: 'judge'; judged: Omit<Judged, 'no'> }
  | { kind: 'undo' | 'again' | 'fold' | 'rewind'; of: number }
  | { kind: 'acknowledge'; of: number; afterMs: number }
  | { kind: 'tell'; of: number; reason: Reason; signedBeforeMs: number };

const moment = fc.integer({ min: 0, max: SPAN_DAYS * 24 * 60 }).map((minutes) => START + minutes * 60_000);
const judged: fc.Arbitrary<Omit<Judged, 'no'>> = fc
  .record({
    receivedAt: moment,
    waitMs: fc.integer({ min: 0, max: 3 * DAY }),
    verdict: fc.constantFrom<Verdict>('intact', 'damaged', 'swapped'),
    finding: fc.constantFrom<Finding>('confirms', 'contradicts', 'neutral', 'mark'),
    codes: fc.uniqueArray(fc.constantFrom('worn', 'stained', 'outer-box'), { maxLength: 2 }),
    reason: fc.constantFrom(...REASONS),
    reasonText: fc.constantFrom('尺码不合适', '袖口开线', ''),
    shop: fc.constantFrom('山岚男装', '木兮家居'),
    phoneTail: fc.constantFrom(null, '4562', '0071'),
    courier: fc.constantFrom('sf', 'yto', null),
    station: fc.constantFrom('退货台 1', '退货台 2'),
    skus: fc.uniqueArray(fc.constantFrom('A', 'B', 'C'), { minLength: 1, maxLength: 2 }),
    isUnclaimed: fc.boolean(),
    decision: fc.constantFrom(
      undefined,
      { state: 'approved', why: 'by-rule', kind: null },
      { state: 'approved', why: 'contradicts', kind: 'refuse' },
      { state: 'approved', why: 'by-hand', kind: 'exchange' },
      { state: 'to-decide', why: 'contradicts', kind: null },
      { state: 'to-decide', why: 'claim-back', kind: null },
    ),
  })
  .map(({ waitMs, decision, isUnclaimed, ...rest }) => ({
    ...rest,
    judgedAt: rest.receivedAt + waitMs,
    isUnclaimed,
    ...(decision === undefined || isUnclaimed ? {} : { decision }),
  }));
const op: fc.Arbitrary<Op> = fc.oneof(
  { arbitrary: judged.map((one) => ({ kind: 'judge' as const, judged: one })), weight: 5 },
  { arbitrary: fc.record({ kind: fc.constantFrom('undo' as const, 'again' as const), of: fc.nat() }), weight: 3 },
  { arbitrary: fc.record({ kind: fc.constantFrom('fold' as const, 'rewind' as const), of: fc.nat(9) }), weight: 4 },
  {
    arbitrary: fc.record({
      kind: fc.constant('acknowledge' as const),
      of: fc.nat(),
      afterMs: fc.integer({ min: 0, max: 3 * DAY }),
    }),
    weight: 4,
  },
  {
    arbitrary: fc.record({
      kind: fc.constant('tell' as const),
      of: fc.nat(),
      reason: fc.constantFrom(...REASONS),
      signedBeforeMs: fc.integer({ min: 0, max: DAY }),
    }),
    weight: 2,
  },
);

type Case = { judged: Judged; id: string; isUndone: boolean; ackedAt: number | null; tries: number };

const dayText = (at: number): string => new Date(at + 8 * HOUR).toISOString().slice(0, 10);

const isOwed = ({ isUnclaimed, decision }: Judged): boolean => {
  if (isUnclaimed === true) return false;
  if (decision === undefined) return true;
  return decision.why !== 'claim-back' && !(decision.state === 'approved' && decision.kind === null);
};

const ackedAtOf = ({ judged: one, ackedAt }: Case): number | null =>
  one.decision?.why === 'by-hand' ? one.judgedAt : ackedAt;

/** Counted the plain way, out of the history itself: nothing of the tables is read. */
function countPlainly(
  cases: readonly Case[],
  from: string,
  until: string,
  keysOf: (one: Judged) => string[],
): Map<string, Counts> {
  const found = new Map<string, Counts>();
  for (const one of cases) {
    const { judged: about, isUndone } = one;
    const day = dayText(about.judgedAt);
    if (isUndone || day < from || day > until) continue;
    for (const key of keysOf(about)) {
      const counts = found.get(key) ?? noCounts();
      found.set(key, counts);
      counts.judged += 1;
      counts[about.verdict ?? 'intact'] += 1;
      counts[about.finding ?? 'neutral'] += 1;
      if (about.isUnclaimed !== true) counts[about.reason ?? 'no-reason'] += 1;
      if (!isOwed(about)) continue;
      counts.owed += 1;
      const acked = ackedAtOf(one);
      const due = (about.signedAt ?? about.receivedAt) + DAY;
      if (acked === null) counts.overdue += due < NOW ? 1 : 0;
      else {
        counts.acked += 1;
        if (acked <= due) counts.inTime += 1;
        if (about.decision?.kind === 'refuse') counts.refused += 1;
      }
    }
  }
  return found;
}

function live(db: Database, ops: readonly Op[]): Case[] {
  const cases: Case[] = [];
  const fold = createReportFold(db, { zone: ZONE, now: () => 0, batch: 3 });
  const at = (of: number): Case | undefined => cases[of % Math.max(1, cases.length)];
  for (const [step, one] of ops.entries()) {
    if (one.kind === 'judge') {
      const about = { ...one.judged, no: `N${step}` };
      insertJudged(db, about);
      cases.push({ judged: about, id: `v-N${step}`, isUndone: false, ackedAt: null, tries: 1 });
    } else if (one.kind === 'fold') {
      for (let n = 0; n <= one.of; n += 1) fold.catchUp(0);
    } else if (one.kind === 'rewind') {
      // A bench that moves to another zone counts anew.
      if (one.of === 0) createReportFold(db, { zone: 'UTC', now: () => 0 }).catchUp(0);
    } else {
      const about = at(one.of);
      if (about === undefined) continue;
      const isSent = about.judged.decision === undefined || about.judged.decision.kind === 'refuse';
      if (one.kind === 'undo' && !about.isUndone && about.ackedAt === null) {
        undoVerdict(db, about.id, about.judged.judgedAt + 1);
        about.isUndone = true;
      } else if (one.kind === 'again' && about.isUndone) {
        about.judged = { ...about.judged, judgedAt: about.judged.judgedAt + 5 * HOUR, verdict: 'damaged' };
        about.tries += 1;
        about.id = `v-${about.judged.no}-${about.tries}`;
        about.isUndone = false;
        insertVerdict(db, about.judged, about.id);
      } else if (one.kind === 'acknowledge' && !about.isUndone && isSent && about.judged.isUnclaimed !== true) {
        if (about.ackedAt !== null) continue;
        about.ackedAt = about.judged.judgedAt + one.afterMs;
        acknowledge(db, about.id, about.ackedAt);
      } else if (one.kind === 'tell' && about.judged.isUnclaimed !== true) {
        const signedAt = about.judged.receivedAt - one.signedBeforeMs;
        about.judged = { ...about.judged, reason: one.reason, signedAt };
        tellReturn(db, about.judged, step + 2);
      }
    }
  }
  while (!fold.catchUp(0));
  return cases;
}

const tables = (db: Database, from: string, until: string) => {
  const store = createReportReadStore(db);
  const scope = { from: Number(from.replaceAll('-', '')), until: Number(until.replaceAll('-', '')), platforms: null };
  const read = (table: 'courier' | 'station' | 'sku' | 'text' | 'shop') =>
    readTable(store, scope, { table, sort: 'judged', isDescending: true, filter: '' }, NOW);
  return { read, report: readReport(store, scope, { step: 'week', now: NOW, zone: ZONE }) };
};

const countsOf = (row: Counts): unknown =>
  Object.fromEntries([...MEASURES, 'overdue' as const].map((name) => [name, row[name]]));
const pick = (counts: Counts | undefined): Counts => counts ?? noCounts();

describe('the roll-ups of reports', () => {
  it('say what a plain recount says, whatever was undone, told anew or acknowledged late', () => {
    let most = 0;
    fc.assert(
      fc.property(
        fc.array(op, { minLength: 15, maxLength: 60, size: 'max' }),
        fc.nat(SPAN_DAYS),
        fc.nat(SPAN_DAYS),
        (ops, a, b) => {
          const { db } = scratch;
          db.exec('SAVEPOINT history');
          try {
            const cases = live(db, ops);
            most = Math.max(most, cases.length);
            const [from, until] = [dayText(START + Math.min(a, b) * DAY), dayText(START + Math.max(a, b) * DAY)];
            const { read, report } = tables(db, from, until);
            const plain = (keysOf: (one: Judged) => string[]) => countPlainly(cases, from, until, keysOf);

            expect(report.totals).toEqual(pick(plain(() => ['']).get('')));
            const inDays = plain((one) => [dayText(one.judgedAt)]);
            const inSeries = report.series.reduce((sum, { judged: n }) => sum + n, 0);
            expect(inSeries).toBe([...inDays.values()].reduce((sum, { judged: n }) => sum + n, 0));
            for (const [table, keysOf] of [
              ['courier', (one: Judged) => [one.isUnclaimed === true ? '' : (one.courier ?? '')]],
              ['station', (one: Judged) => [one.station ?? '']],
            ] as const) {
              const wanted = plain(keysOf);
              expect(new Map(read(table).map((row) => [row.key, countsOf(row)]))).toEqual(wanted);
            }
            const skus = plain((one) => (one.isUnclaimed === true ? [] : (one.skus ?? [])));
            expect(new Map(read('sku').map(({ sub, judged: n, swapped }) => [sub, [n, swapped]]))).toEqual(
              new Map([...skus].map(([sku, { judged: n, swapped }]) => [sku, [n, swapped]])),
            );
            const texts = plain((one) =>
              one.isUnclaimed === true ? [] : [`${one.reason ?? ''}|${one.reasonText ?? ''}`],
            );
            expect(new Map(read('text').map(({ key, judged: n }) => [key, n]))).toEqual(
              new Map([...texts].map(([key, { judged: n }]) => [key, n])),
            );
            const waits = report.waits.judged?.n ?? 0;
            expect(waits).toBe(report.totals.judged);
            expect(report.waits.whole?.n ?? 0).toBe(report.totals.acked);
          } finally {
            db.exec('ROLLBACK TO history');
            db.exec('RELEASE history');
          }
        },
      ),
      { numRuns: 25 },
    );
    expect(most).toBeGreaterThan(8);
  }, 60_000);
});
