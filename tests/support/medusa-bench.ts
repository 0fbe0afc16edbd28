import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { createIds } from '../../src/main/lib/ids.ts';
import { createMedusaPlatform } from '../../src/main/platform/medusa/medusa-platform.ts';
import type { MedusaLogin } from '../../src/main/platform/medusa/medusa-session.ts';
import type { Platform } from '../../src/main/platform/platform.ts';
import type { Station } from '../../src/main/station.ts';
import type { BenchAnswer } from '../../src/shared/session.ts';
import type { CommandView } from '../../src/shared/sync.ts';
import { BENCH_LOGIN, openForBusiness } from './medusa-keeper.ts';
import type { MedusaKeeper } from './medusa-keeper.ts';
import { openMedusaProxy } from './medusa-proxy.ts';
import type { MedusaProxy } from './medusa-proxy.ts';
import { startMedusaShop } from './medusa-shop.ts';
import type { MedusaShop } from './medusa-shop.ts';
import { createFastClock } from './platform-clock.ts';
import { createHeardLog } from './platform-sync.ts';
import { openTestStation, valueOf } from './station-fixture.ts';

/** Three times as fast as life: a time-out of 15 s is 5 s, which even a busy machine seldom needs for an answer. */
const FACTOR = 3;

export type MedusaBench = {
  station: Station;
  platform: Platform;
  scan: (raw: string) => Promise<BenchAnswer>;
  /** Pulls all that there is (on a busy machine at the second try) and tries what waits. */
  sync: () => Promise<void>;
  /** Opens the box, counts each barcode given and says that all is well: refund and goods are decided. */
  pass: (waybill: string, barcodes: string[]) => Promise<void>;
  commands: (returnNo: string) => Promise<CommandView[]>;
};

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

type Open = { shop: MedusaShop; keeper: MedusaKeeper };

/** One shop for all tests of a file (half a minute), and for each test a fresh line to it. */
export function useMedusaShop(): Open & { proxy: MedusaProxy } {
  const held: { open: Open | null; proxy: MedusaProxy | null } = { open: null, proxy: null };
  beforeAll(async () => {
    const shop = await startMedusaShop();
    held.open = { shop, keeper: await openForBusiness(shop) };
  }, 240_000);
  afterAll(async () => {
    await held.open?.shop.stop();
  }, 30_000);
  beforeEach(async () => {
    if (held.open === null) throw new Error('the shop did not open');
    const proxy = await openMedusaProxy(held.open.shop.url);
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
export const nextWaybill = (): string => `YT66${String(++waybills).padStart(11, '0')}`;

/** A whole station on real files whose only platform is the shop behind the proxy; removed after the test. */
export async function openMedusaBench(
  proxy: MedusaProxy,
  { login = BENCH_LOGIN }: { login?: MedusaLogin } = {},
): Promise<MedusaBench> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dockproof-medusa-'));
  const clock = createFastClock(FACTOR);
  const log = createHeardLog();
  const options = { id: 'medusa', baseUrl: proxy.url, login, shop: '拾木家居生活馆', receivesGoods: true };
  const platform = createMedusaPlatform({ ...options, clock, log });
  const station = await openTestStation(dataDir, () => undefined, {
    ...{ clock, ids: createIds(clock), log, platforms: [platform] },
    // The proxy holds nothing back that the shop has not carried out already.
    settleMs: 5_000,
  });
  closing.push(async () => {
    await station.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const scan: MedusaBench['scan'] = (raw) =>
    valueOf(station.handlers.benchScan({ raw, source: 'scanner', at: Date.now() }));
  return {
    station,
    platform,
    scan,
    sync: async () => {
      const failures = (): number => log.said.filter(({ message }) => message === 'medusa-pull-failed').length;
      for (let time = 0; time < 10; time++) {
        const before = failures();
        await valueOf(station.handlers.syncNow(undefined));
        if (failures() === before) return;
      }
      throw new Error(`the shop could not be pulled: ${JSON.stringify(log.said.at(-1))}`);
    },
    pass: async (waybill, barcodes) => {
      for (const raw of [waybill, ...barcodes]) await scan(raw);
      const { tone } = await scan('DP:OK');
      if (tone !== 'closed') throw new Error(`the box ${waybill} did not close: ${tone}`);
    },
    commands: async (returnNo) => {
      const commands = await valueOf(station.handlers.syncCommands(undefined));
      return commands.filter((command) => command.returnNo === returnNo);
    },
  };
}
