import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aPhone, createBenchFixture } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';

let bench: BenchFixture;
beforeEach(() => {
  bench = createBenchFixture([]);
});
afterEach(() => bench.close());

describe('a parcel that came while the bench was offline', () => {
  it('is unclaimed once the bench is up to date again and still nobody knows it', () => {
    bench.setOnline(false);
    const { core } = bench;
    for (const scan of ['JDVA11408814483', 'DP:OK', 'DP:HOLD']) bench.scan(scan);
    core.bench.returnsArrived();
    expect(core.toDecide.list()).toMatchObject([{ why: 'unmatched' }]);
    bench.setOnline(true);
    const before = bench.changes();
    core.bench.returnsArrived();
    expect(core.toDecide.list()).toMatchObject([{ why: 'unclaimed' }]);
    expect(bench.changes()).toBeGreaterThan(before);
    core.bench.returnsArrived();
    expect(bench.changes()).toBe(before + 1);

    core.expectedReturns.save(aPhone(), bench.clock.now());
    core.bench.returnsArrived();
    expect(core.toDecide.list()[0]?.expectedReturn?.returnNo).toBe('R-PHONE');
  });

  it('says of an open box and of the shelf that nobody knows it', () => {
    bench.setOnline(false);
    const { core } = bench;
    for (const scan of ['YT7700112233445', 'DP:LATER', 'JDVA11408814483']) bench.scan(scan);
    expect(core.bench.view().session?.matching).toBe('unmatched');
    bench.setOnline(true);
    core.bench.returnsArrived();
    expect(core.bench.view().session?.matching).toBe('unclaimed');
    expect(core.sessions.parcelOf('YT7700112233445')?.parcel.matching).toBe('unclaimed');
  });
});
