import type { Clock } from '../lib/clock.ts';
import type { Platform } from '../platform/platform.ts';
import type { Pulled } from './pull-service.ts';
import { PULL_EVERY_MS } from './sync-schedule.ts';

type PullRounds = {
  /** Pulls when it is time to, unless it is being pulled; gives back when the next round is due. */
  serve: (platform: Platform, now: number) => number;
  /** Every platform is to be pulled at the next look. */
  forget: () => void;
};

type RoundDeps = {
  clock: Clock;
  pull: (platform: Platform) => Promise<Pulled>;
  onPulled: (platform: Platform, pulled: Pulled) => void;
  onFault: (error: unknown, facts: Record<string, unknown>) => void;
  /** Waited for when the sync stops. */
  keep: (work: Promise<void>) => void;
  onOver: () => void;
};

/** Pulls each platform every so often, one round at a time. */
export function createPullRounds({ clock, pull, onPulled, onFault, keep, onOver }: RoundDeps): PullRounds {
  const running = new Set<string>();
  const dueAt = new Map<string, number>();

  const begin = (platform: Platform): void => {
    running.add(platform.id);
    const work = async (): Promise<void> => {
      try {
        onPulled(platform, await pull(platform));
      } catch (error) {
        onFault(error, { platform: platform.id });
      } finally {
        dueAt.set(platform.id, clock.now() + PULL_EVERY_MS);
        running.delete(platform.id);
      }
      onOver();
    };
    keep(Promise.resolve().then(work));
  };

  return {
    serve: (platform, now) => {
      if ((dueAt.get(platform.id) ?? now) <= now && !running.has(platform.id)) begin(platform);
      return dueAt.get(platform.id) ?? now + PULL_EVERY_MS;
    },
    forget: () => {
      dueAt.clear();
    },
  };
}
