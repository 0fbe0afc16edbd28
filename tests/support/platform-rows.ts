import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src/main/db/database.ts';
import type { OpenedDatabase } from '../../src/main/db/database.ts';
import type { Statement } from 'better-sqlite3';
import type { Database } from '../../src/main/db/open.ts';
import type { Judgements } from '../../src/shared/domain-words.ts';

// Rows that a command needs under it: an expected return, the parcel it came in, its inspection, verdict, decision.

/** As an intact parcel leaves them. */
const INTACT = JSON.stringify({
  ...{ packaging: 'good', function: 'untested', appearance: 'good' },
  ...{ accessories: 'good', invoice: 'good', reason: 'good' },
} satisfies Judgements);

export const MIGRATIONS = 'src/main/db/migrations';

/** A database in a folder of its own; `remove` closes it and takes the folder away. */
export function openScratchDatabase(now = 1_700_000_000_000): OpenedDatabase & { dataDir: string; remove: () => void } {
  const dataDir = mkdtempSync(join(tmpdir(), 'dockproof-'));
  const opened = openDatabase({ dataDir, migrationsDir: MIGRATIONS, binding: undefined, now });
  return {
    ...opened,
    dataDir,
    remove: () => {
      opened.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Prepared once for each database: thousands of rows must not leave thousands of statements to be swept up. */
const prepared = new WeakMap<Database, Map<string, Statement>>();
function preparedIn(db: Database, sql: string): Statement {
  const known = prepared.get(db) ?? new Map<string, Statement>();
  prepared.set(db, known);
  const statement = known.get(sql) ?? db.prepare(sql);
  known.set(sql, statement);
  return statement;
}

export type DecidedReturn = { returnNo: string; parcelId: string; expectedReturnId: string; decisionId: string };

/**
 * Writes what a decided return leaves in the tables, without its command. Returns of the same `parcel` share a box.
 * Ids are made from the names, so that a restarted program finds them again.
 */
export function insertDecided(
  db: Database,
  {
    returnNo,
    platform = 'training',
    parcel = returnNo,
    amountCents = 12_900,
    freightCents = 0,
    at = 1_700_000_000_000,
  }: {
    returnNo: string;
    platform?: string;
    parcel?: string;
    amountCents?: number;
    freightCents?: number;
    at?: number;
  },
): DecidedReturn {
  const ids = { parcelId: `p-${parcel}`, expectedReturnId: `r-${returnNo}`, decisionId: `d-${returnNo}` };
  const waybill = `WB-${parcel}`.toUpperCase();
  const run = (sql: string, ...values: (string | number | null)[]): void => {
    preparedIn(db, sql).run(...values);
  };
  run(
    `INSERT OR IGNORE INTO expected_return (id, platform, return_no, order_no, shop, buyer, reason, reason_text,
       category, amount_cents, freight_cents, currency, state, is_marked_high_value, version, pulled_at)
     VALUES (?, ?, ?, ?, '山岚男装', '王*', 'no-reason', '不想要了', 'clothing', ?, ?, 'CNY', 'open', 0, 1, ?)`,
    ids.expectedReturnId,
    platform,
    returnNo,
    `O-${returnNo}`,
    amountCents,
    freightCents,
    at,
  );
  run(
    `INSERT OR IGNORE INTO parcel (id, waybill, waybill_reversed, matching, received_at) VALUES (?, ?, ?, 'matched', ?)`,
    ids.parcelId,
    waybill,
    Array.from(waybill).reverse().join(''),
    at,
  );
  run(
    'INSERT OR IGNORE INTO parcel_return (parcel_id, expected_return_id) VALUES (?, ?)',
    ids.parcelId,
    ids.expectedReturnId,
  );
  run(
    `INSERT OR IGNORE INTO inspection (id, parcel_id, operator_no, station, state, opened_at, changed_at)
     VALUES (?, ?, '0217', 'bench 1', 'closed', ?, ?)`,
    `i-${parcel}`,
    ids.parcelId,
    at,
    at,
  );
  run(
    `INSERT INTO verdict (id, inspection_id, expected_return_id, verdict, finding, codes, cause, judgements, lines, note,
       operator_no, at) VALUES (?, ?, ?, 'intact', 'neutral', '[]', 'unknown', ?, '[]', '', '0217', ?)`,
    `v-${returnNo}`,
    `i-${parcel}`,
    ids.expectedReturnId,
    INTACT,
    at,
  );
  run(
    `INSERT INTO decision (id, verdict_id, state, why, kind, amount_cents, freight_cents, reason, operator_no, at, changed_at)
     VALUES (?, ?, 'approved', 'intact', 'refund-full', ?, ?, '完好', '0217', ?, ?)`,
    ids.decisionId,
    `v-${returnNo}`,
    amountCents,
    freightCents,
    at,
    at,
  );
  return { returnNo, ...ids };
}
