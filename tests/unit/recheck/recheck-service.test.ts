import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RECHECK_QUERIES } from '../../../src/main/recheck/recheck-store.ts';
import { newStationKey } from '../../../src/main/custody/station-key.ts';
import type { RecheckInput } from '../../../src/shared/recheck.ts';
import { letIn, refundsOf } from '../../support/approval-bench.ts';
import { aReturn, BELT, createBenchFixture, SHIRT } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';
import { planOf } from '../../support/platform-plan.ts';

const WAYBILL = 'SF1300001234562';
const SECOND = 'SF1300009999999';

let bench: BenchFixture;
let lot: number;
beforeEach(async () => {
  lot = 0;
  const other = aReturn({ returnNo: 'R2', returnWaybill: SECOND });
  bench = createBenchFixture([aReturn(), other], newStationKey(), () => lot);
  await letIn(bench.core, '0217', { roles: ['inspector'] });
  await letIn(bench.core, '0031', { roles: ['inspector'] });
});
afterEach(() => bench.close());

const sit = (operatorNo: string): void => {
  bench.core.settingsStore.set({ operatorNo }, bench.clock.now());
};
const look = (operatorNo: string, isSupervisor = false) => bench.core.rechecks.view({ operatorNo, isSupervisor });

/** The box of two pieces, judged intact with its pictures: closed. */
function judge(waybill = WAYBILL): string {
  bench.scan(waybill);
  for (const shot of ['label', 'outer', 'contents', 'body', 'seal'] as const) bench.takePhoto(shot);
  const inspectionId = bench.core.sessions.readOpen()?.inspection.id ?? '';
  for (const raw of [SHIRT, BELT, 'DP:OK']) bench.scan(raw);
  expect(bench.core.sessions.readOpen()).toBeNull();
  return inspectionId;
}
const second = (more: Partial<RecheckInput> = {}) => {
  const verdictId = look('0031').open[0]?.verdictId ?? '';
  return bench.core.rechecks.judge({ verdictId, verdict: 'intact', codes: [], note: '', ...more }, bench.core.who());
};
const events = (event: string): Record<string, unknown>[] =>
  bench.core.db
    .prepare<[string], { body: string }>('SELECT body FROM custody_entry WHERE event = ? ORDER BY seq')
    .all(event)
    .map(({ body }) => (JSON.parse(body) as { row: Record<string, unknown> }).row);

describe('drawing', () => {
  it('stands in the chain, holds up no money, and sends the goods to the place of re-checks', () => {
    const inspectionId = judge();
    expect(events('recheck-drawn')).toMatchObject([{ inspection_id: inspectionId, operator_no: '0217', percent: 2 }]);
    expect(refundsOf(bench)).toMatchObject([{ state: 'waiting' }]);
    const bins = bench.core.dispositions.unitsOf(inspectionId).map(({ bin, disposition }) => `${disposition} ${bin}`);
    expect(bins).toEqual(['restock RC-01', 'restock RC-01']);
    expect(bench.core.bench.view().panel).toMatchObject({ kind: 'recheck-put', waybill: WAYBILL, place: 'RC-01' });
    expect(bench.core.bench.dismissPanel().panel).toBeNull();
  });

  it('is left to chance, and off at 0', () => {
    lot = 0.02;
    judge();
    expect(events('recheck-drawn')).toEqual([]);
    lot = 0;
    bench.core.settingsStore.set({ recheckPercent: 0 }, bench.clock.now());
    judge(SECOND);
    expect(events('recheck-drawn')).toEqual([]);
  });

  it('never takes what a person has to decide', () => {
    for (const raw of [WAYBILL, SHIRT, 'DP:DMG', 'DP:C-worn', 'DL:HOLD-03']) bench.scan(raw);
    expect(bench.core.toDecide.list()).toHaveLength(1);
    expect(events('recheck-drawn')).toEqual([]);
  });

  it('needs somebody else who may judge', async () => {
    await letIn(bench.core, '0031', { roles: ['receiver'] });
    judge();
    expect(events('recheck-drawn')).toEqual([]);
  });

  it('is not escaped by an undo', () => {
    judge();
    bench.core.bench.command('UNDO');
    expect(look('0031').open).toEqual([]);
    lot = 0.9;
    bench.scan('DP:OK');
    expect(look('0031').open).toHaveLength(1);
    expect(events('recheck-drawn')).toHaveLength(2);
  });
});

