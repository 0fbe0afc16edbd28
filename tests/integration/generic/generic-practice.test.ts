import { describe, expect, it } from 'vitest';
import type { ExpectedReturn } from '../../../src/shared/expected-return.ts';
import { createGenericPlatform } from '../../../src/main/platform/generic/generic-platform.ts';
import type { PracticeReturn } from '../../../src/main/platform/generic/practice-generic-books.ts';
import type { Platform } from '../../../src/main/platform/platform.ts';
import type { PracticeFault } from '../../../src/main/platform/practice-line.ts';
import { TOKEN, bodyOf, noOf, openGenericWorld, sample } from '../../support/generic-world.ts';
import { openMarketplaceBench } from '../../support/marketplace-bench.ts';
import { expectPaidOnce, stormScript } from '../../support/practice-storm.ts';

async function pullAll(platform: Platform, from: string | null = null) {
  const returns = new Map<string, ExpectedReturn>();
  let cursor = from;
  for (let pages = 1; ; pages++) {
    const answer = await platform.pullExpected(cursor);
    if (answer.kind === 'failed') throw new Error(answer.words);
    for (const one of answer.returns as ExpectedReturn[]) returns.set(one.returnNo, one);
    cursor = answer.cursor;
    if (!answer.hasMore) return { returns, pages, cursor };
  }
}

describe('pulling from a strict system', { timeout: 120_000 }, () => {
  it('brings every return once, and afterwards only what has changed', async () => {
    const { server, options } = await openGenericWorld();
    server.books.add(Array.from({ length: 250 }, (_, index) => sample(index)));
    const platform = createGenericPlatform(options);
    const first = await pullAll(platform);
    expect([first.returns.size, first.pages]).toEqual([250, 3]);
    server.books.change(noOf(7), { state: 'withdrawn' });
    const second = await pullAll(platform, first.cursor);
    expect([...second.returns.values()].map(({ returnNo, state }) => [returnNo, state])).toEqual([
      [noOf(7), 'withdrawn'],
    ]);
  });

  it('begins anew with a position that the system doesn’t know', async () => {
    const { server, options } = await openGenericWorld();
    server.books.add([sample(1)]);
    expect((await pullAll(createGenericPlatform(options), 'of another system')).returns.size).toBe(1);
  });

  it('goes on past what is not understood', async () => {
    const { server, options } = await openGenericWorld();
    server.books.add([sample(1, { amountCents: 19.9 }), sample(2)]);
    expect(await createGenericPlatform(options).pullExpected(null)).toMatchObject({
      returns: [{ unreadNo: noOf(1) }, { returnNo: noOf(2) }],
    });
  });

  it('takes 100,000 returns page by page', async () => {
    const { server, options } = await openGenericWorld({ pageSize: 500 });
    server.books.add(Array.from({ length: 100_000 }, (_, index) => sample(index)));
    const platform = createGenericPlatform(options);
    let [cursor, told, mostAtOnce]: [string | null, number, number] = [null, 0, 0];
    for (let hasMore = true; hasMore;) {
      const answer = await platform.pullExpected(cursor);
      if (answer.kind === 'failed') throw new Error(answer.words);
      told += answer.returns.length;
      mostAtOnce = Math.max(mostAtOnce, answer.returns.length);
      ({ cursor, hasMore } = answer);
    }
    expect([told, mostAtOnce]).toEqual([100_000, 500]);
  });
});

