import type { Reason, ReturnState } from '../../shared/domain-words.ts';
import type { FoundBy, ReturnHit, ReturnHits } from '../../shared/return-search.ts';
import type { Database } from '../db/open.ts';
import { shareOut, wantedOf } from './return-finder-rules.ts';
import type { Wanted } from './return-finder-rules.ts';

const LIMIT = 50;
const LINES_TOLD = 4;

/** How each field is looked through: always by an index, never by LIKE. Exported for the test of their plans. */
export const FINDER_QUERIES: Record<FoundBy, readonly string[]> = {
  waybill: [
    'SELECT id FROM expected_return WHERE return_waybill = @value LIMIT @limit',
    'SELECT expected_return_id AS id FROM more_waybill WHERE waybill = @value LIMIT @limit',
  ],
  'outbound-waybill': ['SELECT id FROM expected_return WHERE outbound_waybill = @value LIMIT @limit'],
  'waybill-end': [
    `SELECT id FROM expected_return WHERE return_waybill_reversed >= @from AND return_waybill_reversed < @to
     LIMIT @limit`,
    `SELECT expected_return_id AS id FROM more_waybill WHERE waybill_reversed >= @from AND waybill_reversed < @to
     LIMIT @limit`,
    `SELECT id FROM expected_return WHERE outbound_waybill_reversed >= @from AND outbound_waybill_reversed < @to
     LIMIT @limit`,
  ],
  'return-no': ['SELECT id FROM expected_return WHERE return_no = @value LIMIT @limit'],
  order: ['SELECT id FROM expected_return WHERE order_no = @value LIMIT @limit'],
  'sub-order': ['SELECT DISTINCT expected_return_id AS id FROM expected_line WHERE sub_order_no = @value LIMIT @limit'],
  'phone-tail': ['SELECT id FROM expected_return WHERE phone_tail = @value LIMIT @limit'],
  buyer: ['SELECT id FROM expected_return WHERE buyer >= @from AND buyer < @to LIMIT @limit'],
  sku: [
    `SELECT DISTINCT l.expected_return_id AS id FROM line_barcode b JOIN expected_line l ON l.id = b.expected_line_id
     WHERE b.barcode = @value LIMIT @limit`,
  ],
  serial: [
    `SELECT DISTINCT l.expected_return_id AS id FROM line_serial s JOIN expected_line l ON l.id = s.expected_line_id
     WHERE s.serial = @value LIMIT @limit`,
  ],
};

type Row = {
  id: string;
  platform: string;
  shop: string;
  return_no: string;
  order_no: string;
  buyer: string;
  phone_tail: string | null;
  reason: Reason;
  state: ReturnState;
  amount_cents: number;
  currency: string;
  return_waybill: string | null;
  outbound_waybill: string | null;
};
type ParcelRow = { waybill: string; inspection_id: string | null };
type LineRow = { name: string; quantity: number; picture: string | null };

export type ReturnFinder = {
  /** At most 50, the surest field first. Any text is data: what fits nothing finds nothing. */
  find: (text: string) => ReturnHits;
};

/** Looks expected returns up by whatever is known of them: the slip in the box, the label, the buyer's letter. */
export function createReturnFinder(db: Database): ReturnFinder {
  type Find = (wanted: Wanted) => string[];
  const finds = new Map<FoundBy, Find>();
  const prepare = (by: FoundBy): Find => {
    const queries = FINDER_QUERIES[by].map((sql) => db.prepare<object, { id: string }>(sql));
    const find: Find = (wanted) =>
      queries.flatMap((query) => query.all({ ...wanted, limit: LIMIT + 1 }).map(({ id }) => id));
    finds.set(by, find);
    return find;
  };
  const one = db.prepare<[string], Row>(
    `SELECT id, platform, shop, return_no, order_no, buyer, phone_tail, reason, state, amount_cents, currency,
       return_waybill, outbound_waybill FROM expected_return WHERE id = ?`,
  );
  const linesOf = db.prepare<[string], LineRow>(
    'SELECT name, quantity, picture FROM expected_line WHERE expected_return_id = +? ORDER BY position',
  );
  const judgedIn = db.prepare<[string], ParcelRow>(
    `SELECT p.waybill, i.id AS inspection_id FROM verdict v
       JOIN inspection i ON i.id = v.inspection_id JOIN parcel p ON p.id = i.parcel_id
     WHERE v.expected_return_id = ? AND v.revoked_at IS NULL`,
  );
  const cameIn = db.prepare<[string], ParcelRow>(
    `SELECT p.waybill, i.id AS inspection_id FROM parcel_return l
       JOIN parcel p ON p.id = l.parcel_id LEFT JOIN inspection i ON i.parcel_id = p.id
     WHERE l.expected_return_id = +? ORDER BY p.received_at DESC LIMIT 1`,
  );

  const parcelOf = (id: string): ReturnHit['parcel'] => {
    const judged = judgedIn.get(id);
    const parcel = judged ?? cameIn.get(id);
    if (parcel === undefined) return null;
    return { inspectionId: parcel.inspection_id, waybill: parcel.waybill, isJudged: judged !== undefined };
  };

  const tell = ({ id, by }: { id: string; by: FoundBy }): ReturnHit[] => {
    const row = one.get(id);
    if (row === undefined) return [];
    const lines = linesOf.all(id);
    const names = lines
      .slice(0, LINES_TOLD)
      .map(({ name, quantity }) => (quantity === 1 ? name : `${name} ×${quantity}`));
    return [
      {
        id,
        foundBy: by,
        platform: row.platform,
        shop: row.shop,
        returnNo: row.return_no,
        orderNo: row.order_no,
        buyer: row.buyer,
        phoneTail: row.phone_tail,
        reason: row.reason,
        state: row.state,
        amountCents: row.amount_cents,
        currency: row.currency,
        returnWaybill: row.return_waybill,
        outboundWaybill: row.outbound_waybill,
        title: lines.length > LINES_TOLD ? `${names.join('、')}…` : names.join('、'),
        picture: lines[0]?.picture ?? null,
        parcel: parcelOf(id),
      },
    ];
  };

  return {
    find: (text) => {
      const found = wantedOf(text).map((wanted) => ({
        by: wanted.by,
        ids: (finds.get(wanted.by) ?? prepare(wanted.by))(wanted),
      }));
      const { hits, isMore } = shareOut(found, LIMIT);
      return { hits: hits.flatMap(tell), isMore };
    },
  };
}
