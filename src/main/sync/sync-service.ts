import type { ReturnState } from '../../shared/domain-words.ts';
import type { ExpectedReturn } from '../../shared/expected-return.ts';
import { wordsOf } from '../lib/app-error.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import type { DueCommand, OutboxStore } from '../outbox/outbox-store.ts';
import type { Platform, Platforms } from '../platform/platform.ts';
import { runRefund } from './command-service.ts';
import { createContacts } from './contact-state.ts';
import { createDeadlineWatch } from './deadline-watch.ts';
import { pullExpected } from './pull-service.ts';
import type { CursorStore } from './pull-service.ts';
import { runNotice } from './notice-service.ts';
import type { NoticeDeps } from './notice-service.ts';
import { createTypedCodes } from './typed-codes.ts';
import { createSettling } from './settling.ts';
import { runStock } from './stock-service.ts';
import { hasJumped, LONGEST_WAIT_AT_START_MS, LONGEST_WAIT_MS, PULL_EVERY_MS, sleepMs } from './sync-schedule.ts';
import type { AlarmLevel } from './sync-schedule.ts';

export type SyncDeps = {
  outbox: OutboxStore;
  platforms: Platforms;
  clock: Clock;
  /** In [0, 1). */
  random: () => number;
  log: Logger;
  cursors: CursorStore;
  savePulled: (returns: ExpectedReturn[]) => void;
  noteReturnState: (change: { platform: string; returnNo: string; state: ReturnState }) => void;
  /** Something that the window shows may have changed. */
  onChange: () => void;
  /** An unacknowledged refund came within 8, 4, 1 h of its deadline, or past it; once per level and command. */
  onAlarm: (alarm: { commandId: string; deadlineAt: number; level: AlarmLevel }) => void;
  /** A fault of the bench itself (disk full, storage fault, a bug): logged here, for the station to act on. */
  onFault?: (error: unknown) => void;
  /** Makes the copies of pictures that go along with a refusal; without it none can be made. */
  pictureOf?: NoticeDeps['pictureOf'];
  /** Puts what it does into one transaction; without it each note is one of its own. */
  together?: NoticeDeps['together'];
  callTimeoutMs?: number;
  settleMs?: number;
};

export type Sync = {
  start: () => void;
  /** Begins nothing more and waits for what is under way; what was sent and not answered stays "unknown" on disk. */
  stop: () => Promise<void>;
  /** Look now: a command was ordered or released, or the network came back. */
  nudge: () => void;
  /** A person typed the code that the platform sent for this command; it goes along with the next send, once. */
  giveCode: (commandId: string, code: string) => void;
  /** Pulls and tries everything that waits, but nothing within its time to undo; at most 20 s. */
  syncNow: () => Promise<void>;
  isOnline: () => boolean;
  /** Whether this platform answered when it was last called. */
  isReached: (platform: string) => boolean;
};

/** Commands of one parcel and kind go one after the other. */
const laneOf = ({ kind, parcelId }: DueCommand): string => `${kind}:${parcelId}`;

const AT_ONCE = 4;
const CALL_TIMEOUT_MS = 45_000;
/** Twice the connector's time-out: what has not been carried out by then never will be. */
const SETTLE_MS = 60_000;
const SYNC_NOW_MS = 20_000;
const FAULT_PAUSE_MS = 30_000;

