import { afterEach } from 'vitest';
import { createHttpClient } from '../../src/main/platform/http-client.ts';
import type { PracticeFault } from '../../src/main/platform/practice-line.ts';
import type { DouyinOptions } from '../../src/main/platform/douyin/douyin-platform.ts';
import type { PracticeReturn } from '../../src/main/platform/douyin/practice-douyin-books.ts';
import type { PracticeRules } from '../../src/main/platform/douyin/practice-douyin-calls.ts';
import { openPracticeDouyin } from '../../src/main/platform/douyin/practice-douyin-server.ts';
import type { PracticeDouyin } from '../../src/main/platform/douyin/practice-douyin-server.ts';
import { createFastClock } from './platform-clock.ts';
import { createHeardLog } from './platform-sync.ts';

export const SECRET = 'planted-app-secret';
export const TOKEN = 'planted-access-token';
export const APP = { appKey: '7000000000000000001', appSecret: SECRET, accessToken: TOKEN };
export const REASONS: PracticeRules['reasons'] = [
  { code: 101, reason: '商品与发出不符', need: 'N', pkg: 1 },
  { code: 102, reason: '商品影响二次销售', need: 'Y', pkg: -1 },
  { code: 103, reason: '未收到退货', need: 'N', pkg: 0 },
];

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

type DouyinWorld = {
  server: PracticeDouyin;
  options: DouyinOptions;
  fault: { script: (path: string) => PracticeFault | null };
};

/** A strict imitation of Douyin under a fast clock, and what a connector to it needs; closed after the test. */
export async function openDouyinWorld(
  more: { rules?: Partial<PracticeRules>; factor?: number } & Partial<
    Pick<DouyinOptions, 'refundBy' | 'refuseBy' | 'shipBy' | 'isRelay' | 'account' | 'fetchesEvents' | 'keepsPictures'>
  > = {},
): Promise<DouyinWorld> {
  const clock = createFastClock(more.factor ?? 40);
  const fault: DouyinWorld['fault'] = { script: () => null };
  const server = await openPracticeDouyin({
    ...{ clock, app: APP, script: (path) => fault.script(path) },
    rules: { reasons: REASONS, ...more.rules },
  });
  closing.push(server.close);
  const options: DouyinOptions = {
    ...{ id: 'douyin', shop: '山岚', baseUrl: server.url, isRelay: more.isRelay ?? false, clock },
    ...{ account: more.account ?? APP, fetchesEvents: more.fetchesEvents ?? false },
    keepsPictures: more.keepsPictures ?? false,
    ...{ refundBy: more.refundBy ?? 'warehouse', refuseBy: more.refuseBy ?? 'hand', shipBy: more.shipBy ?? 'hand' },
    ...{ log: createHeardLog(), http: createHttpClient({ clock }) },
  };
  return { server, options, fault };
}

/** Nineteen digits: more than a JavaScript number holds. */
export const idOf = (number: number): string => `714670138280${String(3_677_771 + number)}`;

export const sample = (number: number, updatedAt: number, more: Partial<PracticeReturn> = {}): PracticeReturn => ({
  ...{ id: idOf(number), orderId: `6936476692437${String(400_000 + number)}`, type: 0, status: 11, refundStatus: 1 },
  ...{ arbitration: 0, totalCents: 1_990, postCents: 500, updatedAt: Math.floor(updatedAt / 1000) * 1000 },
  ...{ deadlineAt: 0, waybill: `YT${number + 1_000_000_000}`, reason: '质量问题', goods: '办公椅', skuCode: 'C-1' },
  ...{ quantity: 1, gift: null },
  ...more,
});

export const bodyOf = (number: number) => ({
  ...{ key: `refund:douyin:${idOf(number)}:1`, returnNo: idOf(number), amountCents: 1_490, freightCents: 500 },
  ...{ currency: 'CNY', reason: '完好' },
});
