import { describe, expect, it } from 'vitest';
import { createJdPlatform } from '../../../src/main/platform/jd/jd-platform.ts';
import type { JdOptions } from '../../../src/main/platform/jd/jd-platform.ts';
import { APP, SECRET, TOKEN, bodyOf, noOf, openWorld, sample } from '../../support/jd-world.ts';
import { openMarketplaceBench } from '../../support/marketplace-bench.ts';
import { expectPaidOnce, stormScript } from '../../support/practice-storm.ts';

describe('what a person got wrong in the form', { timeout: 60_000 }, () => {
  it.each<[string, Partial<JdOptions['account']>, string, boolean]>([
    ['the secret', { appSecret: 'other' }, 'App Secret', true],
    ['no secret without a relay', { appSecret: '' }, 'App Secret', false],
    ['the key', { appKey: 'other' }, 'app key', true],
    ['an expired token', { accessToken: 'old' }, 'net:signed-out', true],
  ])('%s is said in words, and nothing is sent', async (_, wrong, words, isReached) => {
    const { server, options } = await openWorld();
    server.books.add([sample(1, options.clock.now())]);
    const platform = createJdPlatform({ ...options, account: { ...APP, ...wrong } });
    const pulled = await platform.pullExpected(null);
    const sent = await platform.sendRefund(bodyOf(1));
    expect([pulled, sent]).toMatchObject([
      { kind: 'failed', isReached },
      { kind: 'retry', isReached },
    ]);
    expect(JSON.stringify([pulled, sent])).toContain(words);
    expect(server.calls).toEqual([]);
  });

  it('a clock eleven minutes off is named', async () => {
    const { options } = await openWorld();
    const clock = { ...options.clock, now: () => options.clock.now() + 660_000 };
    const answer = await createJdPlatform({ ...options, clock }).pullExpected(null);
    expect(answer).toMatchObject({ kind: 'failed', words: expect.stringContaining('时间') as string });
  });

  it('a call that JD takes only from its own cloud points to the relay', async () => {
    const { server, options } = await openWorld({ rules: { isCloudOnly: true } });
    const platform = createJdPlatform(options);
    const words = expect.stringMatching(/云鼎.*中转/) as string;
    expect(await platform.pullExpected(null)).toMatchObject({ kind: 'failed', words, isReached: true });
    expect(await platform.sendRefund(bodyOf(1))).toMatchObject({ kind: 'retry', words });
    expect(server.calls).toEqual([]);
  });

  it('another path, and plain http to another machine, are refused', async () => {
    const { options } = await openWorld();
    const wrong = createJdPlatform({ ...options, baseUrl: `${options.baseUrl}/elsewhere` });
    expect(await wrong.pullExpected(null)).toMatchObject({ kind: 'failed', isReached: true });
    const plain = createJdPlatform({ ...options, baseUrl: 'http://api-cn.jd.com/rest' });
    await expect(plain.pullExpected(null)).rejects.toThrow('not an allowed address');
  });

  it('through a relay the calls go unsigned, and only a relay takes them', async () => {
    const unsigned = { ...APP, appSecret: '' };
    const relay = await openWorld({ rules: { isRelay: true } });
    relay.server.books.add([sample(1, relay.options.clock.now())]);
    const by = createJdPlatform({ ...relay.options, isRelay: true, account: unsigned });
    expect(await by.sendRefund(bodyOf(1))).toMatchObject({ kind: 'acknowledged' });
    const direct = await openWorld();
    const past = createJdPlatform({ ...direct.options, isRelay: true, account: unsigned });
    expect(await past.pullExpected(null)).toMatchObject({ words: expect.stringContaining('签名') as string });
  });
});

describe('many refunds through a storm, at a JD that pays whatever comes', { timeout: 180_000 }, () => {
  const REFUNDS = 60;

  it.each<[string, number]>([
    ['at once', 0],
    ['ten minutes later', 600_000],
  ])('that pays %s each moves once, and no secret is written down', async (_, payAfterMs) => {
    const { server, options, fault } = await openWorld({ rules: { isCareful: false, payAfterMs } });
    const now = options.clock.now();
    const receivedAt = (index: number): number | null => (index % 2 === 0 ? now - 60_000 : null);
    server.books.add(
      Array.from({ length: REFUNDS }, (_, index) => sample(index, now - 60_000, { receivedAt: receivedAt(index) })),
    );
    const bench = openMarketplaceBench((log) => createJdPlatform({ ...options, log }), options.clock);
    fault.script = stormScript(5);
    const returnNos = Array.from({ length: REFUNDS }, (_, index) => noOf(index));
    await expectPaidOnce({ bench, returnNos, movements: server.books.movements, idOf: noOf, secrets: [SECRET, TOKEN] });
  });
});
