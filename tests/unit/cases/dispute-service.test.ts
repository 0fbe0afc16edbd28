import { afterEach, describe, expect, it } from 'vitest';
import { DISPUTE_QUERIES } from '../../../src/main/cases/dispute-store.ts';
import { NO_DAYS_OFF } from '../../../src/shared/days-off.ts';
import type { DisputeItem, DisputeView, RulingInput } from '../../../src/shared/dispute.ts';
import type { Person } from '../../../src/shared/people.ts';
import type { Result } from '../../../src/shared/result.ts';
import { openContested, openDear, tellState } from '../../support/approval-bench.ts';
import { aReturn, BELT, createBenchFixture, SHIRT } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';
import { planOf } from '../../support/platform-plan.ts';

const HOUR = 3_600_000;
let bench: BenchFixture;
afterEach(() => bench.close());

const list = (isOpen = true, by: Person | null = null): DisputeItem[] => {
  bench.core.disputes.sweepAll(bench.clock.now());
  return bench.core.disputes.list({ isOpen, after: null }, by).items;
};
const first = (isOpen = true): DisputeItem => {
  const [item] = list(isOpen);
  if (item === undefined) throw new Error('no case');
  return item;
};
const viewOf = (item: DisputeItem): DisputeView => {
  const [view] = bench.core.disputes.ofBox(item.inspectionId, null);
  if (view === undefined) throw new Error('no view');
  return view;
};
const LOST: Omit<RulingInput, 'id'> = {
  ...{
    outcome: 'lost',
    reason: 'evidence-missing',
    items: ['seal'],
    text: '商家未能证明防拆扣完好',
    amountCents: null,
  },
};
const rule = (id: string, more: Partial<RulingInput> = {}): Result<DisputeView> =>
  bench.core.disputes.rule({ id, ...LOST, ...more }, null, bench.core.who());
const tellDispute = (stage: 'asked' | 'ruled'): void => {
  bench.core.expectedReturns.save(aReturn({ version: 2, dispute: stage }), bench.clock.now());
};

describe('a case', () => {
  it('is opened by a finding that contradicts the buyer, with the refund’s clock', () => {
    ({ bench } = openContested());
    expect(list()).toMatchObject([
      { cause: 'finding', level: 1, state: 'open', clock: 'refund', waybill: 'SF1300001234562', verdict: 'damaged' },
    ]);
    expect(first().title).toContain('衬衫');
    expect(first().dueAt).toBeGreaterThan(bench.clock.now());
    expect(list()).toHaveLength(1);
  });
  it('is not opened by what confirms the buyer, nor by an intact parcel', () => {
    bench = createBenchFixture();
    for (const scan of ['SF1300001234562', SHIRT, BELT, 'DP:OK']) bench.scan(scan);
    expect(list()).toEqual([]);
    expect(bench.core.db.prepare('SELECT * FROM dispute_look').all()).toEqual([]);
  });
  it('goes with its verdict, and comes back with another', () => {
    ({ bench } = openContested());
    const { id, inspectionId } = first();
    bench.core.bench.reopen(inspectionId);
    expect(list()).toEqual([]);
    expect(list(false)).toMatchObject([{ id, state: 'void' }]);
    bench.scan('DP:DMG');
    bench.scan('DL:HOLD-03');
    expect(list()).toMatchObject([{ id, state: 'open' }]);
  });
  it('bears being told of twice before anybody looked', () => {
    ({ bench } = openContested());
    list();
    // An upsert each: SQLite lets its own rule for conflicts hold in the trigger as well.
    for (const [version, stage] of [
      [2, 'asked'],
      [3, 'ruled'],
    ] as const)
      bench.core.expectedReturns.save(aReturn({ version, dispute: stage }), bench.clock.now());
    expect(bench.core.db.prepare('SELECT count(*) AS n FROM dispute_look').get()).toEqual({ n: 1 });
    expect(first()).toMatchObject({ level: 2, state: 'open' });
  });
  it('steps up when the platform tells so, and waits for its ruling to be entered', () => {
    ({ bench } = openContested());
    list();
    bench.clock.advance(HOUR);
    tellDispute('asked');
    expect(first()).toMatchObject({
      level: 2,
      stage: 'asked',
      clock: 'platform',
      dueAt: bench.clock.now() + 24 * HOUR,
    });
    tellDispute('ruled');
    expect(first()).toMatchObject({ state: 'open', clock: 'none', dueAt: null });
  });
  it('is over with its return when it never came before the platform', () => {
    ({ bench } = openContested());
    list();
    tellState(bench, 'R1', 'withdrawn');
    expect(list()).toEqual([]);
    expect(list(false)).toMatchObject([{ state: 'settled', level: 1 }]);
  });
  it('is opened by a person for what was no case: a complaint to 12315', () => {
    bench = createBenchFixture();
    for (const scan of ['SF1300001234562', SHIRT, BELT, 'DP:OK']) bench.scan(scan);
    const returnId = bench.core.returnFinder.find('R1').hits[0]?.id ?? '';
    const complaint = { returnId, level: 3 as const, dueAt: null, note: '12315 转来投诉' };
    const made = bench.core.disputes.open(complaint, null, bench.core.who());
    expect(made).toMatchObject({ ok: true, value: { item: { cause: 'person', level: 3, clock: 'regulator' } } });
    expect(bench.core.disputes.open(complaint, null, bench.core.who())).toMatchObject({
      error: { code: 'dispute-known' },
    });
    expect(bench.core.disputes.open({ ...complaint, returnId: 'nobody' }, null, bench.core.who())).toMatchObject({
      error: { code: 'unknown-return' },
    });
    // Neither its finding nor its return ends it: a person was told of it.
    tellState(bench, 'R1', 'open');
    expect(list()).toHaveLength(1);
  });
});

