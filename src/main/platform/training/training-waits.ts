import type { Clock } from '../../lib/clock.ts';

type Waits = {
  rest: (ms: number) => Promise<void>;
  overtaken: (ms: number) => Promise<void>;
  /** A request is being carried out: whoever waited to be overtaken may follow it. */
  passed: () => void;
  /** Ends all waiting, for closing. */
  end: () => void;
};

/** Requests that the training platform makes wait; all end when it closes. */
export function createWaits(clock: Clock): Waits {
  const resting = new Set<() => void>();
  const behind = new Set<() => void>();

  const wait = (ms: number, group: Set<() => void>): Promise<void> =>
    new Promise((resolve) => {
      const end = (): void => {
        cancel();
        group.delete(end);
        resolve();
      };
      const cancel = clock.after(ms, end);
      group.add(end);
    });

  return {
    rest: (ms) => wait(ms, resting),
    overtaken: (ms) => wait(ms, behind),
    passed: () => {
      const waiting = [...behind];
      // After the one that is being carried out now.
      queueMicrotask(() => {
        for (const end of waiting) end();
      });
    },
    end: () => {
      for (const end of [...resting, ...behind]) end();
    },
  };
}
