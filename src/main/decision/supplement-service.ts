import type { Confirmed, WordWanted } from '../../shared/approval.ts';
import type { Person } from '../../shared/people.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { ErrorCode, Result } from '../../shared/result.ts';
import type { Settings } from '../../shared/settings.ts';
import type { RejectSupplement, SupplementInput, SupplementView } from '../../shared/supplement.ts';
import { commit } from '../db/commit.ts';
import type { Database } from '../db/open.ts';
import type { OutboxStore } from '../outbox/outbox-store.ts';
import type { StoredReturn } from '../session/expected-return-store.ts';
import type { Session, SessionService, Who } from '../session/session-service.ts';
import { mayPropose, whyNotWord, wordFor } from './approval-rules.ts';
import type { Asked } from './approval-rules.ts';
import type { StoredDecision, StoredVerdict } from './decision-rows.ts';
import type { DecisionStore } from './decision-store.ts';
import { refundOrderOf } from './refund-order.ts';
import { isHighValue } from './return-view.ts';
import { isSumRight, isSupplement, refundedBefore, whyNotSupplement } from './supplement-rules.ts';
import type { SupplementStanding } from './supplement-rules.ts';
import type { StoredSupplement, SupplementStore } from './supplement-store.ts';

export type Supplements = {
  /** Under this very waybill or return number, those of this person's shops; '' = all that wait for the second word. */
  find: (text: string, viewer: Person | null) => SupplementView[];
  propose: (input: SupplementInput, by: Person | null) => Result<SupplementView>;
  /**
   * Gives the second word: what was decided and command `:2` in one transaction. Refused unless this person may now, is
   * another than the proposer, the proposal is the one that was seen, and the money that was refunded before is the same.
   */
  confirm: (what: { verdictId: string; proposalId: string }, personId: string, now: number) => Result<Confirmed>;
  reject: (what: RejectSupplement, by: Person | null, who: Who) => Result<undefined>;
  /** Takes it back while nothing was sent: the proposal stands again. */
  takeBack: (verdictId: string, by: Person | null, who: Who) => Result<undefined>;
};

type Deps = {
  db: Database;
  store: DecisionStore;
  steps: SupplementStore;
  outbox: Pick<OutboxStore, 'refundsOf' | 'enqueueRefund' | 'cancelUnsent'>;
  sessions: SessionService;
  people: { hasAny: () => boolean; one: (personId: string) => Person | null; trustedNow: () => number };
  settings: () => Settings;
  /** False for returns of a platform that this bench isn't connected to. */
  canRefund: (platform: string) => boolean;
  /** Whether a call of this platform pays a second part. */
  paysSecondPart: (platform: string) => boolean;
};

const HOUR_MS = 3_600_000;

type Found = {
  verdict: StoredVerdict;
  decision: StoredDecision;
  session: Session;
  expected: StoredReturn;
  standing: SupplementStanding;
  supplement: StoredSupplement | null;
};

