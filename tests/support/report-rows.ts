import type { Finding, Reason, Verdict } from '../../src/shared/domain-words.ts';
import type { Database } from '../../src/main/db/open.ts';

// Judged returns for the tests of reports, straight into the tables: what the stages would leave, with every moment and
// name chosen by the test.

export type Judged = {
  /** Makes every id; one box, one return. */
  no: string;
  receivedAt: number;
  judgedAt: number;
  verdict?: Verdict;
  finding?: Finding;
  codes?: string[];
  reason?: Reason;
  reasonText?: string;
  platform?: string;
  shop?: string;
  buyer?: string;
  phoneTail?: string | null;
  courier?: string | null;
  station?: string;
  skus?: string[];
  signedAt?: number | null;
  /** Nobody knows the return. */
  isUnclaimed?: boolean;
  decision?: { state: string; why: string; kind: string | null };
};

const INTACT =
  '{"packaging":"good","function":"untested","appearance":"good","accessories":"good","invoice":"good","reason":"good"}';

const run = (db: Database, sql: string, ...values: (string | number | null)[]): void => {
  db.prepare(sql).run(...values);
};

/** An expected return as a pull stores it; `version` 2 and above tell it anew. */
export function tellReturn(db: Database, judged: Judged, version = 1): void {
  const { no, reason = 'no-reason', reasonText = '不想要了', platform = 'training', shop = '山岚男装' } = judged;
  const { buyer = '王*', phoneTail = null, courier = 'sf', skus = ['SKU-1'], signedAt = null } = judged;
  if (version > 1) {
    run(
      db,
      `UPDATE expected_return SET reason = ?, reason_text = ?, courier = ?, signed_at = ?, version = ? WHERE id = ?`,
      ...[reason, reasonText, courier, signedAt, version, `r-${no}`],
    );
    return;
  }
  run(
    db,
    `INSERT INTO expected_return (id, platform, return_no, order_no, shop, buyer, phone_tail, reason, reason_text,
       category, amount_cents, freight_cents, currency, state, is_marked_high_value, signed_at, courier, version, pulled_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'clothing', 12900, 0, 'CNY', 'open', 0, ?, ?, 1, ?)`,
    ...[`r-${no}`, platform, no, `O-${no}`, shop, buyer, phoneTail, reason, reasonText, signedAt, courier],
    judged.receivedAt,
  );
  for (const [at, sku] of skus.entries())
    run(
      db,
      `INSERT INTO expected_line (id, expected_return_id, position, sku, name, quantity, is_gift, serials)
       VALUES (?, ?, ?, ?, ?, 1, 0, '[]')`,
      ...[`l-${no}-${at}`, `r-${no}`, at, sku, `衬衫 ${sku}`],
    );
}

/** A box that was opened and judged; its decision is approved and waits to be sent, unless told otherwise. */
export function insertJudged(db: Database, judged: Judged): void {
  const { no, receivedAt, judgedAt, station = '退货台 1', isUnclaimed = false } = judged;
  if (!isUnclaimed) tellReturn(db, judged);
  run(
    db,
    `INSERT INTO parcel (id, waybill, waybill_reversed, matching, received_at) VALUES (?, ?, ?, ?, ?)`,
    ...[`p-${no}`, `WB-${no}`, `${no}-BW`, isUnclaimed ? 'unclaimed' : 'matched', receivedAt],
  );
  if (!isUnclaimed) run(db, `INSERT INTO parcel_return VALUES (?, ?)`, `p-${no}`, `r-${no}`);
  run(
    db,
    `INSERT INTO inspection (id, parcel_id, operator_no, station, state, opened_at, changed_at)
     VALUES (?, ?, '0217', ?, 'closed', ?, ?)`,
    ...[`i-${no}`, `p-${no}`, station, judgedAt, judgedAt],
  );
  insertVerdict(db, judged, `v-${no}`);
}

/** Another verdict in the same box: the one before was undone. */
export function insertVerdict(db: Database, judged: Judged, id: string): void {
  const { no, judgedAt, verdict = 'intact', finding = 'neutral', codes = [], isUnclaimed = false } = judged;
  const { state, why, kind } =
    judged.decision ??
    (isUnclaimed
      ? { state: 'to-decide', why: 'unclaimed', kind: null }
      : { state: 'approved', why: 'by-rule', kind: 'refund-full' });
  run(
    db,
    `INSERT INTO verdict (id, inspection_id, expected_return_id, verdict, finding, codes, cause, judgements, lines, note,
       operator_no, at) VALUES (?, ?, ?, ?, ?, ?, 'unknown', '${INTACT}', '[]', '', '0217', ?)`,
    ...[id, `i-${no}`, isUnclaimed ? null : `r-${no}`, verdict, finding, JSON.stringify(codes), judgedAt],
  );
  run(
    db,
    `INSERT INTO decision (id, verdict_id, state, why, kind, operator_no, at, changed_at) VALUES (?, ?, ?, ?, ?, '0217', ?, ?)`,
    ...[`d-${id}`, id, state, why, kind, judgedAt, judgedAt],
  );
  if (kind === 'refund-full' || kind === 'refuse')
    run(
      db,
      `INSERT INTO command (id, key, platform, kind, parcel_id, expected_return_id, decision_id, body, state,
         not_before_at, next_attempt_at, deadline_at, created_at)
       VALUES (?, ?, 'training', ?, ?, ?, ?, '{}', 'waiting', ?, ?, ?, ?)`,
      ...[`c-${id}`, `refund:${id}`, kind === 'refuse' ? 'refuse' : 'refund', `p-${no}`, `r-${no}`, `d-${id}`],
      ...[judgedAt, judgedAt, judgedAt, judgedAt],
    );
}

/** Taken back within the time to undo. */
export function undoVerdict(db: Database, id: string, at: number): void {
  run(db, 'UPDATE verdict SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL', at, id);
  run(db, `UPDATE decision SET state = 'revoked', changed_at = ? WHERE verdict_id = ?`, at, id);
  run(db, `UPDATE command SET state = 'cancelled', ended_at = ? WHERE id = ?`, at, `c-${id}`);
}

/** The platform's receipt of the command. */
export function acknowledge(db: Database, id: string, at: number): void {
  run(db, `UPDATE command SET state = 'done', ended_at = ? WHERE id = ? AND state = 'waiting'`, at, `c-${id}`);
}
