import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ExpectedReturn } from '../../../src/shared/expected-return.ts';
import { throttled } from '../../../src/main/platform/taobao/practice-taobao-server.ts';
import { serviceFault } from '../../../src/main/platform/taobao/practice-taobao-answers.ts';
import { createTaobaoPlatform } from '../../../src/main/platform/taobao/taobao-platform.ts';
import type { Platform } from '../../../src/main/platform/platform.ts';
import { APP, openTaobaoBench, returnNoOf } from './taobao-bench.ts';

const LIST = 'taobao.refunds.receive.get';
const GET = 'taobao.refund.get';

/** Pulls until there is no more, as the sync does; `between` happens after each page. */
async function pullAll(
  platform: Platform,
  from: string | null = null,
  between: () => void = () => undefined,
): Promise<{ returns: ExpectedReturn[]; cursor: string; pages: number; largest: number }> {
  const returns: ExpectedReturn[] = [];
  let cursor = from;
  let largest = 0;
  for (let pages = 1; pages < 5_000; pages++) {
    const answer = await platform.pullExpected(cursor);
    if (answer.kind === 'failed') throw new Error(`the pull failed: ${answer.words}`);
    returns.push(...v.parse(v.array(ExpectedReturn), answer.returns));
    largest = Math.max(largest, answer.returns.length);
    cursor = answer.cursor;
    expect(cursor.length).toBeLessThan(200);
    if (!answer.hasMore) return { returns, cursor, pages, largest };
    between();
  }
  throw new Error('the pull never ends');
}

