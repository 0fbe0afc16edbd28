import type { StationEmit } from '../shared/contract.ts';
import { readNote } from '../shared/custody/checkpoint-note.ts';
import { hexOf } from '../shared/custody/hashing.ts';
import { createCheckpointLog } from './custody/checkpoint-log.ts';
import type { Clock } from './lib/clock.ts';
import type { Logger } from './lib/logger.ts';
import type { Core } from './station-core.ts';

const CHECKPOINT_EVERY_MS = 600_000;
const LOOK_AT_CLOCK_EVERY_MS = 30_000;
/** Less is a timer that was late on a busy machine, or NTP doing its work. */
const CLOCK_JUMP_MS = 5000;

export type StationCustody = {
  /** Something was written: a verdict gets its checkpoint. */
  look: () => void;
  /** Told once at the start: what the last run left. */
  started: (last: { wasUnclean: boolean; recordings: number; cutBytes: number; isNewKey: boolean }) => void;
  stop: () => void;
};

type Deps = {
  dataDir: string;
  clock: Clock;
  /** Ms of a clock that never jumps. */
  uptime: () => number;
  log: Logger;
  emit: StationEmit;
  core: () => Core;
};

/**
 * The custody of a running station: a signed checkpoint after each verdict and at least every ten minutes, an entry when
 * the clock was set, and the look at the checkpoints outside the database that finds one copied back from yesterday.
 */
export function createStationCustody({ dataDir, clock, uptime, log, emit, core }: Deps): StationCustody {
  const outside = createCheckpointLog(dataDir);
  let cancelCheckpoint: () => void = () => undefined;
  let cancelClock: () => void = () => undefined;
  let seen = { wall: clock.now(), uptime: uptime() };

  const every = (): void => {
    cancelCheckpoint();
    core().custody.checkpoint();
    cancelCheckpoint = clock.after(CHECKPOINT_EVERY_MS, every);
  };

  const lookAtClock = (): void => {
    const now = { wall: clock.now(), uptime: uptime() };
    const jumpMs = Math.round(now.wall - seen.wall - (now.uptime - seen.uptime));
    if (Math.abs(jumpMs) > CLOCK_JUMP_MS) {
      const { custody, who } = core();
      custody.record({
        kind: 'clock-changed',
        inspectionId: null,
        body: { jumpMs, was: Math.round(now.wall - jumpMs), now: now.wall },
        operatorNo: who().operatorNo,
      });
    }
    seen = now;
    cancelClock = clock.after(LOOK_AT_CLOCK_EVERY_MS, lookAtClock);
  };

  /** The newest checkpoint outside the database must be a beginning of what is inside it. */
  const isRolledBack = (): boolean => {
    const note = outside.last();
    const head = note === null ? null : (readNote(note)?.checkpoint ?? null);
    if (head === null) return false;
    const { custody } = core();
    return head.size > custody.size() || hexOf(custody.rootAt(head.size)) !== hexOf(head.root);
  };

  return {
    look: () => {
      if (core().custody.hasVerdictSinceCheckpoint()) every();
    },
    started: ({ isNewKey, ...last }) => {
      const { custody, who } = core();
      const { operatorNo } = who();
      if (isRolledBack()) {
        log.error('database-rolled-back');
        emit('alarm', { code: 'database-rolled-back', at: clock.now() });
      }
      if (isNewKey) {
        const body = { origin: custody.origin, certificate: custody.certificatePem() };
        custody.record({ kind: 'key-made', inspectionId: null, body, operatorNo });
      }
      if (last.wasUnclean) custody.record({ kind: 'recovered', inspectionId: null, body: last, operatorNo });
      every();
      lookAtClock();
    },
    stop: () => {
      cancelCheckpoint();
      cancelClock();
      core().custody.checkpoint();
    },
  };
}
