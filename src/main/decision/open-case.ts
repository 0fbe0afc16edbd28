import { ok, refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { StoredReturn } from '../session/expected-return-store.ts';
import type { Session, SessionService } from '../session/session-service.ts';
import type { StoredDecision, StoredVerdict } from './decision-rows.ts';
import type { DecisionStore } from './decision-store.ts';

export type OpenCase = { verdict: StoredVerdict; decision: StoredDecision; session: Session; expected: StoredReturn };

/** A case that is still to be decided, with its return; `already-decided`, or `unknown-return` where it has none. */
export function findOpenCase(
  store: Pick<DecisionStore, 'verdict' | 'decisionOf'>,
  sessions: Pick<SessionService, 'read'>,
  verdictId: string,
): Result<OpenCase> {
  const verdict = store.verdict(verdictId);
  const decision = verdict === null ? null : store.decisionOf(verdictId);
  const isOpen = decision?.state === 'to-decide' || decision?.state === 'proposed';
  if (verdict === null || decision === null || !isOpen) return refuse('already-decided');
  const session = sessions.read(verdict.inspectionId);
  const expected = session?.returns.find(({ id }) => id === verdict.expectedReturnId);
  return session === null || expected === undefined
    ? refuse('unknown-return')
    : ok({ verdict, decision, session, expected });
}
