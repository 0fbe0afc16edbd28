import { afterEach } from 'vitest';
import type { ExpectedReturn } from '../../src/shared/expected-return.ts';
import type { Database } from '../../src/main/db/open.ts';
import { createIds } from '../../src/main/lib/ids.ts';
import type { Logger } from '../../src/main/lib/logger.ts';
import { createOutboxStore } from '../../src/main/outbox/outbox-store.ts';
import type { OutboxStore } from '../../src/main/outbox/outbox-store.ts';
import type { RefundOrder } from '../../src/main/outbox/order-store.ts';
import { createPlatforms } from '../../src/main/platform/platform.ts';
import type { Platform } from '../../src/main/platform/platform.ts';
import type { ReturnNoted } from '../../src/main/sync/command-service.ts';
import { createSync } from '../../src/main/sync/sync-service.ts';
import type { Sync, SyncDeps } from '../../src/main/sync/sync-service.ts';
import { createManualClock } from './platform-clock.ts';
import type { ManualClock } from './platform-clock.ts';
import { createFakePlatform } from './platform-fake.ts';
import type { FakePlatform } from './platform-fake.ts';
import { insertDecided, openScratchDatabase } from './platform-rows.ts';

export const START = 1_800_000_000_000;
export const SECOND = 1_000;
export const MINUTE = 60_000;
export const HOUR = 3_600_000;

type Said = { level: string; message: string; facts: Record<string, unknown> };

/** A log that keeps what it is told. */
export function createHeardLog(): Logger & { said: Said[] } {
  const said: Said[] = [];
  const hear =
    (level: string) =>
    (message: string, facts: Record<string, unknown> = {}): void => {
      said.push({ level, message, facts });
    };
  return { said, info: hear('info'), warn: hear('warn'), error: hear('error') };
}

export type SyncBench = {
  db: Database;
  clock: ManualClock;
  platform: FakePlatform;
  outbox: OutboxStore;
  log: ReturnType<typeof createHeardLog>;
  sync: Sync;
  pulled: ExpectedReturn[];
  cursors: Map<string, string>;
  states: ReturnNoted[];
  alarms: { commandId: string; level: string }[];
  changes: () => number;
  order: (returnNo: string, more?: Partial<RefundOrder> & { parcel?: string }) => string;
  /** Many refunds at once: `M-0`, `M-1`, …, each in a box of its own. */
  orderMany: (count: number, more: Partial<RefundOrder>) => void;
  /** Decides a return and orders its refusal, with one picture. */
  refuse: (returnNo: string, more?: { deadlineAt: number }) => string;
  /** Orders the refund of a return that is decided already. */
  orderAgain: (returnNo: string) => string;
  /** Orders the notice that a parcel is here. */
  receive: (returnNo: string) => string;
  steps: (commandId: string) => string[];
  receiptOf: (commandId: string) => { how: string; body: string } | undefined;
  /** Another sync over the same database, as after a restart. */
  again: (more?: Partial<SyncDeps>) => Sync;
};

const opened: (() => void)[] = [];
afterEach(() => {
  for (const remove of opened.splice(0)) remove();
});

const dueNow = (now: number) => ({ platform: 'training', notBeforeAt: now, deadlineAt: now + 20 * HOUR, now });

/** A sync over a real database and a fake platform, under a clock that the test moves; removed after the test. */
export function openSyncBench(more: Partial<SyncDeps> & { others?: Platform[] } = {}): SyncBench {
  const { others = [], ...overrides } = more;
  const clock = createManualClock(START);
  const scratch = openScratchDatabase(START);
  opened.push(scratch.remove);
  const { db } = scratch;
  const outbox = createOutboxStore(db, createIds(clock));
  const platform = createFakePlatform(clock);
  const log = createHeardLog();
  const pulled: ExpectedReturn[] = [];
  const cursors = new Map<string, string>();
  const states: SyncBench['states'] = [];
  const alarms: SyncBench['alarms'] = [];
  let changes = 0;
  const build = (differently: Partial<SyncDeps> = {}): Sync =>
    createSync({
      outbox,
      platforms: createPlatforms([platform, ...others]),
      clock,
      random: () => 0.5,
      log,
      cursors: {
        read: (id) => cursors.get(id) ?? null,
        write: (id, cursor) => {
          cursors.set(id, cursor);
        },
      },
      savePulled: (returns) => {
        pulled.push(...returns);
      },
      noteReturnState: (change) => {
        states.push(change);
      },
      onChange: () => {
        changes += 1;
      },
      onAlarm: ({ commandId, level }) => {
        alarms.push({ commandId, level });
      },
      ...overrides,
      ...differently,
    });
  const order: SyncBench['order'] = (returnNo, { parcel = returnNo, ...more } = {}) => {
    const decided = insertDecided(db, { returnNo, parcel, at: START });
    const sum = { amountCents: 12_900, freightCents: 0, currency: 'CNY', reason: '完好' };
    return db
      .transaction(() => outbox.enqueueRefund({ ...sum, ...dueNow(clock.now()), ...more, ...decided }))
      .immediate().commandId;
  };
  return {
    db,
    clock,
    platform,
    outbox,
    log,
    sync: build(),
    pulled,
    cursors,
    states,
    alarms,
    changes: () => changes,
    order,
    orderMany: (count, more) => {
      db.transaction(() => {
        for (let n = 0; n < count; n += 1) order(`M-${n}`, more);
      }).immediate();
    },
    orderAgain: (returnNo) => {
      const known = {
        returnNo,
        parcelId: `p-${returnNo}`,
        expectedReturnId: `r-${returnNo}`,
        decisionId: `d-${returnNo}`,
      };
      const sum = { amountCents: 12_900, freightCents: 0, currency: 'CNY', reason: '完好' };
      return db.transaction(() => outbox.enqueueRefund({ ...known, ...sum, ...dueNow(clock.now()) })).immediate()
        .commandId;
    },
    refuse: (returnNo, more = { deadlineAt: clock.now() + 20 * HOUR }) => {
      const order = { ...insertDecided(db, { returnNo, at: START }), ...dueNow(clock.now()), ...more };
      const said = { message: '与发出商品不符', reasonCode: null, pictures: ['a'.repeat(64)] };
      return db.transaction(() => outbox.enqueueRefusal({ ...order, ...said })).immediate().commandId;
    },
    receive: (returnNo) => {
      const order = { ...insertDecided(db, { returnNo, at: START }), ...dueNow(clock.now()), receivedAt: START };
      const made = db.transaction(() => outbox.enqueueReceived(order)).immediate();
      if (made === null) throw new Error('told already');
      return made.commandId;
    },
    steps: (commandId) =>
      db
        .prepare<[string], { step: string; outcome: string | null }>(
          'SELECT step, outcome FROM attempt WHERE command_id = ? ORDER BY seq',
        )
        .all(commandId)
        .map(({ step, outcome }) => (outcome === null ? step : `${step} ${outcome}`)),
    receiptOf: (commandId) =>
      db
        .prepare<[string], { how: string; body: string }>('SELECT how, body FROM receipt WHERE command_id = ?')
        .get(commandId),
    again: build,
  };
}
