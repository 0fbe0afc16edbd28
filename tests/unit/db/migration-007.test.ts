import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/db/database.ts';
import type { OpenedDatabase } from '../../../src/main/db/database.ts';
import type { Database } from '../../../src/main/db/open.ts';
import { createIds } from '../../../src/main/lib/ids.ts';
import { createExpectedReturnStore } from '../../../src/main/session/expected-return-store.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { scratchFolder } from '../../support/platform-broken-files.ts';
import { insertDecided, MIGRATIONS } from '../../support/platform-rows.ts';

const NOW = 1_800_000_000_000;
const FILE = '007-case-stale.sql';

/** A bench of the version before, with a box that was opened and whose return was told anew once already. */
function benchOfVersionSix(): { dataDir: string; migrationsDir: string } {
  const root = scratchFolder();
  const migrationsDir = join(root, 'migrations');
  mkdirSync(migrationsDir);
  for (const name of readdirSync(MIGRATIONS).filter((one) => one < FILE)) {
    cpSync(join(MIGRATIONS, name), join(migrationsDir, name));
  }
  const dataDir = join(root, 'data');
  const { db, close } = openDatabase({ dataDir, migrationsDir, binding: undefined, now: NOW });
  insertDecided(db, { returnNo: 'TB-1', at: NOW });
  tellAsBefore(db, 2);
  close();
  return { dataDir, migrationsDir };
}

/** As a pull of the version before stored it: by an upsert, without the columns that came later. */
function tellAsBefore(db: Database, version: number): void {
  const columns = `platform, return_no, order_no, shop, buyer, reason, reason_text, category, amount_cents, freight_cents,
    currency, state, is_marked_high_value, pulled_at`;
  db.prepare(
    `INSERT INTO expected_return (id, version, ${columns}) SELECT 'again', @version, ${columns} FROM expected_return WHERE true
     ON CONFLICT (platform, return_no) DO UPDATE SET version = excluded.version
       WHERE excluded.version >= expected_return.version`,
  ).run({ version });
}

/** As a pull stores it. */
function tell(db: Database, version: number): void {
  createExpectedReturnStore(db, createIds(createFakeClock(NOW))).save(
    {
      ...{ platform: 'training', returnNo: 'TB-1', orderNo: 'O-TB-1', shop: '山岚男装', buyer: '王*', version },
      ...{ reason: 'no-reason', reasonText: '', category: 'clothing', amountCents: 12_900, freightCents: 0 },
      ...{ currency: 'CNY', state: 'open', isMarkedHighValue: false, signedAt: null, platformDeadlineAt: null },
      ...{ returnWaybill: 'WB-TB-1', outboundWaybill: null, courier: null },
      lines: [{ sku: 'S-1', name: '', picture: null, quantity: 1, isGift: false, barcodes: [], serials: [] }],
    },
    NOW + version,
  );
}

const stale = ({ db }: Pick<OpenedDatabase, 'db'>): unknown[] => db.prepare('SELECT * FROM case_stale').all();

describe(FILE, () => {
  it('lets a return be told anew twice before the case index has run', () => {
    const { dataDir } = benchOfVersionSix();
    const opened = openDatabase({ dataDir, migrationsDir: MIGRATIONS, binding: undefined, now: NOW });
    expect(stale(opened)).toEqual([{ inspection_id: 'i-TB-1' }]);
    tell(opened.db, 3);
    tell(opened.db, 4);
    expect(opened.db.prepare('SELECT version FROM expected_return').get()).toEqual({ version: 4 });
    expect(stale(opened)).toEqual([{ inspection_id: 'i-TB-1' }]);
    opened.close();
  });

  it('mends what the version before refused', () => {
    const { dataDir, migrationsDir } = benchOfVersionSix();
    const { db, close } = openDatabase({ dataDir, migrationsDir, binding: undefined, now: NOW });
    expect(() => {
      tellAsBefore(db, 3);
    }).toThrow('case_stale.inspection_id');
    close();
  });

  it('leaves the rows as they were', () => {
    const { dataDir } = benchOfVersionSix();
    const { db, close } = openDatabase({ dataDir, migrationsDir: MIGRATIONS, binding: undefined, now: NOW });
    expect(db.prepare('SELECT id, version FROM expected_return').all()).toEqual([{ id: 'r-TB-1', version: 2 }]);
    expect(db.prepare('SELECT count(*) AS n FROM inspection').get()).toEqual({ n: 1 });
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(db.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    close();
  });
});
