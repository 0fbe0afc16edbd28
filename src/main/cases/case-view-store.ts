import * as v from 'valibot';
import type { CaseView, CaseVerdictView, PhotoMeasured } from '../../shared/cases.ts';
import { DefectCode, Judgements } from '../../shared/domain-words.ts';
import type { Cause, DecisionKind, Finding, Verdict } from '../../shared/domain-words.ts';
import type { Preset, Variant } from '../../shared/pack/pack-record.ts';
import type { Database } from '../db/open.ts';

/** Exported for the test of their plans. */
export const VIEW_QUERIES = {
  verdicts: `SELECT v.id, v.expected_return_id, v.verdict, v.finding, v.codes, v.cause, v.judgements, v.note, v.operator_no,
      v.at, d.state, d.why, d.kind, d.amount_cents, d.reason, d.operator_no AS decided_by, d.changed_at
    FROM verdict v LEFT JOIN decision d ON d.verdict_id = v.id AND d.state <> 'revoked'
    WHERE v.inspection_id = ? AND v.revoked_at IS NULL ORDER BY v.at, v.id`,
  measured: `SELECT c.sha256, c.barcodes, c.module_px_milli, c.faults FROM photo_check c WHERE c.inspection_id = ?`,
  annotated: `SELECT a.sha256, a.shapes FROM annotation a WHERE a.inspection_id = ? ORDER BY a.rowid`,
  deleted: 'SELECT kind, file, rule, at FROM deletion WHERE inspection_id = ? ORDER BY at, file',
  exports: `SELECT id, preset, variant, operator_no, at FROM pack_export WHERE inspection_id = ? ORDER BY at DESC, id DESC`,
  hold: 'SELECT is_held, why, operator_no, at FROM hold WHERE inspection_id = ? ORDER BY id DESC LIMIT 1',
};

type VerdictRow = {
  id: string;
  expected_return_id: string | null;
  verdict: Verdict;
  finding: Finding;
  codes: string;
  cause: Cause;
  judgements: string;
  note: string;
  operator_no: string;
  at: number;
  state: 'to-decide' | 'proposed' | 'approved' | null;
  why: string | null;
  kind: DecisionKind | null;
  amount_cents: number | null;
  reason: string | null;
  decided_by: string | null;
  changed_at: number | null;
};
type CheckRow = { sha256: string; barcodes: string; module_px_milli: number | null; faults: string };
type DeletionRow = { kind: 'photo' | 'recording' | 'attachment'; file: string; rule: string; at: number };
type ExportRow = { id: string; preset: Preset; variant: Variant; operator_no: string; at: number };
type HoldRow = { is_held: number; why: string; operator_no: string; at: number };

const Texts = v.array(v.string());
/** A barcode is a text, or an object with one: whatever the worker found in the picture. */
const Barcodes = v.array(v.union([v.string(), v.object({ text: v.string() })]));
const Shapes = v.union([
  v.array(v.unknown()),
  v.object({ shapes: v.array(v.unknown()), caption: v.optional(v.string()) }),
]);

const toVerdict = (row: VerdictRow): CaseVerdictView => ({
  id: row.id,
  returnId: row.expected_return_id,
  verdict: row.verdict,
  finding: row.finding,
  codes: v.parse(v.array(DefectCode), JSON.parse(row.codes)),
  cause: row.cause,
  judgements: v.parse(Judgements, JSON.parse(row.judgements)),
  note: row.note,
  operatorNo: row.operator_no,
  at: row.at,
  decision:
    row.state === null
      ? null
      : {
          state: row.state,
          why: row.why ?? '',
          kind: row.kind,
          amountCents: row.amount_cents,
          reason: row.reason,
          operatorNo: row.decided_by ?? '',
          at: row.changed_at ?? row.at,
        },
});

const toMeasured = (row: CheckRow): PhotoMeasured => ({
  sha256: row.sha256,
  barcodes: v.parse(Barcodes, JSON.parse(row.barcodes)).map((one) => (typeof one === 'string' ? one : one.text)),
  modulePxMilli: row.module_px_milli,
  faults: v.parse(Texts, JSON.parse(row.faults)),
});

/** Neither a shape nor a caption: the earlier ones are taken back. */
const isDrawn = (shapes: string): boolean => {
  const parsed = v.parse(Shapes, JSON.parse(shapes));
  return Array.isArray(parsed) ? parsed.length > 0 : parsed.shapes.length > 0 || (parsed.caption ?? '') !== '';
};

type Read = Pick<CaseView, 'verdicts' | 'measured' | 'annotated' | 'deleted' | 'exports' | 'hold'>;

/** What the tables know of a case beside the session and its evidence. */
export function createCaseViewStore(db: Database): { read: (inspectionId: string) => Read } {
  const verdicts = db.prepare<[string], VerdictRow>(VIEW_QUERIES.verdicts);
  const measured = db.prepare<[string], CheckRow>(VIEW_QUERIES.measured);
  const annotated = db.prepare<[string], { sha256: string; shapes: string }>(VIEW_QUERIES.annotated);
  const deleted = db.prepare<[string], DeletionRow>(VIEW_QUERIES.deleted);
  const exports = db.prepare<[string], ExportRow>(VIEW_QUERIES.exports);
  const hold = db.prepare<[string], HoldRow>(VIEW_QUERIES.hold);
  return {
    read: (inspectionId) => {
      const held = hold.get(inspectionId);
      const newest = new Map(annotated.all(inspectionId).map(({ sha256, shapes }) => [sha256, shapes]));
      return {
        verdicts: verdicts.all(inspectionId).map(toVerdict),
        measured: measured.all(inspectionId).map(toMeasured),
        annotated: [...newest].flatMap(([sha256, shapes]) => (isDrawn(shapes) ? [sha256] : [])),
        deleted: deleted.all(inspectionId),
        exports: exports.all(inspectionId).map(({ operator_no: operatorNo, ...row }) => ({ ...row, operatorNo })),
        hold:
          held === undefined
            ? null
            : { isHeld: held.is_held === 1, why: held.why, operatorNo: held.operator_no, at: held.at },
      };
    },
  };
}
