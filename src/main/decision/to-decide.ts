import { ok, refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { ProposalInput, ToDecideCase, ToDecideItem } from '../../shared/decision.ts';
import type { Settings } from '../../shared/settings.ts';
import type * as v from 'valibot';
import { commit } from '../db/commit.ts';
import type { Database } from '../db/open.ts';
import type { EvidenceService } from '../evidence/evidence-service.ts';
import type { Session, SessionService, Who } from '../session/session-service.ts';
import { decisionTarget } from './decision-rules.ts';
import type { DecisionStore, StoredDecision, StoredVerdict } from './decision-store.ts';
import { viewReturn } from './return-view.ts';

export type ToDecide = {
  /** Nearest deadline first; what has none (unclaimed) by its decision target. */
  list: () => ToDecideItem[];
  read: (verdictId: string) => Result<ToDecideCase>;
  /**
   * Enters what should be asked of the platform. Nothing is sent: who may approve it comes with people and confirmation;
   * a partial amount always needs the merchant's word (rule 6). A later proposal takes the place of the earlier one.
   */
  propose: (input: v.InferOutput<typeof ProposalInput>, who: Who) => Result<ToDecideItem>;
};

type Deps = {
  db: Database;
  store: DecisionStore;
  sessions: SessionService;
  evidence: EvidenceService;
  settings: () => Settings;
};

export function createToDecide({ db, store, sessions, evidence, settings }: Deps): ToDecide {
  const sessionOf = (verdict: StoredVerdict): Session => {
    const session = sessions.read(verdict.inspectionId);
    if (session === null) throw new Error(`inspection ${verdict.inspectionId} is gone`);
    return session;
  };

  const toItem = (verdict: StoredVerdict, decision: StoredDecision): ToDecideItem => {
    const session = sessionOf(verdict);
    const expected = session.returns.find(({ id }) => id === verdict.expectedReturnId) ?? null;
    const view = expected === null ? null : viewReturn(expected, session.parcel, session.state, verdict, settings());
    const { kind, amountCents, reason } = decision;
    return {
      verdictId: verdict.id,
      inspectionId: verdict.inspectionId,
      waybill: session.parcel.waybill,
      expectedReturn: view,
      verdict: verdict.verdict,
      finding: verdict.finding,
      why: decision.why === 'by-rule' ? 'contradicts' : decision.why,
      codes: verdict.codes,
      cause: verdict.cause,
      judgements: verdict.judgements,
      note: session.state.note,
      bin: session.state.bin,
      gaps: evidence.check(session, verdict.verdict).gaps,
      judgedAt: verdict.at,
      targetAt: decisionTarget(verdict.at, verdict.verdict, verdict.codes),
      deadlineAt: view?.deadlineAt ?? null,
      operatorNo: verdict.operatorNo,
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

  return {
    list: () =>
      store
        .open()
        .map(({ verdict, decision }) => toItem(verdict, decision))
        .sort((a, b) => (a.deadlineAt ?? a.targetAt) - (b.deadlineAt ?? b.targetAt)),
    read: (verdictId) => {
      const found = find(verdictId);
      if (found === null) return refuse('already-decided');
      const item = toItem(found.verdict, found.decision);
      return ok({ item, evidence: evidence.view(sessionOf(found.verdict), found.verdict.verdict) });
    },
    propose: ({ verdictId, kind, amountCents, reason }, who) =>
      commit(db, () => {
        const found = find(verdictId);
        if (found === null) return refuse('already-decided');
        const item = toItem(found.verdict, found.decision);
        const paidCents = (item.expectedReturn?.amountCents ?? 0) + (item.expectedReturn?.freightCents ?? 0);
        const isPart = kind === 'refund-part';
        if (isPart && (amountCents === null || amountCents <= 0 || amountCents >= paidCents)) {
          return refuse('amount-out-of-range', `${paidCents}`);
        }
        const proposal = { kind, amountCents: isPart ? amountCents : null, reason };
        store.propose(found.decision.id, { ...proposal, operatorNo: who.operatorNo, now: who.now });
        const written = store.decisionOf(verdictId);
        if (written === null) throw new Error(`decision of ${verdictId} is gone`);
        return ok(toItem(found.verdict, written));
      }),
  };
}
