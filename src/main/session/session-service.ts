import type { Matching } from '../../shared/session.ts';
import type { Database } from '../db/open.ts';
import type { ExpectedReturnStore, StoredReturn } from './expected-return-store.ts';
import type { SessionFact } from './session-facts.ts';
import { foldSession } from './session-state.ts';
import type { CountableLine, SessionState } from './session-state.ts';
import type { Inspection, Parcel, SessionStore } from './session-store.ts';

/** An inspection with all that belongs to it, read at one moment. */
export type Session = { inspection: Inspection; parcel: Parcel; returns: StoredReturn[]; state: SessionState };

export type Who = { operatorNo: string; station: string; now: number };

type OpenOutcome =
  | { kind: 'opened'; inspectionId: string; matching: Matching }
  | { kind: 'resumed'; inspectionId: string }
  | { kind: 'already-done'; inspectionId: string };

export type SessionService = {
  read: (inspectionId: string) => Session | null;
  readOpen: () => Session | null;
  /**
   * Opens the box under this waybill, resumes its half-done inspection, or says that it was done: one inspection a
   * parcel. Must not be called while a box is open.
   */
  open: (scan: { waybill: string; isCheckDigitOff: boolean; isOnline: boolean }, who: Who) => OpenOutcome;
  add: (inspectionId: string, fact: SessionFact, who: Who) => void;
  /** Puts the box aside: nothing is lost, any later scan of its waybill goes on. */
  setAside: (inspectionId: string, who: Who) => void;
  close: (inspectionId: string, gaps: (SessionFact & { kind: 'closed' })['gaps'], who: Who) => void;
  reopen: (inspectionId: string, who: Who) => void;
  place: (session: Session, bin: string, who: Who) => void;
  /** Links parcels that had no expected return to those known now; gives back the inspections concerned. */
  matchNow: (who: Who) => string[];
};

export const countable = (expected: StoredReturn): CountableLine[] =>
  expected.lines.map((line) => ({
    id: line.id,
    expected: line.quantity,
    barcodes: line.barcodes,
    shippedSerials: line.serials,
  }));

export function createSessionService(
  db: Database,
  store: SessionStore,
  expectedReturns: ExpectedReturnStore,
): SessionService {
  const fill = (inspection: Inspection): Session => {
    const parcel = store.parcel(inspection.parcelId);
    const returns = store.returnIdsOf(parcel.id).flatMap((id) => expectedReturns.get(id) ?? []);
    const state = foldSession(store.facts(inspection.id), returns.flatMap(countable));
    return { inspection, parcel, returns, state };
  };
  const add = (inspectionId: string, fact: SessionFact, who: Who): void => {
    store.addFact(inspectionId, fact, who.operatorNo, who.now);
  };
  const linkAll = (parcelId: string, waybill: string): boolean => {
    const found = expectedReturns.byWaybill(waybill);
    for (const expected of found) store.link(parcelId, expected.id);
    return found.length > 0;
  };

  return {
    read: (inspectionId) => {
      const inspection = store.inspection(inspectionId);
      return inspection === null ? null : fill(inspection);
    },
    readOpen: () => {
      const inspection = store.openInspection();
      return inspection === null ? null : fill(inspection);
    },
    open: ({ waybill, isCheckDigitOff, isOnline }, who) =>
      db
        .transaction((): OpenOutcome => {
          const known = store.parcelByWaybill(waybill);
          const before = known === null ? null : store.inspectionOf(known.id);
          if (before?.state === 'closed') return { kind: 'already-done', inspectionId: before.id };
          if (before !== null) {
            store.setState(before.id, 'open', who.now);
            add(before.id, { kind: 'resumed' }, who);
            return { kind: 'resumed', inspectionId: before.id };
          }
          const absent: Matching = isOnline ? 'unclaimed' : 'unmatched';
          const parcel = known ?? store.addParcel({ waybill, matching: absent, receivedAt: who.now });
          const matching: Matching = linkAll(parcel.id, waybill) ? 'matched' : absent;
          store.setMatching(parcel.id, matching);
          const inspection = store.addInspection({ parcelId: parcel.id, ...who });
          add(inspection.id, { kind: 'opened', matching, isCheckDigitOff }, who);
          return { kind: 'opened', inspectionId: inspection.id, matching };
        })
        .immediate(),
    add,
    setAside: (inspectionId, who) => {
      db.transaction(() => {
        add(inspectionId, { kind: 'half-done' }, who);
        store.setState(inspectionId, 'half-done', who.now);
      }).immediate();
    },
    close: (inspectionId, gaps, who) => {
      db.transaction(() => {
        add(inspectionId, { kind: 'closed', gaps }, who);
        store.setState(inspectionId, 'closed', who.now);
      }).immediate();
    },
    reopen: (inspectionId, who) => {
      db.transaction(() => {
        add(inspectionId, { kind: 'resumed' }, who);
        store.setState(inspectionId, 'open', who.now);
      }).immediate();
    },
    place: (session, bin, who) => {
      db.transaction(() => {
        add(session.inspection.id, { kind: 'placed', bin }, who);
        store.place(session.parcel.id, bin);
      }).immediate();
    },
    matchNow: (who) =>
      db
        .transaction(() =>
          store.unmatched().flatMap((parcel) => {
            if (!linkAll(parcel.id, parcel.waybill)) return [];
            store.setMatching(parcel.id, 'matched');
            const inspection = store.inspectionOf(parcel.id);
            if (inspection === null) return [];
            add(inspection.id, { kind: 'matched' }, who);
            return [inspection.id];
          }),
        )
        .immediate(),
  };
}
