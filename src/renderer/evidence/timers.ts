/** Time as the capture sees it, so that tests can turn the clock. */
export type Timers = {
  now: () => number;
  /** Calls once after `ms`; the answer takes it back. */
  after: (ms: number, call: () => void) => () => void;
};

export const windowTimers: Timers = {
  now: () => Date.now(),
  after: (ms, call) => {
    const timer = setTimeout(call, ms);
    return () => {
      clearTimeout(timer);
    };
  },
};
