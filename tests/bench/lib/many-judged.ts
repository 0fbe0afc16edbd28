import type { Database } from '../../../src/main/db/open.ts';
import { createReportFold } from '../../../src/main/report/report-fold.ts';
import { openDataIn } from './many-returns.ts';

// Judged returns by the hundred thousand, as years of work would leave them. What is real: every table, index and trigger,
// and the roll-ups of the reports, which the station's own catching up counts out of these rows. What is not: the rows
// themselves come by one statement a table, without the chain of custody, and their indexes and triggers are put back
// afterwards, so what triggers write beside a row (alike defects, what is to be looked at) is missing; the index of cases
// holds what their first list asks for (its verdicts), no texts. No statistics are gathered, because the station gathers none.

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const ARTICLES = 5000;
/** One entry of a register in so many inspections. */
const A_CLAIM_IN = 50;
/** Returns a day that come from the same few buyers, however large the shop is. */
const OFTEN_A_DAY = 5;
/** What goes on today is as much in every history: years only add to what is over. */
export const GOING_ON = { undecided: 40, halfDone: 20, docked: 30, openEntries: 300, disputes: 400, stuck: 20 };
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
  'register_entry',
  'case_doc',
];
/** As many cases in one transaction as a bench has in weeks: a month's numbers are then written a few times, not hundreds. */
const CASES_A_BATCH = 20_000;

type History = {
  count: number;
  /** When it ends, and how many days lie before that. */
  untilAt: number;
  days: number;
  zone: string;
};

