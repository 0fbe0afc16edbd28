import { afterEach, describe, expect, it } from 'vitest';
import { StockBody } from '../../../src/shared/command-body.ts';
import type { ExpectedReturn } from '../../../src/shared/expected-return.ts';
import * as v from 'valibot';
import { aPhone, aReturn, BELT, createBenchFixture, FOREIGN_IMEI, SHIRT } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';

const WAYBILL = 'SF1300001234562';
let bench: BenchFixture;
afterEach(() => bench.close());
const run = (returns: ExpectedReturn[], ...scans: string[]) => {
  bench = createBenchFixture(returns);
  return scans.map((scan) => bench.scan(scan)).at(-1);
};
const inspectionId = (): string => bench.core.bench.view().recent[0]?.inspectionId ?? '';
const units = () => bench.core.dispositions.unitsOf(inspectionId());
const places = () => units().map(({ sku, disposition, bin }) => [sku, disposition, bin]);
const stock = () =>
  bench.core.db
    .prepare<[], { body: string; state: string }>(`SELECT body, state FROM command WHERE kind = 'stock' ORDER BY seq`)
    .all()
    .map(({ body, state }) => ({ ...v.parse(StockBody, JSON.parse(body)), state }));
const who = (operatorNo = '0217') => ({ ...bench.core.who(), operatorNo });
const moveAll = (disposition: 'restock' | 'second' | 'scrap' | 'keep', secondOperatorNo: string | null = null) =>
  bench.core.dispositions.move(
    { unitIds: units().map(({ id }) => id), disposition, bin: 'Z-09', secondOperatorNo },
    who(),
  );

describe('putting goods away', () => {
  it('gives each unit of an intact box its place and tells the stock once, apart from the refund', () => {
    run([aReturn()], WAYBILL, SHIRT, BELT, 'DP:OK');
    expect(places()).toEqual([
      ['SKU-1', 'restock', 'A-01'],
      ['SKU-2', 'restock', 'A-01'],
    ]);
    expect(stock()).toMatchObject([
      {
        state: 'waiting',
        key: `stock:training:${inspectionId()}:1`,
        waybill: WAYBILL,
        units: [
          { sku: 'SKU-1', quantity: 1, disposition: 'restock', bin: 'A-01', from: null },
          { sku: 'SKU-2', quantity: 1, disposition: 'restock', bin: 'A-01', from: null },
        ],
      },
    ]);
    expect(units()[0]?.stock).toBe('waiting');
  });

  it('puts an intact box into the bin that was scanned for it', () => {
    run([aReturn()], WAYBILL, SHIRT, BELT, 'DL:A-77', 'DP:OK');
    expect(places().map(([, , bin]) => bin)).toEqual(['A-77', 'A-77']);
  });

  it('keeps what waits for a decision, and the stock hears nothing of it', () => {
    run([aPhone()], 'JDVA11408814483', FOREIGN_IMEI, 'DP:SWP', 'DP:HOLD', 'DP:HOLD');
    // The phone that came instead: on no line of ours, and yet it lies somewhere.
    expect(places()).toEqual([[FOREIGN_IMEI, 'keep', 'HOLD-01']]);
    expect(stock()).toEqual([]);
  });

  it('takes what a person chose for goods that are refunded and not intact', () => {
    run([aReturn({ reason: 'quality' })], WAYBILL, SHIRT, BELT, 'DP:DMG', 'DP:C-STAINED', 'DP:DMG', 'DP:D-TO-SUPPLIER');
    bench.scan('DP:HOLD');
    expect(places().map(([, disposition]) => disposition)).toEqual(['to-supplier', 'to-supplier']);
    expect(stock()[0]?.units[0]).toMatchObject({ disposition: 'to-supplier', bin: 'S-01' });
  });

  it('is taken back with its verdict, and not once the stock was told', () => {
    run([aReturn()], WAYBILL, SHIRT, BELT, 'DP:OK', 'DP:UNDO');
    expect(stock().map(({ state }) => state)).toEqual(['cancelled']);
    bench.scan('DP:OK');
    expect(stock().map(({ state, key }) => [state, key.at(-1)])).toEqual([
      ['cancelled', '1'],
      ['waiting', '2'],
    ]);
    const due = bench.core.outbox.takeDue('training', bench.clock.now() + 60_000, 10);
    const told = due.find(({ kind }) => kind === 'stock');
    bench.core.outbox.noteSend(told?.id ?? '', bench.clock.now());
    expect(bench.core.bench.reopen(inspectionId()).refusal).toBe('already-sent');
    expect(units()).toHaveLength(2);
  });

  it('a refund that is parked does not hold the goods’ command up, nor the other way round', () => {
    run([aReturn()], WAYBILL, SHIRT, BELT, 'DP:OK');
    const at = bench.clock.now() + 60_000;
    const due = bench.core.outbox.takeDue('training', at, 10);
    expect(due.map(({ kind }) => kind).sort()).toEqual(['refund', 'stock']);
    const refund = due.find(({ kind }) => kind === 'refund');
    bench.core.outbox.noteAnswer(
      refund?.id ?? '',
      { step: 'ask-answer', outcome: 'x', words: 'no' },
      { kind: 'park' },
      at,
    );
    expect(bench.core.outbox.takeDue('training', at, 10).map(({ kind }) => kind)).toEqual(['stock']);
  });

  it('tells no stock to a platform that has none: the units are there for the list', () => {
    run([aReturn({ platform: 'shop-without-stock' })], WAYBILL, SHIRT, BELT, 'DP:OK');
    expect(stock()).toEqual([]);
    expect(units().map(({ stock: progress }) => progress)).toEqual(['none', 'none']);
  });

  it('tells the stock of a platform that has none to the system that takes all, with the shop’s name', () => {
    run([aReturn({ platform: 'sold-elsewhere', shop: '山岚男装' })], WAYBILL, SHIRT, BELT, 'DP:OK');
    const [told] = stock();
    expect(told).toMatchObject({ key: `stock:training:${inspectionId()}:1`, shop: '山岚男装', state: 'waiting' });
    expect(told?.units).toHaveLength(2);
    expect(units()[0]?.stock).toBe('waiting');
    const due = bench.core.outbox.takeDue('training', bench.clock.now() + 60_000, 10);
    expect(due.filter(({ kind }) => kind === 'stock').map(({ body }) => body)).toMatchObject([{ shop: '山岚男装' }]);
    expect(moveAll('second').ok).toBe(true);
    expect(stock()[1]).toMatchObject({ key: `stock:training:${inspectionId()}:2`, shop: '山岚男装' });
  });
});

