import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NO_DAYS_OFF } from '../../../src/shared/days-off.ts';
import { createBoundCase } from '../../support/negotiation-bench.ts';

const DAY = 24 * 3_600_000;

let bound: Awaited<ReturnType<typeof createBoundCase>>;
beforeEach(async () => {
  bound = await createBoundCase();
});
afterEach(() => bound.close());

const dayOf = (at: number): string => {
  const date = new Date(at);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};
/** This day and the next are off. */
const closeFor = (at: number): void => {
  const shopDays = [{ from: dayOf(at), until: dayOf(at + DAY), name: '盘点' }];
  bound.core.settingsStore.set({ daysOff: { ...NO_DAYS_OFF, shopDays } }, bound.clock.now());
};
const item = () => {
  const [one] = bound.core.toDecide.list();
  if (one === undefined) throw new Error('nothing to decide');
  return one;
};
const decided = () => bound.core.db.prepare<[], Record<string, unknown>>('SELECT * FROM decision ORDER BY id').all();

describe('days off that are entered while cases are open', () => {
  it('move the target of what is undecided, never the deadline of the refund', () => {
    const before = item();
    closeFor(before.judgedAt);
    expect(item().targetAt).toBeGreaterThan(before.targetAt);
    expect(dayOf(item().targetAt) > dayOf(before.judgedAt + DAY)).toBe(true);
    expect(item().deadlineAt).toBe(before.deadlineAt);
    bound.core.settingsStore.set({ daysOff: NO_DAYS_OFF }, bound.clock.now());
    expect(item()).toEqual(before);
  });
  it('leave a negotiation its due time, and what was decided as it is', () => {
    const { core, verdictId, supervisor, agent, who } = bound;
    bound.begin();
    const talk = core.negotiations.running();
    closeFor(item().judgedAt);
    expect(core.negotiations.running()).toEqual(talk);
    core.settingsStore.set({ daysOff: NO_DAYS_OFF }, bound.clock.now());
    const part = { verdictId, kind: 'refund-part', amountCents: 109_00, reason: '买家同意' } as const;
    expect(core.approvals.propose(part, supervisor, who(supervisor)).ok).toBe(true);
    const proposalId = core.approvals.list(agent)[0]?.word?.proposalId ?? '';
    expect(core.approvals.confirm({ verdictId, proposalId }, agent.id, bound.clock.now()).ok).toBe(true);
    const before = decided();
    expect(before).toMatchObject([{ state: 'approved' }]);
    closeFor(bound.clock.now());
    core.settingsStore.set({ riskHours: 72, lateMinutes: 120, alertHours: [] }, bound.clock.now());
    core.board.view(bound.clock.now());
    core.board.alerts(bound.clock.now());
    expect(decided()).toEqual(before);
  });
});
