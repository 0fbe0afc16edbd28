import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import type { OutboxStore } from '../outbox/outbox-store.ts';
import { hasJumped, LONGEST_WAIT_AT_START_MS, LONGEST_WAIT_MS } from './sync-schedule.ts';

type WatchDeps = { outbox: Pick<OutboxStore, 'rebase'>; clock: Clock; log: Logger; onJump: () => void };

/**
 * Gives the time at each look, and keeps what is left of every wait when the clock was set between two looks or the PC
 * slept.
 */
export function createTimeWatch({ outbox, clock, log, onJump }: WatchDeps): () => number {
  let lookedAt: number | null = null;
  return () => {
    const now = clock.now();
    if (lookedAt === null) outbox.rebase(now, now, LONGEST_WAIT_AT_START_MS);
    else if (hasJumped(lookedAt, now)) {
      log.warn('clock-jumped', { byMs: now - lookedAt });
      outbox.rebase(lookedAt, now, LONGEST_WAIT_MS);
      onJump();
    }
    lookedAt = now;
    return now;
  };
}
