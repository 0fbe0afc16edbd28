import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/db/database.ts';
import type { OpenedDatabase } from '../../../src/main/db/database.ts';
import { scratchFolder } from '../../support/platform-broken-files.ts';
import { insertDecided, MIGRATIONS } from '../../support/platform-rows.ts';

const NOW = 1_800_000_000_000;
const FILE = '005-events.sql';

/** A bench of the version before, with a refund under way. */
function benchOfVersionFour(): { dataDir: string } {
  const root = scratchFolder();
  const migrationsDir = join(root, 'migrations');
  mkdirSync(migrationsDir);
  for (const name of readdirSync(MIGRATIONS).filter((one) => one < FILE)) {
    cpSync(join(MIGRATIONS, name), join(migrationsDir, name));
  }
  const dataDir = join(root, 'data');
  const { db, close } = openDatabase({ dataDir, migrationsDir, binding: undefined, now: NOW });
  const { parcelId, expectedReturnId, decisionId } = insertDecided(db, { returnNo: 'TB-1', at: NOW });
  db.prepare(
    `INSERT INTO command (id, key, platform, kind, parcel_id, expected_return_id, decision_id, body, state,
       not_before_at, next_attempt_at, deadline_at, created_at)
     VALUES ('c', 'refund:training:TB-1:1', 'training', 'refund', ?, ?, ?, '{"b":1}', 'waiting', 1, 2, 3, 4)`,
  ).run(parcelId, expectedReturnId, decisionId);
  db.exec(`INSERT INTO attempt (command_id, step, words, at) VALUES ('c', 'send', 'w', 5)`);
  close();
  return { dataDir };
}

const migrated = (bench = benchOfVersionFour()): OpenedDatabase =>
  openDatabase({ ...bench, migrationsDir: MIGRATIONS, binding: undefined, now: NOW });
const count = ({ db }: OpenedDatabase, table: string): number =>
  db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n ?? -1;

describe(FILE, () => {
  it('tells nothing of what happened before it', () => {
    const opened = migrated();
    for (const table of ['webhook_endpoint', 'webhook_topic', 'webhook_event', 'webhook_delivery']) {
      expect(count(opened, table)).toBe(0);
    }
    expect(count(opened, 'verdict')).toBe(1);
    expect(opened.db.prepare('SELECT body, state FROM command').all()).toEqual([{ body: '{"b":1}', state: 'waiting' }]);
    expect(count(opened, 'attempt')).toBe(1);
    expect(opened.db.pragma('foreign_key_check')).toEqual([]);
    expect(opened.db.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    opened.close();
  });

  it('lets a refund that was under way go on, and tells of it once somebody wants to hear', () => {
    const opened = migrated();
    opened.db.exec(`INSERT INTO webhook_endpoint VALUES ('e', 'https://crm.example/hook', 1, NULL, 0, 1, 1, NULL);
      INSERT INTO webhook_topic VALUES ('e', 'command.parked');
      UPDATE command SET state = 'parked';`);
    expect(opened.db.prepare('SELECT type, at FROM webhook_event').all()).toEqual([{ type: 'command.parked', at: 5 }]);
    expect(count(opened, 'webhook_delivery')).toBe(1);
    opened.close();
  });

  it('leaves a copy of the bench as it was before', () => {
    const bench = benchOfVersionFour();
    migrated(bench).close();
    expect(readdirSync(bench.dataDir)).toContain(`before-${FILE}-${NOW}.db`);
  });
});
