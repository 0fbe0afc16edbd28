import { ok, refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Database } from '../db/open.ts';
import type { OutboxStore } from '../outbox/outbox-store.ts';
import type { StoredReturn } from '../session/expected-return-store.ts';
import { saidOf } from '../session/session-said.ts';
import type { Session, Who } from '../session/session-service.ts';
import type { SessionState } from '../session/session-state.ts';
import { isEnded, whyOvertaken } from './decision-rules.ts';
import type { StoredVerdict } from './decision-rows.ts';
import type { DecidedReturn, DecisionStore } from './decision-store.ts';
import type { DecisionWriter } from './decision-writer.ts';
import type { NegotiationStore } from './negotiation-store.ts';
import { judge } from './verdict-rules.ts';
import type { Judged } from './verdict-rules.ts';

/** What would be judged now: an entry per expected return still open here, or one without for an unknown parcel. */
type Evaluation = { expected: StoredReturn | null; judged: Judged | null };

export type DecisionService = {
  /** Leaves out returns whose rest is in another box and those that have their verdict. */
  evaluate: (session: Session) => Evaluation[];
  /**
   * Writes verdict, decision and command of every return still open in the box. In the caller's transaction; refuses
   * when a line is not counted (`lines-not-counted`) or nothing is left to judge (`verdict-exists`).
   */
  give: (session: Session, who: Who) => Result<StoredVerdict[]>;
  /** A refused or intercepted parcel, taken back unopened: intact as far as anyone can see. In the caller's transaction. */
  giveUnopened: (session: Session, who: Who) => StoredVerdict[];
  /** Takes the box's verdicts back, if nothing was sent and nobody proposed anything. In the caller's transaction. */
  revoke: (inspectionId: string, now: number) => Result<undefined>;
  /**
   * A further box of a return that was judged in another one: takes that verdict back if nobody has acted on it, so
   * that both boxes are judged together. Gives back the inspection it stood in; null when it stands. In the caller's
   * transaction.
   */
  reopenUndecided: (expectedReturnId: string, now: number) => string | null;
  /** Judges again what was judged before its return was known. In the caller's transaction. */
  matchLate: (session: Session, who: Who) => void;
  /** The box was judged while its return could not be known; by now it is known that nobody announced one. */
  nobodyKnows: (inspectionId: string, now: number) => void;
  /**
   * Rules again what is undecided and whose return is in another state now: a lock that is gone, a withdrawal, a refund by
   * others; and what was ended by a notice of ours, where one of those that were `told` just now was ended without its
   * refund. In the caller's transaction.
   */
  ruleAgain: (readSession: ReadSession, who: Who, told: readonly Told[]) => number;
  /**
   * A command about this return ended because of what others did to it: its case goes to the lane of the state that is
   * stored now. A refund that was ordered and came to nothing is a person's again, to find out whose the goods are; one
   * that others paid is what was wanted. In the caller's transaction, after that end; false when nothing changes.
   */
  overtaken: (told: Pick<Told, 'platform' | 'returnNo'>, readSession: ReadSession, who: Who) => boolean;
};

/** A return as a pull told of it. */
type Told = Pick<StoredReturn, 'platform' | 'returnNo' | 'state'>;

type ReadSession = (inspectionId: string) => Session | null;

type DecisionDeps = {
  db: Database;
  store: DecisionStore;
  writer: DecisionWriter;
  outbox: Pick<OutboxStore, 'cancelUnsent'>;
  negotiations: Pick<NegotiationStore, 'of'>;
};

/** The lines of this return, with what stood for them. */
const foundFor = (expected: StoredReturn, state: SessionState) => {
  const gifts = new Map(expected.lines.map((line) => [line.id, line.isGift]));
  const lines = state.lines.flatMap((line) => {
    const isGift = gifts.get(line.lineId);
    return isGift === undefined ? [] : [{ ...line, isGift }];
  });
  const strangers = state.strangers.filter(({ returnId }) => returnId === null || returnId === expected.id);
  const { choice, codes } = saidOf(state.said, expected.id);
  return { reason: expected.reason, lines, strangers, choice, codes };
};

/** A parcel nobody told us about: what the inspector saw stands, nothing can be compared. */
const judgeUnknown = ({ said: { box } }: SessionState): Judged => ({
  verdict: box.choice ?? 'intact',
  finding: box.choice === null ? 'neutral' : 'contradicts',
  codes: box.codes,
});

