import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aPhone, createBenchFixture, FOREIGN_IMEI, IMEI } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';

const PICTURE = 'data:image/png;base64,iVBORw0KGgo=';
let bench: BenchFixture;
beforeEach(() => {
  bench = createBenchFixture([
    aPhone({
      buyerPictures: [PICTURE, 'https://pictures.example/1.jpg'],
      shippedWeightG: 486,
      sealNo: 'FC7730412',
    }),
  ]);
  bench.scan('JDVA11408814483');
});
afterEach(() => bench.close());

const ask = () => {
  const session = bench.core.sessions.readOpen();
  return { inspectionId: session?.inspection.id ?? '', returnId: session?.returns[0]?.id ?? '' };
};

describe('the view of three', () => {
  it('sets what was shipped, what the buyer shows and what lies here side by side', () => {
    bench.scan(FOREIGN_IMEI);
    bench.takePhoto('serial');
    expect(bench.core.threeWay.read(ask())).toMatchObject({
      ok: true,
      value: {
        shipped: { lines: [{ name: '手机', quantity: 1, serials: [IMEI] }], weightG: 486, sealNo: 'FC7730412' },
        buyer: { reason: 'no-reason', pictures: [PICTURE], elsewhere: 1 },
        bench: { photos: [{ shot: 'serial' }], seenSerials: [FOREIGN_IMEI], isForeign: true },
      },
    });
  });

  it('says nothing of a serial that is the right one', () => {
    bench.scan(IMEI);
    expect(bench.core.threeWay.read(ask())).toMatchObject({
      value: { bench: { seenSerials: [IMEI], isForeign: false } },
    });
  });

  it('shows pictures of this return and of the box, not those of another return', () => {
    const { inspectionId, returnId } = ask();
    bench.takePhoto('body', returnId);
    bench.takePhoto('outer', null);
    expect(bench.core.threeWay.read({ inspectionId, returnId })).toMatchObject({
      value: { bench: { photos: [{ shot: 'body' }, { shot: 'outer' }] } },
    });
    expect(bench.core.threeWay.read({ inspectionId, returnId: 'another' })).toMatchObject({
      error: { code: 'unknown-return' },
    });
    expect(bench.core.threeWay.read({ inspectionId: 'none', returnId })).toMatchObject({
      error: { code: 'unknown-inspection' },
    });
  });

  it('costs the bench nothing: a box that is open carries no buyer’s pictures', () => {
    expect(JSON.stringify(bench.core.bench.view())).not.toContain(PICTURE);
  });

  it('is renewed with what the platform tells later', () => {
    bench.core.expectedReturns.save(aPhone({ version: 2, sealNo: 'FC1' }), bench.clock.now());
    expect(bench.core.threeWay.read(ask())).toMatchObject({
      value: { shipped: { sealNo: 'FC1', weightG: null }, buyer: { pictures: [], elsewhere: 0 } },
    });
  });
});
