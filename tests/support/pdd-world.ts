import { afterEach } from 'vitest';
import { createHttpClient } from '../../src/main/platform/http-client.ts';
import type { PracticeFault } from '../../src/main/platform/practice-line.ts';
import type { PddOptions } from '../../src/main/platform/pdd/pdd-platform.ts';
import type { PracticeReturn } from '../../src/main/platform/pdd/practice-pdd-books.ts';
import type { PracticeRules } from '../../src/main/platform/pdd/practice-pdd-router.ts';
import { openPracticePdd } from '../../src/main/platform/pdd/practice-pdd-server.ts';
import type { PracticePdd } from '../../src/main/platform/pdd/practice-pdd-server.ts';
import { createFastClock } from './platform-clock.ts';
import { createHeardLog } from './platform-sync.ts';

export const SECRET = 'planted-client-secret';
export const TOKEN = 'planted-access-token';
export const APP = { clientId: 'c0ffee', clientSecret: SECRET, accessToken: TOKEN };
export const REFUND = new Set(['pdd.refund.agree', 'pdd.nextone.logistics.warehouse.update']);

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

type World = { server: PracticePdd; options: PddOptions; fault: { script: (method: string) => PracticeFault | null } };

/** A strict Pinduoduo on this machine, and what a connection to it is made of; closed after the test. */
export async function openWorld(
  more: {
    rules?: Partial<PracticeRules>;
    refundBy?: 'warehouse' | 'agree';
    refuseBy?: 'hand' | 'warehouse';
    factor?: number;
  } = {},
): Promise<World> {
  const clock = createFastClock(more.factor ?? 100);
  const fault: World['fault'] = { script: () => null };
  const server = await openPracticePdd({
    ...{ clock, app: APP, script: (method) => fault.script(method) },
    rules: more.rules ?? {},
  });
  closing.push(server.close);
  const options: PddOptions = {
    ...{ id: 'pdd', shop: '山岚', baseUrl: server.url, isRelay: false, account: APP, clock },
    ...{
      refundBy: more.refundBy ?? 'warehouse',
      refuseBy: more.refuseBy ?? 'hand',
      log: createHeardLog(),
      http: createHttpClient({ clock }),
    },
  };
  return { server, options, fault };
}

const orderSnOf = (number: number): string => `261101-${String(number).padStart(15, '0')}`;
export const idOf = (number: number): string => String(301_000_000 + number);
export const noOf = (number: number): string => `${orderSnOf(number)}-${idOf(number)}`;

export const sample = (number: number, updatedAt: number, more: Partial<PracticeReturn> = {}): PracticeReturn => ({
  ...{ id: idOf(number), orderSn: orderSnOf(number), listType: 3, status: 3, cents: 1_990, orderCents: 2_500 },
  ...{ updatedAt: Math.floor(updatedAt / 1000) * 1000, expiresAt: null, waybill: `YT${number + 1_000_000_000}` },
  ...{ reason: '质量问题', goods: '抱枕', outerId: 'P-04', quantity: 1, isSteppedIn: false },
  ...more,
});

export const bodyOf = (number: number, more: object = {}) => ({
  ...{ key: `refund:pdd:${noOf(number)}:1`, returnNo: noOf(number), amountCents: 1_990, freightCents: 0 },
  ...{ currency: 'CNY', reason: '完好', ...more },
});
