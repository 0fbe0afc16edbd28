import type { BuyerOpened } from '../../shared/report.ts';
import type { Database } from '../db/open.ts';

const RETURNS_SHOWN = 50;

/** Exported for the test of their plans. */
export const BUYER_QUERIES = {
  buyer: `SELECT b.buyer, b.phone_tail AS phoneTail, s.platform, s.shop FROM report_buyer b
    JOIN report_shop s ON s.id = b.shop WHERE b.id = ?`,
  returns: `SELECT v.inspection_id AS inspectionId, r.return_no AS returnNo, r.order_no AS orderNo, p.waybill, r.reason,
      r.reason_text AS reasonText, v.verdict, v.finding, v.at
    FROM expected_return r JOIN verdict v ON v.expected_return_id = r.id AND v.revoked_at IS NULL
      JOIN inspection i ON i.id = v.inspection_id JOIN parcel p ON p.id = i.parcel_id
    WHERE r.buyer = @buyer AND coalesce(r.phone_tail, '') = @phoneTail AND r.platform = @platform AND r.shop = @shop
    ORDER BY v.at DESC LIMIT ${RETURNS_SHOWN}`,
};

type Buyer = Pick<BuyerOpened, 'buyer' | 'phoneTail' | 'platform' | 'shop'>;

/** Who a row of the buyers' table is, and what came back from them; null for a number nobody has. */
export const readBuyer = (db: Database, id: number): BuyerOpened | null => {
  const buyer = db.prepare<[number], Buyer>(BUYER_QUERIES.buyer).get(id);
  if (buyer === undefined) return null;
  return { ...buyer, returns: db.prepare<Buyer, BuyerOpened['returns'][number]>(BUYER_QUERIES.returns).all(buyer) };
};
