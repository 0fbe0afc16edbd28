import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { createIds } from '../../src/main/lib/ids.ts';
import { createVendurePlatform } from '../../src/main/platform/vendure/vendure-client.ts';
import type { VendureLogin } from '../../src/main/platform/vendure/vendure-session.ts';
import type { Station } from '../../src/main/station.ts';
import type { BenchAnswer } from '../../src/shared/session.ts';
import type { CommandView } from '../../src/shared/sync.ts';
import { createFastClock } from './platform-clock.ts';
import { createHeardLog } from './platform-sync.ts';
import { openTestStation, valueOf } from './station-fixture.ts';
import { createKeeper } from './vendure-orders.ts';
import type { ShopKeeper } from './vendure-orders.ts';
import { openVendureProxy } from './vendure-proxy.ts';
import type { VendureProxy } from './vendure-proxy.ts';
import { BENCH_LOGIN, setUpShop } from './vendure-setup.ts';
import { startVendureShop } from './vendure-shop.ts';
import type { VendureShop } from './vendure-shop.ts';

/** Six times as fast as life: a time-out of 15 s is 2.5 s, which even a busy machine seldom needs for an answer. */
const FACTOR = 6;

export type VendureBench = {
  station: Station;
  scan: (raw: string) => Promise<BenchAnswer>;
  /** Pulls all that there is (on a busy machine at the second try) and tries what waits. */
  sync: () => Promise<void>;
  /** Opens the box, counts each barcode given and says that all is well: the refund is decided. */
  pass: (waybill: string, barcodes: string[]) => Promise<void>;
  command: (returnNo: string) => Promise<CommandView | null>;
  close: () => Promise<void>;
};

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

type ShopWorld = { shop: VendureShop; keeper: ShopKeeper; proxy: VendureProxy };

/** One shop for all tests of a file, and for each test a fresh line to it. */
export function useVendureShop(): ShopWorld {
  const held: { open: { shop: VendureShop; keeper: ShopKeeper } | null; proxy: VendureProxy | null } = {
    open: null,
    proxy: null,
  };
  beforeAll(async () => {
    const shop = await startVendureShop();
    held.open = { shop, keeper: createKeeper(shop, await setUpShop(shop)) };
  }, 120_000);
  afterAll(async () => {
    await held.open?.shop.stop();
  });
  beforeEach(async () => {
    if (held.open === null) throw new Error('the shop did not open');
    const proxy = await openVendureProxy(held.open.shop.url);
    held.proxy = proxy;
    closing.push(() => proxy.hangUp());
  });
  const there = <T>(part: T | null | undefined): T => {
    if (part === null || part === undefined) throw new Error('only inside a test');
    return part;
  };
  return {
    get shop() {
      return there(held.open?.shop);
    },
    get keeper() {
      return there(held.open?.keeper);
    },
    get proxy() {
      return there(held.proxy);
    },
  };
}

let waybills = 0;
/** A return waybill that no other test has. */
export const nextWaybill = (): string => `YT88${String(++waybills).padStart(11, '0')}`;

/** A whole station on real files whose only platform is the shop behind the proxy; removed after the test. */
export async function openVendureBench(
  proxy: VendureProxy,
  { login = BENCH_LOGIN, channelToken }: { login?: VendureLogin; channelToken?: string } = {},
): Promise<VendureBench> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dockproof-vendure-'));
  const clock = createFastClock(FACTOR);
  const log = createHeardLog();
  const vendure = createVendurePlatform({
    id: 'vendure',
    baseUrl: proxy.url,
    login,
    ...(channelToken === undefined ? {} : { channelToken }),
    shop: '拾木家居生活馆',
    fieldNames: { variantBarcode: 'barcode' },
    clock,
    log,
  });
  const station = await openTestStation(dataDir, () => undefined, {
    clock,
    ids: createIds(clock),
    log,
    // The proxy holds nothing back that the shop has not carried out already.
    settleMs: 5_000,
    platforms: [vendure],
  });
  let isClosed = false;
  const close = async (): Promise<void> => {
    if (isClosed) return;
    isClosed = true;
    await station.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  closing.push(close);
  await valueOf(station.handlers.settingsSet({ undoMs: 0 }));

  const scan: VendureBench['scan'] = (raw) =>
    valueOf(station.handlers.benchScan({ raw, source: 'scanner', at: Date.now() }));
  return {
    station,
    scan,
    close,
    sync: async () => {
      const failures = (): number => log.said.filter(({ message }) => message === 'vendure-pull-failed').length;
      for (let time = 0; time < 20; time++) {
        const before = failures();
        await valueOf(station.handlers.syncNow(undefined));
        if (failures() === before) return;
      }
      throw new Error('the shop could not be pulled');
    },
    pass: async (waybill, barcodes) => {
      for (const raw of [waybill, ...barcodes]) await scan(raw);
      const { tone } = await scan('DP:OK');
      if (tone !== 'closed') throw new Error(`the box ${waybill} did not close: ${tone}`);
    },
    command: async (returnNo) => {
      const commands = await valueOf(station.handlers.syncCommands(undefined));
      return commands.find((command) => command.returnNo === returnNo) ?? null;
    },
  };
}
