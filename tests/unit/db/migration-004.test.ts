import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCaseIndex } from '../../../src/main/cases/case-index.ts';
import { createCaseSearchStore } from '../../../src/main/cases/case-search-store.ts';
import { openDatabase } from '../../../src/main/db/database.ts';
import type { OpenedDatabase } from '../../../src/main/db/database.ts';
import { scratchFolder } from '../../support/platform-broken-files.ts';
import { insertDecided, MIGRATIONS } from '../../support/platform-rows.ts';

const NOW = 1_800_000_000_000;
const FILE = '004-case-search.sql';
const BOXES = 45;

/** A bench of the version before, with boxes that were opened at the same millisecond and later. */
function benchOfVersionThree(): { dataDir: string } {
  const root = scratchFolder();
  const migrationsDir = join(root, 'migrations');
  mkdirSync(migrationsDir);
  for (const name of readdirSync(MIGRATIONS).filter((one) => one < FILE)) {
    cpSync(join(MIGRATIONS, name), join(migrationsDir, name));
  }
  const dataDir = join(root, 'data');
  const { db, close } = openDatabase({ dataDir, migrationsDir, binding: undefined, now: NOW });
  for (let n = 0; n < BOXES; n += 1) insertDecided(db, { returnNo: `TB-${1000 + n}`, at: NOW + Math.floor(n / 3) });
  close();
  return { dataDir };
}

const migrated = (): OpenedDatabase =>
  openDatabase({ ...benchOfVersionThree(), migrationsDir: MIGRATIONS, binding: undefined, now: NOW });
const ANY = { verdict: 'any', isUndecided: false, fromAt: null, untilAt: null, after: null } as const;

describe(FILE, () => {
  it('finds what was opened before there was an index, once the index has caught up', () => {
    const { db, close } = migrated();
    const search = createCaseSearchStore(db);
    expect(search.find({ text: 'TB-1007', ...ANY }).hits).toEqual([]);
    expect(createCaseIndex(db, () => performance.now()).catchUp(60_000)).toBe(true);
    expect(search.find({ text: 'TB-1007', ...ANY }).hits.map(({ inspectionId }) => inspectionId)).toEqual([
      'i-TB-1007',
    ]);
    expect(search.find({ text: '', ...ANY }).hits).toHaveLength(BOXES);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(db.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    close();
  });

  it('leaves the rows of the version before as they were', () => {
    const { db, close } = migrated();
    expect(db.prepare('SELECT count(*) AS n FROM inspection').get()).toEqual({ n: BOXES });
    expect(db.prepare('SELECT count(*) AS n FROM case_doc').get()).toEqual({ n: 0 });
    expect(db.prepare('SELECT entry_seq FROM case_index').all()).toEqual([{ entry_seq: 0 }]);
    close();
  });

  it('leaves a copy of the bench as it was before', () => {
    const bench = benchOfVersionThree();
    const { close } = openDatabase({ ...bench, migrationsDir: MIGRATIONS, binding: undefined, now: NOW });
    close();
    expect(readdirSync(bench.dataDir)).toContain(`before-${FILE}-${NOW}.db`);
  });
});
