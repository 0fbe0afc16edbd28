import { describe, expect, it } from 'vitest';
import type { ExpectedReturn } from '../../../src/shared/expected-return.ts';
import { createDouyinPlatform } from '../../../src/main/platform/douyin/douyin-platform.ts';
import { openMarketplaceBench } from '../../support/marketplace-bench.ts';
import { APP, idOf, openDouyinWorld, sample, SECRET, TOKEN } from '../../support/douyin-world.ts';

const HOUR = 3_600_000;
const fetching = { isRelay: true, fetchesEvents: true };
/** The relay of the strict imitation keeps pushes; signed calls go through it as they are. */
const openRelayed = () => openDouyinWorld({ ...fetching, rules: { keepsEvents: true } });

type Platform = ReturnType<typeof createDouyinPlatform>;
async function pull(platform: Platform, cursor: string | null) {
  const answer = await platform.pullExpected(cursor);
  if (answer.kind === 'failed') throw new Error(answer.words);
  const returns = answer.returns as ExpectedReturn[];
  return { ...answer, byNo: new Map(returns.map((one) => [one.returnNo, one])), count: returns.length };
}
/** Up to now: the last page has no more behind it. */
async function pullAll(platform: Platform): Promise<string> {
  for (let cursor: string | null = null; ;) {
    const page = await pull(platform, cursor);
    cursor = page.cursor;
    if (!page.hasMore) return cursor;
  }
}

