import * as v from 'valibot';
import type { Lane, Matching } from '../../shared/session.ts';
import type { Database } from '../db/open.ts';
import type { Ids } from '../lib/ids.ts';
import { SessionFact } from './session-facts.ts';
import type { StoredFact } from './session-facts.ts';

export type Parcel = {
  id: string;
  waybill: string;
  matching: Matching;
  lane: Lane;
  receivedAt: number;
  place: string | null;
};
type InspectionState = 'open' | 'half-done' | 'closed';
export type Inspection = {
  id: string;
  parcelId: string;
  operatorNo: string;
  state: InspectionState;
  openedAt: number;
  changedAt: number;
};

/** A closed or set-aside inspection, without its facts: many are shown, few are opened again. */
type RecentInspection = {
  id: string;
  waybill: string;
  lane: Lane;
  isHalfDone: boolean;
  awaitsRest: boolean;
  /** The goods of its returns, joined. */
  title: string;
  changedAt: number;
};

export type SessionStore = {
  parcelByWaybill: (waybill: string) => Parcel | null;
  parcel: (id: string) => Parcel;
  addParcel: (parcel: { waybill: string; matching: Matching; receivedAt: number }) => Parcel;
  /** Parcels without an expected return yet, oldest first. */
  unmatched: () => Parcel[];
  link: (parcelId: string, expectedReturnId: string) => void;
  unlink: (parcelId: string, expectedReturnId: string) => void;
  setLane: (parcelId: string, lane: Lane) => void;
  setMatching: (parcelId: string, matching: Matching) => void;
  place: (parcelId: string, place: string) => void;
  returnIdsOf: (parcelId: string) => string[];
  /** All parcels a return came in, in the order they came. */
  parcelsOf: (expectedReturnId: string) => Parcel[];
  addInspection: (inspection: { parcelId: string; operatorNo: string; station: string; now: number }) => Inspection;
  setState: (inspectionId: string, state: InspectionState, now: number) => void;
  setAwaitsRest: (inspectionId: string, awaitsRest: boolean) => void;
  inspection: (id: string) => Inspection | null;
  inspectionOf: (parcelId: string) => Inspection | null;
  openInspection: () => Inspection | null;
  /** The last ones that are not open, newest first, with what their line on the screen needs. */
  recent: (count: number) => RecentInspection[];
  addFact: (inspectionId: string, fact: SessionFact, operatorNo: string, now: number) => StoredFact;
  facts: (inspectionId: string) => StoredFact[];
  /** When the newest fact was recorded; 0 without any. */
  lastRecordedAt: () => number;
};

const FACTS_KEPT = 500;

type ParcelRow = {
  id: string;
  waybill: string;
  matching: Matching;
  lane: Lane;
  received_at: number;
  place: string | null;
};
type InspectionRow = {
  id: string;
  parcel_id: string;
  operator_no: string;
  state: InspectionState;
  opened_at: number;
  changed_at: number;
};

const toParcel = (row: ParcelRow): Parcel => ({
  id: row.id,
  waybill: row.waybill,
  matching: row.matching,
  lane: row.lane,
  receivedAt: row.received_at,
  place: row.place,
});
const toInspection = (row: InspectionRow): Inspection => ({
  id: row.id,
  parcelId: row.parcel_id,
  operatorNo: row.operator_no,
  state: row.state,
  openedAt: row.opened_at,
  changedAt: row.changed_at,
});

