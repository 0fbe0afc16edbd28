import type { StationHandlers } from '../../shared/contract.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { HandlerDeps } from './handler-deps.ts';
import { askRefusalRules } from './refusal-rules.ts';

type Calls =
  | 'correctionsWaiting'
  | 'correctionRefund'
  | 'correctionPropose'
  | 'correctionConfirm'
  | 'correctionReject'
  | 'correctionRefusal'
  | 'correctionRefuse';

/** What a platform refused for good, said anew and sent again. */
export function createCorrectionHandlers(deps: HandlerDeps): Pick<StationHandlers, Calls> {
  const { run, changed, sync, seat } = deps;
  return {
    correctionsWaiting: () => run(({ refundCorrections }) => ok(refundCorrections.waiting(seat.person()))),
    correctionRefund: ({ commandId }) =>
      run(({ refundCorrections }) => refundCorrections.read(commandId, seat.person())),
    correctionPropose: (input) =>
      run(({ refundCorrections }) => {
        const proposed = refundCorrections.propose(input, seat.person());
        changed();
        return proposed;
      }),
    correctionConfirm: ({ verdictId, proposalId, second }) =>
      run(async ({ refundCorrections, people, who }) => {
        if (!people.hasAny()) return refuse('people-needed');
        const proven = second === null ? null : await people.prove(second.claim, second.pin);
        if (proven?.ok === false) return proven;
        const by = proven?.value.person ?? seat.person();
        if (by === null) return refuse('sign-in-needed');
        const confirmed = refundCorrections.confirm({ verdictId, proposalId }, by.id, who().now);
        if (confirmed.ok) sync().nudge();
        changed();
        return confirmed;
      }),
    correctionReject: (rejected) =>
      run(({ refundCorrections, who }) => {
        const done = refundCorrections.reject(rejected, seat.person(), who());
        changed();
        return done;
      }),
    correctionRefusal: async ({ commandId }) => {
      const rules = await askRefusalRules(deps, ({ refusalCorrections }) => {
        const found = refusalCorrections.read(commandId);
        return found.ok ? ok({ ...found.value, isOver: false }) : found;
      });
      if (!rules.ok) return rules;
      // Read anew: the platform took a while to answer.
      return run(({ refusalCorrections }) => {
        const found = refusalCorrections.read(commandId);
        if (!found.ok) return found;
        const { inspectionId, shop, message, reasonCode, pictures } = found.value;
        return ok({ commandId, inspectionId, shop, message, reasonCode, pictures, rules: rules.value });
      });
    },
    correctionRefuse: (input) =>
      run(({ refusalCorrections, who }) => {
        const done = refusalCorrections.correct(input, who());
        if (done.ok) sync().nudge();
        changed();
        return done;
      }),
  };
}
