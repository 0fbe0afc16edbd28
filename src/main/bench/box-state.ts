import type { Verdict } from '../../shared/domain-words.ts';
import type { DecisionStore } from '../decision/decision-store.ts';
import type { EvidenceCase } from '../evidence/evidence-service.ts';
import { saidOf } from '../session/session-said.ts';
import type { Said } from '../session/session-said.ts';
import type { Session } from '../session/session-service.ts';

// bench: the seat of the inspector. It takes scans and keys in order and lets the stages act: session, evidence,
// decision, disposition. It stands above them and below the station; the window shows its view and nothing else.

/** What is read off an open box before anything is done with it. */
export type BoxState = {
  /** In a box with several returns: the one that what is said now is said of; null with one or none. */
  focusOf: (session: Session) => string | null;
  /** Of which return a fact is said; absent with one return or none. */
  ofFocus: (session: Session) => { returnId?: string };
  saidNow: (session: Session) => Said;
  /** What was said of each return that is still open here; of the box itself when it has none. */
  allSaid: (session: Session) => Said[];
  /** What each return is, or is about to be: decides which shots are wanted. */
  casesOf: (session: Session) => EvidenceCase[];
  /** The worst verdict this box has or is about to have. */
  verdictOf: (session: Session) => Verdict | null;
  /** Something in it waits for a decision and must be found again. */
  needsBin: (session: Session) => boolean;
};

const WORST_FIRST: readonly Verdict[] = ['swapped', 'damaged', 'intact'];

export function createBoxState(store: Pick<DecisionStore, 'verdictsOf' | 'verdictOfReturn' | 'decisionOf'>): BoxState {
  const openReturns = ({ returns }: Session) => returns.filter(({ id }) => store.verdictOfReturn(id) === null);

  const focusOf = (session: Session): string | null => {
    const { returns, state } = session;
    if (returns.length < 2) return null;
    if (returns.some(({ id }) => id === state.focusId)) return state.focusId;
    return (openReturns(session)[0] ?? returns[0])?.id ?? null;
  };
  const saidNow = (session: Session): Said =>
    saidOf(session.state.said, focusOf(session) ?? session.returns[0]?.id ?? null);

  const casesOf = (session: Session): EvidenceCase[] => {
    const given = store.verdictsOf(session.inspection.id);
    const { said } = session.state;
    const ofBox = given.find(({ expectedReturnId }) => expectedReturnId === null)?.verdict;
    if (session.returns.length === 0) return [{ returnId: null, verdict: ofBox ?? said.box.choice }];
    return session.returns.map(({ id }) => {
      const own = given.find(({ expectedReturnId }) => expectedReturnId === id)?.verdict ?? ofBox;
      const isElsewhere = own === undefined && store.verdictOfReturn(id) !== null;
      return { returnId: id, verdict: own ?? (isElsewhere ? null : saidOf(said, id).choice) };
    });
  };

  return {
    focusOf,
    ofFocus: (session) => {
      const returnId = focusOf(session);
      return returnId === null ? {} : { returnId };
    },
    saidNow,
    allSaid: (session) => {
      const open = openReturns(session);
      return open.length === 0 ? [session.state.said.box] : open.map(({ id }) => saidOf(session.state.said, id));
    },
    casesOf,
    verdictOf: (session) => {
      const all = casesOf(session).map(({ verdict }) => verdict);
      return WORST_FIRST.find((verdict) => all.includes(verdict)) ?? null;
    },
    needsBin: (session) =>
      store
        .verdictsOf(session.inspection.id)
        .some(({ id }) => ['to-decide', 'proposed'].includes(store.decisionOf(id)?.state ?? '')),
  };
}
