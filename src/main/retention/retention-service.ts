import type { KeepDays, RetentionEffect, RetentionView } from '../../shared/retention.ts';
import { wordsOf } from '../lib/app-error.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import { dueWithin } from './forecast-rules.ts';
import type { Ages } from './forecast-rules.ts';
import type { PackCopies } from './pack-copies.ts';
import type { Removal, RetentionParts } from './removal.ts';
import { DAY_MS, packRuleOf, tombstoneRule } from './retention-rules.ts';
import { createTally, lookAt } from './retention-walk.ts';
import type { Looked } from './retention-walk.ts';

type Run = NonNullable<RetentionView['run']>;

export type RetentionService = {
  /** Goes on with what a killed program left half removed, then runs once a day by itself. */
  start: () => void;
  /** Looks through everything and says what would go; nothing is removed. Nothing when a run is going on. */
  look: () => void;
  /** Removes what may go, now, because a person said so. Nothing when a run is going on. */
  runNow: (operatorNo: string) => void;
  /** Ends the run that is going on; what is removed stays removed. */
  stopRun: () => void;
  view: () => Pick<RetentionView, 'run' | 'lastDeletedAt' | 'pausedBy' | 'unremoved' | 'held'>;
  effectOf: (days: KeepDays) => RetentionEffect;
  /** What is on the disk by age; null until it was looked through. */
  ages: () => Ages | null;
  /** Ends for good; resolves when no file is being removed any more. */
  close: () => Promise<void>;
};

type RetentionDeps = {
  parts: () => RetentionParts;
  removal: Removal;
  packs: PackCopies;
  days: () => KeepDays;
  clock: Clock;
  log: Logger;
  /** A box is open or a pack is being made: nothing is removed meanwhile. */
  isBusy: () => boolean;
  /** When something was last recorded here, ms. */
  lastRecordedAt: () => number;
  onChange: () => void;
  onFault: (error: unknown) => void;
};

/** A box takes about half a millisecond: nobody at the bench waits longer than ten. */
const PAGE = 20;
const PAUSE_MS = 25;
const BUSY_PAUSE_MS = 5000;
const FIRST_LOOK_AFTER_MS = 120_000;
const TICK_MS = 3_600_000;
/** So long after a change of the days nothing goes by itself: a slip of the finger can be put right. */
const CHANGED_REST_MS = DAY_MS;
/** A bench that was off this long, or whose clock was set ahead, asks a person before it removes anything. */
const GAP_MS = 30 * DAY_MS;
/** `retention:seen`: when it last ran or looked with a clock to be believed. */
const NOTE = { seen: 'retention:seen', deleted: 'retention:deleted' };

