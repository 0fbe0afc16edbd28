import type { caseMarkCalls } from '../../shared/case-mark.ts';
import type { StationHandlers } from '../../shared/contract.ts';
import type { HandlerDeps } from './handler-deps.ts';

/** Marks that people set on cases. */
export const createMarkHandlers = ({
  run,
  changed,
  seat,
}: HandlerDeps): Pick<StationHandlers, keyof typeof caseMarkCalls> => ({
  caseFlag: (input) =>
    run(({ marks, who }) => {
      const flagged = marks.flag(input, seat.person(), who());
      changed();
      return flagged;
    }),
});
