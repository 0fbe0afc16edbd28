import type { StationHandlers } from '../../shared/contract.ts';
import { ok } from '../../shared/result.ts';
import type { HandlerDeps } from './handler-deps.ts';

type Calls = 'decisionList' | 'decisionCase' | 'decisionPropose' | 'decisionByHand';

/** What a person must decide. */
export function createDecisionHandlers({ run, changed }: HandlerDeps): Pick<StationHandlers, Calls> {
  return {
    decisionList: () => run(({ toDecide }) => ok(toDecide.list())),
    decisionCase: ({ verdictId }) =>
      run(({ toDecide, cases, who }) => {
        const opened = toDecide.read(verdictId);
        if (opened.ok) cases.noteLook(opened.value.item.inspectionId, who().operatorNo);
        return opened;
      }),
    decisionPropose: (proposal) =>
      run(({ toDecide, who }) => {
        const proposed = toDecide.propose(proposal, who());
        changed();
        return proposed;
      }),
    decisionByHand: (done) =>
      run(({ toDecide, who }) => {
        const settled = toDecide.settleByHand(done, who());
        changed();
        return settled;
      }),
  };
}
