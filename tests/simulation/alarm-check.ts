import type { Database } from '../../src/main/db/open.ts';
import type { Bench, Life } from './bench.ts';
import type { Scheduler } from './scheduler.ts';

/** Hours before its deadline at which a refund that is not acknowledged must have been said aloud. */
const LEVELS = [
  ['late', 0],
  ['1h', 3_600_000],
  ['4h', 4 * 3_600_000],
  ['8h', 8 * 3_600_000],
] as const;
/** A bench that has run and been awake for so long, under a clock that nobody set meanwhile, has no excuse. */
const GRACE_MS = 60_000;
const LOOK_EVERY_MS = 30_000;
/** What nobody has tried yet may be about to go: so long after its time to undo, and no longer. */
const BEGUN_WITHIN_MS = 120_000;

type Parts = { db: Database; scheduler: Scheduler; broken: (rule: string) => void };

/** Asks again and again whether each alarm that is due was raised: by age alone, whatever the queue does. */
export function createAlarmCheck({ db, scheduler, broken }: Parts) {
  const open = db.prepare<[], { id: string; deadline_at: number; waits_until: number }>(
    `SELECT id, deadline_at, CASE WHEN attempts = 0 AND last_words IS NULL THEN not_before_at ELSE 0 END AS waits_until
     FROM command WHERE kind = 'refund' AND state IN ('waiting', 'unknown', 'parked')`,
  );
  /** What each life has said: a new one says it again. */
  const raised = new WeakMap<Life, Set<string>>();
  let watched: Bench | null = null;
  let of: Life | null = null;
  let calmSince = scheduler.now();
  let wrongBefore = 0;
  /** Since when each level has been due at every look, true time. */
  let dueSince = new Map<string, number>();
  const missed = new Set<string>();

  const look = (bench: Bench): void => {
    const life = bench.life();
    const now = scheduler.now();
    if (life !== of || life === null || bench.isAsleep() || bench.wrongByMs() !== wrongBefore) {
      of = life;
      dueSince = new Map();
      calmSince = now;
      wrongBefore = bench.wrongByMs();
      return;
    }
    const benchNow = life.clock.now();
    // What was due only until the bench noticed that its clock had been set is due no more.
    const dueBefore = dueSince;
    dueSince = new Map();
    for (const { id, deadline_at: deadlineAt, waits_until: waitsUntil } of open.all()) {
      const level = LEVELS.find(([, fromMs]) => deadlineAt - benchNow <= fromMs)?.[0];
      if (level === undefined || benchNow < waitsUntil + BEGUN_WITHIN_MS) continue;
      const name = `${id} ${level}`;
      const since = dueBefore.get(name) ?? now;
      dueSince.set(name, since);
      if (now - Math.max(since, calmSince) < GRACE_MS || (raised.get(life)?.has(name) ?? false) || missed.has(name))
        continue;
      missed.add(name);
      broken(`no alarm "${level}" for ${id}`);
    }
  };

  return {
    heard: ({ commandId, level }: { commandId: string; level: string }): void => {
      const life = watched?.life() ?? null;
      if (life === null) return;
      const said = raised.get(life) ?? new Set();
      raised.set(life, said.add(`${commandId} ${level}`));
    },
    begin: (bench: Bench): void => {
      watched = bench;
      const again = (): void => {
        look(bench);
        scheduler.after(LOOK_EVERY_MS, again);
      };
      again();
    },
  };
}
