import { describe, expect, it } from 'vitest';
import type { ExpectedReturn } from '../../../src/shared/expected-return.ts';
import type { Person } from '../../../src/shared/people.ts';
import { totalCentsOf } from '../../../src/shared/command-body.ts';
import { letIn, openContested, refundsOf } from '../../support/approval-bench.ts';

const ADD = { amountCents: 30_00, reason: '平台裁决补 30' };

/** A shirt (129.00) of which 20.00 were refunded in part; `isEnded` false: that is still on its way. */
async function openPart({
  platform = 'training',
  isEnded = true,
}: Partial<ExpectedReturn> & { isEnded?: boolean } = {}) {
  const { bench, item } = openContested({ platform });
  const { core } = bench;
  const { verdictId } = item;
  await letIn(core, '0001', { roles: ['administrator'] });
  const supervisor = await letIn(core, '0101', { roles: ['supervisor'] });
  const agent = await letIn(core, '0300', { roles: ['agent'], shops: [platform] });
  const stranger = await letIn(core, '0400', { roles: ['agent'], shops: ['jd'] });
  const who = (by: Person) => ({ ...core.who(), operatorNo: by.operatorNo });
  const part = { verdictId, kind: 'refund-part', amountCents: 20_00, reason: '少一件' } as const;
  const made = core.approvals.propose(part, supervisor, who(supervisor));
  const proposalId = made.ok ? (made.value.word?.proposalId ?? '') : '';
  core.approvals.confirm({ verdictId, proposalId }, agent.id, bench.clock.now());
  const pay = (): string[] => {
    bench.clock.advance(61_000);
    const now = bench.clock.now();
    return core.outbox.takeDue(platform, now, 9).flatMap((command) => {
      if (command.kind !== 'refund') return [];
      const receipt = { refundId: command.id, amountCents: totalCentsOf(command.body), at: now };
      core.outbox.noteSend(command.id, now);
      const end = { kind: 'end', how: 'answered', receipt } as const;
      core.outbox.noteAnswer(command.id, { step: 'send-answer', outcome: 'acknowledged', words: null }, end, now);
      return [command.body.key];
    });
  };
  if (isEnded && platform !== 'unconnected') pay();
  if (isEnded && platform === 'unconnected') {
    const done = { verdictId, outcome: 'refunded', reference: '后台 7', picture: null, waybill: null } as const;
    core.toDecide.settleByHand(done, who(supervisor));
  }
  const one = (viewer: Person, text = 'R1') => core.supplements.find(text, viewer)[0];
  const add = (by: Person) => core.supplements.propose({ verdictId, ...ADD }, by);
  const confirm = (by: Person, id = one(by)?.word?.proposalId ?? 'none') =>
    core.supplements.confirm({ verdictId, proposalId: id }, by.id, bench.clock.now());
  return { bench, core, verdictId, supervisor, agent, stranger, who, pay, one, add, confirm };
}
const codeOf = (result: { ok: boolean; error?: { code: string } }): string => result.error?.code ?? 'ok';

