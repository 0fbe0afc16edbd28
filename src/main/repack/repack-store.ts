import type { Payer } from '../../shared/register.ts';
import type { Database } from '../db/open.ts';

/** A repacking as it is stored; at most one is open at a bench. */
export type StoredRepack = {
  id: string;
  inspectionId: string;
  state: 'open' | 'sent' | 'dropped';
  waybill: string | null;
  payer: Payer | null;
  operatorNo: string;
  startedAt: number;
};

export type RepackStore = {
  /** The one under way; null when there is none. */
  open: () => StoredRepack | null;
  /** The newest of this box, whatever became of it. */
  last: (inspectionId: string) => StoredRepack | null;
  wasSent: (inspectionId: string) => boolean;
  /** A case of this box is before the platform or a regulator, and no ruling was entered. */
  awaitsRuling: (inspectionId: string) => boolean;
  add: (repack: Omit<StoredRepack, 'state' | 'waybill' | 'payer'>) => void;
  change: (repack: StoredRepack, now: number) => void;
};

const COLUMNS = `id, inspection_id AS inspectionId, state, waybill, payer, operator_no AS operatorNo, started_at AS startedAt`;

/** SQL of each scan at a free bench, for the test of their plans. */
export const REPACK_QUERIES = {
  open: `SELECT ${COLUMNS} FROM repack WHERE state = 'open'`,
  last: `SELECT ${COLUMNS} FROM repack WHERE inspection_id = ? ORDER BY started_at DESC, id DESC LIMIT 1`,
  ruling: `SELECT count(*) AS n FROM dispute_case WHERE inspection_id = ? AND state = 'open' AND level >= 2`,
  sent: `SELECT count(*) AS n FROM repack WHERE inspection_id = ? AND state = 'sent'`,
};

export function createRepackStore(db: Database): RepackStore {
  const open = db.prepare<[], StoredRepack>(REPACK_QUERIES.open);
  const last = db.prepare<[string], StoredRepack>(REPACK_QUERIES.last);
  const sent = db.prepare<[string], { n: number }>(REPACK_QUERIES.sent);
  const ruling = db.prepare<[string], { n: number }>(REPACK_QUERIES.ruling);
  const insert = db.prepare(
    `INSERT INTO repack (id, inspection_id, state, operator_no, started_at, changed_at)
     VALUES (@id, @inspectionId, 'open', @operatorNo, @startedAt, @startedAt)`,
  );
  const update = db.prepare(
    `UPDATE repack SET state = @state, waybill = @waybill, payer = @payer, operator_no = @operatorNo, changed_at = @now
     WHERE id = @id`,
  );
  return {
    open: () => open.get() ?? null,
    last: (inspectionId) => last.get(inspectionId) ?? null,
    wasSent: (inspectionId) => (sent.get(inspectionId)?.n ?? 0) > 0,
    awaitsRuling: (inspectionId) => (ruling.get(inspectionId)?.n ?? 0) > 0,
    add: ({ id, inspectionId, operatorNo, startedAt }) => {
      insert.run({ id, inspectionId, operatorNo, startedAt });
    },
    change: ({ id, state, waybill, payer, operatorNo }, now) => {
      update.run({ id, state, waybill, payer, operatorNo, now });
    },
  };
}
