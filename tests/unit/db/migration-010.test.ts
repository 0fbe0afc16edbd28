import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/db/database.ts';
import { scratchFolder } from '../../support/platform-broken-files.ts';
import { insertDecided, MIGRATIONS } from '../../support/platform-rows.ts';

const NOW = 1_800_000_000_000;
const FILE = readdirSync(MIGRATIONS).find((name) => name.endsWith('-dock.sql')) ?? '';

it('adds an empty list of the dock and leaves the parcels as they were', () => {
  const root = scratchFolder();
  const migrationsDir = join(root, 'migrations');
  mkdirSync(migrationsDir);
  for (const name of readdirSync(MIGRATIONS).filter((one) => one < FILE)) {
    cpSync(join(MIGRATIONS, name), join(migrationsDir, name));
  }
  const dataDir = join(root, 'data');
  const before = openDatabase({ dataDir, migrationsDir, binding: undefined, now: NOW });
  insertDecided(before.db, { returnNo: 'TB-1', at: NOW });
  before.close();
  const { db, close } = openDatabase({ dataDir, migrationsDir: MIGRATIONS, binding: undefined, now: NOW });
  expect(db.prepare('SELECT id, received_at FROM parcel').all()).toEqual([{ id: 'p-TB-1', received_at: NOW }]);
  expect(db.prepare('SELECT * FROM dock_parcel').all()).toEqual([]);
  expect(() => db.exec("INSERT INTO dock_parcel VALUES ('nobody', 0, '1')")).toThrow(/FOREIGN KEY/);
  expect(db.pragma('foreign_key_check')).toEqual([]);
  close();
});
