import { afterEach } from 'vitest';
import type { StockBody } from '../../src/shared/command-body.ts';
import { createHttpClient } from '../../src/main/platform/http-client.ts';
import type { PracticeFault } from '../../src/main/platform/practice-line.ts';
import type { PracticeReturn } from '../../src/main/platform/wangdiantong/practice-wangdiantong-books.ts';
import type { WangdiantongRules } from '../../src/main/platform/wangdiantong/practice-wangdiantong-router.ts';
import { openPracticeWangdiantong } from '../../src/main/platform/wangdiantong/practice-wangdiantong-server.ts';
import type { PracticeWangdiantong } from '../../src/main/platform/wangdiantong/practice-wangdiantong-server.ts';
import type { WangdiantongOptions } from '../../src/main/platform/wangdiantong/wangdiantong-platform.ts';
import { createFastClock } from './platform-clock.ts';
import { createHeardLog } from './platform-sync.ts';

export const SECRET = 'planted-wdt-secret';
export const SALT = 'planted-wdt-salt';
export const ACCOUNT = { sid: 'wdtapi3', appKey: 'dock-test', appSecret: `${SECRET}:${SALT}` };

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

type World = {
  server: PracticeWangdiantong;
  options: WangdiantongOptions;
  fault: { script: (call: string) => PracticeFault | null };
};

/** A strict Wangdiantong on this machine, and what a connection to it is made of; closed after the test. */
export async function openWorld(
  more: { rules?: Partial<WangdiantongRules>; factor?: number; aheadMs?: number } = {},
): Promise<World> {
  const serverClock = createFastClock(more.factor ?? 10);
  const aheadMs = more.aheadMs ?? 0;
  /** The bench's own, which may be wrong. */
  const clock = { ...serverClock, now: () => serverClock.now() + aheadMs };
  const fault: World['fault'] = { script: () => null };
  const server = await openPracticeWangdiantong({
    ...{ clock: serverClock, account: { sid: ACCOUNT.sid, appKey: ACCOUNT.appKey, secret: SECRET, salt: SALT } },
    ...{ script: (call) => fault.script(call), rules: more.rules ?? {} },
  });
  closing.push(server.close);
  const options: WangdiantongOptions = {
    ...{ id: 'wdt', shop: '山岚', baseUrl: `${server.url}/openapi`, isRelay: false, account: ACCOUNT, shopNos: '' },
    ...{ stock: 'approved', warehouseNo: '', clock, log: createHeardLog(), http: createHttpClient({ clock }) },
  };
  return { server, options, fault };
}

export const noOf = (number: number): string => `TK2311${String(number).padStart(6, '0')}`;

export const sample = (number: number, modifiedAt: number, more: Partial<PracticeReturn> = {}): PracticeReturn => ({
  ...{ no: noOf(number), type: 2, status: 30, rr: 4, stockin: 1, modifiedAt, shopNo: 'S01', warehouseNo: 'WH1' },
  ...{ waybill: `ZTO${10_000_000_000 + number}`, tid: `T${number}`, guarantee: '19.9000', direct: 0 },
  goods: [{ spec: 'CUP-BLUE', name: '山岚 保温杯', num: 2, barcode: '6901234567892', gift: 0 }],
  ...more,
});

type Unit = StockBody['units'][number];
export const unit = (more: Partial<Unit> = {}): Unit => ({
  ...{ sku: 'CUP-BLUE', quantity: 2, disposition: 'restock', bin: 'A-01', from: null },
  ...more,
});
export const stockBodyOf = (number: number, units: Unit[] = [unit()], n = 1): StockBody => ({
  ...{ key: `stock:wdt:inspection-${number}:${n}`, returnNo: noOf(number), units },
});
