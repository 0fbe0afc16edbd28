import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/db/database.ts';
import { SUPPLEMENT_QUERIES } from '../../../src/main/decision/supplement-store.ts';
import { scratchFolder } from '../../support/platform-broken-files.ts';
import { planOf } from '../../support/platform-plan.ts';
import { MIGRATIONS } from '../../support/platform-rows.ts';

const NOW = 1_800_000_000_000;
const FILE = readdirSync(MIGRATIONS).find((name) => name.endsWith('-supplements.sql')) ?? '';

it('finds supplements among years of other events, and leaves those as they were', () => {
  const root = scratchFolder();
  const before = join(root, 'migrations');
  mkdirSync(before);
  for (const name of readdirSync(MIGRATIONS).filter((one) => one < FILE))
    cpSync(join(MIGRATIONS, name), join(before, name));
  const open = (migrationsDir: string) =>
    openDatabase({ dataDir: join(root, 'data'), migrationsDir, binding: undefined, now: NOW });
  const old = open(before);
  old.db.exec(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)
    INSERT INTO custody_event (id, inspection_id, kind, body, operator_no, at) SELECT 'e' || i, NULL, 'viewed', '{}', '', i FROM n`);
  const rows = old.db.prepare('SELECT * FROM custody_event').all();
  old.close();
  const { db, close } = open(MIGRATIONS);
  expect(db.prepare('SELECT * FROM custody_event').all()).toEqual(rows);
  expect(db.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  expect(planOf(db, SUPPLEMENT_QUERIES.all).join('\n')).toContain('custody_event_supplement');
  expect(planOf(db, SUPPLEMENT_QUERIES.of).join('\n')).toContain('INDEX custody_event_supplement (inspection_id=?)');
  for (const line of planOf(db, SUPPLEMENT_QUERIES.under)) expect(line).not.toMatch(/^\s*SCAN (v|i|p|r)\b/);
  close();
});
