import type { StationHandlers } from '../../shared/contract.ts';
import { refuse } from '../../shared/result.ts';

type Calls = 'importSlice' | 'importMap' | 'importRun' | 'importCancel' | 'importView' | 'returnFind';

export function createImportHandlers(): Pick<StationHandlers, Calls> {
  return {
    importSlice: () => refuse('internal'),
    importMap: () => refuse('internal'),
    importRun: () => refuse('internal'),
    importCancel: () => refuse('internal'),
    importView: () => refuse('internal'),
    returnFind: () => refuse('internal'),
  };
}
