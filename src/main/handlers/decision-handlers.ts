import type { StationHandlers } from '../../shared/contract.ts';
import { ok } from '../../shared/result.ts';
import { askRefusalRules } from './refusal-rules.ts';
import type { HandlerDeps } from './handler-deps.ts';

type Calls =
  | 'decisionList'
  | 'decisionCase'
  | 'decisionPropose'
  | 'decisionByHand'
  | 'refusalRules'
  | 'refusalMake'
  | 'refusalTakeBack';

/** What a person must decide. */
export function createDecisionHandlers(deps: HandlerDeps): Pick<StationHandlers, Calls> {
  const { run, changed, sync } = deps;
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
    refusalRules: ({ verdictId }) => askRefusalRules(deps, verdictId),
    refusalMake: (input) =>
      run(({ refusals, who }) => {
        const made = refusals.refuse(input, who());
        if (made.ok) sync().nudge();
        changed();
        return made;
      }),
    refusalTakeBack: ({ verdictId }) =>
      run(({ refusals, who }) => {
        const taken = refusals.takeBack(verdictId, who());
        changed();
        return taken;
      }),
  };
}
