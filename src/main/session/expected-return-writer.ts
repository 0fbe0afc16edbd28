import type { BundlePart, ExpectedReturn } from '../../shared/expected-return.ts';
import { canonicalText, goodsKey } from '../../shared/scan-grammar.ts';
import type { Database } from '../db/open.ts';
import type { Ids } from '../lib/ids.ts';
import { countedLines } from './bundle-rules.ts';
import type { CountedLine } from './bundle-rules.ts';
import { reversed } from './reversed.ts';

/** A line as it is stored: beside its own row, where it is searched, in its return, which is read at every scan. */
export type StoredLine = {
  id: string;
  sku: string;
  name: string;
  picture: string | null;
  quantity: number;
  isGift: boolean;
  barcodes: string[];
  serials: string[];
  subOrderNo: string | null;
  /** The bundle this is a part of, by its name. */
  bundle: string | null;
};

/** What a refund's deadline is reckoned from has changed on a return that was known before; ms, null = not told. */
export type ClocksMoved = (now: { id: string; signedAt: number | null; platformDeadlineAt: number | null }) => void;

/** Gives the ids of those that it was told of, in their order. To be called in a transaction where they are more than one. */
type SaveReturns = (told: readonly ExpectedReturn[], now: number) => string[];

const COLUMNS = [
  'order_no',
  'shop',
  'buyer',
  'reason',
  'reason_text',
  'category',
  'amount_cents',
  'freight_cents',
  'currency',
  'state',
  'is_marked_high_value',
  'signed_at',
  'platform_deadline_at',
  'return_waybill',
  'outbound_waybill',
  'return_waybill_reversed',
  'outbound_waybill_reversed',
  'courier',
  'phone_tail',
  'buyer_pictures',
  'shipped_weight_g',
  'seal_no',
  'dispute',
  'wants',
  'version',
  'pulled_at',
] as const;

/** Exported for the test of what it makes SQLite do. */
export const NEW_RETURN = `INSERT INTO expected_return (id, platform, return_no, lines, ${COLUMNS.join(', ')})
  VALUES (?, ?, ?, ?, ${COLUMNS.map(() => '?').join(', ')})`;

/** The lines of one that is stored already are renewed apart: perhaps they must stay. */
const RENEW = `UPDATE expected_return SET ${COLUMNS.map((column) => `${column} = ?`).join(', ')}
  WHERE id = ? AND version <= ?`;

/**
 * Stores what a platform or a file told about returns: adds each, or renews it when this is not older than what is stored.
 * Its lines are renewed only while no box with them was opened: what was counted counts. Of many, first the returns are
 * stored, then their lines, then the barcodes in their order: SQLite stays longer with the same pages and statements.
 */
