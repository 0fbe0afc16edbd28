import { afterEach, describe, expect, it } from 'vitest';
import type { ExpectedReturn } from '../../../src/shared/expected-return.ts';
import { aReturn, createBenchFixture } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';

const WAYBILL = 'SF1300001234562';
const telling = (more: Partial<ExpectedReturn> = {}): ExpectedReturn => aReturn({ platform: 'telling', ...more });

let bench: BenchFixture;
afterEach(() => bench.close());
const notices = () =>
  bench.core.outbox.takeDue('telling', bench.clock.now(), 20).filter((one) => one.kind === 'received');
const untilUndone = (): void => {
  bench.clock.advance(60_000);
};

describe('the notice that a parcel is here', () => {
  it('is ordered with its opening, and leaves after the time to undo', () => {
    bench = createBenchFixture([telling()]);
    bench.scan(WAYBILL);
    const receivedAt = bench.clock.now();
    expect(notices()).toEqual([]);
    untilUndone();
    expect(notices()).toMatchObject([{ returnNo: 'R1', body: { key: 'received:telling:R1:1', receivedAt } }]);
  });

  it('gives way to the refund of its own parcel', () => {
    bench = createBenchFixture([telling()]);
    bench.scan(WAYBILL);
    for (const text of ['6901234567892', '6923456789018', 'DP:OK']) bench.scan(text);
    untilUndone();
    expect(bench.core.outbox.takeDue('telling', bench.clock.now(), 9).map(({ kind }) => kind)).toEqual([
      'refund',
      'received',
    ]);
  });

  it('is ordered once, however often the box is scanned and in how many boxes the return comes', () => {
    bench = createBenchFixture([telling({ moreWaybills: ['SF1300001234563'] })]);
    bench.scan(WAYBILL);
    bench.scan('DP:LATER');
    bench.scan(WAYBILL);
    bench.scan('DP:LATER');
    bench.scan('SF1300001234563');
    untilUndone();
    expect(notices()).toHaveLength(1);
  });

  it.each<[string, Partial<ExpectedReturn>]>([
    ['its platform has no such call', { platform: 'training' }],
    ['it is over at the platform', { state: 'refunded' }],
    ['it came back unopened under its outbound waybill', { returnWaybill: null, outboundWaybill: WAYBILL }],
  ])('is not ordered when %s', (_, more) => {
    bench = createBenchFixture([telling(more)]);
    bench.scan(WAYBILL);
    untilUndone();
    expect(notices()).toEqual([]);
    expect(bench.core.outbox.list(9).filter(({ kind }) => kind === 'received')).toEqual([]);
  });

  it('follows a return that a person found, and goes when that was a mistake', () => {
    bench = createBenchFixture([]);
    const id = bench.core.expectedReturns.save(telling({ returnWaybill: null }), bench.clock.now());
    bench.scan('SF1300009999991');
    bench.core.bench.claim(id, true);
    bench.core.bench.claim(id, false);
    untilUndone();
    expect(notices()).toEqual([]);
    bench.core.bench.claim(id, true);
    untilUndone();
    expect(notices()).toHaveLength(1);
  });

  it('follows a return that became known after the parcel', () => {
    bench = createBenchFixture([]);
    bench.setOnline(false);
    bench.scan(WAYBILL);
    bench.core.expectedReturns.save(telling(), bench.clock.now());
    bench.core.bench.returnsArrived();
    untilUndone();
    expect(notices()).toHaveLength(1);
  });

  it('is there or not there with the match itself', () => {
    bench = createBenchFixture([telling()]);
    const { db } = bench.core;
    db.exec(`CREATE TRIGGER full BEFORE INSERT ON command BEGIN SELECT RAISE(ABORT, 'full'); END`);
    expect(() => bench.scan(WAYBILL)).toThrow('full');
    expect(db.prepare('SELECT count(*) AS n FROM parcel_return').get()).toEqual({ n: 0 });
    expect(db.prepare('SELECT count(*) AS n FROM parcel').get()).toEqual({ n: 0 });
  });
});
