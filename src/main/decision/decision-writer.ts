import type { Settings } from '../../shared/settings.ts';
import type { Ids } from '../lib/ids.ts';
import type { OutboxStore } from '../outbox/outbox-store.ts';
import type { StoredReturn } from '../session/expected-return-store.ts';
import type { LineCount } from '../session/line-count.ts';
import { saidOf } from '../session/session-said.ts';
import type { Session, Who } from '../session/session-service.ts';
import { standsAlone } from './by-hand-rules.ts';
import { rule, ruleAgain } from './decision-rules.ts';
import type { Case, Ruling } from './decision-rules.ts';
import type { StoredDecision, StoredVerdict } from './decision-rows.ts';
import type { DecisionStore } from './decision-store.ts';
import { refundOrderOf } from './refund-order.ts';
import { causeOf, fillJudgements, UNOPENED } from './verdict-rules.ts';
import type { Judged } from './verdict-rules.ts';

/** What a box is judged to be for one return; without a return: a parcel nobody knows, or a late box. */
type Judgement = { expected: StoredReturn | null; judged: Judged };

export type DecisionWriter = {
  /** Writes a verdict with its decision and, where the rules say so, its refund command. */
  write: (session: Session, judgement: Judgement, who: Who) => StoredVerdict;
  /**
   * Rules an undecided case anew, whose return is in another state now; false when that changes nothing. A proposal
   * stands, and nothing is ordered beside it: only the reason why a person must look is another.
   */
  ruleAgain: (session: Session, verdict: StoredVerdict, decision: StoredDecision, who: Who) => boolean;
};

type Deps = {
  store: DecisionStore;
  outbox: Pick<OutboxStore, 'enqueueRefund' | 'refundsOf' | 'commandOfReturn'>;
  ids: Ids;
  settings: () => Settings;
  /** False for returns of a platform that this bench isn't connected to: their money moves by a person's hand. */
  canRefund: (platform: string) => boolean;
};

export function createDecisionWriter({ store, outbox, ids, settings, canRefund }: Deps): DecisionWriter {
  const caseOf = ({ verdict, finding, codes }: StoredVerdict, expected: StoredReturn): Case => ({
    ...expected,
    ...{ verdict, finding, codes },
    totalCents: expected.amountCents + expected.freightCents,
    limitCents: settings().limitCents,
    canRefund: canRefund(expected.platform),
  });

  /**
   * One refund is ordered for a return, ever. Where it ended without money and the return is open again, a person pays at
   * the platform; where money may have moved, or other goods have left, they find out first.
   */
  const neverTwice = (ruling: Ruling, expectedReturnId: string): Ruling => {
    if (ruling.kind !== 'refund') return ruling;
    if (standsAlone(outbox.commandOfReturn(expectedReturnId))) return { kind: 'to-decide', why: 'not-open' };
    const ordered = outbox.refundsOf(expectedReturnId);
    if (ordered.length === 0) return ruling;
    const isUnpaid = ordered.every(({ state, movedCents }) => state === 'done' && movedCents === 0);
    return { kind: 'to-decide', why: isUnpaid ? 'by-hand' : 'not-open' };
  };

  const rulingOf = (session: Session, verdict: StoredVerdict, expected: StoredReturn | null): Ruling => {
    if (expected !== null) return neverTwice(rule(caseOf(verdict, expected)), expected.id);
    if (session.returns.length > 0) return { kind: 'to-decide', why: 'late-box' };
    return { kind: 'to-decide', why: session.parcel.matching === 'unmatched' ? 'unmatched' : 'unclaimed' };
  };

  const enqueue = (
    session: Session,
    expected: StoredReturn,
    decisionId: string,
    verdict: StoredVerdict,
    now: number,
  ): void => {
    const { amountCents, freightCents } = expected;
    const order = { decisionId, amounts: { amountCents, freightCents }, isPart: false, now };
    outbox.enqueueRefund(refundOrderOf(session, expected, verdict, settings(), order));
  };

  const decide = (session: Session, verdict: StoredVerdict, expected: StoredReturn | null, who: Who): void => {
    const ruling = rulingOf(session, verdict, expected);
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
    if (isRefund) enqueue(session, expected, decisionId, verdict, who.now);
  };

  const linesOf = (session: Session, expected: StoredReturn | null): LineCount[] => {
    const lineIds = new Set(expected?.lines.map((line) => line.id) ?? []);
    return session.state.lines.filter((line) => lineIds.has(line.lineId));
  };

  return {
    write: (session, { expected, judged }, who) => {
      const said = saidOf(session.state.said, expected?.id ?? null);
      const verdict: StoredVerdict = {
        id: ids.next(),
        inspectionId: session.inspection.id,
        expectedReturnId: expected?.id ?? null,
        ...judged,
        cause: said.cause ?? causeOf(judged.codes),
        judgements: session.state.lane === 'refused' ? UNOPENED : fillJudgements(judged, said.judged),
        note: session.state.note,
        operatorNo: who.operatorNo,
        at: who.now,
      };
      store.addVerdict({ ...verdict, lines: linesOf(session, expected) });
      decide(session, verdict, expected, who);
      return verdict;
    },
    ruleAgain: (session, verdict, decision, who) => {
      const expected = session.returns.find(({ id }) => id === verdict.expectedReturnId) ?? null;
      const anew = expected === null ? null : ruleAgain(caseOf(verdict, expected), decision.why);
      if (expected === null || anew === null) return false;
      const ruling = neverTwice(anew, expected.id);
      if (ruling.kind === 'to-decide') {
        if (ruling.why === decision.why) return false;
        store.setWhy(decision.id, ruling.why, who.now);
        return true;
      }
      if (decision.state !== 'to-decide' || decision.kind !== null) return false;
      if (ruling.kind === 'no-command') {
        store.approve(decision.id, null, who.now);
        return true;
      }
      store.approve(decision.id, expected, who.now);
      enqueue(session, expected, decision.id, verdict, who.now);
      return true;
    },
  };
}
