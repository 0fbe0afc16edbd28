import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ExpectedReturn } from '../../../src/shared/expected-return.ts';
import type { Clock } from '../../../src/main/lib/clock.ts';
import { createDouyinPlatform } from '../../../src/main/platform/douyin/douyin-platform.ts';
import { createDouyinRouter } from '../../../src/main/platform/douyin/practice-douyin-router.ts';
import type { HttpClient } from '../../../src/main/platform/http-client.ts';
import type { Platform } from '../../../src/main/platform/platform.ts';
import { createVendurePlatform } from '../../../src/main/platform/vendure/vendure-client.ts';
import { APP, idOf, sample } from '../../support/douyin-world.ts';
import { openMedusaWorld } from '../../support/medusa-world.ts';
import { createHeardLog } from '../../support/platform-sync.ts';
import { rawOrder, signedIn, told } from '../../support/vendure-answers.ts';

// Shops with thousands of returns, hundreds of them changed in one moment: more than any page holds.

const NOW = 1_800_000_000_000;
const DAY = 86_400_000;
const COUNT = 3_000;
/** So many in the middle changed at the very same moment. */
const BUNCH = { from: 1_000, until: 1_260 };

/** Time stands still, and waiting takes none. */
const clock: Clock = {
  now: () => NOW,
  after: (_, act) => {
    queueMicrotask(act);
    return () => undefined;
  },
};

/** One every seven minutes or so, but for those of the bunch; the last was a quarter of an hour ago. */
const changedAt = (index: number): number => {
  const own = index >= BUNCH.from && index < BUNCH.until ? BUNCH.from : index;
  return NOW - 900_000 - (COUNT - own) * 420_000;
};

type Pulled = { seen: Map<string, number>; pages: number; largest: number; longestCursor: number };

/** Pulls until there is no more; `between` is what happens at the shop after that many pages. */
async function pullAll(platform: Platform, between: (pages: number) => void = () => undefined): Promise<Pulled> {
  const pulled: Pulled = { seen: new Map(), pages: 0, largest: 0, longestCursor: 0 };
  for (let cursor: string | null = null; ;) {
    const answer = await platform.pullExpected(cursor);
    if (answer.kind === 'failed') throw new Error(answer.words);
    pulled.pages += 1;
    pulled.largest = Math.max(pulled.largest, answer.returns.length);
    pulled.longestCursor = Math.max(pulled.longestCursor, answer.cursor.length);
    for (const one of answer.returns) {
      const { returnNo } = v.parse(ExpectedReturn, one);
      pulled.seen.set(returnNo, (pulled.seen.get(returnNo) ?? 0) + 1);
    }
    if (!answer.hasMore) return pulled;
    if (pulled.pages > 5_000) throw new Error('it never ends');
    // A page that leads nowhere would be pulled for ever.
    expect(answer.cursor).not.toBe(cursor);
    cursor = answer.cursor;
    between(pulled.pages);
  }
}
const numbers = Array.from({ length: COUNT }, (_, index) => index);