/** Makes a database with `count` inspections, one return each, spread evenly; and counts them for the reports. */
export function storeJudged(dataDir: string, history: History): { writtenInMs: number; countedInMs: number } {
  const { db, close } = openDataIn(dataDir);
  try {
    // Durability is for the station's own work; this file is thrown away.
    db.pragma('synchronous = OFF');
    db.pragma('foreign_keys = OFF');
    db.pragma('cache_size = -400000');
    db.pragma('temp_store = MEMORY');
    const startedAt = performance.now();
    bare(db, () => {
      db.transaction(() => {
        fill(db, history);
      })();
    });
    const writtenAt = performance.now();
    const fold = createReportFold(db, { zone: history.zone, now: () => performance.now(), batch: CASES_A_BATCH });
    while (!fold.catchUp(60_000));
    const countedAt = performance.now();
    db.pragma('wal_checkpoint(TRUNCATE)');
    return { writtenInMs: writtenAt - startedAt, countedInMs: countedAt - writtenAt };
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

/** Ids are numbers of one length: each table is written in the order of its keys. */
function fill(db: Database, { count, untilAt, days }: History): void {
  number(db, { count, untilAt, days });
  db.exec(
    `INSERT INTO expected_return (id, platform, return_no, order_no, shop, buyer, reason, reason_text, category,
       amount_cents, freight_cents, currency, state, is_marked_high_value, signed_at, return_waybill, courier, version,
       pulled_at, phone_tail)
     SELECT printf('r%08d', i), CASE who % 4 WHEN 0 THEN 'taobao' WHEN 1 THEN 'jd' WHEN 2 THEN 'pdd' ELSE 'douyin' END,
       printf('BR%09d', i), printf('2611%012d', i * 7919),
       CASE who / 4 % 3 WHEN 0 THEN '山岚男装' WHEN 1 THEN '木兮家居' ELSE '青禾数码' END, printf('买家%d', who),
       CASE WHEN hash / 17 % 10 < 6 THEN 'no-reason' WHEN hash / 17 % 10 < 8 THEN 'quality'
         WHEN hash / 17 % 10 = 8 THEN 'not-as-described' ELSE 'broken' END,
       CASE hash / 19 % 9 WHEN 0 THEN '不想要了' WHEN 1 THEN '拍错了' WHEN 2 THEN '颜色与图片不符' WHEN 3 THEN '做工粗糙'
         WHEN 4 THEN '袖口开线' WHEN 5 THEN '有色差' ELSE '尺码不合适' END,
       'clothing', 9900 + i % 20000, 0, 'CNY', iif(age < 0 OR is_undecided, 'open', 'refunded'), 0, received - 3600000,
       printf('YT88%011d', i * 7640891), CASE hash / 23 % 4 WHEN 0 THEN 'sf' WHEN 1 THEN 'yto' WHEN 2 THEN 'zto' ELSE 'jt' END,
       1, received, printf('%04d', who * 7919 % 10000)
     FROM n;
     INSERT INTO expected_line (id, expected_return_id, position, sku, name, picture, quantity, is_gift, serials)
     SELECT printf('l%08d-%d', i, p), printf('r%08d', i), p, printf('SKU-%05d', (hash / 31 + p * 7) % ${ARTICLES}),
       printf('纯棉短袖上衣 %d 色', (hash / 31 + p * 7) % ${ARTICLES}), NULL, 1, 0, '[]'
     FROM n JOIN (SELECT 0 AS p UNION ALL SELECT 1) ON p = 0 OR i % 3 = 0;
     INSERT INTO parcel (id, waybill, waybill_reversed, matching, received_at)
     SELECT printf('p%08d', i), printf('YT88%011d', i * 7640891), printf('%d', i), 'matched', received FROM n;
     INSERT INTO parcel_return SELECT printf('p%08d', i), printf('r%08d', i) FROM n;
     INSERT INTO inspection (id, parcel_id, operator_no, station, state, opened_at, changed_at)
     SELECT printf('i%08d', i), printf('p%08d', i), '0217', printf('退货台 %d', 1 + hash / 37 % 6),
       iif(age < 0, 'half-done', 'closed'), judged, judged FROM n WHERE age >= -${GOING_ON.halfDone};
     INSERT INTO dock_parcel (parcel_id, received_at, operator_no)
     SELECT printf('p%08d', i), received, '0217' FROM n WHERE age < -${GOING_ON.halfDone};
     INSERT INTO verdict (id, inspection_id, expected_return_id, verdict, finding, codes, cause, judgements, lines, note,
       operator_no, at)
     SELECT printf('v%08d', i), printf('i%08d', i), printf('r%08d', i), verdict,
       CASE WHEN is_undecided THEN 'contradicts' WHEN hash / 41 % 100 < 70 THEN 'neutral' WHEN hash / 41 % 100 < 82 THEN 'mark'
         WHEN hash / 41 % 100 < 91 THEN 'confirms' ELSE 'contradicts' END,
       CASE verdict WHEN 'intact' THEN '[]' ELSE
         CASE hash % 3 WHEN 0 THEN '["worn"]' WHEN 1 THEN '["stained"]' ELSE '["tag-missing"]' END END,
       'unknown', '${INTACT}', '[]', '', '0217', judged FROM n WHERE age >= 0;
     INSERT INTO decision (id, verdict_id, state, why, kind, amount_cents, freight_cents, operator_no, at, changed_at)
     SELECT printf('d%08d', i), printf('v%08d', i), iif(is_undecided, 'to-decide', 'approved'),
       iif(is_undecided, 'contradicts', 'by-rule'), iif(is_undecided, NULL, 'refund-full'), iif(is_undecided, NULL, 9900),
       iif(is_undecided, NULL, 0), '0217', judged, judged FROM n WHERE age >= 0;
     INSERT INTO command (id, key, platform, kind, parcel_id, expected_return_id, decision_id, body, state, attempts,
       not_before_at, next_attempt_at, deadline_at, created_at, ended_at)
     SELECT printf('c%08d', i), printf('refund:%d', i), 'taobao', 'refund', printf('p%08d', i), printf('r%08d', i),
       printf('d%08d', i), '{}', iif(is_stuck, 'parked', 'done'), 1, judged, judged, judged + 3600000, judged,
       iif(is_stuck, NULL, judged + 60000 + (hash / 43) % ${5 * HOUR_MS})
     FROM n WHERE age >= 0 AND NOT is_undecided`,
  );
  fillLists(db);
  db.exec('DROP TABLE temp.n');
}

type Spread = Omit<History, 'zone'>;

/**
 * A row for each: when it was received and judged, which buyer (`who`), and chance (`hash`: the golden ratio's bits spread
 * what follows without a pattern that a day or a shop would show). `age` counts back from the newest that was judged; below
 * nought are those that came after it.
 */
function number(db: Database, { count, untilAt, days }: Spread): void {
  db.exec(
    `CREATE TEMP TABLE n (i INTEGER PRIMARY KEY, age INTEGER, judged INTEGER, received INTEGER, hash INTEGER, who INTEGER,
       verdict TEXT, is_undecided INTEGER, is_stuck INTEGER)`,
  );
  const { undecided, stuck, halfDone, docked } = GOING_ON;
  db.prepare(
    `WITH RECURSIVE c (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i + 1 < @count + @waiting),
       spread AS (SELECT i, @count - 1 - i AS age, min(@untilAt, @from + CAST(i * @step AS INTEGER)) AS judged,
         (i * 2654435769) & 1073741823 AS hash FROM c)
     INSERT INTO n SELECT i, age, judged, judged - 600000 - (hash / 7) % @waitMs, hash,
       CASE WHEN i % @perDay < ${OFTEN_A_DAY} THEN i / @perDay % 7 * ${OFTEN_A_DAY} + i % @perDay
         ELSE 100 + hash / 47 % @buyers END,
       CASE WHEN age BETWEEN 0 AND @undecided - 1 THEN 'swapped' WHEN hash / 41 % 100 < 82 THEN 'intact'
         WHEN hash / 41 % 100 < 96 THEN 'damaged' ELSE 'swapped' END,
       age BETWEEN 0 AND @undecided - 1, age BETWEEN @undecided AND @undecided + @stuck - 1
     FROM spread`,
  ).run({
    ...{ count, untilAt, undecided, stuck, waiting: halfDone + docked },
    ...{ from: untilAt - days * DAY_MS, step: (days * DAY_MS) / count, waitMs: 20 * HOUR_MS },
    // Others send back once a year or so.
    ...{ perDay: Math.max(1, Math.floor(count / days)), buyers: Math.ceil((count / days) * 365) },
  });
}

/** Registers and disputes, of which the newest are open and all before is over; and the index of cases. */
function fillLists(db: Database): void {
  const columns = `id, register, subject, expected_return_id, inspection_id, title, state, is_open, due_at, amount_cents,
    note, operator_no, created_at, changed_at`;
  db.exec(
    `INSERT INTO register_entry (${columns})
     SELECT printf('e%08d', i), 'carrier-claim', printf('i%08d', i), printf('r%08d', i), printf('i%08d', i), '纯棉短袖上衣',
       'paid', 0, judged + ${DAY_MS}, 5000, '', '0217', judged, judged FROM n WHERE age >= 0 AND i % ${A_CLAIM_IN} = 0
     UNION ALL
     SELECT printf('o%08d', i), 'carrier-claim', printf('open i%08d', i), NULL, printf('i%08d', i), '纯棉短袖上衣',
       'open', 1, judged + ${DAY_MS}, 5000, '', '0217', judged, judged
     FROM n WHERE age BETWEEN 0 AND ${GOING_ON.openEntries - 1};
     INSERT INTO dispute_case (id, expected_return_id, inspection_id, cause, state, level, reached, clock, due_at, opened_at,
       ended_at)
     SELECT printf('dc%08d', i), printf('r%08d', i), printf('i%08d', i), 'finding',
       CASE WHEN age < ${GOING_ON.disputes} THEN 'open' WHEN hash % 5 = 0 THEN 'won' WHEN hash % 5 = 1 THEN 'lost'
         ELSE 'settled' END,
       1, 1 + hash / 3 % 2, iif(age < ${GOING_ON.disputes}, 'told', 'none'),
       iif(age < ${GOING_ON.disputes}, judged + ${DAY_MS}, NULL), judged,
       iif(age < ${GOING_ON.disputes}, NULL, judged + 3 * ${DAY_MS})
     FROM n WHERE age >= 0 AND (is_undecided OR hash / 41 % 100 >= 91);
     INSERT INTO register_mark (source, reached)
     SELECT 'inspection', max(changed_at) FROM inspection UNION ALL SELECT 'disposition', 0;
     INSERT INTO case_doc (seq, inspection_id)
     SELECT judged * 1024 + max(0, -age), printf('i%08d', i) FROM n WHERE age >= -${GOING_ON.halfDone};
     INSERT INTO case_text (rowid, body, short, marks)
     SELECT judged * 1024 + max(0, -age), '', '', CASE verdict WHEN 'intact' THEN '~i~' WHEN 'damaged' THEN '~d~ ~n~'
       ELSE '~s~ ~n~' END || iif(is_undecided, ' ~u~', '')
     FROM n WHERE age >= 0`,
  );
}