describe('a refund at a strict system', { timeout: 60_000 }, () => {
  it('is paid once for its key', async () => {
    const { server, options } = await openGenericWorld();
    server.books.add([sample(1)]);
    const platform = createGenericPlatform(options);
    const sent = await platform.sendRefund(bodyOf(1, { freightCents: 510 }));
    expect(sent).toMatchObject({ kind: 'acknowledged', receipt: { refundId: 'R1', amountCents: 2_500 } });
    expect(sent).not.toHaveProperty('receipt.how');
    expect(await platform.readReturn(noOf(1))).toMatchObject({
      ...{ kind: 'read', state: 'refunded', refunds: [{ key: bodyOf(1).key, amountCents: 2_500 }] },
    });
    expect(await platform.sendRefund(bodyOf(1))).toMatchObject({ kind: 'refused', code: 'already-refunded' });
    expect(server.books.movements()).toHaveLength(1);
  });

  it('that is only noticed is told so', async () => {
    const { server, options } = await openGenericWorld({ onlyNotices: true });
    server.books.add([sample(1)]);
    expect(await createGenericPlatform(options).sendRefund(bodyOf(1))).toMatchObject({ receipt: { how: 'noticed' } });
  });

  it.each<[string, Partial<PracticeReturn>, string]>([
    ['withdrawn', { state: 'withdrawn' }, 'withdrawn'],
    ['closed', { state: 'closed' }, 'closed'],
    ['locked', { state: 'locked' }, 'locked'],
    ['refunded', { state: 'refunded' }, 'already-refunded'],
    ['worth less by then', { paidCents: 1_000 }, 'amount'],
  ])('that is %s between our look and our call is refused by the system’s own word', async (_, more, code) => {
    const { server, options, line } = await openGenericWorld();
    server.books.add([sample(1)]);
    line.script = (call) => {
      if (call === 'POST /refunds') server.books.change(noOf(1), more);
      return null;
    };
    expect(await createGenericPlatform(options).sendRefund(bodyOf(1))).toMatchObject({ kind: 'refused', code });
    expect(server.calls).toContain('POST /refunds');
    expect(server.books.movements()).toEqual([]);
  });

  it('leaves its key free for a corrected one when it was refused, and never when another was accepted', async () => {
    const { server, options, line } = await openGenericWorld();
    server.books.add([sample(1), sample(2)]);
    const platform = createGenericPlatform(options);
    line.script = (call) => {
      if (call === 'POST /refunds') server.books.change(noOf(1), { paidCents: 1_000 });
      return null;
    };
    expect(await platform.sendRefund(bodyOf(1))).toMatchObject({ kind: 'refused', code: 'amount' });
    const corrected = bodyOf(1, { amountCents: 900, isPart: true });
    expect(await platform.sendRefund(corrected)).toMatchObject({ kind: 'acknowledged', receipt: { amountCents: 900 } });
    // Where the books of the return don't tell yet what the key has done.
    server.books.answered.set(bodyOf(2).key, { print: 'of another body', status: 201, body: {} });
    expect(await platform.sendRefund(bodyOf(2))).toMatchObject({ kind: 'refused', code: 'already-refunded' });
    expect(server.books.movements()).toMatchObject([{ key: corrected.key, cents: 900 }]);
  });

  it('is not sent at all when our look says that it is over', async () => {
    const { server, options } = await openGenericWorld();
    server.books.add([sample(1, { state: 'withdrawn' })]);
    expect(await createGenericPlatform(options).sendRefund(bodyOf(1))).toMatchObject({ code: 'withdrawn' });
    expect(server.calls).toEqual([`GET /returns/${noOf(1)}`]);
  });

  it('is not found where there is no such return', async () => {
    const { server, options } = await openGenericWorld();
    const platform = createGenericPlatform(options);
    expect(await platform.readReturn(noOf(9))).toEqual({ kind: 'not-found' });
    expect(await platform.sendRefund(bodyOf(9))).toMatchObject({ kind: 'refused', words: 'sync:not-found' });
    const before = server.calls.length;
    expect(await platform.readReturn('../refunds')).toEqual({ kind: 'not-found' });
    expect(server.calls).toHaveLength(before);
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
    const { server, options, line } = await openGenericWorld();
    server.books.add([sample(1)]);
    line.script = (call) => (call === 'POST /refunds' ? fault : null);
    const answer = await createGenericPlatform(options).sendRefund(bodyOf(1));
    expect(answer.kind).toBe(kind);
    if (fault.kind === 'busy') expect(answer).toMatchObject({ words: 'net:busy', retryAfterMs: 7_000 });
  });
});

describe('many refunds through a storm, at a system that pays whatever comes', { timeout: 180_000 }, () => {
  const REFUNDS = 60;

  it('each moves once, and the token is written down nowhere', async () => {
    const { server, options, line } = await openGenericWorld({ isCareful: false });
    server.books.add(Array.from({ length: REFUNDS }, (_, index) => sample(index)));
    const bench = openMarketplaceBench((log) => createGenericPlatform({ ...options, log }), options.clock);
    line.script = stormScript(5);
    const returnNos = Array.from({ length: REFUNDS }, (_, index) => noOf(index));
    const movements = () => server.books.movements().map(({ returnNo, cents }) => ({ id: returnNo, cents }));
    await expectPaidOnce({ bench, returnNos, movements, idOf: noOf, secrets: [TOKEN] });
  });
});
