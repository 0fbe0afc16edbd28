import { describe, expect, it } from 'vitest';
import { atOnce } from '../../../src/main/db/commit.ts';
import { createFakePlatform } from '../../support/platform-fake.ts';
import { HOUR, openSyncBench, SECOND } from '../../support/platform-sync.ts';
import type { SyncBench } from '../../support/platform-sync.ts';

/** A bench whose flushes are counted. */
function openCounted(more: Parameters<typeof openSyncBench>[0] = {}): { bench: SyncBench; flushes: () => number } {
  let flushes = 0;
  const bench = openSyncBench({
    together: (act) => {
      flushes += 1;
      atOnce(bench.db, act);
    },
    ...more,
  });
  return { bench, flushes: () => flushes };
}

const inOneMs = (bench: SyncBench): Promise<void> =>
  new Promise((resolve) => {
    bench.clock.after(1, resolve);
  });

describe('commands under way together', () => {
  it('share two flushes, one before their requests leave and one for their receipts', async () => {
    const { bench, flushes } = openCounted();
    const noted: number[] = [];
    bench.platform.onSend = (body) => {
      noted.push(bench.outbox.counts().unknown);
      return { kind: 'acknowledged', receipt: bench.platform.pay(body) };
    };
    const ids = [1, 2, 3, 4].map((number) => bench.order(`R-${number}`));
    bench.sync.start();
    await bench.clock.pass(SECOND);
    expect(ids.map((id) => bench.outbox.view(id)?.state)).toEqual(['done', 'done', 'done', 'done']);
    // All four were noted when the first of them left.
    expect(noted).toEqual([4, 4, 4, 4]);
    expect(flushes()).toBe(2);
    await bench.sync.stop();
  });

  it('are as many as the platform takes', async () => {
    const wide = Object.assign(createFakePlatform(openSyncBench().clock, 'wide'), { atOnce: 8 });
    const { bench } = openCounted({ others: [wide] });
    let underWay = 0;
    let most = 0;
    const call = async (): Promise<void> => {
      most = Math.max(most, ++underWay);
      await inOneMs(bench);
      underWay -= 1;
    };
    wide.onRead = async () => {
      await call();
      return { kind: 'read', state: 'open', refunds: [], paidCents: 12_900 };
    };
    wide.onSend = async (body) => {
      await call();
      return { kind: 'acknowledged', receipt: wide.pay(body) };
    };
    bench.orderMany(30, { platform: 'wide' });
    bench.sync.start();
    await bench.clock.pass(10 * SECOND);
    expect(most).toBe(8);
    expect(wide.moved).toHaveLength(30);
    await bench.sync.stop();
  });

  it('let the next ones ask while their answers wait to be stored with what those have to note', async () => {
    const { bench, flushes } = openCounted();
    bench.orderMany(12, {});
    bench.sync.start();
    await bench.clock.pass(SECOND);
    expect(bench.platform.moved).toHaveLength(12);
    // Four at a time, so three rounds: the first asks, twice answers and asks together, the last answers.
    expect(flushes()).toBe(4);
    expect(bench.outbox.counts()).toMatchObject({ waiting: 0, unknown: 0 });
    await bench.sync.stop();
  });

  it('are in step again soon after one answer was late', async () => {
    const { bench, flushes } = openCounted();
    bench.platform.onRead = async () => {
      await inOneMs(bench);
      return { kind: 'read', state: 'open', refunds: [], paidCents: 12_900 };
    };
    bench.platform.onSend = async (body) => {
      await inOneMs(bench);
      // Longer than a flush waits: the others are stored without it.
      if (bench.platform.moved.length === 3) for (let ms = 0; ms < 7; ms += 1) await inOneMs(bench);
      return { kind: 'acknowledged', receipt: bench.platform.pay(body) };
    };
    bench.orderMany(80, {});
    bench.sync.start();
    await bench.clock.pass(SECOND);
    expect(bench.platform.moved).toHaveLength(80);
    // Twenty rounds of four and the last answers are 21; each that runs out of step would make it two a round.
    expect(flushes()).toBeLessThanOrEqual(25);
    await bench.sync.stop();
  });

  it('of one parcel still wait until the one before is stored', async () => {
    const { bench } = openCounted();
    const [first, second] = [bench.order('R-1', { parcel: 'P' }), bench.order('R-2', { parcel: 'P' })];
    const before: unknown[] = [];
    bench.platform.onRead = (returnNo) => {
      before.push([returnNo, bench.outbox.view(first)?.state]);
      return { kind: 'read', state: 'open', refunds: [], paidCents: 12_900 };
    };
    bench.sync.start();
    await bench.clock.pass(SECOND);
    expect(before).toEqual([
      ['R-1', 'waiting'],
      ['R-2', 'done'],
    ]);
    expect(bench.outbox.view(second)?.state).toBe('done');
    await bench.sync.stop();
  });

  it('do not wait for one whose platform says nothing', async () => {
    const { bench } = openCounted();
    bench.platform.onRead = (returnNo) =>
      returnNo === 'R-1'
        ? new Promise(() => undefined)
        : { kind: 'read', state: 'open', refunds: [], paidCents: 12_900 };
    bench.order('R-1');
    const id = bench.order('R-2');
    bench.sync.start();
    await bench.clock.pass(10);
    expect(bench.outbox.view(id)?.state).toBe('done');
    void bench.sync.stop();
  });

  it('store the others when one of them meets a fault', async () => {
    const faults: unknown[] = [];
    const { bench } = openCounted({
      onFault: (error) => faults.push(error),
      noteReturnState: ({ returnNo }) => {
        if (returnNo === 'R-2') throw new Error('a bug');
      },
    });
    const ids = [1, 2, 3].map((number) => bench.order(`R-${number}`));
    bench.sync.start();
    await bench.clock.pass(SECOND);
    expect(ids.map((id) => bench.outbox.view(id)?.state)).toEqual(['done', 'unknown', 'done']);
    expect(faults).toHaveLength(1);
    expect(bench.platform.moved).toHaveLength(3);
    await bench.sync.stop();
  });
});

describe('what was read before a flush', () => {
  it('is not acted upon when the platform has asked to be left alone meanwhile', async () => {
    const { bench } = openCounted();
    bench.platform.onRead = async (returnNo) => {
      if (returnNo === 'R-1') return { kind: 'read', state: 'open', refunds: [], paidCents: 12_900 };
      await inOneMs(bench);
      return { kind: 'failed', words: 'net:busy', retryAfterMs: 60_000, isReached: true };
    };
    const id = bench.order('R-1');
    bench.order('R-2');
    bench.sync.start();
    await bench.clock.pass(30 * SECOND);
    expect(bench.platform.calls).not.toContain('send R-1');
    expect(bench.outbox.view(id)).toMatchObject({ state: 'waiting', attempts: 0 });
    await bench.sync.stop();
  });

  it('is read again when the PC fell asleep in between', async () => {
    const { bench } = openCounted();
    let reads = 0;
    bench.platform.onRead = async (returnNo) => {
      if (returnNo === 'R-1') reads += 1;
      else {
        await inOneMs(bench);
        bench.clock.jump(3 * HOUR);
        await inOneMs(bench);
        await inOneMs(bench);
      }
      return { kind: 'read', state: 'open', refunds: [], paidCents: 12_900 };
    };
    const id = bench.order('R-1');
    bench.order('R-2');
    bench.sync.start();
    await bench.clock.pass(SECOND);
    expect(reads).toBe(2);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'done', attempts: 1 });
    await bench.sync.stop();
  });
});
