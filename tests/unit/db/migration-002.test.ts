import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/db/database.ts';
import type { OpenedDatabase } from '../../../src/main/db/database.ts';
import { scratchFolder } from '../../support/platform-broken-files.ts';
import { insertDecided, MIGRATIONS } from '../../support/platform-rows.ts';

const NOW = 1_800_000_000_000;
const FILE = '002-real-day.sql';

/** A bench of the first version with a refund at every point of its way, in a folder of its own. */
function benchOfVersionOne(): { dataDir: string } {
  const root = scratchFolder();
  const migrationsDir = join(root, 'migrations');
  mkdirSync(migrationsDir);
  cpSync(join(MIGRATIONS, '001-bench.sql'), join(migrationsDir, '001-bench.sql'));
  const dataDir = join(root, 'data');
  const { db, close } = openDatabase({ dataDir, migrationsDir, binding: undefined, now: NOW });
  for (const [index, state] of ['waiting', 'unknown', 'done', 'parked', 'cancelled'].entries()) {
    const { parcelId, expectedReturnId, decisionId } = insertDecided(db, { returnNo: `R-${state}` });
    db.prepare(
      `INSERT INTO command (id, key, platform, kind, parcel_id, expected_return_id, decision_id, body, state,
         not_before_at, next_attempt_at, deadline_at, created_at, attempts)
       VALUES (?, ?, 'training', 'refund', ?, ?, ?, '{"a":1}', ?, 1, 2, 3, 4, ?)`,
    ).run(`c-${state}`, `refund:training:R-${state}:1`, parcelId, expectedReturnId, decisionId, state, index);
    db.prepare(`INSERT INTO attempt (command_id, step, words, at) VALUES (?, 'send', 'w', ?)`).run(`c-${state}`, index);
  }
  db.exec(`INSERT INTO receipt VALUES ('c-done', 'answered', '{"refundId":"X"}', 9);
    INSERT INTO photo VALUES ('ph', 'i-R-done', 'label', 'x', 1, 1, 1, 0, 0, '1');
    INSERT INTO expected_line VALUES ('l', 'r-R-done', 0, 'PH', 'Phone', NULL, 1, 0, '["356","789"]');`);
  close();
  return { dataDir };
}

const migrated = (): OpenedDatabase =>
  openDatabase({ ...benchOfVersionOne(), migrationsDir: MIGRATIONS, binding: undefined, now: NOW });

describe(FILE, () => {
  it('keeps every command with its attempts and its receipt, and goes on counting where they ended', () => {
    const { db, close } = migrated();
    const commands = db.prepare('SELECT seq, id, state, attempts, body FROM command ORDER BY seq').all();
    expect(commands).toEqual(
      ['waiting', 'unknown', 'done', 'parked', 'cancelled'].map((state, index) => ({
        seq: index + 1,
        id: `c-${state}`,
        state,
        attempts: index,
        body: '{"a":1}',
      })),
    );
    expect(db.prepare('SELECT command_id, step, at FROM attempt ORDER BY seq').all()).toHaveLength(5);
    expect(db.prepare('SELECT * FROM receipt').all()).toEqual([
      { command_id: 'c-done', how: 'answered', body: '{"refundId":"X"}', at: 9 },
    ]);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    db.exec(`INSERT INTO attempt (command_id, step, at) VALUES ('c-waiting', 'ask', 1)`);
    expect(db.prepare('SELECT max(seq) AS n FROM attempt').get()).toEqual({ n: 6 });
    close();
  });

  it('keeps what was append-only append-only, and one refund a key', () => {
    const { db, close } = migrated();
    expect(() => db.exec(`DELETE FROM attempt`)).toThrow(/append-only/);
    expect(() => db.exec(`UPDATE receipt SET at = 0`)).toThrow(/append-only/);
    expect(() => db.exec(`UPDATE command SET state = 'waiting' WHERE id = 'c-done'`)).toThrow(/stays ended/);
    expect(() => db.exec(`UPDATE command SET body = '{}'`)).toThrow(/never changed/);
    expect(() =>
      db.exec(`INSERT INTO command (id, key, platform, kind, parcel_id, expected_return_id, decision_id, body, state,
        not_before_at, next_attempt_at, deadline_at, created_at) SELECT 'again', key, platform, kind, parcel_id,
        expected_return_id, decision_id, body, state, 0, 0, 0, 0 FROM command WHERE id = 'c-done'`),
    ).toThrow(/UNIQUE/);
    expect(() => db.exec(`INSERT INTO attempt (command_id, step, at) VALUES ('nobody', 'ask', 1)`)).toThrow(/FOREIGN/);
    close();
  });

  it('gives old rows the meaning they had: photos of the box, parcels that are returns, serials to be found', () => {
    const { db, close } = migrated();
    expect(db.prepare('SELECT expected_return_id FROM photo').all()).toEqual([{ expected_return_id: null }]);
    expect(db.prepare('SELECT DISTINCT lane FROM parcel').all()).toEqual([{ lane: 'return' }]);
    expect(db.prepare('SELECT serial FROM line_serial ORDER BY serial').all()).toEqual([
      { serial: '356' },
      { serial: '789' },
    ]);
    close();
  });

  it('leaves a copy of the bench as it was before', () => {
    const bench = benchOfVersionOne();
    const { close } = openDatabase({ ...bench, migrationsDir: MIGRATIONS, binding: undefined, now: NOW });
    close();
    expect(readdirSync(bench.dataDir)).toContain(`before-${FILE}-${NOW}.db`);
  });
});
