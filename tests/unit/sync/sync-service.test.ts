import { describe, expect, it } from 'vitest';
import { createPlatforms } from '../../../src/main/platform/platform.ts';
import { createFakePlatform, OFFLINE } from '../../support/platform-fake.ts';
import { HOUR, MINUTE, openSyncBench, SECOND, START } from '../../support/platform-sync.ts';

const sends = (calls: string[]): string[] =>
  calls.filter((call) => call.startsWith('send')).map((call) => call.slice(5));
/** An answer that never comes. */
const never = (): Promise<never> => new Promise(() => undefined);

describe('the order of commands', () => {
  it('is nearest deadline first', async () => {
    const bench = openSyncBench();
    for (const hours of [9, 3, 17, 1, 12, 5, 20, 2]) bench.order(`R-${hours}`, { deadlineAt: START + hours * HOUR });
    bench.sync.start();
    await bench.clock.pass(SECOND);
    expect(sends(bench.platform.calls)).toEqual(['R-1', 'R-2', 'R-3', 'R-5', 'R-9', 'R-12', 'R-17', 'R-20']);
    await bench.sync.stop();
  });

  it('is as ordered within a parcel, one at a time (invariant 5)', async () => {
    const bench = openSyncBench();
    for (const number of [1, 2, 3])
      bench.order(`R-${number}`, { parcel: 'box', deadlineAt: START + (9 - number) * HOUR });
    let underWay = 0;
    let most = 0;
    bench.platform.onSend = async (body) => {
      most = Math.max(most, ++underWay);
      await new Promise<void>((resolve) => {
        bench.clock.after(SECOND, resolve);
      });
      underWay -= 1;
      return { kind: 'acknowledged', receipt: bench.platform.pay(body) };
    };
    bench.sync.start();
    await bench.clock.pass(10 * SECOND);
    expect(sends(bench.platform.calls)).toEqual(['R-1', 'R-2', 'R-3']);
    expect(most).toBe(1);
    await bench.sync.stop();
  });

  it('runs four at once, and no more', async () => {
    const bench = openSyncBench();
    for (let number = 1; number <= 20; number++) bench.order(`R-${number}`);
    let underWay = 0;
    let most = 0;
    bench.platform.onSend = async (body) => {
      most = Math.max(most, ++underWay);
      await new Promise<void>((resolve) => {
        bench.clock.after(SECOND, resolve);
      });
      underWay -= 1;
      return { kind: 'acknowledged', receipt: bench.platform.pay(body) };
    };
    bench.sync.start();
    await bench.clock.pass(10 * SECOND);
    expect(most).toBe(4);
    expect(bench.platform.moved).toHaveLength(20);
    await bench.sync.stop();
  });
});

