import type { Database } from '../../../src/main/db/open.ts';
import { createReportFold } from '../../../src/main/report/report-fold.ts';
import { openDataIn } from './many-returns.ts';

// Judged returns by the hundred thousand, as years of work would leave them: straight through SQL, without the chain of
// custody (which the reports only follow for what is new) and with every index made afterwards.

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const ARTICLES = 5000;
const INTACT =
  '{"packaging":"good","function":"untested","appearance":"good","accessories":"good","invoice":"good","reason":"good"}';
const TABLES = [
  'expected_return',
  'expected_line',
  'parcel',
  'parcel_return',
  'inspection',
  'verdict',
  'decision',
  'command',
];

type History = {
  count: number;
  /** The last day's midnight, and how many days lie before it. */
  untilAt: number;
  days: number;
  zone: string;
};

/** Makes a database with `count` inspections, one return each, spread evenly; and counts them for the reports. */
export function storeJudged(dataDir: string, history: History): { countedInMs: number } {
  const { db, close } = openDataIn(dataDir);
  try {
    // Durability is for the station's own work; this file is thrown away.
    db.pragma('synchronous = OFF');
    db.pragma('foreign_keys = OFF');
    db.pragma('cache_size = -400000');
    bare(db, () => {
      fill(db, history);
    });
    db.exec('ANALYZE');
    const startedAt = performance.now();
    const fold = createReportFold(db, { zone: history.zone, now: () => performance.now(), batch: 2000 });
    while (!fold.catchUp(60_000));
    const countedInMs = performance.now() - startedAt;
    db.pragma('wal_checkpoint(TRUNCATE)');
    return { countedInMs };
  } finally {
    close();
  }
}

/** Without triggers and indexes of these tables; both are made again as they were. */
function bare(db: Database, act: () => void): void {
  const marks = TABLES.map(() => '?').join(', ');
  const dropped = db
    .prepare<string[], { type: string; name: string; sql: string }>(
      `SELECT type, name, sql FROM sqlite_schema
       WHERE type IN ('index', 'trigger') AND sql IS NOT NULL AND tbl_name IN (${marks}) ORDER BY type`,
    )
    .all(...TABLES);
  for (const { type, name } of dropped) db.exec(`DROP ${type} "${name}"`);
  act();
  for (const { sql } of dropped) db.exec(sql);
}

