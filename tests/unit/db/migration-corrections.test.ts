import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/db/database.ts';
import { scratchFolder } from '../../support/platform-broken-files.ts';
import { insertDecided, MIGRATIONS } from '../../support/platform-rows.ts';

const NOW = 1_800_000_000_000;
const FILE = readdirSync(MIGRATIONS).find((name) => name.endsWith('-corrections.sql')) ?? '';
const BODY = '{"key":"refund:training:R-1:1","returnNo":"R-1","amountCents":12900}';
const OTHER = BODY.replace('12900', '9900');

it(`${FILE}: keeps commands and chain of the version before, and lets a refused one be corrected, and only so`, () => {
  const root = scratchFolder();
  const migrationsDir = join(root, 'migrations');
  mkdirSync(migrationsDir);
  for (const name of readdirSync(MIGRATIONS).filter((one) => one < FILE))
    cpSync(join(MIGRATIONS, name), join(migrationsDir, name));
  const dataDir = join(root, 'data');
  const before = openDatabase({ dataDir, migrationsDir, binding: undefined, now: NOW });
  insertDecided(before.db, { returnNo: 'R-1', at: NOW });
  before.db.exec(`
    INSERT INTO command (id, key, platform, kind, parcel_id, expected_return_id, decision_id, body, state, attempts,
      not_before_at, next_attempt_at, deadline_at, last_words, created_at)
      VALUES ('c', 'refund:training:R-1:1', 'training', 'refund', 'p-R-1', 'r-R-1', 'd-R-1', '${BODY}', 'parked', 1, 0, 0, 0, '太多', 0);
    INSERT INTO attempt (command_id, step, at) VALUES ('c', 'send', 0);
    INSERT INTO attempt (command_id, step, outcome, words, at) VALUES ('c', 'send-answer', 'refused:amount', '太多', 0);`);
  expect(() => before.db.exec(`UPDATE command SET body = '${OTHER}'`)).toThrow(/never changed/);
  const commands = before.db.prepare('SELECT * FROM command').all();
  const lines = before.db.prepare('SELECT * FROM custody_entry').all();
  before.close();

  const { db, close } = openDatabase({ dataDir, migrationsDir: MIGRATIONS, binding: undefined, now: NOW });
  expect(db.prepare('SELECT * FROM command').all()).toEqual(commands);
  expect(db.prepare('SELECT * FROM custody_entry').all()).toEqual(lines);
  expect(() => db.exec(`UPDATE command SET body = '${OTHER}'`)).toThrow(/never changed/);
  expect(() => db.exec(`UPDATE command SET decision_id = decision_id`)).toThrow(/never changed/);
  db.exec(`INSERT INTO command_correction (attempt_seq, command_id, body_before, body_after, reason, operator_no, at)
    SELECT max(seq), 'c', '${BODY}', '${OTHER}', '按可退的退', '0101', ${NOW} FROM attempt`);
  db.exec(`UPDATE command SET body = '${OTHER}', state = 'unknown'`);
  expect(db.prepare('SELECT body, state FROM command').get()).toEqual({ body: OTHER, state: 'unknown' });
  expect(() => db.exec(`UPDATE command SET body = '${BODY}'`)).toThrow(/never changed/);
  expect(() => db.exec('DELETE FROM command_correction')).toThrow(/append-only/);
  expect(db.prepare('SELECT event, inspection_id FROM custody_entry ORDER BY seq DESC LIMIT 2').all()).toEqual([
    { event: 'command-changed', inspection_id: 'i-R-1' },
    { event: 'command-corrected', inspection_id: 'i-R-1' },
  ]);
  close();
});