export function createSessionStore(db: Database, ids: Ids): SessionStore {
  const parcelColumns = 'id, waybill, matching, lane, received_at, place';
  const byWaybill = db.prepare<[string], ParcelRow>(`SELECT ${parcelColumns} FROM parcel WHERE waybill = ?`);
  const parcelById = db.prepare<[string], ParcelRow>(`SELECT ${parcelColumns} FROM parcel WHERE id = ?`);
  const unmatched = db.prepare<[], ParcelRow>(
    // `+`: else the order is taken from the index of all ids, past every parcel there ever was.
    `SELECT ${parcelColumns} FROM parcel WHERE matching <> 'matched' AND lane = 'return' ORDER BY +id`,
  );
  const insertParcel = db.prepare<[string, string, string, string, number]>(
    'INSERT INTO parcel (id, waybill, waybill_reversed, matching, received_at) VALUES (?, ?, ?, ?, ?)',
  );
  const link = db.prepare<[string, string]>(
    'INSERT OR IGNORE INTO parcel_return (parcel_id, expected_return_id) VALUES (?, ?)',
  );
  const unlink = db.prepare<[string, string]>(
    'DELETE FROM parcel_return WHERE parcel_id = ? AND expected_return_id = ?',
  );
  const setLane = db.prepare<[string, string]>('UPDATE parcel SET lane = ? WHERE id = ?');
  const parcelsOf = db.prepare<[string], ParcelRow>(
    `SELECT ${parcelColumns} FROM parcel JOIN parcel_return ON parcel_id = id
     WHERE expected_return_id = +? ORDER BY received_at, id`,
  );
  const setMatching = db.prepare<[string, string]>('UPDATE parcel SET matching = ? WHERE id = ?');
  const setPlace = db.prepare<[string, string]>('UPDATE parcel SET place = ? WHERE id = ?');
  const returnIds = db.prepare<[string], { expected_return_id: string }>(
    'SELECT expected_return_id FROM parcel_return WHERE parcel_id = +? ORDER BY expected_return_id',
  );
  const insertInspection = db.prepare<[string, string, string, string, number, number]>(
    `INSERT INTO inspection (id, parcel_id, operator_no, station, state, opened_at, changed_at)
     VALUES (?, ?, ?, ?, 'open', ?, ?)`,
  );
  const setState = db.prepare<[string, number, string]>('UPDATE inspection SET state = ?, changed_at = ? WHERE id = ?');
  const setAwaitsRest = db.prepare<[number, string]>('UPDATE inspection SET awaits_rest = ? WHERE id = ?');
  const columns = 'id, parcel_id, operator_no, state, opened_at, changed_at';
  const byId = db.prepare<[string], InspectionRow>(`SELECT ${columns} FROM inspection WHERE id = ?`);
  const byParcel = db.prepare<[string], InspectionRow>(`SELECT ${columns} FROM inspection WHERE parcel_id = ?`);
  const open = db.prepare<[], InspectionRow>(`SELECT ${columns} FROM inspection WHERE state = 'open'`);
  type RecentRow = Pick<InspectionRow, 'id' | 'state' | 'changed_at'> &
    Pick<ParcelRow, 'waybill' | 'lane'> & { awaits_rest: number; title: string | null };
  const recent = db.prepare<[number], RecentRow>(
    `SELECT i.id, i.state, i.changed_at, i.awaits_rest, p.waybill, p.lane,
       (SELECT group_concat(name, ' · ') FROM (
          SELECT l.name FROM parcel_return r JOIN expected_line l ON l.expected_return_id = r.expected_return_id
          WHERE r.parcel_id = p.id ORDER BY r.expected_return_id, l.position)) AS title
     FROM (SELECT * FROM inspection WHERE state <> 'open' ORDER BY changed_at DESC, id DESC LIMIT +?) i
       JOIN parcel p ON p.id = i.parcel_id
     ORDER BY i.changed_at DESC, i.id DESC`,
  );
  /** What a fact says never changes, and its id is never given again: read from its text once. Of the last few boxes. */
  const parsed = new Map<string, StoredFact>();
  const toFact = (row: { id: string; body: string; at: number }): StoredFact => {
    const known = parsed.get(row.id);
    if (known !== undefined) return known;
    if (parsed.size >= FACTS_KEPT) parsed.clear();
    const fact = { id: row.id, at: row.at, fact: v.parse(SessionFact, JSON.parse(row.body)) };
    parsed.set(row.id, fact);
    return fact;
  };
  const insertFact = db.prepare<[string, string, string, string, number]>(
    'INSERT INTO session_fact (id, inspection_id, body, operator_no, at) VALUES (?, ?, ?, ?, ?)',
  );
  const facts = db.prepare<[string], { id: string; body: string; at: number }>(
    'SELECT id, body, at FROM session_fact WHERE inspection_id = +? ORDER BY seq',
  );

  // The newest few, so that a clock that was set back meanwhile doesn't hide the later time.
  const last = db.prepare<[], { at: number | null }>(
    'SELECT max(at) AS at FROM (SELECT at FROM session_fact ORDER BY seq DESC LIMIT 50)',
  );

  const parcel = (id: string): Parcel => {
    const row = parcelById.get(id);
    if (row === undefined) throw new Error(`parcel ${id} is gone`);
    return toParcel(row);
  };
  const inspection = (id: string): Inspection | null => {
    const row = byId.get(id);
    return row === undefined ? null : toInspection(row);
  };

  return {
    parcelByWaybill: (waybill) => {
      const row = byWaybill.get(waybill);
      return row === undefined ? null : toParcel(row);
    },
    parcel,
    addParcel: ({ waybill, matching, receivedAt }) => {
      const id = ids.next();
      insertParcel.run(id, waybill, Array.from(waybill).reverse().join(''), matching, receivedAt);
      return parcel(id);
    },
    unmatched: () => unmatched.all().map(toParcel),
    link: (parcelId, expectedReturnId) => {
      link.run(parcelId, expectedReturnId);
    },
    unlink: (parcelId, expectedReturnId) => {
      unlink.run(parcelId, expectedReturnId);
    },
    setLane: (parcelId, lane) => {
      setLane.run(lane, parcelId);
    },
    setMatching: (parcelId, matching) => {
      setMatching.run(matching, parcelId);
    },
    place: (parcelId, place) => {
      setPlace.run(place, parcelId);
    },
    returnIdsOf: (parcelId) => returnIds.all(parcelId).map((row) => row.expected_return_id),
    parcelsOf: (expectedReturnId) => parcelsOf.all(expectedReturnId).map(toParcel),
    addInspection: ({ parcelId, operatorNo, station, now }) => {
      const id = ids.next();
      insertInspection.run(id, parcelId, operatorNo, station, now, now);
      return { id, parcelId, operatorNo, state: 'open', openedAt: now, changedAt: now };
    },
    setState: (inspectionId, state, now) => {
      setState.run(state, now, inspectionId);
    },
    setAwaitsRest: (inspectionId, awaitsRest) => {
      setAwaitsRest.run(+awaitsRest, inspectionId);
    },
    inspection,
    inspectionOf: (parcelId) => {
      const row = byParcel.get(parcelId);
      return row === undefined ? null : toInspection(row);
    },
    openInspection: () => {
      const row = open.get();
      return row === undefined ? null : toInspection(row);
    },
    recent: (count) =>
      recent.all(count).map((row) => ({
        id: row.id,
        waybill: row.waybill,
        lane: row.lane,
        isHalfDone: row.state === 'half-done',
        awaitsRest: row.awaits_rest === 1,
        title: row.title ?? '',
        changedAt: row.changed_at,
      })),
    addFact: (inspectionId, fact, operatorNo, now) => {
      const id = ids.next();
      insertFact.run(id, inspectionId, JSON.stringify(fact), operatorNo, now);
      return { id, at: now, fact };
    },
    lastRecordedAt: () => last.get()?.at ?? 0,
    facts: (inspectionId) => facts.all(inspectionId).map(toFact),
  };
}
