import type { Lane, Matching } from '../../shared/session.ts';
import { atOnce } from '../db/commit.ts';
import type { Database } from '../db/open.ts';
import type { ExpectedReturnStore, StoredReturn } from './expected-return-store.ts';
import { carryOf } from './line-count.ts';
import type { Carried, CountableLine } from './line-count.ts';
import type { SessionFact } from './session-facts.ts';
import { saidOf } from './session-said.ts';
import type { Said } from './session-said.ts';
import { foldSession } from './session-state.ts';
import type { SessionState } from './session-state.ts';
import type { Inspection, Parcel, SessionStore } from './session-store.ts';

/** Another box of a return that lies in this one too; `inspectionId` null = received, not opened. */
type OtherBox = { waybill: string; inspectionId: string | null; awaitsRest: boolean };

/** An inspection with all that belongs to it, read at one moment. */
export type Session = {
  inspection: Inspection;
  parcel: Parcel;
  returns: StoredReturn[];
  state: SessionState;
  /** By return: its other boxes that came here, in the order they came. */
  otherBoxes: ReadonlyMap<string, OtherBox[]>;
};

export type Who = { operatorNo: string; station: string; now: number };

type OpenOutcome =
  | { kind: 'opened'; inspectionId: string; matching: Matching }
  | { kind: 'resumed'; inspectionId: string }
  | { kind: 'already-done'; inspectionId: string };

export type SessionService = {
  read: (inspectionId: string) => Session | null;
  readOpen: () => Session | null;
  /**
   * Opens the box under this waybill, resumes its half-done inspection (or one whose rest was said to be in another box
   * of the same waybill), or says that it was done: one inspection a parcel. Must not be called while a box is open.
   */
  open: (scan: { waybill: string; isCheckDigitOff: boolean; isUpToDate: boolean }, who: Who) => OpenOutcome;
  /** The open box was scanned once more: what matches nothing yet may be found elsewhere by now. */
  lookAgain: (session: Session) => void;
  /** Makes a parcel known that came and is opened later. Its waybill must not be known yet. */
  receive: (scan: { waybill: string; isUpToDate: boolean }, who: Who) => Parcel;
  parcelOf: (waybill: string) => { parcel: Parcel; isOpened: boolean } | null;
  add: (inspectionId: string, fact: SessionFact, who: Who) => void;
  /** Puts the box aside: nothing is lost, any later scan of its waybill goes on. */
  setAside: (inspectionId: string, who: Who) => void;
  close: (inspectionId: string, gaps: (SessionFact & { kind: 'closed' })['gaps'], who: Who) => void;
  reopen: (inspectionId: string, who: Who) => void;
  place: (session: Session, bin: string, who: Who) => void;
  setLane: (session: Session, lane: Lane, who: Who) => void;
  /** What is missing of these returns is in another box; an empty list = the other box has come. */
  awaitRest: (inspectionId: string, returnIds: string[], who: Who) => void;
  /** Says that the open box holds this return, or that it doesn't after all. */
  claim: (session: Session, returnId: string, isClaimed: boolean, who: Who) => void;
  /** When something was last recorded at this bench, ms; 0 when nothing ever was. */
  lastRecordedAt: () => number;
  /** Links parcels that had no return to those known now; of a bench that is up to date, the others are unclaimed from here. */
  matchNow: (who: Who, isUpToDate: boolean) => { matched: string[]; unclaimed: string[] };
};

/** Told of each return that a parcel turns out to hold, or doesn't after all; in the transaction that says so. */
export type Links = {
  /** A scanned waybill matches nothing here. Whoever asks others for it does so later: this scan isn't stored yet. */
  missed?: (waybill: string) => void;
  added: (parcel: Parcel, expected: StoredReturn, now: number) => void;
  removed: (parcel: Parcel, expectedReturnId: string, now: number) => void;
};
const UNHEARD: Links = { added: () => undefined, removed: () => undefined };

export const countable = (expected: StoredReturn): CountableLine[] =>
  expected.lines.map((line) => ({
    id: line.id,
    returnId: expected.id,
    expected: line.quantity,
    barcodes: line.barcodes,
    shippedSerials: line.serials,
  }));

