import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStationCases } from '../../../src/main/station-cases.ts';
import { createBenchFixture, SHIRT } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';
import { createMemoryLog } from '../app/memory-log.ts';

let bench: BenchFixture;
beforeEach(() => {
  bench = createBenchFixture();
});
afterEach(() => bench.close());

const faults: unknown[] = [];
const start = () => {
  const index = createStationCases({
    clock: bench.clock,
    log: createMemoryLog().log,
    core: () => bench.core,
    onFault: (error) => faults.push(error),
  });
  index.start();
  return index;
};
const docs = () => bench.core.db.prepare('SELECT count(*) AS n FROM case_doc').get();

describe('the index while nobody searches', () => {
  it('is brought up to date between two boxes, and not while one is open', () => {
    const index = start();
    for (const raw of ['SF1300001234562', SHIRT]) bench.scan(raw);
    bench.clock.advance(60_000);
    expect(docs()).toEqual({ n: 0 });
    bench.scan('DP:LATER');
    bench.clock.advance(15_000);
    expect(docs()).toEqual({ n: 1 });
    index.stop();
  });
  it('stops with the station', () => {
    const index = start();
    index.stop();
    for (const raw of ['SF1300001234562', SHIRT, 'DP:LATER']) bench.scan(raw);
    bench.clock.advance(60_000);
    expect(docs()).toEqual({ n: 0 });
  });
  it('tells the station of a disk that fails, and looks again later', () => {
    const index = start();
    for (const raw of ['SF1300001234562', SHIRT, 'DP:LATER']) bench.scan(raw);
    bench.core.db.exec('ALTER TABLE case_doc RENAME TO gone');
    bench.clock.advance(15_000);
    expect(faults).toHaveLength(1);
    bench.core.db.exec('ALTER TABLE gone RENAME TO case_doc');
    bench.clock.advance(15_000);
    expect(docs()).toEqual({ n: 1 });
    index.stop();
  });
});
