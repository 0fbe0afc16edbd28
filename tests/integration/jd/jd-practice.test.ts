import { describe, expect, it } from 'vitest';
import type { ExpectedReturn } from '../../../src/shared/expected-return.ts';
import { createJdPlatform } from '../../../src/main/platform/jd/jd-platform.ts';
import type { Platform } from '../../../src/main/platform/platform.ts';
import type { PracticeFault } from '../../../src/main/platform/practice-line.ts';
import { CODES, bodyOf, noOf, openWorld, sample } from '../../support/jd-world.ts';

async function pullAll(platform: Platform): Promise<Map<string, ExpectedReturn>> {
  const returns = new Map<string, ExpectedReturn>();
  let cursor: string | null = null;
  for (;;) {
    const answer = await platform.pullExpected(cursor);
    if (answer.kind === 'failed') throw new Error(answer.words);
    for (const one of answer.returns as ExpectedReturn[]) returns.set(one.returnNo, one);
    cursor = answer.cursor;
    if (!answer.hasMore) return returns;
  }
}

describe('pulling from a strict JD', { timeout: 120_000 }, () => {
  it('finds what changed in thirty days, with the timer, and leaves out what has no goods', async () => {
    const { server, options } = await openWorld();
    const now = options.clock.now();
    server.books.add([
      sample(1, now - 29 * 86_400_000),
      sample(2, now - 3_600_000, { overAt: now + 7_200_000 }),
      sample(3, now - 60_000, { submitted: { cents: 1_850, payAt: 0 } }),
      sample(4, now - 60_000, { expects: '取消订单', waybill: '' }),
      sample(5, now - 60_000, { mainStatusDesc: '已取消' }),
    ]);
    const returns = await pullAll(createJdPlatform(options));
    expect([...returns.values()].map(({ returnNo, state }) => [returnNo, state]).sort()).toEqual([
      [noOf(1), 'open'],
      [noOf(2), 'open'],
      [noOf(3), 'refunded'],
      [noOf(5), 'withdrawn'],
    ]);
    expect(returns.get(noOf(2))).toMatchObject({
      ...{ platformDeadlineAt: now + 7_200_000, returnWaybill: 'JDVA10000000002', amountCents: 1_990 },
    });
    expect(returns.get(noOf(3))?.amountCents).toBe(1_990);
  });

  it('reads more than a page in a day, and in one moment, and loses none', async () => {
    const { server, options } = await openWorld();
    const now = options.clock.now();
    server.books.add([
      ...Array.from({ length: 400 }, (_, index) => sample(index, now - 80_000_000 + index * 2_000)),
      ...Array.from({ length: 130 }, (_, index) => sample(1_000 + index, now - 90_000_000)),
    ]);
    expect((await pullAll(createJdPlatform(options))).size).toBe(530);
  });

  it('tells what is not understood as such', async () => {
    const { server, options } = await openWorld({ factor: 1 });
    const now = options.clock.now();
    server.books.add([sample(1, now - 60_000), sample(2, now - 60_000, { applied: '19.905' })]);
    const fromAt = Math.floor(now / 1000) * 1000 - 120_000;
    const answer = await createJdPlatform(options).pullExpected(JSON.stringify({ fromAt, spanMs: 3_600_000, page: 1 }));
    expect(answer).toMatchObject({ kind: 'pulled', returns: [{ returnNo: noOf(1) }, { unreadNo: noOf(2) }] });
  });
});

