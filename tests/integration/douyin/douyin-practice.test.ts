import { describe, expect, it } from 'vitest';
import type { ExpectedReturn } from '../../../src/shared/expected-return.ts';
import type { PracticeFault } from '../../../src/main/platform/practice-line.ts';
import { createDouyinPlatform } from '../../../src/main/platform/douyin/douyin-platform.ts';
import type { PracticeRules } from '../../../src/main/platform/douyin/practice-douyin-calls.ts';
import { REASONS, bodyOf, idOf, openDouyinWorld, sample } from '../../support/douyin-world.ts';

const REFUND = new Set(['/afterSale/operate', '/afterSale/returnGoodsToWareHouseSuccess']);
const refuseOf = (number: number, reasonCode: string | null) => ({
  ...{ key: `refuse:douyin:${idOf(number)}:1`, returnNo: idOf(number), message: '与发出商品不符', reasonCode },
  pictures: ['a'.repeat(64)],
});
const noPicture = () => Promise.resolve(null);

describe('pulling from a strict Douyin', { timeout: 60_000 }, () => {
  it('finds what changed, splits the freight off, and reads more than a page', async () => {
    const { server, options } = await openDouyinWorld();
    const now = options.clock.now();
    server.books.add([
      sample(1, now - 29 * 86_400_000, { status: 12, refundStatus: 3 }),
      sample(2, now - 7_200_000, { gift: '杯垫', deadlineAt: now + 3_600_000 }),
      sample(3, now - 60_000, { arbitration: 4 }),
      sample(4, now - 60_000, { type: 2, waybill: '' }),
      ...Array.from({ length: 330 }, (_, index) => sample(10 + index, now - 90_000_000, { status: 28 })),
      sample(400, now - 60_000, { totalCents: -5 }),
    ]);
    const platform = createDouyinPlatform(options);
    const returns = new Map<string, ExpectedReturn>();
    let cursor: string | null = null;
    let strange = 0;
    for (;;) {
      const answer = await platform.pullExpected(cursor);
      if (answer.kind === 'failed') throw new Error(answer.words);
      for (const one of answer.returns as (ExpectedReturn | { unreadNo: string })[])
        if ('unreadNo' in one) strange += Number(one.unreadNo === idOf(400));
        else returns.set(one.returnNo, one);
      cursor = answer.cursor;
      if (!answer.hasMore) break;
    }
    expect(returns.size).toBe(333);
    expect(strange).toBeGreaterThan(0);
    expect(returns.get(idOf(1))).toMatchObject({ state: 'refunded' });
    expect(returns.get(idOf(2))).toMatchObject({ state: 'open', amountCents: 1_490, freightCents: 500 });
    expect(returns.get(idOf(2))?.lines.map(({ isGift }) => isGift)).toEqual([false, true]);
    expect(returns.get(idOf(3))).toMatchObject({ state: 'locked' });
    expect(returns.has(idOf(4))).toBe(false);
  });
});

describe('a refund at a strict Douyin', { timeout: 60_000 }, () => {
  it('by the warehouse notice is noticed, with goods and freight', async () => {
    const { server, options } = await openDouyinWorld();
    server.books.add([sample(1, options.clock.now())]);
    const answer = await createDouyinPlatform(options).sendRefund(bodyOf(1));
    expect(answer).toMatchObject({ kind: 'acknowledged', receipt: { how: 'noticed', amountCents: 1_990 } });
    expect(server.books.movements()).toMatchObject([{ id: idOf(1), cents: 1_990, by: 'notice' }]);
  });

  it.each<[PracticeRules['strategy'], string]>([
    ['off', '售后小助手策略'],
    ['other-type', '不包括这种售后单'],
  ])('with the assistant %s is refused in clear words', async (strategy, words) => {
    const { server, options } = await openDouyinWorld({ rules: { strategy } });
    server.books.add([sample(1, options.clock.now())]);
    const answer = await createDouyinPlatform(options).sendRefund(bodyOf(1));
    expect(answer).toMatchObject({ kind: 'refused', code: 'other', words: expect.stringContaining(words) as string });
    expect(server.books.movements()).toEqual([]);
  });

  it('by operating is believed once the return says so', async () => {
    const { server, options } = await openDouyinWorld({ refundBy: 'operate' });
    server.books.add([sample(1, options.clock.now())]);
    const platform = createDouyinPlatform(options);
    const answer = await platform.sendRefund(bodyOf(1));
    expect(answer).toMatchObject({ kind: 'acknowledged', receipt: { refundId: idOf(1), amountCents: 1_990 } });
    expect(answer).not.toHaveProperty('receipt.how');
    expect(await platform.readReturn(idOf(1))).toMatchObject({ state: 'refunded', refunds: [{ amountCents: 1_990 }] });
    expect(await platform.sendRefund(bodyOf(1))).toMatchObject({ kind: 'refused', code: 'already-refunded' });
    expect(server.books.movements()).toHaveLength(1);
  });

  it("by a number that means nothing is a person's: neither tried again nor a refusal", async () => {
    const { server, options } = await openDouyinWorld({
      refundBy: 'operate',
      rules: { operateNumbers: 'mean-nothing' },
    });
    server.books.add([sample(1, options.clock.now())]);
    const answer = await createDouyinPlatform(options).sendRefund(bodyOf(1));
    expect(answer).toMatchObject({
      kind: 'unclear',
      why: 'taken',
      words: expect.stringContaining('没有变化') as string,
    });
  });

  it('under an old update_time is refused there, and read anew here', async () => {
    const { server, options, fault } = await openDouyinWorld({ refundBy: 'operate' });
    const now = options.clock.now();
    server.books.add([sample(1, now), sample(2, now)]);
    const platform = createDouyinPlatform(options);
    fault.script = (path) => {
      if (path === '/afterSale/operate') server.books.change(idOf(1), { reason: '改了' }, now);
      return null;
    };
    expect(await platform.sendRefund(bodyOf(1))).toMatchObject({ kind: 'retry', isReached: true });
    fault.script = (path) => {
      if (path === '/afterSale/operate') server.books.change(idOf(2), { status: 28 }, now);
      return null;
    };
    expect(await platform.sendRefund(bodyOf(2))).toMatchObject({ kind: 'refused', code: 'closed' });
    expect(server.books.movements()).toEqual([]);
    fault.script = () => null;
    expect(await platform.sendRefund(bodyOf(1))).toMatchObject({ kind: 'acknowledged' });
  });

  it('is not found where there is no such return', async () => {
    const { options } = await openDouyinWorld();
    const platform = createDouyinPlatform(options);
    expect(await platform.readReturn(idOf(9))).toEqual({ kind: 'not-found' });
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
    const { server, options, fault: line } = await openDouyinWorld();
    server.books.add([sample(1, options.clock.now())]);
    line.script = (path) => (REFUND.has(path) ? fault : null);
    const answer = await createDouyinPlatform(options).sendRefund(bodyOf(1));
    expect(answer.kind).toBe(kind);
    if (fault.kind === 'busy') expect(answer).toMatchObject({ words: 'net:busy', retryAfterMs: 5_000 });
  });
});

