import { refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { DecisionService } from '../decision/decision-service.ts';
import type { DecisionStore } from '../decision/decision-store.ts';
import { cameBackAsSent } from '../decision/return-view.ts';
import type { DispositionService } from '../disposition/disposition-service.ts';
import type { ExpectedReturnStore } from '../session/expected-return-store.ts';
import type { Session, SessionService, Who } from '../session/session-service.ts';
import { did } from './box-actions.ts';
import type { Did } from './box-actions.ts';

/** Parcels that don't go the usual way. Every action runs in the caller's transaction; a refusal rolls it back. */
export type LaneActions = {
  /** Refused, intercepted or undelivered: came back as it was sent out, so one scan takes it back unopened. */
  isTakenBack: (session: Session) => boolean;
  takeBack: (session: Session, who: Who) => Result<Did>;
  /** Not ours: never opened, put on the list that the courier or the other warehouse signs. */
  notOurs: (session: Session, who: Who) => Result<Did>;
  /** A person found which return the open box holds, or was wrong about it. */
  claim: (session: Session, returnId: string, isClaimed: boolean, who: Who) => Result<Did>;
  /** Several returns: what is said from now on is said of this one. */
  focus: (session: Session, returnId: string, who: Who) => Result<Did>;
  /** A further box of a return that nobody has decided yet: what was found in the first is carried over. */
  joinEarlierBoxes: (session: Session, who: Who) => void;
  /** Opens a closed or set-aside inspection again, with everything that followed from it taken back. */
  reopen: (inspectionId: string, who: Who) => Result<Did>;
};

type Deps = {
  sessions: SessionService;
  expectedReturns: Pick<ExpectedReturnStore, 'get'>;
  decisions: DecisionService;
  decisionStore: Pick<DecisionStore, 'verdictOfReturn' | 'verdictsOf'>;
  dispositions: DispositionService;
  /** The parcel left the house against a signature. */
  isHandedOver: (parcelId: string) => boolean;
};

export function createLaneActions(deps: Deps): LaneActions {
  const { sessions, expectedReturns, decisions, decisionStore, dispositions, isHandedOver } = deps;

  /** Something was done in it that only an opened box can give. */
  const wasOpened = ({ state }: Session): boolean =>
    state.hasVerdict || state.strangers.length > 0 || state.lines.some(({ good, defective }) => good + defective > 0);

  return {
    isTakenBack: ({ parcel, returns }) =>
      returns.length > 0 &&
      returns.every(
        (expected) => cameBackAsSent(expected, parcel.waybill) && decisionStore.verdictOfReturn(expected.id) === null,
      ),
    takeBack: (session, who) => {
      const { id } = session.inspection;
      sessions.setLane(session, 'refused', who);
      const taken = sessions.read(id);
      if (taken === null) throw new Error(`inspection ${id} is gone`);
      decisions.giveUnopened(taken, who);
      sessions.add(id, { kind: 'verdict-given' }, who);
      dispositions.putAway(taken, who);
      sessions.close(id, [], who);
      return did('closed', 'outer', { inspectionId: id });
    },
    notOurs: (session, who) => {
      if (session.returns.length > 0) return refuse('return-known');
      if (wasOpened(session)) return refuse('box-was-opened');
      sessions.setLane(session, 'other-merchant', who);
      sessions.close(session.inspection.id, [], who);
      return did('closed');
    },
    claim: (session, returnId, isClaimed, who) => {
      if (session.state.hasVerdict) return refuse('verdict-exists');
      if (!isClaimed) {
        if (!session.state.claimed.has(returnId)) return refuse('unknown-return');
        sessions.claim(session, returnId, false, who);
        return did('accepted');
      }
      if (expectedReturns.get(returnId) === null) return refuse('unknown-return');
      if (session.returns.some(({ id }) => id === returnId)) return refuse('return-known');
      if (session.parcel.matching === 'matched' && session.state.claimed.size === 0) return refuse('return-known');
      if (decisionStore.verdictOfReturn(returnId) !== null) return refuse('return-judged');
      sessions.claim(session, returnId, true, who);
      return did('found', 'slip');
    },
    focus: (session, returnId, who) => {
      if (session.returns.length < 2 || !session.returns.some(({ id }) => id === returnId)) {
        return refuse('unknown-return');
      }
      sessions.add(session.inspection.id, { kind: 'focused', returnId }, who);
      return did('accepted');
    },
    joinEarlierBoxes: (session, who) => {
      for (const { id } of session.returns) {
        const inspectionId = decisions.reopenUndecided(id, who.now);
        if (inspectionId === null || inspectionId === session.inspection.id) continue;
        sessions.add(inspectionId, { kind: 'verdict-revoked' }, who);
        sessions.awaitRest(inspectionId, [id], who);
      }
    },
    reopen: (inspectionId, who) => {
      if (sessions.readOpen() !== null) return refuse('box-is-open');
      const session = sessions.read(inspectionId);
      if (session === null) return refuse('unknown-inspection');
      if (session.inspection.state === 'closed') {
        if (decisionStore.verdictsOf(inspectionId).length > 0) {
          const revoked = decisions.revoke(inspectionId, who.now);
          if (!revoked.ok) return revoked;
          sessions.add(inspectionId, { kind: 'verdict-revoked' }, who);
        }
        const taken = dispositions.takeBack(session, who);
        if (!taken.ok) return taken;
        if (isHandedOver(session.parcel.id)) return refuse('not-on-shelf');
      }
      if (session.state.lane !== 'return') sessions.setLane(session, 'return', who);
      sessions.reopen(inspectionId, who);
      return did('found', 'auto');
    },
  };
}