export function createSync(deps: SyncDeps): Sync {
  const { outbox, platforms, clock, log } = deps;
  const callTimeoutMs = deps.callTimeoutMs ?? CALL_TIMEOUT_MS;
  let isRunning = false;
  let lookedAt: number | null = null;
  let cancelTimer: () => void = () => undefined;
  /** Per platform: what is under way, a parcel's money and its goods apart. */
  const busy = new Map<string, Set<string>>();
  const underWay = new Set<Promise<void>>();
  const pulling = new Map<string, Promise<void>>();
  const pullDueAt = new Map<string, number>();
  /** After a fault of our own (a bug, a full disk) a command rests: a fault must not become a tight loop. */
  const resting = new Map<string, number>();

  const contacts = createContacts({
    clock,
    platformIds: platforms.all().map(({ id }) => id),
    onBack: (platform) => {
      outbox.hasten(clock.now(), platform);
    },
    onPauseOver: () => {
      if (isRunning) look();
    },
    onChange: deps.onChange,
  });
  const deadlines = createDeadlineWatch({ outbox, log, onAlarm: deps.onAlarm });
  const codes = createTypedCodes(clock);
  const settling = createSettling({ outbox, clock, settleMs: deps.settleMs ?? SETTLE_MS });
  const mayStart = (): boolean => isRunning;
  const commandDeps: NoticeDeps = {
    outbox,
    codes,
    together:
      deps.together ??
      ((act) => {
        act();
      }),
    pictureOf: deps.pictureOf ?? (() => Promise.resolve(null)),
    clock,
    random: deps.random,
    callTimeoutMs,
    settling,
    noteReturnState: deps.noteReturnState,
    noteContact: contacts.note,
    mayStart,
  };
  const pullDeps = {
    ...deps,
    callTimeoutMs,
    noteContact: contacts.note,
    mayStart,
    savePulled: (returns: ExpectedReturn[]) => {
      deps.savePulled(returns);
      // What a person has refunded elsewhere meanwhile is asked about again, and ends.
      outbox.releaseByHand(
        returns.filter(({ state }) => state !== 'open'),
        clock.now(),
      );
    },
  };

  const noteFault = (error: unknown, facts: Record<string, unknown> = {}): void => {
    log.error('sync-fault', { ...facts, words: wordsOf(error) });
    deps.onFault?.(error);
  };
  const keep = (work: Promise<void>): void => {
    underWay.add(work);
    const drop = (): void => {
      underWay.delete(work);
    };
    work.then(drop, (error: unknown) => {
      drop();
      noteFault(error);
    });
  };

  const run = (platform: Platform, command: DueCommand): Promise<void> => {
    switch (command.kind) {
      case 'refund':
        return runRefund(commandDeps, platform, command);
      case 'refuse':
      case 'received':
        return runNotice(commandDeps, platform, command);
      case 'stock':
        return runStock(commandDeps, platform, command);
    }
  };

  const launch = (platform: Platform, command: DueCommand, lanes: Set<string>): void => {
    const lane = laneOf(command);
    lanes.add(lane);
    const work = async (): Promise<void> => {
      try {
        await run(platform, command);
        deps.onChange();
      } catch (error) {
        resting.set(command.id, clock.now() + FAULT_PAUSE_MS);
        noteFault(error, { commandId: command.id, platform: platform.id });
      } finally {
        lanes.delete(lane);
      }
      if (isRunning) look();
    };
    keep(Promise.resolve().then(work));
  };

  /** True when as much is under way as may be. */
  const fill = (platform: Platform, now: number): boolean => {
    const lanes = busy.get(platform.id) ?? new Set<string>();
    busy.set(platform.id, lanes);
    const free = AT_ONCE - lanes.size;
    if (free <= 0) return true;
    outbox
      .takeDue(platform.id, now, free + lanes.size + resting.size)
      .filter((command) => !lanes.has(laneOf(command)) && !resting.has(command.id))
      .slice(0, free)
      .forEach((command) => {
        launch(platform, command, lanes);
      });
    return lanes.size >= AT_ONCE;
  };

  const pull = (platform: Platform): Promise<void> => {
    const running = pulling.get(platform.id);
    if (running !== undefined) return running;
    const work = async (): Promise<void> => {
      try {
        const pulled = await pullExpected(pullDeps, platform);
        if (pulled.saved > 0) log.info('returns-pulled', { platform: platform.id, ...pulled });
        if (pulled.saved > 0) deps.onChange();
      } catch (error) {
        noteFault(error, { platform: platform.id });
      } finally {
        pullDueAt.set(platform.id, clock.now() + PULL_EVERY_MS);
        pulling.delete(platform.id);
      }
      if (isRunning) look();
    };
    const started = Promise.resolve().then(work);
    pulling.set(platform.id, started);
    keep(started);
    return started;
  };

  const observeTime = (): number => {
    const now = clock.now();
    if (lookedAt === null) outbox.rebase(now, now, LONGEST_WAIT_AT_START_MS);
    else if (hasJumped(lookedAt, now)) {
      log.warn('clock-jumped', { byMs: now - lookedAt });
      outbox.rebase(lookedAt, now, LONGEST_WAIT_MS);
      resting.clear();
      pullDueAt.clear();
      deps.onChange();
    }
    lookedAt = now;
    return now;
  };

  /** Does what is due for one platform; gives back when there is more to do. */
  const serve = (platform: Platform, now: number): number => {
    if (contacts.isPaused(platform.id)) return now + PULL_EVERY_MS;
    const isFull = fill(platform, now);
    if ((pullDueAt.get(platform.id) ?? now) <= now) void pull(platform);
    const nextPullAt = pullDueAt.get(platform.id) ?? now + PULL_EVERY_MS;
    // With every lane taken it looks again when the first of them is free, and thousands that wait need no counting.
    return isFull ? nextPullAt : Math.min(outbox.nextDueAt(platform.id) ?? nextPullAt, nextPullAt);
  };

  /** Does what is due and sleeps until the next thing is. Called by the timer, by a nudge and after every piece of work. */
  const look = (): void => {
    cancelTimer();
    let dueAt: number | null = null;
    try {
      const now = observeTime();
      deadlines.check(now);
      for (const [commandId, until] of resting) if (until <= now) resting.delete(commandId);
      const dueAts = platforms.all().map((platform) => serve(platform, now));
      dueAt = dueAts.length > 0 ? Math.min(...dueAts) : null;
    } catch (error) {
      noteFault(error);
    }
    cancelTimer = clock.after(sleepMs(clock.now(), dueAt), look);
  };

  return {
    start: () => {
      if (isRunning) return;
      isRunning = true;
      settling.start();
      look();
    },
    stop: async () => {
      isRunning = false;
      cancelTimer();
      settling.stop();
      while (underWay.size > 0) await Promise.allSettled(underWay);
      contacts.stop();
    },
    giveCode: codes.give,
    nudge: () => {
      if (!isRunning) return;
      pullDueAt.clear();
      cancelTimer();
      cancelTimer = clock.after(0, look);
    },
    syncNow: async () => {
      if (!isRunning) return;
      const limit = { isOver: false };
      let cancelOver: () => void = () => undefined;
      const over = new Promise<void>((resolve) => {
        cancelOver = clock.after(SYNC_NOW_MS, () => {
          limit.isOver = true;
          resolve();
        });
      });
      for (const platform of platforms.all()) outbox.hasten(clock.now(), platform.id);
      pullDueAt.clear();
      look();
      while (underWay.size > 0 && !limit.isOver) await Promise.race([over, ...underWay]);
      cancelOver();
    },
    isOnline: contacts.isOnline,
    isReached: contacts.isReached,
  };
}
