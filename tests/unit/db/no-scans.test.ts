import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/main/db/open.ts';
import { createReportFold } from '../../../src/main/report/report-fold.ts';
import { createReportReadStore } from '../../../src/main/report/report-read-store.ts';
import { openBenchCore } from '../../bench/lib/bench-core.ts';
import { planOf } from '../../support/platform-plan.ts';
import { openScratchDatabase } from '../../support/platform-rows.ts';

/** Tables with a row or more for each parcel there ever was. */
const GROWING = [
  'attachment',
  'attempt',
  'case_doc',
  'command',
  'custody_entry',
  'custody_event',
  'decision',
  'disposition',
  'dispute_case',
  'dispute_fact',
  'expected_line',
  'expected_return',
  'inspection',
  'line_barcode',
  'parcel',
  'parcel_return',
  'photo',
  'photo_check',
  'receipt',
  'recheck',
  'recheck_draw',
  'recording',
  'register_entry',
  'repack',
  'report_buyer',
  'report_buyer_month',
  'report_case',
  'report_roll',
  'report_wait',
  'scan',
  'session_fact',
  'verdict',
  'verdict_defect',
];

/** What begins at the end of a table and stops soon, and what is only asked now and then. */
const ALLOWED = [
  // The newest few.
  'SELECT seq, hash FROM custody_entry WHERE hash IS NOT NULL ORDER BY seq DESC LIMIT 1',
  'SELECT id FROM (SELECT id, raw, scanned_at FROM scan ORDER BY seq DESC LIMIT 100)',
  "FROM (SELECT * FROM inspection WHERE state <> 'open' ORDER BY changed_at DESC, id DESC LIMIT +?)",
  'SELECT max(at) AS at FROM (SELECT at FROM session_fact ORDER BY seq DESC LIMIT 50)',
  "WHERE c.state IN ('done', 'cancelled') AND c.kind IN ('refund', 'refuse', 'shipment') ORDER BY c.seq DESC LIMIT +?",
  // One row of either end.
  'SELECT EXISTS (SELECT 1 FROM inspection) AS found',
  'SELECT max(seq) AS seq FROM disposition',
  'SELECT max(seq) AS seq FROM custody_entry',
  'SELECT max(rowid) AS row FROM inspection',
  // When a person takes a connection away.
  'SELECT count(*) AS n FROM command WHERE platform = ?',
  // Once at each start.
  'SELECT r.id, r.inspection_id FROM recording r WHERE NOT EXISTS',
];

let scratch: ReturnType<typeof openScratchDatabase>;
const statements = new Set<string>();
beforeAll(() => {
  scratch = openScratchDatabase();
  // Everything the stages prepare when they are opened is written down on its way.
  const listened = new Proxy(scratch.db, {
    get: (db, name) => {
      const value: unknown = Reflect.get(db, name);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]): unknown => {
        if (name === 'prepare' && !/^\s*INSERT/i.test(String(given[0]))) statements.add(String(given[0]));
        return Reflect.apply(value, db, given) as unknown;
      };
    },
  });
  openBenchCore(listened, scratch.dataDir);
  createReportFold(listened, { zone: 'UTC', now: () => 0 });
  createReportReadStore(listened);
});
afterAll(() => {
  scratch.remove();
});

/** The table behind each name that a statement gives one. */
function tablesOf(sql: string): Map<string, string> {
  const named = [...sql.matchAll(/\b(?:FROM|JOIN|UPDATE|INTO)\s+(\w+)(?:\s+(?:AS\s+)?(\w+))?/gi)];
  return new Map(named.flatMap(([, table = '', name = '']) => [[name, table] as const, [table, table] as const]));
}

const isPartial = (db: Database, index: string): boolean =>
  /\bWHERE\b/i.test(
    db.prepare<[string], { sql: string | null }>('SELECT sql FROM sqlite_schema WHERE name = ?').get(index)?.sql ?? '',
  );

/** What a statement reads from end to end: whole tables and whole indexes, but not an index of the few that are going on. */
function scansOf(db: Database, sql: string): string[] {
  const tables = tablesOf(sql);
  return planOf(db, sql).flatMap((line) => {
    const [, name = '', index] = /^SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?/.exec(line) ?? [];
    const table = tables.get(name) ?? '';
    return GROWING.includes(table) && (index === undefined || !isPartial(db, index)) ? [table] : [];
  });
}

describe('what the stages ask of the database', () => {
  it('is written down, all of it', () => {
    expect(statements.size).toBeGreaterThan(200);
  });
  it('reads no table of years from end to end', () => {
    const said = [...statements].map((sql) => sql.replace(/\s+/g, ' '));
    const found = said.filter((sql) => scansOf(scratch.db, sql).length > 0);
    expect(found.filter((sql) => !ALLOWED.some((part) => sql.includes(part)))).toEqual([]);
    // What is allowed is still asked: else its line here is to go.
    expect(ALLOWED.filter((part) => !found.some((sql) => sql.includes(part)))).toEqual([]);
  });
  it('would find a table that is read from end to end', () => {
    expect(scansOf(scratch.db, 'SELECT * FROM decision WHERE why = ?')).toEqual(['decision']);
    expect(scansOf(scratch.db, "SELECT * FROM decision d WHERE d.state IN ('to-decide', 'proposed')")).toEqual([]);
  });
});
