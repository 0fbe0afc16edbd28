import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { shiftSheet } from '../../../src/main/print/shift-sheet.ts';
import { shiftOf } from '../../../src/main/station-shift.ts';
import { createBenchFixture } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';

const WAYBILL = 'SF1300001234562';
const PHONE = 'JDVA11408814483';

let bench: BenchFixture;
beforeEach(() => {
  bench = createBenchFixture();
});
afterEach(() => bench.close());

const shift = () => shiftOf(bench.core);
const rows = () => shift().rows(bench.clock.now());
const handed = () =>
  bench.core.db.prepare<[], { body: string }>(`SELECT body FROM custody_event WHERE kind = 'shift-handed'`).all();

describe('what a shift leaves', () => {
  it('is the open box, what is due, and what stands on the shelf', () => {
    bench.core.dock.scan({ raw: PHONE, place: 'K-08' }, bench.core.who());
    bench.scan('ZZ1100112233');
    bench.core.bench.command('LATER');
    bench.scan(WAYBILL);
    expect(rows().map(({ kind, waybill, place }) => [kind, waybill, place])).toEqual([
      ['open-box', WAYBILL, null],
      ['deadline', PHONE, 'K-08'],
      ['deadline', 'ZZ1100112233', null],
      ['deadline', WAYBILL, null],
      ['shelf', 'ZZ1100112233', null],
    ]);
  });
  it('goes onto a sheet with a line for each of the two, escaped', () => {
    const bad = { kind: 'shelf' as const, waybill: '<b>', place: null, title: '<script>', dueAt: null, owner: null };
    const made = { language: 'zh' as const, now: bench.clock.now() };
    const printed = { stationName: '退货台 3', operatorNo: '0217', labelPrinter: '' };
    const sheet = shiftSheet([bad, ...rows()], '0031', { ...made, bench: printed });
    expect(sheet.html).toContain('交班人 0217');
    expect(sheet.html).toContain('接班人 0031');
    expect(sheet.html).not.toContain('<script>');
  });
});

describe('handing over', () => {
  const giver = () => bench.core.who();
  it('to a colleague is a line of the chain', async () => {
    const result = await shift().hand({ by: 'number', operatorNo: '0031' }, giver());
    expect(result).toMatchObject({ ok: true, value: { giverNo: giver().operatorNo, takerNo: '0031' } });
    expect(handed()).toEqual([{ body: expect.stringContaining('"takerNo":"0031"') as string }]);
  });
  it('to oneself is refused, and nothing is noted', async () => {
    const result = await shift().hand({ by: 'number', operatorNo: giver().operatorNo }, giver());
    expect(result).toMatchObject({ ok: false, error: { code: 'shift-same-person' } });
    expect(handed()).toEqual([]);
  });
  it('takes a badge where the bench knows its people, and no number then', async () => {
    const { people } = bench.core;
    const made = await people.first({ operatorNo: '0001', name: '陈主管', pin: '4711' });
    if (!made.ok) throw new Error(made.error.code);
    const badge = people.issueBadge(made.value.id, '0001');
    if (!badge.ok) throw new Error(badge.error.code);
    expect(await shift().hand({ by: 'number', operatorNo: '0031' }, giver())).toMatchObject({
      error: { code: 'shift-by-badge' },
    });
    expect(await shift().hand({ by: 'badge', badge: badge.value.code }, giver())).toMatchObject({
      value: { takerNo: '0001' },
    });
    expect(await shift().hand({ by: 'badge', badge: 'ZZZZZZZZZZZZ' }, giver())).toMatchObject({ ok: false });
  });
});