describe('a refund at a strict JD', { timeout: 60_000 }, () => {
  it('is receipt confirmed, submitted and read back, and told as paid only then', async () => {
    const { server, options } = await openWorld();
    server.books.add([sample(1, options.clock.now(), { receivedAt: null })]);
    const platform = createJdPlatform(options);
    expect(await platform.sendRefund(bodyOf(1))).toMatchObject({
      ...{ kind: 'acknowledged', receipt: { refundId: noOf(1), amountCents: 1_990 } },
    });
    expect(server.calls).toEqual(['detail', 'confirmReceiveInfo', 'detail', 'submitRefundInfo', 'detail']);
    expect(await platform.sendRefund(bodyOf(1))).toMatchObject({ kind: 'refused', code: 'already-refunded' });
    expect(server.books.movements()).toEqual([{ id: noOf(1), cents: 1_990 }]);
  });

  it('may be a part, to the cent', async () => {
    const { server, options } = await openWorld();
    server.books.add([sample(1, options.clock.now())]);
    const answer = await createJdPlatform(options).sendRefund(bodyOf(1, { amountCents: 29 }));
    expect(answer).toMatchObject({ kind: 'acknowledged', receipt: { amountCents: 29 } });
    expect(server.books.movements()).toEqual([{ id: noOf(1), cents: 29 }]);
  });

  it('that JD has taken but not paid is unknown, then no answer, then paid: never sent again', async () => {
    const { server, options } = await openWorld({ rules: { payAfterMs: 3_600_000, isCareful: false }, factor: 1 });
    server.books.add([sample(1, options.clock.now())]);
    const platform = createJdPlatform(options);
    expect(await platform.sendRefund(bodyOf(1))).toMatchObject({ kind: 'unknown', isReached: true });
    expect(await platform.readReturn(noOf(1))).toMatchObject({ kind: 'failed', isReached: true });
    expect(await platform.sendRefund(bodyOf(1))).toMatchObject({ kind: 'retry' });
    server.books.change(noOf(1), { submitted: { cents: 1_990, payAt: 0 } }, options.clock.now());
    expect(await platform.readReturn(noOf(1))).toMatchObject({
      ...{ kind: 'read', state: 'refunded', refunds: [{ amountCents: 1_990 }] },
    });
    expect(server.books.movements()).toHaveLength(1);
  });

  it('without the numbers of JD’s operations is not sent, and the person is told which one is missing', async () => {
    const { server, options } = await openWorld();
    server.books.add([sample(1, options.clock.now()), sample(2, options.clock.now(), { receivedAt: null })]);
    const none = createJdPlatform({ ...options, codes: { refund: null, receive: null, close: null } });
    expect(await none.sendRefund(bodyOf(1))).toMatchObject({ words: expect.stringContaining('提交退款') as string });
    const half = createJdPlatform({ ...options, codes: { ...CODES, receive: null } });
    expect(await half.sendRefund(bodyOf(2))).toMatchObject({ words: expect.stringContaining('确认收货') as string });
    expect(server.calls.filter((call) => call !== 'detail')).toEqual([]);
  });

  it('with a wrong number is refused in JD’s words, and moves nothing', async () => {
    const { server, options } = await openWorld();
    server.books.add([sample(1, options.clock.now())]);
    const answer = await createJdPlatform({ ...options, codes: { ...CODES, refund: 1 } }).sendRefund(bodyOf(1));
    expect(answer).toEqual({ kind: 'refused', code: 'other', words: '操作类型错误' });
    expect(server.books.movements()).toEqual([]);
  });

  it('that somebody else ends between our look and our call is told as it ended', async () => {
    const { server, options, fault } = await openWorld();
    const now = options.clock.now();
    server.books.add([sample(1, now), sample(2, now, { isDisputed: true })]);
    const platform = createJdPlatform(options);
    fault.script = (call) => {
      if (call === 'submitRefundInfo') server.books.change(noOf(1), { mainStatusDesc: '已取消' }, now + 5_000);
      return null;
    };
    expect(await platform.sendRefund(bodyOf(1))).toMatchObject({ kind: 'refused', code: 'withdrawn' });
    expect(await platform.sendRefund(bodyOf(2))).toMatchObject({ kind: 'refused', code: 'locked' });
    expect(server.books.movements()).toEqual([]);
  });

  it('is not found where there is no such return', async () => {
    const { options } = await openWorld();
    const platform = createJdPlatform(options);
    expect(await platform.readReturn(noOf(9))).toEqual({ kind: 'not-found' });
    expect(await platform.readReturn('TH00000001')).toEqual({ kind: 'not-found' });
    expect(await platform.sendRefund(bodyOf(9))).toMatchObject({ kind: 'refused', words: 'sync:not-found' });
  });

  const FAULTS: [string, string, PracticeFault][] = [
    ['a throttle', 'retry', { kind: 'busy' }],
    ['a login page', 'unknown', { kind: 'portal' }],
    ['a redirect', 'unknown', { kind: 'redirect' }],
    ['20 MB', 'unknown', { kind: 'huge-after' }],
    ['half an answer', 'unknown', { kind: 'truncate-after' }],
    ['a lost answer', 'unknown', { kind: 'lose-after' }],
    ['500', 'unknown', { kind: 'error-after' }],
  ];
  it.each(FAULTS)('with %s for an answer is %s', async (_, kind, fault) => {
    const { server, options, fault: line } = await openWorld();
    server.books.add([sample(1, options.clock.now())]);
    line.script = (call) => (call === 'submitRefundInfo' ? fault : null);
    const answer = await createJdPlatform(options).sendRefund(bodyOf(1));
    expect(answer.kind).toBe(kind);
    if (fault.kind === 'busy') expect(answer).toMatchObject({ words: 'net:busy', retryAfterMs: 10_000 });
  });

  it.each(FAULTS)('is positively not done when only the receipt met %s', async (_, __, fault) => {
    const { server, options, fault: line } = await openWorld();
    server.books.add([sample(1, options.clock.now(), { receivedAt: null })]);
    line.script = (call) => (call === 'confirmReceiveInfo' ? fault : null);
    expect(await createJdPlatform(options).sendRefund(bodyOf(1))).toMatchObject({ kind: 'retry' });
    expect(server.books.movements()).toEqual([]);
  });
});

