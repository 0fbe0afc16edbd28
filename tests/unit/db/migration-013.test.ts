import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/db/database.ts';
import type { Database } from '../../../src/main/db/open.ts';
import { createIds } from '../../../src/main/lib/ids.ts';
import { createExpectedReturnStore } from '../../../src/main/session/expected-return-store.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { scratchFolder } from '../../support/platform-broken-files.ts';
import { insertDecided, MIGRATIONS } from '../../support/platform-rows.ts';

const NOW = 1_800_000_000_000;
const FILE = '013-return-lines.sql';

/** A bench of the version before with two returns of two lines each; the box of the first was opened. */
function benchOfVersionTwelve(): { dataDir: string; migrationsDir: string } {
  const root = scratchFolder();
  const migrationsDir = join(root, 'migrations');
  mkdirSync(migrationsDir);
  for (const name of readdirSync(MIGRATIONS).filter((one) => one < FILE)) {
    cpSync(join(MIGRATIONS, name), join(migrationsDir, name));
  }
  const dataDir = join(root, 'data');
  const { db, close } = openDatabase({ dataDir, migrationsDir, binding: undefined, now: NOW });
  const columns = `platform, order_no, shop, buyer, reason, reason_text, category, amount_cents, freight_cents, currency,
    state, is_marked_high_value, version, pulled_at`;
  insertDecided(db, { returnNo: 'TB-1', at: NOW });
  db.exec(
    `INSERT INTO expected_return (id, return_no, ${columns}) SELECT 'r-2', 'TB-2', ${columns} FROM expected_return;
     DELETE FROM line_barcode; DELETE FROM expected_line;
     INSERT INTO expected_line (id, expected_return_id, position, sku, name, quantity, is_gift, serials)
       SELECT 'line-2-' || return_no, id, 1, 'S-2', '腰带', 1, 1, '["SN-1"]' FROM expected_return
       UNION ALL SELECT 'line-1-' || return_no, id, 0, 'S-1', '衬衫', 2, 0, '[]' FROM expected_return;
     INSERT INTO line_barcode (barcode, expected_line_id)
       SELECT sku, id FROM expected_line UNION ALL SELECT '6901234567892', id FROM expected_line WHERE sku = 'S-1'`,
  );
  close();
  return { dataDir, migrationsDir };
}

const linesOfVersionTwelve = (returnNo: string): unknown[] => [
  {
    ...{ id: `line-1-${returnNo}`, sku: 'S-1', name: '衬衫', picture: null, quantity: 2, isGift: false },
    ...{ barcodes: ['6901234567892', 'S-1'], serials: [], subOrderNo: null, bundle: null },
  },
  {
    ...{ id: `line-2-${returnNo}`, sku: 'S-2', name: '腰带', picture: null, quantity: 1, isGift: true },
    ...{ barcodes: ['S-2'], serials: ['SN-1'], subOrderNo: null, bundle: null },
  },
];

const idOf = (db: Database, returnNo: string): string =>
  db.prepare<[string], { id: string }>('SELECT id FROM expected_return WHERE return_no = ?').get(returnNo)?.id ?? '';

const storeOn = (db: Database) => createExpectedReturnStore(db, createIds(createFakeClock(NOW)));

/** As the platform tells of it now: one line, another article. */
const toldAnew = (returnNo: string) => ({
  ...({
    platform: 'training',
    returnNo,
    orderNo: `O-${returnNo}`,
    shop: '山岚男装',
    buyer: '王*',
    version: 9,
  } as const),
  ...({ reason: 'no-reason', reasonText: '', category: 'clothing', amountCents: 12_900, freightCents: 0 } as const),
  ...({ currency: 'CNY', state: 'open', isMarkedHighValue: false, signedAt: null, platformDeadlineAt: null } as const),
  ...{ returnWaybill: `WB-${returnNo}`, outboundWaybill: null, courier: null },
  lines: [
    { sku: 'S-9', name: '帽子', picture: null, quantity: 1, isGift: false, barcodes: ['B-9'], serials: ['SN-9'] },
  ],
});

describe(FILE, () => {
  it('reads what the version before stored from its rows, and what is told anew from the return itself', () => {
    const { dataDir } = benchOfVersionTwelve();
    const { db, close } = openDatabase({ dataDir, migrationsDir: MIGRATIONS, binding: undefined, now: NOW });
    const store = storeOn(db);
    expect(store.get(idOf(db, 'TB-2'))?.lines).toEqual(linesOfVersionTwelve('TB-2'));

    store.save(toldAnew('TB-2'), NOW + 1);
    const told = store.get(idOf(db, 'TB-2'))?.lines;
    expect(told).toMatchObject([{ sku: 'S-9', barcodes: ['B-9', 'S-9'], serials: ['SN-9'] }]);
    const { lines } = db.prepare('SELECT lines FROM expected_return WHERE return_no = ?').get('TB-2') as {
      lines: string;
    };
    expect(JSON.parse(lines)).toEqual(told);
    // The rows say the same: read from them, as a return without its JSON is.
    db.exec(`UPDATE expected_return SET lines = NULL`);
    expect(storeOn(db).get(idOf(db, 'TB-2'))?.lines).toEqual(told);
    close();
  });

  it('lets what was counted stand when the platform tells of other lines after the box was opened', () => {
    const { dataDir } = benchOfVersionTwelve();
    const { db, close } = openDatabase({ dataDir, migrationsDir: MIGRATIONS, binding: undefined, now: NOW });
    const store = storeOn(db);
    store.save(toldAnew('TB-1'), NOW + 1);
    expect(store.get(idOf(db, 'TB-1'))?.lines).toEqual(linesOfVersionTwelve('TB-1'));
    close();
  });

  it('keeps lines and rows alike when a return that this version stored is told anew after its box was opened', () => {
    const { dataDir } = benchOfVersionTwelve();
    const { db, close } = openDatabase({ dataDir, migrationsDir: MIGRATIONS, binding: undefined, now: NOW });
    const store = storeOn(db);
    const id = store.save(toldAnew('TB-3'), NOW);
    const before = store.get(id)?.lines;
    db.exec(`UPDATE parcel_return SET expected_return_id = '${id}' WHERE expected_return_id = '${idOf(db, 'TB-1')}'`);
    const others = [
      { ...toldAnew('TB-3').lines[0], sku: 'S-10', name: '鞋', picture: null, quantity: 1, isGift: false },
    ];
    store.save(
      { ...toldAnew('TB-3'), version: 10, lines: others.map((line) => ({ ...line, barcodes: [], serials: [] })) },
      NOW + 1,
    );
    expect(store.get(id)?.lines).toEqual(before);
    db.exec(`UPDATE expected_return SET lines = NULL`);
    expect(storeOn(db).get(id)?.lines).toEqual(before);
    close();
  });
});
