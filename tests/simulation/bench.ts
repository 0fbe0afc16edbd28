import { atOnce } from '../../src/main/db/commit.ts';
import type { Database } from '../../src/main/db/open.ts';
import type { Clock } from '../../src/main/lib/clock.ts';
import type { Ids } from '../../src/main/lib/ids.ts';
import { createDeadlineFollow } from '../../src/main/decision/deadline-follow.ts';
import { createOutboxStore } from '../../src/main/outbox/outbox-store.ts';
import type { OutboxStore } from '../../src/main/outbox/outbox-store.ts';
import { createDecisionStore } from '../../src/main/decision/decision-store.ts';
import { createShipmentStore } from '../../src/main/decision/shipment-store.ts';
import { createHttpClient } from '../../src/main/platform/http-client.ts';
import type { HttpClient } from '../../src/main/platform/http-client.ts';
import { createPlatforms } from '../../src/main/platform/platform.ts';
import type { Platform, Platforms } from '../../src/main/platform/platform.ts';
import { createExpectedReturnStore } from '../../src/main/session/expected-return-store.ts';
import type { ExpectedReturnStore } from '../../src/main/session/expected-return-store.ts';
import { createSettingsStore } from '../../src/main/settings/settings-store.ts';
import { createSync } from '../../src/main/sync/sync-service.ts';
import type { Sync, SyncDeps } from '../../src/main/sync/sync-service.ts';
import { Killed, guard } from './database.ts';
import type { Dice } from './dice.ts';
import type { Line } from './line.ts';
import type { Scheduler } from './scheduler.ts';
import type { Trace } from './trace.ts';
import type { Watch } from './watch.ts';

// One bench and its lives: each begins with nothing but the database, and ends by being closed or killed at any
// statement or while anything is awaited. A life that has ended does nothing any more, whatever still runs of it.

/** Small enough for every platform. */
const JPEG = Buffer.from('ffd8ffe000104a46', 'hex');

export type Life = {
  startedAt: number;
  clock: Clock;
  db: Database;
  outbox: OutboxStore;
  returns: ExpectedReturnStore;
  platforms: Platforms;
  ids: Ids;
  sync: Sync;
  isAlive: () => boolean;
};

/** Ways to break the engine on purpose, by what it is given: the proof that the simulation would notice. */
export type Breakage = {
  platform?: (platform: Platform) => Platform;
  http?: (http: HttpClient) => HttpClient;
  outbox?: (outbox: OutboxStore, db: Database) => OutboxStore;
  deps?: (deps: SyncDeps) => SyncDeps;
};

export type Bench = {
  /** Null while it is down. */
  life: () => Life | null;
  start: () => void;
  kill: (why: string) => void;
  /** Closed and opened again, as for new settings. */
  reopen: () => void;
  /** Killed at the statement so many from now. */
  killAtStatement: (inStatements: number) => void;
  /** Its clock is set; what it measures goes on. */
  setClock: (wrongByMs: number) => void;
  wrongByMs: () => number;
  /** The lid is closed: no timer runs, nothing is received. */
  sleep: (isAsleep: boolean) => void;
  isAsleep: () => boolean;
  /** Lets a person act; false when the bench is down or dies over it. */
  act: (what: (life: Life) => void) => boolean;
};

type Parts = {
  db: Database;
  ids: Ids;
  lines: readonly Line[];
  scheduler: Scheduler;
  dice: Dice;
  trace: Trace;
  breakage: Breakage;
  watch: (platform: Platform, life: () => Life) => Platform;
  onLook: Watch['looks'];
  /** It began anew. */
  onBegun: Watch['forgetPauses'];
  onParked: (commandId: string, words: string | null) => void;
  onAlarm: (alarm: { commandId: string; level: string }) => void;
  onFault: (words: string) => void;
  /** It was killed at a statement: the world decides when it is started again. */
  onKilled: () => void;
};

/** What a person, a timer or the world makes the bench do: a kill in the middle of it is no fault of theirs. */
function survive(act: () => void): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if (error instanceof Killed) return false;
    throw error;
  }
}

