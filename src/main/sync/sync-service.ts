import type { ExpectedReturn } from '../../shared/expected-return.ts';
import type { UnreadReturns } from '../../shared/sync.ts';
import { wordsOf } from '../lib/app-error.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import type { DueCommand, OutboxStore } from '../outbox/outbox-store.ts';
import type { PictureOf, Platform, Platforms, Words } from '../platform/platform.ts';
import { createArbitrationCalls } from './arbitration.ts';
import type { ArbitrationCalls } from './arbitration.ts';
import { carryOut } from './carry-out.ts';
import type { CommandDeps } from './command-service.ts';
import { createCommitGroup } from './commit-group.ts';
import { createContacts } from './contact-state.ts';
import { createDeadlineWatch } from './deadline-watch.ts';
import type { CursorStore } from './pull-service.ts';
import { createPulling } from './pulling.ts';
import { createLanes } from './lanes.ts';
import type { Lanes } from './lanes.ts';
import type { AskMoreTime } from './more-time.ts';
import type { NoticeDeps } from './notice-service.ts';
import { createPace } from './pace.ts';
import { createTypedCodes } from './typed-codes.ts';
import { createSettling } from './settling.ts';
import { CALL_TIMEOUT_MS, FAULT_PAUSE_MS, PULL_EVERY_MS, SETTLE_MS, sleepMs } from './sync-schedule.ts';
import type { AlarmLevel } from './sync-schedule.ts';
import { tellSeldom } from './tell-seldom.ts';
import { untilNone } from './time-limit.ts';
import { createTimeWatch } from './time-watch.ts';
import type { UnreadStore } from './unread-returns.ts';

export type SyncDeps = {
  outbox: OutboxStore;
  platforms: Platforms;
  clock: Clock;
  /** In [0, 1). */
  random: () => number;
  log: Logger;
  cursors: CursorStore;
  /** Where it is kept which returns can't be read; without it, until the end. */
  unreadStore?: UnreadStore;
  savePulled: (returns: ExpectedReturn[]) => void;
  noteReturnState: CommandDeps['noteReturnState'];
  /** Every platform was read to its end: what nobody knows now, nobody has announced. After each round of pulls. */
  onUpToDate?: () => void;
  /** Something that the window shows may have changed. */
  onChange: () => void;
  /** An unacknowledged refund came within 8, 4, 1 h of its deadline, or past it; once per level and command. */
  onAlarm: (alarm: { commandId: string; deadlineAt: number; level: AlarmLevel }) => void;
  /** A fault of the bench itself (disk full, storage fault, a bug): logged here, for the station to act on. */
  onFault?: (error: unknown) => void;
  /** Makes the copies of pictures that go along with a refusal; without it none can be made. */
  pictureOf?: NoticeDeps['pictureOf'];
  /** Makes the copies of pictures that go along with a person's call; without it none can be made. */
  copyOf?: PictureOf;
  /** Puts what it does into one transaction; without it each note is one of its own. */
  together?: (act: () => void) => void;
  callTimeoutMs?: number;
  settleMs?: number;
};

export type Sync = ArbitrationCalls & {
  start: () => void;
  /** Begins nothing more and waits for what is under way; what was sent and not answered stays "unknown" on disk. */
  stop: () => Promise<void>;
  /** Look now: a command was ordered or released, or the network came back. */
  nudge: () => void;
  /** A person typed the code that the platform sent for this command; it goes along with the next send, once. */
  giveCode: (commandId: string, code: string) => void;
  /** Nobody here knows this waybill: asks the platforms that can be asked for it, instead of waiting for the next pull. */
  lookFor: (waybill: string) => void;
  /** Pulls and tries everything that waits, but nothing within its time to undo; at most 20 s. */
  syncNow: () => Promise<void>;
  isOnline: () => boolean;
  /** Online, and every platform's last pull came to its end: only then is "no expected return" an answer. */
  isUpToDate: () => boolean;
  /** Why the last pull of this platform failed; null when it did not. */
  pullWords: (platform: string) => Words | null;
  /** Returns that were told and can't be read. */
  unreadReturns: (platform: string) => UnreadReturns;
  /** Whether this platform answered when it was last called. */
  isReached: (platform: string) => boolean;
  askMoreTime: AskMoreTime;
};

/** While thousands of commands drain, the window is told of it so often. */
const TELL_EVERY_MS = 250;
const SYNC_NOW_MS = 20_000;
const noPicture = (): Promise<null> => Promise.resolve(null);

