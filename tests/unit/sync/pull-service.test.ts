import { describe, expect, it } from 'vitest';
import type { ExpectedReturn } from '../../../src/shared/expected-return.ts';
import { OFFLINE } from '../../support/platform-fake.ts';
import { HOUR, MINUTE, openSyncBench, SECOND, START } from '../../support/platform-sync.ts';

const told = (returnNo: string, more: Record<string, unknown> = {}): ExpectedReturn => ({
  platform: 'training',
  returnNo,
  orderNo: 'O-1',
  shop: '山岚男装',
  buyer: '王*',
  reason: 'no-reason',
  reasonText: '不想要了',
  category: 'clothing',
  amountCents: 12_900,
  freightCents: 0,
  currency: 'CNY',
  state: 'open',
  isMarkedHighValue: false,
  signedAt: START,
  platformDeadlineAt: null,
  returnWaybill: 'SF1300001234562',
  outboundWaybill: null,
  courier: 'sf',
  version: 1,
  lines: [{ sku: 'S', name: '衬衫', picture: null, quantity: 1, isGift: false, barcodes: [], serials: [] }],
  ...more,
});
const page = (returns: unknown[], cursor: string, hasMore = false) =>
  ({ kind: 'pulled', returns, cursor, hasMore }) as const;

describe('expected returns', () => {
  it('are pulled at the start, page by page, then every 20 s from the cursor on', async () => {
    const bench = openSyncBench();
    const asked: (string | null)[] = [];
    bench.platform.onPull = (cursor) => {
      asked.push(cursor);
      if (cursor === null) return page([told('R-1'), told('R-2')], '2', true);
      return cursor === '2' ? page([told('R-3')], '3') : page([], '3');
    };
    bench.sync.start();
    await bench.clock.pass(SECOND);
    expect(bench.pulled.map(({ returnNo }) => returnNo)).toEqual(['R-1', 'R-2', 'R-3']);
    expect(asked).toEqual([null, '2']);
    await bench.clock.pass(MINUTE);
    expect(asked).toEqual([null, '2', '3', '3', '3']);
    expect(bench.cursors.get('training')).toBe('3');
    expect(bench.changes()).toBeGreaterThan(0);
    await bench.sync.stop();
  });

  it('are stored some at a time, others have their turn in between, and the cursor moves after the last of a page', async () => {
    const some: { saved: number; cursor: string | undefined; turns: number }[] = [];
    let turns = 0;
    const bench = openSyncBench({
      savePulled: (returns) => {
        some.push({ saved: returns.length, cursor: bench.cursors.get('training'), turns });
        bench.clock.after(0, () => {
          turns += 1;
        });
      },
    });
    const many = Array.from({ length: 400 }, (_, index) => told(`R-${index}`));
    bench.platform.onPull = (cursor) => (cursor === null ? page(many, '1') : page([], '1'));
    bench.sync.start();
    await bench.clock.pass(SECOND);
    expect(some).toEqual([
      { saved: 167, cursor: undefined, turns: 0 },
      { saved: 167, cursor: undefined, turns: 1 },
      { saved: 66, cursor: undefined, turns: 2 },
    ]);
    expect(bench.cursors.get('training')).toBe('1');
    await bench.sync.stop();
  });

  it('of the next page are on their way while a page is stored, one call at a time; the cursor moves over what is stored', async () => {
    const steps: string[] = [];
    const bench = openSyncBench({
      savePulled: (returns) => {
        steps.push(`store ${returns[0]?.returnNo ?? ''} at ${bench.cursors.get('training') ?? 'start'}`);
      },
    });
    const pageOf = (number: number) =>
      page(
        Array.from({ length: 200 }, (_, index) => told(`R-${number}-${index}`)),
        String(number),
        number < 3,
      );
    let underWay = 0;
    bench.platform.onPull = async (cursor) => {
      underWay += 1;
      steps.push(`ask ${cursor ?? 'start'}${underWay > 1 ? ' too many' : ''}`);
      await new Promise<void>((resolve) => {
        bench.clock.after(50, resolve);
      });
      underWay -= 1;
      return pageOf(Number(cursor ?? '0') + 1);
    };
    bench.sync.start();
    await bench.clock.pass(SECOND);
    expect(steps).toEqual([
      'ask start',
      ...['store R-1-0 at start', 'ask 1', 'store R-1-167 at start'],
      ...['store R-2-0 at 1', 'ask 2', 'store R-2-167 at 1'],
      ...['store R-3-0 at 2', 'store R-3-167 at 2'],
    ]);
    expect(bench.cursors.get('training')).toBe('3');
    await bench.sync.stop();
  });

  it('that could not be stored end the round only when the next page, asked for already, has come', async () => {
    const faults: unknown[] = [];
    const bench = openSyncBench({
      onFault: (error) => faults.push(error),
      savePulled: () => {
        throw new Error('database or disk is full');
      },
    });
    let isAnswered = false;
    bench.platform.onPull = async (cursor) => {
      if (cursor === null) return page([told('R-1')], '1', true);
      await new Promise<void>((resolve) => {
        bench.clock.after(SECOND, resolve);
      });
      isAnswered = true;
      throw new Error('a bug of the connector');
    };
    bench.sync.start();
    await bench.clock.pass(500);
    let isStopped = false;
    const stopped = bench.sync.stop().then(() => {
      isStopped = true;
    });
    await bench.clock.pass(100);
    expect([isAnswered, isStopped]).toEqual([false, false]);
    await bench.clock.pass(SECOND);
    await stopped;
    expect([isAnswered, isStopped]).toEqual([true, true]);
    expect(faults).toEqual([new Error('database or disk is full')]);
    expect(bench.cursors.size).toBe(0);
  });

  it('meet a fault of the connector when its page is waited for: the page before is kept', async () => {
    const faults: unknown[] = [];
    const bench = openSyncBench({ onFault: (error) => faults.push(error) });
    const many = Array.from({ length: 400 }, (_, index) => told(`R-${index}`));
    bench.platform.onPull = (cursor) => {
      if (cursor === null) return page(many, '1', true);
      throw new Error('a bug of the connector');
    };
    bench.sync.start();
    await bench.clock.pass(SECOND);
    expect(bench.pulled).toHaveLength(400);
    expect(bench.cursors.get('training')).toBe('1');
    expect(faults).toEqual([new Error('a bug of the connector')]);
    await bench.sync.stop();
  });

  it('that are not understood are counted and logged without their contents; the others are kept', async () => {
    const bench = openSyncBench();
    const bad = [
      told('R-2', { amountCents: -1, buyer: '赵钱孙' }),
      told('R-3', { platform: 'elsewhere' }),
      told('R-4', { returnWaybill: '../../etc' }),
      told('R-5', { lines: [] }),
      null,
      'text',
      { __proto__: { platform: 'training' } },
    ];
    bench.platform.onPull = () => page([told('R-1'), ...bad, told('R-9')], '1');
    bench.sync.start();
    await bench.clock.pass(SECOND);
    expect(bench.pulled.map(({ returnNo }) => returnNo)).toEqual(['R-1', 'R-9']);
    const warnings = bench.log.said.filter(({ message }) => message === 'pulled-return-not-understood');
    expect(warnings).toHaveLength(bad.length);
    expect(warnings[0]?.facts).toEqual({ platform: 'training', position: 1, where: 'amountCents' });
    expect(JSON.stringify(bench.log.said)).not.toContain('赵钱孙');
    expect(bench.log.said.find(({ message }) => message === 'returns-pulled')?.facts).toMatchObject({
      saved: 2,
      bad: 7,
    });
    await bench.sync.stop();
  });

  it('are pulled again when they could not be stored: the cursor moves after the rows', async () => {
    let isFull = true;
    const stored: string[] = [];
    const bench = openSyncBench({
      savePulled: (returns) => {
        if (isFull) throw new Error('database or disk is full');
        stored.push(...returns.map(({ returnNo }) => returnNo));
      },
    });
    bench.platform.onPull = (cursor) => (cursor === null ? page([told('R-1')], '1') : page([], '1'));
    bench.sync.start();
    await bench.clock.pass(SECOND);
    expect(bench.cursors.size).toBe(0);
    isFull = false;
    await bench.clock.pass(MINUTE);
    expect(stored).toEqual(['R-1']);
    await bench.sync.stop();
  });

  it('are not asked for in a loop by a platform that always says "more"', async () => {
    const bench = openSyncBench();
    bench.platform.onPull = () => page([], 'same', true);
    bench.sync.start();
    await bench.clock.pass(SECOND);
    expect(bench.platform.calls.length).toBeLessThan(5);
    let next = 0;
    bench.platform.onPull = () => page([], String(++next), true);
    await bench.clock.pass(20 * SECOND);
    expect(bench.platform.calls.length).toBeLessThan(210);
    await bench.sync.stop();
  });

  it('are pulled at once on a nudge, and one pull at a time', async () => {
    const bench = openSyncBench();
    bench.sync.start();
    await bench.clock.pass(5 * SECOND);
    bench.sync.nudge();
    bench.sync.nudge();
    bench.sync.nudge();
    await bench.clock.pass(SECOND);
    expect(bench.platform.calls).toEqual(['pull', 'pull']);
    await bench.sync.stop();
  });
});

describe('online', () => {
  it('is what the last contact told', async () => {
    const bench = openSyncBench();
    expect(bench.sync.isOnline()).toBe(false);
    bench.sync.start();
    await bench.clock.pass(SECOND);
    expect(bench.sync.isOnline()).toBe(true);
    bench.platform.onPull = () => OFFLINE;
    const before = bench.changes();
    await bench.clock.pass(30 * SECOND);
    expect(bench.sync.isOnline()).toBe(false);
    expect(bench.changes()).toBeGreaterThan(before);
    bench.platform.onPull = () => ({ kind: 'failed', words: 'net:server-fault', retryAfterMs: null, isReached: true });
    await bench.clock.pass(30 * SECOND);
    expect(bench.sync.isOnline()).toBe(true);
    await bench.sync.stop();
  });

  it('takes a platform that never answers a pull for gone', async () => {
    const bench = openSyncBench();
    bench.platform.onPull = () => new Promise(() => undefined);
    bench.sync.start();
    await bench.clock.pass(HOUR);
    expect(bench.sync.isOnline()).toBe(false);
    expect(bench.platform.calls.length).toBeGreaterThan(40);
    void bench.sync.stop();
  });
});
