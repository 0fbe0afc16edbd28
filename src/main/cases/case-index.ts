import type { Verdict } from '../../shared/domain-words.ts';
import { atOnce } from '../db/commit.ts';
import type { Database } from '../db/open.ts';
import { docOf, marksOf } from './case-text.ts';

/** Entries of the chain that are looked through at a time; a film alone adds one a second. */
const ENTRIES_A_BATCH = 1000;
/** Inspections that are read anew in one transaction: a few ms. */
const DOCS_A_BATCH = 20;
const OPENINGS_A_MS = 1024;

/** Exported for the test of their plans. */
export const INDEX_QUERIES = {
  entries: `SELECT seq, inspection_id FROM custody_entry WHERE seq > ? ORDER BY seq LIMIT ${ENTRIES_A_BATCH}`,
  stale: `SELECT inspection_id FROM case_stale LIMIT ${DOCS_A_BATCH}`,
  inspection: `SELECT p.id AS parcel_id, p.waybill, i.opened_at FROM inspection i JOIN parcel p ON p.id = i.parcel_id
    WHERE i.id = ?`,
  returns: `SELECT id, return_no, order_no, shop, buyer, phone_tail, reason_text, return_waybill, outbound_waybill
    FROM expected_return WHERE id IN (
      SELECT expected_return_id FROM parcel_return WHERE parcel_id = @parcelId
      UNION SELECT expected_return_id FROM verdict WHERE inspection_id = @inspectionId AND expected_return_id IS NOT NULL)`,
  lines: `SELECT id, sku, name, serials, sub_order_no, bundle FROM expected_line WHERE expected_return_id = ?`,
  barcodes: 'SELECT barcode FROM line_barcode WHERE expected_line_id = ?',
  waybills: 'SELECT waybill FROM more_waybill WHERE expected_return_id = ?',
  facts: `SELECT DISTINCT COALESCE(json_extract(body, '$.text'), json_extract(body, '$.serial')) AS text
    FROM session_fact WHERE inspection_id = ? AND json_extract(body, '$.kind') IN ('noted', 'serial', 'stranger')`,
  verdicts: `SELECT v.verdict, v.note, v.revoked_at, d.state, d.reason FROM verdict v
      LEFT JOIN decision d ON d.verdict_id = v.id AND d.state <> 'revoked' WHERE v.inspection_id = ?`,
  lastAtOpening: 'SELECT max(seq) AS seq FROM case_doc WHERE seq >= ? AND seq < ?',
};

type CaseIndex = {
  /** Reads anew what changed, in small transactions, for about this long; true when nothing is left. */
  catchUp: (withinMs: number) => boolean;
};

type ReturnRow = Record<'id' | 'return_no' | 'order_no' | 'shop' | 'buyer' | 'reason_text', string> &
  Record<'phone_tail' | 'return_waybill' | 'outbound_waybill', string | null>;
type LineRow = Record<'id' | 'sku' | 'name' | 'serials', string> & Record<'sub_order_no' | 'bundle', string | null>;
type VerdictRow = {
  verdict: Verdict;
  note: string;
  revoked_at: number | null;
  state: string | null;
  reason: string | null;
};

/**
 * The index of texts over every inspection. It follows the chain of custody (each change of an inspection is an entry of
 * it), so that nothing has to be written into it while the bench works.
 */