describe('the list', () => {
  it('has the least time left first, and a shop agent sees their own shops alone', () => {
    ({ bench } = openDear());
    bench.core.expectedReturns.save(aReturn({ platform: 'jd', returnNo: 'R-J' }), bench.clock.now());
    for (const scan of ['SF1300001234562', SHIRT, 'DP:DMG', 'DP:C-worn', 'DP:DMG', 'DL:HOLD-03']) bench.scan(scan);
    const items = list();
    expect(items).toHaveLength(2);
    const due = items.map(({ dueAt }) => dueAt ?? 0);
    expect(due).toEqual([...due].sort((a, b) => a - b));
    const agent: Person = {
      ...{ id: 'p', operatorNo: '0400', name: '客服', roles: ['agent'], shops: ['jd'], mayConfirm: true },
      ...{ deputyUntil: null, isActive: true, hasBadge: true, hasPin: true, lockedUntil: 0 },
    };
    expect(list(true, agent).map(({ platform }) => platform)).toEqual(['jd']);
    const foreign = items.find(({ platform }) => platform === 'training');
    const refused = bench.core.disputes.rule({ id: foreign?.id ?? '', ...LOST }, agent, bench.core.who());
    expect(refused).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
  });
  it('is read by its indices, however long it is', () => {
    ({ bench } = openContested());
    const plan = (sql: string): string => planOf(bench.core.db, sql).join('\n');
    expect(plan(DISPUTE_QUERIES.open)).toMatch(/dispute_case_open/);
    expect(plan(DISPUTE_QUERIES.done)).toMatch(/dispute_case_done/);
    for (const sql of Object.values(DISPUTE_QUERIES))
      expect(plan(sql)).not.toMatch(/SCAN (r|o|c|v|i|p|d|pr)\b(?! USING)/);
    expect(plan(DISPUTE_QUERIES.open)).not.toMatch(/TEMP B-TREE FOR ORDER/);
  });
});

describe('days off that are entered while Taobao looks at a case', () => {
  it('move its clock at the next look, and no case that is over', () => {
    ({ bench } = openContested());
    const { core, clock } = bench;
    list();
    core.db.exec(`UPDATE expected_return SET platform = 'taobao', dispute = 'asked'`);
    const before = first();
    expect(before.clock).toBe('taobao');
    const day = (at: number): string => new Date(at + 8 * HOUR).toISOString().slice(0, 10);
    const until = (before.dueAt ?? 0) + 5 * 24 * HOUR;
    const holidays = [{ from: day(clock.now()), until: day(until), name: '春节' }];
    core.settingsStore.set({ daysOff: { ...NO_DAYS_OFF, holidays } }, clock.now());
    expect(first().dueAt).toBe(before.dueAt);
    core.disputes.daysOffChanged();
    expect(first().dueAt).toBeGreaterThan(until);
    expect(viewOf(first()).facts.at(-1)).toMatchObject({ what: 'clock' });
    rule(before.id);
    core.settingsStore.set({ daysOff: NO_DAYS_OFF }, clock.now());
    core.disputes.daysOffChanged();
    expect(list()).toEqual([]);
    expect(first(false)).toMatchObject({ state: 'lost', dueAt: null });
  });
});

