import { ok, refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Database } from '../db/open.ts';
import type { Ids } from '../lib/ids.ts';
import type { OutboxStore } from '../outbox/outbox-store.ts';
import type { StoredReturn } from '../session/expected-return-store.ts';
import type { Session, Who } from '../session/session-service.ts';
import type { SessionState } from '../session/session-state.ts';
import { rule } from './decision-rules.ts';
import type { Ruling } from './decision-rules.ts';
import type { DecisionStore, StoredVerdict } from './decision-store.ts';
import { returnDeadline } from './return-view.ts';
import { causeOf, fillJudgements, judge } from './verdict-rules.ts';
import type { Judged } from './verdict-rules.ts';

/** What an inspection would be judged now: one entry per expected return, or one without for an unknown parcel. */
type Evaluation = { expected: StoredReturn | null; judged: Judged | null };

export type DecisionService = {
  evaluate: (session: Session) => Evaluation[];
  /**
   * Writes verdict, decision and command of every return in the box. In the caller's transaction; refuses when a line
   * is not counted (`lines-not-counted`) or one of the returns has its verdict already (`verdict-exists`).
   */
  give: (session: Session, who: Who) => Result<StoredVerdict[]>;
  /** Takes the box's verdicts back, if nothing was sent and nobody proposed anything. In the caller's transaction. */
  revoke: (inspectionId: string, now: number) => Result<undefined>;
  /** Judges again what was judged before its return was known. In the caller's transaction. */
  matchLate: (session: Session, who: Who) => void;
};

type DecisionDeps = {
  db: Database;
  store: DecisionStore;
  outbox: Pick<OutboxStore, 'enqueueRefund' | 'cancelUnsent'>;
  ids: Ids;
  settings: () => Settings;
};

/** The lines of this return, with what stood for them. */
const foundFor = (expected: StoredReturn, state: SessionState) => {
  const gifts = new Map(expected.lines.map((line) => [line.id, line.isGift]));
  const lines = state.lines.flatMap((line) => {
    const isGift = gifts.get(line.lineId);
    return isGift === undefined ? [] : [{ ...line, isGift }];
  });
  return { reason: expected.reason, lines, strangers: state.strangers, choice: state.choice, codes: state.codes };
};

/** A parcel nobody told us about: what the inspector saw stands, nothing can be compared. */
const judgeUnknown = ({ choice, codes }: SessionState): Judged => ({
  verdict: choice ?? 'intact',
  finding: choice === null ? 'neutral' : 'contradicts',
  codes,
});