function fill(db: Database, { count, untilAt, days }: History): void {
  db.transaction(() => {
    db.exec('CREATE TEMP TABLE n (i INTEGER PRIMARY KEY, judged INTEGER, received INTEGER, hash INTEGER)');
    // The golden ratio's bits spread what follows without a pattern that a day or a shop would show.
    db.prepare(
      `WITH RECURSIVE c (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i + 1 < @count)
       INSERT INTO n SELECT i, @from + CAST(i * @step AS INTEGER), 0, (i * 2654435769) & 1073741823 FROM c`,
    ).run({ count, from: untilAt - days * DAY_MS, step: (days * DAY_MS) / count });
    db.exec(`UPDATE n SET received = judged - 600000 - (hash / 7) % ${20 * HOUR_MS}`);
    db.exec(
      `INSERT INTO expected_return (id, platform, return_no, order_no, shop, buyer, reason, reason_text, category,
         amount_cents, freight_cents, currency, state, is_marked_high_value, signed_at, return_waybill, courier, version,
         pulled_at, phone_tail)
       SELECT printf('r%d', i), CASE hash / 11 % 4 WHEN 0 THEN 'taobao' WHEN 1 THEN 'jd' WHEN 2 THEN 'pdd' ELSE 'douyin' END,
         printf('BR%09d', i), printf('2611%012d', i * 7919),
         CASE hash / 13 % 3 WHEN 0 THEN '山岚男装' WHEN 1 THEN '木兮家居' ELSE '青禾数码' END,
         printf('买家%d', hash % (1 + @count / 3)),
         CASE WHEN hash / 17 % 10 < 6 THEN 'no-reason' WHEN hash / 17 % 10 < 8 THEN 'quality'
           WHEN hash / 17 % 10 = 8 THEN 'not-as-described' ELSE 'broken' END,
         CASE hash / 19 % 9 WHEN 0 THEN '不想要了' WHEN 1 THEN '拍错了' WHEN 2 THEN '颜色与图片不符' WHEN 3 THEN '做工粗糙'
           WHEN 4 THEN '袖口开线' WHEN 5 THEN '有色差' ELSE '尺码不合适' END,
         'clothing', 9900 + i % 20000, 0, 'CNY', 'refunded', 0, received - 3600000,
         printf('YT88%011d', i * 7640891), CASE hash / 23 % 4 WHEN 0 THEN 'sf' WHEN 1 THEN 'yto' WHEN 2 THEN 'zto' ELSE 'jt' END,
         1, received, printf('%04d', hash / 29 % 10000)
       FROM n`.replaceAll('@count', String(count)),
    );
    db.exec(
      `INSERT INTO expected_line (id, expected_return_id, position, sku, name, picture, quantity, is_gift, serials)
       SELECT printf('l%d-%d', i, p), printf('r%d', i), p, printf('SKU-%05d', (hash / 31 + p * 7) % ${ARTICLES}),
         printf('纯棉短袖上衣 %d 色', (hash / 31 + p * 7) % ${ARTICLES}), NULL, 1, 0, '[]'
       FROM n JOIN (SELECT 0 AS p UNION ALL SELECT 1) ON p = 0 OR i % 3 = 0`,
    );
    db.exec(
      `INSERT INTO parcel (id, waybill, waybill_reversed, matching, received_at)
         SELECT printf('p%d', i), printf('YT88%011d', i * 7640891), printf('%d', i), 'matched', received FROM n`,
    );
    db.exec(`INSERT INTO parcel_return SELECT printf('p%d', i), printf('r%d', i) FROM n`);
    db.exec(
      `INSERT INTO inspection (id, parcel_id, operator_no, station, state, opened_at, changed_at)
         SELECT printf('i%d', i), printf('p%d', i), '0217', printf('退货台 %d', 1 + hash / 37 % 6), 'closed', judged, judged FROM n`,
    );
    db.exec(
      `INSERT INTO verdict (id, inspection_id, expected_return_id, verdict, finding, codes, cause, judgements, lines, note,
         operator_no, at)
       SELECT printf('v%d', i), printf('i%d', i), printf('r%d', i),
         CASE WHEN hash / 41 % 100 < 82 THEN 'intact' WHEN hash / 41 % 100 < 96 THEN 'damaged' ELSE 'swapped' END,
         CASE WHEN hash / 41 % 100 < 70 THEN 'neutral' WHEN hash / 41 % 100 < 82 THEN 'mark'
           WHEN hash / 41 % 100 < 91 THEN 'confirms' ELSE 'contradicts' END,
         CASE WHEN hash / 41 % 100 < 82 THEN '[]' WHEN hash % 3 = 0 THEN '["worn"]' WHEN hash % 3 = 1 THEN '["stained"]'
           ELSE '["tag-missing"]' END,
         'unknown', '${INTACT}', '[]', '', '0217', judged FROM n`,
    );
    db.exec(
      `INSERT INTO decision (id, verdict_id, state, why, kind, amount_cents, freight_cents, operator_no, at, changed_at)
         SELECT printf('d%d', i), printf('v%d', i), 'approved', 'by-rule', 'refund-full', 9900, 0, '0217', judged, judged FROM n`,
    );
    db.exec(
      `INSERT INTO command (id, key, platform, kind, parcel_id, expected_return_id, decision_id, body, state, attempts,
         not_before_at, next_attempt_at, deadline_at, created_at, ended_at)
       SELECT printf('c%d', i), printf('refund:%d', i), 'taobao', 'refund', printf('p%d', i), printf('r%d', i), printf('d%d', i),
         '{}', CASE WHEN i % 500 = 7 THEN 'parked' ELSE 'done' END, 1, judged, judged, judged + 3600000, judged,
         CASE WHEN i % 500 = 7 THEN NULL ELSE judged + 60000 + (hash / 43) % ${5 * HOUR_MS} END
       FROM n`,
    );
    db.exec('DROP TABLE temp.n');
  })();
}
