import { describe, expect, it } from 'vitest';
import type { ExpectedReturn } from '../../../src/shared/expected-return.ts';
import type { Platform } from '../../../src/main/platform/platform.ts';
import type { PracticeFault } from '../../../src/main/platform/practice-line.ts';
import { createPddPlatform } from '../../../src/main/platform/pdd/pdd-platform.ts';
import type { PddOptions } from '../../../src/main/platform/pdd/pdd-platform.ts';
import { openMarketplaceBench } from '../../support/marketplace-bench.ts';
import { SECRET, TOKEN, APP, REFUND, openWorld, idOf, noOf, sample, bodyOf } from '../../support/pdd-world.ts';
import { expectPaidOnce, stormScript } from '../../support/practice-storm.ts';

async function pullAll(platform: Platform): Promise<{ returns: Map<string, ExpectedReturn>; told: number }> {
  const returns = new Map<string, ExpectedReturn>();
  let cursor: string | null = null;
  let told = 0;
  for (;;) {
    const answer = await platform.pullExpected(cursor);
    if (answer.kind === 'failed') throw new Error(answer.words);
    for (const one of answer.returns as ExpectedReturn[]) returns.set(one.returnNo, one);
    told += answer.returns.length;
    expect(answer.cursor.length).toBeLessThan(200);
    cursor = answer.cursor;
    if (!answer.hasMore) return { returns, told };
  }
}

describe('pulling from a strict Pinduoduo', { timeout: 120_000 }, () => {
  it('finds what changed in thirty days, with the timer, and leaves out what has no goods', async () => {
    const { server, options } = await openWorld({ factor: 40 });
    const now = options.clock.now();
    server.books.add([
      sample(1, now - 29 * 86_400_000),
      sample(2, now - 3_600_000, { expiresAt: now + 7_200_000 }),
      sample(3, now - 60_000, { status: 10 }),
      sample(4, now - 60_000, { listType: 2, waybill: '' }),
      sample(5, now - 60_000, { isSteppedIn: true }),
    ]);
    const { returns } = await pullAll(createPddPlatform(options));
    expect([...returns.values()].map(({ returnNo, state }) => [returnNo, state]).sort()).toEqual([
      [noOf(1), 'open'],
      [noOf(2), 'open'],
      [noOf(3), 'refunded'],
      [noOf(5), 'locked'],
    ]);
    const deadline = returns.get(noOf(2))?.platformDeadlineAt ?? 0;
    expect(Math.abs(deadline - now - 7_200_000)).toBeLessThan(1_000);
  });

  it('reads more than a page in half an hour, and in one second, and loses none', async () => {
    const { server, options } = await openWorld({ factor: 40 });
    const now = options.clock.now();
    server.books.add([
      ...Array.from({ length: 700 }, (_, index) => sample(index, now - 1_700_000 + index * 2_000, { status: 10 })),
      ...Array.from({ length: 250 }, (_, index) => sample(1_000 + index, now - 3_000_000, { status: 10 })),
    ]);
    const { returns } = await pullAll(createPddPlatform(options));
    expect(returns.size).toBe(950);
  });

  it('tells what is not understood as such, and goes on when one detail is refused', async () => {
    const { server, options } = await openWorld({ factor: 40 });
    const now = options.clock.now();
    server.books.add([sample(1, now - 60_000), sample(2, now - 60_000, { cents: -1 })]);
    const whole = server.books.find;
    server.books.find = (id, orderSn) => (id === idOf(1) ? null : whole(id, orderSn));
    const answer = await createPddPlatform(options).pullExpected(
      JSON.stringify({ fromAt: Math.floor(now / 1000) * 1000 - 120_000, spanMs: 1_800_000, page: 1 }),
    );
    expect(answer).toMatchObject({
      kind: 'pulled',
      returns: [{ returnNo: noOf(1), state: 'open' }, { unreadNo: noOf(2) }],
    });
  });
});

