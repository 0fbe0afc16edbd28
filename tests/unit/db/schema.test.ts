import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RETURNS_ENDING } from '../../../src/main/session/expected-return-store.ts';
import { SHELF_QUERIES } from '../../../src/main/shelf/shelf-store.ts';
import { insertDecided, openScratchDatabase } from '../../support/platform-rows.ts';
import { planOf } from '../../support/platform-plan.ts';

const DUMP = 'src/main/db/schema.sql';
const HEAD = `-- The whole schema as the migrations leave it. Generated: WRITE_SCHEMA=1 npx vitest run --project unit tests/unit/db\n\n`;

let scratch: ReturnType<typeof openScratchDatabase>;
beforeAll(() => {
  scratch = openScratchDatabase();
});
afterAll(() => {
  scratch.remove();
});
/** Tables that a full-text index keeps for itself: SQLite's own, as `sqlite_…` are. */
const isOfIndex = ({ name }: { name: string }): boolean => /^case_text(_\w+)?$/.test(name);
const all = <Row>(sql: string): Row[] => scratch.db.prepare<[], Row>(sql).all();
const tables = (): string[] =>
  all<{ name: string }>(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
  )
    .filter((table) => !isOfIndex(table))
    .map(({ name }) => name);

describe('schema.sql', () => {
  it('is what the migrations make (else write it anew with WRITE_SCHEMA=1)', () => {
    const dump =
      HEAD +
      all<{ sql: string }>(
        `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
           AND name NOT GLOB 'case_text_*'
         ORDER BY tbl_name, CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, name`,
      )
        .map(({ sql }) => `${sql};\n`)
        .join('\n');
    if (process.env['WRITE_SCHEMA'] === '1') writeFileSync(DUMP, dump);
    expect(existsSync(DUMP) ? readFileSync(DUMP, 'utf8').replaceAll('\r\n', '\n') : '').toBe(dump);
  });
});

describe('tables', () => {
  it('are STRICT, all of them', () => {
    const loose = all<{ name: string; type: string; strict: number }>('PRAGMA table_list').filter(
      ({ name, type, strict }) =>
        strict === 0 && type !== 'view' && !name.startsWith('sqlite_') && !isOfIndex({ name }),
    );
    expect(loose).toEqual([]);
  });

  it('have an index that begins with each foreign key', () => {
    const missing: string[] = [];
    let keys = 0;
    for (const table of tables()) {
      // A partial index leaves rows out: it can't answer who refers to a row.
      const leading = all<{ name: string; partial: number }>(`PRAGMA index_list(${table})`)
        .filter(({ partial }) => partial === 0)
        .map(({ name }) => all<{ name: string }>(`PRAGMA index_info(${name})`)[0]?.name);
      const primary = all<{ name: string; pk: number }>(`PRAGMA table_info(${table})`).find(({ pk }) => pk === 1)?.name;
      for (const { from } of all<{ from: string }>(`PRAGMA foreign_key_list(${table})`)) {
        keys += 1;
        if (!leading.includes(from) && primary !== from) missing.push(`${table}.${from}`);
      }
    }
    expect(missing).toEqual([]);
    expect(keys).toBeGreaterThan(15);
  });
});

