import { describe, expect, it } from 'vitest';
import type { Clock } from '../../../src/main/lib/clock.ts';
import type { HttpClient } from '../../../src/main/platform/http-client.ts';
import { createJdPlatform } from '../../../src/main/platform/jd/jd-platform.ts';
import { createHeardLog } from '../../support/platform-sync.ts';

const NOW = 1_800_000_000_000;
const COUNT = 100_000;
const STEP_MS = 360;
const SIZE = 50;

const clock: Clock = { now: () => NOW, after: () => () => undefined };

/** A shop with 100,000 returns of the last ten hours; it keeps none of them, and answers from their number. */
function createLargeShop(say: (page: number) => number = (page) => page): { http: HttpClient; asked: () => number } {
  let asked = 0;
  const firstAt = NOW - COUNT * STEP_MS;
  const rowOf = (index: number): object => ({
    ...{ afsOrderId: index + 1, afsOrderBaseInfo: { modifiedTime: firstAt + index * STEP_MS } },
    ...{ customerApplyInfo: { customerExpectDesc: '退货' }, refundInfo: { refundStatus: 20, actualRefundAmount: 1 } },
  });
  const atLeast = (at: number): number => Math.min(COUNT, Math.max(0, Math.ceil((at - firstAt) / STEP_MS)));
  return {
    asked: () => asked,
    http: {
      exchange: ({ url }) => {
        asked += 1;
        const query = new URL(url).searchParams;
        const [from, to] = [Number(query.get('updateStartTime')), Number(query.get('updateEndTime'))];
        const page = Number(query.get('page'));
        const [first, end] = [atLeast(from), atLeast(to + 1)];
        const start = first + (page - 1) * SIZE;
        const data = Array.from({ length: Math.max(0, Math.min(SIZE, end - start)) }, (_, row) => rowOf(start + row));
        const body = { success: true, data, paginationData: { totalItems: end - first, currentPage: say(page) } };
        return Promise.resolve({ kind: 'answer', status: 200, body, retryAfterMs: null });
      },
    },
  };
}

const platformOf = (http: HttpClient) =>
  createJdPlatform({
    ...{ id: 'jd', shop: '山岚', baseUrl: 'https://api-cn.jd.com/rest', isRelay: false, clock, http },
    ...{ account: { appKey: 'k', appSecret: 's', accessToken: 't' }, operator: { venderId: '', sellerPin: '' } },
    ...{ codes: { refund: null, receive: null, close: null }, log: createHeardLog() },
  });

describe('a JD shop that lists 100,000 returns', () => {
  it('is read to the last of them, a page at a time, with a short cursor', { timeout: 60_000 }, async () => {
    const shop = createLargeShop();
    const platform = platformOf(shop.http);
    const seen = new Uint8Array(COUNT + 1);
    let cursor: string | null = null;
    let largest = 0;
    for (;;) {
      const answer = await platform.pullExpected(cursor);
      if (answer.kind === 'failed') throw new Error(answer.words);
      largest = Math.max(largest, answer.returns.length);
      for (const one of answer.returns as { returnNo: string }[]) seen[Number(one.returnNo)] = 1;
      expect(answer.cursor.length).toBeLessThan(100);
      cursor = answer.cursor;
      if (!answer.hasMore) break;
    }
    expect(seen.reduce((sum, one) => sum + one, 0)).toBe(COUNT);
    expect(largest).toBeLessThanOrEqual(SIZE);
    expect(shop.asked()).toBeLessThan(8_000);
  });

  it('that answers with another page than was asked for is not believed', async () => {
    const platform = platformOf(createLargeShop((page) => page + 1).http);
    expect(await platform.pullExpected(null)).toMatchObject({ kind: 'failed', words: 'net:garbled' });
  });
});
