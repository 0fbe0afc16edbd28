import { join } from 'node:path';
import type { StationEmit } from '../shared/contract.ts';
import { ok, refuse } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import type { HoldInput, HoldView, KeepDays, RetentionEffect, RetentionView, SpaceState } from '../shared/retention.ts';
import { commit } from './db/commit.ts';
import type { EvidencePaths } from './evidence/evidence-paths.ts';
import { wordsOf } from './lib/app-error.ts';
import type { Clock } from './lib/clock.ts';
import type { Ids } from './lib/ids.ts';
import type { Logger } from './lib/logger.ts';
import { daysUntilFull, paceByRule, paceOf } from './retention/forecast-rules.ts';
import type { Ages } from './retention/forecast-rules.ts';
import { createPackCopies } from './retention/pack-copies.ts';
import { createRemoval } from './retention/removal.ts';
import type { RetentionParts } from './retention/removal.ts';
import { DAY_MS } from './retention/retention-rules.ts';
import { createRetentionService } from './retention/retention-service.ts';
import { createRetentionStore } from './retention/retention-store.ts';
import { createSpaceGuard, readSpace } from './retention/space-guard.ts';
import type { ReadSpace } from './retention/space-guard.ts';
import type { Core } from './station-core.ts';

export type StationRetention = {
  start: () => void;
  view: () => RetentionView;
  look: () => RetentionView;
  runNow: () => RetentionView;
  stopRun: () => RetentionView;
  effectOf: (days: KeepDays) => RetentionEffect;
  setHold: (input: HoldInput) => Result<HoldView>;
  /** False while the disk is too full for films. */
  mayFilm: () => boolean;
  /** For the strip on top of the window. */
  status: () => { space: SpaceState; daysLeft: number | null; freeBytes: number | null };
  close: () => Promise<void>;
};

type Deps = {
  dataDir: string;
  paths: EvidencePaths;
  clock: Clock;
  ids: Ids;
  log: Logger;
  emit: StationEmit;
  core: () => Core;
  /** A pack is being made: its files must not go meanwhile. */
  isPacking: () => boolean;
  changed: () => void;
  onFault: (error: unknown) => void;
  readSpace?: ReadSpace;
};

/** The pace is read from the last two weeks; the numbers behind the forecast are that old at most. */
const PACE_MS = 14 * DAY_MS;
const FORECAST_EVERY_MS = 600_000;
/** A run tells of itself at most this often. */
const TELL_AFTER_MS = 200;

/** Keeping and deleting at a running station: the daily run, the forecast, legal hold, the guard of the free space. */
export function createStationRetention(deps: Deps): StationRetention {
  const { clock, ids, log, core } = deps;
  let known: { db: RetentionParts['db']; parts: RetentionParts } | null = null;
  /** Reckoned anew when the days change, when everything was looked through, and every ten minutes. */
  let forecast: { at: number; days: KeepDays; ages: Ages | null; dayBytes: number; daysLeft: number | null } | null =
    null;
  let cancelTell: (() => void) | null = null;

  /** The statements of the database that is open now: it may have been opened again. */
  const parts = (): RetentionParts => {
    const { db, settingsStore } = core();
    if (known?.db !== db) {
      const notes = {
        read: (name: string) => settingsStore.note(name),
        write: (name: string, text: string) => {
          settingsStore.setNote(name, text, clock.now());
        },
      };
      known = { db, parts: { db, store: createRetentionStore(db), notes } };
    }
    return known.parts;
  };

  const onSpace = (state: SpaceState, { freeBytes }: { freeBytes: number }): void => {
    log.warn('space', { state, freeBytes });
    try {
      const { custody, who } = core();
      const kind = state === 'low' ? 'space-low' : 'video-stopped';
      const { operatorNo } = who();
      if (state !== 'fine')
        custody.record({ kind, inspectionId: parts().store.openBox(), body: { freeBytes }, operatorNo });
    } catch (error) {
      // The disk may be too full for an entry: what was stopped is also seen by the film's own end.
      log.error('custody-not-written', { words: wordsOf(error) });
      deps.onFault(error);
    }
    forecast = null;
    deps.changed();
  };
  const guard = createSpaceGuard({
    folder: deps.dataDir,
    read: deps.readSpace ?? readSpace,
    floors: () => core().settings().spaceGb,
    clock,
    onChange: onSpace,
  });

  const view = (): RetentionView => {
    const space = guard.space();
    const { dayBytes, daysLeft } = forecastNow();
    return {
      ...service.view(),
      space: space === null ? null : { state: guard.state(), ...space },
      dayBytes,
      daysLeft,
    };
  };
  const tell = (): void => {
    cancelTell ??= clock.after(TELL_AFTER_MS, () => {
      cancelTell = null;
      deps.emit('retentionChanged', view());
    });
  };

  const removal = createRemoval({ ...deps, parts, now: () => clock.now() });
  const packs = createPackCopies({
    folder: join(deps.dataDir, 'packs'),
    isTold: (inspectionId, exportId) => parts().store.isPackTold(inspectionId, exportId),
    record: (event) => {
      core().custody.record(event);
    },
    log,
  });
  const service = createRetentionService({
    ...deps,
    parts,
    removal,
    packs,
    days: () => core().settings().keepDays,
    isBusy: () => parts().store.openBox() !== null || deps.isPacking(),
    lastRecordedAt: () => core().sessions.lastRecordedAt(),
    onChange: tell,
  });

  const forecastNow = (): { dayBytes: number; daysLeft: number | null } => {
    const now = clock.now();
    const days = core().settings().keepDays;
    const ages = service.ages();
    const isFresh = forecast?.days === days && forecast.ages === ages && now - forecast.at < FORECAST_EVERY_MS;
    if (forecast !== null && isFresh) return forecast;
    const { bytes, firstAt } = parts().store.writtenSince(now - PACE_MS);
    const dayBytes = paceOf(bytes, now - PACE_MS, firstAt, now);
    const space = guard.space();
    const byAge: Ages = ages ?? new Map();
    const roomBytes = space === null ? 0 : space.freeBytes - space.stopBytes;
    const daysLeft =
      space === null || dayBytes === 0
        ? null
        : daysUntilFull({ roomBytes, dayBytes: paceByRule(dayBytes, byAge), ages: byAge, days });
    forecast = { at: now, days, ages, dayBytes, daysLeft };
    return forecast;
  };

  return {
    start: () => {
      guard.start();
      service.start();
    },
    view,
    look: () => {
      service.look();
      return view();
    },
    runNow: () => {
      service.runNow(core().who().operatorNo);
      return view();
    },
    stopRun: () => {
      service.stopRun();
      return view();
    },
    effectOf: service.effectOf,
    setHold: ({ inspectionId, isHeld, why }) =>
      commit(core().db, () => {
        const { sessions, who } = core();
        if (sessions.read(inspectionId) === null) return refuse('unknown-inspection');
        const hold = { isHeld, why, operatorNo: who().operatorNo, at: clock.now() };
        parts().store.addHold(ids.next(), inspectionId, hold);
        return ok(hold);
      }),
    mayFilm: () => guard.look() !== 'video-stopped',
    status: () => ({
      space: guard.state(),
      daysLeft: forecastNow().daysLeft,
      freeBytes: guard.space()?.freeBytes ?? null,
    }),
    close: async () => {
      guard.stop();
      cancelTell?.();
      await service.close();
      cancelTell?.();
    },
  };
}
