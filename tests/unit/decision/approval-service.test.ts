import { afterEach, describe, expect, it } from 'vitest';
import type { Person } from '../../../src/shared/people.ts';
import type { ProposalInput } from '../../../src/shared/decision.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';
import { letIn, onlyItem, openContested, openDear, refundsOf, tellState } from '../../support/approval-bench.ts';

let bench: BenchFixture;
afterEach(() => bench.close());

const open = (opened: { bench: BenchFixture }): void => {
  bench = opened.bench;
};
const who = (by: Person | null) => ({ ...bench.core.who(), operatorNo: by?.operatorNo ?? '0217' });
const supervisor = () => letIn(bench.core, '0101', { roles: ['supervisor'] });
const other = () => letIn(bench.core, '0102', { roles: ['supervisor'], mayConfirm: true });
const agent = () => letIn(bench.core, '0900', { roles: ['agent'], shops: ['training'] });
const PART = { kind: 'refund-part', amountCents: 20_00, reason: '缺腰带' } as const;
const FULL = { kind: 'refund-full', amountCents: null, reason: '给买家退' } as const;

const propose = (by: Person | null, proposal: Omit<ProposalInput, 'verdictId'> = PART): string => {
  bench.clock.advance(1000);
  const made = bench.core.approvals.propose({ verdictId: onlyItem(bench).verdictId, ...proposal }, by, who(by));
  if (!made.ok) throw new Error(made.error.code);
  return made.value.word?.proposalId ?? '';
};
const confirm = (by: Person, proposalId: string, verdictId = bench.core.toDecide.list()[0]?.verdictId ?? '') =>
  bench.core.approvals.confirm({ verdictId, proposalId }, by.id, bench.clock.now());
const codeOf = (result: { ok: boolean; error?: { code: string } }): string =>
  result.ok ? 'ok' : (result.error?.code ?? '');
const due = () => bench.core.outbox.takeDue('training', bench.clock.now(), 9).filter(({ kind }) => kind === 'refund');

