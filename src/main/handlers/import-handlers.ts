import type { StationHandlers } from '../../shared/contract.ts';
import { ok } from '../../shared/result.ts';
import type { HandlerDeps } from './handler-deps.ts';

type Calls = 'importSlice' | 'importMap' | 'importRun' | 'importCancel' | 'importView' | 'returnFind';

/** Expected returns out of a file, and looking one up. */
export function createImportHandlers({ imports, run }: HandlerDeps): Pick<StationHandlers, Calls> {
  return {
    importSlice: (slice) => imports.take(slice),
    importMap: ({ importId, mapping }) => imports.map(importId, mapping),
    importRun: ({ importId }) => imports.start(importId),
    importCancel: ({ importId }) => imports.cancel(importId),
    importView: () => ok(imports.view()),
    returnFind: ({ text }) => run(({ returnFinder }) => ok(returnFinder.find(text))),
  };
}