describe('a refund at a strict Pinduoduo', { timeout: 60_000 }, () => {
  it('by the warehouse notice is noticed, with the amount that the buyer applied for', async () => {
    const { server, options } = await openWorld();
    server.books.add([sample(1, options.clock.now())]);
    const answer = await createPddPlatform(options).sendRefund(bodyOf(1));
    expect(answer).toMatchObject({ kind: 'acknowledged', receipt: { how: 'noticed', amountCents: 1_990 } });
    expect(server.books.movements()).toMatchObject([{ id: idOf(1), cents: 1_990, by: 'notice' }]);
  });

  it('by agreeing is paid', async () => {
    const { server, options } = await openWorld({ refundBy: 'agree' });
    server.books.add([sample(1, options.clock.now())]);
    const platform = createPddPlatform(options);
    const answer = await platform.sendRefund(bodyOf(1));
    expect(answer).toMatchObject({ kind: 'acknowledged', receipt: { refundId: idOf(1), amountCents: 1_990 } });
    expect(answer).not.toHaveProperty('receipt.how');
    expect(await platform.readReturn(noOf(1))).toMatchObject({ state: 'refunded', refunds: [{ amountCents: 1_990 }] });
    expect(await platform.sendRefund(bodyOf(1))).toMatchObject({ kind: 'refused', code: 'already-refunded' });
    expect(server.books.movements()).toHaveLength(1);
  });

  it('that somebody else ends between our look and our call is told as it ended', async () => {
    const { server, options, fault } = await openWorld({ refundBy: 'agree' });
    const now = options.clock.now();
    server.books.add([sample(1, now), sample(2, now)]);
    const platform = createPddPlatform(options);
    const meanwhile = (act: () => void) => (method: string) => {
      if (method === 'pdd.refund.agree') act();
      return null;
    };
    fault.script = meanwhile(() => {
      server.books.change(idOf(1), { status: 11 }, now + 5_000);
    });
    expect(await platform.sendRefund(bodyOf(1))).toMatchObject({ kind: 'refused', code: 'withdrawn' });
    fault.script = meanwhile(() => {
      server.books.change(idOf(2), { status: 7 }, now + 5_000);
    });
    expect(await platform.sendRefund(bodyOf(2))).toMatchObject({ kind: 'retry', isReached: true });
    expect(server.books.movements()).toEqual([]);
  });

  it('is not found where there is no such return', async () => {
    const { options } = await openWorld();
    const platform = createPddPlatform(options);
    expect(await platform.readReturn(noOf(9))).toEqual({ kind: 'not-found' });
    expect(await platform.readReturn('TH00000001')).toEqual({ kind: 'not-found' });
    expect(await platform.sendRefund(bodyOf(9))).toMatchObject({ kind: 'refused', words: 'sync:not-found' });
  });

  it.each<[string, string, PracticeFault]>([
    ['a throttle', 'retry', { kind: 'busy' }],
    ['a login page', 'unknown', { kind: 'portal' }],
    ['a redirect', 'unknown', { kind: 'redirect' }],
    ['20 MB', 'unknown', { kind: 'huge-after' }],
    ['half an answer', 'unknown', { kind: 'truncate-after' }],
    ['a lost answer', 'unknown', { kind: 'lose-after' }],
    ['500', 'unknown', { kind: 'error-after' }],
  ])('with %s for an answer is %s', async (_, kind, fault) => {
    const { server, options, fault: line } = await openWorld();
    server.books.add([sample(1, options.clock.now())]);
    line.script = (method) => (REFUND.has(method) ? fault : null);
    const answer = await createPddPlatform(options).sendRefund(bodyOf(1));
    expect(answer.kind).toBe(kind);
    if (fault.kind === 'busy') expect(answer).toMatchObject({ words: 'net:busy', retryAfterMs: 10_000 });
  });

  it('can’t be refused by a call: said before, and said again', async () => {
    const { options } = await openWorld();
    const { refusals } = createPddPlatform(options);
    const rules = await refusals?.rules(noOf(1));
    expect(rules).toMatchObject({ kind: 'read', isPossible: false, reasons: [] });
    expect(JSON.stringify(rules)).toContain('后台');
    const body = { key: 'k', returnNo: noOf(1), message: '不符', reasonCode: null, pictures: [] };
    expect(await refusals?.sendRefusal(body, () => Promise.resolve(null))).toMatchObject({ kind: 'refused' });
  });
});