describe('a ruling', () => {
  it('ends the case, is corrected by another one, and nothing of it is forgotten', () => {
    ({ bench } = openContested());
    const { id } = first();
    expect(rule(id)).toMatchObject({ ok: true, value: { item: { state: 'lost', clock: 'none' }, ruling: LOST } });
    expect(list()).toEqual([]);
    const endedAt = first(false).endedAt ?? 0;
    bench.clock.advance(HOUR);
    const part = {
      outcome: 'part',
      reason: 'buyer-proof',
      items: [],
      text: '',
      amountCents: 60_00,
    } satisfies Partial<RulingInput>;
    expect(rule(id, part)).toMatchObject({ value: { item: { state: 'part' }, ruling: { amountCents: 60_00 } } });
    expect(first(false).endedAt).toBe(endedAt + HOUR);
    const { facts } = viewOf(first(false));
    expect(facts.map(({ what, state }) => [what, state])).toEqual([
      ['opened', 'open'],
      ['ruled', 'lost'],
      ['ruled', 'part'],
    ]);
    expect(facts.at(-1)?.operatorNo).toBe('0217');
    expect(() => bench.core.db.exec('DELETE FROM dispute_fact')).toThrow(/append-only/);
    expect(() => bench.core.db.exec("UPDATE dispute_fact SET body = '{}'")).toThrow(/append-only/);
    const entries = bench.core.db
      .prepare<[], { n: number }>(
        `SELECT count(*) AS n FROM custody_entry WHERE event = 'dispute' AND hash IS NOT NULL`,
      )
      .get();
    expect(entries?.n).toBe(3);
  });
  it('of a part names less than the buyer asked for', () => {
    ({ bench } = openContested());
    const { id } = first();
    for (const amountCents of [0, 129_00, 200_00]) {
      expect(rule(id, { outcome: 'part', reason: 'buyer-proof', items: [], amountCents })).toMatchObject({
        error: { code: 'amount-out-of-range' },
      });
    }
    expect(first().state).toBe('open');
    expect(rule('nobody')).toMatchObject({ error: { code: 'unknown-dispute' } });
  });
  it('is not the last word: an appeal opens the case again at its new level', () => {
    ({ bench } = openContested());
    const { id } = first();
    rule(id);
    const at = { id, level: 3 as const, dueAt: bench.clock.now() + 10 * HOUR, note: '买家起诉' };
    const again = bench.core.disputes.setLevel(at, null, bench.core.who());
    expect(again).toMatchObject({ value: { item: { state: 'open', level: 3, clock: 'set' }, ruling: null } });
    expect(bench.core.disputes.setLevel({ ...at, dueAt: 1 }, null, bench.core.who())).toMatchObject({
      error: { code: 'dispute-time' },
    });
  });
  it('needs none where both sides agreed; what is over is not settled twice', () => {
    ({ bench } = openContested());
    const { id } = first();
    const settle = () => bench.core.disputes.settle({ id, note: '买家同意换货' }, null, bench.core.who());
    expect(settle()).toMatchObject({ value: { item: { state: 'settled' } } });
    expect(settle()).toMatchObject({ error: { code: 'dispute-over' } });
  });
});

describe('beside it', () => {
  it('stand the other returns of its order, applied for again or withdrawn, and the claim against the courier', () => {
    ({ bench } = openContested());
    const { core, clock } = bench;
    const again = aReturn({ returnNo: 'R1-2', state: 'withdrawn', returnWaybill: null });
    core.expectedReturns.save(again, clock.now());
    core.expectedReturns.save(aReturn({ returnNo: 'R-OTHER', orderNo: 'O9', returnWaybill: null }), clock.now());
    const item = first();
    expect(viewOf(item).linked).toMatchObject([
      { returnNo: 'R1-2', state: 'withdrawn', hasSameGoods: true, inspectionId: null, dispute: null },
    ]);
    expect(viewOf(item).claim).toBeNull();
    core.db
      .prepare(
        `INSERT INTO register_entry (id, register, subject, inspection_id, title, state, is_open, due_at, amount_cents,
           note, operator_no, created_at, changed_at)
         VALUES ('e1', 'carrier-claim', @id, @id, '衬衫', 'filed', 1, @at, 5000, '', '0217', @at, @at)`,
      )
      .run({ id: item.inspectionId, at: clock.now() });
    expect(viewOf(item).claim).toMatchObject({ state: 'filed', isOpen: true, amountCents: 50_00 });
  });
});
