import type { StationHandlers } from '../../shared/contract.ts';
import type { disputeCalls } from '../../shared/dispute.ts';
import { ok } from '../../shared/result.ts';
import type { HandlerDeps } from './handler-deps.ts';

/** What is disputed: who has it, until when, and how it ended. */
export function createDisputeHandlers(deps: HandlerDeps): Pick<StationHandlers, keyof typeof disputeCalls> {
  const { run, clock, seat } = deps;
  return {
    disputeList: (query) =>
      run(({ disputes }) => {
        disputes.sweepAll(clock.now());
        return ok(disputes.list(query, seat.person()));
      }),
    disputesOf: ({ inspectionId }) =>
      run(({ disputes }) => {
        disputes.sweepAll(clock.now());
        return ok(disputes.ofBox(inspectionId, seat.person()));
      }),
    disputeOpen: (input) => run(({ disputes, who }) => disputes.open(input, seat.person(), who())),
    disputeLevel: (input) => run(({ disputes, who }) => disputes.setLevel(input, seat.person(), who())),
    disputeRule: (input) => run(({ disputes, who }) => disputes.rule(input, seat.person(), who())),
    disputeSettle: (input) => run(({ disputes, who }) => disputes.settle(input, seat.person(), who())),
  };
}