describe('what a person got wrong in the form', { timeout: 60_000 }, () => {
  it.each<[string, Partial<PddOptions['account']>, string, boolean]>([
    ['the secret', { clientSecret: 'other' }, 'client_secret', true],
    ['no secret without a relay', { clientSecret: '' }, 'client_secret', false],
    ['the client', { clientId: 'other' }, 'client_id', true],
    ['an expired token', { accessToken: 'old' }, 'net:signed-out', true],
  ])('%s is said in words, and nothing is sent', async (_, wrong, words, isReached) => {
    const { server, options } = await openWorld();
    server.books.add([sample(1, options.clock.now())]);
    const platform = createPddPlatform({ ...options, account: { ...APP, ...wrong } });
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
    const { server, options } = await openWorld();
    server.books.add([sample(1, options.clock.now())]);
    const clock = { ...options.clock, now: () => options.clock.now() + 660_000 };
    const answer = await createPddPlatform({ ...options, clock }).pullExpected(null);
    expect(answer).toMatchObject({ kind: 'failed', words: expect.stringContaining('10 分钟') as string });
  });

  it('a clock five minutes fast loses nothing that changes meanwhile', async () => {
    const { server, options } = await openWorld({ factor: 1 });
    const clock = { ...options.clock, now: () => options.clock.now() + 300_000 };
    const platform = createPddPlatform({ ...options, clock });
    const at = Math.floor(options.clock.now() / 1000) * 1000;
    const first = await platform.pullExpected(JSON.stringify({ fromAt: at - 60_000, spanMs: 1_800_000, page: 1 }));
    if (first.kind === 'failed') throw new Error(first.words);
    server.books.add([sample(1, options.clock.now())]);
    const second = await platform.pullExpected(first.cursor);
    expect(second).toMatchObject({ kind: 'pulled', returns: [{ returnNo: noOf(1) }] });
  });

  it('another path, and plain http to another machine, are refused', async () => {
    const { options } = await openWorld();
    const wrong = createPddPlatform({ ...options, baseUrl: `${options.baseUrl}/elsewhere` });
    expect(await wrong.pullExpected(null)).toMatchObject({ kind: 'failed', isReached: true });
    const plain = createPddPlatform({ ...options, baseUrl: 'http://gw-api.pinduoduo.com' });
    await expect(plain.pullExpected(null)).rejects.toThrow('not an allowed address');
  });

  it('through a relay the calls go unsigned, and only a relay takes them', async () => {
    const unsigned = { ...APP, clientSecret: '' };
    const relay = await openWorld({ rules: { isRelay: true } });
    relay.server.books.add([sample(1, relay.options.clock.now())]);
    const by = createPddPlatform({ ...relay.options, isRelay: true, account: unsigned });
    expect(await by.sendRefund(bodyOf(1))).toMatchObject({ kind: 'acknowledged' });
    const direct = await openWorld();
    const past = createPddPlatform({ ...direct.options, isRelay: true, account: unsigned });
    expect(await past.pullExpected(null)).toMatchObject({
      kind: 'failed',
      words: expect.stringContaining('签名') as string,
    });
  });
});

describe('many refunds through a storm, at a Pinduoduo that pays whatever comes', { timeout: 180_000 }, () => {
  const REFUNDS = 60;

  it.each<['agree' | 'warehouse']>([['agree'], ['warehouse']])(
    'by %s each moves once, and no secret is written down',
    async (refundBy) => {
      const { server, options, fault } = await openWorld({ refundBy, rules: { isCareful: false } });
      const now = options.clock.now();
      server.books.add(Array.from({ length: REFUNDS }, (_, index) => sample(index, now - 60_000)));
      const bench = openMarketplaceBench((log) => createPddPlatform({ ...options, log }), options.clock);
      fault.script = stormScript(5);
      const returnNos = Array.from({ length: REFUNDS }, (_, index) => noOf(index));
      await expectPaidOnce({ bench, returnNos, movements: server.books.movements, idOf, secrets: [SECRET, TOKEN] });
    },
  );
});
