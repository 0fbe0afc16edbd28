import type { Clock } from '../lib/clock.ts';

/**
 * Gives what `act` gives, or `otherwise` when it takes longer than `limitMs`: a connector that never answers must not
 * hold its place for ever. What comes later is not used; asking finds it out. Rejects when `act` rejects in time.
 */
export function orAfter<T>(clock: Clock, limitMs: number, act: () => Promise<T>, otherwise: T): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = clock.after(limitMs, () => {
      resolve(otherwise);
    });
    Promise.resolve()
      .then(act)
      .then(resolve, (error: unknown) => {
        reject(error instanceof Error ? error : new Error(String(error)));
      })
      .finally(stop);
  });
}

/** Waits until nothing is under way any more, what begins meanwhile included; not longer than `limitMs`. */
export async function untilNone(clock: Clock, limitMs: number, underWay: ReadonlySet<Promise<void>>): Promise<void> {
  const limit = { isOver: false };
  let cancel: () => void = () => undefined;
  const over = new Promise<void>((resolve) => {
    cancel = clock.after(limitMs, () => {
      limit.isOver = true;
      resolve();
    });
  });
  while (underWay.size > 0 && !limit.isOver) await Promise.race([over, ...underWay]);
  cancel();
}