export function createSessionService(
  db: Database,
  store: SessionStore,
  expectedReturns: ExpectedReturnStore,
  links: Links = UNHEARD,
): SessionService {
  const returnsOf = (parcelId: string): StoredReturn[] =>
    store.returnIdsOf(parcelId).flatMap((id) => expectedReturns.get(id) ?? []);

  type Ground = { carried: Map<string, Carried>; carriedSaid: Map<string, Said> };

  /**
   * What earlier boxes held of these returns: only boxes of which it was said that the rest is elsewhere, and of those
   * the last, which carries what the ones before it carried.
   */
  const groundOf = (returns: StoredReturn[], boxes: Parcel[][], parcel: Parcel): Ground => {
    const ground: Ground = { carried: new Map(), carriedSaid: new Map() };
    returns.forEach((expected, index) => {
      const all = boxes[index] ?? [];
      const before = all.slice(
        0,
        all.findIndex(({ id }) => id === parcel.id),
      );
      for (const box of before.reverse()) {
        const inspection = store.inspectionOf(box.id);
        const state = inspection === null ? null : stateOf(inspection, box);
        if (state?.awaitsRest.has(expected.id) !== true) continue;
        const lineIds = new Set(expected.lines.map(({ id }) => id));
        for (const count of state.lines)
          if (lineIds.has(count.lineId)) ground.carried.set(count.lineId, carryOf(count));
        ground.carriedSaid.set(expected.id, saidOf(state.said, expected.id));
        return;
      }
    });
    return ground;
  };

  const boxesOf = (returns: StoredReturn[]): Parcel[][] => returns.map(({ id }) => store.parcelsOf(id));

  const stateOf = (
    inspection: Inspection,
    parcel: Parcel,
    returns = returnsOf(parcel.id),
    boxes = boxesOf(returns),
  ): SessionState => {
    const lines = returns.flatMap(countable);
    return foldSession(store.facts(inspection.id), { lines, ...groundOf(returns, boxes, parcel) });
  };

  const otherBoxes = (returns: StoredReturn[], boxes: Parcel[][], parcel: Parcel): Map<string, OtherBox[]> =>
    new Map(
      returns.map((expected, index) => {
        const others = (boxes[index] ?? []).filter(({ id }) => id !== parcel.id);
        const told = others.map((other) => {
          const inspection = store.inspectionOf(other.id);
          const awaitsRest = inspection !== null && stateOf(inspection, other).awaitsRest.has(expected.id);
          return { waybill: other.waybill, inspectionId: inspection?.id ?? null, awaitsRest };
        });
        return [expected.id, told];
      }),
    );

  // Nothing was written since: what was read is what is there. Only outside of transactions, which may be rolled back.
  const written = db.prepare<[], { n: number }>('SELECT total_changes() AS n');
  let readAt = -1;
  const readBefore = new Map<string, Session>();
  const fill = (inspection: Inspection): Session => {
    if (db.inTransaction) return read(inspection);
    const now = written.get()?.n ?? 0;
    if (now !== readAt) readBefore.clear();
    readAt = now;
    const session = readBefore.get(inspection.id) ?? read(inspection);
    readBefore.set(inspection.id, session);
    return session;
  };

  const read = (inspection: Inspection): Session => {
    const parcel = store.parcel(inspection.parcelId);
    const returns = returnsOf(parcel.id);
    const boxes = boxesOf(returns);
    return {
      inspection,
      parcel,
      returns,
      state: stateOf(inspection, parcel, returns, boxes),
      otherBoxes: otherBoxes(returns, boxes, parcel),
    };
  };
  const add = (inspectionId: string, fact: SessionFact, who: Who): void => {
    store.addFact(inspectionId, fact, who.operatorNo, who.now);
  };
  const resume = (inspectionId: string, who: Who): void => {
    add(inspectionId, { kind: 'resumed' }, who);
    store.setState(inspectionId, 'open', who.now);
    store.setAwaitsRest(inspectionId, false);
  };
  const linkAll = (parcel: Parcel, now: number): boolean => {
    const found = expectedReturns.byWaybill(parcel.waybill);
    for (const expected of found) {
      store.link(parcel.id, expected.id);
      links.added(parcel, expected, now);
    }
    return found.length > 0;
  };

  /** The parcel of this waybill, made when it is new, with the returns that are known for it now. */
  const link = (known: Parcel | null, { waybill, isUpToDate }: { waybill: string; isUpToDate: boolean }, who: Who) => {
    const absent: Matching = isUpToDate ? 'unclaimed' : 'unmatched';
    const parcel = known ?? store.addParcel({ waybill, matching: absent, receivedAt: who.now });
    const matching: Matching = linkAll(parcel, who.now) ? 'matched' : absent;
    store.setMatching(parcel.id, matching);
    if (matching !== 'matched') links.missed?.(waybill);
    return { parcel, matching };
  };
  const lookAgain = ({ waybill, matching }: Parcel): void => {
    if (matching !== 'matched') links.missed?.(waybill);
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
    open: ({ waybill, isCheckDigitOff, isUpToDate }, who) =>
      atOnce(db, (): OpenOutcome => {
        const known = store.parcelByWaybill(waybill);
        const before = known === null ? null : store.inspectionOf(known.id);
        if (before !== null && known !== null) {
          lookAgain(known);
          const awaitsRest = stateOf(before, known).awaitsRest.size > 0;
          if (before.state === 'closed' && !awaitsRest) return { kind: 'already-done', inspectionId: before.id };
          resume(before.id, who);
          return { kind: 'resumed', inspectionId: before.id };
        }
        const { parcel, matching } = link(known, { waybill, isUpToDate }, who);
        const inspection = store.addInspection({ parcelId: parcel.id, ...who });
        add(inspection.id, { kind: 'opened', matching, isCheckDigitOff }, who);
        return { kind: 'opened', inspectionId: inspection.id, matching };
      }),
    lookAgain: ({ parcel }) => {
      lookAgain(parcel);
    },
    receive: (scan, who) => atOnce(db, () => link(null, scan, who).parcel),
    parcelOf: (waybill) => {
      const parcel = store.parcelByWaybill(waybill);
      return parcel === null ? null : { parcel, isOpened: store.inspectionOf(parcel.id) !== null };
    },
    add,
    setAside: (inspectionId, who) => {
      atOnce(db, () => {
        add(inspectionId, { kind: 'half-done' }, who);
        store.setState(inspectionId, 'half-done', who.now);
      });
    },
    close: (inspectionId, gaps, who) => {
      atOnce(db, () => {
        add(inspectionId, { kind: 'closed', gaps }, who);
        store.setState(inspectionId, 'closed', who.now);
      });
    },
    reopen: (inspectionId, who) => {
      atOnce(db, () => {
        resume(inspectionId, who);
      });
    },
    place: (session, bin, who) => {
      atOnce(db, () => {
        add(session.inspection.id, { kind: 'placed', bin }, who);
        store.place(session.parcel.id, bin);
      });
    },
    setLane: (session, lane, who) => {
      atOnce(db, () => {
        add(session.inspection.id, { kind: 'lane', lane }, who);
        store.setLane(session.parcel.id, lane);
      });
    },
    awaitRest: (inspectionId, returnIds, who) => {
      atOnce(db, () => {
        if (returnIds.length > 0) add(inspectionId, { kind: 'rest-elsewhere', returnIds }, who);
        store.setAwaitsRest(inspectionId, returnIds.length > 0);
      });
    },
    claim: ({ inspection, parcel, returns }, returnId, isClaimed, who) => {
      atOnce(db, () => {
        add(inspection.id, { kind: isClaimed ? 'claimed' : 'unclaimed', returnId }, who);
        if (isClaimed) store.link(parcel.id, returnId);
        else store.unlink(parcel.id, returnId);
        const expected = isClaimed ? expectedReturns.get(returnId) : null;
        if (expected !== null) links.added(parcel, expected, who.now);
        if (!isClaimed) links.removed(parcel, returnId, who.now);
        const isMatched = isClaimed || returns.some(({ id }) => id !== returnId);
        store.setMatching(parcel.id, isMatched ? 'matched' : 'unclaimed');
      });
    },
    lastRecordedAt: store.lastRecordedAt,
    matchNow: (who, isUpToDate) =>
      atOnce(db, () => {
        const found: { matched: string[]; unclaimed: string[] } = { matched: [], unclaimed: [] };
        for (const parcel of store.unmatched()) {
          const matching = linkAll(store.parcel(parcel.id), who.now) ? 'matched' : 'unclaimed';
          if (matching === 'unclaimed' && (parcel.matching === 'unclaimed' || !isUpToDate)) continue;
          store.setMatching(parcel.id, matching);
          if (matching === 'unclaimed') links.missed?.(parcel.waybill);
          const { id } = store.inspectionOf(parcel.id) ?? { id: null };
          if (id === null) continue;
          if (matching === 'matched') add(id, { kind: 'matched' }, who);
          found[matching].push(id);
        }
        return found;
      }),
  };
}