export function createDecisionService(deps: DecisionDeps): DecisionService {
  const { db, store, writer, outbox, negotiations } = deps;
  const evaluate = ({ inspection, returns, state }: Session): Evaluation[] => {
    const open = returns.filter(({ id }) => store.verdictOfReturn(id) === null);
    if (open.length > 0) {
      return open
        .filter(({ id }) => !state.awaitsRest.has(id))
        .map((expected) => ({ expected, judged: judge(foundFor(expected, state)) }));
    }
    // Nobody announced it, or what it belongs to is settled: the box itself is judged, once.
    return store.verdictsOf(inspection.id).length > 0 ? [] : [{ expected: null, judged: judgeUnknown(state) }];
  };

  const mustBeInTransaction = (): void => {
    if (!db.inTransaction) throw new Error('a verdict, its decision and its command are one transaction');
  };

  const isTalkedOver = (inspectionId: string, decisionId: string): boolean =>
    negotiations.of({ inspectionId, decisionId })?.isOpen === true;

  /** Its refund has ended: to be decided again where that was not what was wanted. */
  const reopenEnded = (found: DecidedReturn, session: Session, now: number): boolean => {
    const { verdict, decision, ended } = found;
    // What was paid by hand after that is settled.
    if (ended === null || decision.state !== 'approved' || decision.why === 'by-hand') return false;
    const state = session.returns.find(({ id }) => id === verdict.expectedReturnId)?.state ?? 'open';
    const why = whyOvertaken(decision, state, ended);
    if (why === null) return false;
    store.reopen(decision.id, { why, operatorNo: decision.operatorNo, now });
    return true;
  };

  const reopenNoticed = ({ platform, returnNo }: Told, readSession: ReadSession, now: number): boolean => {
    const found = store.ofReturnNo(platform, returnNo);
    const session = found?.ended === 'noticed' ? readSession(found.verdict.inspectionId) : null;
    return found !== null && session !== null && reopenEnded(found, session, now);
  };

  return {
    evaluate,
    give: (session, who) => {
      mustBeInTransaction();
      const evaluated = evaluate(session);
      if (evaluated.length === 0) return refuse('verdict-exists');
      const complete = evaluated.flatMap(({ expected, judged }) => (judged === null ? [] : [{ expected, judged }]));
      if (complete.length < evaluated.length) return refuse('lines-not-counted');
      return ok(complete.map((judgement) => writer.write(session, judgement, who)));
    },
    giveUnopened: (session, who) => {
      mustBeInTransaction();
      const judged: Judged = { verdict: 'intact', finding: 'neutral', codes: [] };
      return session.returns
        .filter(({ id }) => store.verdictOfReturn(id) === null)
        .map((expected) => writer.write(session, { expected, judged }, who));
    },
    revoke: (inspectionId, now) => {
      mustBeInTransaction();
      const verdicts = store.verdictsOf(inspectionId);
      if (verdicts.length === 0) return refuse('no-verdict');
      const decisions = verdicts.flatMap((verdict) => store.decisionOf(verdict.id) ?? []);
      // What a person proposed, confirmed, refused, settled by goods, paid in the back office or talks over with the buyer is
      // theirs to take back.
      const isTouched = decisions.some(
        ({ id, state, kind, why }) =>
          isTalkedOver(inspectionId, id) ||
          state === 'proposed' ||
          (state === 'approved' && why !== 'by-rule') ||
          (state === 'to-decide' && kind !== null),
      );
      if (isTouched) return refuse('already-decided');
      for (const decision of decisions) {
        if (outbox.cancelUnsent(decision.id, now) === 'too-late') return refuse('already-sent');
      }
      for (const verdict of verdicts) store.revoke(verdict.id, now);
      return ok(undefined);
    },
    reopenUndecided: (expectedReturnId, now) => {
      mustBeInTransaction();
      const verdict = store.verdictOfReturn(expectedReturnId);
      const decision = verdict === null ? null : store.decisionOf(verdict.id);
      if (verdict === null || decision?.state !== 'to-decide' || decision.kind !== null) return null;
      if (isTalkedOver(verdict.inspectionId, decision.id)) return null;
      store.revoke(verdict.id, now);
      return verdict.inspectionId;
    },
    matchLate: (session, who) => {
      mustBeInTransaction();
      const [verdict] = store.verdictsOf(session.inspection.id);
      const decision = verdict === undefined ? null : store.decisionOf(verdict.id);
      const isUndecided = decision?.state === 'to-decide' && verdict?.expectedReturnId === null;
      if (verdict === undefined || !isUndecided || session.returns.length === 0) return;
      const judged = evaluate(session);
      const agrees = judged.every((one) => one.expected !== null && one.judged?.verdict === verdict.verdict);
      if (agrees && judged.length > 0) {
        // The same verdict on the same box, now by its lines: it takes the place of the one given blind.
        store.revoke(verdict.id, who.now);
        for (const { expected, judged: now } of judged)
          if (now !== null) writer.write(session, { expected, judged: now }, who);
        return;
      }
      // What was scanned does not carry the verdict: a person looks, with the return beside it.
      const [only] = session.returns;
      const isFree = only !== undefined && store.verdictOfReturn(only.id) === null;
      if (session.returns.length === 1 && isFree) store.attach(verdict.id, only.id);
    },
    nobodyKnows: (inspectionId, now) => {
      mustBeInTransaction();
      for (const verdict of store.verdictsOf(inspectionId)) {
        const decision = store.decisionOf(verdict.id);
        if (decision?.why === 'unmatched') store.setWhy(decision.id, 'unclaimed', now);
      }
    },
    ruleAgain: (readSession, who, told) => {
      mustBeInTransaction();
      let ruled = 0;
      for (const { verdict, decision } of store.openOvertaken()) {
        const session = readSession(verdict.inspectionId);
        if (session !== null && writer.ruleAgain(session, verdict, decision, who)) ruled += 1;
      }
      for (const one of told) if (isEnded(one.state) && reopenNoticed(one, readSession, who.now)) ruled += 1;
      return ruled;
    },
    overtaken: ({ platform, returnNo }, readSession, who) => {
      mustBeInTransaction();
      const found = store.ofReturnNo(platform, returnNo);
      const session = found === null ? null : readSession(found.verdict.inspectionId);
      if (found === null || session === null) return false;
      const { verdict, decision } = found;
      if (decision.state !== 'approved') return writer.ruleAgain(session, verdict, decision, who);
      return reopenEnded(found, session, who.now);
    },
  };
}