describe('moving goods', () => {
  it('adds where they went, keeps where they were, and tells the stock of both', () => {
    run([aReturn()], WAYBILL, SHIRT, BELT, 'DP:OK');
    expect(moveAll('second').ok).toBe(true);
    expect(places()[0]).toEqual(['SKU-1', 'second', 'Z-09']);
    expect(stock()[1]?.units[0]).toMatchObject({
      disposition: 'second',
      bin: 'Z-09',
      from: { disposition: 'restock', bin: 'A-01' },
    });
    expect(bench.core.db.prepare('SELECT count(*) FROM disposition').pluck().get()).toBe(4);
  });

  it('scraps only with a second person, and never brings scrapped goods back', () => {
    run([aReturn({ reason: 'quality' })], WAYBILL, SHIRT, BELT, 'DP:DMG', 'DP:C-STAINED', 'DP:DMG', 'DP:HOLD');
    expect(moveAll('scrap')).toMatchObject({ error: { code: 'second-operator-needed' } });
    expect(moveAll('scrap', '0217')).toMatchObject({ error: { code: 'second-operator-needed' } });
    expect(moveAll('scrap', '0355').ok).toBe(true);
    expect(units()[0]).toMatchObject({ disposition: 'scrap', secondOperatorNo: '0355' });
    expect(moveAll('second')).toMatchObject({ error: { code: 'scrapped' } });
  });

  it('goes only where these goods may go, and only all at once', () => {
    run([aPhone()], 'JDVA11408814483', FOREIGN_IMEI, 'DP:SWP', 'DP:HOLD', 'DP:HOLD');
    expect(moveAll('restock')).toMatchObject({ error: { code: 'disposition-not-allowed' } });
    const gone = bench.core.dispositions.move(
      { unitIds: [...units().map(({ id }) => id), 'nobody'], disposition: 'keep', bin: 'Z-1', secondOperatorNo: null },
      who(),
    );
    expect(gone).toMatchObject({ error: { code: 'unknown-unit' } });
  });
});
