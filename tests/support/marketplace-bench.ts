import { afterEach } from 'vitest';
import type { ShipmentBody, StockBody } from '../../src/shared/command-body.ts';
import type { ExpectedReturn } from '../../src/shared/expected-return.ts';
import type { CommandView } from '../../src/shared/sync.ts';
import type { Clock } from '../../src/main/lib/clock.ts';
import { createIds } from '../../src/main/lib/ids.ts';
import { createOutboxStore } from '../../src/main/outbox/outbox-store.ts';
import type { OutboxStore } from '../../src/main/outbox/outbox-store.ts';
import { createPlatforms } from '../../src/main/platform/platform.ts';
import type { Platform } from '../../src/main/platform/platform.ts';
import { createSync } from '../../src/main/sync/sync-service.ts';
import type { Sync } from '../../src/main/sync/sync-service.ts';
import { seededRandom } from './platform-clock.ts';
import { insertDecided, openScratchDatabase } from './platform-rows.ts';
import { createHeardLog } from './platform-sync.ts';

type MarketplaceBench = {
  outbox: OutboxStore;
  sync: Sync;
  log: ReturnType<typeof createHeardLog>;
  pulled: Map<string, ExpectedReturn>;
  /** Decides a return and orders its refund; the time to undo is over. */
  order: (returnNo: string, amountCents: number) => string;
  /** Puts goods of a return away and orders that the stock system is told. */
  orderStock: (returnNo: string, units: StockBody['units']) => string;
  /** Decides that other goods have left under this waybill, and orders that the platform be told. */
  orderShipment: (returnNo: string, shipment: Pick<ShipmentBody, 'waybill' | 'courier'>) => string;
  view: (commandId: string) => CommandView;
  receiptHow: (commandId: string) => string | null;
  /** Everything that was written down, as text: a planted secret must not be in it. */
  everything: () => string;
};

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A sync over a real database and one platform's connector; stopped and removed after the test. */
export function openMarketplaceBench(make: (log: MarketplaceBench['log']) => Platform, clock: Clock): MarketplaceBench {
  const log = createHeardLog();
  const platform = make(log);
  const scratch = openScratchDatabase(clock.now());
  const outbox = createOutboxStore(scratch.db, createIds(clock));
  const cursors = new Map<string, string>();
  const pulled = new Map<string, ExpectedReturn>();
  const sync = createSync({
    outbox,
    platforms: createPlatforms([platform]),
    clock,
    random: seededRandom(7),
    log,
    cursors: {
      read: (id) => cursors.get(id) ?? null,
      write: (id, cursor) => {
        cursors.set(id, cursor);
      },
    },
    savePulled: (returns) => {
      for (const one of returns) pulled.set(one.returnNo, one);
    },
    noteReturnState: () => undefined,
    onChange: () => undefined,
    onAlarm: () => undefined,
  });
  closing.push(async () => {
    await sync.stop();
    scratch.remove();
  });
  return {
    outbox,
    sync,
    log,
    pulled,
    order: (returnNo, amountCents) => {
      const now = clock.now();
      const decided = insertDecided(scratch.db, { returnNo, platform: platform.id, amountCents, at: now });
      return scratch.db
        .transaction(() =>
          outbox.enqueueRefund({
            ...decided,
            ...{ platform: platform.id, amountCents, freightCents: 0, currency: 'CNY', reason: '完好' },
            ...{ notBeforeAt: now, deadlineAt: now + 20 * 3_600_000, now },
          }),
        )
        .immediate().commandId;
    },
    orderStock: (returnNo, units) => {
      const now = clock.now();
      const { parcelId, expectedReturnId } = insertDecided(scratch.db, { returnNo, platform: platform.id, at: now });
      const order = { platform: platform.id, returnNo, parcelId, expectedReturnId, inspectionId: `i-${returnNo}` };
      const times = { notBeforeAt: now, deadlineAt: now + 20 * 3_600_000, now };
      return scratch.db.transaction(() => outbox.enqueueStock({ ...order, units, ...times })).immediate().commandId;
    },
    orderShipment: (returnNo, { waybill, courier }) => {
      const now = clock.now();
      const decided = insertDecided(scratch.db, { returnNo, platform: platform.id, at: now });
      const order = { ...decided, platform: platform.id, outcome: 'exchanged' as const, waybill, courier };
      const times = { notBeforeAt: now, deadlineAt: now + 20 * 3_600_000, now };
      return scratch.db.transaction(() => outbox.enqueueShipment({ ...order, ...times })).immediate().commandId;
    },
    view: (commandId) => {
      const view = outbox.view(commandId);
      if (view === null) throw new Error(`no command ${commandId}`);
      return view;
    },
    receiptHow: (commandId) =>
      scratch.db.prepare<[string], { how: string }>('SELECT how FROM receipt WHERE command_id = ?').get(commandId)
        ?.how ?? null,
    everything: () =>
      JSON.stringify([
        log.said,
        [...pulled.values()],
        [...cursors],
        scratch.db.prepare('SELECT * FROM command').all(),
        scratch.db.prepare('SELECT * FROM attempt').all(),
        scratch.db.prepare('SELECT * FROM receipt').all(),
      ]),
  };
}
