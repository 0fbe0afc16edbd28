import { readNote } from '../shared/custody/checkpoint-note.ts';
import { hexOf } from '../shared/custody/hashing.ts';
import { createCheckpointLog } from './custody/checkpoint-log.ts';
import { wordsOf } from './lib/app-error.ts';
import type { Clock } from './lib/clock.ts';
import type { Logger } from './lib/logger.ts';
import type { Core } from './station-core.ts';

const CHECKPOINT_EVERY_MS = 600_000;
const LOOK_AT_CLOCK_EVERY_MS = 30_000;
/** Less is a timer that was late on a busy machine, or NTP doing its work. */
const CLOCK_JUMP_MS = 5000;

type StationCustody = {
  /** Something was written: a verdict gets its checkpoint. */
  look: () => void;
  /** Told once at the start: what the last run left. */
  started: (last: { wasUnclean: boolean; recordings: number; cutBytes: number; isNewKey: boolean }) => void;
  /** An old backup of the database was put back before this start. */
  isRolledBack: () => boolean;
  stop: () => void;
};

type Deps = {
  dataDir: string;
  clock: Clock;
  /** Ms of a clock that never jumps. */
  uptime: () => number;
  log: Logger;
  core: () => Core;
  /** The disk failed under the chain: the station reopens the database. */
  onFault: (error: unknown) => void;
};

/**
 * The custody of a running station: a signed checkpoint after each verdict and at least every ten minutes, an entry when
 * the clock was set, and the look at the checkpoints outside the database that finds one copied back from yesterday.
 */
export function createStationCustody(deps: Deps): StationCustody {
  const { dataDir, clock, uptime, log, core } = deps;
  const outside = createCheckpointLog(dataDir);
  let cancelCheckpoint: () => void = () => undefined;
  let cancelClock: () => void = () => undefined;
  let isStopping = false;
  let isRolledBack = false;
  let seen = { wall: clock.now(), uptime: uptime() };

  /** A checkpoint that can't be written is made up for by the next one; nobody's call waits for it. */
  const guarded = (act: () => void): void => {
    try {
      act();
    } catch (error) {
      log.error('custody-not-written', { words: wordsOf(error) });
      if (!isStopping) deps.onFault(error);
    }
  };

  const every = (): void => {
    cancelCheckpoint();
    guarded(() => core().custody.checkpoint());
    cancelCheckpoint = clock.after(CHECKPOINT_EVERY_MS, every);
  };

  const lookAtClock = (): void => {
    const now = { wall: clock.now(), uptime: uptime() };
    const jumpMs = Math.round(now.wall - seen.wall - (now.uptime - seen.uptime));
    if (Math.abs(jumpMs) > CLOCK_JUMP_MS) {
      const { custody, who } = core();
      const body = { jumpMs, was: now.wall - jumpMs, now: now.wall };
      guarded(() => {
        custody.record({ kind: 'clock-changed', inspectionId: null, body, operatorNo: who().operatorNo });
      });
    }
    seen = now;
    cancelClock = clock.after(LOOK_AT_CLOCK_EVERY_MS, lookAtClock);
  };

  /** The newest checkpoint outside the database must be a beginning of what is inside it. */
  const looksRolledBack = (): boolean => {
    const note = outside.last();
    const head = note === null ? null : (readNote(note)?.checkpoint ?? null);
    if (head === null) return false;
    const { custody } = core();
    return head.size > custody.size() || hexOf(custody.rootAt(head.size)) !== hexOf(head.root);
  };

  return {
    look: () => {
      guarded(() => {
        if (core().custody.hasVerdictSinceCheckpoint()) every();
      });
    },
    started: ({ isNewKey, ...last }) => {
      const { custody, who } = core();
      const { operatorNo } = who();
      isRolledBack = looksRolledBack();
      if (isRolledBack) log.error('database-rolled-back');
      if (isNewKey) {
        const body = { origin: custody.origin, certificate: custody.certificatePem() };
        guarded(() => {
          custody.record({ kind: 'key-made', inspectionId: null, body, operatorNo });
        });
      }
      if (last.wasUnclean)
        guarded(() => {
          custody.record({ kind: 'recovered', inspectionId: null, body: last, operatorNo });
        });
      every();
      lookAtClock();
    },
    isRolledBack: () => isRolledBack,
    stop: () => {
      isStopping = true;
      cancelCheckpoint();
      cancelClock();
      guarded(() => core().custody.checkpoint());
    },
  };
}