export function createCaseIndex(db: Database, now: () => number): CaseIndex {
  const cursor = db.prepare<[], { entry_seq: number }>('SELECT entry_seq FROM case_index WHERE only_row = 1');
  const moveCursor = db.prepare<[number]>('UPDATE case_index SET entry_seq = ? WHERE only_row = 1');
  const entries = db.prepare<[number], { seq: number; inspection_id: string | null }>(INDEX_QUERIES.entries);
  const stale = db.prepare<[], { inspection_id: string }>(INDEX_QUERIES.stale);
  const dropStale = db.prepare<[string]>('DELETE FROM case_stale WHERE inspection_id = ?');
  const inspection = db.prepare<[string], { parcel_id: string; waybill: string; opened_at: number }>(
    INDEX_QUERIES.inspection,
  );
  const returnsOf = db.prepare<{ parcelId: string; inspectionId: string }, ReturnRow>(INDEX_QUERIES.returns);
  const linesOf = db.prepare<[string], LineRow>(INDEX_QUERIES.lines);
  const barcodesOf = db.prepare<[string], { barcode: string }>(INDEX_QUERIES.barcodes);
  const waybillsOf = db.prepare<[string], { waybill: string }>(INDEX_QUERIES.waybills);
  const factsOf = db.prepare<[string], { text: string | null }>(INDEX_QUERIES.facts);
  const verdictsOf = db.prepare<[string], VerdictRow>(INDEX_QUERIES.verdicts);
  const docNo = db.prepare<[string], { seq: number }>('SELECT seq FROM case_doc WHERE inspection_id = ?');
  const lastAtOpening = db.prepare<[number, number], { seq: number | null }>(INDEX_QUERIES.lastAtOpening);
  const insertDoc = db.prepare<[number, string]>('INSERT INTO case_doc (seq, inspection_id) VALUES (?, ?)');
  const deleteText = db.prepare<[number]>('DELETE FROM case_text WHERE rowid = ?');
  const insertText = db.prepare<[number, string, string, string]>(
    'INSERT INTO case_text (rowid, body, short, marks) VALUES (?, ?, ?, ?)',
  );

  const textsOfReturn = (row: ReturnRow): (string | null)[] => [
    row.return_no,
    row.order_no,
    row.shop,
    row.buyer,
    row.phone_tail,
    row.reason_text,
    row.return_waybill,
    row.outbound_waybill,
    ...waybillsOf.all(row.id).map(({ waybill }) => waybill),
    ...linesOf
      .all(row.id)
      .flatMap((line) => [
        line.name,
        line.sku,
        line.sub_order_no,
        line.bundle,
        ...(JSON.parse(line.serials) as string[]),
        ...barcodesOf.all(line.id).map(({ barcode }) => barcode),
      ]),
  ];

  const newDocNo = (openedAt: number, inspectionId: string): number => {
    const first = openedAt * OPENINGS_A_MS;
    const last = lastAtOpening.get(first, first + OPENINGS_A_MS)?.seq ?? null;
    const seq = last === null ? first : last + 1;
    insertDoc.run(seq, inspectionId);
    return seq;
  };

  const read = (inspectionId: string): void => {
    const found = inspection.get(inspectionId);
    if (found === undefined) return;
    const verdicts = verdictsOf.all(inspectionId);
    const standing = verdicts.filter(({ revoked_at: revokedAt }) => revokedAt === null);
    const isUndecided = standing.some(({ state }) => state === 'to-decide' || state === 'proposed');
    const texts = [
      found.waybill,
      ...returnsOf.all({ parcelId: found.parcel_id, inspectionId }).flatMap(textsOfReturn),
      ...factsOf.all(inspectionId).map(({ text }) => text),
      ...verdicts.flatMap(({ note, reason }) => [note, reason]),
    ];
    const marks = marksOf(
      standing.map(({ verdict }) => verdict),
      isUndecided,
    );
    const doc = docOf(texts, marks);
    const seq = docNo.get(inspectionId)?.seq ?? newDocNo(found.opened_at, inspectionId);
    deleteText.run(seq);
    insertText.run(seq, doc.body, doc.short, doc.marks);
  };

  /** The next inspections that changed, and how far the chain is read with them. */
  const nextChanged = (): { ids: string[]; to: number } | null => {
    const from = cursor.get()?.entry_seq ?? 0;
    const rows = entries.all(from);
    let to = from;
    const ids = new Set<string>();
    for (const row of rows) {
      if (row.inspection_id !== null && !ids.has(row.inspection_id)) {
        if (ids.size === DOCS_A_BATCH) break;
        ids.add(row.inspection_id);
      }
      to = row.seq;
    }
    return rows.length === 0 ? null : { ids: [...ids], to };
  };

  /** False when there was nothing to do. */
  const step = (): boolean => {
    const changed = nextChanged();
    const renewed = changed === null ? stale.all().map((row) => row.inspection_id) : [];
    if (changed === null && renewed.length === 0) return false;
    atOnce(db, () => {
      for (const id of changed?.ids ?? []) read(id);
      for (const id of renewed) {
        read(id);
        dropStale.run(id);
      }
      if (changed !== null) moveCursor.run(changed.to);
    });
    return true;
  };

  return {
    catchUp: (withinMs) => {
      const endAt = now() + withinMs;
      for (;;) {
        if (!step()) return true;
        if (now() >= endAt) return false;
      }
    },
  };
}
