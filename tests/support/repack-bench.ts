import type { Core } from '../../src/main/station-core.ts';
import { atOnce } from '../../src/main/db/commit.ts';
import type { Disposition } from '../../src/shared/disposition.ts';
import { openContested } from './approval-bench.ts';
import type { BenchFixture } from './bench-fixture.ts';

// A bench with a refused return whose goods are the buyer's.

export const CAME_UNDER = 'SF1300001234562';
export const LEAVES_UNDER = 'SF1400002345673';

/** Decides to refuse, as the platform's word would have been given. */
export const refuseAll = (core: Core, inspectionId: string): void => {
  atOnce(core.db, () => {
    for (const { id } of core.decisionStore.verdictsOf(inspectionId)) {
      const decision = core.decisionStore.decisionOf(id);
      if (decision === null) throw new Error('nothing to decide');
      core.decisionStore.decideRefusal(decision.id, { reason: '穿过', operatorNo: '0300', now: core.who().now });
    }
  });
};

export const moveAll = (core: Core, inspectionId: string, disposition: Disposition): void => {
  const unitIds = core.dispositions.unitsOf(inspectionId).map(({ id }) => id);
  const moved = core.dispositions.move({ unitIds, disposition, bin: 'B-02', secondOperatorNo: null }, core.who());
  if (!moved.ok) throw new Error(moved.error.code);
};

/** A worn shirt, its belt missing; refused, and put aside for the buyer. */
export function openRefused(): { bench: BenchFixture; inspectionId: string } {
  const { bench, item } = openContested();
  const { inspectionId } = item;
  refuseAll(bench.core, inspectionId);
  moveAll(bench.core, inspectionId, 'to-buyer');
  return { bench, inspectionId };
}
