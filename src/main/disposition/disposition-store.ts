import type { Disposition } from '../../shared/disposition.ts';
import type { Database } from '../db/open.ts';

/** One unit with its place, as last put. */
export type StoredUnit = {
  unitId: string;
  inspectionId: string;
  lineId: string | null;
  sku: string;
  name: string;
  unit: number;
  disposition: Disposition;
  bin: string;
  operatorNo: string;
  secondOperatorNo: string | null;
  at: number;
};

export type DispositionStore = {
  /** Puts a unit somewhere, for the first time or anew. */
  put: (unit: StoredUnit) => void;
  /** The box was opened again: its units have no place any more. */
  takeBack: (inspectionId: string, operatorNo: string, now: number) => void;
  unitsOf: (inspectionId: string) => StoredUnit[];
  unit: (unitId: string) => StoredUnit | null;
};

type Row = {
  unit_id: string;
  inspection_id: string;
  expected_line_id: string | null;
  sku: string;
  name: string;
  unit: number;
  kind: Disposition;
  bin: string;
  operator_no: string;
  second_operator_no: string | null;
  at: number;
};

const toUnit = (row: Row): StoredUnit => ({
  unitId: row.unit_id,
  inspectionId: row.inspection_id,
  lineId: row.expected_line_id,
  sku: row.sku,
  name: row.name,
  unit: row.unit,
  disposition: row.kind,
  bin: row.bin,
  operatorNo: row.operator_no,
  secondOperatorNo: row.second_operator_no,
  at: row.at,
});

const COLUMNS = `d.unit_id, d.inspection_id, d.expected_line_id, d.sku, d.name, d.unit, d.kind, d.bin, d.operator_no,
  d.second_operator_no, d.at`;
/** The last row of a unit holds, unless it says that the unit was taken back. */
const STANDS = `d.kind <> 'taken-back'
  AND NOT EXISTS (SELECT 1 FROM disposition later WHERE later.unit_id = d.unit_id AND later.seq > d.seq)`;

export function createDispositionStore(db: Database): DispositionStore {
  const insert = db.prepare(
    `INSERT INTO disposition (unit_id, inspection_id, expected_line_id, sku, name, unit, kind, bin, operator_no,
       second_operator_no, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const takeBack = db.prepare<{ inspectionId: string; operatorNo: string; now: number }>(
    `INSERT INTO disposition (unit_id, inspection_id, expected_line_id, sku, name, unit, kind, bin, operator_no, at)
     SELECT d.unit_id, d.inspection_id, d.expected_line_id, d.sku, d.name, d.unit, 'taken-back', d.bin, @operatorNo, @now
     FROM disposition d WHERE d.inspection_id = @inspectionId AND ${STANDS} ORDER BY d.seq`,
  );
  const ofInspection = db.prepare<[string], Row>(
    `SELECT ${COLUMNS} FROM disposition d WHERE d.inspection_id = +? AND ${STANDS}
     ORDER BY (SELECT min(seq) FROM disposition first WHERE first.unit_id = d.unit_id)`,
  );
  const one = db.prepare<[string], Row>(
    `SELECT ${COLUMNS} FROM disposition d WHERE d.unit_id = +? AND ${STANDS} ORDER BY d.seq DESC LIMIT 1`,
  );
  return {
    put: (u) => {
      const what = [u.unitId, u.inspectionId, u.lineId, u.sku, u.name, u.unit];
      insert.run(...what, u.disposition, u.bin, u.operatorNo, u.secondOperatorNo, u.at);
    },
    takeBack: (inspectionId, operatorNo, now) => {
      takeBack.run({ inspectionId, operatorNo, now });
    },
    unitsOf: (inspectionId) => ofInspection.all(inspectionId).map(toUnit),
    unit: (unitId) => {
      const row = one.get(unitId);
      return row === undefined ? null : toUnit(row);
    },
  };
}
