import type { StationHandlers } from '../../shared/contract.ts';
import { ok } from '../../shared/result.ts';
import type { HandlerDeps } from './handler-deps.ts';

type Calls = 'caseFind' | 'caseView';

/** Finding cases, and looking into one. */
export function createCaseHandlers({ run }: HandlerDeps): Pick<StationHandlers, Calls> {
  return {
    caseFind: (search) => run(({ cases }) => ok(cases.find(search))),
    caseView: (input) => run(({ cases, who }) => cases.view(input, who().operatorNo)),
  };
}
