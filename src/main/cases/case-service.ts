import type { CaseHits, CaseSearch, CaseView } from '../../shared/cases.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Settings } from '../../shared/settings.ts';
import type { CustodyService } from '../custody/custody-service.ts';
import type { Database } from '../db/open.ts';
import type { DecisionStore } from '../decision/decision-store.ts';
import { viewReturn } from '../decision/return-view.ts';
import type { EvidenceCase, EvidenceService } from '../evidence/evidence-service.ts';
import type { Session, SessionService } from '../session/session-service.ts';
import { tellLines } from './case-events.ts';
import { createCaseIndex } from './case-index.ts';
import { createCaseSearchStore } from './case-search-store.ts';
import { createCaseViewStore } from './case-view-store.ts';

/** A person who searches waits this long for the index at most; the rest is done while nothing else is. */
const CATCH_UP_MS = 200;

/** A window reads what it shows more than once: within this time it is one look. */
const LOOK_MS = 5 * 60_000;
const LOOKS_KEPT = 200;

export type CaseService = {
  /** Any text is data. The index is brought up to date first. */
  find: (search: CaseSearch) => CaseHits;
  /** Reads a case. Opening it is an entry of the chain; reading it again (`isOpening` false) is not. */
  view: (input: { inspectionId: string; isOpening: boolean }, operatorNo: string) => Result<CaseView>;
  /**
   * Somebody looks at the evidence of a parcel that is not on the bench any more: an entry of the chain, once each time
   * (the same person within LOOK_MS is still looking). What is filmed and photographed right now is no look.
   */
  noteLook: (inspectionId: string, operatorNo: string) => void;
  /** Brings the index up to date for about this long; true when nothing is left. */
  catchUp: (withinMs: number) => boolean;
};

type Deps = {
  db: Database;
  custody: Pick<CustodyService, 'entriesOf' | 'record'>;
  sessions: SessionService;
  evidence: EvidenceService;
  decisionStore: DecisionStore;
  settings: () => Settings;
  /** Ms of a clock that measures. */
  uptime: () => number;
};

export function createCaseService({
  db,
  custody,
  sessions,
  evidence,
  decisionStore,
  settings,
  uptime,
}: Deps): CaseService {
  const index = createCaseIndex(db, uptime);
  const search = createCaseSearchStore(db);
  const store = createCaseViewStore(db);

  const casesOf = ({ inspection, returns }: Session): EvidenceCase[] => {
    const given = decisionStore.verdictsOf(inspection.id);
    const ids = returns.length === 0 ? [null] : returns.map(({ id }) => id);
    return ids.map((returnId) => ({
      returnId,
      verdict:
        given.find(({ expectedReturnId }) => expectedReturnId === returnId || expectedReturnId === null)?.verdict ??
        null,
    }));
  };

  const read = (session: Session): CaseView => {
    const { inspection, parcel, returns } = session;
    const rest = store.read(inspection.id);
    return {
      inspectionId: inspection.id,
      waybill: parcel.waybill,
      courier: returns.find(({ courier }) => courier !== null)?.courier ?? null,
      lane: parcel.lane,
      place: session.state.bin ?? parcel.place,
      receivedAt: parcel.receivedAt,
      openedAt: inspection.openedAt,
      operatorNo: inspection.operatorNo,
      isOpen: inspection.state === 'open',
      returns: returns.map((one) => viewReturn(session, one, decisionStore.verdictOfReturn(one.id), settings())),
      evidence: evidence.view(session, casesOf(session)),
      ...rest,
      timeLine: tellLines(custody.entriesOf(inspection.id)),
    };
  };

  const looks = new Map<string, number>();
  const noteLook = (inspectionId: string, operatorNo: string): void => {
    const state = sessions.read(inspectionId)?.inspection.state;
    if (state === undefined || state === 'open') return;
    const look = `${operatorNo} ${inspectionId}`;
    const since = uptime() - (looks.get(look) ?? Number.NEGATIVE_INFINITY);
    if (since < LOOK_MS) return;
    looks.delete(look);
    looks.set(look, uptime());
    const [oldest] = looks.keys();
    if (looks.size > LOOKS_KEPT && oldest !== undefined) looks.delete(oldest);
    custody.record({ kind: 'viewed', inspectionId, body: {}, operatorNo });
  };

  return {
    noteLook,
    find: (wanted) => {
      const isDone = index.catchUp(CATCH_UP_MS);
      return { ...search.find(wanted), isBehind: !isDone };
    },
    view: ({ inspectionId, isOpening }, operatorNo) => {
      if (sessions.read(inspectionId) === null) return refuse('unknown-inspection');
      if (isOpening) custody.record({ kind: 'viewed', inspectionId, body: {}, operatorNo });
      const session = sessions.read(inspectionId);
      return session === null ? refuse('unknown-inspection') : ok(read(session));
    },
    catchUp: index.catchUp,
  };
}
