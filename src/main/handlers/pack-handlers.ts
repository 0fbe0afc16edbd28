import type { StationHandlers } from '../../shared/contract.ts';
import { ok, refuse } from '../../shared/result.ts';

type Calls = 'packPlan' | 'packExport' | 'packView' | 'packCancel';

/** Evidence packs: what one would hold, making many, and how far that is. */
export function createPackHandlers(): Pick<StationHandlers, Calls> {
  return {
    packPlan: () => refuse('unknown-inspection'),
    packExport: () => refuse('unknown-inspection'),
    packView: () => ok(null),
    packCancel: () => refuse('unknown-pack'),
  };
}
