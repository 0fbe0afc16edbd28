// sync: brings commands to their platforms and expected returns from them, for ever, without doing anything twice.
// After the outbox (what is to be done), before the platform (how one is spoken to). This file: when; all pure.

/** A failing command is tried again for ever, but never more than five minutes later: deadlines are 24 hours away. */
export const BACK_OFF_CAP_MS = 300_000;
const BACK_OFF_BASE_MS = 2_000;
const BACK_OFF_FLOOR_MS = 500;
/** No wait of a command is longer: undo (10 min), back-off (5 min), a platform's Retry-After (capped at an hour). */
export const LONGEST_WAIT_MS = 3_600_000;
/** At a start nobody knows what the clock did meanwhile: what claims to wait longer than the time to undo may, doesn't. */
export const LONGEST_WAIT_AT_START_MS = 600_000;
/** The program's own timer: short, so that a clock that jumps or a PC that slept is noticed soon. */
export const LONGEST_SLEEP_MS = 30_000;
const SHORTEST_SLEEP_MS = 1_000;
export const PULL_EVERY_MS = 20_000;
/** A call to a platform that is not back by then is given up. */
export const CALL_TIMEOUT_MS = 45_000;
/** Twice the connector's time-out: what has not been carried out by then never will be. */
export const SETTLE_MS = 60_000;
/** How long a command rests after a fault of the bench itself. */
export const FAULT_PAUSE_MS = 30_000;

/**
 * Exponential back-off with full jitter (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/):
 * anything from the floor to base·2^failures, capped. `random` is in [0, 1).
 */
export function backOffMs(failuresInRow: number, random: number): number {
  const ceiling = Math.min(BACK_OFF_CAP_MS, BACK_OFF_BASE_MS * 2 ** Math.min(failuresInRow, 30));
  return Math.max(BACK_OFF_FLOOR_MS, Math.floor(random * ceiling));
}

/** When to try again: never before the platform's Retry-After, and then a little spread out. */
export function nextAttemptAt(
  now: number,
  failuresInRow: number,
  random: number,
  retryAfterMs: number | null = null,
): number {
  const asked = Math.ceil(Math.min(Math.max(retryAfterMs ?? 0, 0), LONGEST_WAIT_MS));
  return now + asked + (asked > 0 ? Math.floor(random * BACK_OFF_BASE_MS) : backOffMs(failuresInRow, random));
}

/** How long to sleep until the next thing is due; null = nothing is waiting. */
export function sleepMs(now: number, dueAt: number | null): number {
  const wanted = dueAt === null ? LONGEST_SLEEP_MS : dueAt - now;
  return Math.min(Math.max(wanted, SHORTEST_SLEEP_MS), LONGEST_SLEEP_MS);
}

/** True when more (or less) time has passed since the last look than a timer can explain: clock set, or PC asleep. */
export const hasJumped = (before: number, now: number): boolean =>
  now < before - 1_000 || now > before + 3 * LONGEST_SLEEP_MS;

/** Hours before the deadline at which an unacknowledged refund is said aloud, and `late` after it. */
export type AlarmLevel = '8h' | '4h' | '1h' | 'late';
/** Before that nobody is alarmed. */
export const FIRST_ALARM_MS = 8 * 3_600_000;
const ALARMS: readonly { level: AlarmLevel; fromMs: number }[] = [
  { level: 'late', fromMs: 0 },
  { level: '1h', fromMs: 3_600_000 },
  { level: '4h', fromMs: 4 * 3_600_000 },
  { level: '8h', fromMs: FIRST_ALARM_MS },
];

/** The alarm that holds at `now`, null while there is time. */
export const alarmOf = (deadlineAt: number, now: number): AlarmLevel | null =>
  ALARMS.find(({ fromMs }) => deadlineAt - now <= fromMs)?.level ?? null;

/** Due for so long and not begun: something holds it back. */
const BEGUN_WITHIN_MS = 120_000;

/** Nothing was tried yet, because its time to undo runs or is only just over: it will go by itself. */
export const isAboutToGo = (
  { isUntouched, notBeforeAt }: { isUntouched: boolean; notBeforeAt: number },
  now: number,
): boolean =>
  // Not before a time that no undo lasts to: the clock was set, and nobody knows when it will go.
  isUntouched && now < notBeforeAt + BEGUN_WITHIN_MS && notBeforeAt <= now + LONGEST_WAIT_AT_START_MS;
