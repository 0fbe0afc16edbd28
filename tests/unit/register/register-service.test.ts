import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { REGISTER_QUERIES } from '../../../src/main/register/register-store.ts';
import { SWEEP_QUERIES } from '../../../src/main/register/sweep-store.ts';
import type { Register, RegisterEntry, RegisterStep } from '../../../src/shared/register.ts';
import type { Result } from '../../../src/shared/result.ts';
import { aReturn, createBenchFixture } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';
import { planOf } from '../../support/platform-plan.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WAYBILL = 'SF1300001234562';

let bench: BenchFixture;
beforeEach(() => {
  bench = createBenchFixture();
});
afterEach(() => bench.close());

const sweepAll = (): void => {
  const { registers } = bench.core;
  while (registers.sweep(bench.clock.now()).isBehind);
};
const list = (register: Register, isOpen = true): RegisterEntry[] => {
  sweepAll();
  return bench.core.registers.list({ register, isOpen, after: null }).entries;
};
const first = (register: Register): RegisterEntry => {
  const [entry] = list(register);
  if (entry === undefined) throw new Error(`nothing in ${register}`);
  return entry;
};
const act = (id: string, name: RegisterStep['act'], more: Partial<RegisterStep> = {}): Result<RegisterEntry> => {
  const none = { note: '', amountCents: null, dueAt: null, place: null, waybill: null, payer: null };
  return bench.core.registers.act({ ...none, id, act: name, ...more }, bench.core.who());
};
const chain = (): { body: string; inspection_id: string | null; operator_no: string }[] =>
  bench.core.db
    .prepare<[], { body: string; inspection_id: string | null; operator_no: string }>(
      `SELECT body, inspection_id, operator_no FROM custody_event WHERE kind = 'register' ORDER BY id`,
    )
    .all();

/** An unclaimed parcel, filmed and put aside. */
const unclaimed = (waybill = 'ZZ1100112233'): void => {
  bench.scan(waybill);
  bench.core.bench.command('LATER');
};

describe('the days of the settings', () => {
  it('count for what is entered and done from then on; what stands keeps its day', () => {
    const { settingsStore } = bench.core;
    unclaimed();
    const before = first('unclaimed');
    expect(before.dueAt - bench.clock.now()).toBe(30 * DAY);
    const registerDays = { ...settingsStore.get().registerDays, unclaimed: 10 };
    settingsStore.set({ registerDays }, bench.clock.now());
    unclaimed('ZZ9900112233');
    const [shorter, longer] = list('unclaimed');
    expect(longer).toEqual(before);
    expect((shorter?.dueAt ?? 0) - bench.clock.now()).toBe(10 * DAY);
  });
  it('say from when on a return that tracking delivered is lost; one that is entered stays', () => {
    const { core, clock } = bench;
    const signedAt = clock.now();
    core.expectedReturns.save(aReturn({ returnNo: 'R-L', returnWaybill: 'YT8812345678903', signedAt }), clock.now());
    core.settingsStore.set({ lostAfterDays: 4 }, clock.now());
    clock.advance(3 * DAY);
    expect(list('lost')).toEqual([]);
    clock.advance(DAY + HOUR);
    expect(list('lost')).toHaveLength(1);
    core.settingsStore.set({ lostAfterDays: 14 }, clock.now());
    clock.advance(HOUR);
    expect(list('lost')).toHaveLength(1);
  });
});