describe('a refusal at a strict JD', { timeout: 60_000 }, () => {
  const noPicture = (): Promise<null> => Promise.resolve(null);
  const refuse = (more: object = {}) => ({
    ...{ key: 'k', returnNo: noOf(1), message: '与发出不符', reasonCode: '7', pictures: [], ...more },
  });

  it('closes the service order by one of the entered reasons, once', async () => {
    const { server, options } = await openWorld();
    server.books.add([sample(1, options.clock.now())]);
    const platform = createJdPlatform(options);
    expect(await platform.refusals?.rules(noOf(1))).toMatchObject({ isPossible: true, reasons: [{ code: '7' }] });
    const other = await platform.refusals?.sendRefusal(refuse({ reasonCode: '8' }), noPicture);
    expect(other).toMatchObject({ kind: 'refused' });
    const twice = [
      await platform.refusals?.sendRefusal(refuse(), noPicture),
      await platform.refusals?.sendRefusal(refuse(), noPicture),
    ];
    expect(twice).toMatchObject([{ kind: 'acknowledged' }, { kind: 'acknowledged' }]);
    expect(server.calls.filter((call) => call === 'afsCloseInfo')).toHaveLength(1);
    expect(await platform.sendRefund(bodyOf(1))).toMatchObject({ kind: 'refused', code: 'closed' });
  });

  it('is not possible without the numbers, and the person is told what to do', async () => {
    const { server, options } = await openWorld();
    server.books.add([sample(1, options.clock.now())]);
    const platform = createJdPlatform({ ...options, codes: { ...CODES, close: null } });
    const rules = await platform.refusals?.rules(noOf(1));
    expect(rules).toMatchObject({ kind: 'read', isPossible: false, words: expect.stringContaining('后台') as string });
    expect(await platform.refusals?.sendRefusal(refuse(), noPicture)).toMatchObject({ kind: 'refused' });
    expect(server.calls).toEqual([]);
  });
});
