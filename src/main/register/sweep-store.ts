import type { Cause, Finding, Reason } from '../../shared/domain-words.ts';
import type { Disposition } from '../../shared/disposition.ts';
import type { Lane, Matching } from '../../shared/session.ts';
import type { Register } from '../../shared/register.ts';
import type { Database } from '../db/open.ts';

/** A box that changed, one row a verdict that stands; without one the verdict's columns are null. */
export type BoxRow = {
  inspectionId: string;
  changedAt: number;
  matching: Matching;
  lane: Lane;
  operatorNo: string;
  finding: Finding | null;
  codes: string | null;
  cause: Cause | null;
  returnId: string | null;
  reason: Reason | null;
  amountCents: number | null;
  why: string | null;
};
export type UnitRow = {
  seq: number;
  unitId: string;
  inspectionId: string;
  returnId: string | null;
  kind: Disposition;
  name: string;
  operatorNo: string;
};
type Source = 'inspection' | 'disposition' | 'lost';

export type SweepStore = {
  mark: (source: Source) => number | null;
  setMark: (source: Source, reached: number) => void;
  boxesFrom: (changedAt: number, limit: number) => BoxRow[];
  /** Boxes with a case that became one to claim back after the box was closed, and is not entered. */
  newClaims: () => BoxRow[][];
  /** Boxes begun since then whose parcel turned out to be unclaimed after they were closed, and is not entered. */
  newUnclaimed: (openedAt: number) => BoxRow[][];
  unitsAfter: (seq: number, limit: number) => UnitRow[];
  lastUnit: () => number;
  /** Returns signed for between these times that no parcel came for. */
  missing: (from: number, to: number) => { returnId: string }[];
  /** Open entries of these registers about this box, or this unit, that no person has touched. */
  untouchedOf: (inspectionId: string) => { id: string; register: Register; subject: string }[];
  /** Open entries of lost returns whose parcel came, and of unclaimed parcels whose return was found. */
  over: () => { id: string }[];
  goodsOfReturn: (returnId: string) => string;
  goodsOfBox: (inspectionId: string) => string;
};

const GOODS = `SELECT group_concat(name, ' · ') AS title FROM (SELECT l.name FROM expected_line l`;

const boxesOf = (inspections: string): string =>
  `SELECT i.id AS inspectionId, i.changed_at AS changedAt, p.matching, p.lane, i.operator_no AS operatorNo,
      v.finding, v.codes, v.cause, r.id AS returnId, r.reason, r.amount_cents AS amountCents, d.why
    FROM (${inspections}) i
      JOIN parcel p ON p.id = i.parcel_id
      LEFT JOIN verdict v ON v.inspection_id = i.id AND v.revoked_at IS NULL
      LEFT JOIN expected_return r ON r.id = v.expected_return_id
      LEFT JOIN decision d ON d.verdict_id = v.id AND d.state IN ('to-decide', 'proposed')
    ORDER BY i.changed_at, i.id`;

/**
 * SQL of the sweep, for the test of its plans: each look begins where the last one ended, or among what is open (left to
 * itself SQLite takes the index of when entries were begun, and reads all there ever were).
 */
