import { join } from 'node:path';
import type { StationEmit } from '../shared/contract.ts';
import type { Result } from '../shared/result.ts';
import type { ImportService } from './import/import-service.ts';
import { createImportService } from './import/import-service.ts';
import { createImportStore } from './import/import-store.ts';
import type { Clock } from './lib/clock.ts';
import type { Ids } from './lib/ids.ts';
import type { Logger } from './lib/logger.ts';
import type { Platforms } from './platform/platform.ts';
import type { Core } from './station-core.ts';
import type { Worker } from './worker/worker-jobs.ts';

type ImportDeps = {
  dataDir: string;
  clock: Clock;
  ids: Ids;
  log: Logger;
  worker: Worker;
  emit: StationEmit;
  platforms: Platforms;
  core: () => Core;
  run: <T>(act: (core: Core) => Result<T>) => Promise<Result<T>>;
};

/** Counts the imports of this bench. Small numbers: whatever version a platform gives its returns, its word is newer. */
const VERSION_NOTE = 'imports';

/** The import, wired to the stores that are open now. */
export function createStationImport(deps: ImportDeps): ImportService {
  const { clock, ids, log, worker, emit, platforms, core } = deps;
  return createImportService({
    folder: join(deps.dataDir, 'import'),
    clock,
    ids,
    log,
    readTable: (job) => worker.readTable(job),
    run: (act) =>
      deps.run(({ db, expectedReturns, bench, settingsStore }) =>
        act({
          db,
          imports: createImportStore(db),
          expectedReturns,
          returnsArrived: () => {
            bench.returnsArrived();
          },
          nextVersion: () => {
            const version = Number(settingsStore.note(VERSION_NOTE) ?? 0) + 1;
            settingsStore.setNote(VERSION_NOTE, String(version), clock.now());
            return version;
          },
        }),
      ),
    isConnected: (platform) => platforms.byId(platform) !== null,
    language: () => core().settings().language,
    onChange: (view) => {
      emit('importChanged', view);
    },
    onFault: (code) => {
      emit('alarm', { code, at: clock.now() });
    },
  });
}
