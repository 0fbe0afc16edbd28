import type { Database } from '../db/open.ts';

export type ArbitrationRow = { body: string; operatorNo: string; at: number };

/** By the index of the box: a few rows. */
const STEPS = `SELECT body, operator_no AS operatorNo, at FROM custody_event
  WHERE inspection_id = +? AND kind = 'arbitration' AND body ->> '$.returnId' = +? ORDER BY rowid`;

export type ArbitrationStore = { stepsOf: (inspectionId: string, returnId: string) => ArbitrationRow[] };

export function createArbitrationStore(db: Database): ArbitrationStore {
  const steps = db.prepare<[string, string], ArbitrationRow>(STEPS);
  return { stepsOf: (inspectionId, returnId) => steps.all(inspectionId, returnId) };
}