describe('lost', () => {
  it('is what was signed for two days ago and never came, until it comes', () => {
    const { core, clock } = bench;
    const signedAt = clock.now();
    core.expectedReturns.save(aReturn({ returnNo: 'R-L', returnWaybill: 'YT8812345678903', signedAt }), clock.now());
    clock.advance(47 * HOUR);
    expect(list('lost')).toEqual([]);
    clock.advance(2 * HOUR);
    expect(list('lost')).toMatchObject([{ waybill: 'YT8812345678903', returnNo: 'R-L', inspectionId: null }]);
    expect(list('lost')).toHaveLength(1);
    clock.advance(HOUR);
    core.dock.scan({ raw: 'YT8812345678903', place: null }, core.who());
    clock.advance(HOUR);
    expect(list('lost')).toEqual([]);
    expect(list('lost', false)).toMatchObject([{ state: 'found' }]);
  });
  it('is confirmed or dismissed by a person, with words', () => {
    const { core, clock } = bench;
    core.expectedReturns.save(aReturn({ returnNo: 'R-L', returnWaybill: 'YT88', signedAt: clock.now() }), clock.now());
    clock.advance(3 * DAY);
    const { id } = first('lost');
    expect(act(id, 'confirm')).toMatchObject({ ok: false, error: { code: 'step-incomplete' } });
    expect(act(id, 'confirm', { note: '快递承认丢失' })).toMatchObject({
      value: { state: 'confirmed', isOpen: false },
    });
    expect(act(id, 'dismiss', { note: 'x' })).toMatchObject({ ok: false, error: { code: 'step-not-now' } });
  });
});

describe('an entry', () => {
  it('of an unclaimed parcel ends when its return is found, and is in the chain each time', () => {
    unclaimed();
    expect(first('unclaimed')).toMatchObject({ waybill: 'ZZ1100112233', state: 'open' });
    bench.core.expectedReturns.save(aReturn({ returnNo: 'R-9', returnWaybill: 'ZZ1100112233' }), bench.clock.now());
    bench.core.bench.returnsArrived();
    bench.clock.advance(2 * 60_000);
    expect(list('unclaimed')).toEqual([]);
    expect(list('unclaimed', false)).toMatchObject([{ state: 'found' }]);
    expect(chain().map(({ body }) => (JSON.parse(body) as { what: string }).what)).toEqual(['added', 'ended']);
    expect(chain()[0]?.inspection_id).not.toBeNull();
  });
  it('of a parcel that came while the bench was offline begins once it is known that nobody announced it', () => {
    bench.setOnline(false);
    unclaimed();
    expect(list('unclaimed')).toEqual([]);
    bench.core.bench.returnsArrived();
    expect(list('unclaimed')).toEqual([]);
    bench.setOnline(true);
    bench.core.bench.returnsArrived();
    expect(list('unclaimed')).toMatchObject([{ waybill: 'ZZ1100112233', state: 'open' }]);
    expect(list('unclaimed')).toHaveLength(1);
  });
  it('goes forward by steps and back by undoing, and forgets nothing', () => {
    unclaimed();
    const { id, dueAt } = first('unclaimed');
    expect(act(id, 'dispose', { note: '满 30 天，主管同意' })).toMatchObject({ value: { state: 'disposed' } });
    const back = bench.core.registers.undo(id, bench.core.who());
    expect(back).toMatchObject({ ok: true, value: { state: 'open', isOpen: true, dueAt, note: '' } });
    expect(bench.core.registers.undo(id, bench.core.who())).toMatchObject({ error: { code: 'nothing-to-undo' } });
    const read = bench.core.registers.read(id);
    expect(read.ok && read.value.facts.map(({ what, state }) => [what, state])).toEqual([
      ['added', 'open'],
      ['dispose', 'disposed'],
      ['undone', 'open'],
    ]);
    expect(() => bench.core.db.exec('DELETE FROM register_fact')).toThrow(/append-only/);
    expect(() => bench.core.db.exec("UPDATE register_fact SET body = '{}'")).toThrow(/append-only/);
  });
  it('proposes returns by the slip, and matches nothing by itself', () => {
    const { core, clock } = bench;
    core.expectedReturns.save(
      aReturn({ returnNo: 'R-P', returnWaybill: null, phoneTail: '8001', buyer: '李*' }),
      clock.now(),
    );
    unclaimed();
    const { id } = first('unclaimed');
    const proposed = core.registers.propose(id, '李雷 13800138001');
    expect(proposed).toMatchObject({ ok: true, value: [{ returnNo: 'R-P', why: ['phone', 'name'] }] });
    expect(first('unclaimed').state).toBe('open');
  });
  it('nobody knows is refused', () => {
    expect(act('nobody', 'find')).toMatchObject({ ok: false, error: { code: 'unknown-entry' } });
    expect(bench.core.registers.propose('nobody', 'x')).toMatchObject({ ok: false });
  });
});

