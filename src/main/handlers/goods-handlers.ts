import type { StationHandlers } from '../../shared/contract.ts';
import { ok } from '../../shared/result.ts';
import type { HandlerDeps } from './handler-deps.ts';

type Calls = 'shelfView' | 'shelfHandOver' | 'goodsOf' | 'goodsMove';

/** Goods after the verdict, and parcels that wait for something. */
export function createGoodsHandlers({ run, changed }: HandlerDeps): Pick<StationHandlers, Calls> {
  return {
    shelfView: () => run(({ shelf }) => ok(shelf.view())),
    shelfHandOver: (handOver) =>
      run(({ shelf, who }) => {
        const handed = shelf.handOver(handOver, who());
        changed();
        return handed;
      }),
    goodsOf: ({ inspectionId }) => run(({ dispositions }) => ok(dispositions.unitsOf(inspectionId))),
    goodsMove: (move) =>
      run(({ dispositions, who }) => {
        const moved = dispositions.move(move, who());
        changed();
        return moved;
      }),
  };
}
