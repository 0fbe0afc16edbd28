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

export type CaseService = {
  /** Any text is data. The index is brought up to date first. */
  find: (search: CaseSearch) => CaseHits;
  /** Reads a case. Opening it is an entry of the chain; reading it again (`isOpening` false) is not. */
  view: (input: { inspectionId: string; isOpening: boolean }, operatorNo: string) => Result<CaseView>;
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

  return {
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
