import { describe, expect, it } from 'vitest';
import type { Person } from '../../../src/shared/people.ts';
import { createBoundCase } from '../../support/negotiation-bench.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

describe('a case that is talked over with the buyer', () => {
  it('has an owner and a due time, and holds up neither the case nor its clock', async () => {
    const { core, verdictId, agent, supervisor, who, close } = await createBoundCase();
    const before = core.approvals.list(null)[0];
    const offer = core.negotiations.offer(verdictId, supervisor, who(supervisor).now);
    if (!offer.ok) throw new Error(offer.error.code);
    expect(offer.value.owners.map(({ operatorNo }) => operatorNo).sort()).toEqual(['0101', '0300']);
    expect(offer.value.owners[0]?.operatorNo).toBe(supervisor.operatorNo);
    const asked = core.negotiations.offer(verdictId, agent, who(agent).now);
    expect(asked.ok && asked.value.owners[0]?.operatorNo).toBe(agent.operatorNo);
    expect(offer.value.deadlineAt).toBe(before?.deadlineAt);
    const due = offer.value.dues.find(({ isUsual }) => isUsual);
    const input = { verdictId, ownerId: agent.id, dueAt: due?.dueAt ?? 0, note: '少退 20 元' };
    const begun = core.negotiations.begin(input, supervisor, who(supervisor));
    expect(begun).toMatchObject({ ok: true, value: { dueAt: due?.dueAt } });
    const [item] = core.approvals.list(agent);
    expect(item?.negotiation).toMatchObject({
      ...{ isOpen: true, isMine: true, dueAt: due?.dueAt, note: '少退 20 元', answers: [] },
      owner: { operatorNo: '0300', name: '名0300' },
    });
    expect(core.approvals.list(supervisor)[0]?.negotiation?.isMine).toBe(false);
    expect(item?.deadlineAt).toBe(before?.deadlineAt);
    expect(item?.proposal).toBeNull();
    await close();
  });

  it('keeps every answer of the buyer, in their own words, by whom and when', async () => {
    const { core, clock, verdictId, agent, supervisor, who, begin, close } = await createBoundCase();
    begin();
    const saidAt = clock.now();
    clock.advance(5 * MINUTE);
    const first = { verdictId, text: '  <b>不同意</b> \n 少退  ', saidAt };
    expect(core.negotiations.answer(first, agent, who(agent)).ok).toBe(true);
    clock.advance(MINUTE);
    // A slip of the hand: tomorrow.
    const second = { verdictId, text: '好吧，退 109', saidAt: clock.now() + 24 * HOUR };
    expect(core.negotiations.answer(second, supervisor, who(supervisor)).ok).toBe(true);
    expect(core.approvals.list(agent)[0]?.negotiation?.answers).toEqual([
      { text: first.text, saidAt, enteredAt: saidAt + 5 * MINUTE, operatorNo: '0300' },
      { text: second.text, saidAt: clock.now(), enteredAt: clock.now(), operatorNo: '0101' },
    ]);
    await close();
  });

  it('can be given to somebody else, keeping what was said', async () => {
    const { core, verdictId, agent, supervisor, who, begin, dueAt, close } = await createBoundCase();
    begin();
    core.negotiations.answer({ verdictId, text: '再想想', saidAt: 1 }, agent, who(agent));
    const input = { verdictId, ownerId: supervisor.id, dueAt: dueAt() + MINUTE, note: '' };
    expect(core.negotiations.begin(input, agent, who(agent)).ok).toBe(true);
    const [item] = core.approvals.list(supervisor);
    expect(item?.negotiation).toMatchObject({ isMine: true, dueAt: dueAt() + MINUTE });
    expect(item?.negotiation?.answers).toHaveLength(1);
    await close();
  });

  it('ends by a proposal; what the buyer said stays beside it, and can still be added to', async () => {
    const { core, verdictId, agent, supervisor, who, begin, close } = await createBoundCase();
    begin();
    core.negotiations.answer({ verdictId, text: '同意退 109', saidAt: 1 }, agent, who(agent));
    const part = { verdictId, kind: 'refund-part', amountCents: 109_00, reason: '买家同意' } as const;
    const proposed = core.approvals.propose(part, agent, who(agent));
    expect(proposed.ok && proposed.value.negotiation).toMatchObject({
      isOpen: false,
      answers: [{ text: '同意退 109' }],
    });
    expect(core.negotiations.offer(verdictId, agent, who(agent).now)).toMatchObject({
      error: { code: 'not-negotiable' },
    });
    expect(core.negotiations.answer({ verdictId, text: '谢谢', saidAt: 1 }, agent, who(agent)).ok).toBe(true);
    const proposalId = core.approvals.list(supervisor)[0]?.word?.proposalId ?? '';
    core.approvals.reject({ verdictId, proposalId, reason: '再谈' }, supervisor, who(supervisor));
    // Turned down: to be decided anew, and talked over again only when somebody says so.
    expect(core.approvals.list(agent)[0]?.negotiation?.isOpen).toBe(false);
    expect(begin()).toMatchObject({ ok: true });
    await close();
  });

  it('ends without a decision when a person ends it, once', async () => {
    const { core, verdictId, agent, supervisor, who, begin, close } = await createBoundCase();
    expect(core.negotiations.end({ verdictId, note: '' }, agent, who(agent))).toMatchObject({
      error: { code: 'no-negotiation' },
    });
    begin();
    expect(core.negotiations.end({ verdictId, note: '没谈成' }, agent, who(agent)).ok).toBe(true);
    expect(core.negotiations.end({ verdictId, note: '' }, supervisor, who(supervisor)).ok).toBe(false);
    expect(core.approvals.list(agent)[0]).toMatchObject({ proposal: null, negotiation: { isOpen: false } });
    await close();
  });

  it('is not undone by the inspector, nor taken back by a late box', async () => {
    const { core, verdictId, inspectionId, begin, clock, close } = await createBoundCase();
    begin();
    const { db, decisions, decisionStore } = core;
    const returnId = decisionStore.verdict(verdictId)?.expectedReturnId ?? '';
    const undone = db.transaction(() => decisions.revoke(inspectionId, clock.now()))();
    expect(undone).toMatchObject({ error: { code: 'already-decided' } });
    expect(db.transaction(() => decisions.reopenUndecided(returnId, clock.now()))()).toBeNull();
    await close();
  });

  it('is each step of it an entry of the chain, with who did it', async () => {
    const { core, verdictId, inspectionId, agent, who, begin, close } = await createBoundCase();
    begin();
    core.negotiations.answer({ verdictId, text: '同意', saidAt: 1 }, agent, who(agent));
    core.negotiations.end({ verdictId, note: '谈好了' }, agent, who(agent));
    const timeLine = core.cases.view({ inspectionId, isOpening: false }, '0101');
    const told = (timeLine.ok ? timeLine.value.timeLine : []).filter(({ event }) =>
      ['negotiation-begun', 'buyer-answered', 'negotiation-ended'].includes(event),
    );
    expect(told.map(({ event, operatorNo, text }) => ({ event, operatorNo, text }))).toEqual([
      { event: 'negotiation-begun', operatorNo: '0101', text: '0300' },
      { event: 'buyer-answered', operatorNo: '0300', text: '同意' },
      { event: 'negotiation-ended', operatorNo: '0300', text: '谈好了' },
    ]);
    await close();
  });
});

