import { describe, expect, it } from 'vitest';
import { createDouyinPlatform } from '../../../src/main/platform/douyin/douyin-platform.ts';
import type { DouyinOptions } from '../../../src/main/platform/douyin/douyin-platform.ts';
import { APP, SECRET, TOKEN, bodyOf, idOf, openDouyinWorld, sample } from '../../support/douyin-world.ts';
import { openMarketplaceBench } from '../../support/marketplace-bench.ts';
import { expectPaidOnce, stormScript } from '../../support/practice-storm.ts';

describe('what a person got wrong in the form', { timeout: 60_000 }, () => {
  it.each<[string, Partial<DouyinOptions['account']>, string, boolean]>([
    ['the secret', { appSecret: 'other' }, 'App Secret', true],
    ['no secret without a relay', { appSecret: '' }, 'App Secret', false],
    ['the app', { appKey: '1' }, 'App Key', true],
    ['an expired token', { accessToken: 'old' }, 'net:signed-out', true],
  ])('%s is said in words, and nothing is sent', async (_, wrong, words, isReached) => {
    const { server, options } = await openDouyinWorld();
    server.books.add([sample(1, options.clock.now())]);
    const platform = createDouyinPlatform({ ...options, account: { ...APP, ...wrong } });
    const pulled = await platform.pullExpected(null);
    const sent = await platform.sendRefund(bodyOf(1));
    expect([pulled, sent]).toMatchObject([
      { kind: 'failed', isReached },
      { kind: 'retry', isReached },
    ]);
    expect(JSON.stringify([pulled, sent])).toContain(words);
    expect(server.calls).toEqual([]);
  });

  it('a wrong clock is named', async () => {
    const { options } = await openDouyinWorld();
    const clock = { ...options.clock, now: () => options.clock.now() - 660_000 };
    const answer = await createDouyinPlatform({ ...options, clock }).pullExpected(null);
    expect(answer).toMatchObject({ kind: 'failed', words: expect.stringContaining('时间不对') as string });
  });

  it('through a relay the calls go unsigned, and only a relay takes them', async () => {
    const unsigned = { ...APP, appSecret: '' };
    const relay = await openDouyinWorld({ rules: { isRelay: true } });
    relay.server.books.add([sample(1, relay.options.clock.now())]);
    const by = createDouyinPlatform({ ...relay.options, isRelay: true, account: unsigned });
    expect(await by.sendRefund(bodyOf(1))).toMatchObject({ kind: 'acknowledged' });
    const direct = await openDouyinWorld();
    const past = createDouyinPlatform({ ...direct.options, isRelay: true, account: unsigned });
    expect(await past.pullExpected(null)).toMatchObject({ words: expect.stringContaining('签名') as string });
  });
});

describe('many refunds through a storm, at a Douyin that pays whatever comes', { timeout: 180_000 }, () => {
  const REFUNDS = 60;

  it.each<['operate' | 'warehouse']>([['operate'], ['warehouse']])(
    'by %s each moves once, and no secret is written down',
    async (refundBy) => {
      const { server, options, fault } = await openDouyinWorld({ refundBy, rules: { isCareful: false }, factor: 100 });
      const now = options.clock.now();
      server.books.add(Array.from({ length: REFUNDS }, (_, index) => sample(index, now - 60_000)));
      const bench = openMarketplaceBench((log) => createDouyinPlatform({ ...options, log }), options.clock);
      fault.script = stormScript(11);
      const returnNos = Array.from({ length: REFUNDS }, (_, index) => idOf(index));
      await expectPaidOnce({ bench, returnNos, movements: server.books.movements, idOf, secrets: [SECRET, TOKEN] });
    },
  );
});
