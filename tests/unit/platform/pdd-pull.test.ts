import { describe, expect, it } from 'vitest';
import type { Clock } from '../../../src/main/lib/clock.ts';
import type { HttpClient } from '../../../src/main/platform/http-client.ts';
import { createPddPlatform } from '../../../src/main/platform/pdd/pdd-platform.ts';
import { createHeardLog } from '../../support/platform-sync.ts';

const NOW = 1_800_000_000_000;
const COUNT = 100_000;
const STEP_MS = 360;

/** Time stands still, and waiting takes none. */
const clock: Clock = {
  now: () => NOW,
  after: (_, act) => {
    queueMicrotask(act);
    return () => undefined;
  },
};

/** A shop with 100,000 returns of the last ten hours; it keeps none of them, and answers from their number. */
function createLargeShop(): { http: HttpClient; asked: () => number } {
  let asked = 0;
  const firstAt = NOW - COUNT * STEP_MS;
  const atOf = (index: number): number => Math.floor((firstAt + index * STEP_MS) / 1000);
  const rowOf = (index: number): object => ({
    ...{ id: index + 1, order_sn: '261101-000000000000001', after_sales_status: 10, after_sales_type: 3 },
    ...{ refund_amount: '1.00', updated_time: String(atOf(index)), tracking_number: `YT${1_000_000_000 + index}` },
  });
  return {
    asked: () => asked,
    http: {
      exchange: ({ body }) => {
        asked += 1;
        const form = new URLSearchParams(String(body));
        const [from, to] = [Number(form.get('start_updated_at')), Number(form.get('end_updated_at'))];
        let first = Math.max(0, Math.floor((from * 1000 - firstAt) / STEP_MS) - 3);
        while (first < COUNT && atOf(first) < from) first += 1;
        let end = Math.min(COUNT, Math.max(first, Math.ceil((to * 1000 - firstAt) / STEP_MS) - 3));
        while (end < COUNT && atOf(end) <= to) end += 1;
        const start = first + (Number(form.get('page')) - 1) * 100;
        const rows = Array.from({ length: Math.max(0, Math.min(100, end - start)) }, (_, row) => rowOf(start + row));
        const answer = { refund_increment_get_response: { total_count: end - first, refund_list: rows } };
        return Promise.resolve({ kind: 'answer', status: 200, body: answer, retryAfterMs: null });
      },
    },
  };
}

describe('a Pinduoduo shop that lists 100,000 returns', () => {
  it('is read to the last of them, a page at a time, with a short cursor', { timeout: 60_000 }, async () => {
    const shop = createLargeShop();
    const platform = createPddPlatform({
      ...{ id: 'pdd', shop: '山岚', baseUrl: 'https://gw-api.pinduoduo.com', isRelay: false, refundBy: 'agree' },
      ...{ account: { clientId: 'c', clientSecret: 's', accessToken: 't' }, clock, log: createHeardLog() },
      http: shop.http,
    });
    const seen = new Uint8Array(COUNT + 1);
    let cursor: string | null = null;
    let largest = 0;
    for (;;) {
      const answer = await platform.pullExpected(cursor);
      if (answer.kind === 'failed') throw new Error(answer.words);
      largest = Math.max(largest, answer.returns.length);
      for (const one of answer.returns as { returnNo: string }[])
        seen[Number(one.returnNo.slice(one.returnNo.lastIndexOf('-') + 1))] = 1;
      expect(answer.cursor.length).toBeLessThan(100);
      cursor = answer.cursor;
      if (!answer.hasMore) break;
    }
    expect(seen.reduce((sum, one) => sum + one, 0)).toBe(COUNT);
    expect(largest).toBeLessThanOrEqual(100);
    // Thirty empty days are 1,440 windows; halving costs a third more than the pages alone.
    expect(shop.asked()).toBeLessThan(6_000);
  });
});