export const SWEEP_QUERIES = {
  boxes: boxesOf('SELECT * FROM inspection WHERE changed_at >= ? ORDER BY changed_at, id LIMIT +?'),
  box: boxesOf('SELECT * FROM inspection WHERE id = ?'),
  claims: `SELECT v.inspection_id AS inspectionId FROM decision d JOIN verdict v ON v.id = d.verdict_id
    WHERE d.state IN ('to-decide', 'proposed') AND d.why = 'claim-back' AND v.expected_return_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM register_entry e WHERE e.register = 'claim-back' AND e.subject = v.expected_return_id)`,
  unclaimed: `SELECT i.id AS inspectionId FROM parcel p JOIN inspection i ON i.parcel_id = p.id
    WHERE p.matching <> 'matched' AND p.matching = 'unclaimed' AND p.lane = 'return' AND i.opened_at >= +?
      AND NOT EXISTS (SELECT 1 FROM register_entry e WHERE e.register = 'unclaimed' AND e.subject = i.id)`,
  units: `SELECT d.seq, d.unit_id AS unitId, d.inspection_id AS inspectionId, l.expected_return_id AS returnId, d.kind,
      d.name, d.operator_no AS operatorNo
    FROM disposition d LEFT JOIN expected_line l ON l.id = d.expected_line_id WHERE d.seq > ? ORDER BY d.seq LIMIT +?`,
  missing: `SELECT r.id AS returnId FROM expected_return r WHERE r.state = 'open' AND r.signed_at >= ? AND r.signed_at <= ?
    AND NOT EXISTS (SELECT 1 FROM parcel_return pr WHERE pr.expected_return_id = r.id)
    AND NOT EXISTS (SELECT 1 FROM register_entry e WHERE e.register = 'lost' AND e.subject = r.id)`,
  untouched: `SELECT e.id, e.register, e.subject FROM register_entry e WHERE e.inspection_id = +? AND e.state = 'open'
    AND NOT EXISTS (SELECT 1 FROM register_fact f WHERE f.entry_id = e.id AND f.what NOT IN ('added', 'ended'))`,
  found: `SELECT e.id FROM register_entry e INDEXED BY register_entry_open WHERE e.register = 'lost' AND e.is_open = 1
    AND EXISTS (SELECT 1 FROM parcel_return pr WHERE pr.expected_return_id = e.expected_return_id)`,
  matched: `SELECT e.id FROM register_entry e INDEXED BY register_entry_open CROSS JOIN inspection i ON i.id = e.inspection_id
      CROSS JOIN parcel p ON p.id = i.parcel_id
    WHERE e.register = 'unclaimed' AND e.is_open = 1 AND p.matching = 'matched'`,
};

export function createSweepStore(db: Database): SweepStore {
  const mark = db.prepare<[Source], { reached: number }>('SELECT reached FROM register_mark WHERE source = ?');
  const setMark = db.prepare<[Source, number]>(
    'INSERT INTO register_mark (source, reached) VALUES (?, ?) ON CONFLICT (source) DO UPDATE SET reached = excluded.reached',
  );
  const boxes = db.prepare<[number, number], BoxRow>(SWEEP_QUERIES.boxes);
  const box = db.prepare<[string], BoxRow>(SWEEP_QUERIES.box);
  const claims = db.prepare<[], { inspectionId: string }>(SWEEP_QUERIES.claims);
  const unclaimed = db.prepare<[number], { inspectionId: string }>(SWEEP_QUERIES.unclaimed);
  const units = db.prepare<[number, number], UnitRow>(SWEEP_QUERIES.units);
  const lastUnit = db.prepare<[], { seq: number | null }>('SELECT max(seq) AS seq FROM disposition');
  const missing = db.prepare<[number, number], { returnId: string }>(SWEEP_QUERIES.missing);
  const untouched = db.prepare<[string], { id: string; register: Register; subject: string }>(SWEEP_QUERIES.untouched);
  const over = [SWEEP_QUERIES.found, SWEEP_QUERIES.matched].map((sql) => db.prepare<[], { id: string }>(sql));
  const goodsOfReturn = db.prepare<[string], { title: string | null }>(
    `${GOODS} WHERE l.expected_return_id = +? ORDER BY l.position)`,
  );
  const goodsOfBox = db.prepare<[string], { title: string | null }>(
    `${GOODS} JOIN parcel_return pr ON pr.expected_return_id = l.expected_return_id
       JOIN inspection i ON i.parcel_id = pr.parcel_id WHERE i.id = +? ORDER BY l.expected_return_id, l.position)`,
  );
  return {
    mark: (source) => mark.get(source)?.reached ?? null,
    setMark: (source, reached) => {
      setMark.run(source, reached);
    },
    boxesFrom: (changedAt, limit) => boxes.all(changedAt, limit),
    newClaims: () => claims.all().map(({ inspectionId }) => box.all(inspectionId)),
    newUnclaimed: (openedAt) => unclaimed.all(openedAt).map(({ inspectionId }) => box.all(inspectionId)),
    unitsAfter: (seq, limit) => units.all(seq, limit),
    lastUnit: () => lastUnit.get()?.seq ?? 0,
    missing: (from, to) => missing.all(from, to),
    untouchedOf: (inspectionId) => untouched.all(inspectionId),
    over: () => over.flatMap((query) => query.all()),
    goodsOfReturn: (returnId) => goodsOfReturn.get(returnId)?.title ?? '',
    goodsOfBox: (inspectionId) => goodsOfBox.get(inspectionId)?.title ?? '',
  };
}