describe('a part of the money', () => {
  it('leaves as it was proposed, after the time to undo, with both who decided it', async () => {
    open(openContested());
    const [first, second] = [await supervisor(), await agent()];
    const { verdictId, inspectionId } = onlyItem(bench);
    const made = confirm(second, propose(first));
    expect(made).toMatchObject({
      ...{ ok: true, value: { totalCents: 20_00, confirmedBy: '0900', undoUntilAt: bench.clock.now() + 60_000 } },
    });
    expect(bench.core.decisionStore.decisionOf(verdictId)).toMatchObject({
      ...{ state: 'approved', kind: 'refund-part', amountCents: 20_00, freightCents: 0, operatorNo: '0101' },
    });
    expect(bench.core.toDecide.list()).toEqual([]);
    expect(due()).toEqual([]);
    bench.clock.advance(60_000);
    expect(due()).toMatchObject([
      { body: { key: 'refund:training:R1:1', amountCents: 20_00, freightCents: 0, isPart: true } },
    ]);
    const lines = bench.core.custody.entriesOf(inspectionId).map(({ line }) => line);
    const told = lines.find((line) => line.includes('"kind":"confirmed"')) ?? '';
    expect(told).toContain('"operator_no":"0900"');
    expect(told).toContain('0101');
  });

  it('stays where decision and command can not be stored together', async () => {
    open(openContested());
    const [first, second] = [await supervisor(), await agent()];
    const proposalId = propose(first);
    bench.core.db.exec(`CREATE TRIGGER full BEFORE INSERT ON command BEGIN SELECT RAISE(ABORT, 'full'); END`);
    expect(() => confirm(second, proposalId)).toThrow('full');
    bench.core.db.exec('DROP TRIGGER full');
    expect(bench.core.decisionStore.decisionOf(onlyItem(bench).verdictId)?.state).toBe('proposed');
    expect(codeOf(confirm(second, proposalId))).toBe('ok');
  });

  it('is not confirmed by who proposed it, whoever they are, nor on a bench without people', async () => {
    open(openContested());
    const alone = propose(null);
    expect(bench.core.approvals.list(null)[0]?.word?.whyNotMine).toBe('people-needed');
    const both = await letIn(bench.core, '0217', {
      roles: ['supervisor', 'agent'],
      shops: ['training'],
      mayConfirm: true,
    });
    // The same number was typed before anybody was registered: that is nobody.
    expect(codeOf(confirm(both, alone))).toBe('proposer-gone');
    expect(codeOf(confirm(both, propose(both)))).toBe('same-person');
    expect(refundsOf(bench)).toEqual([]);
  });

  it('is confirmed once: the second confirmer hears that it is decided', async () => {
    open(openContested());
    const [first, second, third] = [await supervisor(), await agent(), await other()];
    const proposalId = propose(first);
    const { verdictId } = onlyItem(bench);
    expect(codeOf(confirm(second, proposalId, verdictId))).toBe('ok');
    expect(codeOf(confirm(third, proposalId, verdictId))).toBe('already-decided');
    expect(refundsOf(bench)).toHaveLength(1);
  });

  it('is not confirmed when it was written anew meanwhile, or the buyer’s sum is another', async () => {
    open(openContested());
    const [first, second] = [await supervisor(), await agent()];
    const seen = propose(first);
    const anew = propose(first, { ...PART, amountCents: 90_00 });
    expect(codeOf(confirm(second, seen))).toBe('proposal-changed');
    bench.core.db.exec('UPDATE expected_return SET amount_cents = 4000');
    bench.restart();
    expect(codeOf(confirm(second, anew))).toBe('proposal-changed');
    expect(refundsOf(bench)).toEqual([]);
  });

  it.each([
    ['locked', 'refund-locked'],
    ['withdrawn', 'return-closed'],
    ['closed', 'return-closed'],
    ['refunded', 'return-closed'],
  ] as const)('is not confirmed once the return is %s at the platform', async (state, code) => {
    open(openContested());
    const [first, second] = [await supervisor(), await agent()];
    const proposalId = propose(first);
    tellState(bench, 'R1', state);
    expect(codeOf(confirm(second, proposalId))).toBe(code);
    expect(refundsOf(bench)).toEqual([]);
  });

  it('is not confirmed by who lost the role, nor on the word of who lost it', async () => {
    open(openContested());
    const [first, second, third] = [await supervisor(), await agent(), await other()];
    const proposalId = propose(first);
    await letIn(bench.core, '0900', { roles: ['receiver'] });
    expect(codeOf(confirm(second, proposalId))).toBe('word-not-yours');
    await letIn(bench.core, '0101', { isActive: false });
    expect(codeOf(confirm(third, proposalId))).toBe('proposer-gone');
    expect(refundsOf(bench)).toEqual([]);
  });
});

it('leaves decisions that were made as they are, whatever the rules become', async () => {
  open(openContested());
  const [first, second] = [await supervisor(), await agent()];
  const { verdictId } = onlyItem(bench);
  confirm(second, propose(first));
  const before = bench.core.decisionStore.decisionOf(verdictId);
  for (const one of ['0101', '0900']) await letIn(bench.core, one, { roles: [], shops: [], isActive: false });
  bench.core.settingsStore.set({ limitCents: 1, highValueCents: 1 }, bench.clock.now());
  bench.restart();
  expect(bench.core.decisionStore.decisionOf(verdictId)).toEqual(before);
  bench.clock.advance(60_000);
  expect(due()).toMatchObject([{ body: { amountCents: 20_00 } }]);
});

describe('a refund in full', () => {
  it('that was contested is one supervisor’s, their own proposal too', async () => {
    open(openContested({ freightCents: 8_00 }));
    const first = await supervisor();
    expect(confirm(first, propose(first, FULL))).toMatchObject({ ok: true, value: { totalCents: 137_00 } });
    bench.clock.advance(60_000);
    const [command] = due();
    expect(command?.body).toMatchObject({ amountCents: 129_00, freightCents: 8_00 });
    expect(command?.body).not.toHaveProperty('isPart');
  });
  it('of high value takes the merchant’s word besides', async () => {
    open(openDear());
    const [first, second] = [await supervisor(), await agent()];
    const proposalId = propose(first, FULL);
    expect(codeOf(confirm(first, proposalId))).toBe('same-person');
    expect(codeOf(confirm(second, proposalId))).toBe('ok');
  });
});