export function createDecisionService({ db, store, outbox, ids, settings }: DecisionDeps): DecisionService {
  const evaluate = ({ returns, state }: Session): Evaluation[] =>
    returns.length === 0
      ? [{ expected: null, judged: judgeUnknown(state) }]
      : returns.map((expected) => ({ expected, judged: judge(foundFor(expected, state)) }));

  const decide = (session: Session, verdict: StoredVerdict, expected: StoredReturn | null, who: Who): void => {
    const { limitCents, undoMs } = settings();
    const ruling: Ruling =
      expected === null
        ? { kind: 'to-decide', why: session.parcel.matching === 'unmatched' ? 'unmatched' : 'unclaimed' }
        : rule({
            ...expected,
            verdict: verdict.verdict,
            finding: verdict.finding,
            codes: verdict.codes,
            totalCents: expected.amountCents + expected.freightCents,
            limitCents,
          });
    const decisionId = ids.next();
    const isRefund = ruling.kind === 'refund' && expected !== null;
    store.addDecision({
      id: decisionId,
      verdictId: verdict.id,
      state: ruling.kind === 'to-decide' ? 'to-decide' : 'approved',
      why: ruling.kind === 'to-decide' ? ruling.why : 'by-rule',
      kind: isRefund ? 'refund-full' : null,
      amountCents: isRefund ? expected.amountCents : null,
      freightCents: isRefund ? expected.freightCents : null,
      reason: null,
      operatorNo: who.operatorNo,
      at: who.now,
      changedAt: who.now,
    });
    if (isRefund) enqueue(session, expected, decisionId, verdict, who.now + undoMs, who.now);
  };

  const enqueue = (
    session: Session,
    expected: StoredReturn,
    decisionId: string,
    verdict: StoredVerdict,
    notBeforeAt: number,
    now: number,
  ): void => {
    outbox.enqueueRefund({
      platform: expected.platform,
      returnNo: expected.returnNo,
      parcelId: session.parcel.id,
      expectedReturnId: expected.id,
      decisionId,
      amountCents: expected.amountCents,
      freightCents: expected.freightCents,
      currency: expected.currency,
      reason: `${verdict.verdict}:${verdict.codes.join(',')}`,
      notBeforeAt,
      deadlineAt: returnDeadline(expected, session.parcel, settings()),
      now,
    });
  };

  const write = (session: Session, { expected, judged }: Evaluation & { judged: Judged }, who: Who): StoredVerdict => {
    const { state } = session;
    const lineIds = new Set(expected?.lines.map((line) => line.id) ?? []);
    const verdict: StoredVerdict = {
      id: ids.next(),
      inspectionId: session.inspection.id,
      expectedReturnId: expected?.id ?? null,
      ...judged,
      cause: state.cause ?? causeOf(judged.codes),
      judgements: fillJudgements(judged, state.judged),
      note: state.note,
      operatorNo: who.operatorNo,
      at: who.now,
    };
    store.addVerdict({ ...verdict, lines: state.lines.filter((line) => lineIds.has(line.lineId)) });
    decide(session, verdict, expected, who);
    return verdict;
  };

  const mustBeInTransaction = (): void => {
    if (!db.inTransaction) throw new Error('a verdict, its decision and its command are one transaction');
  };

  return {
    evaluate,
    give: (session, who) => {
      mustBeInTransaction();
      if (store.verdictsOf(session.inspection.id).length > 0) return refuse('verdict-exists');
      const complete = evaluate(session).flatMap(({ expected, judged }) =>
        judged === null ? [] : [{ expected, judged }],
      );
      if (complete.length < Math.max(1, session.returns.length)) return refuse('lines-not-counted');
      return ok(complete.map((evaluation) => write(session, evaluation, who)));
    },
    revoke: (inspectionId, now) => {
      mustBeInTransaction();
      const verdicts = store.verdictsOf(inspectionId);
      if (verdicts.length === 0) return refuse('no-verdict');
      const decisions = verdicts.flatMap((verdict) => store.decisionOf(verdict.id) ?? []);
      if (decisions.some((decision) => decision.state === 'proposed')) return refuse('already-decided');
      for (const decision of decisions) {
        if (outbox.cancelUnsent(decision.id, now) === 'too-late') return refuse('already-sent');
      }
      for (const verdict of verdicts) store.revoke(verdict.id, now);
      return ok(undefined);
    },
    matchLate: (session, who) => {
      mustBeInTransaction();
      const [verdict] = store.verdictsOf(session.inspection.id);
      const decision = verdict === undefined ? null : store.decisionOf(verdict.id);
      const isUndecided = decision?.state === 'to-decide' && verdict?.expectedReturnId === null;
      if (verdict === undefined || !isUndecided || session.returns.length === 0) return;
      const judged = evaluate(session);
      const agrees = judged.every((one) => one.judged?.verdict === verdict.verdict);
      if (agrees) {
        // The same verdict on the same box, now by its lines: it takes the place of the one given blind.
        store.revoke(verdict.id, who.now);
        for (const { expected, judged: now } of judged)
          if (now !== null) write(session, { expected, judged: now }, who);
        return;
      }
      // What was scanned does not carry the verdict: a person looks, with the return beside it.
      const [only] = session.returns;
      if (session.returns.length === 1 && only !== undefined) store.attach(verdict.id, only.id);
    },
  };
}