describe('nothing starves', () => {
  it('gives up a call that never ends and lets the others go on', async () => {
    const bench = openSyncBench();
    bench.platform.onSend = (body) =>
      ['R-1', 'R-2', 'R-3', 'R-4'].includes(body.returnNo)
        ? never()
        : { kind: 'acknowledged', receipt: bench.platform.pay(body) };
    for (let number = 1; number <= 6; number++) bench.order(`R-${number}`, { deadlineAt: START + number * HOUR });
    bench.sync.start();
    await bench.clock.pass(MINUTE);
    expect(bench.platform.moved.map(({ returnNo }) => returnNo)).toEqual(['R-5', 'R-6']);
    expect(bench.outbox.counts()).toEqual({ waiting: 0, unknown: 4, parked: 0 });
    void bench.sync.stop();
  });

  it('keeps a dead platform from holding up another one', async () => {
    const bench = openSyncBench();
    const other = createFakePlatform(bench.clock, 'other');
    const dead = createFakePlatform(bench.clock, 'dead');
    dead.onRead = never;
    dead.onPull = never;
    const both = openSyncBench({ others: [other, dead] });
    for (let number = 1; number <= 8; number++)
      both.order(`D-${number}`, { platform: 'dead', deadlineAt: START + HOUR });
    const id = both.order('R-1', { platform: 'other' });
    both.sync.start();
    await both.clock.pass(SECOND);
    expect(both.outbox.view(id)?.state).toBe('done');
    expect(other.moved).toHaveLength(1);
    void both.sync.stop();
  });

  it('lets a throttled platform with a thousand waiting delay nobody else', { timeout: 30_000 }, async () => {
    const { clock } = openSyncBench();
    const busy = createFakePlatform(clock, 'busy');
    busy.onRead = () => ({ kind: 'failed', words: 'net:busy', retryAfterMs: 30_000, isReached: true });
    const bench = openSyncBench({ others: [busy] });
    bench.orderMany(1_000, { platform: 'busy', deadlineAt: START + HOUR });
    const later = [1, 2, 3].map((number) => bench.order(`R-${number}`, { deadlineAt: START + (20 + number) * HOUR }));
    bench.sync.start();
    await bench.clock.pass(2 * SECOND);
    expect(later.map((id) => bench.outbox.view(id)?.state)).toEqual(['done', 'done', 'done']);
    await bench.clock.pass(2 * MINUTE);
    const asked = busy.calls.filter((call) => call.startsWith('read'));
    expect(asked.length).toBeGreaterThan(4);
    expect(asked.length).toBeLessThanOrEqual(5 * 4);
    const next = bench.order('R-9', { deadlineAt: START + 30 * HOUR });
    bench.sync.nudge();
    await bench.clock.pass(SECOND);
    expect(bench.outbox.view(next)?.state).toBe('done');
    await bench.sync.stop();
  });

  it('lets a throttled platform delay no other one within the same box', async () => {
    const bench = openSyncBench();
    const other = createFakePlatform(bench.clock, 'other');
    const throttled = { kind: 'failed', words: '限流', retryAfterMs: 30 * MINUTE, isReached: true } as const;
    bench.platform.onRead = () => throttled;
    const sync = bench.again({ platforms: createPlatforms([bench.platform, other]) });
    bench.order('R-A1', { parcel: 'box', deadlineAt: START + HOUR });
    bench.order('R-B1', { parcel: 'box', platform: 'other', deadlineAt: START + 9 * HOUR });
    bench.order('R-A2', { parcel: 'box', deadlineAt: START + HOUR });
    bench.order('R-B2', { parcel: 'box', platform: 'other', deadlineAt: START + 8 * HOUR });
    sync.start();
    await bench.clock.pass(10 * SECOND);
    expect(bench.platform.calls.filter((call) => call !== 'pull')).toEqual(['read R-A1']);
    expect(sends(other.calls)).toEqual(['R-B1', 'R-B2']);
    expect(bench.outbox.commandsOfParcel('p-box').map(({ state }) => state)).toEqual([
      'waiting',
      'done',
      'waiting',
      'done',
    ]);

    bench.platform.onRead = () => ({ kind: 'read', state: 'open', refunds: [], paidCents: 20_000 });
    await bench.clock.pass(31 * MINUTE);
    expect(sends(bench.platform.calls)).toEqual(['R-A1', 'R-A2']);
    await sync.stop();
  });

  it('goes on after a fault of its own, without a tight loop', async () => {
    const faults: unknown[] = [];
    const bench = openSyncBench({
      onFault: (error) => {
        faults.push(error);
      },
    });
    let isBroken = true;
    bench.platform.onRead = () => {
      if (isBroken) throw new Error('a bug in the connector');
      return { kind: 'read', state: 'open', refunds: [], paidCents: 12_900 };
    };
    const id = bench.order('R-1');
    bench.sync.start();
    await bench.clock.pass(10 * MINUTE);
    expect(faults.length).toBeGreaterThan(5);
    expect(faults.length).toBeLessThan(30);
    isBroken = false;
    await bench.clock.pass(MINUTE);
    expect(bench.outbox.view(id)?.state).toBe('done');
    await bench.sync.stop();
  });
});

