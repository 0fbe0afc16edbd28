import { describe, expect, it } from 'vitest';
import { createWangdiantongPlatform } from '../../../src/main/platform/wangdiantong/wangdiantong-platform.ts';
import { openMarketplaceBench } from '../../support/marketplace-bench.ts';
import { until } from '../../support/platform-net.ts';
import { stormScript } from '../../support/practice-storm.ts';
import { SALT, SECRET, noOf, openWorld, sample, unit } from '../../support/wangdiantong-world.ts';

describe('the whole sync at a strict Wangdiantong', { timeout: 120_000 }, () => {
  it('books each box in once through a storm, though the ERP takes a number twice, with a clock eleven minutes fast', async () => {
    const boxes = 25;
    const { server, options, fault } = await openWorld({ rules: { isCareful: false }, aheadMs: 660_000, factor: 100 });
    const serverNow = options.clock.now() - 660_000;
    server.books.add(Array.from({ length: boxes }, (_, index) => sample(index, serverNow - 60_000)));
    const bench = openMarketplaceBench((log) => createWangdiantongPlatform({ ...options, log }), options.clock);
    fault.script = stormScript(11, 100);
    const good = [unit({ quantity: 1 }), unit({ quantity: 1, disposition: 'second', bin: 'C-01' })];
    const ids = Array.from({ length: boxes }, (_, index) => bench.orderStock(noOf(index), good));
    bench.sync.start();
    await until('all are booked', () => ids.every((id) => bench.view(id).state === 'done'), 100_000);
    const booked = server.books.stockIns();
    expect(booked.map(({ refundNo }) => refundNo).sort()).toEqual(
      Array.from({ length: boxes }, (_, index) => noOf(index)),
    );
    expect(new Set(booked.map(({ outNo }) => outNo)).size).toBe(boxes);
    expect(booked.flatMap(({ lines }) => lines).reduce((sum, { num }) => sum + num, 0)).toBe(2 * boxes);
    const written = bench.everything();
    expect(written).toContain(noOf(1));
    expect(written).toContain('computer-clock-wrong');
    expect(written).not.toContain(SECRET);
    expect(written).not.toContain(SALT);
  });

  it('leaves each refund to a person, and ends it when the selling platform has refunded, once and alone', async () => {
    const { server, options } = await openWorld({ factor: 100 });
    const now = options.clock.now();
    server.books.add(Array.from({ length: 6 }, (_, index) => sample(index, now - 60_000)));
    const bench = openMarketplaceBench((log) => createWangdiantongPlatform({ ...options, log }), options.clock);
    const ids = Array.from({ length: 6 }, (_, index) => bench.order(noOf(index), 1_990));
    const [first = '', second = '', third = ''] = ids;
    bench.sync.start();
    await until('all wait for a person', () => ids.every((id) => bench.view(id).state === 'parked'), 20_000);
    expect(ids.map((id) => bench.view(id))).toEqual(
      ids.map(() => expect.objectContaining({ lastWords: 'sync:by-hand', attempts: 0 }) as unknown),
    );
    // The goods are in: the ERP is done with it, the buyer isn't.
    server.books.change(noOf(3), { status: 90, stockin: 3 }, options.clock.now());
    server.books.change(noOf(0), { rr: 5 }, options.clock.now());
    server.books.change(noOf(1), { rr: 5, guarantee: '15.00' }, options.clock.now());
    server.books.change(noOf(2), { rr: 1 }, options.clock.now());
    const isOver = (id: string): boolean => bench.view(id).lastWords !== 'sync:by-hand';
    await until('three are over', () => [first, second, third].every(isOver), 20_000);
    expect(bench.view(first).state).toBe('done');
    expect(bench.receiptHow(first)).toBe('already-closed');
    // Less than was ordered moved: that is a person's.
    expect(bench.view(second)).toMatchObject({ state: 'parked', lastWords: 'sync:refunded-less' });
    expect(bench.view(third).state).toBe('done');
    for (const id of ids.slice(3)) expect(bench.view(id)).toMatchObject({ state: 'parked', lastWords: 'sync:by-hand' });
    expect(server.calls).not.toContain('wms.stockin.Refund.createOrder');
  });
});
