import { afterEach, describe, expect, it } from 'vitest';
import { aReturn, BELT, createBenchFixture, SHIRT } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';
import type { Judgements } from '../../../src/shared/domain-words.ts';
import { attestedOf } from '../../../src/main/decision/verdict-rules.ts';

const UNTESTED: Judgements = {
  ...{ packaging: 'untested', function: 'untested', appearance: 'untested' },
  ...{ accessories: 'untested', invoice: 'untested', reason: 'untested' },
};

let bench: BenchFixture;
afterEach(() => bench.close());
const refundBody = () => {
  bench.clock.advance(60_000);
  const due = bench.core.outbox.takeDue('training', bench.clock.now(), 9).find(({ kind }) => kind === 'refund');
  return due?.kind === 'refund' ? due.body : null;
};

describe('what a refund tells of the goods', () => {
  it('is what was judged; function, which nobody tested, is never attested', () => {
    bench = createBenchFixture();
    for (const text of ['SF1300001234562', SHIRT, BELT, 'DP:OK']) bench.scan(text);
    const body = refundBody();
    expect(body?.judgements).toMatchObject({ packaging: 'good', appearance: 'good' });
    expect(Object.keys(body?.judgements ?? {})).not.toContain('function');
  });

  it('is only the packaging of a box that was never opened', () => {
    bench = createBenchFixture([aReturn({ returnWaybill: null, outboundWaybill: 'SF1300001234562' })]);
    bench.scan('SF1300001234562');
    const body = refundBody();
    expect(body).toMatchObject({ via: 'outbound' });
    expect(body?.judgements).toEqual({ packaging: 'good' });
    expect(attestedOf(UNTESTED)).toEqual({});
    expect(attestedOf({ ...UNTESTED, function: 'bad' })).toEqual({ function: 'bad' });
  });
});
