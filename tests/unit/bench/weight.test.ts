import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readScan } from '../../../src/shared/scan-grammar.ts';
import { aPhone, createBenchFixture } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';

describe('what a scale types', () => {
  it.each([
    ['0.486 kg', 486],
    ['  +0.4865kg\r\n', 487],
    ['486 g', 486],
    ['12500 G', 12_500],
    ['４８６ｇ', 486],
  ])('%j is a weight', (raw, grams) => {
    expect(readScan(raw)).toMatchObject({ shape: 'weight', grams });
  });

  it.each(['486', '0 g', '-0.486 kg', '201 kg', '1.2.3 kg', '486 lb', 'SF1300001234562G', '0.486 kg x'])(
    '%j is none',
    (raw) => {
      expect(readScan(raw).shape).not.toBe('weight');
    },
  );
});

describe('a box on the scale', () => {
  let bench: BenchFixture;
  beforeEach(() => {
    bench = createBenchFixture([aPhone({ shippedWeightG: 486 })]);
  });
  afterEach(() => bench.close());
  const shown = () => {
    const { session } = bench.core.bench.view();
    return session === null ? null : [session.weightG, session.shippedWeightG];
  };

  it('is shown beside what was shipped, the last weight counts, and undo takes it back', () => {
    bench.scan('JDVA11408814483');
    expect(shown()).toEqual([null, 486]);
    expect(bench.scan('0.500 kg').tone).toBe('accepted');
    bench.scan('452 g');
    expect(shown()).toEqual([452, 486]);
    bench.scan('DP:UNDO');
    expect(shown()).toEqual([500, 486]);
  });

  it('stands in the chain and in the time line of the case', () => {
    bench.scan('JDVA11408814483');
    const id = bench.core.sessions.readOpen()?.inspection.id ?? '';
    bench.scan('452 g');
    const lines = bench.core.custody.entriesOf(id).map(({ line }) => line);
    expect(lines.some((line) => line.includes('{\\"kind\\":\\"weighed\\",\\"grams\\":452}'))).toBe(true);
  });

  it('is goods where a line of this box has that very code, and nothing without a box', () => {
    expect(bench.scan('452 g').tone).toBe('unreadable');
    const [line] = aPhone().lines;
    if (line === undefined) throw new Error('a phone has a line');
    bench.core.expectedReturns.save(
      aPhone({
        returnNo: 'R-2',
        returnWaybill: 'SF1300001234562',
        lines: [{ ...line, serials: [], barcodes: ['500G'] }],
      }),
      bench.clock.now(),
    );
    bench.scan('SF1300001234562');
    expect(bench.scan('500g').tone).toBe('counted');
    expect(shown()?.[0]).toBeNull();
  });
});
