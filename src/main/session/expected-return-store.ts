import type { Category, Reason, ReturnState } from '../../shared/domain-words.ts';
import type { ExpectedReturn } from '../../shared/expected-return.ts';
import { canonicalText, goodsKey } from '../../shared/scan-grammar.ts';
import type { Database } from '../db/open.ts';
import type { Ids } from '../lib/ids.ts';

type StoredLine = {
  id: string;
  sku: string;
  name: string;
  picture: string | null;
  quantity: number;
  isGift: boolean;
  barcodes: string[];
  serials: string[];
};

/** An expected return with its lines, as stored. */
export type StoredReturn = {
  id: string;
  platform: string;
  returnNo: string;
  orderNo: string;
  shop: string;
  buyer: string;
  reason: Reason;
  reasonText: string;
  category: Category;
  amountCents: number;
  freightCents: number;
  currency: string;
  state: ReturnState;
  isMarkedHighValue: boolean;
  signedAt: number | null;
  platformDeadlineAt: number | null;
  returnWaybill: string | null;
  outboundWaybill: string | null;
  courier: string | null;
  lines: StoredLine[];
};

export type ExpectedReturnStore = {
  /** Adds or renews what a platform told; lines are renewed only while no box with them was opened. */
  save: (expected: ExpectedReturn, now: number) => string;
  get: (id: string) => StoredReturn | null;
  /** By the return waybill, else by the outbound one (refused and intercepted parcels come back under it). */
  byWaybill: (waybill: string) => StoredReturn[];
  /** Waybills that end so ("…4562"), return and outbound ones, at most `limit`. */
  waybillsEnding: (suffix: string, limit: number) => string[];
  isKnownWaybill: (text: string) => boolean;
  /** A barcode of anything we sell. */
  isSoldBarcode: (text: string) => boolean;
  setState: (platform: string, returnNo: string, state: ReturnState) => void;
};

type Row = {
  id: string;
  platform: string;
  return_no: string;
  order_no: string;
  shop: string;
  buyer: string;
  reason: Reason;
  reason_text: string;
  category: Category;
  amount_cents: number;
  freight_cents: number;
  currency: string;
  state: ReturnState;
  is_marked_high_value: number;
  signed_at: number | null;
  platform_deadline_at: number | null;
  return_waybill: string | null;
  outbound_waybill: string | null;
  courier: string | null;
};
type LineRow = {
  id: string;
  sku: string;
  name: string;
  picture: string | null;
  quantity: number;
  is_gift: number;
  serials: string;
};

/** A range on the reversed columns: LIKE would read the whole table. Exported for the test of its query plan. */
export const RETURNS_ENDING = `SELECT return_waybill AS waybill FROM expected_return
    WHERE return_waybill_reversed >= @from AND return_waybill_reversed < @to
  UNION SELECT outbound_waybill FROM expected_return
    WHERE outbound_waybill_reversed >= @from AND outbound_waybill_reversed < @to
  LIMIT @limit`;

const reversed = (text: string | null): string | null => (text === null ? null : Array.from(text).reverse().join(''));

