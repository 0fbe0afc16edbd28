import type { StationHandlers } from '../../shared/contract.ts';
import type { HandlerDeps } from './handler-deps.ts';

type Calls = 'negotiationOffer' | 'negotiationBegin' | 'negotiationAnswer' | 'negotiationEnd';

/** A contested case is talked over with the buyer. */
export function createNegotiationHandlers({ run, changed, seat }: HandlerDeps): Pick<StationHandlers, Calls> {
  return {
    negotiationOffer: ({ verdictId }) =>
      run(({ negotiations, who }) => negotiations.offer(verdictId, seat.person(), who().now)),
    negotiationBegin: (input) =>
      run(({ negotiations, who }) => {
        const begun = negotiations.begin(input, seat.person(), who());
        changed();
        return begun;
      }),
    negotiationAnswer: (input) =>
      run(({ negotiations, who }) => {
        const kept = negotiations.answer(input, seat.person(), who());
        changed();
        return kept;
      }),
    negotiationEnd: (input) =>
      run(({ negotiations, who }) => {
        const ended = negotiations.end(input, seat.person(), who());
        changed();
        return ended;
      }),
  };
}