describe('a verdict', () => {
  const damaged = (): void => {
    bench.scan(WAYBILL);
    bench.core.bench.code('outer-box', true);
    for (const raw of ['6901234567892', '6923456789018', 'DP:DMG', 'DP:DMG', 'DP:HOLD']) bench.scan(raw);
  };
  it('of the carrier is a claim with its own clock; taken back, the claim is over unless a person began it', () => {
    damaged();
    const { id, inspectionId } = first('carrier-claim');
    if (inspectionId === null) throw new Error('a claim without a box');
    bench.clock.advance(1000);
    bench.core.bench.reopen(inspectionId);
    bench.core.bench.code('outer-box', false);
    expect(list('carrier-claim')).toEqual([]);
    expect(list('carrier-claim', false)).toMatchObject([{ id, state: 'void' }]);
  });
  it('leaves a claim that was filed alone', () => {
    damaged();
    const { id, inspectionId } = first('carrier-claim');
    expect(act(id, 'file', { amountCents: 12_900 })).toMatchObject({ value: { state: 'filed', amountCents: 12_900 } });
    bench.clock.advance(1000);
    if (inspectionId !== null) bench.core.bench.reopen(inspectionId);
    expect(first('carrier-claim')).toMatchObject({ id, state: 'filed' });
    expect(act(id, 'pay', { amountCents: 10_000 })).toMatchObject({ value: { state: 'paid', isOpen: false } });
  });
});

describe('a page', () => {
  it('is 50 long and the next begins where it ended, each entry once', () => {
    const { core, clock } = bench;
    const signedAt = clock.now();
    for (let n = 0; n < 120; n += 1) {
      core.expectedReturns.save(
        aReturn({ returnNo: `R-${n}`, returnWaybill: `YT88000000${String(n).padStart(5, '0')}`, signedAt }),
        clock.now(),
      );
    }
    clock.advance(3 * DAY);
    sweepAll();
    const seen: string[] = [];
    const sizes: number[] = [];
    let after: { at: number; id: string } | null = null;
    do {
      const page = core.registers.list({ register: 'lost', isOpen: true, after });
      sizes.push(page.entries.length);
      seen.push(...page.entries.map(({ id }) => id));
      after = page.next;
    } while (after !== null);
    expect(sizes).toEqual([50, 50, 20]);
    expect(new Set(seen).size).toBe(120);
    expect(core.registers.counts().find(({ register }) => register === 'lost')).toEqual({
      register: 'lost',
      open: 120,
    });
  });
  it.each([
    ['open', REGISTER_QUERIES.open, 'register_entry_open'],
    ['done', REGISTER_QUERIES.done, 'register_entry_done'],
    ['counts', REGISTER_QUERIES.countOpen, 'register_entry_open'],
    ['facts', REGISTER_QUERIES.facts, 'register_fact_by_entry'],
    ['sweep of boxes', SWEEP_QUERIES.boxes, 'inspection_by_change'],
    ['sweep of one box', SWEEP_QUERIES.box, 'sqlite_autoindex_inspection_1'],
    ['sweep of claims', SWEEP_QUERIES.claims, 'decision_open'],
    ['sweep of unclaimed', SWEEP_QUERIES.unclaimed, 'parcel_unmatched'],
    ['sweep of lost', SWEEP_QUERIES.missing, 'expected_return_signed'],
    ['sweep of found', SWEEP_QUERIES.found, 'register_entry_open'],
    ['sweep of matched', SWEEP_QUERIES.matched, 'register_entry_open'],
    ['untouched', SWEEP_QUERIES.untouched, 'register_entry_by_inspection'],
  ])('%s is found by its index', (_name, sql, index) => {
    const plan = planOf(bench.core.db, sql);
    expect(plan.some((one) => one.includes(index))).toBe(true);
    expect(plan.filter((one) => /^SCAN (?!i$|\(subquery)/.test(one) && !one.includes('CONSTANT ROW'))).toEqual([]);
    if (!sql.includes('FROM (SELECT')) expect(plan.some((one) => one.includes('TEMP B-TREE'))).toBe(false);
  });
});