export function createExpectedReturnStore(db: Database, ids: Ids): ExpectedReturnStore {
  const upsert = db.prepare<unknown[], { id: string }>(
    `INSERT INTO expected_return (id, platform, return_no, order_no, shop, buyer, reason, reason_text, category,
       amount_cents, freight_cents, currency, state, is_marked_high_value, signed_at, platform_deadline_at,
       return_waybill, outbound_waybill, return_waybill_reversed, outbound_waybill_reversed, courier, version, pulled_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (platform, return_no) DO UPDATE SET order_no = excluded.order_no, shop = excluded.shop,
       buyer = excluded.buyer, reason = excluded.reason, reason_text = excluded.reason_text,
       category = excluded.category, amount_cents = excluded.amount_cents, freight_cents = excluded.freight_cents,
       currency = excluded.currency, state = excluded.state, is_marked_high_value = excluded.is_marked_high_value,
       signed_at = excluded.signed_at, platform_deadline_at = excluded.platform_deadline_at,
       return_waybill = excluded.return_waybill, outbound_waybill = excluded.outbound_waybill,
       return_waybill_reversed = excluded.return_waybill_reversed,
       outbound_waybill_reversed = excluded.outbound_waybill_reversed, courier = excluded.courier,
       version = excluded.version, pulled_at = excluded.pulled_at
     WHERE excluded.version >= expected_return.version
     RETURNING id`,
  );
  const idOf = db.prepare<[string, string], { id: string }>(
    'SELECT id FROM expected_return WHERE platform = ? AND return_no = ?',
  );
  const columns = `id, platform, return_no, order_no, shop, buyer, reason, reason_text, category, amount_cents,
    freight_cents, currency, state, is_marked_high_value, signed_at, platform_deadline_at, return_waybill,
    outbound_waybill, courier`;
  const one = db.prepare<[string], Row>(`SELECT ${columns} FROM expected_return WHERE id = ?`);
  const byReturn = db.prepare<[string], Row>(
    `SELECT ${columns} FROM expected_return WHERE return_waybill = ? ORDER BY id`,
  );
  const byOutbound = db.prepare<[string], Row>(
    `SELECT ${columns} FROM expected_return WHERE outbound_waybill = ? ORDER BY id`,
  );
  const linesOf = db.prepare<[string], LineRow>(
    `SELECT id, sku, name, picture, quantity, is_gift, serials FROM expected_line
     WHERE expected_return_id = ? ORDER BY position`,
  );
  const barcodesOf = db.prepare<[string], { barcode: string }>(
    'SELECT barcode FROM line_barcode WHERE expected_line_id = ? ORDER BY barcode',
  );
  const insertLine = db.prepare(
    `INSERT INTO expected_line (id, expected_return_id, position, sku, name, picture, quantity, is_gift, serials)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertBarcode = db.prepare<[string, string]>(
    'INSERT OR IGNORE INTO line_barcode (barcode, expected_line_id) VALUES (?, ?)',
  );
  const hasLines = db.prepare<[string], { n: number }>(
    'SELECT count(*) AS n FROM expected_line WHERE expected_return_id = ?',
  );
  const isOpened = db.prepare<[string], { n: number }>(
    `SELECT count(*) AS n FROM parcel_return p JOIN inspection i ON i.parcel_id = p.parcel_id
     WHERE p.expected_return_id = ?`,
  );
  const dropBarcodes = db.prepare<[string]>(
    'DELETE FROM line_barcode WHERE expected_line_id IN (SELECT id FROM expected_line WHERE expected_return_id = ?)',
  );
  const dropLines = db.prepare<[string]>('DELETE FROM expected_line WHERE expected_return_id = ?');
  const ending = db.prepare<{ from: string; to: string; limit: number }, { waybill: string }>(RETURNS_ENDING);
  const knownWaybill = db.prepare<[string, string, string], { found: number }>(
    `SELECT EXISTS (SELECT 1 FROM expected_return WHERE return_waybill = ?)
         OR EXISTS (SELECT 1 FROM expected_return WHERE outbound_waybill = ?)
         OR EXISTS (SELECT 1 FROM parcel WHERE waybill = ?) AS found`,
  );
  const sold = db.prepare<[string], { found: number }>(
    'SELECT EXISTS (SELECT 1 FROM line_barcode WHERE barcode = ?) AS found',
  );
  const setState = db.prepare<[string, string, string]>(
    'UPDATE expected_return SET state = ? WHERE platform = ? AND return_no = ?',
  );

  const fill = (row: Row): StoredReturn => ({
    id: row.id,
    platform: row.platform,
    returnNo: row.return_no,
    orderNo: row.order_no,
    shop: row.shop,
    buyer: row.buyer,
    reason: row.reason,
    reasonText: row.reason_text,
    category: row.category,
    amountCents: row.amount_cents,
    freightCents: row.freight_cents,
    currency: row.currency,
    state: row.state,
    isMarkedHighValue: row.is_marked_high_value === 1,
    signedAt: row.signed_at,
    platformDeadlineAt: row.platform_deadline_at,
    returnWaybill: row.return_waybill,
    outboundWaybill: row.outbound_waybill,
    courier: row.courier,
    lines: linesOf.all(row.id).map((line) => ({
      id: line.id,
      sku: line.sku,
      name: line.name,
      picture: line.picture,
      quantity: line.quantity,
      isGift: line.is_gift === 1,
      barcodes: barcodesOf.all(line.id).map(({ barcode }) => barcode),
      serials: JSON.parse(line.serials) as string[],
    })),
  });

  const saveLines = (id: string, expected: ExpectedReturn): void => {
    if ((hasLines.get(id)?.n ?? 0) > 0) {
      if ((isOpened.get(id)?.n ?? 0) > 0) return;
      dropBarcodes.run(id);
      dropLines.run(id);
    }
    expected.lines.forEach((line, position) => {
      const lineId = ids.next();
      const serials = JSON.stringify(line.serials.map(canonicalText));
      insertLine.run(lineId, id, position, line.sku, line.name, line.picture, line.quantity, +line.isGift, serials);
      for (const barcode of [line.sku, ...line.barcodes]) insertBarcode.run(goodsKey(canonicalText(barcode)), lineId);
    });
  };

  return {
    save: (expected, now) => {
      const written = upsert.get(
        ids.next(),
        expected.platform,
        expected.returnNo,
        expected.orderNo,
        expected.shop,
        expected.buyer,
        expected.reason,
        expected.reasonText,
        expected.category,
        expected.amountCents,
        expected.freightCents,
        expected.currency,
        expected.state,
        +expected.isMarkedHighValue,
        expected.signedAt,
        expected.platformDeadlineAt,
        expected.returnWaybill,
        expected.outboundWaybill,
        reversed(expected.returnWaybill),
        reversed(expected.outboundWaybill),
        expected.courier,
        expected.version,
        now,
      );
      if (written !== undefined) saveLines(written.id, expected);
      const id = written?.id ?? idOf.get(expected.platform, expected.returnNo)?.id;
      if (id === undefined) throw new Error(`return ${expected.returnNo} was not stored`);
      return id;
    },
    get: (id) => {
      const row = one.get(id);
      return row === undefined ? null : fill(row);
    },
    byWaybill: (waybill) => {
      const rows = byReturn.all(waybill);
      return (rows.length > 0 ? rows : byOutbound.all(waybill)).map(fill);
    },
    waybillsEnding: (suffix, limit) => {
      const from = Array.from(suffix).reverse().join('');
      // Behind every waybill with this end: their characters are all below U+FFFF.
      return ending.all({ from, to: `${from}\uffff`, limit }).map(({ waybill }) => waybill);
    },
    isKnownWaybill: (text) => knownWaybill.get(text, text, text)?.found === 1,
    isSoldBarcode: (text) => sold.get(goodsKey(text))?.found === 1,
    setState: (platform, returnNo, state) => {
      setState.run(state, platform, returnNo);
    },
  };
}
