import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/db/database.ts';
import { createReportReadStore } from '../../../src/main/report/report-read-store.ts';
import { scratchFolder } from '../../support/platform-broken-files.ts';
import { insertDecided, MIGRATIONS } from '../../support/platform-rows.ts';

const NOW = 1_800_000_000_000;
const FILE = readdirSync(MIGRATIONS).find((name) => name.endsWith('-dispute-begun.sql')) ?? '';

it('finds the cases of the version before by the days they began in', () => {
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
    `INSERT INTO dispute_case (id, expected_return_id, inspection_id, cause, state, level, reached, clock, due_at,
         opened_at, ended_at)
       SELECT 'dc-' || id, id, (SELECT id FROM inspection LIMIT 1), 'finding', 'open', 1, 1, 'none', NULL,
         iif(return_no = 'TB-1', ${NOW}, ${NOW} - 99), NULL
       FROM expected_return`,
  );
  before.close();
  const { db, close } = openDatabase({ dataDir, migrationsDir: MIGRATIONS, binding: undefined, now: NOW });
  expect(createReportReadStore(db).disputes.opened(NOW, NOW + 1, true)).toMatchObject([{ n: 1, state: 'open' }]);
  expect(db.prepare('SELECT count(*) AS n FROM dispute_case').get()).toEqual({ n: 2 });
  expect(db.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  close();
});
