import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/db/database.ts';
import type { OpenedDatabase } from '../../../src/main/db/database.ts';
import { createReportFold } from '../../../src/main/report/report-fold.ts';
import { scratchFolder } from '../../support/platform-broken-files.ts';
import { insertDecided, MIGRATIONS } from '../../support/platform-rows.ts';
import { tellReturn } from '../../support/report-rows.ts';

const NOW = 1_800_000_000_000;
const FILE = '009-reports.sql';

/** A bench of the version before, with three boxes that were judged there. */
function benchOfVersionEight(): OpenedDatabase {
  const root = scratchFolder();
  const migrationsDir = join(root, 'migrations');
  mkdirSync(migrationsDir);
  for (const name of readdirSync(MIGRATIONS).filter((one) => one < FILE)) {
    cpSync(join(MIGRATIONS, name), join(migrationsDir, name));
  }
  const dataDir = join(root, 'data');
  const { db, close } = openDatabase({ dataDir, migrationsDir, binding: undefined, now: NOW });
  for (const returnNo of ['TB-1', 'TB-2', 'TB-3']) insertDecided(db, { returnNo, at: NOW });
  close();
  return openDatabase({ dataDir, migrationsDir: MIGRATIONS, binding: undefined, now: NOW });
}

describe(FILE, () => {
  it('leaves the rows as they were, and begins with nothing counted', () => {
    const { db, close } = benchOfVersionEight();
    expect(db.prepare('SELECT count(*) AS n FROM verdict').get()).toEqual({ n: 3 });
    expect(db.prepare('SELECT count(*) AS n FROM report_case').get()).toEqual({ n: 0 });
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(db.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    close();
  });

  it('lets what was judged before be counted, once', () => {
    const { db, close } = benchOfVersionEight();
    const fold = createReportFold(db, { zone: 'Asia/Shanghai', now: () => 0 });
    while (!fold.catchUp(0));
    const all = (): unknown =>
      db.prepare("SELECT judged, owed FROM report_roll WHERE dimension = 'all' AND at > 19000101").get();
    expect(all()).toEqual({ judged: 3, owed: 3 });
    fold.catchUp(0);
    expect(all()).toEqual({ judged: 3, owed: 3 });
    close();
  });

  it('marks a judged return that is told anew, however often', () => {
    const { db, close } = benchOfVersionEight();
    const told = { no: 'TB-1', receivedAt: NOW, judgedAt: NOW, reason: 'quality' as const };
    tellReturn(db, told, 2);
    tellReturn(db, told, 3);
    expect(db.prepare('SELECT * FROM report_stale').all()).toEqual([{ expected_return_id: 'r-TB-1' }]);
    close();
  });
});
