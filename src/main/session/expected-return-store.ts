import type { Category, DisputeStage, Reason, ReturnState } from '../../shared/domain-words.ts';
import type { ExpectedReturn } from '../../shared/expected-return.ts';
import { goodsKey } from '../../shared/scan-grammar.ts';
import { atOnce } from '../db/commit.ts';
import type { Database } from '../db/open.ts';
import type { Ids } from '../lib/ids.ts';
import { createReturnWriter } from './expected-return-writer.ts';
import type { ClocksMoved, StoredLine } from './expected-return-writer.ts';
import { rememberReads } from './remember-reads.ts';
import { endOfPrefix, reversed } from './reversed.ts';

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
  /** Further return waybills: one return in several boxes. */
  moreWaybills: string[];
  phoneTail: string | null;
  /** Of the parcel as it was shipped. */
  shippedWeightG: number | null;
  sealNo: string | null;
  /** How far the platform's own people are with it. */
  dispute: DisputeStage | null;
  lines: StoredLine[];
};

export type ExpectedReturnStore = {
  /** Adds or renews what a platform told; lines are renewed only while no box with them was opened. */
  save: (expected: ExpectedReturn, now: number) => string;
  /** The same for many, in less time; to be called in a transaction. */
  saveAll: (told: readonly ExpectedReturn[], now: number) => void;
  get: (id: string) => StoredReturn | null;
  /** What the buyer sent as proof: `data:` URLs and addresses. Not part of a return, which every look at the bench reads. */
  buyerPictures: (id: string) => string[];
  /** By its return waybill or one of its further ones, else by the outbound one (refused and intercepted parcels come back under it). */
  byWaybill: (waybill: string) => StoredReturn[];
  /** Waybills that end so ("…4562"), return and outbound ones, at most `limit`. */
  waybillsEnding: (suffix: string, limit: number) => string[];
  isKnownWaybill: (text: string) => boolean;
  /** Under which platforms a return of this number is known, and of which order there. */
  platformsOf: (returnNo: string) => { platform: string; orderNo: string }[];
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
  phone_tail: string | null;
  shipped_weight_g: number | null;
  seal_no: string | null;
  dispute: DisputeStage | null;
  lines: string | null;
};
type LineRow = {
  id: string;
  sku: string;
  name: string;
  picture: string | null;
  quantity: number;
  is_gift: number;
  serials: string;
  sub_order_no: string | null;
  bundle: string | null;
};

/** A range on the reversed columns: LIKE would read the whole table. Exported for the test of its query plan. */
export const RETURNS_ENDING = `SELECT return_waybill AS waybill FROM expected_return
    WHERE return_waybill_reversed >= @from AND return_waybill_reversed < @to
  UNION SELECT outbound_waybill FROM expected_return
    WHERE outbound_waybill_reversed >= @from AND outbound_waybill_reversed < @to
  UNION SELECT waybill FROM more_waybill
    WHERE waybill_reversed >= @from AND waybill_reversed < @to
  LIMIT @limit`;

const COLUMNS = `id, platform, return_no, order_no, shop, buyer, reason, reason_text, category, amount_cents,
  freight_cents, currency, state, is_marked_high_value, signed_at, platform_deadline_at, return_waybill,
  outbound_waybill, courier, phone_tail, shipped_weight_g, seal_no, dispute, lines`;

/**
 * By rowid, which the waybill's own index holds: one index less to go through. Exported for the test of its query plan.
 *
 * `+@waybill`, here and wherever a reading at the bench has a join or an ORDER BY: SQLite 3.54 plans a statement with a
 * bare `= ?` anew at every run once its bindings were cleared, as better-sqlite3 clears them; that costs more than the
 * reading (https://gitlab.com/cznic/sqlite/-/issues/264). The plus keeps the index and the plan.
 */
export const RETURNS_OF_WAYBILL = `SELECT ${COLUMNS} FROM expected_return WHERE rowid IN (
    SELECT rowid FROM expected_return WHERE return_waybill = +@waybill
    UNION ALL SELECT expected_return.rowid FROM more_waybill JOIN expected_return ON id = expected_return_id
      WHERE waybill = +@waybill
  ) ORDER BY id`;

