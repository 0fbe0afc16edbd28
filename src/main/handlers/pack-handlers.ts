import type { StationHandlers } from '../../shared/contract.ts';
import { ok } from '../../shared/result.ts';
import type { HandlerDeps } from './handler-deps.ts';

type Calls = 'packPlan' | 'packExport' | 'packView' | 'packCancel';

/** Evidence packs: what one would hold, making many, and how far that is. */
export function createPackHandlers({ packs, run }: HandlerDeps): Pick<StationHandlers, Calls> {
  return {
    packPlan: (input) => run(() => packs.plan(input)),
    packExport: (order) => run(() => packs.start(order)),
    packView: () => ok(packs.view()),
    packCancel: ({ orderId }) => packs.cancel(orderId),
  };
}
