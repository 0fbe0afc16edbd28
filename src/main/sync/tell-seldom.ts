import type { Clock } from '../lib/clock.ts';

type SeldomTold = {
  /** Something has changed. */
  tell: () => void;
  /** Tells at once what is still to be told, and nothing more afterwards by itself. */
  stop: () => void;
};

/** Tells a first change at once and the following ones together, every `everyMs` at most; the last one is always told. */
export function tellSeldom(clock: Clock, everyMs: number, told: () => void): SeldomTold {
  let isResting = false;
  let isOwed = false;
  let cancel: () => void = () => undefined;

  const tell = (): void => {
    if (isResting) {
      isOwed = true;
      return;
    }
    isResting = true;
    cancel = clock.after(everyMs, () => {
      isResting = false;
      if (!isOwed) return;
      isOwed = false;
      tell();
    });
    told();
  };
  return {
    tell,
    stop: () => {
      cancel();
      isResting = false;
      if (!isOwed) return;
      isOwed = false;
      told();
    },
  };
}
