import type { StationEmit, StationHandlers } from '../shared/contract.ts';
import type { StatusView } from '../shared/sync.ts';
import { createCheckpointLog } from './custody/checkpoint-log.ts';
import { openStationKey } from './custody/station-key.ts';
import { isStorageFault } from './db/commit.ts';
import { openDatabase, prepareFolder } from './db/database.ts';
import type { OpenedDatabase } from './db/database.ts';
import { holdFolder } from './db/hold-folder.ts';
import { createEvidencePaths } from './evidence/evidence-paths.ts';
import { recoverRecordings } from './evidence/recording-recovery.ts';
import type { Recovered } from './evidence/recording-recovery.ts';
import { wordsOf } from './lib/app-error.ts';
import { systemUptime } from './lib/clock.ts';
import type { Clock } from './lib/clock.ts';
import type { Ids } from './lib/ids.ts';
import type { Logger } from './lib/logger.ts';
import { createMemorySecretBox } from './lib/secret-box.ts';
import type { SecretBox } from './lib/secret-box.ts';
import { shellDoorOf } from './handlers/shell-door.ts';
import type { ShellGiven } from './handlers/shell-door.ts';
import type { PackAssets } from './pack/pack-assets.ts';
import { paysByCall, paysSecondPart, stockTargetOf } from './platform/platform.ts';
import type { Platform } from './platform/platform.ts';
import { createCore } from './station-core.ts';
import type { Core } from './station-core.ts';
import { createHandlers } from './station-handlers.ts';
import { createStationCases } from './station-cases.ts';
import { createStationCustody } from './station-custody.ts';
import { createStationConnections } from './station-connections.ts';
import { createStationEvents } from './station-events.ts';
import type { StationConnections } from './station-connections.ts';
import { createStationImport } from './station-import.ts';
import { createStationPictures } from './station-pictures.ts';
import { createStationPack } from './station-pack.ts';
import { createStationPeople } from './station-people.ts';
import { openStationPractice } from './station-practice.ts';
import { createStationPrint } from './station-print.ts';
import { createStationReport } from './station-report.ts';
import type { ReadSpace } from './retention/space-guard.ts';
import { createStationRetention } from './station-retention.ts';
import { createStationTimestamps } from './station-timestamps.ts';
import { readStatus } from './station-status.ts';
import { createStationStorage, findEvidenceFile } from './station-storage.ts';
import { lineOf, openSync } from './station-sync.ts';
import { createStationVerify } from './station-verify.ts';
import type { Sync } from './sync/sync-service.ts';
import type { Worker } from './worker/worker-jobs.ts';

type StationDeps = ShellGiven & {
  dataDir: string;
  /** Folder of the numbered SQL files. */
  migrationsDir: string;
  clock: Clock;
  ids: Ids;
  log: Logger;
  worker: Worker;
  /** A worker for one long job; `worker` does it when not given. */
  openWorker?: () => Worker;
  emit: StationEmit;
  /** A SQLite binary rebuilt for this runtime, where the installed one does not fit. */
  sqliteBinding?: string;
  /** What runs, for the page "about": `Electron 45.4.1`. */
  runtime: string;
  /** The system's keychain; without it secrets are forgotten with the program. */
  secrets?: SecretBox;
  /** Ms of a clock that nobody can set. */
  uptime?: () => number;
  /** Room on the disk of the data folder; the system's word when not given. */
  readSpace?: ReadSpace;
  /** In [0, 1), for the jitter of retries. */
  random?: () => number;
  /** How long a request without an answer may still be on its way, ms; twice the time-out when not given. */
  settleMs?: number;
  /** Page and fonts of the reports of packs; found beside the program when not given. */
  packAssets?: PackAssets;
  /** Platforms instead of the training platform. */
  platforms?: Platform[];
};

export type Station = {
  handlers: StationHandlers;
  /** The file behind an `evidence://` address, or null: only what has a name of ours and is there. */
  evidenceFile: (kind: 'photo' | 'thumb' | 'recording' | 'attachment', key: string) => string | null;
  close: () => Promise<void>;
};

/** Views change in bursts (a scan touches five things): the window hears of it once. */
const TELL_AFTER_MS = 25;
const STOP_WITHIN_MS = 3000;

/**
 * The whole program without Electron: opens the database, mends what a killed program left, wires the stages, starts the
 * training platform and the sync. Throws AppError where a screen must say why the bench can't work.
 */
