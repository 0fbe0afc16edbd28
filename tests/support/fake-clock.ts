import type { Clock } from '../../src/main/lib/clock.ts';

export type FakeClock = Clock & { advance: (ms: number) => void; set: (at: number) => void };

/** A clock that only moves when told; timers fire in order as it passes them. */
export function createFakeClock(startAt = 1_790_000_000_000): FakeClock {
  let now = startAt;
  let timers: { at: number; act: () => void }[] = [];
  const advance = (ms: number): void => {
    const until = now + ms;
    for (;;) {
      const due = timers.filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      timers = timers.filter((timer) => timer !== due);
      now = Math.max(now, due.at);
      due.act();
    }
    now = until;
  };
  return {
    now: () => now,
    after: (delayMs, act) => {
      const timer = { at: now + delayMs, act };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
    advance,
    set: (at) => {
      now = at;
    },
  };
}
