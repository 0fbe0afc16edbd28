import type { Confirmed, WordWanted } from '../../shared/approval.ts';
import { totalCentsOf } from '../../shared/command-body.ts';
import type { RefundBody } from '../../shared/command-body.ts';
import type { RefundCorrection, RefundCorrectionInput } from '../../shared/correction.ts';
import type { DecisionKind } from '../../shared/domain-words.ts';
import type { Person } from '../../shared/people.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { ErrorCode, Result } from '../../shared/result.ts';
import type { Settings } from '../../shared/settings.ts';
import { commit } from '../db/commit.ts';
import type { Database } from '../db/open.ts';
import type { Correctable } from '../outbox/correction-store.ts';
import type { OutboxStore } from '../outbox/outbox-store.ts';
import type { StoredReturn } from '../session/expected-return-store.ts';
import type { Session, SessionService, Who } from '../session/session-service.ts';
import { mayPropose, whyNotWord, wordFor } from './approval-rules.ts';
import type { Asked } from './approval-rules.ts';
import { mostCents, whyNotAnew, whyNotSum, withSum } from './correction-rules.ts';
import type { RefusedRefund } from './correction-rules.ts';
import type { CorrectionStepStore, ProposedSum } from './correction-step-store.ts';
import type { StoredDecision, StoredVerdict } from './decision-rows.ts';
import type { DecisionStore } from './decision-store.ts';
import { isHighValue } from './return-view.ts';

type Sum = { kind: DecisionKind; amountCents: number; freightCents: number };
/** A decided refund that has another sum now: numbers and ids, nothing of the buyer and no words. Cents; `at` ms. */
export type CorrectedSum = {
  platform: string;
  returnNo: string;
  orderNo: string;
  waybill: string;
  decisionId: string;
  verdictId: string;
  commandId: string;
} & Sum & {
    before: Sum;
    currency: string;
    /** Who proposed it, and who confirmed it. */
    operatorNo: string;
    secondOperatorNo: string;
    refusalSeq: number;
    at: number;
  };

export type RefundCorrections = {
  /** Those of this person's shops for which another sum waits for its second word. */
  waiting: (viewer: Person | null) => RefundCorrection[];
  read: (commandId: string, viewer: Person | null) => Result<RefundCorrection>;
  /** Proposes another sum. Nothing is ordered by that: decision and order stay what they were, and the refund stays parked. */
  propose: (input: RefundCorrectionInput, by: Person | null) => Result<RefundCorrection>;
  /**
   * Gives the second word: the decision has the new sum, the parked command is corrected and let go, and the chain tells
   * both people, in one transaction. Refused unless this person may now, is another than the proposer, the proposal is the
   * one that was seen, it answers the last refusal, and the buyer has paid what they had.
   */
  confirm: (what: { verdictId: string; proposalId: string }, personId: string, now: number) => Result<Confirmed>;
  reject: (
    what: { verdictId: string; proposalId: string; reason: string },
    by: Person | null,
    who: Who,
  ) => Result<undefined>;
};

type Deps = {
  db: Database;
  store: DecisionStore;
  steps: CorrectionStepStore;
  outbox: Pick<OutboxStore, 'heldForCorrection' | 'correctableOf' | 'correctables' | 'correct'>;
  sessions: SessionService;
  people: { hasAny: () => boolean; one: (personId: string) => Person | null; trustedNow: () => number };
  settings: () => Settings;
  /** False for returns of a platform that this bench isn't connected to. */
  canRefund: (platform: string) => boolean;
  /** Whether a call of this platform moves the money, a part of it too, and a second part. */
  paysByCall: (platform: string, isPart: boolean) => boolean;
  paysSecondPart: (platform: string) => boolean;
  /** Tells other programs, in the transaction of the correction. */
  tellCorrected: (corrected: CorrectedSum) => void;
};

type Held = Extract<Correctable, { kind: 'refund' }>;
type Found = {
  held: Held;
  verdict: StoredVerdict;
  decision: StoredDecision;
  session: Session;
  expected: StoredReturn;
  refund: RefusedRefund;
  proposal: ProposedSum | null;
};

const kindOf = ({ isPart }: RefundBody) => (isPart === true ? 'refund-part' : 'refund-full');
const sumOf = (body: RefundBody): Sum => ({
  ...{ kind: kindOf(body), amountCents: body.amountCents, freightCents: body.freightCents },
});