describe('pushes that the relay kept', { timeout: 30_000 }, () => {
  it('bring a return at once whose window comes much later, as the platform tells it now', async () => {
    const { server, options } = await openRelayed();
    const now = options.clock.now();
    server.books.add([sample(1, now - 2 * HOUR, { totalCents: 4_990 })]);
    const platform = createDouyinPlatform(options);
    // The first page is thirty days back, and the relay begins at its end.
    const first = await pull(platform, null);
    expect(first).toMatchObject({ count: 0, hasMore: true });
    server.pushes.push(203, [idOf(1)]);
    const second = await pull(platform, first.cursor);
    // The push claimed status 12 and one cent.
    expect(second.byNo.get(idOf(1))).toMatchObject({ state: 'open', amountCents: 4_490, freightCents: 500 });
    const third = await pull(platform, second.cursor);
    expect(third.count).toBe(0);
  });

  it('doubled, out of order, forged or about nothing do no harm', async () => {
    const { server, options } = await openRelayed();
    const now = options.clock.now();
    server.books.add([sample(1, now - 9 * 86_400_000), sample(2, now - 9 * 86_400_000)]);
    const platform = createDouyinPlatform(options);
    const { cursor } = await pull(platform, null);
    const sent = server.pushes.push(203, [idOf(1)]);
    server.pushes.push(206, [idOf(1), idOf(77)]);
    server.pushes.kept.push(sent, { sign: 'f'.repeat(32), body: sent.body.replace(idOf(1), idOf(2)) });
    server.pushes.kept.reverse();
    server.calls.length = 0;
    const page = await pull(platform, cursor);
    expect([...page.byNo.keys()]).toEqual([idOf(1)]);
    expect(page.count).toBe(1);
    // One reading for each number that is signed, however often it came; the forged one is not asked for.
    expect(server.calls.filter((call) => call === '/afterSale/Detail')).toHaveLength(1);
    expect(server.calls.filter((call) => call === '/afterSale/List')).toHaveLength(3);
    expect(JSON.stringify((options.log as unknown as { said: unknown }).said)).toContain('douyin-events-not-believed');
  });

  it('are fetched page by page, and go on where they were', async () => {
    const { server, options } = await openRelayed();
    const platform = createDouyinPlatform(options);
    const done = await pullAll(platform);
    const now = options.clock.now();
    server.books.add(Array.from({ length: 60 }, (_, index) => sample(index, now - 9 * 86_400_000)));
    for (let index = 0; index < 60; index += 1) server.pushes.push(203, [idOf(index)]);
    const first = await pull(platform, done);
    expect(first).toMatchObject({ count: 50, hasMore: true });
    const second = await pull(platform, first.cursor);
    expect(second).toMatchObject({ count: 10, hasMore: false });
    expect((await pull(platform, second.cursor)).count).toBe(0);
  });

  it('that a relay forgot, or can’t tell of, hold up no pull', async () => {
    const { server, options, fault } = await openRelayed();
    const platform = createDouyinPlatform(options);
    const done = await pullAll(platform);
    const now = options.clock.now();
    server.books.add([sample(1, now)]);
    server.pushes.push(203, [idOf(1)]);
    fault.script = (path) => (path === '/events' ? { kind: 'error-before' } : null);
    const page = await pull(platform, done);
    expect([...page.byNo.keys()]).toEqual([idOf(1)]);
    fault.script = () => null;
    // Nothing was skipped: the same push comes once more.
    expect((await pull(platform, page.cursor)).byNo.has(idOf(1))).toBe(true);
    server.pushes.kept.length = 0;
    const forgotten = await pull(platform, page.cursor.replace('"after":"s0"', '"after":"s9"'));
    expect(forgotten.cursor).toContain('"after":"s0"');
  });

  it('of a platform that can’t be read now are fetched again', async () => {
    const { server, options, fault } = await openRelayed();
    const platform = createDouyinPlatform(options);
    const { cursor } = await pull(platform, null);
    server.books.add([sample(1, options.clock.now() - HOUR)]);
    server.pushes.push(203, [idOf(1)]);
    fault.script = (path) => (path === '/afterSale/Detail' ? { kind: 'busy' } : null);
    const page = await pull(platform, cursor);
    expect(page.count).toBe(0);
    fault.script = () => null;
    expect((await pull(platform, page.cursor)).byNo.has(idOf(1))).toBe(true);
  });

  it('are taken at the relay’s word where it keeps the secret, and the token opens the door', async () => {
    const world = await openDouyinWorld({
      ...fetching,
      account: { ...APP, appSecret: '' },
      rules: { keepsEvents: true, isRelay: true },
    });
    world.server.books.add([sample(1, world.options.clock.now() - HOUR)]);
    const platform = createDouyinPlatform(world.options);
    const { cursor } = await pull(platform, null);
    world.server.pushes.push(203, [idOf(1)]);
    expect((await pull(platform, cursor)).byNo.has(idOf(1))).toBe(true);
    const stranger = createDouyinPlatform({ ...world.options, account: { ...APP, appSecret: '', accessToken: 'x' } });
    expect(await stranger.pullExpected(cursor)).toMatchObject({ kind: 'failed', words: 'net:signed-out' });
  });

  it('are not asked for directly, nor where nobody chose it', async () => {
    for (const chosen of [{ isRelay: false, fetchesEvents: true }, { isRelay: true }]) {
      const { server, options } = await openDouyinWorld({ ...chosen, rules: { keepsEvents: true } });
      const platform = createDouyinPlatform(options);
      const { cursor } = await pull(platform, null);
      server.books.add([sample(1, options.clock.now() - HOUR)]);
      server.pushes.push(203, [idOf(1)]);
      expect((await pull(platform, cursor)).count).toBe(0);
      expect(cursor).not.toContain('after');
    }
  });

  it('end in a pull of the whole bench, without a secret in anything written down', async () => {
    const { server, options } = await openRelayed();
    const bench = openMarketplaceBench((log) => createDouyinPlatform({ ...options, log }), options.clock);
    server.books.add([sample(1, options.clock.now() - HOUR)]);
    server.pushes.push(203, [idOf(1)]);
    bench.sync.start();
    await bench.sync.syncNow();
    expect(bench.pulled.has(idOf(1))).toBe(true);
    const written = bench.everything();
    expect(written).not.toContain(SECRET);
    expect(written).not.toContain(TOKEN);
  });
});
