import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RUNNING_TALKS } from '../../../src/main/decision/negotiation-store.ts';
import { shiftSheet } from '../../../src/main/print/shift-sheet.ts';
import { shiftOf } from '../../../src/main/station-shift.ts';
import { createBoundCase } from '../../support/negotiation-bench.ts';
import { planOf } from '../../support/platform-plan.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

let bound: Awaited<ReturnType<typeof createBoundCase>>;
beforeEach(async () => {
  bound = await createBoundCase();
});
afterEach(() => bound.close());

const talks = () => bound.core.board.view(bound.clock.now()).talks;
const onSheet = () =>
  shiftOf(bound.core)
    .rows(bound.clock.now())
    .filter(({ kind }) => kind === 'talk');
const toDue = (dueAt: number): void => {
  bound.clock.advance(dueAt - bound.clock.now());
};

describe('a negotiation that runs', () => {
  it('is on the board and on the sheet of the next shift with its owner and its due time', () => {
    expect(talks()).toEqual({ late: 0, near: 0, nearest: [] });
    expect(onSheet()).toEqual([]);
    const dueAt = bound.dueAt();
    bound.begin();
    const owner = { operatorNo: '0300', name: '名0300' };
    expect(talks()).toMatchObject({ late: 0, nearest: [{ verdictId: bound.verdictId, owner, dueAt }] });
    expect(onSheet()).toMatchObject([{ owner, dueAt, waybill: talks().nearest[0]?.waybill }]);
    expect(onSheet()[0]?.title).not.toBe('');
  });

  it('is near within the hours of what is at risk, and late from its due time on', () => {
    const dueAt = bound.dueAt();
    bound.begin();
    toDue(dueAt - 4 * HOUR);
    expect(talks()).toMatchObject({ late: 0, near: 1 });
    toDue(dueAt - 1);
    expect(talks()).toMatchObject({ late: 0, near: 1 });
    toDue(dueAt);
    expect(talks()).toMatchObject({ late: 1, near: 0 });
  });

  it('is said aloud once when its due time went by, and again when it got more time', () => {
    const { core, clock } = bound;
    const said = () => core.board.alerts(clock.now()).filter(({ level }) => level === 'talk');
    const dueAt = bound.dueAt();
    bound.begin();
    toDue(dueAt - 1);
    expect(said()).toEqual([]);
    toDue(dueAt);
    expect(said()).toMatchObject([{ level: 'talk', count: 1, nearest: { deadlineAt: dueAt, waits: 'decide' } }]);
    expect(said()).toEqual([]);
    const later = bound.dueAt();
    expect(bound.begin().ok).toBe(true);
    expect(said()).toEqual([]);
    toDue(later);
    expect(said()).toMatchObject([{ count: 1, nearest: { deadlineAt: later } }]);
  });

  it('leaves both when a person ends it, and when a decision does', () => {
    const { core, verdictId, supervisor, agent, who } = bound;
    bound.begin();
    core.negotiations.end({ verdictId, note: '' }, supervisor, who(supervisor));
    expect([talks().nearest, onSheet()]).toEqual([[], []]);
    bound.begin();
    expect(onSheet()).toHaveLength(1);
    const part = { verdictId, kind: 'refund-part', amountCents: 109_00, reason: '买家同意' } as const;
    expect(core.approvals.propose(part, agent, who(agent)).ok).toBe(true);
    expect([talks().nearest, onSheet()]).toEqual([[], []]);
  });

  it('goes to its new owner', () => {
    const { core, verdictId, supervisor, who } = bound;
    bound.begin();
    const input = { verdictId, ownerId: supervisor.id, dueAt: bound.dueAt() + MINUTE, note: '' };
    core.negotiations.begin(input, supervisor, who(supervisor));
    expect(talks().nearest).toMatchObject([{ owner: { operatorNo: '0101' }, dueAt: input.dueAt }]);
  });

  it('is printed with its owner, and that its time is over', () => {
    const dueAt = bound.dueAt();
    bound.begin();
    toDue(dueAt + HOUR);
    const bench = { stationName: '退货台 3', operatorNo: '0217', labelPrinter: '' };
    const print = (language: 'zh' | 'en') => shiftSheet(onSheet(), null, { language, now: bound.clock.now(), bench });
    expect(print('zh').html).toContain('0300 名0300 负责');
    expect(print('zh').html).toContain('时间已过');
    expect(print('en').html).toContain('time is over');
    expect(print('zh').csv).toContain('0300 名0300');
  });

  it('is looked for among what is undecided, by indexes', () => {
    const plan = planOf(bound.core.db, RUNNING_TALKS);
    expect(plan.filter((step) => step.startsWith('SCAN') && !step.includes('decision_open'))).toEqual([]);
  });
});
