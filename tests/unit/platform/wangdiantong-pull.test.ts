import { describe, expect, it } from 'vitest';
import type { Clock } from '../../../src/main/lib/clock.ts';
import type { HttpClient } from '../../../src/main/platform/http-client.ts';
import { createWangdiantongPlatform } from '../../../src/main/platform/wangdiantong/wangdiantong-platform.ts';
import { createHeardLog } from '../../support/platform-sync.ts';

const NOW = 1_800_000_000_000;
const COUNT = 100_000;
/** All within the last ten hours. */
const STEP_MS = 360;
const SIZE = 100;

const clock: Clock = { now: () => NOW, after: () => () => undefined };
/** `2027-01-15 16:00:00` of Beijing. */
const atOf = (text: string): number => Date.parse(`${text.replace(' ', 'T')}+08:00`);

/** A shop with 100,000 returns; it keeps none of them, and answers from their number. */
function createLargeShop(): { http: HttpClient; asked: () => number; widestPage: () => number } {
  let asked = 0;
  let widestPage = 0;
  const firstAt = NOW - COUNT * STEP_MS;
  const rowOf = (index: number): object => ({
    ...{ refund_no: `TK${index + 1}`, type: 2, status: 30, rr_status: 4, modified: firstAt + index * STEP_MS },
    ...{ tid_list: `T${index + 1}`, return_logistics_no: `ZTO${10_000_000_000 + index}`, guarantee_refund_amount: '1' },
    ...{ detail_list: [{ spec_no: 'CUP', goods_name: '杯', refund_num: 1, num: 1 }] },
  });
  const atLeast = (at: number): number => Math.min(COUNT, Math.max(0, Math.ceil((at - firstAt) / STEP_MS)));
  return {
    asked: () => asked,
    widestPage: () => widestPage,
    http: {
      exchange: ({ url, body }) => {
        const answer = (data: object) =>
          Promise.resolve({ kind: 'answer' as const, status: 200, body: data, retryAfterMs: null });
        const query = new URL(url).searchParams;
        // Only measures the clock.
        if (!query.has('method')) return answer({ status: 100, message: '缺少参数' });
        asked += 1;
        const [window] = JSON.parse(String(body)) as [{ modified_from: string; modified_to: string }];
        const page = Number(query.get('page_no'));
        widestPage = Math.max(widestPage, page);
        const [first, end] = [atLeast(atOf(window.modified_from)), atLeast(atOf(window.modified_to) + 1)];
        const start = first + page * SIZE;
        const order = Array.from({ length: Math.max(0, Math.min(SIZE, end - start)) }, (_, row) => rowOf(start + row));
        return answer({ status: 0, data: { order, total_count: end - first } });
      },
    },
  };
}

describe('a Wangdiantong account that lists 100,000 returns', () => {
  it('is read to the last of them, a page at a time, with a short cursor', { timeout: 60_000 }, async () => {
    const shop = createLargeShop();
    const platform = createWangdiantongPlatform({
      ...{ id: 'wdt', shop: '山岚', baseUrl: 'https://wdt.example/openapi', isRelay: false, shopNos: '' },
      ...{ account: { sid: 's', appKey: 'k', appSecret: 'secret:salt' }, stock: null, warehouseNo: '' },
      ...{ clock, log: createHeardLog(), http: shop.http },
    });
    const seen = new Uint8Array(COUNT + 1);
    let cursor: string | null = null;
    let largest = 0;
    for (;;) {
      const answer = await platform.pullExpected(cursor);
      if (answer.kind === 'failed') throw new Error(answer.words);
      largest = Math.max(largest, answer.returns.length);
      for (const one of answer.returns as { returnNo: string }[]) seen[Number(one.returnNo.slice(2))] = 1;
      expect(answer.cursor.length).toBeLessThan(100);
      cursor = answer.cursor;
      if (!answer.hasMore) break;
    }
    expect(seen.reduce((sum, one) => sum + one, 0)).toBe(COUNT);
    expect(largest).toBeLessThanOrEqual(SIZE);
    // Windows are halved, not paged: a return that changes meanwhile moves up past no page of ours.
    expect(shop.widestPage()).toBe(0);
    expect(shop.asked()).toBeLessThan(8_000);
  });
});