describe('a supplement', () => {
  it('is found by the return number or the waybill, with what was paid and refunded', async () => {
    const { bench, supervisor, stranger, one } = await openPart();
    const shown = { paidCents: 129_00, beforeCents: 20_00, whyNot: null, proposal: null, ordered: null };
    expect(one(supervisor)).toMatchObject(shown);
    expect(one(supervisor, 'SF1300001234562')).toMatchObject(shown);
    expect(one(supervisor, 'SF13')).toBeUndefined();
    expect(one(supervisor, "R1' OR 1=1 --")).toBeUndefined();
    expect(one(stranger)).toBeUndefined();
    await bench.close();
  });

  it('waits for a second person, and leaves as command 2 on top of the first', async () => {
    const { bench, core, supervisor, agent, add, one, confirm, pay } = await openPart();
    expect(codeOf(add(supervisor))).toBe('ok');
    expect(core.supplements.find('', agent)).toHaveLength(1);
    expect(one(supervisor)?.word?.whyNotMine).toBe('same-person');
    expect(codeOf(confirm(supervisor))).toBe('same-person');
    expect(refundsOf(bench)).toHaveLength(1);
    expect(codeOf(confirm(agent))).toBe('ok');
    expect(refundsOf(bench).map(({ key, amountCents }) => [key, amountCents])).toContainEqual([
      'refund:training:R1:2',
      30_00,
    ]);
    expect(core.supplements.find('', agent)).toEqual([]);
    expect(pay()).toEqual(['refund:training:R1:2']);
    expect(one(agent)).toMatchObject({ ordered: { state: 'done', amountCents: 30_00 }, whyNot: 'supplement-made' });
    expect(codeOf(add(supervisor))).toBe('supplement-made');
    await bench.close();
  });

  it('is taken back before it is sent, and the first part is not touched by that', async () => {
    const { bench, core, verdictId, supervisor, agent, who, add, confirm, one, pay } = await openPart();
    add(supervisor);
    confirm(agent);
    // The way back of the first confirmation is not the way back of this one.
    expect(codeOf(core.approvals.takeBack(verdictId, agent, who(agent)))).toBe('already-sent');
    expect(codeOf(core.supplements.takeBack(verdictId, agent, who(agent)))).toBe('ok');
    expect(pay()).toEqual([]);
    expect(one(agent)?.word?.proposalId).toBeTruthy();
    expect(codeOf(confirm(agent))).toBe('ok');
    pay();
    expect(codeOf(core.supplements.takeBack(verdictId, agent, who(agent)))).toBe('already-sent');
    await bench.close();
  });

  it('is turned down with a reason, and may be proposed anew as another proposal', async () => {
    const { bench, core, verdictId, supervisor, agent, who, add, one, confirm } = await openPart();
    add(supervisor);
    const seen = one(agent)?.word?.proposalId ?? '';
    const rejected = { verdictId, proposalId: seen, reason: '再谈' };
    expect(codeOf(core.supplements.reject(rejected, agent, who(agent)))).toBe('ok');
    expect(codeOf(confirm(agent, seen))).toBe('nothing-to-confirm');
    add(supervisor);
    expect(codeOf(confirm(agent, seen))).toBe('proposal-changed');
    await bench.close();
  });

  it('never comes before the first part has ended', async () => {
    const { bench, add, supervisor } = await openPart({ isEnded: false });
    expect(codeOf(add(supervisor))).toBe('supplement-first');
    await bench.close();
  });

  it('never comes to more than the buyer paid', async () => {
    const { bench, core, verdictId, supervisor } = await openPart();
    const propose = (amountCents: number) =>
      core.supplements.propose({ verdictId, amountCents, reason: '理由' }, supervisor);
    expect(propose(109_01)).toMatchObject({ error: { code: 'amount-out-of-range', detail: '10900' } });
    expect(codeOf(propose(0))).toBe('amount-out-of-range');
    expect(codeOf(propose(109_00))).toBe('ok');
    await bench.close();
  });

  it('waits for a hand from the start where this bench is not connected, and is ticked there', async () => {
    const { bench, core, supervisor, agent, who, add, confirm, one } = await openPart({ platform: 'unconnected' });
    add(supervisor);
    expect(one(agent)?.word?.then).toBe('hand');
    expect(confirm(agent)).toMatchObject({ ok: true, value: { undoUntilAt: null, totalCents: 30_00 } });
    const [command] = refundsOf(bench);
    expect(command).toMatchObject({
      key: 'refund:unconnected:R1:2',
      state: 'parked',
      lastWords: 'sync:by-hand',
      amountCents: 30_00,
    });
    const ticked = { commandId: command?.id ?? '', reference: '后台 8', picture: null };
    expect(codeOf(core.commandsByHand.settle(ticked, who(supervisor)))).toBe('ok');
    expect(one(agent)).toMatchObject({ ordered: { state: 'done' }, whyNot: 'supplement-made' });
    await bench.close();
  });

  it('is each step an entry of the chain, in words', async () => {
    const { bench, core, verdictId, supervisor, agent, add, confirm } = await openPart();
    add(supervisor);
    confirm(agent);
    const inspectionId = core.decisionStore.verdict(verdictId)?.inspectionId ?? '';
    const view = core.cases.view({ inspectionId, isOpening: false }, '0101');
    const told = (view.ok ? view.value.timeLine : []).filter(({ event }) => event === 'supplement');
    expect(told.map(({ code, operatorNo, amount }) => [code, operatorNo, amount])).toEqual([
      ['proposed', '0101', 30_00],
      ['confirmed', '0300', 30_00],
    ]);
    await bench.close();
  });
});
