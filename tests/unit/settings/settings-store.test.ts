import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/db/database.ts';
import { createSettingsStore } from '../../../src/main/settings/settings-store.ts';

const NOW = 1_700_000_000_000;
let cleanUp = (): void => undefined;
afterEach(() => {
  cleanUp();
});

const openNew = () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'dockproof-settings-'));
  const { db, close } = openDatabase({
    dataDir,
    migrationsDir: 'src/main/db/migrations',
    binding: undefined,
    now: NOW,
  });
  cleanUp = () => {
    close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { db, store: createSettingsStore(db) };
};

describe('a bench counts as set up', () => {
  it('not while nothing was ever stored, whatever the program noted for itself', () => {
    const { store } = openNew();
    expect(store.get().isSetUp).toBe(false);
    store.setNote('cursor:training', '17', NOW);
    expect(store.get().isSetUp).toBe(false);
  });
  it('once a value was stored before there was a first start', () => {
    const { store } = openNew();
    expect(store.set({ undoMs: 500 }, NOW).isSetUp).toBe(true);
  });
  it('once a parcel was opened', () => {
    const { db, store } = openNew();
    db.exec(`
      INSERT INTO parcel (id, waybill, waybill_reversed, matching, received_at)
      VALUES ('p1', 'SF1300001234562', '2654321000031FS', 'matched', ${NOW});
      INSERT INTO inspection (id, parcel_id, operator_no, station, state, opened_at, changed_at)
      VALUES ('i1', 'p1', '0217', 'A', 'closed', ${NOW}, ${NOW});
    `);
    expect(store.get().isSetUp).toBe(true);
  });
  it('not while the first start goes on, and then for good', () => {
    const { store } = openNew();
    expect(store.set({ stationName: '三号台', isSetUp: false }, NOW).isSetUp).toBe(false);
    expect(store.set({ operatorNo: '0452', isSetUp: false }, NOW)).toMatchObject({
      stationName: '三号台',
      isSetUp: false,
    });
    expect(store.set({ isSetUp: true }, NOW).isSetUp).toBe(true);
    expect(store.set({ language: 'en' }, NOW).isSetUp).toBe(true);
  });
  it('also when a stored value of an older version is not taken any more', () => {
    const { db, store } = openNew();
    db.prepare('INSERT INTO setting (name, value, changed_at) VALUES (?, ?, ?)').run('operatorNo', '"李 静"', NOW);
    expect(store.get()).toMatchObject({ operatorNo: '0217', isSetUp: true });
  });
});
