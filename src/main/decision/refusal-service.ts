import type { RefusalInput, RefusalMade } from '../../shared/refusal.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Settings } from '../../shared/settings.ts';
import { commit } from '../db/commit.ts';
import type { Database } from '../db/open.ts';
import type { EvidenceStore } from '../evidence/evidence-store.ts';
import type { OutboxStore } from '../outbox/outbox-store.ts';
import type { SessionService, Who } from '../session/session-service.ts';
import type { DecisionStore } from './decision-store.ts';
import type { NegotiationStore } from './negotiation-store.ts';
import { standsAlone } from './by-hand-rules.ts';
import { findOpenCase } from './open-case.ts';
import type { OpenCase } from './open-case.ts';
import { whyNotRefusal } from './refusal-rules.ts';
import { returnDeadline } from './return-view.ts';

export type RefusalService = {
  /** Whom to ask what may be refused: the return of a case that is still to be decided. `isOver`: nobody need be asked. */
  subjectOf: (verdictId: string) => Result<{ platform: string; returnNo: string; isOver: boolean }>;
  /** Decides to refuse: the decision and its command in one transaction; it leaves after the time to undo. */
  refuse: (input: RefusalInput, who: Who) => Result<RefusalMade>;
  /** Takes a refusal back that was not sent: the case is to be decided again. */
  takeBack: (verdictId: string, who: Who) => Result<undefined>;
  /**
   * The platform has refunded what we had decided to refuse: that case is a person's again, to claim the money back. In
   * the caller's transaction; false when there was no such refusal.
   */
  overtaken: (platform: string, returnNo: string, now: number) => boolean;
};

type Deps = {
  db: Database;
  store: DecisionStore;
  outbox: Pick<OutboxStore, 'enqueueRefusal' | 'cancelUnsent' | 'commandOfReturn'>;
  sessions: SessionService;
  evidenceStore: Pick<EvidenceStore, 'photosOf'>;
  negotiations: Pick<NegotiationStore, 'end'>;
  settings: () => Settings;
  /** Whether this platform has a call to refuse. */
  canRefuse: (platform: string) => boolean;
};

export function createRefusals(deps: Deps): RefusalService {
  const { db, store, outbox, sessions, evidenceStore, negotiations, settings, canRefuse } = deps;
  const find = (verdictId: string): Result<OpenCase> => findOpenCase(store, sessions, verdictId);

  const whyNot = ({ verdict, expected, session }: OpenCase, said: RefusalInput): ReturnType<typeof refuse> | null => {
    if (standsAlone(outbox.commandOfReturn(expected.id))) return refuse('already-decided');
    const photos = new Set(evidenceStore.photosOf(session.inspection.id).map(({ sha256 }) => sha256));
    const about = { canRefuse: canRefuse(expected.platform), returnState: expected.state, verdict, said, photos };
    const not = whyNotRefusal(about);
    return not === null ? null : refuse(not);
  };

  return {
    subjectOf: (verdictId) => {
      const found = find(verdictId);
      if (!found.ok) return found;
      const { platform, returnNo, state } = found.value.expected;
      return ok({ platform, returnNo, isOver: state === 'closed' || state === 'withdrawn' });
    },
    refuse: (input, who) =>
      commit(db, () => {
        const found = find(input.verdictId);
        if (!found.ok) return found;
        const not = whyNot(found.value, input);
        if (not !== null) return not;
        const { decision, session, expected } = found.value;
        const undoUntilAt = who.now + settings().undoMs;
        store.decideRefusal(decision.id, { reason: input.message, operatorNo: who.operatorNo, now: who.now });
        const about = { inspectionId: session.inspection.id, decisionId: decision.id };
        negotiations.end(about, { how: 'refused', note: '' }, who.operatorNo);
        outbox.enqueueRefusal({
          platform: expected.platform,
          returnNo: expected.returnNo,
          parcelId: session.parcel.id,
          expectedReturnId: expected.id,
          decisionId: decision.id,
          message: input.message,
          reasonCode: input.reasonCode,
          pictures: [...new Set(input.pictures)],
          notBeforeAt: undoUntilAt,
          deadlineAt: returnDeadline(expected, session.parcel, settings()),
          now: who.now,
        });
        return ok({ verdictId: input.verdictId, waybill: session.parcel.waybill, undoUntilAt });
      }),
    takeBack: (verdictId, who) =>
      commit(db, () => {
        const decision = store.decisionOf(verdictId);
        if (decision?.state !== 'approved' || decision.kind !== 'refuse') return refuse('nothing-to-undo');
        const taken = outbox.cancelUnsent(decision.id, who.now);
        if (taken === 'none') return refuse('nothing-to-undo');
        if (taken === 'too-late') return refuse('already-sent');
        store.reopen(decision.id, { why: null, operatorNo: who.operatorNo, now: who.now });
        return ok(undefined);
      }),
    overtaken: (platform, returnNo, now) => {
      if (!db.inTransaction) throw new Error('a refusal is overtaken in the transaction that says so');
      const decision = store.refusalOf(platform, returnNo);
      if (decision === null) return false;
      store.reopen(decision.id, { why: 'claim-back', operatorNo: decision.operatorNo, now });
      return true;
    },
  };
}
