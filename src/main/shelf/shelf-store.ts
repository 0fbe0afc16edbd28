import type { Database } from '../db/open.ts';

export type WaitingParcel = {
  inspectionId: string | null;
  parcelId: string;
  waybill: string;
  sinceAt: number;
  matching: 'matched' | 'unclaimed' | 'unmatched';
  lane: 'return' | 'refused' | 'other-merchant';
  state: 'open' | 'half-done' | 'closed' | null;
  awaitsRest: boolean;
};

type HandedOver = {
  id: string;
  receiver: 'courier' | 'warehouse';
  signer: string;
  operatorNo: string;
  at: number;
};

export type ShelfStore = {
  /** Half done, waiting for another box, without a return, or not ours and still here. */
  waiting: () => WaitingParcel[];
  isHandedOver: (parcelId: string) => boolean;
  addHandOver: (handOver: HandedOver, parcelIds: string[]) => void;
};

type Row = {
  inspection_id: string | null;
  parcel_id: string;
  waybill: string;
  since_at: number;
  matching: WaitingParcel['matching'];
  lane: WaitingParcel['lane'];
  state: WaitingParcel['state'];
  awaits_rest: number | null;
};

const COLUMNS = `i.id AS inspection_id, p.id AS parcel_id, p.waybill, coalesce(i.changed_at, p.received_at) AS since_at,
  p.matching, p.lane, i.state, i.awaits_rest`;

/** Each on its own partial index: what waits is little, what was done is years. For the test of their plans. */
export const SHELF_QUERIES = {
  begun: `SELECT ${COLUMNS} FROM inspection i JOIN parcel p ON p.id = i.parcel_id
    WHERE i.state = 'half-done' OR i.awaits_rest = 1`,
  unknown: `SELECT ${COLUMNS} FROM parcel p LEFT JOIN inspection i ON i.parcel_id = p.id
    WHERE p.matching <> 'matched' AND p.lane = 'return'`,
  notOurs: `SELECT ${COLUMNS} FROM parcel p JOIN inspection i ON i.parcel_id = p.id
    WHERE p.lane = 'other-merchant' AND NOT EXISTS (SELECT 1 FROM hand_over_parcel h WHERE h.parcel_id = p.id)`,
};

export function createShelfStore(db: Database): ShelfStore {
  const queries = Object.values(SHELF_QUERIES).map((sql) => db.prepare<[], Row>(sql));
  const handed = db.prepare<[string], { n: number }>('SELECT count(*) AS n FROM hand_over_parcel WHERE parcel_id = ?');
  const insert = db.prepare('INSERT INTO hand_over (id, receiver, signer, operator_no, at) VALUES (?, ?, ?, ?, ?)');
  const insertParcel = db.prepare('INSERT INTO hand_over_parcel (parcel_id, hand_over_id) VALUES (?, ?)');

  return {
    waiting: () => {
      const rows = queries.flatMap((query) => query.all());
      const once = new Map(rows.map((row) => [row.parcel_id, row]));
      return [...once.values()].map((row) => ({
        inspectionId: row.inspection_id,
        parcelId: row.parcel_id,
        waybill: row.waybill,
        sinceAt: row.since_at,
        matching: row.matching,
        lane: row.lane,
        state: row.state,
        awaitsRest: row.awaits_rest === 1,
      }));
    },
    isHandedOver: (parcelId) => (handed.get(parcelId)?.n ?? 0) > 0,
    addHandOver: ({ id, receiver, signer, operatorNo, at }, parcelIds) => {
      insert.run(id, receiver, signer, operatorNo, at);
      for (const parcelId of parcelIds) insertParcel.run(parcelId, id);
    },
  };
}
