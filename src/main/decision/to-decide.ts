import { ok, refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { ProposalInput, ToDecideCase, ToDecideItem } from '../../shared/decision.ts';
import { outcomeOf } from '../../shared/refusal.ts';
import type { ByHandInput } from '../../shared/refusal.ts';
import type { Settings } from '../../shared/settings.ts';
import type * as v from 'valibot';
import { commit } from '../db/commit.ts';
import type { Database } from '../db/open.ts';
import type { OutboxStore } from '../outbox/outbox-store.ts';
import type { EvidenceCase, EvidenceService } from '../evidence/evidence-service.ts';
import type { Session, SessionService, Who } from '../session/session-service.ts';
import { deadlineOf, decisionTarget } from './decision-rules.ts';
import { decisionOfOutcome, whyNotByGoods, whyNotByHand } from './by-hand-rules.ts';
import type { Standing } from './by-hand-rules.ts';
import type { StoredDecision, StoredVerdict } from './decision-rows.ts';
import type { DecisionStore } from './decision-store.ts';
import type { NegotiationStore } from './negotiation-store.ts';
import { viewReturn } from './return-view.ts';

/** Which shots this verdict wants: of its own return, when the box holds several. */
const caseOf = ({ verdict, expectedReturnId }: StoredVerdict): EvidenceCase => ({
  returnId: expectedReturnId,
  verdict,
});

export type ToDecide = {
  /** Nearest deadline first; what has none (unclaimed) by its decision target. */
  list: () => ToDecideItem[];
  /** How many, and the nearest deadline with its place, without looking into any box: the status line asks often. */
  brief: () => { count: number; nearest: { deadlineAt: number; place: string | null; waybill: string } | null };
  read: (verdictId: string) => Result<ToDecideCase>;
  /**
   * Enters what should be asked of the platform. Nothing is sent: who may approve it comes with people and confirmation;
   * a partial amount always needs the merchant's word (rule 6). A later proposal takes the place of the earlier one: what
   * was reserved for an exchange and is out of stock becomes a refund so. Goods are reserved only where they may still leave.
   */
  propose: (input: v.InferOutput<typeof ProposalInput>, who: Who) => Result<ToDecideItem>;
  /**
   * It was done in the platform's own back office; `reference` says where that is written. `refunded` only for what was to
   * be refunded anyway and can't be sent from here (`by-hand`); `refused` only for what is not intact. What was settled by
   * goods (`SENT_ANEW`, with the waybill they left under) is over with that: no refund and no refusal of it leaves here
   * any more.
   */
  settleByHand: (input: ByHandInput, who: Who) => Result<undefined>;
};

type Deps = {
  db: Database;
  store: DecisionStore;
  sessions: SessionService;
  evidence: EvidenceService;
  outbox: Pick<OutboxStore, 'commandOfReturn'>;
  negotiations: Pick<NegotiationStore, 'end'>;
  settings: () => Settings;
  /** Adds to the chain what has no row of its own. */
  record: (event: {
    kind: 'by-hand';
    inspectionId: string;
    body: Record<string, string | null>;
    operatorNo: string;
  }) => void;
};

export function createToDecide({
  db,
  store,
  sessions,
  evidence,
  outbox,
  negotiations,
  settings,
  record,
}: Deps): ToDecide {
  const sessionOf = (verdict: StoredVerdict): Session => {
    const session = sessions.read(verdict.inspectionId);
    if (session === null) throw new Error(`inspection ${verdict.inspectionId} is gone`);
    return session;
  };

  const toItem = (verdict: StoredVerdict, decision: StoredDecision): ToDecideItem => {
    const session = sessionOf(verdict);
    // A late box has no return of its own to be judged; the one it belongs to is shown beside it.
    const about = verdict.expectedReturnId ?? (decision.why === 'late-box' ? session.returns[0]?.id : null);
    const expected = session.returns.find(({ id }) => id === about) ?? null;
    const view = expected === null ? null : viewReturn(session, expected, verdict, settings());
    const { kind, amountCents, reason } = decision;
    return {
      verdictId: verdict.id,
      inspectionId: verdict.inspectionId,
      waybill: session.parcel.waybill,
      expectedReturn: view,
      ...(expected === null || expected.wants === null ? {} : { wants: expected.wants }),
      verdict: verdict.verdict,
      finding: verdict.finding,
      why: decision.why === 'by-rule' ? 'contradicts' : decision.why,
      codes: verdict.codes,
      cause: verdict.cause,
      judgements: verdict.judgements,
      note: session.state.note,
      bin: session.state.bin,
      gaps: evidence.check(session, [caseOf(verdict)]).gaps,
      judgedAt: verdict.at,
      targetAt: decisionTarget(verdict.at, verdict.verdict, verdict.codes, settings()),
      deadlineAt: view?.deadlineAt ?? null,
      operatorNo: verdict.operatorNo,
      ...{ word: null, confirmed: null, negotiation: null, flag: null },
      proposal:
        decision.state !== 'proposed' || kind === null
          ? null
          : { kind, amountCents, reason: reason ?? '', operatorNo: decision.operatorNo, at: decision.changedAt },
    };
  };

  const find = (verdictId: string): { verdict: StoredVerdict; decision: StoredDecision } | null => {
    const verdict = store.verdict(verdictId);
    const decision = verdict === null ? null : store.decisionOf(verdictId);
    const isOpen = decision?.state === 'to-decide' || decision?.state === 'proposed';
    return verdict === null || decision === null || !isOpen ? null : { verdict, decision };
  };

  const standingOf = (verdict: StoredVerdict, { why }: StoredDecision): Standing => {
    const { returns, parcel } = sessionOf(verdict);
    const expected = returns.find(({ id }) => id === verdict.expectedReturnId) ?? null;
    const ordered = expected === null ? null : outbox.commandOfReturn(expected.id);
    return {
      ...{ why, verdict: verdict.verdict, returnState: expected?.state ?? null },
      ...{ waybill: parcel.waybill, ordered: ordered?.state ?? null },
    };
  };

  /** A decision ends what was being talked over. */
  const endTalk = (
    { inspectionId }: StoredVerdict,
    decisionId: string,
    how: 'proposed' | 'settled',
    by: string,
  ): void => {
    negotiations.end({ inspectionId, decisionId }, { how, note: '' }, by);
  };

  return {
    list: () =>
      store
        .open()
        .map(({ verdict, decision }) => toItem(verdict, decision))
        .sort((a, b) => (a.deadlineAt ?? a.targetAt) - (b.deadlineAt ?? b.targetAt)),
    brief: () => {
      const { refundWithinHours } = settings();
      const places = store.openPlaces();
      const nearest = places
        .flatMap(({ place, waybill, ...clocks }) =>
          clocks.isKnown ? [{ deadlineAt: deadlineOf({ ...clocks, refundWithinHours }), place, waybill }] : [],
        )
        .sort((a, b) => a.deadlineAt - b.deadlineAt)[0];
      return { count: places.length, nearest: nearest ?? null };
    },
    read: (verdictId) => {
      const found = find(verdictId);
      if (found === null) return refuse('already-decided');
      const item = toItem(found.verdict, found.decision);
      const session = sessionOf(found.verdict);
      return ok({ item, evidence: evidence.view(session, [caseOf(found.verdict)]) });
    },
    propose: ({ verdictId, kind, amountCents, reason }, who) =>
      commit(db, () => {
        const found = find(verdictId);
        if (found === null) return refuse('already-decided');
        const not = outcomeOf(kind) === null ? null : whyNotByGoods(standingOf(found.verdict, found.decision));
        if (not !== null) return refuse(not);
        const item = toItem(found.verdict, found.decision);
        const paidCents = (item.expectedReturn?.amountCents ?? 0) + (item.expectedReturn?.freightCents ?? 0);
        const isPart = kind === 'refund-part';
        if (isPart && (amountCents === null || amountCents <= 0 || amountCents >= paidCents)) {
          return refuse('amount-out-of-range', `${paidCents}`);
        }
        const proposal = { kind, amountCents: isPart ? amountCents : null, reason };
        store.propose(found.decision.id, { ...proposal, operatorNo: who.operatorNo, now: who.now });
        endTalk(found.verdict, found.decision.id, 'proposed', who.operatorNo);
        const written = store.decisionOf(verdictId);
        if (written === null) throw new Error(`decision of ${verdictId} is gone`);
        return ok(toItem(found.verdict, written));
      }),
    settleByHand: (done, who) =>
      commit(db, () => {
        const { verdictId, outcome, reference, picture, waybill } = done;
        const found = find(verdictId);
        if (found === null) return refuse('already-decided');
        const { verdict, decision } = found;
        const { inspectionId } = verdict;
        const not = whyNotByHand(done, standingOf(verdict, decision));
        if (not !== null) return refuse(not);
        const { photos } = evidence.view(sessionOf(verdict), [caseOf(verdict)]);
        if (picture !== null && !photos.some(({ sha256 }) => sha256 === picture)) return refuse('photo-unknown');
        // Two people decided on a part: that is what was paid by hand.
        const isPart = outcome === 'refunded' && decision.kind === 'refund-part';
        const kind = isPart ? 'refund-part' : decisionOfOutcome(outcome);
        const amountCents = isPart ? decision.amountCents : null;
        store.settleByHand(decision.id, { kind, amountCents, reference, operatorNo: who.operatorNo, now: who.now });
        endTalk(verdict, decision.id, 'settled', who.operatorNo);
        record({
          ...{ kind: 'by-hand', inspectionId, operatorNo: who.operatorNo },
          body: { outcome, picture, reference, verdictId, waybill },
        });
        return ok(undefined);
      }),
  };
}
