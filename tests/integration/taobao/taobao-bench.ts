import * as v from 'valibot';
import { afterEach } from 'vitest';
import { StockBody } from '../../../src/shared/command-body.ts';
import type { ExpectedReturn } from '../../../src/shared/expected-return.ts';
import type { Clock } from '../../../src/main/lib/clock.ts';
import { createIds } from '../../../src/main/lib/ids.ts';
import { createOutboxStore } from '../../../src/main/outbox/outbox-store.ts';
import type { OutboxStore } from '../../../src/main/outbox/outbox-store.ts';
import { createPlatforms } from '../../../src/main/platform/platform.ts';
import type { Platform } from '../../../src/main/platform/platform.ts';
import { practiceRefund } from '../../../src/main/platform/taobao/practice-taobao-books.ts';
import type { PracticeRefund } from '../../../src/main/platform/taobao/practice-taobao-books.ts';
import { openPracticeTaobao } from '../../../src/main/platform/taobao/practice-taobao-server.ts';
import type { PracticeFault, PracticeTaobao } from '../../../src/main/platform/taobao/practice-taobao-server.ts';
import type { PracticeRules } from '../../../src/main/platform/taobao/practice-taobao-writes.ts';
import { createTaobaoPlatform } from '../../../src/main/platform/taobao/taobao-platform.ts';
import type { TaobaoOptions } from '../../../src/main/platform/taobao/taobao-platform.ts';
import { createSync } from '../../../src/main/sync/sync-service.ts';
import type { Sync } from '../../../src/main/sync/sync-service.ts';
import { createFastClock, seededRandom } from '../../support/platform-clock.ts';
import { insertDecided, openScratchDatabase } from '../../support/platform-rows.ts';
import { createHeardLog } from '../../support/platform-sync.ts';

export const APP = { key: '12345678', secret: 'app-secret-nobody-may-read', session: 'session-nobody-may-read' };
const ID = 'tb-1';
export const CENTS = 13_900;

export type TaobaoBench = {
  clock: Clock;
  top: PracticeTaobao;
  platform: Platform;
  outbox: OutboxStore;
  sync: Sync;
  log: ReturnType<typeof createHeardLog>;
  pulled: ExpectedReturn[];
  cursors: Map<string, string>;
  /** What the network does to the next calls, by method. */
  fault: { script: (method: string) => PracticeFault | null };
  /** A return at the platform. */
  add: (number: number, more?: Partial<PracticeRefund>) => PracticeRefund;
  /** Decides a return that is there and orders its refund; gives back the command's id. */
  order: (number: number, more?: { amountCents?: number; parcel?: string }) => string;
  /** Puts goods of a return away and orders that they are told; gives back the command's id. */
  orderStock: (number: number, units: StockBody['units']) => string;
  stockOf: (commandId: string) => { body: StockBody };
  release: (commandId: string) => void;
  how: (commandId: string) => string | null;
  receiptOf: (commandId: string) => Record<string, unknown>;
  /** Every row that a command leaves behind. */
  rows: () => unknown[];
};

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

export const returnNoOf = (number: number): string => practiceRefund(number, 0).refundId;

