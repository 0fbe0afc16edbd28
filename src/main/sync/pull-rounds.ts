import type { LastWords } from '../../shared/last-words.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import type { Platform, Words } from '../platform/platform.ts';
import type { Pulled } from './pull-service.ts';
import { PULL_EVERY_MS } from './sync-schedule.ts';

type PullRounds = {
  /** Pulls when it is time to, unless it is being pulled; gives back when the next round is due. */
  serve: (platform: Platform, now: number) => number;
  /** Every platform is to be pulled at the next look. */
  forget: () => void;
  /** Why the last pull of this platform failed; null when it did not, or when there was none yet. */
  failedWith: (platform: string) => Words | null;
  /** Whether the last pull of this platform came to its end; false as well when there was none yet. */
  isWhole: (platform: string) => boolean;
};

type RoundDeps = {
  clock: Clock;
  log: Logger;
  pull: (platform: Platform) => Promise<Pulled>;
  /** Returns came in, or a platform is read otherwise than before. */
  onChange: () => void;
  onFault: (error: unknown, facts: Record<string, unknown>) => void;
  /** Waited for when the sync stops. */
  keep: (work: Promise<void>) => void;
  onOver: (platform: string) => void;
};

const OWN_FAULT: LastWords = 'sync:pull-fault';

/** Pulls each platform every so often, one round at a time, and keeps in memory why the last one failed. */
export function createPullRounds({ clock, log, pull, onChange, onFault, keep, onOver }: RoundDeps): PullRounds {
  const running = new Set<string>();
  const dueAt = new Map<string, number>();
  const failing = new Map<string, Words>();
  const whole = new Set<string>();

  /** Logged when the words are others than before: a token that expired on a Friday must not fill the log by Monday. */
  const note = (platform: string, words: Words | null): void => {
    if (words === (failing.get(platform) ?? null)) return;
    if (words === null) {
      failing.delete(platform);
      log.info('pull-succeeds-again', { platform });
    } else {
      failing.set(platform, words);
      log.warn('pull-failed', { platform, words });
    }
    onChange();
  };

  const hear = (platform: string, { failedWith, ...told }: Pulled): void => {
    if (told.isComplete) whole.add(platform);
    else whole.delete(platform);
    note(platform, failedWith);
    if (told.saved === 0) return;
    log.info('returns-pulled', { platform, ...told });
    onChange();
  };

  const begin = (platform: Platform): void => {
    running.add(platform.id);
    const work = async (): Promise<void> => {
      try {
        hear(platform.id, await pull(platform));
      } catch (error) {
        whole.delete(platform.id);
        note(platform.id, OWN_FAULT);
        onFault(error, { platform: platform.id });
      } finally {
        dueAt.set(platform.id, clock.now() + PULL_EVERY_MS);
        running.delete(platform.id);
      }
      onOver(platform.id);
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
    failedWith: (platform) => failing.get(platform) ?? null,
    isWhole: (platform) => whole.has(platform),
  };
}