export function createReturnWriter(db: Database, ids: Ids, clocksMoved: ClocksMoved): SaveReturns {
  // Not one upsert: it may run the triggers of an update, so SQLite keeps a copy of each page it changes, those of a dozen
  // indexes, and from 64 kB on in a file (https://www.sqlite.org/tempfiles.html §2.5): twenty writes for each return.
  const insert = db.prepare(NEW_RETURN);
  const renew = db.prepare(RENEW);
  const knownOf = db.prepare<[string, string], Known>(
    `SELECT id, signed_at AS signedAt, platform_deadline_at AS platformDeadlineAt FROM expected_return
     WHERE platform = ? AND return_no = ?`,
  );
  const insertLine = db.prepare(
    `INSERT INTO expected_line
       (id, expected_return_id, position, sku, name, picture, quantity, is_gift, serials, sub_order_no, bundle)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertBarcode = db.prepare<[string, string]>(
    'INSERT OR IGNORE INTO line_barcode (barcode, expected_line_id) VALUES (?, ?)',
  );
  const insertSerial = db.prepare<[string, string]>(
    'INSERT OR IGNORE INTO line_serial (serial, expected_line_id) VALUES (?, ?)',
  );
  const hasLines = db.prepare<[string], { n: number }>(
    'SELECT count(*) AS n FROM expected_line WHERE expected_return_id = ?',
  );
  const isOpened = db.prepare<[string], { n: number }>(
    `SELECT count(*) AS n FROM parcel_return p JOIN inspection i ON i.parcel_id = p.parcel_id
     WHERE p.expected_return_id = ?`,
  );
  const ofItsLines = 'expected_line_id IN (SELECT id FROM expected_line WHERE expected_return_id = ?)';
  const drops = [
    db.prepare<[string]>(`DELETE FROM line_barcode WHERE ${ofItsLines}`),
    db.prepare<[string]>(`DELETE FROM line_serial WHERE ${ofItsLines}`),
    db.prepare<[string]>('DELETE FROM expected_line WHERE expected_return_id = ?'),
  ];
  const renewLines = db.prepare<[string, string]>('UPDATE expected_return SET lines = ? WHERE id = ?');
  const dropWaybills = db.prepare<[string]>('DELETE FROM more_waybill WHERE expected_return_id = ?');
  const insertWaybill = db.prepare<[string, string, string]>(
    'INSERT OR IGNORE INTO more_waybill (waybill, waybill_reversed, expected_return_id) VALUES (?, ?, ?)',
  );
  const partRows = db.prepare<[string], Omit<BundlePart, 'barcodes'> & { barcodes: string }>(
    'SELECT sku, name, quantity, barcodes FROM bundle_part WHERE bundle_sku = +? ORDER BY position',
  );
  const isAnyBundle = db.prepare<[], number>('SELECT EXISTS (SELECT 1 FROM bundle_part)').pluck();
  const partsOf = (sku: string): BundlePart[] =>
    partRows.all(sku).map((part) => ({ ...part, barcodes: JSON.parse(part.barcodes) as string[] }));

  const toStored = (line: CountedLine): StoredLine => ({
    id: ids.next(),
    sku: line.sku,
    name: line.name,
    picture: line.picture,
    quantity: line.quantity,
    isGift: line.isGift,
    barcodes: [...new Set([line.sku, ...line.barcodes].map((one) => goodsKey(canonicalText(one))))].sort(),
    serials: line.serials.map(canonicalText),
    subOrderNo: line.subOrderNo ?? null,
    bundle: line.bundle,
  });

  const addLine = (returnId: string, position: number, line: StoredLine): void => {
    insertLine.run(
      line.id,
      returnId,
      position,
      line.sku,
      line.name,
      line.picture,
      line.quantity,
      +line.isGift,
      JSON.stringify(line.serials),
      line.subOrderNo,
      line.bundle,
    );
  };

  /** The lines of returns that have none now, by the id of their return. */
  const addLines = (linesOf: ReadonlyMap<string, readonly StoredLine[]>): void => {
    for (const [returnId, lines] of linesOf)
      lines.forEach((line, position) => {
        addLine(returnId, position, line);
      });
    const all = [...linesOf.values()].flat();
    const codes = all.flatMap(({ id, barcodes }) => barcodes.map((barcode) => ({ barcode, id })));
    codes.sort((one, other) => (one.barcode < other.barcode ? -1 : +(one.barcode > other.barcode)));
    for (const { barcode, id } of codes) insertBarcode.run(barcode, id);
    for (const { id, serials } of all) for (const serial of serials) insertSerial.run(serial, id);
  };

  /** False when they must stay as they are. */
  const dropLines = (id: string, lines: readonly StoredLine[]): boolean => {
    if ((isOpened.get(id)?.n ?? 0) > 0 && (hasLines.get(id)?.n ?? 0) > 0) return false;
    for (const drop of drops) drop.run(id);
    renewLines.run(JSON.stringify(lines), id);
    return true;
  };

  const saveWaybills = (id: string, { returnWaybill, moreWaybills = [] }: ExpectedReturn, isNew: boolean): void => {
    if (!isNew) dropWaybills.run(id);
    for (const waybill of moreWaybills) {
      if (waybill !== returnWaybill) insertWaybill.run(waybill, reversed(waybill), id);
    }
  };

  return (told, now) => {
    const partsNow = isAnyBundle.get() === 1 ? partsOf : noParts;
    const linesToAdd = new Map<string, readonly StoredLine[]>();
    const addWhatWaits = (): void => {
      addLines(linesToAdd);
      linesToAdd.clear();
    };
    const save = (expected: ExpectedReturn): string => {
      const lines = countedLines(expected.lines, partsNow).map(toStored);
      const known = knownOf.get(expected.platform, expected.returnNo);
      const id = known?.id ?? ids.next();
      const isNew = known === undefined;
      // Told twice in one go: what comes later finds the lines of what came before.
      if (linesToAdd.has(id)) addWhatWaits();
      const values = toldOf(expected, now);
      if (isNew) insert.run(id, expected.platform, expected.returnNo, JSON.stringify(lines), ...values);
      else if (renew.run(...values, id, expected.version).changes === 0) return id;
      if (isNew || dropLines(id, lines)) linesToAdd.set(id, lines);
      saveWaybills(id, expected, isNew);
      if (known !== undefined && haveClocksMoved(known, expected)) {
        const { signedAt, platformDeadlineAt } = expected;
        clocksMoved({ id, signedAt, platformDeadlineAt });
      }
      return id;
    };
    const saved = told.map(save);
    addWhatWaits();
    return saved;
  };
}

type Known = { id: string; signedAt: number | null; platformDeadlineAt: number | null };

const haveClocksMoved = (before: Known, now: ExpectedReturn): boolean =>
  before.signedAt !== now.signedAt || before.platformDeadlineAt !== now.platformDeadlineAt;

const noParts = (): BundlePart[] => [];

/** The values of `COLUMNS`, in their order. */
const toldOf = (expected: ExpectedReturn, now: number): (string | number | null)[] => [
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
  expected.phoneTail ?? null,
  JSON.stringify(expected.buyerPictures ?? []),
  expected.shippedWeightG ?? null,
  expected.sealNo ?? null,
  expected.dispute ?? null,
  expected.wants ?? null,
  expected.version,
  now,
];
