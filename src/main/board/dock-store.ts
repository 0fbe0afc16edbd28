import type { DockParcel } from '../../shared/board.ts';
import type { Database } from '../db/open.ts';

type DockRow = Omit<DockParcel, 'kind' | 'title'> & { parcelId: string; title: string | null; isKnown: number };

export type DockStore = {
  add: (parcel: { parcelId: string; receivedAt: number; operatorNo: string }) => void;
  setPlace: (parcelId: string, place: string) => void;
  remove: (parcelId: string) => void;
  has: (parcelId: string) => boolean;
  /** Takes off the list what was opened since. */
  tidy: () => void;
  count: () => number;
  /** Newest first. */
  latest: (limit: number) => DockRow[];
};

const NOT_OPENED = 'NOT EXISTS (SELECT 1 FROM inspection i WHERE i.parcel_id = d.parcel_id)';

/** SQL of the dock, for the test of its plans; CROSS JOIN as in `board-store.ts`. */
export const DOCK_QUERIES = {
  count: `SELECT count(*) AS n FROM dock_parcel d WHERE ${NOT_OPENED}`,
  latest: `SELECT p.id AS parcelId, p.waybill, p.place, d.received_at AS receivedAt,
      EXISTS (SELECT 1 FROM parcel_return pr WHERE pr.parcel_id = p.id) AS isKnown,
      (SELECT group_concat(l.name, ' · ') FROM parcel_return pr JOIN expected_line l
        ON l.expected_return_id = pr.expected_return_id WHERE pr.parcel_id = p.id) AS title
    FROM dock_parcel d CROSS JOIN parcel p ON p.id = d.parcel_id
    WHERE ${NOT_OPENED} ORDER BY d.received_at DESC, d.parcel_id DESC LIMIT +?`,
};

export function createDockStore(db: Database): DockStore {
  const insert = db.prepare<[string, number, string]>(
    'INSERT INTO dock_parcel (parcel_id, received_at, operator_no) VALUES (?, ?, ?)',
  );
  const place = db.prepare<[string, string]>('UPDATE parcel SET place = ? WHERE id = ?');
  const remove = db.prepare<[string]>('DELETE FROM dock_parcel WHERE parcel_id = ?');
  const has = db.prepare<[string], { n: number }>('SELECT count(*) AS n FROM dock_parcel WHERE parcel_id = ?');
  const tidy = db.prepare<[]>(
    'DELETE FROM dock_parcel WHERE EXISTS (SELECT 1 FROM inspection i WHERE i.parcel_id = dock_parcel.parcel_id)',
  );
  const count = db.prepare<[], { n: number }>(DOCK_QUERIES.count);
  const latest = db.prepare<[number], DockRow>(DOCK_QUERIES.latest);
  return {
    add: ({ parcelId, receivedAt, operatorNo }) => {
      insert.run(parcelId, receivedAt, operatorNo);
    },
    setPlace: (parcelId, where) => {
      place.run(where, parcelId);
    },
    remove: (parcelId) => {
      remove.run(parcelId);
    },
    has: (parcelId) => (has.get(parcelId)?.n ?? 0) > 0,
    tidy: () => {
      tidy.run();
    },
    count: () => count.get()?.n ?? 0,
    latest: (limit) => latest.all(limit),
  };
}