describe('taking back and turning down', () => {
  it('lets the proposal stand again, to be confirmed anew under the same key, once', async () => {
    open(openContested());
    const [first, second] = [await supervisor(), await agent()];
    const proposalId = propose(first);
    const { verdictId } = onlyItem(bench);
    confirm(second, proposalId);
    expect(codeOf(bench.core.approvals.takeBack(verdictId, second, who(second)))).toBe('ok');
    expect(onlyItem(bench).proposal).toMatchObject({ kind: 'refund-part', amountCents: 20_00, operatorNo: '0101' });
    expect(codeOf(bench.core.approvals.takeBack(verdictId, second, who(second)))).toBe('nothing-to-undo');
    bench.clock.advance(120_000);
    expect(due()).toEqual([]);
    expect(codeOf(confirm(second, proposalId))).toBe('ok');
    bench.clock.advance(60_000);
    expect(due()).toMatchObject([{ body: { key: 'refund:training:R1:1' } }]);
    bench.core.outbox.noteSend(due()[0]?.id ?? '', bench.clock.now());
    expect(codeOf(bench.core.approvals.takeBack(verdictId, second, who(second)))).toBe('already-sent');
  });
  it('is not the bench’s: its undo leaves what two people decided', async () => {
    open(openContested());
    const first = await supervisor();
    const { verdictId, inspectionId } = onlyItem(bench);
    confirm(first, propose(first, FULL));
    expect(bench.core.bench.reopen(inspectionId).refusal).toBe('already-decided');
    expect(bench.core.decisionStore.decisionOf(verdictId)?.state).toBe('approved');
  });
  it('puts the case back to be decided, by those whose shop it is', async () => {
    open(openContested());
    const [first, second] = [await supervisor(), await agent()];
    const stranger = await letIn(bench.core, '0901', { roles: ['agent'], shops: ['jd'] });
    const turned = { verdictId: onlyItem(bench).verdictId, proposalId: propose(first), reason: '再和买家谈' };
    expect(codeOf(bench.core.approvals.reject(turned, stranger, who(stranger)))).toBe('not-allowed');
    expect(bench.core.approvals.list(stranger)).toEqual([]);
    expect(codeOf(bench.core.approvals.reject(turned, second, who(second)))).toBe('ok');
    expect(onlyItem(bench)).toMatchObject({ why: 'contradicts', proposal: null, word: null });
    expect(codeOf(confirm(second, turned.proposalId))).toBe('nothing-to-confirm');
  });
});

describe('a platform this bench is not connected to', () => {
  it('is paid by hand once two people have decided, and noted with that sum', async () => {
    open(openContested({ platform: 'unconnected' }));
    const first = await supervisor();
    const second = await letIn(bench.core, '0900', { roles: ['agent'], shops: ['unconnected'] });
    expect(confirm(second, propose(first))).toMatchObject({ ok: true, value: { undoUntilAt: null } });
    const [item] = bench.core.approvals.list(first);
    expect(item).toMatchObject({
      ...{ why: 'by-hand', proposal: null, word: null },
      confirmed: { kind: 'refund-part', amountCents: 20_00, proposedBy: '0101', confirmedBy: '0900' },
    });
    expect(refundsOf(bench)).toEqual([]);
    const done = { verdictId: item?.verdictId ?? '', outcome: 'refunded', reference: '后台 77' } as const;
    bench.core.toDecide.settleByHand({ ...done, picture: null, waybill: null }, who(first));
    expect(bench.core.decisionStore.decisionOf(done.verdictId)).toMatchObject({
      ...{ state: 'approved', kind: 'refund-part', amountCents: 20_00 },
    });
  });
  it('is contested again when another proposal is written', async () => {
    open(openContested({ platform: 'unconnected' }));
    const first = await supervisor();
    const second = await letIn(bench.core, '0900', { roles: ['agent'], shops: ['unconnected'] });
    confirm(second, propose(first));
    propose(first, { ...PART, amountCents: 90_00 });
    const done = { verdictId: onlyItem(bench).verdictId, outcome: 'refunded', reference: '后台 77' } as const;
    expect(codeOf(bench.core.toDecide.settleByHand({ ...done, picture: null, waybill: null }, who(first)))).toBe(
      'already-decided',
    );
    expect(onlyItem(bench).why).toBe('contradicts');
  });
});