export function createRefundCorrections(deps: Deps): RefundCorrections {
  const { db, store, steps, outbox, sessions, people, settings } = deps;
  const { canRefund, paysByCall, paysSecondPart, tellCorrected } = deps;

  const find = (held: Correctable | null): Found | null => {
    if (held?.kind !== 'refund') return null;
    const verdict = store.verdictOfReturn(held.expectedReturnId);
    const decision = verdict === null ? null : store.decisionOf(verdict.id);
    const session = verdict === null ? null : sessions.read(verdict.inspectionId);
    const expected = session?.returns.find(({ id }) => id === held.expectedReturnId);
    if (verdict === null || session === null || expected === undefined || decision?.id !== held.decisionId) return null;
    const { amountCents, freightCents, state: returnState } = expected;
    const refund = { body: held.body, decision, returnState, amountCents, freightCents };
    const { commandId, refusalSeq } = held;
    const proposal = steps.of({ inspectionId: verdict.inspectionId, commandId, refusalSeq });
    return { held, verdict, decision, session, expected, refund, proposal };
  };
  const ofVerdict = (verdictId: string): Found | null => {
    const decision = store.decisionOf(verdictId);
    return decision === null ? null : find(outbox.correctableOf(decision.id));
  };
  /** Another sum is the merchant's money, whatever the finding: always two people (rule 6). */
  const askedOf = ({ verdict, expected }: Found): Asked => ({
    ...{ kind: 'refund-part', verdict: verdict.verdict, codes: verdict.codes, platform: expected.platform },
    ...{ isHighValue: isHighValue(expected, settings()), isFlagged: false, isManyAlike: false },
  });
  const isByCall = ({ refund, expected: { platform } }: Found, cents: number): boolean => {
    const { isPart, beforeCents } = withSum(cents, refund);
    const isPaid = beforeCents === undefined ? paysByCall(platform, isPart === true) : paysSecondPart(platform);
    return canRefund(platform) && isPaid;
  };
  const whyNotProposer = ({ expected }: Found, by: Person | null): ErrorCode | null => {
    if (!people.hasAny()) return 'people-needed';
    if (by === null) return 'sign-in-needed';
    return mayPropose(by, expected.platform, people.trustedNow()) ? null : 'not-allowed';
  };
  const whyNotConfirmer = (found: Found, { proposerId }: ProposedSum, by: Person | null): ErrorCode | null => {
    if (by === null) return 'sign-in-needed';
    const words = { proposer: people.one(proposerId), confirmer: by, now: people.trustedNow() };
    return whyNotWord(askedOf(found), words);
  };
  const wordOf = (found: Found, viewer: Person | null): WordWanted | null => {
    const { proposal } = found;
    if (proposal === null) return null;
    return {
      ...{ proposalId: proposal.proposalId, ...wordFor(askedOf(found)), totalCents: proposal.amountCents },
      whyNotMine: whyNotConfirmer(found, proposal, viewer),
      then: isByCall(found, proposal.amountCents) ? 'call' : 'hand',
    };
  };
  const paidOf = ({ amountCents, freightCents }: RefusedRefund): number => amountCents + freightCents;
  const view = (found: Found, viewer: Person | null): RefundCorrection => {
    const { held, verdict, expected, refund, proposal } = found;
    return {
      ...{ commandId: held.commandId, verdictId: verdict.id, shop: expected.shop, currency: held.body.currency },
      ...{ orderedCents: totalCentsOf(held.body), maxCents: mostCents(refund) },
      whyNot: whyNotProposer(found, viewer) ?? whyNotAnew(refund),
      proposal:
        proposal === null
          ? null
          : {
              ...{ amountCents: proposal.amountCents, reason: proposal.reason },
              ...{ operatorNo: proposal.proposedBy, at: proposal.at },
            },
      word: wordOf(found, viewer),
    };
  };
  const told = (
    step: 'confirmed' | 'rejected',
    { commandId, decisionId, verdictId, refusalSeq, proposalId, ...one }: ProposedSum,
    reason: string,
  ) => {
    const { amountCents, orderedCents, paidCents, proposedBy, proposerId } = one;
    const about = { step, commandId, decisionId, verdictId, refusalSeq, proposalId };
    return { ...about, amountCents, orderedCents, paidCents, reason, proposedBy, proposerId };
  };

  const confirm = (found: Found, proposalId: string, confirmer: Person, now: number): Result<Confirmed> => {
    const { held, verdict, decision, session, expected, refund, proposal } = found;
    if (proposal === null) return refuse('nothing-to-confirm');
    const not = whyNotConfirmer(found, proposal, confirmer) ?? whyNotAnew(refund);
    if (not !== null) return refuse(not);
    const { amountCents, reason, proposedBy } = proposal;
    const isSame = proposal.paidCents === paidOf(refund) && proposal.orderedCents === totalCentsOf(held.body);
    if (proposal.proposalId !== proposalId || !isSame) return refuse('proposal-changed');
    const bad = whyNotSum(amountCents, refund);
    if (bad !== null) return refuse(bad, `${mostCents(refund)}`);
    const body = withSum(amountCents, refund);
    const corrected = { kind: 'refund', body, reason, operatorNo: proposedBy, secondNo: confirmer.operatorNo } as const;
    if (!outbox.correct(held, corrected, now)) return refuse('correction-not-here');
    // What was added to has its own sum; a supplement's stands in its order and its steps.
    if (body.beforeCents === undefined) {
      const kind = kindOf(body);
      const sum = kind === 'refund-part' ? amountCents : null;
      store.propose(decision.id, { kind, amountCents: sum, reason, operatorNo: proposedBy, now });
      store.confirm(decision.id, {
        amountCents: body.amountCents,
        freightCents: body.freightCents,
        isByHand: false,
        now,
      });
      const { platform, returnNo, orderNo, currency } = expected;
      tellCorrected({
        ...{ platform, returnNo, orderNo, waybill: session.parcel.waybill },
        ...{ decisionId: decision.id, verdictId: verdict.id, commandId: held.commandId },
        ...{ ...sumOf(body), before: sumOf(held.body), currency },
        ...{ operatorNo: proposedBy, secondOperatorNo: confirmer.operatorNo, refusalSeq: held.refusalSeq, at: now },
      });
    }
    steps.add(verdict.inspectionId, told('confirmed', proposal, reason), confirmer.operatorNo);
    return ok({
      ...{ verdictId: verdict.id, waybill: session.parcel.waybill, currency: expected.currency },
      // It was sent before: nothing takes it back any more.
      ...{ totalCents: amountCents, confirmedBy: confirmer.operatorNo, undoUntilAt: null },
    });
  };

  return {
    waiting: (viewer) =>
      outbox.correctables().flatMap((held) => {
        const found = find(held);
        if (found?.proposal == null || whyNotProposer(found, viewer) === 'not-allowed') return [];
        return [view(found, viewer)];
      }),
    read: (commandId, viewer) => {
      const found = find(outbox.heldForCorrection(commandId));
      return found === null ? refuse('correction-not-here') : ok(view(found, viewer));
    },
    propose: ({ commandId, amountCents, reason }, by) =>
      commit(db, () => {
        const found = find(outbox.heldForCorrection(commandId));
        if (found === null) return refuse('correction-not-here');
        const not = whyNotProposer(found, by) ?? whyNotAnew(found.refund);
        if (not !== null || by === null) return refuse(not ?? 'sign-in-needed');
        const { held, verdict, decision, refund } = found;
        const bad = whyNotSum(amountCents, refund);
        if (bad !== null) return refuse(bad, `${mostCents(refund)}`);
        const about = { commandId, decisionId: decision.id, verdictId: verdict.id, refusalSeq: held.refusalSeq };
        const sums = { amountCents, orderedCents: totalCentsOf(held.body), paidCents: paidOf(refund) };
        const by2 = { reason, proposedBy: by.operatorNo, proposerId: by.id };
        steps.add(verdict.inspectionId, { step: 'proposed', proposalId: '', ...about, ...sums, ...by2 }, by.operatorNo);
        const made = find(outbox.heldForCorrection(commandId));
        if (made === null) throw new Error(`command ${commandId} is gone`);
        return ok(view(made, by));
      }),
    confirm: ({ verdictId, proposalId }, personId, now) =>
      commit(db, () => {
        const found = ofVerdict(verdictId);
        // Read anew: a PIN takes a moment to check, and rights may be gone by then.
        const confirmer = people.one(personId);
        if (found === null) return refuse('correction-not-here');
        return confirmer === null ? refuse('unknown-person') : confirm(found, proposalId, confirmer, now);
      }),
    reject: ({ verdictId, proposalId, reason }, by, who) =>
      commit(db, () => {
        const found = ofVerdict(verdictId);
        if (found?.proposal == null) return refuse('nothing-to-confirm');
        const not = whyNotProposer(found, by);
        if (not !== null) return refuse(not);
        if (found.proposal.proposalId !== proposalId) return refuse('proposal-changed');
        steps.add(
          found.verdict.inspectionId,
          told('rejected', found.proposal, reason),
          by?.operatorNo ?? who.operatorNo,
        );
        return ok(undefined);
      }),
  };
}
