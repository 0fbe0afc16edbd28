import * as v from 'valibot';
import { RefundBody, totalCentsOf } from '../../shared/command-body.ts';
import type { Disposition } from '../../shared/disposition.ts';
import type { Verdict } from '../../shared/domain-words.ts';
import { LAST_WORDS } from '../../shared/last-words.ts';
import type { Database } from '../db/open.ts';
import type { HandOverList, PrintSources, RefundElsewhere, StockRow, UnitLabel } from './print-sources.ts';

type RefundRow = Omit<RefundElsewhere, 'amountCents' | 'currency' | 'words'> & {
  body: string;
  lastWords: string | null;
};
type UnitRow = Omit<UnitLabel, 'disposition' | 'verdict'> & { disposition: Disposition; verdict: Verdict | null };

const REFUND = `SELECT c.deadline_at AS deadlineAt, c.platform, r.shop, r.order_no AS orderNo, r.return_no AS returnNo,
    r.buyer, p.waybill, p.place, c.state AS why, c.body, c.last_words AS lastWords
  FROM command c JOIN expected_return r ON r.id = c.expected_return_id JOIN parcel p ON p.id = c.parcel_id`;

// Where each unit was put last; a unit that was taken back is nowhere.
const LATEST = `d.seq = (SELECT max(l.seq) FROM disposition l WHERE l.unit_id = d.unit_id) AND d.kind <> 'taken-back'`;

/** SQL of the lists, for the test of their query plans. */
export const LIST_QUERIES = {
  // What can still be taken back is nobody's to refund yet.
  running: `${REFUND} WHERE c.state IN ('waiting', 'unknown') AND c.kind = 'refund' AND c.not_before_at <= ?
    ORDER BY c.deadline_at, c.seq`,
  parked: `${REFUND} WHERE c.state = 'parked' AND c.kind = 'refund' ORDER BY c.deadline_at, c.seq`,
  units: `SELECT d.sku, d.name, d.unit, d.kind AS disposition, d.bin, d.operator_no AS operatorNo,
      d.second_operator_no AS secondOperatorNo, d.at, p.waybill, r.order_no AS orderNo,
      (SELECT w.verdict FROM verdict w WHERE w.inspection_id = d.inspection_id AND w.revoked_at IS NULL
        AND w.expected_return_id IS l.expected_return_id) AS verdict
    FROM disposition d JOIN inspection i ON i.id = d.inspection_id JOIN parcel p ON p.id = i.parcel_id
      LEFT JOIN expected_line l ON l.id = d.expected_line_id
      LEFT JOIN expected_return r ON r.id = l.expected_return_id
    WHERE d.inspection_id = ? AND ${LATEST} ORDER BY d.seq`,
  // Units that no stock command tells of, put away since a moment. Reads the whole table once, when a person asks.
  stock: `SELECT d.sku, d.name, d.kind AS disposition, d.bin, d.operator_no AS operatorNo, d.at, p.waybill,
      r.return_no AS returnNo
    FROM disposition d JOIN inspection i ON i.id = d.inspection_id JOIN parcel p ON p.id = i.parcel_id
      LEFT JOIN expected_line l ON l.id = d.expected_line_id
      LEFT JOIN expected_return r ON r.id = l.expected_return_id
    WHERE d.at >= ? AND ${LATEST} AND d.kind IN ('restock', 'second', 'to-supplier', 'repair', 'scrap') AND NOT EXISTS (
      SELECT 1 FROM command c WHERE c.parcel_id = i.parcel_id AND c.kind = 'stock' AND c.state <> 'cancelled'
        AND c.expected_return_id = r.id)
    ORDER BY d.seq`,
  here: `SELECT p.waybill, p.received_at AS sinceAt, p.place, i.operator_no AS operatorNo
    FROM parcel p JOIN inspection i ON i.parcel_id = p.id LEFT JOIN hand_over_parcel h ON h.parcel_id = p.id
    WHERE p.lane = 'other-merchant' AND h.parcel_id IS NULL ORDER BY p.received_at`,
  handed: `SELECT p.waybill, p.received_at AS sinceAt, p.place, i.operator_no AS operatorNo
    FROM hand_over_parcel h JOIN parcel p ON p.id = h.parcel_id JOIN inspection i ON i.parcel_id = p.id
    WHERE h.hand_over_id = ? ORDER BY p.received_at`,
};

/** What was put away longer ago than this was booked, or asked for before. */
const STOCK_DAYS_MS = 7 * 86_400_000;

const Body = v.pipe(v.string(), v.parseJson(), RefundBody);
const isOurWords = (words: string): boolean => LAST_WORDS.some((ours) => ours === words);

const toRefund = ({ body, lastWords, ...row }: RefundRow): RefundElsewhere[] => {
  const parsed = v.safeParse(Body, body);
  // An order that this version can't read has no amount to print: the screen shows it as broken.
  if (!parsed.success) return [];
  return [
    {
      ...row,
      amountCents: totalCentsOf(parsed.output),
      currency: parsed.output.currency,
      words: lastWords === null || isOurWords(lastWords) ? null : lastWords,
    },
  ];
};

/** Reads what the lists and labels print; writes nothing. `now` bounds the stock list to the last seven days. */
export function createListStore(
  db: Database,
  now: () => number,
): Pick<PrintSources, 'refundsElsewhere' | 'units' | 'handOver' | 'stock'> {
  type Parcel = HandOverList['parcels'][number];
  const running = db.prepare<[number], RefundRow>(LIST_QUERIES.running);
  const parked = db.prepare<[], RefundRow>(LIST_QUERIES.parked);
  const units = db.prepare<[string], UnitRow>(LIST_QUERIES.units);
  const stock = db.prepare<[number], StockRow>(LIST_QUERIES.stock);
  const here = db.prepare<[], Parcel>(LIST_QUERIES.here);
  const handed = db.prepare<[string], Parcel>(LIST_QUERIES.handed);
  const handOver = db.prepare<[string], NonNullable<HandOverList['done']>>(
    'SELECT receiver AS "to", signer, at FROM hand_over WHERE id = ?',
  );
  return {
    refundsElsewhere: () => [...running.all(now()), ...parked.all()].flatMap(toRefund),
    units: (inspectionId) => units.all(inspectionId),
    stock: () => stock.all(now() - STOCK_DAYS_MS),
    handOver: (handOverId) => {
      if (handOverId === null) return { done: null, parcels: here.all() };
      const done = handOver.get(handOverId);
      return done === undefined ? null : { done, parcels: handed.all(handOverId) };
    },
  };
}
