import type { StationHandlers } from '../../shared/contract.ts';
import { refuse } from '../../shared/result.ts';

type Calls = 'printMake' | 'fileShow' | 'printers';

export function createPrintHandlers(): Pick<StationHandlers, Calls> {
  return {
    printMake: () => refuse('internal'),
    fileShow: () => refuse('internal'),
    printers: () => refuse('internal'),
  };
}