/** `clocksMoved` is called with each return of which that is told, after it was stored and in the same transaction. */
export function createExpectedReturnStore(
  db: Database,
  ids: Ids,
  clocksMoved: ClocksMoved = () => undefined,
): ExpectedReturnStore {
  const save = createReturnWriter(db, ids, clocksMoved);
  const one = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM expected_return WHERE id = ?`);
  const pictures = db.prepare<[string], { buyer_pictures: string }>(
    'SELECT buyer_pictures FROM expected_return WHERE id = ?',
  );
  const byReturn = db.prepare<{ waybill: string }, Row>(RETURNS_OF_WAYBILL);
  const byOutbound = db.prepare<[string], Row>(
    `SELECT ${COLUMNS} FROM expected_return WHERE outbound_waybill = +? ORDER BY id`,
  );
  const linesOf = db.prepare<[string], LineRow>(
    `SELECT id, sku, name, picture, quantity, is_gift, serials, sub_order_no, bundle FROM expected_line
     WHERE expected_return_id = +? ORDER BY position`,
  );
  const barcodesOf = db.prepare<[string], { barcode: string }>(
    'SELECT barcode FROM line_barcode WHERE expected_line_id = +? ORDER BY barcode',
  );
  const waybillsOf = db.prepare<[string], { waybill: string }>(
    'SELECT waybill FROM more_waybill WHERE expected_return_id = +? ORDER BY waybill',
  );
  const ending = db.prepare<{ from: string; to: string; limit: number }, { waybill: string }>(RETURNS_ENDING);
  const knownWaybill = db.prepare<{ text: string }, { found: number }>(
    `SELECT EXISTS (SELECT 1 FROM expected_return WHERE return_waybill = @text)
         OR EXISTS (SELECT 1 FROM expected_return WHERE outbound_waybill = @text)
         OR EXISTS (SELECT 1 FROM more_waybill WHERE waybill = @text)
         OR EXISTS (SELECT 1 FROM parcel WHERE waybill = @text) AS found`,
  );
  const platforms = db.prepare<[string], { platform: string; orderNo: string }>(
    'SELECT platform, order_no AS orderNo FROM expected_return WHERE return_no = ? ORDER BY platform',
  );
  const sold = db.prepare<[string], { found: number }>(
    'SELECT EXISTS (SELECT 1 FROM line_barcode WHERE barcode = ?) AS found',
  );
  const setState = db.prepare<[string, string, string]>(
    'UPDATE expected_return SET state = ? WHERE platform = ? AND return_no = ?',
  );

  /** Of a return that a version before stored, and nobody told of since: each line from its own row. */
  const readLines = (returnId: string): StoredLine[] =>
    linesOf.all(returnId).map((line) => ({
      id: line.id,
      sku: line.sku,
      name: line.name,
      picture: line.picture,
      quantity: line.quantity,
      isGift: line.is_gift === 1,
      barcodes: barcodesOf.all(line.id).map(({ barcode }) => barcode),
      serials: JSON.parse(line.serials) as string[],
      subOrderNo: line.sub_order_no,
      bundle: line.bundle,
    }));
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
    moreWaybills: waybillsOf.all(row.id).map(({ waybill }) => waybill),
    phoneTail: row.phone_tail,
    shippedWeightG: row.shipped_weight_g,
    sealNo: row.seal_no,
    dispute: row.dispute,
    lines: row.lines === null ? readLines(row.id) : (JSON.parse(row.lines) as StoredLine[]),
  });

  // Only this store writes returns and their lines.
  const reads = rememberReads(db);
  const remembered = reads.kind<StoredReturn | null>();

  return {
    save: (expected, now) => {
      const saveOne = (): string => {
        reads.forget();
        const [id = ''] = save([expected], now);
        return id;
      };
      return db.inTransaction ? saveOne() : atOnce(db, saveOne);
    },
    saveAll: (told, now) => {
      reads.forget();
      save(told, now);
    },
    buyerPictures: (id) => JSON.parse(pictures.get(id)?.buyer_pictures ?? '[]') as string[],
    get: (id) =>
      remembered(id, () => {
        const row = one.get(id);
        return row === undefined ? null : fill(row);
      }),
    byWaybill: (waybill) => {
      const rows = byReturn.all({ waybill });
      const found = rows.length > 0 ? rows : byOutbound.all(waybill);
      return found.flatMap((row) => remembered(row.id, () => fill(row)) ?? []);
    },
    waybillsEnding: (suffix, limit) => {
      const from = reversed(suffix);
      return ending.all({ from, to: endOfPrefix(from), limit }).map(({ waybill }) => waybill);
    },
    platformsOf: (returnNo) => platforms.all(returnNo),
    isKnownWaybill: (text) => knownWaybill.get({ text })?.found === 1,
    isSoldBarcode: (text) => sold.get(goodsKey(text))?.found === 1,
    setState: (platform, returnNo, state) => {
      reads.forget();
      setState.run(state, platform, returnNo);
    },
  };
}
