// lib: small tools that know nothing of the trade: clock, ids, errors, files, log. Every stage may use them.

/** Where time comes from: the system in the program, a number in tests. */
export type Clock = {
  /** Integer ms since 1970 UTC. */
  now: () => number;
  /** Calls `act` once after `delayMs`; the function given back takes that back. */
  after: (delayMs: number, act: () => void) => () => void;
};

/**
 * Ms of a clock that nobody can set. The same as `performance.now()`, whose first use in Electron's main process loads and
 * compiles thirty files of Node's own: a fifteenth of the whole start.
 */
export const systemUptime = (): number => Number(process.hrtime.bigint() / 1000n) / 1000;

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, act) => {
    const timer = setTimeout(act, delayMs);
    return () => {
      clearTimeout(timer);
    };
  },
};
