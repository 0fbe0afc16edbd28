// lib: small tools that know nothing of the trade: clock, ids, errors, files, log. Every stage may use them.

/** Where time comes from: the system in the program, a number in tests. */
export type Clock = {
  /** Integer ms since 1970 UTC. */
  now: () => number;
  /** Calls `act` once after `delayMs`; the function given back takes that back. */
  after: (delayMs: number, act: () => void) => () => void;
};

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (delayMs, act) => {
    const timer = setTimeout(act, delayMs);
    return () => {
      clearTimeout(timer);
    };
  },
};