export function createBench(parts: Parts): Bench {
  const { db, ids, lines, scheduler, dice, trace, breakage } = parts;
  let life: Life | null = null;
  let wrongByMs = 0;
  let isAsleep = false;
  let waiting: (() => void)[] = [];
  let killAt: number | null = null;
  let statements = 0;

  const deliver = (isAlive: () => boolean, act: () => void): void => {
    if (!isAlive()) return;
    if (isAsleep)
      waiting.push(() => {
        deliver(isAlive, act);
      });
    else survive(act);
  };
  const clockOf = (isAlive: () => boolean): Clock => ({
    now: () => scheduler.now() + wrongByMs,
    after: (ms, act) => {
      const asked = { isStill: true };
      const cancel = scheduler.after(ms, () => {
        deliver(isAlive, () => {
          if (asked.isStill) act();
        });
      });
      return () => {
        asked.isStill = false;
        cancel();
      };
    },
  });

  const kill = (why: string): void => {
    if (life === null) return;
    trace.note(`bench killed ${why}`);
    life = null;
    killAt = null;
    waiting = [];
  };

  const start = (): void => {
    if (life !== null) return;
    const own: { life: Life | null } = { life: null };
    const isAlive = (): boolean => own.life !== null && own.life === life;
    const clock = clockOf(isAlive);
    const guarded = guard(db, () => {
      // The first statements are prepared before this life has begun.
      if (own.life !== null && !isAlive()) throw new Killed();
      statements += 1;
      if (killAt === null || statements < killAt) return;
      kill('at a statement');
      parts.onKilled();
      throw new Killed();
    });
    const log =
      (level: string) =>
      (message: string, facts: Record<string, unknown> = {}) => {
        if (!isAlive()) return;
        trace.note(`  ${level} ${message} ${JSON.stringify(facts)}`);
        if (message === 'sync-fault') parts.onFault(JSON.stringify(facts));
      };
    const logger = { info: log('info'), warn: log('warn'), error: log('error') };
    const store = createOutboxStore(guarded, ids);
    const outbox = heard(breakage.outbox?.(store, guarded) ?? store, parts);
    const settings = createSettingsStore(guarded);
    const follow = createDeadlineFollow({ outbox: store, settings: () => settings.get() });
    const returns = createExpectedReturnStore(guarded, ids, follow);
    const decisions = createDecisionStore(guarded);
    const shipments = createShipmentStore(guarded);
    const theLife = (): Life => {
      if (own.life === null) throw new Error('before its beginning');
      return own.life;
    };
    const connected = lines.map(({ shop, send }) => {
      const asking = {
        after: clock.after,
        deliver: (act: () => void) => {
          deliver(isAlive, act);
        },
      };
      const http = createHttpClient({
        clock,
        send: (asked) => (isAlive() ? send(asked, asking) : new Promise(() => undefined)),
      });
      const platform = parts.watch(shop.connect({ clock, log: logger, http: breakage.http?.(http) ?? http }), theLife);
      return breakage.platform?.(platform) ?? platform;
    });
    const platforms = createPlatforms(connected);
    const deps: SyncDeps = {
      ...{ outbox, platforms, clock, random: dice.next, log: logger },
      cursors: {
        read: (platform) => settings.note(`cursor:${platform}`),
        write: (platform, cursor) => {
          settings.setNote(`cursor:${platform}`, cursor, clock.now());
        },
      },
      savePulled: (pulled) => {
        atOnce(guarded, () => {
          returns.saveAll(pulled, clock.now());
        });
      },
      noteReturnState: ({ platform, returnNo, state, isOvertaken }) => {
        atOnce(guarded, () => {
          returns.setState(platform, returnNo, state);
          const refusal = state === 'refunded' ? decisions.refusalOf(platform, returnNo) : null;
          if (refusal !== null)
            decisions.reopen(refusal.id, { why: 'claim-back', operatorNo: '0217', now: clock.now() });
          const shipped = isOvertaken === true ? shipments.overtaken(platform, returnNo) : null;
          if (shipped !== null)
            decisions.reopen(shipped.decisionId, { why: 'not-open', operatorNo: '0217', now: clock.now() });
        });
      },
      pictureOf: () => Promise.resolve(JPEG),
      together: (act) => {
        atOnce(guarded, act);
      },
      onChange: () => undefined,
      onAlarm: ({ commandId, level }) => {
        parts.onAlarm({ commandId, level });
      },
    };
    const sync = createSync(breakage.deps?.(deps) ?? deps);
    const stores = { db: guarded, outbox, returns, platforms, ids };
    const made: Life = { startedAt: scheduler.now(), clock, ...stores, sync, isAlive };
    own.life = made;
    life = made;
    trace.note('bench started');
    parts.onBegun();
    survive(() => {
      sync.start();
    });
  };

  return {
    life: () => life,
    start,
    kill,
    reopen: () => {
      const closing = life;
      if (closing === null) return;
      trace.note('bench closes');
      void closing.sync.stop().then(() => {
        if (life !== closing) return;
        life = null;
        start();
      });
    },
    killAtStatement: (inStatements) => {
      killAt = statements + inStatements;
    },
    setClock: (byMs) => {
      trace.note(`bench clock wrong by ${String(byMs / 1000)} s`);
      wrongByMs = byMs;
    },
    wrongByMs: () => wrongByMs,
    sleep: (next) => {
      if (isAsleep === next) return;
      trace.note(next ? 'lid closed' : 'lid opened');
      isAsleep = next;
      if (next) return;
      const held = waiting;
      waiting = [];
      for (const act of held) act();
    },
    isAsleep: () => isAsleep,
    act: (what) => {
      const now = life;
      if (now === null || isAsleep) return false;
      return survive(() => {
        what(now);
      });
    },
  };
}

/** Every parking is heard with its words, and every look for something to do. */
function heard(outbox: OutboxStore, { onParked, onLook }: Pick<Parts, 'onParked' | 'onLook'>): OutboxStore {
  return {
    ...outbox,
    takeDue: (...asked) => {
      const [platform, now, limit] = asked;
      const taken = outbox.takeDue(...asked);
      onLook({ platform, now, taken, limit });
      return taken;
    },
    noteAnswer: (commandId, answered, outcome, now) => {
      const isNoted = outbox.noteAnswer(commandId, answered, outcome, now);
      if (isNoted && outcome.kind === 'park') onParked(commandId, answered.words);
      return isNoted;
    },
  };
}
