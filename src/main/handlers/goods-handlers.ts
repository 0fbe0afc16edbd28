import type { StationHandlers } from '../../shared/contract.ts';
import { refuse } from '../../shared/result.ts';

type Calls = 'shelfView' | 'shelfHandOver' | 'goodsOf' | 'goodsMove';

export function createGoodsHandlers(): Pick<StationHandlers, Calls> {
  return {
    shelfView: () => refuse('internal'),
    shelfHandOver: () => refuse('internal'),
    goodsOf: () => refuse('internal'),
    goodsMove: () => refuse('internal'),
  };
}
