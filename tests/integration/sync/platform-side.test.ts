import { describe, expect, it } from 'vitest';
import { CARELESS, movedPerReturn, openNetBench, returnNoOf, until, viewOf } from '../../support/platform-net.ts';

describe('what happens at the platform without us', () => {
  it('a refund by hand is taken as the end, with nothing sent', async () => {
    const bench = await openNetBench({ rules: CARELESS });
    bench.server().payElsewhere(returnNoOf(1), 13_900);
    bench.server().payElsewhere(returnNoOf(2), 5_000);
    const paid = bench.order(1);
    const half = bench.order(2);
    bench.sync.start();
    await until(
      'both are judged',
      () => viewOf(bench, paid).state === 'done' && viewOf(bench, half).state === 'parked',
    );
    expect([bench.receiptHow(paid), viewOf(bench, half).lastWords]).toEqual(['already-closed', 'sync:refunded-less']);
    expect(bench.server().movements()).toHaveLength(2);
  });

  it.each(['closed', 'withdrawn'] as const)('a return that is %s is not refunded', async (state) => {
    const bench = await openNetBench();
    bench.server().setState(returnNoOf(1), state);
    const id = bench.order(1);
    bench.sync.start();
    await until('it is over', () => viewOf(bench, id).state === 'done');
    expect([bench.receiptHow(id), viewOf(bench, id).attempts]).toEqual(['already-closed', 0]);
    expect(bench.server().movements()).toEqual([]);
  });

  it('a locked one is parked, released by a person, and paid once', async () => {
    const bench = await openNetBench({ rules: CARELESS });
    bench.server().setState(returnNoOf(1), 'locked');
    const id = bench.order(1);
    bench.sync.start();
    await until('it is parked', () => viewOf(bench, id).state === 'parked');
    bench.server().setState(returnNoOf(1), 'open');
    expect(bench.outbox.release(id, bench.clock.now())).toBe(true);
    bench.sync.nudge();
    await until('it is done', () => viewOf(bench, id).state === 'done');
    expect(bench.server().movements()).toHaveLength(1);
  });

  it('a refusal for good is parked with the platform’s words, and goes through once released', async () => {
    const bench = await openNetBench({ rules: CARELESS });
    bench.server().setFaults({ isRefusing: true });
    const id = bench.order(1);
    bench.sync.start();
    await until('it is parked', () => viewOf(bench, id).state === 'parked');
    expect(viewOf(bench, id).lastWords).toMatch(/资金账户异常/);
    bench.server().setFaults(null);
    bench.outbox.release(id, bench.clock.now());
    bench.sync.nudge();
    await until('it is done', () => viewOf(bench, id).state === 'done');
    expect(bench.server().movements()).toHaveLength(1);
  });
});

describe('a platform that is away', () => {
  it('is noticed as offline; everything goes once it is back, nearest deadline first', async () => {
    const bench = await openNetBench({ rules: CARELESS });
    bench.sync.start();
    await until('it is online', () => bench.sync.isOnline());
    bench.server().setFaults({ isDown: true });
    await bench.server().settled();
    const now = bench.clock.now();
    const ids = [5, 2, 8, 1, 7].map((number) => bench.order(number, { deadlineAt: now + number * 3_600_000 }));
    bench.sync.nudge();
    await until(
      'it is offline',
      () => !bench.sync.isOnline() && ids.every((id) => viewOf(bench, id).lastWords !== null),
    );
    expect(ids.map((id) => viewOf(bench, id).attempts)).toEqual([0, 0, 0, 0, 0]);
    bench.server().setFaults(null);
    await bench.server().settled();
    await bench.sync.syncNow();
    await until('all are done', () => ids.every((id) => viewOf(bench, id).state === 'done'));
    expect(bench.sync.isOnline()).toBe(true);
    expect([...movedPerReturn(bench.server()).values()]).toEqual([1, 1, 1, 1, 1]);
  });

  it('may start anew with another port and token, its books unchanged', async () => {
    const bench = await openNetBench({ rules: CARELESS });
    let left = 1;
    bench.fault.script = (kind) => (kind === 'refund' && left-- > 0 ? { kind: 'lose-after' } : null);
    const ids = [bench.order(1), bench.order(2)];
    bench.sync.start();
    await until('one is unknown or done', () => viewOf(bench, ids[0] ?? '').attempts > 0);
    await bench.restartServer();
    await until('all are done', () => ids.every((id) => viewOf(bench, id).state === 'done'));
    expect([...movedPerReturn(bench.server()).entries()].sort()).toEqual([
      [returnNoOf(1), 1],
      [returnNoOf(2), 1],
    ]);
  });

  it('never sees two commands of one parcel at once, nor out of order', async () => {
    const bench = await openNetBench({ rules: CARELESS });
    bench.fault.script = (kind) => (kind === 'refund' ? { kind: 'slow-after', ms: 2_000 } : null);
    const ids = [3, 1, 2].map((number) => bench.order(number, { parcel: 'box' }));
    bench.sync.start();
    await until('all are done', () => ids.every((id) => viewOf(bench, id).state === 'done'));
    const moved = bench.server().movements();
    expect(moved.map(({ returnNo }) => returnNo)).toEqual([3, 1, 2].map(returnNoOf));
    expect((moved[1]?.at ?? 0) - (moved[0]?.at ?? 0)).toBeGreaterThanOrEqual(2_000);
  });
});
