import type { Confirmed, ConfirmedByHand, RejectInput, WordWanted } from '../../shared/approval.ts';
import type { ProposalInput, ToDecideCase, ToDecideItem } from '../../shared/decision.ts';
import { rolesAt } from '../../shared/people.ts';
import type { Person } from '../../shared/people.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { ErrorCode, Result } from '../../shared/result.ts';
import type { Settings } from '../../shared/settings.ts';
import { commit } from '../db/commit.ts';
import type { Database } from '../db/open.ts';
import type { OutboxStore } from '../outbox/outbox-store.ts';
import type { StoredReturn } from '../session/expected-return-store.ts';
import type { Session, SessionService, Who } from '../session/session-service.ts';
import { isOfMoney, mayPropose, whyNotWord, wordFor } from './approval-rules.ts';
import type { Asked } from './approval-rules.ts';
import { whyNotByGoods } from './by-hand-rules.ts';
import type { Negotiations } from './negotiation-service.ts';
import type { CaseMarks } from './case-marks.ts';
import type { StoredDecision, StoredVerdict } from './decision-rows.ts';
import type { DecisionStepStore, ProposedStep } from './decision-step-store.ts';
import type { DecisionStore } from './decision-store.ts';
import { refundOrderOf } from './refund-order.ts';
import { isHighValue } from './return-view.ts';
import { isSupplement } from './supplement-rules.ts';
import type { ToDecide } from './to-decide.ts';

export type Approvals = {
  /** What is to be decided, with the word each waits for as this person sees it; a mere shop agent sees their own shops. */
  list: (viewer: Person | null) => ToDecideItem[];
  read: (verdictId: string, viewer: Person | null) => Result<ToDecideCase>;
  /** Enters a proposal and who made it. `by` null: the bench has no people. */
  propose: (input: ProposalInput, by: Person | null, who: Who) => Result<ToDecideItem>;
  /**
   * Gives the word a proposal waits for: decision, refund command and both operator numbers in one transaction. Refused
   * unless this person may now, the proposal is the one that was seen, and the return is still open with the same sum.
   */
  confirm: (what: { verdictId: string; proposalId: string }, personId: string, now: number) => Result<Confirmed>;
  /** Turns a proposal down, or what was to be done by hand. */
  reject: (what: RejectInput, by: Person | null, who: Who) => Result<undefined>;
  /** Takes a confirmation back whose refund was never sent: the proposal stands again. */
  takeBack: (verdictId: string, by: Person | null, who: Who) => Result<undefined>;
};

type Deps = {
  db: Database;
  store: DecisionStore;
  steps: DecisionStepStore;
  outbox: Pick<OutboxStore, 'commandOfReturn' | 'enqueueRefund' | 'cancelUnsent'>;
  sessions: SessionService;
  toDecide: ToDecide;
  marks: Pick<CaseMarks, 'of' | 'flagOf'>;
  negotiations: Pick<Negotiations, 'viewOf'>;
  people: { hasAny: () => boolean; one: (personId: string) => Person | null; trustedNow: () => number };
  settings: () => Settings;
  /** False for returns of a platform that this bench isn't connected to. */
  canRefund: (platform: string) => boolean;
  /** Whether a call of this platform moves the money, a part of it too. */
  paysByCall: (platform: string, isPart: boolean) => boolean;
};

type Found = { verdict: StoredVerdict; decision: StoredDecision };
type Subject = Found & { session: Session; expected: StoredReturn; proposal: ProposedStep | null; asked: Asked };

