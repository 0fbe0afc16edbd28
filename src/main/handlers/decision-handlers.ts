import type { StationHandlers } from '../../shared/contract.ts';
import { ok, refuse } from '../../shared/result.ts';
import { askRefusalRules } from './refusal-rules.ts';
import type { HandlerDeps } from './handler-deps.ts';

type Calls =
  | 'decisionList'
  | 'decisionCase'
  | 'decisionPropose'
  | 'decisionConfirm'
  | 'decisionReject'
  | 'decisionTakeBack'
  | 'decisionByHand'
  | 'refusalRules'
  | 'refusalMake'
  | 'refusalTakeBack';

/** What a person must decide. */
export function createDecisionHandlers(deps: HandlerDeps): Pick<StationHandlers, Calls> {
  const { run, changed, sync, seat } = deps;
  return {
    decisionList: () => run(({ approvals }) => ok(approvals.list(seat.person()))),
    decisionCase: ({ verdictId }) =>
      run(({ approvals, cases, who }) => {
        const opened = approvals.read(verdictId, seat.person());
        if (opened.ok) cases.noteLook(opened.value.item.inspectionId, who().operatorNo);
        return opened;
      }),
    decisionPropose: (proposal) =>
      run(({ approvals, who }) => {
        const proposed = approvals.propose(proposal, seat.person(), who());
        changed();
        return proposed;
      }),
    decisionConfirm: ({ verdictId, proposalId, second }) =>
      run(async ({ approvals, people, who }) => {
        if (!people.hasAny()) return refuse('people-needed');
        const proven = second === null ? null : await people.prove(second.claim, second.pin);
        if (proven?.ok === false) return proven;
        const by = proven?.value.person ?? seat.person();
        if (by === null) return refuse('sign-in-needed');
        const confirmed = approvals.confirm({ verdictId, proposalId }, by.id, who().now);
        if (confirmed.ok) sync().nudge();
        changed();
        return confirmed;
      }),
    decisionReject: (rejected) =>
      run(({ approvals, who }) => {
        const done = approvals.reject(rejected, seat.person(), who());
        changed();
        return done;
      }),
    decisionTakeBack: ({ verdictId }) =>
      run(({ approvals, who }) => {
        const taken = approvals.takeBack(verdictId, seat.person(), who());
        changed();
        return taken;
      }),
    decisionByHand: (done) =>
      run(({ toDecide, who }) => {
        const settled = toDecide.settleByHand(done, who());
        changed();
        return settled;
      }),
    refusalRules: ({ verdictId }) => askRefusalRules(deps, ({ refusals }) => refusals.subjectOf(verdictId)),
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
