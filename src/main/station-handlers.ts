import type { StationEmit, StationHandlers } from '../shared/contract.ts';
import { ok, refuse } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import type { StatusView } from '../shared/sync.ts';
import { wordsOf } from './lib/app-error.ts';
import type { Clock } from './lib/clock.ts';
import type { Logger } from './lib/logger.ts';
import type { TrainingServer } from './platform/training/training-server.ts';
import { listHidPosScanners } from './scan/hid-scanners.ts';
import type { Core } from './station-core.ts';
import type { Sync } from './sync/sync-service.ts';

const COMMANDS_SHOWN = 200;

type HandlerDeps = {
  clock: Clock;
  log: Logger;
  emit: StationEmit;
  sync: () => Sync;
  training: TrainingServer;
  status: () => StatusView;
  dismissRecovered: () => void;
  changed: () => void;
  /** Runs against the core that is open now; a fault of the disk reopens it and answers `commit-unknown`. */
  run: <T>(act: (core: Core) => Result<T> | Promise<Result<T>>) => Promise<Result<T>>;
};

/** One handler a call of the contract: each a line or two that hands the input to the stage whose matter it is. */
export function createHandlers(deps: HandlerDeps): StationHandlers {
  const { run, clock, emit, log, sync, training, status, changed } = deps;
  return {
    benchView: () => run(({ bench }) => ok(bench.view())),
    benchScan: (scan) => run(({ bench }) => ok(bench.scan(scan))),
    benchCommand: ({ word }) => run(({ bench }) => ok(bench.command(word))),
    benchAnswer: ({ questionId, answer }) => run(({ bench }) => ok(bench.answer(questionId, answer))),
    benchCount: (count) => run(({ bench }) => ok(bench.note({ kind: 'counted', ...count }))),
    benchCode: ({ code, isSet }) => run(({ bench }) => ok(bench.code(code, isSet))),
    benchCause: ({ cause }) => run(({ bench }) => ok(bench.note({ kind: 'caused', cause }))),
    benchJudge: ({ judgement, value }) => run(({ bench }) => ok(bench.note({ kind: 'judged', judgement, value }))),
    benchNote: ({ text }) => run(({ bench }) => ok(bench.note({ kind: 'noted', text }))),
    benchReopen: ({ inspectionId }) => run(({ bench }) => ok(bench.reopen(inspectionId))),
    benchDismissPanel: () => run(({ bench }) => ok(bench.dismissPanel())),

    evidencePhotoSlice: (slice) =>
      run(({ photos, sessions, bench, who }) => {
        if (sessions.read(slice.inspectionId) === null) return refuse('unknown-inspection');
        const taken = photos.take(slice, who().operatorNo);
        if (taken.ok && taken.value !== null) {
          bench.photoStored(slice.inspectionId, slice.shot);
          changed();
        }
        return taken;
      }),
    evidenceRecordingStart: (start) =>
      run(({ recordings, sessions, who }) =>
        sessions.read(start.inspectionId) === null
          ? refuse('unknown-inspection')
          : recordings.start(start, who().operatorNo),
      ),
    evidenceRecordingPiece: (piece) =>
      run(async ({ recordings }) => {
        const appended = await recordings.append(piece);
        const code = appended.ok ? null : appended.error.code;
        if (code === 'disk-full' || code === 'storage-fault') emit('alarm', { code, at: clock.now() });
        return appended;
      }),
    evidenceRecordingEnd: ({ recordingId, end, frames }) =>
      run(async ({ recordings }) => {
        const ended = await recordings.end(recordingId, end, frames);
        changed();
        return ended;
      }),
    evidenceOf: ({ inspectionId }) =>
      run(({ sessions, evidence }) => {
        const session = sessions.read(inspectionId);
        return session === null ? refuse('unknown-inspection') : ok(evidence.view(session, session.state.choice));
      }),

    decisionList: () => run(({ toDecide }) => ok(toDecide.list())),
    decisionCase: ({ verdictId }) => run(({ toDecide }) => toDecide.read(verdictId)),
    decisionPropose: (proposal) =>
      run(({ toDecide, who }) => {
        const proposed = toDecide.propose(proposal, who());
        changed();
        return proposed;
      }),

    syncStatus: () => ok(status()),
    syncCommands: () => run(({ outbox }) => ok(outbox.list(COMMANDS_SHOWN))),
    syncRelease: ({ commandId }) =>
      run(({ outbox }) => {
        const before = outbox.view(commandId);
        if (before?.state !== 'parked' || !outbox.release(commandId, clock.now())) return refuse('not-parked');
        sync().nudge();
        changed();
        return ok(outbox.view(commandId) ?? before);
      }),
    syncNow: async () => {
      await sync().syncNow();
      return ok(status());
    },
    syncDismissRecovered: () => {
      deps.dismissRecovered();
      return ok(status());
    },

    scanHidScanners: async () => {
      const found = await listHidPosScanners((error) => {
        log.warn('hid-not-listed', { words: wordsOf(error) });
      });
      return ok(found.ok ? { scanners: found.scanners, fault: null } : { scanners: [], fault: found.code });
    },

    settingsGet: () => run(({ settings }) => ok(settings())),
    settingsSet: (change) =>
      run(({ settingsStore }) => {
        const settings = settingsStore.set(change, clock.now());
        emit('settingsChanged', settings);
        changed();
        return ok(settings);
      }),
    trainingFaults: async (change) => {
      if (change !== null) {
        const { isDown, loseAnswers, slowMs, isRefusing } = training.faults();
        training.setFaults({
          isDown: change.isDown ?? isDown,
          loseAnswers: change.loseAnswers ?? loseAnswers,
          slowMs: change.slowMs ?? slowMs,
          isRefusing: change.isRefusing ?? isRefusing,
        });
        await training.settled();
        sync().nudge();
      }
      return ok(training.faults());
    },
    trainingRefill: () => {
      const added = training.refill(clock.now());
      sync().nudge();
      return ok({ added });
    },
  };
}
