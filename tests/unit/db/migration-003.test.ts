import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCustodyService } from '../../../src/main/custody/custody-service.ts';
import { newStationKey } from '../../../src/main/custody/station-key.ts';
import { openDatabase } from '../../../src/main/db/database.ts';
import { createIds } from '../../../src/main/lib/ids.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { scratchFolder } from '../../support/platform-broken-files.ts';
import { insertDecided, MIGRATIONS } from '../../support/platform-rows.ts';

const NOW = 1_800_000_000_000;

/** A bench of the version before, with one row in every table that the chain covers. */
function benchOfVersionTwo(): string {
  const root = scratchFolder();
  const migrationsDir = join(root, 'migrations');
  mkdirSync(migrationsDir);
  for (const file of ['001-bench.sql', '002-real-day.sql']) cpSync(join(MIGRATIONS, file), join(migrationsDir, file));
  const dataDir = join(root, 'data');
  const { db, close } = openDatabase({ dataDir, migrationsDir, binding: undefined, now: NOW });
  const { parcelId, expectedReturnId, decisionId } = insertDecided(db, { returnNo: 'R-1' });
  const inspectionId = db.prepare<[], { id: string }>('SELECT id FROM inspection').get()?.id ?? '';
  db.prepare(
    `INSERT INTO command (id, key, platform, kind, parcel_id, expected_return_id, decision_id, body, state,
       not_before_at, next_attempt_at, deadline_at, created_at)
     VALUES ('c', 'refund:training:R-1:1', 'training', 'refund', ?, ?, ?, '{"b":1}', 'done', 1, 2, 3, 4)`,
  ).run(parcelId, expectedReturnId, decisionId);
  db.prepare('INSERT OR IGNORE INTO parcel_return VALUES (?, ?)').run(parcelId, expectedReturnId);
  db.exec(`INSERT INTO attempt (command_id, step, words, at) VALUES ('c', 'send', 'w "quoted"', 5);
    INSERT INTO receipt VALUES ('c', 'answered', '{"refundId":"X"}', 9);
    INSERT INTO scan (id, raw, source, scanned_at, stored_at) VALUES ('s', 'DP:OK', 'hand', 1, 2);
    INSERT INTO session_fact (id, inspection_id, body, operator_no, at) VALUES ('f', '${inspectionId}', '{}', '7', 3);
    INSERT INTO photo VALUES ('ph', '${inspectionId}', 'label', 'x', 1, 1, 1, 0, 0, '1', NULL);
    INSERT INTO recording VALUES ('re', '${inspectionId}', '摄像头', 'avc1', 1, 1, 0, '1');
    INSERT INTO recording_fragment VALUES ('re', 0, 1, 1, 'h', 1);
    INSERT INTO recording_end VALUES ('re', 'closed', 1, 0, 1, 1, 'h', 1);
    INSERT INTO disposition (unit_id, inspection_id, sku, name, unit, kind, bin, operator_no, at)
      VALUES ('u', '${inspectionId}', 'S', '名', 1, 'restock', 'A', '1', 1);`);
  close();
  return dataDir;
}

describe('003-custody.sql', () => {
  it('begins the chain with every row that was there, in lines that are sealed at the first start', () => {
    const dataDir = benchOfVersionTwo();
    const { db, close } = openDatabase({ dataDir, migrationsDir: MIGRATIONS, binding: undefined, now: NOW });
    const clock = createFakeClock();
    const log = { append: () => undefined, last: () => null };
    const custody = createCustodyService({ db, clock, ids: createIds(clock), key: newStationKey(), log });
    const bodies = custody
      .lines(1, custody.size())
      .map(({ line }) => (JSON.parse(line) as { body: { event: string; table: string } }).body);
    expect(new Set(bodies.map(({ event }) => event))).toEqual(new Set(['carried-over']));
    expect(bodies.map(({ table }) => table)).toEqual([
      'scan',
      'parcel',
      'parcel_return',
      'inspection',
      'session_fact',
      'photo',
      'recording',
      'recording_fragment',
      'recording_end',
      'verdict',
      'decision',
      'command',
      'attempt',
      'receipt',
      'disposition',
    ]);
    expect(db.prepare('SELECT buyer_pictures, shipped_weight_g, seal_no FROM expected_return').get()).toEqual({
      buyer_pictures: '[]',
      shipped_weight_g: null,
      seal_no: null,
    });
    expect(db.pragma('foreign_key_check')).toEqual([]);
    close();
  });
});
