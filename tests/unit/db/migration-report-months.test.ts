import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/db/database.ts';
import { createReportFold } from '../../../src/main/report/report-fold.ts';
import { createReportReadStore } from '../../../src/main/report/report-read-store.ts';
import { scratchFolder } from '../../support/platform-broken-files.ts';
import { insertDecided, MIGRATIONS } from '../../support/platform-rows.ts';

const NOW = Date.UTC(2026, 8, 10, 4);
const FILE = readdirSync(MIGRATIONS).find((name) => name.endsWith('-report-months.sql')) ?? '';
const COLUMNS = `judged, intact, damaged, swapped, confirms, contradicts, neutral, mark, owed, acked, in_time, refused,
  no_reason, quality, broken, wrong_item, short, not_as_described, not_received, counterfeit`;

it('counts anew what the version before had counted, and keeps parcels and claims as they were', () => {
  const root = scratchFolder();
  const migrationsDir = join(root, 'migrations');
  mkdirSync(migrationsDir);
  for (const name of readdirSync(MIGRATIONS).filter((one) => one < FILE)) {
    cpSync(join(MIGRATIONS, name), join(migrationsDir, name));
  }
  const dataDir = join(root, 'data');
  const before = openDatabase({ dataDir, migrationsDir, binding: undefined, now: NOW });
  for (const returnNo of ['TB-1', 'TB-2']) insertDecided(before.db, { returnNo, at: NOW });
  before.db.exec(
    `INSERT INTO report_roll (dimension, at, shop, key, ${COLUMNS})
       VALUES ('all', 202609, 1, '', 2${', 0'.repeat(19)}), ('sku', 20260910, 1, 'S-1', 2${', 0'.repeat(19)});
     INSERT INTO report_wait (kind, at, shop, bucket, n) VALUES ('judged', 202609, 1, 4, 2);
     UPDATE report_mark SET rules = '1 Asia/Shanghai', old_next = 9;
     INSERT INTO register_entry (id, register, subject, title, state, is_open, due_at, note, operator_no, created_at,
         changed_at) VALUES ('e-1', 'carrier-claim', 's-1', '衬衫', 'open', 1, 0, '', '0217', ${NOW}, ${NOW})`,
  );
  before.close();
  const { db, close } = openDatabase({ dataDir, migrationsDir: MIGRATIONS, binding: undefined, now: NOW });
  expect(db.prepare('SELECT id FROM parcel ORDER BY id').all()).toEqual([{ id: 'p-TB-1' }, { id: 'p-TB-2' }]);
  expect(db.prepare('SELECT * FROM report_roll').all()).toEqual([]);
  const fold = createReportFold(db, { zone: 'Asia/Shanghai', now: () => 0 });
  while (!fold.catchUp(0));
  const store = createReportReadStore(db);
  const september = { from: 20260901, until: 20260930, platforms: null };
  expect(store.byKey(september, 'all').map(({ counts }) => counts.judged)).toEqual([2]);
  expect(store.byShop(september).map(({ counts }) => counts.judged)).toEqual([2]);
  expect(store.waits(september, 'judged').map(({ n }) => n)).toEqual([2]);
  expect(store.claims(september, 'Asia/Shanghai')).toMatchObject([{ state: 'open', n: 1 }]);
  expect(db.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  close();
});
