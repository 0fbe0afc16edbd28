import type { Logger } from '../lib/logger.ts';
import type { OutboxStore } from '../outbox/outbox-store.ts';
import { alarmOf, FIRST_ALARM_MS, isAboutToGo } from './sync-schedule.ts';
import type { AlarmLevel } from './sync-schedule.ts';

type WatchDeps = {
  outbox: Pick<OutboxStore, 'openDeadlines'>;
  log: Logger;
  onAlarm: (alarm: { commandId: string; deadlineAt: number; level: AlarmLevel }) => void;
};

/** More than a bench can have open within eight hours. */
const WATCHED = 2_000;
const LOOK_EVERY_MS = 5_000;

/**
 * Says each level of each unacknowledged refund once. It looks at the age of what is not done, whatever the queue
 * believes about itself: a queue that is stuck must not be the one to say that it isn't. What only waits for its time to
 * undo needs nobody; it uses up no level, so that it is said when it gets stuck after that. A deadline that has moved is
 * said at the level that it has then.
 */
export function createDeadlineWatch({ outbox, log, onAlarm }: WatchDeps): { check: (now: number) => void } {
  let said = new Map<string, AlarmLevel>();
  let lookedAt = Number.NEGATIVE_INFINITY;
  return {
    check: (now) => {
      if (Math.abs(now - lookedAt) < LOOK_EVERY_MS) return;
      lookedAt = now;
      const holds = new Map<string, AlarmLevel>();
      for (const open of outbox.openDeadlines(now + FIRST_ALARM_MS, WATCHED)) {
        const { commandId, deadlineAt } = open;
        const level = alarmOf(deadlineAt, now);
        if (level === null || isAboutToGo(open, now)) continue;
        holds.set(commandId, level);
        if (said.get(commandId) === level) continue;
        log.warn('deadline-near', { commandId, level });
        onAlarm({ commandId, deadlineAt, level });
      }
      said = holds;
    },
  };
}