describe('the second look', () => {
  it('is told nothing of the first', () => {
    judge();
    const told = JSON.stringify(look('0031'));
    expect(look('0031').open).toMatchObject([{ waybill: WAYBILL, place: 'RC-01', isOwn: false, reason: 'no-reason' }]);
    for (const word of ['intact', 'verdict"', 'restock', '0217', 'sha256', 'codes"', 'finding'])
      expect(told).not.toContain(word);
  });

  it('is asked for by the waybill, of everybody but the first', () => {
    const inspectionId = judge();
    expect(bench.scan(WAYBILL).view.panel).toMatchObject({ kind: 'already-done', verdict: 'intact' });
    sit('0031');
    const { panel, recent } = bench.scan(WAYBILL).view;
    expect(panel).toEqual({ kind: 'recheck', waybill: WAYBILL });
    expect(recent).toEqual([]);
    expect(bench.core.rechecks.isBlind(inspectionId, { operatorNo: '0031', isSupervisor: false })).toBe(true);
    expect(bench.core.rechecks.isBlind(inspectionId, { operatorNo: '0217', isSupervisor: false })).toBe(false);
  });

  it('changes neither verdict nor decision nor money, and puts the goods where they belong', () => {
    const inspectionId = judge();
    const before = JSON.stringify([
      bench.core.decisionStore.verdictsOf(inspectionId),
      bench.core.decisionStore.decisionOf(bench.core.decisionStore.verdictsOf(inspectionId)[0]?.id ?? ''),
      refundsOf(bench),
    ]);
    sit('0031');
    expect(second({ verdict: 'damaged', codes: ['worn'], note: '袖口脏' })).toMatchObject({
      ok: true,
      value: { pair: { agrees: false, first: { verdict: 'intact' }, second: { codes: ['worn'] } }, putTo: 'A-01' },
    });
    expect(
      JSON.stringify([
        bench.core.decisionStore.verdictsOf(inspectionId),
        bench.core.decisionStore.decisionOf(bench.core.decisionStore.verdictsOf(inspectionId)[0]?.id ?? ''),
        refundsOf(bench),
      ]),
    ).toBe(before);
    expect(bench.core.dispositions.unitsOf(inspectionId).map(({ bin }) => bin)).toEqual(['A-01', 'A-01']);
    expect(events('rechecked')).toMatchObject([{ verdict: 'damaged', agrees: 0, operator_no: '0031' }]);
    expect(look('0031').open).toEqual([]);
  });

  it('shows what differs to the supervisor alone, and hides nothing afterwards', () => {
    const inspectionId = judge();
    sit('0031');
    second({ verdict: 'damaged', codes: ['worn'] });
    expect(look('0031').differing).toBeNull();
    const [pair] = look('0009', true).differing ?? [];
    expect(pair).toMatchObject({ waybill: WAYBILL, first: { verdict: 'intact' }, second: { verdict: 'damaged' } });
    expect(JSON.stringify(pair)).not.toMatch(/0217|0031|名/);
    expect(bench.core.rechecks.isBlind(inspectionId, { operatorNo: '0031', isSupervisor: false })).toBe(false);
  });

  it('may find the goods gone: then they stay where they are said to be, and agree with nothing', () => {
    judge();
    sit('0031');
    expect(second({ verdict: null })).toMatchObject({
      ok: true,
      value: { pair: { second: null, agrees: null }, putTo: null },
    });
    expect(bench.core.rechecks.report(30, bench.clock.now())).toMatchObject({ n: 0, gone: 1 });
  });

  it('is refused to the first, to whoever opened the record, and a second time', () => {
    const inspectionId = judge();
    expect(second()).toMatchObject({ ok: false, error: { code: 'recheck-own' } });
    sit('0031');
    bench.clock.advance(1000);
    bench.core.cases.noteLook(inspectionId, '0031');
    expect(second()).toMatchObject({ ok: false, error: { code: 'recheck-seen' } });
    sit('0044');
    const verdictId = look('0044').open[0]?.verdictId ?? '';
    expect(second()).toMatchObject({ ok: true });
    expect(second({ verdictId })).toMatchObject({ ok: false, error: { code: 'recheck-done' } });
    expect(second({ verdictId: 'nobody' })).toMatchObject({ ok: false, error: { code: 'recheck-unknown' } });
  });
});

describe('the report of agreement', () => {
  it('is by rule and article; no number and no name of a person is in it', () => {
    judge();
    judge(SECOND);
    sit('0031');
    second();
    second({ verdict: 'damaged', codes: ['worn'] });
    const report = bench.core.rechecks.report(30, bench.clock.now());
    expect(report).toMatchObject({ n: 2, agreed: 1, rows: [{ row: 'intact', n: 2, agreed: 1 }] });
    expect(report.skus.map(({ sku, n }) => [sku, n])).toEqual([
      ['SKU-1', 2],
      ['SKU-2', 2],
    ]);
    const told = JSON.stringify(report);
    for (const { operatorNo, name, id } of bench.core.people.list())
      for (const who of [operatorNo, name, id]) expect(told).not.toContain(who);
    expect(told).not.toMatch(/operator|person|name":"名/i);
    expect(bench.core.rechecks.report(30, bench.clock.now() + 31 * 86_400_000).n).toBe(0);
  });
});

it.each(Object.entries(RECHECK_QUERIES))('%s looks through no table of years', (_name, sql) => {
  const plan = planOf(bench.core.db, sql).join('\n');
  expect(plan).not.toMatch(/^SCAN (?!o|r USING INDEX recheck_differing)/m);
});