/** A bench and the imitation of TOP, with a real database and real HTTP between them; all removed after the test. */
export async function openTaobaoBench(
  more: {
    options?: Partial<Omit<TaobaoOptions, 'account'>> & { account?: Partial<TaobaoOptions['account']> };
    rules?: Partial<PracticeRules>;
    isRelay?: boolean;
    factor?: number;
    seed?: number;
  } = {},
): Promise<TaobaoBench> {
  const { options = {}, rules = {}, isRelay = false, factor = 40, seed = 1 } = more;
  const clock = createFastClock(factor);
  const log = createHeardLog();
  const scratch = openScratchDatabase(clock.now());
  const fault: TaobaoBench['fault'] = { script: () => null };
  const shopType = options.shopType ?? 'taobao';
  const top = await openPracticeTaobao({
    ...{ clock, log, app: APP, rules: { shopType, ...rules }, isRelay },
    script: (method) => fault.script(method),
  });
  const { account, ...others } = options;
  const platform = createTaobaoPlatform({
    ...{ id: ID, shop: '山岚旗舰店', baseUrl: top.url, isRelay, refundBy: 'warehouse', shopType, clock, log },
    ...others,
    account: { appKey: APP.key, appSecret: APP.secret, session: APP.session, signMethod: 'hmac-sha256', ...account },
  });
  const outbox = createOutboxStore(scratch.db, createIds(clock));
  const cursors = new Map<string, string>();
  const pulled: ExpectedReturn[] = [];
  const sync = createSync({
    ...{ outbox, platforms: createPlatforms([platform]), clock, random: seededRandom(seed), log },
    cursors: {
      read: (id) => cursors.get(id) ?? null,
      write: (id, cursor) => {
        cursors.set(id, cursor);
      },
    },
    savePulled: (returns) => {
      pulled.push(...returns);
    },
    noteReturnState: () => undefined,
    onChange: () => undefined,
    onAlarm: () => undefined,
  });
  closing.push(async () => {
    fault.script = () => null;
    await sync.stop();
    await top.close();
    scratch.remove();
  });
  return {
    ...{ clock, top, platform, outbox, sync, log, pulled, cursors, fault },
    add: (number, changed = {}) => {
      const refund = practiceRefund(number, clock.now() - 3_600_000, changed);
      top.books.add(refund);
      return refund;
    },
    order: (number, { amountCents = CENTS, parcel } = {}) => {
      const returnNo = returnNoOf(number);
      const now = clock.now();
      const decided = insertDecided(scratch.db, {
        ...{ returnNo, platform: ID, amountCents, at: now },
        ...(parcel === undefined ? {} : { parcel }),
      });
      return scratch.db
        .transaction(() =>
          outbox.enqueueRefund({
            ...{ ...decided, platform: ID, amountCents, freightCents: 0, currency: 'CNY', reason: '完好' },
            ...{ notBeforeAt: now, deadlineAt: now + 20 * 3_600_000, now },
          }),
        )
        .immediate().commandId;
    },
    orderStock: (number, units) => {
      const returnNo = returnNoOf(number);
      const now = clock.now();
      const { parcelId, expectedReturnId } = insertDecided(scratch.db, { returnNo, platform: ID, at: now });
      const order = { platform: ID, returnNo, parcelId, expectedReturnId, inspectionId: `i-${returnNo}`, units };
      const times = { notBeforeAt: now, deadlineAt: now + 7 * 24 * 3_600_000, now };
      return scratch.db.transaction(() => outbox.enqueueStock({ ...order, ...times })).immediate().commandId;
    },
    stockOf: (commandId) => ({
      body: v.parse(
        v.pipe(v.string(), v.parseJson(), StockBody),
        scratch.db.prepare<[string], { body: string }>('SELECT body FROM command WHERE id = ?').get(commandId)?.body,
      ),
    }),
    release: (commandId) => {
      outbox.release(commandId, clock.now());
      sync.nudge();
    },
    rows: () =>
      ['command', 'attempt', 'receipt', 'custody_entry'].flatMap((table) =>
        scratch.db.prepare(`SELECT * FROM ${table}`).all(),
      ),
    how: (commandId) =>
      scratch.db.prepare<[string], { how: string }>('SELECT how FROM receipt WHERE command_id = ?').get(commandId)
        ?.how ?? null,
    receiptOf: (commandId) =>
      JSON.parse(
        scratch.db.prepare<[string], { body: string }>('SELECT body FROM receipt WHERE command_id = ?').get(commandId)
          ?.body ?? 'null',
      ) as Record<string, unknown>,
  };
}

/** The fault hits the first `times` calls of that method. */
export const first = (method: string, fault: PracticeFault, times = 1) => {
  let left = times;
  return (asked: string): PracticeFault | null => (asked === method && left-- > 0 ? fault : null);
};

/** How often money moved for each return. */
export function movedPerReturn(top: PracticeTaobao): Map<string, number> {
  const moved = new Map<string, number>();
  for (const { refundId } of top.books.movements) moved.set(refundId, (moved.get(refundId) ?? 0) + 1);
  return moved;
}
