import { describe, expect, it } from 'vitest';
import type { PracticeFault } from '../../../src/main/platform/practice-line.ts';
import type { MoreTimeAnswer } from '../../../src/main/platform/platform.ts';
import { createDouyinPlatform } from '../../../src/main/platform/douyin/douyin-platform.ts';
import { EXTENDED_BY_MS } from '../../../src/main/platform/douyin/practice-douyin-books.ts';
import { idOf, openDouyinWorld, sample } from '../../support/douyin-world.ts';

const EXTEND = '/afterSale/timeExtend';
const HOUR = 3_600_000;
type World = Awaited<ReturnType<typeof openDouyinWorld>>;

const ask = async ({ options }: World, number: number): Promise<MoreTimeAnswer> =>
  (await createDouyinPlatform(options).askMoreTime?.(idOf(number))) ?? expect.unreachable('it has the call');
const asks = ({ server }: World): number => server.calls.filter((path) => path === EXTEND).length;
/** A world with one return whose timer ends in an hour, to the second. */
const open = async (...given: Parameters<typeof openDouyinWorld>) => {
  const world = await openDouyinWorld(...given);
  const now = world.options.clock.now();
  const deadlineAt = Math.floor(now / 1000) * 1000 + HOUR;
  world.server.books.add([sample(1, now, { deadlineAt })]);
  return { world, deadlineAt };
};
const faultAt = (world: World, fault: PracticeFault): void => {
  world.fault.script = (path) => (path === EXTEND ? fault : null);
};

describe('asking a strict Douyin for more time', { timeout: 60_000 }, () => {
  it('is granted, and the later timer is what was read afterwards', async () => {
    const { world, deadlineAt } = await open();
    const answer = await ask(world, 1);
    expect(answer).toMatchObject({ outcome: 'granted', words: null, isReached: true });
    expect(answer.fresh).toMatchObject({
      ...{ platform: 'douyin', returnNo: idOf(1), state: 'open', amountCents: 1_490, freightCents: 500 },
      platformDeadlineAt: deadlineAt + EXTENDED_BY_MS,
    });
    expect(world.server.books.movements()).toEqual([]);
  });

  it('a second time is refused in the words of the platform, and the timer stays', async () => {
    const { world, deadlineAt } = await open();
    await ask(world, 1);
    const again = await ask(world, 1);
    expect(again).toMatchObject({ outcome: 'refused', words: '该售后单不支持再次延长时间', isReached: true });
    expect(again.fresh).toMatchObject({ platformDeadlineAt: deadlineAt + EXTENDED_BY_MS });
    expect(asks(world)).toBe(2);
  });

  it.each([
    ['refunded', { status: 12, refundStatus: 3 }, 'refunded'],
    ['closed', { status: 28 }, 'closed'],
    ['in arbitration', { arbitration: 1 }, 'locked'],
  ])('is not asked of a return that is %s', async (_, more, state) => {
    const { world } = await open();
    world.server.books.add([sample(2, world.options.clock.now(), more)]);
    expect(await ask(world, 2)).toMatchObject({ outcome: 'not-open', words: null, fresh: { state } });
    expect(asks(world)).toBe(0);
  });

  it('is not asked of a return that there is not', async () => {
    const { world } = await open();
    expect(await ask(world, 9)).toMatchObject({ outcome: 'refused', words: 'sync:not-found', fresh: null });
    expect(asks(world)).toBe(0);
  });

  it('of a return that changed between reading and asking is refused, and read as it is now', async () => {
    const { world } = await open();
    world.fault.script = (path) => {
      if (path === EXTEND) world.server.books.change(idOf(1), { status: 28 }, world.options.clock.now());
      return null;
    };
    expect(await ask(world, 1)).toMatchObject({
      ...{ outcome: 'refused', words: '售后单状态已变更，不支持延长' },
      fresh: { state: 'closed' },
    });
  });

  it.each<[string, PracticeFault]>([
    ['a lost answer', { kind: 'lose-after' }],
    ['half an answer', { kind: 'truncate-after' }],
    ['500', { kind: 'error-after' }],
  ])('with %s is granted where the timer reads later, and asked once', async (_, fault) => {
    const { world, deadlineAt } = await open();
    faultAt(world, fault);
    expect(await ask(world, 1)).toMatchObject({
      outcome: 'granted',
      fresh: { platformDeadlineAt: deadlineAt + EXTENDED_BY_MS },
    });
  });

  it('whose answer is lost is unknown where the timer reads no later', async () => {
    const { world, deadlineAt } = await open({ rules: { extending: 'only-says' } });
    faultAt(world, { kind: 'lose-after' });
    expect(await ask(world, 1)).toMatchObject({
      ...{ outcome: 'unknown', words: 'net:dropped' },
      fresh: { platformDeadlineAt: deadlineAt },
    });
    expect(asks(world)).toBe(1);
  });

  it('that the platform takes without a later timer is not called granted', async () => {
    const { world, deadlineAt } = await open({ rules: { extending: 'only-says' } });
    expect(await ask(world, 1)).toMatchObject({ outcome: 'taken', fresh: { platformDeadlineAt: deadlineAt } });
  });

  it('says that nothing was asked where the throttle turned it away', async () => {
    const { world } = await open();
    faultAt(world, { kind: 'busy' });
    expect(await ask(world, 1)).toMatchObject({ outcome: 'not-asked', words: 'net:busy', retryAfterMs: 5_000 });
    expect(asks(world)).toBe(0);
  });

  it('says that nothing was asked where the platform can not be reached, or the token has ended', async () => {
    const { world } = await open({
      account: { appKey: '7000000000000000001', appSecret: 'planted-app-secret', accessToken: 'old' },
    });
    expect(await ask(world, 1)).toMatchObject({ outcome: 'not-asked', words: 'net:signed-out', isReached: true });
    await world.server.close();
    expect(await ask(world, 1)).toMatchObject({ outcome: 'not-asked', isReached: false });
    expect(asks(world)).toBe(0);
  });
});