export function createSync(deps: SyncDeps): Sync {
  const { outbox, platforms, clock, log } = deps;
  const callTimeoutMs = deps.callTimeoutMs ?? CALL_TIMEOUT_MS;
  let isRunning = false;
  let cancelTimer: () => void = () => undefined;
  const pace = createPace(clock);
  const busy = new Map<string, Lanes>();
  let commandsUnderWay = 0;
  let isLookWanted = false;
  const underWay = new Set<Promise<void>>();
  /** After a fault of our own (a bug, a full disk) a command rests: a fault must not become a tight loop. */
  const resting = new Map<string, number>();

  const { tell, stop: stopTelling } = tellSeldom(clock, TELL_EVERY_MS, deps.onChange);
  const contacts = createContacts({
    clock,
    platformIds: platforms.all().map(({ id }) => id),
    onBack: (platform) => {
      outbox.hasten(clock.now(), platform);
    },
    onPauseOver: lookOn,
    onChange: tell,
  });
  const deadlines = createDeadlineWatch({ outbox, log, onAlarm: deps.onAlarm });
  const codes = createTypedCodes(clock);
  const settling = createSettling({ outbox, clock, settleMs: deps.settleMs ?? SETTLE_MS });
  const underWayNow = { underWay: () => commandsUnderWay, beginMore: lookOn };
  const group = createCommitGroup({ clock, together: deps.together, ...underWayNow });
  const commandDeps: NoticeDeps = {
    outbox,
    codes,
    note: group.note,
    pictureOf: deps.pictureOf ?? noPicture,
    clock,
    random: deps.random,
    callTimeoutMs,
    settling,
    noteReturnState: deps.noteReturnState,
    noteContact: contacts.note,
    hear: pace.hear,
    hasAnswered: (command) => {
      busy.get(command.platform)?.hangUp(command);
    },
    maySend: (platform) => isRunning && !contacts.isPaused(platform),
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

  const pulling = createPulling({
    ...{ platforms, clock, log, keep, callTimeoutMs, onChange: tell, onFault: noteFault, onOver: lookOn },
    ...{ cursors: deps.cursors, unreadStore: deps.unreadStore, onUpToDate: deps.onUpToDate },
    noteContact: contacts.note,
    isPaused: contacts.isPaused,
    isOnline: contacts.isOnline,
    mayStart: () => isRunning,
    savePulled: (returns) => {
      deps.savePulled(returns);
      // What others have done there meanwhile is asked about again, and ends.
      outbox.releaseTold(returns, clock.now());
    },
  });

  const lanesOf = (platform: Platform): Lanes => {
    const lanes = busy.get(platform.id) ?? createLanes(() => pace.places(platform));
    busy.set(platform.id, lanes);
    return lanes;
  };

  const launch = (platform: Platform, command: DueCommand, lanes: Lanes): void => {
    lanes.take(command);
    commandsUnderWay += 1;
    const work = async (): Promise<void> => {
      try {
        await carryOut(commandDeps, platform, command);
        tell();
      } catch (error) {
        resting.set(command.id, clock.now() + FAULT_PAUSE_MS);
        noteFault(error, { commandId: command.id, platform: platform.id });
      } finally {
        lanes.leave(command);
        commandsUnderWay -= 1;
      }
      lookSoon();
    };
    keep(Promise.resolve().then(work));
  };

  /** True when as much is under way as may be. */
  const fill = (platform: Platform, now: number): boolean => {
    const lanes = lanesOf(platform);
    const free = lanes.free();
    if (free === 0) return true;
    outbox
      .takeDue(platform.id, now, free + lanes.taken() + resting.size)
      .filter((command) => !lanes.isTaken(command) && !resting.has(command.id))
      .slice(0, free)
      .forEach((command) => {
        launch(platform, command, lanes);
      });
    return lanes.free() === 0;
  };

  const observeTime = createTimeWatch({
    ...{ outbox, clock, log },
    onJump: () => {
      resting.clear();
      pulling.forget();
      tell();
    },
  });

  /** Does what is due for one platform; gives back when there is more to do. */
  const serve = (platform: Platform, now: number): number => {
    if (contacts.isPaused(platform.id)) return now + PULL_EVERY_MS;
    const isFull = fill(platform, now);
    const nextPullAt = pulling.serve(platform, now);
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

  function lookOn(): void {
    if (isRunning) look();
  }

  /** Commands that shared a flush are over together, and what follows them is looked for once. */
  const lookSoon = (): void => {
    if (isLookWanted) return;
    isLookWanted = true;
    void Promise.resolve().then(() => {
      isLookWanted = false;
      lookOn();
      group.hasLeft();
    });
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
      pulling.stop();
      stopTelling();
    },
    giveCode: codes.give,
    lookFor: pulling.lookFor,
    nudge: () => {
      if (!isRunning) return;
      pulling.forget();
      cancelTimer();
      cancelTimer = clock.after(0, look);
    },
    syncNow: async () => {
      if (!isRunning) return;
      for (const platform of platforms.all()) outbox.hasten(clock.now(), platform.id);
      pulling.forget();
      look();
      await untilNone(clock, SYNC_NOW_MS, underWay);
    },
    isOnline: contacts.isOnline,
    isUpToDate: pulling.isUpToDate,
    pullWords: pulling.failedWith,
    unreadReturns: pulling.unreadOf,
    isReached: contacts.isReached,
    ...createArbitrationCalls({
      ...{ platforms, clock, callTimeoutMs, keep, mayStart: () => isRunning, copyOf: deps.copyOf ?? noPicture },
      ...{ isPaused: contacts.isPaused, noteContact: contacts.note },
    }),
    askMoreTime: pulling.askMoreTime,
  };
}
