import { atOnce } from '../db/commit.ts';
import type { Database } from '../db/open.ts';
import { RULES_VERSION } from './case-facts.ts';
import { createCaseFactsStore } from './case-facts-store.ts';
import { createDayOf } from './report-days.ts';
import { createRollStore } from './roll-store.ts';

/** Entries of the chain that are looked through at a time; a film alone adds one a second. */
const ENTRIES_A_BATCH = 1000;
/** Inspections that are counted in one transaction: a few ms. */
const CASES_A_BATCH = 40;

/** Entries that can change what a case is counted as. */
const TELLING: ReadonlySet<string> = new Set([
  'parcel-changed',
  'matched',
  'unmatched',
  'verdict',
  'verdict-changed',
  'decision',
  'decision-changed',
  'command',
  'command-changed',
]);

/** Exported for the test of their plans. */
export const FOLD_QUERIES = {
  entries: `SELECT seq, event, inspection_id FROM custody_entry WHERE seq > ? ORDER BY seq LIMIT ${ENTRIES_A_BATCH}`,
  /** Inspections without a verdict are rows too: they are passed by. */
  old: `SELECT next.row, v.id
    FROM (SELECT rowid AS row, id FROM inspection WHERE rowid BETWEEN +? AND +? ORDER BY rowid LIMIT +?) next
      LEFT JOIN verdict v ON v.inspection_id = next.id`,
  stale: 'SELECT expected_return_id AS id FROM report_stale LIMIT ?',
};

type Mark = { rules: string; entry_seq: number; old_next: number; old_last: number };

export type ReportFold = {
  /** Counts what changed, in small transactions, for about this long; true when nothing is left. */
  catchUp: (withinMs: number) => boolean;
};

/**
 * Keeps the roll-ups: follows the chain of custody from where it was, and reads each case anew that an entry speaks of.
 * What was there before comes after what is new, a few inspections at a time. `zone` parts the days.
 */
export function createReportFold(
  db: Database,
  { zone, now, batch = CASES_A_BATCH }: { zone: string; now: () => number; batch?: number },
): ReportFold {
  const rules = `${RULES_VERSION} ${zone}`;
  const rolls = createRollStore(db);
  const cases = createCaseFactsStore(db, rolls.names, createDayOf(zone));
  const mark = db.prepare<[], Mark>('SELECT rules, entry_seq, old_next, old_last FROM report_mark');
  const setMark = db.prepare<Mark>(
    'UPDATE report_mark SET rules = @rules, entry_seq = @entry_seq, old_next = @old_next, old_last = @old_last',
  );
  const lastEntry = db.prepare<[], { seq: number | null }>('SELECT max(seq) AS seq FROM custody_entry');
  const lastInspection = db.prepare<[], { row: number | null }>('SELECT max(rowid) AS row FROM inspection');
  const entries = db.prepare<[number], { seq: number; event: string; inspection_id: string | null }>(
    FOLD_QUERIES.entries,
  );
  const old = db.prepare<[number, number, number], { row: number; id: string | null }>(FOLD_QUERIES.old);
  const stale = db.prepare<[number], { id: string }>(FOLD_QUERIES.stale);
  const dropStale = db.prepare<[string]>('DELETE FROM report_stale WHERE expected_return_id = ?');

  const readMark = (): Mark => {
    const found = mark.get();
    if (found === undefined) throw new Error('the mark of the reports is gone');
    return found;
  };

  const count = (verdictIds: ReadonlySet<string>): void => {
    for (const id of verdictIds) {
      const found = cases.read(id);
      rolls.count(id, found?.facts ?? null);
      for (const line of found?.lines ?? []) rolls.seenArticle(line.sku, line.id);
    }
    rolls.flush();
  };
  const countInspections = (ids: Iterable<string>): void => {
    count(new Set([...ids].flatMap(cases.verdictsOf)));
  };

  const beginAnew = (): void => {
    atOnce(db, () => {
      rolls.clear();
      setMark.run({
        rules,
        entry_seq: lastEntry.get()?.seq ?? 0,
        old_next: 0,
        old_last: lastInspection.get()?.row ?? -1,
      });
    });
  };

  /** False when the chain tells nothing new. */
  const follow = (at: Mark): boolean => {
    const rows = entries.all(at.entry_seq);
    if (rows.length === 0) return false;
    let to = at.entry_seq;
    const ids = new Set<string>();
    for (const { seq, event, inspection_id: id } of rows) {
      if (id !== null && TELLING.has(event) && !ids.has(id)) {
        if (ids.size === batch) break;
        ids.add(id);
      }
      to = seq;
    }
    atOnce(db, () => {
      countInspections(ids);
      setMark.run({ ...at, entry_seq: to });
    });
    return true;
  };

  const renew = (): boolean => {
    const rows = stale.all(batch);
    if (rows.length === 0) return false;
    atOnce(db, () => {
      count(new Set(rows.flatMap(({ id }) => cases.verdictsOfReturn(id))));
      for (const { id } of rows) dropStale.run(id);
    });
    return true;
  };

  const countOld = (at: Mark): boolean => {
    const rows = at.old_next > at.old_last ? [] : old.all(at.old_next, at.old_last, batch);
    if (rows.length === 0) return false;
    atOnce(db, () => {
      // Each verdict is of one inspection, and each inspection has its turn: its other returns need no looking for.
      count(new Set(rows.flatMap(({ id }) => id ?? [])));
      setMark.run({ ...at, old_next: Math.max(...rows.map(({ row }) => row)) + 1 });
    });
    return true;
  };

  const step = (): boolean => {
    const at = readMark();
    if (at.rules !== rules) {
      beginAnew();
      return true;
    }
    return follow(at) || renew() || countOld(at);
  };

  return {
    catchUp: (withinMs) => {
      const endAt = now() + withinMs;
      for (;;) {
        if (!step()) return true;
        if (now() >= endAt) return false;
      }
    },
  };
}
