import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/main/lib/clock.ts';
import { createVendurePlatform } from '../../../src/main/platform/vendure/vendure-client.ts';
import { PAGE_SIZE } from '../../../src/main/platform/vendure/vendure-facts.ts';
import { createHeardLog } from '../../support/platform-sync.ts';
import { nextWaybill, useVendureShop } from '../../support/vendure-bench.ts';
import { BENCH_LOGIN } from '../../support/vendure-setup.ts';

const world = useVendureShop();

describe('pulling from a real shop', { timeout: 120_000 }, () => {
  it('tells more than a page of orders once each, in whole seconds as SQLite keeps them, and then only what changed', async () => {
    const platform = createVendurePlatform({
      id: 'vendure',
      baseUrl: world.proxy.url,
      login: BENCH_LOGIN,
      shop: '拾木家居生活馆',
      clock: systemClock,
      log: createHeardLog(),
    });
    let cursor: string | null = null;
    const pullAll = async (): Promise<string[]> => {
      const codes: string[] = [];
      for (;;) {
        const answer = await platform.pullExpected(cursor);
        if (answer.kind === 'failed') throw new Error(answer.words);
        codes.push(...answer.returns.map((one) => (one as { returnNo: string }).returnNo));
        ({ cursor } = answer);
        if (!answer.hasMore) return codes.sort();
      }
    };
    const quiet = await world.keeper.sell();
    const sold = [];
    for (let number = 0; number < PAGE_SIZE + 10; number++)
      sold.push(await world.keeper.sell({ returnWaybill: nextWaybill(), isUnsent: true }));
    const codes = sold.map(({ code }) => code).sort();

    expect(await pullAll()).toEqual(codes);
    expect(world.proxy.asked.filter((asked) => asked === 'Pull').length).toBeGreaterThanOrEqual(2);
    expect(await pullAll()).toEqual([]);
    const before = cursor;
    expect(await pullAll()).toEqual([]);
    expect(cursor).toBe(before);
    await world.keeper.announce(quiet, { returnWaybill: nextWaybill() });
    expect(await pullAll()).toEqual([quiet.code]);
  });

  it('says in the shop’s words that a custom field is missing', async () => {
    const platform = createVendurePlatform({
      id: 'vendure',
      baseUrl: world.proxy.url,
      login: BENCH_LOGIN,
      shop: '拾木家居生活馆',
      fieldNames: { returnReason: 'whyBack' },
      clock: systemClock,
      log: createHeardLog(),
    });
    const answer = await platform.pullExpected(null);
    expect(answer).toMatchObject({ kind: 'failed', isReached: true });
    expect(answer.kind === 'failed' && answer.words).toMatch(/whyBack/);
  });
});