describe('refusing at a strict Douyin', { timeout: 60_000 }, () => {
  it('is for the back office unless somebody chose the call', async () => {
    const { server, options } = await openDouyinWorld();
    server.books.add([sample(1, options.clock.now())]);
    const { refusals } = createDouyinPlatform(options);
    const rules = await refusals?.rules(idOf(1));
    expect(rules).toMatchObject({ isPossible: false, words: expect.stringContaining('后台') as string });
    expect(await refusals?.sendRefusal(refuseOf(1, '101'), noPicture)).toMatchObject({ kind: 'refused' });
    expect(server.calls).toEqual([]);
  });

  it('offers the reasons that need no proof, says that no picture goes along, and refuses by one of them', async () => {
    const { server, options } = await openDouyinWorld({ refuseBy: 'operate' });
    server.books.add([sample(1, options.clock.now())]);
    const { refusals } = createDouyinPlatform(options);
    expect(await refusals?.rules(idOf(1))).toMatchObject({
      ...{ isPossible: true, isProofNeeded: false, words: expect.stringContaining('图片不会随拒绝发出') as string },
      reasons: [{ code: '101', text: '商品与发出不符' }],
    });
    for (const code of ['102', '103', '999', null])
      expect(await refusals?.sendRefusal(refuseOf(1, code), noPicture)).toMatchObject({ kind: 'refused' });
    expect(server.books.find(idOf(1))?.status).toBe(11);
    const done = { kind: 'acknowledged', receipt: { amountCents: 0 } };
    expect(await refusals?.sendRefusal(refuseOf(1, '101'), noPicture)).toMatchObject(done);
    expect(server.books.find(idOf(1))?.status).toBe(29);
    expect(await refusals?.sendRefusal(refuseOf(1, '101'), noPicture)).toMatchObject(done);
    expect(server.calls.filter((path) => path === '/afterSale/operate')).toHaveLength(1);
    expect(server.books.movements()).toEqual([]);
  });

  it('is impossible where every reason wants proof, or the return is over', async () => {
    const needy = REASONS.filter(({ need }) => need === 'Y');
    const { server, options } = await openDouyinWorld({ refuseBy: 'operate', rules: { reasons: needy } });
    server.books.add([sample(1, options.clock.now()), sample(2, options.clock.now(), { status: 12, refundStatus: 3 })]);
    const { refusals } = createDouyinPlatform(options);
    expect(await refusals?.rules(idOf(1))).toMatchObject({
      ...{ isPossible: false, words: expect.stringContaining('凭证') as string },
    });
    expect(await refusals?.rules(idOf(2))).toMatchObject({ isPossible: false });
    expect(await refusals?.sendRefusal(refuseOf(2, '102'), noPicture)).toMatchObject({ kind: 'refused' });
  });

  it('by a number that means nothing is not believed', async () => {
    const { server, options } = await openDouyinWorld({
      refuseBy: 'operate',
      rules: { operateNumbers: 'mean-nothing' },
    });
    server.books.add([sample(1, options.clock.now())]);
    const answer = await createDouyinPlatform(options).refusals?.sendRefusal(refuseOf(1, '101'), noPicture);
    expect(answer).toMatchObject({
      kind: 'unclear',
      why: 'taken',
      words: expect.stringContaining('没有变成已拒绝') as string,
    });
  });
});