export function createApprovals(deps: Deps): Approvals {
  const { db, store, steps, outbox, sessions, toDecide, marks, negotiations, people, settings } = deps;
  const { canRefund, paysByCall } = deps;

  const find = (verdictId: string): Found | null => {
    const verdict = store.verdict(verdictId);
    const decision = verdict === null ? null : store.decisionOf(verdictId);
    return verdict === null || decision === null ? null : { verdict, decision };
  };
  const returnOf = ({ inspectionId, expectedReturnId }: StoredVerdict) => {
    const session = sessions.read(inspectionId);
    const expected = session?.returns.find(({ id }) => id === expectedReturnId);
    return session === null || expected === undefined ? null : { session, expected };
  };
  /** A proposal of money with all that its word depends on. */
  const subjectOf = (found: Found): Subject | null => {
    const { verdict, decision } = found;
    const about = returnOf(verdict);
    if (about === null || decision.kind === null) return null;
    const { platform } = about.expected;
    const asked: Asked = {
      ...{ kind: decision.kind, verdict: verdict.verdict, codes: verdict.codes, platform },
      isHighValue: isHighValue(about.expected, settings()),
      ...marks.of(verdict),
    };
    return { ...found, ...about, asked, proposal: steps.proposalOf(verdict.inspectionId, decision.id) };
  };
  /** An earlier version told no proposals: such a one is known by its decision. */
  const idOf = ({ proposal, decision }: Pick<Subject, 'proposal' | 'decision'>): string => proposal?.id ?? decision.id;
  const totalOf = ({ decision, expected }: Pick<Subject, 'decision' | 'expected'>): number =>
    decision.kind === 'refund-part' ? (decision.amountCents ?? 0) : expected.amountCents + expected.freightCents;
  const isPaidByCall = ({ asked: { platform, kind } }: Pick<Subject, 'asked'>): boolean =>
    canRefund(platform) && paysByCall(platform, kind === 'refund-part');

  /** Whether the word of this person would do, now. */
  const whyNot = ({ asked, proposal }: Subject, confirmer: Person | null): ErrorCode | null => {
    if (!people.hasAny()) return 'people-needed';
    if (confirmer === null) return 'sign-in-needed';
    const proposer = proposal?.personId == null ? null : people.one(proposal.personId);
    return whyNotWord(asked, { proposer, confirmer, now: people.trustedNow() });
  };

  const wordOf = (subject: Subject, viewer: Person | null): WordWanted | null =>
    subject.decision.state !== 'proposed' || !isOfMoney(subject.asked.kind)
      ? null
      : {
          ...{ proposalId: idOf(subject), ...wordFor(subject.asked), whyNotMine: whyNot(subject, viewer) },
          then: isPaidByCall(subject) ? 'call' : 'hand',
          totalCents: totalOf(subject),
        };
  const byHandOf = ({ verdict, decision }: Found): ConfirmedByHand | null => {
    if (decision.state !== 'to-decide' || decision.kind === null) return null;
    const confirmed = steps.confirmationOf(verdict.inspectionId, decision.id);
    const { kind, amountCents, freightCents } = decision;
    return {
      ...{ kind, amountCents: (amountCents ?? 0) + (freightCents ?? 0) },
      ...{ proposedBy: decision.operatorNo, confirmedBy: confirmed?.operatorNo ?? '' },
    };
  };
  const look = (plain: ToDecideItem, viewer: Person | null): ToDecideItem => {
    const { inspectionId, verdictId } = plain;
    const negotiation = negotiations.viewOf(verdictId, viewer);
    const item = { ...plain, negotiation, flag: marks.flagOf(inspectionId, verdictId) };
    const found = item.proposal === null && item.why !== 'by-hand' ? null : find(item.verdictId);
    const subject = found === null ? null : subjectOf(found);
    return subject === null ? item : { ...item, word: wordOf(subject, viewer), confirmed: byHandOf(subject) };
  };

  const isForeign = (platform: string | undefined, viewer: Person | null): boolean =>
    viewer !== null &&
    rolesAt(viewer, people.trustedNow()).every((role) => role === 'agent') &&
    (platform === undefined || !viewer.shops.includes(platform));
  const whyNotProposer = (platform: string | undefined, by: Person | null): ErrorCode | null => {
    if (by === null) return people.hasAny() ? 'sign-in-needed' : null;
    return mayPropose(by, platform ?? '', people.trustedNow()) ? null : 'not-allowed';
  };

  /** What was confirmed to be done by hand is a contested case again, and waits for its words anew. */
  const putBackByHand = ({ verdict, decision }: Found, { operatorNo, now }: Who): void => {
    if (decision.state !== 'to-decide' || decision.kind === null) return;
    const before = steps.confirmationOf(verdict.inspectionId, decision.id);
    store.putBack(decision.id, { why: before?.why ?? decision.why, operatorNo, now });
  };

  const write = (subject: Subject, confirmer: Person, now: number): Confirmed => {
    const { verdict, decision, session, expected, asked } = subject;
    const isPart = asked.kind === 'refund-part';
    const amounts = isPart
      ? { amountCents: totalOf(subject), freightCents: 0 }
      : { amountCents: expected.amountCents, freightCents: expected.freightCents };
    const isOrdered = canRefund(expected.platform);
    store.confirm(decision.id, { ...amounts, isByHand: !isOrdered, now });
    if (isOrdered) {
      const order = { decisionId: decision.id, amounts, isPart, now };
      outbox.enqueueRefund(refundOrderOf(session, expected, verdict, settings(), order));
    }
    steps.add({
      ...{ kind: 'confirmed', inspectionId: verdict.inspectionId, operatorNo: confirmer.operatorNo },
      body: {
        ...{ decisionId: decision.id, verdictId: verdict.id, proposalId: idOf(subject), personId: confirmer.id },
        ...{ proposedBy: decision.operatorNo, kind: asked.kind, why: decision.why, ...amounts },
      },
    });
    return {
      ...{ verdictId: verdict.id, waybill: session.parcel.waybill, currency: expected.currency },
      ...{ totalCents: amounts.amountCents + amounts.freightCents, confirmedBy: confirmer.operatorNo },
      undoUntilAt: isPaidByCall(subject) ? now + settings().undoMs : null,
    };
  };

  return {
    list: (viewer) =>
      toDecide
        .list()
        .filter(({ expectedReturn }) => !isForeign(expectedReturn?.platform, viewer))
        .map((item) => look(item, viewer)),
    read: (verdictId, viewer) => {
      const opened = toDecide.read(verdictId);
      if (!opened.ok) return opened;
      const { item, evidence } = opened.value;
      if (isForeign(item.expectedReturn?.platform, viewer)) return refuse('not-allowed');
      return ok({ item: look(item, viewer), evidence });
    },
    propose: (input, by, who) =>
      commit(db, () => {
        const found = find(input.verdictId);
        if (found === null) return refuse('already-decided');
        const about = returnOf(found.verdict);
        const not = whyNotProposer(about?.expected.platform, by);
        if (not !== null) return refuse(not);
        putBackByHand(found, who);
        const proposed = toDecide.propose(input, who);
        if (!proposed.ok) return proposed;
        const totalCents = about === null ? 0 : about.expected.amountCents + about.expected.freightCents;
        const { id: decisionId } = found.decision;
        steps.add({
          ...{
            kind: 'proposed',
            inspectionId: found.verdict.inspectionId,
            operatorNo: by?.operatorNo ?? who.operatorNo,
          },
          body: {
            ...{ decisionId, kind: input.kind, amountCents: proposed.value.proposal?.amountCents ?? null },
            ...{ totalCents, personId: by?.id ?? null },
          },
        });
        return ok(look(proposed.value, by));
      }),
    confirm: ({ verdictId, proposalId }, personId, now) =>
      commit(db, () => {
        const found = find(verdictId);
        if (found === null || found.decision.state === 'approved') return refuse('already-decided');
        const subject = found.decision.state === 'proposed' ? subjectOf(found) : null;
        if (subject === null || !isOfMoney(subject.asked.kind)) return refuse('nothing-to-confirm');
        const { decision, expected, proposal } = subject;
        // Read anew: a PIN takes a moment to check, and rights may be gone by then.
        const confirmer = people.one(personId);
        const not = whyNot(subject, confirmer);
        if (not !== null || confirmer === null) return refuse(not ?? 'unknown-person');
        const paidCents = expected.amountCents + expected.freightCents;
        const isOther = proposal !== null && proposal.totalCents !== paidCents;
        if (idOf(subject) !== proposalId || isOther) return refuse('proposal-changed');
        const ordered = outbox.commandOfReturn(expected.id)?.state ?? null;
        const closed = whyNotByGoods({ why: decision.why, returnState: expected.state, ordered });
        if (closed !== null) return refuse(closed);
        const totalCents = totalOf(subject);
        const isPart = decision.kind === 'refund-part';
        if (totalCents <= 0 || (isPart && totalCents >= paidCents))
          return refuse('amount-out-of-range', `${paidCents}`);
        return ok(write(subject, confirmer, now));
      }),
    reject: ({ verdictId, proposalId, reason }, by, who) =>
      commit(db, () => {
        const found = find(verdictId);
        if (found?.decision.state === 'approved') return refuse('already-decided');
        const isByHand = found?.decision.state === 'to-decide' && found.decision.kind !== null;
        const subject = found === null || !(isByHand || found.decision.state === 'proposed') ? null : subjectOf(found);
        if (subject === null) return refuse('nothing-to-confirm');
        const { verdict, decision, asked } = subject;
        const not = whyNotProposer(asked.platform, by);
        if (not !== null) return refuse(not);
        if (idOf(subject) !== proposalId) return refuse('proposal-changed');
        const operatorNo = by?.operatorNo ?? who.operatorNo;
        if (isByHand) putBackByHand(subject, { ...who, operatorNo });
        else store.putBack(decision.id, { why: decision.why, operatorNo, now: who.now });
        const body = { decisionId: decision.id, proposalId, reason, proposedBy: decision.operatorNo };
        steps.add({ kind: 'rejected', inspectionId: verdict.inspectionId, operatorNo, body });
        return ok(undefined);
      }),
    takeBack: (verdictId, by, who) =>
      commit(db, () => {
        const found = find(verdictId);
        const confirmed = found === null ? null : steps.confirmationOf(found.verdict.inspectionId, found.decision.id);
        const subject = found?.decision.state === 'approved' && confirmed !== null ? subjectOf(found) : null;
        if (subject === null || !isOfMoney(subject.asked.kind)) return refuse('nothing-to-undo');
        const { verdict, decision, asked, proposal, expected } = subject;
        const not = whyNotProposer(asked.platform, by);
        if (not !== null) return refuse(not);
        const ordered = outbox.commandOfReturn(expected.id);
        if (ordered?.decisionId !== decision.id || ordered.state === 'cancelled') return refuse('nothing-to-undo');
        // A supplement stands on it: what it was added to has ended.
        if (isSupplement(ordered.key)) return refuse('already-sent');
        const taken = outbox.cancelUnsent(decision.id, who.now);
        if (taken !== 'cancelled') return refuse(taken === 'none' ? 'nothing-to-undo' : 'already-sent');
        const amountCents = asked.kind === 'refund-part' ? (proposal?.amountCents ?? decision.amountCents) : null;
        store.unconfirm(decision.id, amountCents, who.now);
        const operatorNo = by?.operatorNo ?? who.operatorNo;
        const body = { decisionId: decision.id, confirmedBy: confirmed?.operatorNo ?? '' };
        steps.add({ kind: 'confirmation-undone', inspectionId: verdict.inspectionId, operatorNo, body });
        return ok(undefined);
      }),
  };
}
