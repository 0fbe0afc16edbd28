import { join } from 'node:path';
import { openDatabase } from '../../../src/main/db/database.ts';
import type { OpenedDatabase } from '../../../src/main/db/database.ts';
import type { Database } from '../../../src/main/db/open.ts';
import { repoFolder } from '../../../scripts/lib/electron-runtime.ts';

// Expected returns by the hundred thousand, as years of pulling would leave them: straight through SQL, because the
// station's own way (one return at a time, each checked) is made for a truck, not for a million.

/** Different articles in the shop: many returns share a barcode. */
const ARTICLES = 5000;
/** An odd factor that shares nothing with ten: neighbours get numbers far from each other, no two the same. */
const FACTOR = 7_640_891_576_957n;
const ELEVEN_DIGITS = 100_000_000_000n;

/** The waybill of return `index` (from 0), shaped like a 圆通 number. */
export const waybillAt = (index: number): string =>
  `YT88${String((BigInt(index) * FACTOR) % ELEVEN_DIGITS).padStart(11, '0')}`;

export const openDataIn = (dataDir: string): OpenedDatabase =>
  openDatabase({
    dataDir,
    migrationsDir: join(repoFolder, 'src/main/db/migrations'),
    binding: undefined,
    now: Date.now(),
  });

/** Makes a database with `count` expected returns in `dataDir`; every third has two lines, every line two barcodes. */
export function storeReturns(dataDir: string, count: number): void {
  const { db, close } = openDataIn(dataDir);
  try {
    // Durability is for the station's own work; this file is thrown away.
    db.pragma('synchronous = OFF');
    db.pragma('foreign_keys = OFF');
    db.pragma('cache_size = -400000');
    db.function('backwards', { deterministic: true }, (text: unknown) => Array.from(String(text)).reverse().join(''));
    withoutIndexes(db, ['expected_return', 'expected_line', 'line_barcode'], () => {
      fill(db, count);
    });
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    close();
  }
}

/** Indexes are made again afterwards, by sorting: several times faster than a million inserts in no order. */
function withoutIndexes(db: Database, tables: readonly string[], act: () => void): void {
  const indexes = tables.flatMap((table) =>
    db
      .prepare<[string], { name: string; sql: string }>(
        `SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL`,
      )
      .all(table),
  );
  for (const { name } of indexes) db.exec(`DROP INDEX "${name}"`);
  act();
  for (const { sql } of indexes) db.exec(sql);
}

function fill(db: Database, count: number): void {
  db.transaction(() => {
    db.prepare(
      `WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < @count),
         numbered AS (SELECT i, printf('YT88%011d', (i * ${FACTOR}) % ${ELEVEN_DIGITS}) AS waybill FROM n)
       INSERT INTO expected_return (id, platform, return_no, order_no, shop, buyer, reason, reason_text, category,
         amount_cents, freight_cents, currency, state, is_marked_high_value, signed_at, platform_deadline_at,
         return_waybill, outbound_waybill, return_waybill_reversed, outbound_waybill_reversed, courier, version,
         pulled_at, lines)
       SELECT printf('0190a000-%04x-7000-8000-%012x', i / 65536, i), 'training', printf('BR%09d', i),
         printf('2611%012d', i * 7919), '示例旗舰店', '王*', 'no-reason', '七天无理由，不想要了', 'clothing',
         9900 + i % 20000, 0, 'CNY', 'open', 0, @now, NULL, waybill, NULL, backwards(waybill), NULL, 'yto', 1,
         @now,
         (SELECT json_group_array(json_object(
              'id', printf('0190a000-%04x-7000-900%d-%012x', i / 65536, position, i), 'sku', sku,
              'name', '纯棉短袖上衣 白色 L 码', 'picture', NULL, 'quantity', 1, 'isGift', json('false'),
              'barcodes', json_array(printf('69%011d', substr(sku, 5) * 1237), sku), 'serials', json('[]'),
              'subOrderNo', NULL, 'bundle', NULL))
          FROM (SELECT position, printf('SKU-%05d', (i * 31 + position * 7) % ${ARTICLES}) AS sku
            FROM (SELECT 0 AS position UNION ALL SELECT 1) WHERE position = 0 OR i % 3 = 0))
       FROM numbered`,
    ).run({ count, now: Date.now() });
    db.exec(
      `INSERT INTO expected_line (id, expected_return_id, position, sku, name, picture, quantity, is_gift, serials)
         SELECT l.value ->> 'id', r.id, l.key, l.value ->> 'sku', l.value ->> 'name', NULL, 1, 0, '[]'
         FROM expected_return r JOIN json_each(r.lines) l WHERE r.return_no LIKE 'BR%';
       INSERT INTO line_barcode (barcode, expected_line_id)
         SELECT b.value, l.value ->> 'id'
         FROM expected_return r JOIN json_each(r.lines) l JOIN json_each(l.value, '$.barcodes') b
         WHERE r.return_no LIKE 'BR%' ORDER BY 1, 2`,
    );
  })();
}