describe('who may negotiate', () => {
  const refusedFor = async (pick: (people: { inspector: Person; stranger: Person }) => Person | null) => {
    const scene = await createBoundCase();
    const by = pick(scene);
    const { verdictId, core } = scene;
    const input = { verdictId, ownerId: scene.agent.id, dueAt: scene.dueAt(), note: '' };
    const codes = [
      core.negotiations.offer(verdictId, by, scene.clock.now()),
      core.negotiations.begin(input, by, scene.core.who()),
    ].map((result) => (result.ok ? 'ok' : result.error.code));
    await scene.close();
    return codes;
  };
  it('no inspector', async () => {
    expect(await refusedFor(({ inspector }) => inspector)).toEqual(['not-allowed', 'not-allowed']);
  });
  it("no agent of another shop's", async () => {
    expect(await refusedFor(({ stranger }) => stranger)).toEqual(['not-allowed', 'not-allowed']);
  });
  it('nobody who is not signed in', async () => {
    expect(await refusedFor(() => null)).toEqual(['sign-in-needed', 'sign-in-needed']);
  });
  it('nor may an inspector or another shop own it, whoever gives it to them', async () => {
    const { core, verdictId, inspector, stranger, supervisor, who, dueAt, close } = await createBoundCase();
    for (const one of [inspector, stranger]) {
      const input = { verdictId, ownerId: one.id, dueAt: dueAt(), note: '' };
      expect(core.negotiations.begin(input, supervisor, who(supervisor))).toMatchObject({
        error: { code: 'owner-not-possible' },
      });
    }
    await close();
  });
});

it('gives no time that is past, and none once the deadline is', async () => {
  const { core, clock, verdictId, agent, supervisor, who, close } = await createBoundCase();
  const input = { verdictId, ownerId: agent.id, dueAt: clock.now(), note: '' };
  expect(core.negotiations.begin(input, supervisor, who(supervisor))).toMatchObject({
    error: { code: 'no-time-to-negotiate' },
  });
  clock.advance(25 * HOUR);
  const late = { ...input, dueAt: clock.now() + HOUR };
  expect(core.negotiations.begin(late, supervisor, who(supervisor))).toMatchObject({
    error: { code: 'no-time-to-negotiate' },
  });
  await close();
});
