import type { RefuseBody } from '../../shared/command-body.ts';
import type { RefusalCorrection, RefusalCorrectionInput } from '../../shared/correction.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { commit } from '../db/commit.ts';
import type { Database } from '../db/open.ts';
import type { EvidenceStore } from '../evidence/evidence-store.ts';
import type { Correctable } from '../outbox/correction-store.ts';
import type { OutboxStore } from '../outbox/outbox-store.ts';
import type { StoredReturn } from '../session/expected-return-store.ts';
import type { SessionService, Who } from '../session/session-service.ts';
import type { StoredDecision, StoredVerdict } from './decision-rows.ts';
import type { DecisionStore } from './decision-store.ts';
import { whyNotRefusal } from './refusal-rules.ts';

/** A refused refusal as it was sent, and whom to ask what may be refused. */
type RefusedRefusal = Omit<RefusalCorrection, 'rules'> & { platform: string; returnNo: string };

export type RefusalCorrections = {
  read: (commandId: string) => Result<RefusedRefusal>;
  /**
   * Says a refusal anew that the platform did not take: the decision has the new words, the parked command is corrected and
   * let go, in one transaction. Judged as a new refusal would be.
   */
  correct: (input: RefusalCorrectionInput, who: Who) => Result<undefined>;
};

type Deps = {
  db: Database;
  store: Pick<DecisionStore, 'verdictOfReturn' | 'decisionOf' | 'decideRefusal'>;
  outbox: Pick<OutboxStore, 'heldForCorrection' | 'correct'>;
  sessions: Pick<SessionService, 'read'>;
  evidenceStore: Pick<EvidenceStore, 'photosOf'>;
  canRefuse: (platform: string) => boolean;
};

type Found = {
  held: Extract<Correctable, { kind: 'refuse' }>;
  verdict: StoredVerdict;
  decision: StoredDecision;
  expected: StoredReturn;
};

const isSame = (one: RefuseBody, other: RefuseBody): boolean => JSON.stringify(one) === JSON.stringify(other);

export function createRefusalCorrections(deps: Deps): RefusalCorrections {
  const { db, store, outbox, sessions, evidenceStore, canRefuse } = deps;

  const find = (commandId: string): Found | null => {
    const held = outbox.heldForCorrection(commandId);
    const verdict = held === null ? null : store.verdictOfReturn(held.expectedReturnId);
    const decision = verdict === null ? null : store.decisionOf(verdict.id);
    if (held?.kind !== 'refuse' || verdict === null || decision === null) return null;
    if (decision.id !== held.decisionId || decision.state !== 'approved' || decision.kind !== 'refuse') return null;
    const expected = sessions.read(verdict.inspectionId)?.returns.find(({ id }) => id === held.expectedReturnId);
    return expected === undefined ? null : { held, verdict, decision, expected };
  };

  return {
    read: (commandId) => {
      const found = find(commandId);
      if (found === null) return refuse('correction-not-here');
      const { held, verdict, expected } = found;
      const { message, reasonCode, pictures } = held.body;
      return ok({
        ...{ commandId, inspectionId: verdict.inspectionId, shop: expected.shop, message, reasonCode, pictures },
        ...{ platform: expected.platform, returnNo: expected.returnNo },
      });
    },
    correct: ({ commandId, message, reasonCode, pictures, reason }, { operatorNo, now }) =>
      commit(db, () => {
        const found = find(commandId);
        if (found === null) return refuse('correction-not-here');
        const { held, verdict, decision, expected } = found;
        const photos = new Set(evidenceStore.photosOf(verdict.inspectionId).map(({ sha256 }) => sha256));
        const about = { canRefuse: canRefuse(expected.platform), returnState: expected.state, verdict, photos };
        const not = whyNotRefusal({ ...about, said: { message, pictures } });
        if (not !== null) return refuse(not);
        const body = { ...held.body, message, reasonCode, pictures: [...new Set(pictures)] };
        if (isSame(body, held.body)) return refuse('correction-same');
        const corrected = { kind: 'refuse', body, reason, operatorNo, secondNo: null } as const;
        if (!outbox.correct(held, corrected, now)) return refuse('correction-not-here');
        store.decideRefusal(decision.id, { reason: message, operatorNo, now });
        return ok(undefined);
      }),
  };
}
