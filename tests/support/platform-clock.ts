import type { Clock } from '../../src/main/lib/clock.ts';

export type ManualClock = Clock & {
  /**
   * Lets `ms` pass, timer by timer in their order; between two of them everything that is ready runs to its end.
   * Work that needs the real network or disk callbacks does not belong under this clock.
   */
  pass: (ms: number) => Promise<void>;
  /** The clock is set to another time; timers keep what is left of their wait, as real ones do. */
  jump: (byMs: number) => void;
  /** Timers set so far. */
  timersSet: () => number;
};

const ready = async (): Promise<void> => {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
};

export function createManualClock(start: number): ManualClock {
  let wall = start;
  let elapsed = 0;
  let set = 0;
  const timers = new Map<number, { at: number; act: () => void }>();

  const nextBefore = (end: number): { id: number; at: number; act: () => void } | null => {
    let next: { id: number; at: number; act: () => void } | null = null;
    for (const [id, timer] of timers)
      if (timer.at <= end && (next === null || timer.at < next.at)) next = { id, ...timer };
    return next;
  };
  const moveTo = (at: number): void => {
    wall += at - elapsed;
    elapsed = at;
  };

  return {
    now: () => wall,
    after: (delayMs, act) => {
      const id = ++set;
      timers.set(id, { at: elapsed + Math.max(0, Math.round(delayMs)), act });
      return () => {
        timers.delete(id);
      };
    },
    pass: async (ms) => {
      const end = elapsed + Math.round(ms);
      await ready();
      for (let next = nextBefore(end); next !== null; next = nextBefore(end)) {
        timers.delete(next.id);
        moveTo(next.at);
        next.act();
        await ready();
      }
      moveTo(end);
    },
    jump: (byMs) => {
      wall += Math.round(byMs);
    },
    timersSet: () => set,
  };
}

/** A hundred times as fast as life: the connector's 30 s are 0.3 s. */
export const FACTOR = 100;

/**
 * Real time, `factor` times as fast: for work over the real network that should see hours go by. Processes that are
 * given the same `since` (real ms) agree about the time.
 */
export function createFastClock(factor: number, since = Date.now()): Clock {
  return {
    now: () => since + Math.floor((Date.now() - since) * factor),
    after: (delayMs, act) => {
      const timer = setTimeout(act, delayMs / factor);
      return () => {
        clearTimeout(timer);
      };
    },
  };
}

/** mulberry32: small, fast, the same numbers for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
