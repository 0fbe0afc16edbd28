import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/db/database.ts';
import type { OpenedDatabase } from '../../../src/main/db/database.ts';
import type { Database } from '../../../src/main/db/open.ts';
import { scratchFolder } from '../../support/platform-broken-files.ts';
import { insertDecided, MIGRATIONS } from '../../support/platform-rows.ts';

const NOW = 1_800_000_000_000;
const FILE = readdirSync(MIGRATIONS).find((name) => name.endsWith('-shipments.sql')) ?? '';
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

/** A bench of the version before: a refund that ended, one that is parked, one that waits, goods told, a refusal; and an endpoint. */
function benchOfVersionBefore(): { dataDir: string; rows: unknown[]; triggers: string[] } {
  const root = scratchFolder();
  const migrationsDir = join(root, 'migrations');
  mkdirSync(migrationsDir);
  for (const name of readdirSync(MIGRATIONS).filter((one) => one < FILE)) {
    cpSync(join(MIGRATIONS, name), join(migrationsDir, name));
  }
  const dataDir = join(root, 'data');
  const { db, close } = openDatabase({ dataDir, migrationsDir, binding: undefined, now: NOW });
  db.exec(
    `INSERT INTO webhook_endpoint (id, url, is_on, created_at, changed_at) VALUES ('w-1', 'https://a.example', 1, 0, 0)`,
  );
  for (const type of ['command.parked', 'refund.acknowledged']) {
    db.prepare('INSERT INTO webhook_topic (endpoint_id, type) VALUES (?, ?)').run('w-1', type);
  }
  add(db, 'refund', 1);
  add(db, 'refund', 2);
  add(db, 'refund', 3);
  add(db, 'stock', 4, { decisionId: null });
  add(db, 'refuse', 5);
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
  it('leaves every row, index and trigger of the version before, and knows of no return what its buyer wants', () => {
    const before = benchOfVersionBefore();
    const { db, close } = migrate(before.dataDir);
    expect(rowsOf(db)).toEqual(before.rows);
    const after = new Set(triggersOf(db));
    expect(before.triggers.filter((name) => !after.has(name))).toEqual([]);
    expect(db.prepare('SELECT DISTINCT wants FROM expected_return').pluck().all()).toEqual([null]);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(db.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    close();
  });

  it('takes shipments, which a decision stands behind, and nothing that is none of these', () => {
    const { db, close } = migrate(benchOfVersionBefore().dataDir);
    add(db, 'shipment', 6);
    expect(() => {
      add(db, 'shipment', 7, { decisionId: null });
    }).toThrow('CHECK');
    expect(() => {
      add(db, 'whatever', 8, { decisionId: null });
    }).toThrow('CHECK');
    expect(() => db.exec(`UPDATE expected_return SET wants = 'money'`)).toThrow('CHECK');
    close();
  });

  it('lets a return out by one exit only, also one of the version before', () => {
    const { db, close } = migrate(benchOfVersionBefore().dataDir);
    const again = db.prepare(
      `INSERT INTO command (id, key, platform, kind, parcel_id, expected_return_id, decision_id, body, state,
         not_before_at, next_attempt_at, deadline_at, created_at)
       SELECT ?, ?, platform, ?, parcel_id, expected_return_id, decision_id, '{}', 'waiting', 0, 0, 0, 0
       FROM command WHERE id = ?`,
    );
    for (const id of ['c-1', 'c-2', 'c-3', 'c-5'])
      expect(() => again.run(`x-${id}`, `shipment:${id}`, 'shipment', id)).toThrow('one exit');
    add(db, 'shipment', 6);
    for (const kind of ['refund', 'refuse'])
      expect(() => again.run(`x-${kind}`, `${kind}:c-6`, kind, 'c-6')).toThrow('one exit');
    db.exec(`UPDATE command SET state = 'cancelled' WHERE id = 'c-6'`);
    again.run('x-refund', 'refund:c-6', 'refund', 'c-6');
    close();
  });

  it('keeps the trail append-only, an end an end, and the chain told', () => {
    const { db, close } = migrate(benchOfVersionBefore().dataDir);
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

  it('makes events of a parked shipment', () => {
    const { db, close } = migrate(benchOfVersionBefore().dataDir);
    add(db, 'shipment', 6);
    db.exec(`UPDATE command SET state = 'parked' WHERE id = 'c-6'`);
    const last = db.prepare(`SELECT body ->> '$.data.kind' FROM webhook_event ORDER BY seq DESC LIMIT 1`).pluck().get();
    expect(last).toBe('shipment');
    close();
  });
});
