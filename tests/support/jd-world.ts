import { afterEach } from 'vitest';
import { createHttpClient } from '../../src/main/platform/http-client.ts';
import type { JdOptions } from '../../src/main/platform/jd/jd-platform.ts';
import type { PracticeReturn } from '../../src/main/platform/jd/practice-jd-books.ts';
import { PRACTICE_TYPES } from '../../src/main/platform/jd/practice-jd-router.ts';
import type { PracticeRules } from '../../src/main/platform/jd/practice-jd-router.ts';
import { openPracticeJd } from '../../src/main/platform/jd/practice-jd-server.ts';
import type { PracticeJd } from '../../src/main/platform/jd/practice-jd-server.ts';
import type { PracticeFault } from '../../src/main/platform/practice-line.ts';
import { createFastClock } from './platform-clock.ts';
import { createHeardLog } from './platform-sync.ts';

export const SECRET = 'planted-app-secret';
export const TOKEN = 'planted-access-token';
export const APP = { appKey: 'C0FFEE', appSecret: SECRET, accessToken: TOKEN };
export const CODES: JdOptions['codes'] = {
  refund: PRACTICE_TYPES.refund,
  receive: {
    operateType: PRACTICE_TYPES.receive,
    quality: { good: 1, bad: 2 },
    appearance: { good: 3, bad: 4 },
    packing: { good: 5, bad: null },
  },
  close: { operateType: PRACTICE_TYPES.close, reasons: [{ code: '7', text: '与发出不符' }] },
};

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

type World = { server: PracticeJd; options: JdOptions; fault: { script: (call: string) => PracticeFault | null } };

/** A strict JD on this machine, and what a connection to it is made of; closed after the test. */
export async function openWorld(more: { rules?: Partial<PracticeRules>; factor?: number } = {}): Promise<World> {
  const clock = createFastClock(more.factor ?? 100);
  const fault: World['fault'] = { script: () => null };
  const server = await openPracticeJd({
    ...{ clock, app: APP, script: (call) => fault.script(call) },
    rules: more.rules ?? {},
  });
  closing.push(server.close);
  const options: JdOptions = {
    ...{ id: 'jd', shop: '山岚', baseUrl: `${server.url}/rest`, isRelay: false, account: APP, codes: CODES, clock },
    ...{ operator: { venderId: '', sellerPin: '' }, log: createHeardLog(), http: createHttpClient({ clock }) },
  };
  return { server, options, fault };
}

export const noOf = (number: number): string => String(3_000_000 + number);

export const sample = (number: number, updatedAt: number, more: Partial<PracticeReturn> = {}): PracticeReturn => ({
  ...{ id: noOf(number), orderId: String(200_000 + number), mainStatus: 30, mainStatusDesc: '待处理' },
  ...{ expects: '退货', reason: '质量问题', applied: '19.90', updatedAt, overAt: null, quantity: 1 },
  ...{ waybill: `JDVA${10_000_000_000 + number}`, sku: '100012043978', receivedAt: updatedAt, processedAt: null },
  ...{ submitted: null, isDisputed: false, ...more },
});

export const bodyOf = (number: number, more: object = {}) => ({
  ...{ key: `refund:jd:${noOf(number)}:1`, returnNo: noOf(number), amountCents: 1_990, freightCents: 0 },
  ...{ currency: 'CNY', reason: '完好', ...more },
});