export function createSupplements(deps: Deps): Supplements {
  const { db, store, steps, outbox, sessions, people, settings, canRefund, paysSecondPart } = deps;

  const find = (verdictId: string): Found | null => {
    const verdict = store.verdict(verdictId);
    const decision = verdict === null ? null : store.decisionOf(verdictId);
    const session = verdict === null ? null : sessions.read(verdict.inspectionId);
    const expected = session?.returns.find(({ id }) => id === verdict?.expectedReturnId);
    if (verdict === null || decision === null || session === null || expected === undefined) return null;
    const paidCents = expected.amountCents + expected.freightCents;
    const standing = { decision, returnState: expected.state, paidCents, refunds: outbox.refundsOf(expected.id) };
    const supplement = steps.of({ inspectionId: verdict.inspectionId, decisionId: decision.id });
    return { verdict, decision, session, expected, standing, supplement };
  };
  /** Part of the money is the merchant's, whatever the finding: always two people (rule 6). */
  const askedOf = ({ verdict, expected }: Found): Asked => ({
    ...{ kind: 'refund-part', verdict: verdict.verdict, codes: verdict.codes, platform: expected.platform },
    ...{ isHighValue: isHighValue(expected, settings()), isFlagged: false, isManyAlike: false },
  });
  const isByCall = ({ expected: { platform } }: Found): boolean => canRefund(platform) && paysSecondPart(platform);

  const whyNotProposer = ({ expected }: Found, by: Person | null): ErrorCode | null => {
    if (!people.hasAny()) return 'people-needed';
    if (by === null) return 'sign-in-needed';
    return mayPropose(by, expected.platform, people.trustedNow()) ? null : 'not-allowed';
  };
  const whyNotConfirmer = (found: Found, { proposerId }: StoredSupplement, by: Person | null): ErrorCode | null => {
    if (by === null) return 'sign-in-needed';
    const words = { proposer: people.one(proposerId), confirmer: by, now: people.trustedNow() };
    return whyNotWord(askedOf(found), words);
  };
  const wordOf = (found: Found, viewer: Person | null): WordWanted | null => {
    const { supplement } = found;
    if (supplement === null || supplement.isConfirmed) return null;
    return {
      ...{ proposalId: supplement.proposalId, ...wordFor(askedOf(found)), totalCents: supplement.amountCents },
      whyNotMine: whyNotConfirmer(found, supplement, viewer),
      then: isByCall(found) ? 'call' : 'hand',
    };
  };
  const view = (found: Found, viewer: Person | null): SupplementView => {
    const { verdict, session, expected, standing, supplement } = found;
    const { returnNo, shop, currency } = expected;
    const second = standing.refunds.find(({ key }) => isSupplement(key));
    return {
      ...{ verdictId: verdict.id, waybill: session.parcel.waybill, returnNo, shop, currency },
      ...{ paidCents: standing.paidCents, beforeCents: refundedBefore(standing) },
      whyNot: whyNotProposer(found, viewer) ?? whyNotSupplement(standing),
      proposal:
        supplement === null || supplement.isConfirmed
          ? null
          : {
              ...{ amountCents: supplement.amountCents, reason: supplement.reason },
              ...{ operatorNo: supplement.proposedBy, at: supplement.at },
            },
      word: wordOf(found, viewer),
      ordered:
        second === undefined
          ? null
          : { amountCents: second.orderedCents, state: second.state, canTakeBack: second.state === 'waiting' },
    };
  };
  const told = (
    { verdict, decision }: Found,
    step: 'confirmed' | 'rejected' | 'undone',
    one: StoredSupplement,
    reason: string,
  ) => {
    const { proposalId, amountCents, beforeCents, paidCents, proposedBy, proposerId } = one;
    const about = { decisionId: decision.id, verdictId: verdict.id, proposalId };
    return { step, ...about, amountCents, beforeCents, paidCents, reason, proposedBy, proposerId };
  };

  const confirm = (found: Found, proposalId: string, confirmer: Person, now: number): Result<Confirmed> => {
    const { verdict, decision, session, expected, standing, supplement } = found;
    if (supplement === null || supplement.isConfirmed) return refuse('nothing-to-confirm');
    const not = whyNotConfirmer(found, supplement, confirmer) ?? whyNotSupplement(standing);
    if (not !== null) return refuse(not);
    const { amountCents, beforeCents, paidCents } = supplement;
    const isSame = beforeCents === refundedBefore(standing) && paidCents === standing.paidCents;
    if (supplement.proposalId !== proposalId || !isSame) return refuse('proposal-changed');
    if (!isSumRight(amountCents, standing)) return refuse('amount-out-of-range', `${paidCents - beforeCents}`);
    const amounts = { amountCents, freightCents: 0 };
    const order = refundOrderOf(session, expected, verdict, settings(), {
      ...{ decisionId: decision.id, amounts, isPart: true, now },
    });
    // The return's own deadline was that of its first refund.
    const deadlineAt = now + settings().refundWithinHours * HOUR_MS;
    outbox.enqueueRefund({ ...order, deadlineAt, beforeCents, isByHand: !canRefund(expected.platform) });
    steps.add(verdict.inspectionId, told(found, 'confirmed', supplement, supplement.reason), confirmer.operatorNo);
    return ok({
      ...{ verdictId: verdict.id, waybill: session.parcel.waybill, currency: expected.currency },
      ...{ totalCents: amountCents, confirmedBy: confirmer.operatorNo },
      undoUntilAt: isByCall(found) ? now + settings().undoMs : null,
    });
  };

  return {
    find: (text, viewer) => {
      const ids = text === '' ? steps.waiting() : steps.verdictsUnder(text);
      return ids.flatMap((verdictId) => {
        const found = find(verdictId);
        // Only what was refunded in part has something to add to; other shops' cases are not this agent's.
        if (found?.decision.kind !== 'refund-part' || whyNotProposer(found, viewer) === 'not-allowed') return [];
        return [view(found, viewer)];
      });
    },
    propose: ({ verdictId, amountCents, reason }, by) =>
      commit(db, () => {
        const found = find(verdictId);
        if (found === null) return refuse('supplement-not-here');
        const not = whyNotProposer(found, by) ?? whyNotSupplement(found.standing);
        if (not !== null || by === null) return refuse(not ?? 'sign-in-needed');
        const { verdict, decision, standing } = found;
        const beforeCents = refundedBefore(standing);
        const { paidCents } = standing;
        if (!isSumRight(amountCents, standing)) return refuse('amount-out-of-range', `${paidCents - beforeCents}`);
        const about = { decisionId: decision.id, verdictId, proposalId: '', amountCents, beforeCents, paidCents };
        const body = { step: 'proposed' as const, ...about, reason, proposedBy: by.operatorNo, proposerId: by.id };
        steps.add(verdict.inspectionId, body, by.operatorNo);
        const made = find(verdictId);
        if (made === null) throw new Error(`verdict ${verdictId} is gone`);
        return ok(view(made, by));
      }),
    confirm: ({ verdictId, proposalId }, personId, now) =>
      commit(db, () => {
        const found = find(verdictId);
        // Read anew: a PIN takes a moment to check, and rights may be gone by then.
        const confirmer = people.one(personId);
        if (found === null) return refuse('supplement-not-here');
        return confirmer === null ? refuse('unknown-person') : confirm(found, proposalId, confirmer, now);
      }),
    reject: ({ verdictId, proposalId, reason }, by, who) =>
      commit(db, () => {
        const found = find(verdictId);
        if (found?.supplement == null || found.supplement.isConfirmed) return refuse('nothing-to-confirm');
        const not = whyNotProposer(found, by);
        if (not !== null) return refuse(not);
        if (found.supplement.proposalId !== proposalId) return refuse('proposal-changed');
        const body = told(found, 'rejected', found.supplement, reason);
        steps.add(found.verdict.inspectionId, body, by?.operatorNo ?? who.operatorNo);
        return ok(undefined);
      }),
    takeBack: (verdictId, by, who) =>
      commit(db, () => {
        const found = find(verdictId);
        if (found?.supplement?.isConfirmed !== true) return refuse('nothing-to-undo');
        const not = whyNotProposer(found, by);
        if (not !== null) return refuse(not);
        if (!found.standing.refunds.some(({ key }) => isSupplement(key))) return refuse('nothing-to-undo');
        // The latest command of this decision is the supplement's: the first has ended, or it would not be there.
        const taken = outbox.cancelUnsent(found.decision.id, who.now);
        if (taken !== 'cancelled') return refuse(taken === 'none' ? 'nothing-to-undo' : 'already-sent');
        const { supplement } = found;
        const body = told(found, 'undone', supplement, supplement.reason);
        steps.add(found.verdict.inspectionId, body, by?.operatorNo ?? who.operatorNo);
        return ok(undefined);
      }),
  };
}
