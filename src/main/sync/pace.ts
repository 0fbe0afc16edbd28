import type { Clock } from '../lib/clock.ts';
import type { Platform } from '../platform/platform.ts';

export type Pace = {
  /** So many commands of this platform may be on the line now. */
  places: (platform: Platform) => number;
  /** Asks this platform, and hears how soon it answers. */
  hear: <A extends { kind: string }>(platform: Platform, ask: () => Promise<A>) => Promise<A>;
};

/** Where a platform doesn't say otherwise. */
const AT_ONCE = 4;
/** Who answers a question within this has little else to do, ms. */
const QUICK_MS = 20;

/**
 * How many commands a platform is given at once: more as long as it says that it likes more when it is quick, and its last
 * answer was. The time is the wall clock's: one that is set meanwhile is taken for a slow answer, and does no harm.
 */
export function createPace(clock: Clock): Pace {
  const quick = new Set<string>();
  return {
    places: ({ id, atOnce = AT_ONCE, atOnceIfQuick = atOnce }) => (quick.has(id) ? atOnceIfQuick : atOnce),
    hear: async ({ id }, ask) => {
      const askedAt = clock.now();
      const answer = await ask();
      if (answer.kind !== 'failed' && Math.abs(clock.now() - askedAt) <= QUICK_MS) quick.add(id);
      else quick.delete(id);
      return answer;
    },
  };
}
