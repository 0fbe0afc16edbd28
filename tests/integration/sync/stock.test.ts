import { describe, expect, it } from 'vitest';
import type { NetworkFault } from '../../../src/main/platform/training/training-faults.ts';
import { seededRandom } from '../../support/platform-clock.ts';
import { CARELESS, movedPerReturn, openNetBench, until } from '../../support/platform-net.ts';
import type { NetBench } from '../../support/platform-net.ts';

const BOXES = 60;
const FAULTS: NetworkFault[] = [
  { kind: 'lose-before' },
  { kind: 'lose-after' },
  { kind: 'cut-after' },
  { kind: 'error-after' },
  { kind: 'truncate-after' },
  { kind: 'portal' },
  { kind: 'busy', status: 503, retryAfter: '1' },
  { kind: 'slow-after', ms: 40_000 },
];

const bookedPerKey = (bench: NetBench): number[] => {
  const booked = new Map<string, number>();
  for (const { key } of bench.server().ledger.bookings()) booked.set(key, (booked.get(key) ?? 0) + 1);
  return [...booked.values()];
};

describe('telling the stock', () => {
  it('books each box exactly once through a storm, at a stock system that books whatever comes', async () => {
    const bench = await openNetBench({ rules: CARELESS, returns: BOXES, seed: 7 });
    const chance = seededRandom(7);
    let left = 300;
    bench.fault.script = () =>
      left-- <= 0 || chance() < 0.5 ? null : (FAULTS[Math.floor(chance() * FAULTS.length)] ?? null);
    for (let number = 1; number <= BOXES; number += 1) {
      bench.order(number);
      bench.orderStock(number);
    }
    bench.sync.start();
    await until(
      'all is told and paid',
      () => bench.server().ledger.bookings().length >= BOXES && bench.server().movements().length >= BOXES,
      60_000,
    );
    await until('nothing is open', () => bench.outbox.countOpen('training') === 0, 60_000);
    expect(bookedPerKey(bench)).toEqual(Array.from({ length: BOXES }, () => 1));
    expect([...movedPerReturn(bench.server()).values()]).toEqual(Array.from({ length: BOXES }, () => 1));
  });

  it('pays although the stock can’t be told, and tells the stock although nothing can be paid', async () => {
    const bench = await openNetBench({ returns: 2 });
    bench.fault.script = (kind) => (kind === 'booking' || kind === 'stock' ? { kind: 'lose-before' } : null);
    bench.order(1);
    bench.orderStock(1);
    bench.sync.start();
    await until('it is paid', () => bench.server().movements().length === 1);
    expect(bench.server().ledger.bookings()).toEqual([]);
    bench.fault.script = (kind) => (kind === 'read' || kind === 'refund' ? { kind: 'lose-before' } : null);
    bench.order(2);
    bench.orderStock(2);
    await until('the goods are told', () => bench.server().ledger.bookings().length >= 1);
    expect(bench.server().movements()).toHaveLength(1);
  });

  it('parks what the stock system refuses, with its words, and shows it', async () => {
    const bench = await openNetBench({ returns: 1 });
    const key = bench.orderStock(99);
    bench.sync.start();
    await until('it is parked', () => bench.outbox.counts().parked === 1);
    expect(bench.outbox.list(10)).toMatchObject([
      { key, kind: 'stock', state: 'parked', units: 1, lastWords: '售后单不存在' },
    ]);
  });
});
