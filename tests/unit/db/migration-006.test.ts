import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/db/database.ts';
import type { OpenedDatabase } from '../../../src/main/db/database.ts';
import type { Database } from '../../../src/main/db/open.ts';
import { scratchFolder } from '../../support/platform-broken-files.ts';
import { insertDecided, MIGRATIONS } from '../../support/platform-rows.ts';

const NOW = 1_800_000_000_000;
const FILE = '006-commands.sql';
const TABLES = ['command', 'attempt', 'receipt', 'custody_entry', 'webhook_event'] as const;

const COMMAND = `INSERT INTO command (id, key, platform, kind, parcel_id, expected_return_id, decision_id, body, state,
    not_before_at, next_attempt_at, deadline_at, created_at) VALUES (?, ?, 'training', ?, ?, ?, ?, '{}', ?, ?, ?, ?, ?)`;
const add = (
  db: Database,
  kind: string,
  n: number,
  more: { decisionId?: string | null; state?: string } = {},
): void => {
  const { parcelId, expectedReturnId, decisionId } = insertDecided(db, { returnNo: `TB-${n}`, at: NOW });
  const decided = more.decisionId === undefined ? decisionId : more.decisionId;
  const what = [`c-${n}`, `${kind}:training:TB-${n}:1`, kind, parcelId, expectedReturnId, decided];
  db.prepare(COMMAND).run(...what, more.state ?? 'waiting', NOW, NOW, NOW, NOW);
};

const rowsOf = (db: Database): unknown[] =>
  TABLES.map((table) => db.prepare(`SELECT * FROM ${table} ORDER BY 1`).all());
const triggersOf = (db: Database): string[] =>
  db
    .prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type IN ('trigger', 'index') ORDER BY name`)
    .all()
    .map(({ name }) => name);

/** A bench of the version before: a refund that ended, one that is parked, one that waits, goods told; and an endpoint. */
function benchOfVersionFive(): { dataDir: string; rows: unknown[]; triggers: string[] } {
  const root = scratchFolder();
  const migrationsDir = join(root, 'migrations');
  mkdirSync(migrationsDir);
  for (const name of readdirSync(MIGRATIONS).filter((one) => one < FILE)) {
    cpSync(join(MIGRATIONS, name), join(migrationsDir, name));
  }
  const dataDir = join(root, 'data');
  const { db, close } = openDatabase({ dataDir, migrationsDir, binding: undefined, now: NOW });
  db.exec(`INSERT INTO webhook_endpoint VALUES ('w-1', 'https://a.example', 1, NULL, 0, 0, 0, NULL)`);
  for (const type of ['command.parked', 'refund.acknowledged']) {
    db.prepare('INSERT INTO webhook_topic VALUES (?, ?)').run('w-1', type);
  }
  add(db, 'refund', 1);
  add(db, 'refund', 2);
  add(db, 'refund', 3);
  add(db, 'stock', 4, { decisionId: null });
  db.exec(`INSERT INTO attempt (command_id, step, at) VALUES ('c-1', 'ask', ${NOW}), ('c-1', 'send', ${NOW})`);
  db.exec(`UPDATE command SET state = 'done', ended_at = ${NOW} WHERE id = 'c-1'`);
  db.exec(`INSERT INTO receipt VALUES ('c-1', 'answered', '{"refundId":"F-1"}', ${NOW})`);
  db.exec(`UPDATE command SET state = 'parked' WHERE id = 'c-2'`);
  const found = { dataDir, rows: rowsOf(db), triggers: triggersOf(db) };
  close();
  return found;
}

const migrate = (dataDir: string): OpenedDatabase =>
  openDatabase({ dataDir, migrationsDir: MIGRATIONS, binding: undefined, now: NOW });

describe(FILE, () => {
  it('leaves every row, index and trigger of the version before', () => {
    const before = benchOfVersionFive();
    const { db, close } = migrate(before.dataDir);
    expect(rowsOf(db)).toEqual(before.rows);
    const after = new Set(triggersOf(db));
    expect(before.triggers.filter((name) => !after.has(name))).toEqual([]);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(db.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    close();
  });

  it('takes refusals, which a decision stands behind, and arrivals, which none does', () => {
    const { db, close } = migrate(benchOfVersionFive().dataDir);
    add(db, 'refuse', 5);
    add(db, 'received', 6, { decisionId: null });
    expect(() => {
      add(db, 'refuse', 7, { decisionId: null });
    }).toThrow('CHECK');
    expect(() => {
      add(db, 'received', 8);
    }).toThrow('CHECK');
    expect(() => {
      add(db, 'whatever', 9, { decisionId: null });
    }).toThrow('CHECK');
    db.exec(`INSERT INTO attempt (command_id, step, outcome, at) VALUES ('c-5', 'picture', 'copy:ab', ${NOW})`);
    close();
  });

  it('keeps the trail append-only, an end an end, and the chain told', () => {
    const { db, close } = migrate(benchOfVersionFive().dataDir);
    expect(() => db.exec(`UPDATE attempt SET at = 0`)).toThrow('append-only');
    expect(() => db.exec(`DELETE FROM receipt`)).toThrow('append-only');
    expect(() => db.exec(`DELETE FROM command WHERE id = 'c-3'`)).toThrow('never deleted');
    expect(() => db.exec(`UPDATE command SET state = 'waiting' WHERE id = 'c-1'`)).toThrow('stays ended');
    const entries = () => db.prepare<[], { n: number }>('SELECT count(*) AS n FROM custody_entry').get()?.n ?? 0;
    const before = entries();
    db.exec(`UPDATE command SET state = 'parked' WHERE id = 'c-3'`);
    expect(entries()).toBe(before + 1);
    close();
  });

  it('still makes events of parked refunds, and none of a notice that got no further', () => {
    const { db, close } = migrate(benchOfVersionFive().dataDir);
    const parked = () =>
      db
        .prepare<[], { kind: string }>(`SELECT body ->> '$.data.kind' AS kind FROM webhook_event ORDER BY seq`)
        .all()
        .map(({ kind }) => kind);
    const before = parked();
    add(db, 'received', 6, { decisionId: null });
    add(db, 'refuse', 7);
    db.exec(`UPDATE command SET state = 'parked' WHERE id IN ('c-6', 'c-7', 'c-3')`);
    expect(parked().slice(before.length).sort()).toEqual(['refund', 'refuse']);
    close();
  });
});