describe('pulling', () => {
  it('tells a return as the platform has it, every digit of its order number too', async () => {
    const bench = await openTaobaoBench();
    const refund = bench.add(1, { sid: 'sf1400000000100，YT9988776655443', reason: '少发/漏发', num: 2 });
    const { returns } = await pullAll(bench.platform);
    expect(returns).toHaveLength(1);
    expect(returns[0]).toMatchObject({
      ...{ platform: 'tb-1', returnNo: returnNoOf(1), orderNo: refund.tid, shop: '山岚旗舰店', buyer: '云*' },
      ...{ reason: 'short', amountCents: 13_900, freightCents: 0, currency: 'CNY', state: 'open' },
      ...{ returnWaybill: 'SF1400000000100', moreWaybills: ['YT9988776655443'], courier: '顺丰速运' },
      platformDeadlineAt: Math.floor((refund.timeoutAt ?? 0) / 1000) * 1000,
      lines: [{ sku: 'SL-JK-1', quantity: 2, barcodes: ['SL-JK-1'], subOrderNo: refund.oid }],
    });
  });

  it('tells paid and locked ones, and leaves out what never comes to a bench', async () => {
    const bench = await openTaobaoBench();
    bench.add(1, { status: 'SUCCESS' });
    bench.add(2, { csStatus: 2 });
    bench.add(3, { hasGoodReturn: false, goodStatus: 'BUYER_NOT_RECEIVED', sid: '', disputeType: 'REFUND' });
    bench.add(4, { disputeType: 'TAOBAO_EXCHANGE', hasGoodReturn: false, goodStatus: '', sid: '' });
    const { returns } = await pullAll(bench.platform);
    expect(returns.map(({ returnNo, state }) => [returnNo, state]).sort()).toEqual([
      [returnNoOf(1), 'refunded'],
      [returnNoOf(2), 'locked'],
      [returnNoOf(4), 'open'],
    ]);
    // What is over needs no further reading.
    expect(bench.top.calls.filter((method) => method === GET)).toHaveLength(2);
  });

  it('misses none of 1,500 of which many change while it reads', async () => {
    const bench = await openTaobaoBench();
    const now = bench.clock.now();
    for (let number = 1; number <= 1_500; number++) {
      const at = now - 3_600_000 - (number % 400) * 1_000;
      bench.add(number, { status: 'SUCCESS', modifiedAt: at, createdAt: at });
    }
    let moved = 0;
    const { returns, largest } = await pullAll(bench.platform, null, () => {
      // Each takes a return out of the windows that are still to come, and puts it at the end.
      moved += 1;
      bench.top.books.change(returnNoOf(moved * 3), { desc: 'changed' }, bench.clock.now());
    });
    expect(new Set(returns.map(({ returnNo }) => returnNo)).size).toBe(1_500);
    expect(largest).toBeLessThanOrEqual(100);
  });

  it('reads a single second with more than a page in it page by page', async () => {
    const bench = await openTaobaoBench();
    const at = bench.clock.now() - 7_200_000;
    for (let number = 1; number <= 350; number++) bench.add(number, { status: 'SUCCESS', modifiedAt: at });
    const { returns } = await pullAll(bench.platform);
    expect(new Set(returns.map(({ returnNo }) => returnNo)).size).toBe(350);
  });

  it('asks only for what changed since, with a look back', async () => {
    const bench = await openTaobaoBench({ factor: 1 });
    bench.add(1);
    const { cursor } = await pullAll(bench.platform);
    const again = await pullAll(bench.platform, cursor);
    expect([again.returns, again.pages]).toEqual([[], 1]);
    bench.top.books.change(returnNoOf(1), { sid: 'YT1234567890123' }, bench.clock.now() - 60_000);
    const third = await pullAll(bench.platform, again.cursor);
    expect(third.returns.map(({ returnWaybill }) => returnWaybill)).toEqual(['YT1234567890123']);
  });

  it('misses nothing that changes while the bench’s clock is nine minutes fast', async () => {
    const bench = await openTaobaoBench({ factor: 1 });
    const fast = { ...bench.clock, now: () => bench.clock.now() + 540_000 };
    const platform = createTaobaoPlatform({
      ...{ id: 'tb-1', shop: '店', baseUrl: bench.top.url, isRelay: false, refundBy: 'warehouse', shopType: 'taobao' },
      ...{ clock: fast, log: bench.log },
      account: { appKey: APP.key, appSecret: APP.secret, session: APP.session, signMethod: 'md5' },
    });
    const { cursor } = await pullAll(platform);
    bench.add(1, { modifiedAt: bench.clock.now() });
    expect((await pullAll(platform, cursor)).returns).toHaveLength(1);
  });

  it('tells by the list alone what the platform won’t tell of one return, and goes on', async () => {
    const bench = await openTaobaoBench();
    for (const number of [1, 2, 3]) bench.add(number);
    let asked = 0;
    bench.fault.script = (method) =>
      method === GET && ++asked === 2
        ? { kind: 'envelope-before', body: serviceFault('isv.no-permission', '无权查看') }
        : null;
    const { returns } = await pullAll(bench.platform);
    expect(returns.map(({ platformDeadlineAt }) => platformDeadlineAt !== null).sort()).toEqual([false, true, true]);
  });

  it.each([
    '',
    '{',
    '{"fromAt":-1,"spanMs":1000,"page":1}',
    '[]',
    'vendure:5',
    '{"fromAt":9e15,"spanMs":1000,"page":1}',
  ])('begins anew with a cursor that is none (%j)', async (cursor) => {
    const bench = await openTaobaoBench();
    bench.add(1);
    expect((await pullAll(bench.platform, cursor)).returns).toHaveLength(1);
  });

  it('stops where the platform throttles, with its pause, and goes on from there', async () => {
    const bench = await openTaobaoBench();
    bench.add(1);
    bench.fault.script = () => throttled(71);
    expect(await bench.platform.pullExpected(null)).toEqual({
      ...{ kind: 'failed', words: 'net:busy', retryAfterMs: 72_000, isReached: true },
    });
    bench.fault.script = () => throttled(31_062);
    expect(await bench.platform.pullExpected(null)).toMatchObject({ retryAfterMs: 3_600_000 });
    bench.fault.script = () => null;
    expect((await pullAll(bench.platform)).returns).toHaveLength(1);
  });

  it('fails as a whole where one of the details fails, and moves no cursor', async () => {
    const bench = await openTaobaoBench();
    for (let number = 1; number <= 9; number++)
      bench.add(number, { modifiedAt: bench.clock.now() - 30 * 24 * 3_600_000 + 3_000 + number });
    let asked = 0;
    bench.fault.script = (method) => (method === GET && ++asked === 7 ? { kind: 'lose-before' } : null);
    expect(await bench.platform.pullExpected(null)).toMatchObject({ kind: 'failed', words: 'net:dropped' });
    expect((await pullAll(bench.platform)).returns).toHaveLength(9);
  });

  it.each([
    ['a login page', { kind: 'portal' }, 'net:portal', false],
    ['20 MB', { kind: 'huge' }, 'net:too-large', false],
    ['half of its JSON', { kind: 'truncate-after' }, 'net:garbled', false],
    ['a redirect', { kind: 'redirect', to: 'http://127.0.0.1:9/steal' }, 'net:redirect', false],
    ['an unknown envelope', { kind: 'garbage' }, 'net:garbled', true],
    ['502', { kind: 'status-before', status: 502 }, 'net:server-fault', true],
  ] as const)('answered with %s fails in words of ours', async (_, fault, words, isReached) => {
    const bench = await openTaobaoBench();
    bench.fault.script = (method) => (method === LIST ? fault : null);
    expect(await bench.platform.pullExpected(null)).toMatchObject({ kind: 'failed', words, isReached });
  });

  it('hands on what it doesn’t understand, to be counted, and goes past it', async () => {
    const bench = await openTaobaoBench();
    bench.add(1, { status: 'SUCCESS' });
    bench.add(2, { status: 'SUCCESS', feeCents: Number.NaN });
    bench.sync.start();
    for (let tries = 0; tries < 500 && bench.pulled.length === 0; tries++)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(new Set(bench.pulled.map(({ returnNo }) => returnNo))).toEqual(new Set([returnNoOf(1)]));
    expect(bench.log.said.map(({ message }) => message)).toContain('pulled-return-not-understood');
  });
});