export function createRetentionService(deps: RetentionDeps): RetentionService {
  const { parts, removal, clock, log } = deps;
  let run: Run | null = null;
  let going: Promise<void> | null = null;
  let ages: Ages | null = null;
  let isStopped = false;
  let isClosed = false;
  let cancelTick: () => void = () => undefined;
  let wake: () => void = () => undefined;

  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const cancel = clock.after(ms, resolve);
      wake = () => {
        cancel();
        resolve();
      };
    });
  const tell = (change: Partial<Run>): void => {
    if (run !== null) run = { ...run, ...change };
    deps.onChange();
  };
  const noted = (name: string): number | null => {
    const text = parts().notes.read(name);
    return text === null ? null : Number(text);
  };

  const pausedBy = (): RetentionView['pausedBy'] => {
    const now = clock.now();
    const changedAt = parts().store.daysChangedAt();
    if (changedAt !== null && now - changedAt < CHANGED_REST_MS) return 'changed';
    const seenAt = noted(NOTE.seen) ?? (deps.lastRecordedAt() || now);
    return now - seenAt > GAP_MS || seenAt - now > DAY_MS ? 'clock' : null;
  };

  const untilIdle = async (): Promise<void> => {
    while (!isStopped && deps.isBusy()) {
      if (run?.state !== 'waiting') tell({ state: 'waiting' });
      await pause(BUSY_PAUSE_MS);
    }
  };

  const lookNow = (key: { id: string; parcelId: string }, days: KeepDays): Looked | null =>
    lookAt(parts().store, key, days, clock.now(), deps.packs.of);

  const walk = async (isDeleting: boolean, operatorNo: string): Promise<void> => {
    const days = deps.days();
    const tally = createTally();
    const state = isDeleting ? 'deleting' : 'looking';
    run = {
      isDeleting,
      state,
      looked: 0,
      total: parts().store.countInspections(),
      days,
      rules: [],
      kept: 0,
      at: clock.now(),
    };
    tell({});
    if (isDeleting) await removal.finish();
    let after = '';
    for (;;) {
      if (isDeleting) await untilIdle();
      const page = isStopped ? [] : parts().store.inspectionsAfter(after, PAGE);
      for (const key of page) {
        if (isStopped || (isDeleting && deps.isBusy())) break;
        const now = clock.now();
        const looked = lookNow(key, days);
        after = key.id;
        run.looked += 1;
        if (looked === null) continue;
        tally.add(isDeleting ? await removeDue(looked, key, days, operatorNo) : looked, now);
      }
      tell({ state: isStopped ? 'stopped' : state, rules: tally.rules(), kept: tally.kept() });
      if (isStopped || page.length === 0) break;
      await pause(PAUSE_MS);
    }
    if (isStopped) return;
    ages = tally.ages();
    atEnd(isDeleting);
    tell({ state: 'done', looked: run.total });
  };

  /** Removes what may go and gives back what was really found and removed. */
  const removeDue = async (
    looked: Looked,
    key: { id: string; parcelId: string },
    days: KeepDays,
    operatorNo: string,
  ): Promise<Looked> => {
    const again = (): Looked | null => lookNow(key, days);
    const due = looked.due.length === 0 ? [] : await removal.remove(key.id, () => again()?.due ?? [], days, operatorNo);
    const duePacks = looked.duePacks.length === 0 ? [] : await removePacks(key.id, again(), days, operatorNo);
    const gone = new Set([...due.map(({ kind, file }) => `${kind} ${file}`), ...duePacks.map(({ file }) => file)]);
    return {
      ...looked,
      due,
      duePacks,
      files: looked.files.filter(({ kind, file }) => !gone.has(`${kind} ${file}`)),
      packs: looked.packs.filter(({ file }) => !gone.has(file)),
    };
  };

  const removePacks = async (id: string, looked: Looked | null, days: KeepDays, operatorNo: string) => {
    if (looked === null || looked.keep.lane === 'never') return [];
    const rule = tombstoneRule(packRuleOf(looked.keep.lane), days);
    return deps.packs.remove(id, looked.duePacks, rule, operatorNo);
  };

  const atEnd = (isDeleting: boolean): void => {
    const { notes } = parts();
    if (!isDeleting) return;
    notes.write(NOTE.seen, String(clock.now()));
    notes.write(NOTE.deleted, String(clock.now()));
  };

  const begin = (isDeleting: boolean, operatorNo: string): void => {
    if (going !== null || isClosed) return;
    isStopped = false;
    going = walk(isDeleting, operatorNo)
      .catch((error: unknown) => {
        log.error('retention-failed', { words: wordsOf(error) });
        tell({ state: 'failed' });
        deps.onFault(error);
      })
      .finally(() => {
        going = null;
      });
  };

  const tick = (): void => {
    const lastAt = noted(NOTE.deleted) ?? 0;
    const isAllowed = pausedBy() === null;
    // A look that was allowed is as good as a run: the clock was believed then.
    if (isAllowed) parts().notes.write(NOTE.seen, String(clock.now()));
    if (isAllowed && Math.abs(clock.now() - lastAt) >= DAY_MS) begin(true, '');
    else if (ages === null) begin(false, '');
    cancelTick = clock.after(TICK_MS, tick);
  };

  return {
    start: () => {
      cancelTick = clock.after(FIRST_LOOK_AFTER_MS, tick);
      removal.finish().catch((error: unknown) => {
        log.error('retention-not-finished', { words: wordsOf(error) });
        deps.onFault(error);
      });
    },
    look: () => {
      begin(false, '');
    },
    runNow: (operatorNo) => {
      begin(true, operatorNo);
    },
    stopRun: () => {
      isStopped = true;
      wake();
    },
    view: () => ({
      run,
      lastDeletedAt: noted(NOTE.deleted),
      pausedBy: pausedBy(),
      unremoved: removal.countUnremoved(),
      held: parts().store.countHeld(),
    }),
    effectOf: (days) => (ages === null ? null : { now: dueWithin(ages, days, 0), week: dueWithin(ages, days, 7) }),
    ages: () => ages,
    close: async () => {
      isClosed = true;
      isStopped = true;
      cancelTick();
      wake();
      await going;
    },
  };
}
