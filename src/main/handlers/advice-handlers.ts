import type { StationHandlers } from '../../shared/contract.ts';
import { ok } from '../../shared/result.ts';
import { consequencesOf } from '../decision/consequence-rules.ts';
import { groundsOf } from '../decision/ground-rules.ts';
import type { HandlerDeps } from './handler-deps.ts';
import { platformFactsOf } from './platform-facts.ts';

type Calls = 'decisionAdvice';

/** What a person should know before they decide. */
export function createAdviceHandlers(deps: HandlerDeps): Pick<StationHandlers, Calls> {
  const { run, clock, seat } = deps;
  return {
    decisionAdvice: ({ verdictId }) =>
      run((core) => {
        const read = core.approvals.read(verdictId, seat.person());
        if (!read.ok) return read;
        const { item, evidence } = read.value;
        const { expectedReturn } = item;
        const session = core.sessions.read(item.inspectionId);
        if (expectedReturn === null || session === null) return ok({ market: '', grounds: [], consequences: [] });
        const platform = platformFactsOf(expectedReturn.platform, deps, core);
        const { market, refuseNoReason } = platform.ways;
        const { reason, category, state } = expectedReturn;
        const grounds = groundsOf({
          ...item,
          ...{ reason, category, state, isNoReasonByHand: refuseNoReason !== undefined },
          ...{ photoCount: evidence.photos.length, receivedAt: session.parcel.receivedAt, now: clock.now() },
        });
        return ok({ market, grounds, consequences: consequencesOf(expectedReturn, platform) });
      }),
  };
}
