import { createCheckpointLog } from '../../../src/main/custody/checkpoint-log.ts';
import { newStationKey } from '../../../src/main/custody/station-key.ts';
import { createEvidencePaths } from '../../../src/main/evidence/evidence-paths.ts';
import type { Database } from '../../../src/main/db/open.ts';
import { createIds } from '../../../src/main/lib/ids.ts';
import { systemClock } from '../../../src/main/lib/clock.ts';
import { createCore } from '../../../src/main/station-core.ts';
import type { Core } from '../../../src/main/station-core.ts';

/** The station's stages on a database, with its chain and seal, and nothing around them. */
export const openBenchCore = (db: Database, dataDir: string): Core =>
  createCore({
    db,
    key: newStationKey(),
    checkpointLog: createCheckpointLog(dataDir),
    clock: systemClock,
    ids: createIds(systemClock),
    paths: createEvidencePaths(dataDir),
    makeThumbnail: () => undefined,
    isUpToDate: () => true,
    canRefund: () => true,
    stockTarget: (platform) => platform,
    onPutAway: () => undefined,
    onChange: () => undefined,
  });
