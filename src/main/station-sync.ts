import type { StationEmit } from '../shared/contract.ts';
import { atOnce } from './db/commit.ts';
import type { Clock } from './lib/clock.ts';
import type { Ids } from './lib/ids.ts';
import type { Logger } from './lib/logger.ts';
import type { Platforms } from './platform/platform.ts';
import type { Core } from './station-core.ts';
import { createProof } from './station-proof.ts';
import { noteReturnStateOf } from './station-return-state.ts';
import { createSync } from './sync/sync-service.ts';
import type { Sync } from './sync/sync-service.ts';
import type { Worker } from './worker/worker-jobs.ts';

type SyncParts = {
  core: Core;
  platforms: Platforms;
  clock: Clock;
  log: Logger;
  emit: StationEmit;
  dataDir: string;
  worker: Pick<Worker, 'renderStill'>;
  ids: Ids;
  random?: () => number;
  settleMs?: number;
  changed: () => void;
  onFault: (error: unknown) => void;
};

/** What the bench asks of the sync, which is made anew now and then. */
export const lineOf = (sync: () => Sync): Pick<Sync, 'isUpToDate' | 'lookFor'> => ({
  isUpToDate: () => sync().isUpToDate(),
  lookFor: (waybill) => {
    sync().lookFor(waybill);
  },
});

/** The sync on one open core and the platforms as they are connected now; made anew when either changes. */
export function openSync({ core, platforms, clock, log, emit, changed, onFault, ...more }: SyncParts): Sync {
  const proof = createProof({ ...more, clock, log, core });
  return createSync({
    outbox: core.outbox,
    platforms,
    clock,
    random: more.random ?? Math.random,
    ...(more.settleMs === undefined ? {} : { settleMs: more.settleMs }),
    log,
    cursors: {
      read: (platform) => core.settingsStore.note(`cursor:${platform}`),
      write: (platform, cursor) => {
        core.settingsStore.setNote(`cursor:${platform}`, cursor, clock.now());
      },
    },
    unreadStore: {
      read: (platform) => core.settingsStore.note(`unread:${platform}`),
      write: (platform, text) => {
        core.settingsStore.setNote(`unread:${platform}`, text, clock.now());
      },
    },
    savePulled: (returns) => {
      atOnce(core.db, () => {
        core.expectedReturns.saveAll(returns, clock.now());
      });
      core.bench.returnsArrived(returns);
    },
    onUpToDate: () => {
      core.bench.returnsArrived();
    },
    noteReturnState: noteReturnStateOf(core),
    pictureOf: proof.ofCommand,
    copyOf: proof.ofBox,
    together: (act) => {
      atOnce(core.db, act);
    },
    onChange: changed,
    onFault,
    onAlarm: () => {
      emit('alarm', { code: 'deadline-near', at: clock.now() });
    },
  });
}