export async function createStation(deps: StationDeps): Promise<Station> {
  const { dataDir, clock, ids, log, emit } = deps;
  const paths = createEvidencePaths(dataDir);
  const open = (): OpenedDatabase =>
    openDatabase({ dataDir, migrationsDir: deps.migrationsDir, binding: deps.sqliteBinding, now: clock.now() });
  prepareFolder(dataDir);
  const letGo = holdFolder(dataDir, deps.sqliteBinding);
  const secrets = deps.secrets ?? createMemorySecretBox();
  const { key, isNew: isNewKey } = await openStationKey({
    dataDir,
    secrets,
    makeCertificate: async (of) => (await import('./custody/station-certificate.ts')).makeStationCertificate(of),
    now: clock.now(),
  });
  let opened = open();
  let core: Core = build();
  let recovered: Recovered | null = null;
  let cancelTell: (() => void) | null = null;
  let orderedDueAt = Infinity;

  const practice = await openStationPractice({ ...deps, core: () => core, onChoose: () => connections.reconnect() });
  const connections: StationConnections = createStationConnections({
    ...deps,
    fixed: deps.platforms,
    training: practice.platform,
    secrets,
    core: () => core,
    sync: () => sync,
    onChange: async () => {
      await sync.stop();
      sync = buildSync();
      sync.start();
    },
  });
  const { run, mend } = createStationStorage({ log, core: () => core, reopen });
  const pictures = createStationPictures({ ...deps, core: () => core, run, changed });
  const custody = createStationCustody({
    ...deps,
    uptime: deps.uptime ?? systemUptime,
    core: () => core,
    onFault,
  });
  const trainingParcels = practice.parcels;
  const print = createStationPrint({ ...deps, printer: deps.printer ?? null, core: () => core, trainingParcels, run });
  const caseIndex = createStationCases({ clock, log, core: () => core, onFault });
  const packs = createStationPack({ ...deps, paths, core: () => core, onFault });
  const verify = createStationVerify({ ...deps, run });
  const retention = createStationRetention({
    ...deps,
    paths,
    core: () => core,
    isPacking: () => packs.isPacking(),
    changed,
    onFault,
  });
  const seat = createStationPeople({ ...deps, core: () => core, changed });
  const reports = createStationReport({ ...deps, core: () => core, seat, run, onFault });
  const timestamps = createStationTimestamps({ clock, log, core: () => core, onFault });
  const events = createStationEvents({ ...deps, secrets, core: () => core, changed, onFault });
  const { platforms } = connections;
  let sync: Sync = buildSync();

  function build(): Core {
    return createCore({
      db: opened.db,
      key,
      checkpointLog: createCheckpointLog(dataDir),
      clock,
      ids,
      paths,
      makeThumbnail: (file, target) => {
        pictures.makeThumbnail(file, target);
      },
      checkPicture: (photo, file) => {
        pictures.checkPicture(photo, file);
      },
      mayFilm: () => retention.mayFilm(),
      ...lineOf(() => sync),
      canRefund: (platform) => platforms.byId(platform) !== null,
      paysByCall: (platform, isPart) => paysByCall(platforms.byId(platform), isPart),
      paysSecondPart: (platform) => paysSecondPart(platforms.byId(platform)),
      stockTarget: (platform) => stockTargetOf(platforms, platform),
      canRefuse: (platform) => platforms.byId(platform)?.refusals !== undefined,
      canTellReceived: (platform) => platforms.byId(platform)?.sendReceived !== undefined,
      onPutAway: (inspectionId) => {
        print.labelsFor(inspectionId);
      },
      onChange: () => {
        changed();
        const dueAt = Math.min(...platforms.all().flatMap(({ id }) => core.outbox.nextDueAt(id) ?? []));
        if (dueAt < Infinity && dueAt !== orderedDueAt) sync.nudge();
        orderedDueAt = dueAt;
      },
    });
  }

  function buildSync(): Sync {
    return openSync({ ...deps, core, platforms, changed, onFault });
  }

  function onFault(error: unknown): void {
    if (isStorageFault(error)) void mend(error);
  }

  function status(): StatusView {
    return readStatus(core, {
      now: clock.now(),
      isOnline: sync.isOnline(),
      unreadShops: connections.unread(),
      isTraining: connections.isTraining(),
      recovered,
      isRolledBack: custody.isRolledBack(),
      room: retention.status(),
      eventsStuck: events.stuck(),
      ...deps,
    });
  }

  function changed(): void {
    cancelTell ??= clock.after(TELL_AFTER_MS, () => {
      cancelTell = null;
      custody.look();
      timestamps.look();
      events.look();
      emit('benchChanged', core.bench.view());
      emit('statusChanged', status());
    });
  }

  /**
   * An I/O error under SQLite is neither done nor failed: the connection is closed, opened again and read anew before
   * anything more is accepted (what the window shows next is what is stored).
   */
  async function reopen(error: unknown): Promise<void> {
    log.error('storage-fault', { words: wordsOf(error) });
    emit('alarm', { code: 'storage-fault', at: clock.now() });
    await sync.stop();
    await core.recordings.endAll().catch((fault: unknown) => {
      log.error('recording-not-ended', { words: wordsOf(fault) });
    });
    opened.db.close();
    opened = open();
    core = build();
    sync = buildSync();
    sync.start();
    changed();
  }

  const found = await recoverRecordings(core.evidenceStore, paths, clock);
  if (found.recordings > 0) {
    recovered = found;
    log.warn('recordings-recovered', found);
  }
  custody.started({ wasUnclean: opened.wasUnclean, ...found, isNewKey });
  const imports = createStationImport({ ...deps, platforms, core: () => core, run });
  core.bench.resume();
  packs.started();
  sync.start();
  caseIndex.start();
  retention.start();
  events.start();
  timestamps.look();

  return {
    handlers: createHandlers({
      clock,
      log,
      emit,
      sync: () => sync,
      ...{ practice, connections, print, imports, packs, pictures, retention, timestamps, events, verify, seat },
      reports,
      status,
      dismissRecovered: () => {
        recovered = null;
      },
      changed,
      run,
      shell: shellDoorOf(deps),
    }),
    evidenceFile: (kind, key) => findEvidenceFile({ core, paths, log }, kind, key),
    close: async () => {
      await imports.close();
      await packs.close();
      await verify.stop();
      await reports.stop();
      pictures.stop();
      // What was sent and not answered is "unknown" on the disk already: nothing is lost by not waiting longer.
      await Promise.race([sync.stop(), new Promise<void>((resolve) => clock.after(STOP_WITHIN_MS, resolve))]);
      await core.recordings.endAll();
      await practice.close();
      await retention.close();
      await timestamps.close();
      events.close();
      seat.stop();
      // Last: what ends above still tells of changes, and nobody may read for the window from a closed database.
      cancelTell?.();
      cancelTell = () => undefined; // An answer that comes too late finds a telling on its way, and begins none.
      caseIndex.stop();
      custody.stop();
      opened.close();
      letGo();
    },
  };
}
