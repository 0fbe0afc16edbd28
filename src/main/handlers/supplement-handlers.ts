import type { StationHandlers } from '../../shared/contract.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { HandlerDeps } from './handler-deps.ts';

type Calls = 'supplementFind' | 'supplementPropose' | 'supplementConfirm' | 'supplementReject' | 'supplementTakeBack';

/** Money added to a partial refund that has ended. */
export function createSupplementHandlers({ run, changed, sync, seat }: HandlerDeps): Pick<StationHandlers, Calls> {
  return {
    supplementFind: ({ text }) => run(({ supplements }) => ok(supplements.find(text, seat.person()))),
    supplementPropose: (input) =>
      run(({ supplements }) => {
        const proposed = supplements.propose(input, seat.person());
        changed();
        return proposed;
      }),
    supplementConfirm: ({ verdictId, proposalId, second }) =>
      run(async ({ supplements, people, who }) => {
        if (!people.hasAny()) return refuse('people-needed');
        const proven = second === null ? null : await people.prove(second.claim, second.pin);
        if (proven?.ok === false) return proven;
        const by = proven?.value.person ?? seat.person();
        if (by === null) return refuse('sign-in-needed');
        const confirmed = supplements.confirm({ verdictId, proposalId }, by.id, who().now);
        if (confirmed.ok) sync().nudge();
        changed();
        return confirmed;
      }),
    supplementReject: (rejected) =>
      run(({ supplements, who }) => {
        const done = supplements.reject(rejected, seat.person(), who());
        changed();
        return done;
      }),
    supplementTakeBack: ({ verdictId }) =>
      run(({ supplements, who }) => {
        const taken = supplements.takeBack(verdictId, seat.person(), who());
        changed();
        return taken;
      }),
  };
}
