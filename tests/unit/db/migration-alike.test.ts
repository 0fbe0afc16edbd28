import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/db/database.ts';
import { scratchFolder } from '../../support/platform-broken-files.ts';
import { insertDecided, MIGRATIONS } from '../../support/platform-rows.ts';

const NOW = 1_800_000_000_000;
const DAY_MS = 86_400_000;
const FILE = readdirSync(MIGRATIONS).find((name) => name.endsWith('-alike.sql')) ?? '';

it(`${FILE}: carries over defects of the last time, and follows verdicts from then on`, () => {
  const root = scratchFolder();
  const before = join(root, 'migrations');
  mkdirSync(before);
  for (const name of readdirSync(MIGRATIONS).filter((one) => one < FILE))
    cpSync(join(MIGRATIONS, name), join(before, name));
  const dataDir = join(root, 'data');
  const old = openDatabase({ dataDir, migrationsDir: before, binding: undefined, now: NOW });
  for (const [returnNo, age] of [
    ['new', 0],
    ['old', 100],
    ['fine', 0],
  ] as const)
    insertDecided(old.db, { returnNo, at: NOW - age * DAY_MS });
  old.db.exec(
    `DELETE FROM line_barcode; DELETE FROM expected_line;
     INSERT INTO expected_line (id, expected_return_id, position, sku, name, quantity, is_gift, serials)
       SELECT 'shirt-' || id, id, 0, 'S-1', '衬衫', 1, 0, '[]' FROM expected_return
       UNION ALL SELECT 'gift-' || id, id, 1, 'S-2', '腰带', 1, 1, '[]' FROM expected_return`,
  );
  const judge = `UPDATE verdict SET verdict = 'damaged', codes = '["worn","stained"]' WHERE inspection_id IN`;
  old.db.exec(`${judge} ('i-new', 'i-old')`);
  old.db.prepare('UPDATE verdict SET at = ? WHERE inspection_id = ?').run(NOW - 100 * DAY_MS, 'i-old');
  old.close();

  const { db, close } = openDatabase({ dataDir, migrationsDir: MIGRATIONS, binding: undefined, now: NOW });
  const lines = (): unknown[] => db.prepare('SELECT sku, code, verdict_id FROM verdict_defect ORDER BY code').all();
  const { id } = db.prepare(`SELECT id FROM verdict WHERE inspection_id = 'i-new'`).get() as { id: string };
  expect(lines()).toEqual([
    { sku: 'S-1', code: 'stained', verdict_id: id },
    { sku: 'S-1', code: 'worn', verdict_id: id },
  ]);
  db.prepare('UPDATE verdict SET revoked_at = ? WHERE id = ?').run(NOW, id);
  expect(lines()).toEqual([]);
  close();
});