describe('ten hours offline', { timeout: 30_000 }, () => {
  it('keeps everything, tries for ever at most five minutes apart, and is done soon after', async () => {
    const bench = openSyncBench();
    bench.platform.onRead = () => OFFLINE;
    bench.platform.onPull = () => OFFLINE;
    for (let number = 1; number <= 12; number++) bench.order(`R-${number}`);
    bench.sync.start();
    await bench.clock.pass(SECOND);
    expect(bench.sync.isOnline()).toBe(false);
    await bench.clock.pass(10 * HOUR);
    expect(bench.outbox.counts()).toEqual({ waiting: 12, unknown: 0, parked: 0 });
    const asked = bench.platform.calls.filter((call) => call === 'read R-1').length;
    expect(asked).toBeGreaterThanOrEqual(120);
    expect(asked).toBeLessThan(400);
    const pulls = bench.platform.calls.filter((call) => call === 'pull').length;
    expect(pulls).toBeGreaterThan(1_700);
    expect(pulls).toBeLessThan(1_900);
    expect(bench.clock.timersSet()).toBeLessThan(20_000);

    bench.platform.onRead = () => ({ kind: 'read', state: 'open', refunds: [], paidCents: 12_900 });
    bench.platform.onPull = (cursor) => ({ kind: 'pulled', returns: [], cursor: cursor ?? '', hasMore: false });
    await bench.clock.pass(30 * SECOND);
    expect(bench.sync.isOnline()).toBe(true);
    expect(bench.outbox.counts()).toEqual({ waiting: 0, unknown: 0, parked: 0 });
    expect(bench.platform.moved).toHaveLength(12);
    await bench.sync.stop();
  });

  it('says each alarm once, eight, four and one hour before the deadline, and when it is late', async () => {
    const bench = openSyncBench();
    bench.platform.onRead = () => OFFLINE;
    const id = bench.order('R-1', { deadlineAt: START + 10 * HOUR });
    bench.sync.start();
    await bench.clock.pass(HOUR);
    expect(bench.alarms).toEqual([]);
    await bench.clock.pass(11 * HOUR);
    expect(bench.alarms).toEqual(['8h', '4h', '1h', 'late'].map((level) => ({ commandId: id, level })));
    await bench.sync.stop();
  });
});

describe('a clock that jumps', () => {
  it.each([
    ['400 days ahead', 400 * 24 * HOUR],
    ['3 days back', -3 * 24 * HOUR],
  ])('%s: neither fires everything nor sleeps for days', async (_, byMs) => {
    const bench = openSyncBench();
    const id = bench.order('R-1', { notBeforeAt: START + MINUTE });
    bench.sync.start();
    await bench.clock.pass(20 * SECOND);
    bench.clock.jump(byMs);
    await bench.clock.pass(25 * SECOND);
    expect(bench.platform.calls).not.toContain('read R-1');
    expect(bench.log.said.map(({ message }) => message)).toContain('clock-jumped');
    await bench.clock.pass(50 * SECOND);
    expect(bench.outbox.view(id)?.state).toBe('done');
    await bench.sync.stop();
  });

  it('is noticed at a start, too', async () => {
    const bench = openSyncBench();
    const id = bench.order('R-1', { notBeforeAt: START + 72 * HOUR, now: START + 72 * HOUR - MINUTE });
    bench.sync.start();
    await bench.clock.pass(11 * MINUTE);
    expect(bench.outbox.view(id)?.state).toBe('done');
    await bench.sync.stop();
  });
});

describe('stopping', () => {
  it('waits for what is under way and starts nothing more', async () => {
    const bench = openSyncBench();
    bench.platform.onSend = async (body) => {
      await new Promise<void>((resolve) => {
        bench.clock.after(5 * SECOND, resolve);
      });
      return { kind: 'acknowledged', receipt: bench.platform.pay(body) };
    };
    const ids = [1, 2, 3, 4, 5, 6].map((number) => bench.order(`R-${number}`));
    bench.sync.start();
    await bench.clock.pass(SECOND);
    let isStopped = false;
    const stopped = bench.sync.stop().then(() => {
      isStopped = true;
    });
    await bench.clock.pass(SECOND);
    expect(isStopped).toBe(false);
    await bench.clock.pass(5 * SECOND);
    await stopped;
    expect(ids.map((id) => bench.outbox.view(id)?.state)).toEqual([
      'done',
      'done',
      'done',
      'done',
      'waiting',
      'waiting',
    ]);
    const calls = bench.platform.calls.length;
    await bench.clock.pass(HOUR);
    expect(bench.platform.calls).toHaveLength(calls);
  });

  it('does not send what was only asked about when it is told to stop', async () => {
    const bench = openSyncBench();
    bench.platform.onRead = async () => {
      await new Promise<void>((resolve) => {
        bench.clock.after(5 * SECOND, resolve);
      });
      return { kind: 'read', state: 'open', refunds: [], paidCents: 12_900 };
    };
    const id = bench.order('R-1');
    bench.sync.start();
    await bench.clock.pass(SECOND);
    const stopped = bench.sync.stop();
    await bench.clock.pass(10 * SECOND);
    await stopped;
    expect(bench.outbox.view(id)).toMatchObject({ state: 'waiting', attempts: 0 });
  });
});
