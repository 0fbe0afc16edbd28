import { wordsOf } from './lib/app-error.ts';
import type { Clock } from './lib/clock.ts';
import type { Logger } from './lib/logger.ts';
import type { Core } from './station-core.ts';

const LOOK_EVERY_MS = 15_000;
/** More is waiting: soon again, but never so that a scan would wait for it. */
const GO_ON_AFTER_MS = 250;
const AT_A_TIME_MS = 10;

/** Brings the index of cases up to date while no box is open. */
export function createStationCases({
  clock,
  log,
  core,
  onFault,
}: {
  clock: Clock;
  log: Logger;
  core: () => Core;
  onFault: (error: unknown) => void;
}): { start: () => void; stop: () => void } {
  let cancel: () => void = () => undefined;

  const catchUp = (): boolean => {
    const { cases, sessions } = core();
    if (sessions.readOpen() !== null) return true;
    try {
      return cases.catchUp(AT_A_TIME_MS);
    } catch (error) {
      // A full or failing disk: the index waits, and the station hears of it.
      log.warn('case-index-waits', { words: wordsOf(error) });
      onFault(error);
      return true;
    }
  };
  const look = (): void => {
    cancel = clock.after(catchUp() ? LOOK_EVERY_MS : GO_ON_AFTER_MS, look);
  };

  return {
    start: () => {
      cancel = clock.after(LOOK_EVERY_MS, look);
    },
    stop: () => {
      cancel();
    },
  };
}