describe('thousands of returns', { timeout: 60_000 }, () => {
  it('of Douyin come all, a page at a time, also those that change while they are read', async () => {
    const router = createDouyinRouter({ clock, app: APP });
    const all = numbers.map((index) => sample(index, changedAt(index)));
    router.books.add(all);
    const http: HttpClient = {
      exchange: ({ method, url, headers = {}, body }) => {
        const { pathname: path, searchParams: query } = new URL(url);
        const text = typeof body === 'string' ? body : '';
        const { status, body: said } = router.answer({
          method,
          path,
          query,
          text,
          header: (name) => headers[name] ?? '',
        });
        const printed = router.print?.(said) ?? JSON.stringify(said);
        // Ids longer than a JavaScript number come as text, as the client's own reader gives them.
        const parsed: unknown = JSON.parse(printed.replaceAll(/(?<=[:[,])(\d{16,})(?=[,}\]])/g, '"$1"'));
        return Promise.resolve({ kind: 'answer', status, body: parsed, retryAfterMs: null });
      },
    };
    const platform = createDouyinPlatform({
      ...{ id: 'douyin', shop: '山岚', baseUrl: 'https://openapi.example', isRelay: false, account: APP },
      ...{ refundBy: 'warehouse', refuseBy: 'hand', clock, log: createHeardLog(), http },
    });
    const pulled = await pullAll(platform, (pages) => {
      // One that was told and one that wasn't, each time: both move to the end, and none may slip past a page.
      if (pages % 40 === 0 && pages <= 400)
        for (const index of [pages, COUNT - pages]) router.books.change(idOf(index), {}, NOW - 600_000);
    });
    expect(pulled.seen.size).toBe(COUNT);
    expect(pulled.largest).toBeLessThanOrEqual(100);
    expect(pulled.longestCursor).toBeLessThan(100);
    // Each open one with its detail, some of them twice.
    expect(router.calls.filter((path) => path !== '/afterSale/List').length).toBeGreaterThanOrEqual(COUNT);
    expect(pulled.pages).toBeLessThan(1_000);
  });

  it('of Medusa come all, a page at a time, also those that change while they are read', async () => {
    const { books, platform } = openMedusaWorld(clock);
    const backs = numbers.map((index) => {
      const order = books.sell();
      const back = books.announce(order);
      order.updatedAt = NOW - 40 * DAY;
      back.updatedAt = changedAt(index);
      return back;
    });
    const pulled = await pullAll(platform, (pages) => {
      if (pages % 10 === 0 && pages <= 100)
        for (const index of [pages, COUNT - pages]) {
          const back = backs[index];
          if (back !== undefined) back.updatedAt = NOW - 600_000 + pages;
        }
    });
    expect(pulled.seen.size).toBe(COUNT);
    expect(pulled.largest).toBeLessThanOrEqual(50);
    expect(pulled.longestCursor).toBeLessThan(250);
    expect(pulled.pages).toBeLessThan(600);
  });

  it('of Vendure come all, a page at a time, also those that change while they are read', async () => {
    const shop = numbers.map((index) => ({ id: String(index), at: changedAt(index), state: 'Delivered' }));
    const Asked = v.object({
      query: v.string(),
      variables: v.object({
        options: v.optional(
          v.object({
            take: v.number(),
            filter: v.object({
              updatedAt: v.optional(v.object({ after: v.string() })),
              _or: v.optional(v.tuple([v.unknown(), v.object({ id: v.object({ notIn: v.array(v.string()) }) })])),
            }),
          }),
        ),
      }),
    });
    const http: HttpClient = {
      exchange: ({ body }) => {
        const { query, variables } = v.parse(Asked, JSON.parse(typeof body === 'string' ? body : ''));
        if (!query.includes('DockProofPull') || variables.options === undefined) return Promise.resolve(signedIn);
        const { take, filter } = variables.options;
        const after = filter.updatedAt === undefined ? -1 : Date.parse(filter.updatedAt.after);
        const but = new Set(filter._or?.[1].id.notIn);
        const items = shop
          .filter(({ id, at }) => at > after && (at > after + 1 || !but.has(id)))
          .sort((one, other) => one.at - other.at)
          .slice(0, take)
          .map(({ id, at }) => rawOrder({ id, code: `A${id}`, updatedAt: new Date(at).toISOString() }));
        const globalSettings = { serverConfig: { moneyStrategyPrecision: 2 } };
        return Promise.resolve(told({ data: { globalSettings, orders: { items } } }));
      },
    };
    const platform = createVendurePlatform({
      ...{ id: 'vendure', baseUrl: 'https://shop.example', login: { username: 'b', password: 'p' }, shop: '拾木' },
      ...{ clock, log: createHeardLog(), http },
    });
    const pulled = await pullAll(platform, (pages) => {
      if (pages % 5 !== 0 || pages > 50) return;
      for (const one of shop) if ([pages, COUNT - pages].includes(Number(one.id))) one.at = NOW - 600_000 + pages;
    });
    expect(pulled.seen.size).toBe(COUNT);
    expect(pulled.largest).toBeLessThanOrEqual(50);
    // What is told is told once, but for the ten that changed afterwards.
    expect([...pulled.seen.values()].reduce((sum, times) => sum + times, 0)).toBe(COUNT + 10);
    expect(pulled.pages).toBeLessThan(COUNT / 50 + 10);
  });
});
