import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { CommandView } from '../../src/shared/sync.ts';
import type { Clock } from '../../src/main/lib/clock.ts';
import { createIds } from '../../src/main/lib/ids.ts';
import { createOutboxStore } from '../../src/main/outbox/outbox-store.ts';
import type { OutboxStore } from '../../src/main/outbox/outbox-store.ts';
import { createHttpClient } from '../../src/main/platform/http-client.ts';
import { createPlatforms } from '../../src/main/platform/platform.ts';
import { buildSample } from '../../src/main/platform/training/sample-returns.ts';
import { createTrainingPlatform } from '../../src/main/platform/training/training-client.ts';
import type { NetworkFault, RequestKind } from '../../src/main/platform/training/training-faults.ts';
import type { TrainingRules } from '../../src/main/platform/training/training-rules.ts';
import { openTrainingServer } from '../../src/main/platform/training/training-server.ts';
import type { TrainingServer } from '../../src/main/platform/training/training-server.ts';
import { createSync } from '../../src/main/sync/sync-service.ts';
import type { Sync } from '../../src/main/sync/sync-service.ts';
import type { Database } from '../../src/main/db/open.ts';
import { FACTOR, createFastClock, seededRandom } from './platform-clock.ts';
import { insertDecided, openScratchDatabase } from './platform-rows.ts';
import { createHeardLog } from './platform-sync.ts';

/** With these the platform pays whatever comes, as often as it comes: nothing but the bench prevents a second payment. */
export const CARELESS: Partial<TrainingRules> = { honoursKeys: false, refusesSecond: false };

const RETURN_CENTS = 13_900;

export type NetBench = {
  clock: Clock;
  server: () => TrainingServer;
  outbox: OutboxStore;
  sync: Sync;
  log: ReturnType<typeof createHeardLog>;
  /** The fault of the next requests, until it is changed. */
  fault: { script: (kind: RequestKind) => NetworkFault | null };
  /** Decides a return and orders its refund. */
  order: (number: number, more?: { parcel?: string; deadlineAt?: number }) => string;
  /** Puts one unit of number `number` away and orders that the stock is told; its key. */
  orderStock: (number: number) => string;
  receiptHow: (commandId: string) => string | null;
  restartServer: () => Promise<void>;
};

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

export const returnNoOf = (number: number): string => `TH${String(number).padStart(8, '0')}`;

/** Fills the platform's books with plain open returns of 139.00 each. */
export function addReturns(server: TrainingServer, from: number, count: number, now: number): void {
  server.ledger.addReturns(
    Array.from({ length: count }, (_, index) =>
      buildSample(
        { buyer: '王*', reason: 'no-reason', reasonText: '', goods: ['kettle'], courier: 'sf', hoursLeft: 20 },
        from + index,
        now,
      ),
    ),
  );
}

/** Decides number `number` and orders its refund; the time to undo is over. */
export function orderRefund(
  db: Database,
  outbox: OutboxStore,
  number: number,
  { now, parcel, deadlineAt = now + 20 * 3_600_000 }: { now: number; parcel?: string; deadlineAt?: number },
): string {
  const returnNo = returnNoOf(number);
  const decided = insertDecided(db, { returnNo, at: now, ...(parcel === undefined ? {} : { parcel }) });
  return db
    .transaction(() =>
      outbox.enqueueRefund({
        ...decided,
        platform: 'training',
        amountCents: RETURN_CENTS,
        freightCents: 0,
        currency: 'CNY',
        reason: '完好',
        notBeforeAt: now,
        deadlineAt,
        now,
      }),
    )
    .immediate().commandId;
}

/** Puts one unit of number `number` away, in the box it came in; gives back the key of its stock command. */
function orderStock(db: Database, outbox: OutboxStore, number: number, now: number): string {
  const returnNo = returnNoOf(number);
  const known = db
    .prepare<[string], { id: string }>('SELECT id FROM expected_return WHERE return_no = ?')
    .get(returnNo);
  const { parcelId, expectedReturnId } =
    known === undefined
      ? insertDecided(db, { returnNo, at: now })
      : { parcelId: `p-${returnNo}`, expectedReturnId: known.id };
  const { commandId } = db
    .transaction(() =>
      outbox.enqueueStock({
        ...{ platform: 'training', returnNo, parcelId, expectedReturnId, inspectionId: `i-${returnNo}` },
        units: [{ sku: 'S', quantity: 1, disposition: 'restock', bin: 'A-01', from: null }],
        ...{ notBeforeAt: now, deadlineAt: now + 20 * 3_600_000, now },
      }),
    )
    .immediate();
  return outbox.view(commandId)?.key ?? '';
}

/** A bench and the training platform, with a real database and real HTTP between them; all removed after the test. */
export async function openNetBench(
  more: { rules?: Partial<TrainingRules>; returns?: number; seed?: number; factor?: number } = {},
): Promise<NetBench> {
  const { rules = {}, returns = 8, seed = 1, factor = FACTOR } = more;
  const clock = createFastClock(factor);
  const log = createHeardLog();
  const folder = mkdtempSync(join(tmpdir(), 'dockproof-net-'));
  const scratch = openScratchDatabase(clock.now());
  const fault: NetBench['fault'] = { script: () => null };
  const openServer = (): Promise<TrainingServer> =>
    openTrainingServer({ folder, clock, log, rules, hasSamples: false, script: (kind) => fault.script(kind) });
  let server = await openServer();
  addReturns(server, 1, returns, clock.now());
  const outbox = createOutboxStore(scratch.db, createIds(clock));
  const http = createHttpClient({ clock });
  const cursors = new Map<string, string>();
  const sync = createSync({
    outbox,
    platforms: createPlatforms([createTrainingPlatform({ address: () => server.address(), http })]),
    clock,
    random: seededRandom(seed),
    log,
    cursors: {
      read: (id) => cursors.get(id) ?? null,
      write: (id, cursor) => {
        cursors.set(id, cursor);
      },
    },
    savePulled: () => undefined,
    noteReturnState: () => undefined,
    onChange: () => undefined,
    onAlarm: () => undefined,
  });
  closing.push(async () => {
    fault.script = () => null;
    await sync.stop();
    await server.close();
    scratch.remove();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    clock,
    server: () => server,
    outbox,
    sync,
    log,
    fault,
    order: (number, order = {}) => orderRefund(scratch.db, outbox, number, { now: clock.now(), ...order }),
    orderStock: (number) => orderStock(scratch.db, outbox, number, clock.now()),
    receiptHow: (commandId) =>
      scratch.db.prepare<[string], { how: string }>('SELECT how FROM receipt WHERE command_id = ?').get(commandId)
        ?.how ?? null,
    restartServer: async () => {
      await server.close();
      server = await openServer();
    },
  };
}

/** Waits (in real time) until `holds`, or throws with what is still there. */
export async function until(what: string, holds: () => boolean, limitMs = 30_000): Promise<void> {
  const end = Date.now() + limitMs;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export const viewOf = (bench: NetBench, commandId: string): CommandView => {
  const view = bench.outbox.view(commandId);
  if (view === null) throw new Error(`no command ${commandId}`);
  return view;
};

/** How often money moved for each return, by return number. */
export function movedPerReturn(server: TrainingServer): Map<string, number> {
  const moved = new Map<string, number>();
  for (const { returnNo } of server.movements()) moved.set(returnNo, (moved.get(returnNo) ?? 0) + 1);
  return moved;
}
