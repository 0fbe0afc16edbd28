import { afterEach, describe, expect, it } from 'vitest';
import { MARK_QUERIES } from '../../../src/main/decision/case-marks.ts';
import { newStationKey } from '../../../src/main/custody/station-key.ts';
import type { Person } from '../../../src/shared/people.ts';
import type { ToDecideItem } from '../../../src/shared/decision.ts';
import { letIn, refundsOf } from '../../support/approval-bench.ts';
import { aReturn, BELT, createBenchFixture, SHIRT } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';
import { planOf } from '../../support/platform-plan.ts';

const DAY_MS = 86_400_000;
const waybillOf = (n: number): string => `SF130000123456${n}`;

let bench: BenchFixture;
afterEach(() => bench.close());

/** So many returns of the same shirt; none is opened yet. */
const openDay = (n: number): void => {
  const returns = Array.from({ length: n }, (_, index) =>
    aReturn({ returnNo: `R${index}`, returnWaybill: waybillOf(index) }),
  );
  bench = createBenchFixture(returns, newStationKey());
};
const judge = (n: number, code = 'worn'): void => {
  for (const raw of [waybillOf(n), SHIRT, BELT, 'DP:DMG', `DP:C-${code}`]) bench.scan(raw);
  for (const shot of ['label', 'outer', 'defect', 'contents', 'body', 'seal'] as const) bench.takePhoto(shot);
  bench.scan('DL:HOLD-03');
  if (bench.core.sessions.readOpen() !== null) bench.core.bench.command('HOLD');
};
const itemOf = (n: number): ToDecideItem => {
  const item = bench.core.approvals.list(null).find(({ waybill }) => waybill === waybillOf(n));
  if (item === undefined) throw new Error(`${waybillOf(n)} is not to be decided`);
  return item;
};
const who = (by: Person | null) => ({ ...bench.core.who(), operatorNo: by?.operatorNo ?? '0217' });
const propose = (n: number, by: Person): ToDecideItem => {
  const { verdictId } = itemOf(n);
  const input = { verdictId, kind: 'refund-full' as const, amountCents: null, reason: '给买家退' };
  const made = bench.core.approvals.propose(input, by, who(by));
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
};
const supervisor = () => letIn(bench.core, '0101', { roles: ['supervisor'] });
const set = (change: Parameters<typeof bench.core.settingsStore.set>[0]): void => {
  bench.core.settingsStore.set(change, bench.clock.now());
};

describe('many alike', () => {
  it('wants the merchant, too, from the set number on, for all of them that are not decided', async () => {
    openDay(4);
    set({ alikeCount: 3, alikeDays: 7 });
    const by = await supervisor();
    judge(0);
    judge(1);
    expect(propose(0, by).word).toMatchObject({ word: 'supervisor', why: 'contested' });
    judge(2, 'stained');
    expect(itemOf(0).word).toMatchObject({ word: 'supervisor' });
    judge(3);
    expect(itemOf(0).word).toMatchObject({ word: 'merchant', why: 'many-alike' });
    expect(propose(2, by).word).toMatchObject({ word: 'supervisor', why: 'contested' });
  });

  it('counts neither what lies further apart nor what was taken back, and nothing at 0', async () => {
    openDay(3);
    set({ alikeCount: 2, alikeDays: 7 });
    const by = await supervisor();
    judge(0);
    bench.clock.advance(8 * DAY_MS);
    judge(1);
    expect(propose(1, by).word).toMatchObject({ word: 'supervisor' });
    judge(2);
    expect(itemOf(1).word).toMatchObject({ word: 'merchant', why: 'many-alike' });
    bench.core.bench.command('UNDO');
    expect(itemOf(1).word).toMatchObject({ word: 'supervisor' });
    bench.core.bench.command('LATER');
    set({ alikeCount: 1 });
    expect(itemOf(1).word).toMatchObject({ word: 'merchant' });
    set({ alikeCount: 0 });
    expect(itemOf(1).word).toMatchObject({ word: 'supervisor' });
  });

  it('never touches what was decided before the rule was changed', async () => {
    openDay(1);
    const by = await supervisor();
    judge(0);
    const item = propose(0, by);
    const proposalId = item.word?.proposalId ?? '';
    const { verdictId } = item;
    expect(bench.core.approvals.confirm({ verdictId, proposalId }, by.id, bench.clock.now())).toMatchObject({
      ok: true,
    });
    const before = JSON.stringify([bench.core.decisionStore.decisionOf(verdictId), refundsOf(bench)]);
    set({
      alikeCount: 1,
      highValueCents: 1,
      limitCents: 0,
      refundWithinHours: 48,
      workHours: { fromHour: 0, untilHour: 1 },
    });
    bench.restart();
    expect(JSON.stringify([bench.core.decisionStore.decisionOf(verdictId), refundsOf(bench)])).toBe(before);
    expect(bench.core.toDecide.list()).toEqual([]);
    expect(refundsOf(bench)).toMatchObject([{ state: 'waiting' }]);
  });
});

describe('a flag', () => {
  it('wants two people, stands in the chain with its reason, and can be taken away', async () => {
    openDay(1);
    const by = await supervisor();
    judge(0);
    const { verdictId } = propose(0, by);
    expect(bench.core.marks.flag({ verdictId, reason: '同一买家第三次' }, by, who(by))).toMatchObject({ ok: true });
    expect(itemOf(0)).toMatchObject({
      ...{ word: { word: 'merchant', why: 'flagged' }, flag: { reason: '同一买家第三次', operatorNo: '0101' } },
    });
    expect(bench.core.marks.flag({ verdictId, reason: null }, by, who(by))).toMatchObject({ ok: true });
    expect(itemOf(0)).toMatchObject({ word: { word: 'supervisor' }, flag: null });
    const told = bench.core.db
      .prepare<[], { body: string }>(`SELECT body FROM custody_event WHERE kind = 'case-flagged' ORDER BY rowid`)
      .all();
    expect(told.map(({ body }) => (JSON.parse(body) as { reason: string | null }).reason)).toEqual([
      '同一买家第三次',
      null,
    ]);
  });

  it('is set by a supervisor or the agent of that shop, and of nothing that is decided', async () => {
    openDay(1);
    const by = await supervisor();
    const agent = await letIn(bench.core, '0900', { roles: ['agent'], shops: ['training'] });
    const foreign = await letIn(bench.core, '0901', { roles: ['agent'], shops: ['jd'] });
    const inspector = await letIn(bench.core, '0217', { roles: ['inspector'] });
    judge(0);
    const { verdictId } = itemOf(0);
    const flag = (one: Person | null) => bench.core.marks.flag({ verdictId, reason: '可疑' }, one, who(one));
    expect(flag(agent)).toMatchObject({ ok: true });
    expect(flag(foreign)).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    expect(flag(inspector)).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    expect(flag(null)).toMatchObject({ ok: false, error: { code: 'sign-in-needed' } });
    bench.core.marks.flag({ verdictId, reason: null }, by, who(by));
    const proposalId = propose(0, by).word?.proposalId ?? '';
    bench.core.approvals.confirm({ verdictId, proposalId }, by.id, bench.clock.now());
    expect(flag(by)).toMatchObject({ ok: false, error: { code: 'already-decided' } });
  });
});

it('counts by keys alone', () => {
  openDay(0);
  for (const sql of Object.values(MARK_QUERIES)) expect(planOf(bench.core.db, sql).join('\n')).not.toMatch(/^SCAN /m);
});