describe('what is append-only (invariant 3)', () => {
  const KEPT = [
    'session_fact',
    'photo',
    'recording',
    'recording_fragment',
    'recording_end',
    'attempt',
    'receipt',
    'disposition',
  ];

  beforeAll(() => {
    const { db } = scratch;
    insertDecided(db, { returnNo: 'R-1' });
    db.exec(`
      INSERT INTO session_fact (id, inspection_id, body, operator_no, at) VALUES ('f', 'i-R-1', '{}', '1', 0);
      INSERT INTO photo VALUES ('ph', 'i-R-1', 'label', 'x', 1, 1, 1, 0, 0, '1', NULL);
      INSERT INTO disposition (unit_id, inspection_id, sku, name, unit, kind, bin, operator_no, at)
        VALUES ('u', 'i-R-1', 'S', 'n', 1, 'keep', 'H', '1', 0);
      INSERT INTO recording VALUES ('re', 'i-R-1', 'cam', 'avc1', 1, 1, 0, '1');
      INSERT INTO recording_fragment VALUES ('re', 0, 1, 1, 'x', 0);
      INSERT INTO recording_end VALUES ('re', 'closed', 1, 0, 1, 1, 'x', 0);
      INSERT INTO command (id, key, platform, kind, parcel_id, expected_return_id, decision_id, body, state,
        not_before_at, next_attempt_at, deadline_at, created_at)
        VALUES ('c', 'k', 'training', 'refund', 'p-R-1', 'r-R-1', 'd-R-1', '{}', 'done', 0, 0, 0, 0);
      INSERT INTO attempt (command_id, step, at) VALUES ('c', 'ask', 0);
      INSERT INTO receipt VALUES ('c', 'answered', '{}', 0);
      INSERT INTO scan (id, raw, source, scanned_at, stored_at) VALUES ('s', 'x', 'hand', 0, 0);
    `);
  });

  it.each(KEPT)('%s: no row is changed or deleted', (table) => {
    const column = all<{ name: string; pk: number }>(`PRAGMA table_info(${table})`).at(-1)?.name ?? '';
    expect(all(`SELECT * FROM ${table}`)).toHaveLength(1);
    expect(() => scratch.db.exec(`UPDATE ${table} SET ${column} = ${column}`)).toThrow(/append-only/);
    expect(() => scratch.db.exec(`DELETE FROM ${table}`)).toThrow(/append-only/);
  });

  it.each(['scan', 'verdict', 'command'])('%s: no row is deleted', (table) => {
    expect(() => scratch.db.exec(`DELETE FROM ${table}`)).toThrow(/never deleted/);
  });

  it('a command that ended stays ended, and what it ordered stays as it was', () => {
    expect(() => scratch.db.exec(`UPDATE command SET state = 'waiting'`)).toThrow(/stays ended/);
    expect(() => scratch.db.exec(`UPDATE command SET key = 'other'`)).toThrow(/never changed/);
  });
});

describe('hot look-ups', () => {
  it.each([
    ['a waybill', `SELECT id FROM expected_return WHERE return_waybill = ?`, 'expected_return_by_waybill'],
    ['an outbound waybill', `SELECT id FROM expected_return WHERE outbound_waybill = ?`, 'expected_return_by_outbound'],
    [
      'the last digits of a waybill',
      `SELECT id FROM expected_return WHERE return_waybill_reversed >= ? AND return_waybill_reversed < ?`,
      'expected_return_by_waybill_reversed',
    ],
    [
      'the last digits of an outbound waybill',
      `SELECT id FROM expected_return WHERE outbound_waybill_reversed >= ? AND outbound_waybill_reversed < ?`,
      'expected_return_by_outbound_reversed',
    ],
    ['the last digits of any waybill', RETURNS_ENDING, 'expected_return_by_outbound_reversed'],
    [
      'the last digits of a parcel',
      `SELECT id FROM parcel WHERE waybill_reversed >= ? AND waybill_reversed < ?`,
      'parcel_by_waybill_reversed',
    ],
    ['a parcel', `SELECT id FROM parcel WHERE waybill = ?`, 'sqlite_autoindex_parcel'],
    ['an order', `SELECT id FROM expected_return WHERE order_no = ?`, 'expected_return_by_order'],
    ['a barcode', `SELECT expected_line_id FROM line_barcode WHERE barcode = ?`, 'PRIMARY KEY'],
    ['what was begun and waits', SHELF_QUERIES.begun, 'inspection_waiting'],
    ['parcels without a return', SHELF_QUERIES.unknown, 'parcel_unmatched'],
    ['parcels that are not ours', SHELF_QUERIES.notOurs, 'parcel_not_ours'],
    ['waiting scans', `SELECT id FROM scan WHERE handled_at IS NULL ORDER BY seq`, 'scan_waiting'],
    [
      'the facts of an inspection',
      `SELECT body FROM session_fact WHERE inspection_id = ? ORDER BY seq`,
      'session_fact_by_inspection',
    ],
  ])('%s: by its index', (_, sql, index) => {
    const plan = planOf(scratch.db, sql).join('\n');
    expect(plan).toContain(index);
    expect(plan).not.toMatch(/^SCAN (expected_return|parcel|line_barcode|session_fact)/m);
  });

  it('LIKE on the end of a waybill would read the whole table: that is why it is stored reversed', () => {
    expect(planOf(scratch.db, `SELECT id FROM expected_return WHERE return_waybill LIKE '%4562'`)[0]).toMatch(/^SCAN/);
  });
});
