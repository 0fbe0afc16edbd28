import { afterEach, describe, expect, it } from 'vitest';
import type { Person } from '../../../src/shared/people.ts';
import { tellState } from '../../support/approval-bench.ts';
import { aReturn, BELT, createBenchFixture, SHIRT } from '../../support/bench-fixture.ts';
import { openRefused } from '../../support/refused-refund.ts';
import type { RefusedRefund } from '../../support/refused-refund.ts';

let one: RefusedRefund;
afterEach(() => one.bench.close());

const codeOf = (result: { ok: boolean; error?: { code: string } }): string => result.error?.code ?? 'ok';
const read = (by: Person) => one.core.refundCorrections.read(one.commandId(), by);
const propose = (by: Person | null, amountCents = 15_00, reason = '平台只让退 15') =>
  one.core.refundCorrections.propose({ commandId: one.commandId(), amountCents, reason }, by);
const proposalId = (): string => one.core.refundCorrections.waiting(one.supervisor)[0]?.word?.proposalId ?? 'none';
const confirm = (by: Person, id = proposalId()) =>
  one.core.refundCorrections.confirm({ verdictId: one.verdictId, proposalId: id }, by.id, one.bench.clock.now());
const decision = () => one.core.decisionStore.decisionOf(one.verdictId);
const order = () => one.core.outbox.view(one.commandId());

describe('another sum for a refund that its platform refused', () => {
  it('is read with what was ordered and what may be refunded at most', async () => {
    one = await openRefused();
    expect(read(one.supervisor)).toMatchObject({
      ok: true,
      value: { orderedCents: 20_00, maxCents: 129_00, whyNot: null, proposal: null, word: null, currency: 'CNY' },
    });
    expect(read(one.stranger)).toMatchObject({ ok: true, value: { whyNot: 'not-allowed' } });
  });

  it('changes nothing by being proposed: decision and order stay, and it stays parked', async () => {
    one = await openRefused();
    const before = decision();
    expect(codeOf(propose(one.supervisor))).toBe('ok');
    expect(decision()).toEqual(before);
    expect(order()).toMatchObject({ state: 'parked', amountCents: 20_00 });
    expect(one.core.refundCorrections.waiting(one.agent)).toMatchObject([
      { proposal: { amountCents: 15_00, reason: '平台只让退 15', operatorNo: '0101' }, word: { word: 'merchant' } },
    ]);
    expect(one.core.refundCorrections.waiting(one.stranger)).toEqual([]);
  });

  it('takes another person than who proposed it; then decision, order and money have the new sum, to the cent', async () => {
    one = await openRefused();
    propose(one.supervisor);
    expect(codeOf(confirm(one.supervisor))).toBe('same-person');
    expect(codeOf(confirm(one.stranger))).toBe('word-not-yours');
    expect(order()).toMatchObject({ state: 'parked', amountCents: 20_00 });
    expect(confirm(one.agent)).toMatchObject({
      ok: true,
      value: { totalCents: 15_00, confirmedBy: '0300', undoUntilAt: null },
    });
    expect(decision()).toMatchObject({ state: 'approved', kind: 'refund-part', amountCents: 15_00, freightCents: 0 });
    expect(decision()).toMatchObject({ operatorNo: '0101', reason: '平台只让退 15' });
    expect(order()).toMatchObject({ state: 'unknown', key: 'refund:training:R1:1' });
    expect(one.payDue()).toEqual([['refund:training:R1:1', 15_00]]);
  });

  it('leaves every earlier sum and person in the chain, and tells both in the time line', async () => {
    one = await openRefused();
    propose(one.supervisor);
    confirm(one.agent);
    one.refuseDue();
    propose(one.agent, 12_34);
    confirm(one.supervisor, 'none');
    const { inspectionId } = one.core.decisionStore.verdict(one.verdictId) ?? { inspectionId: '' };
    const view = one.core.cases.view({ inspectionId, isOpening: false }, '0217');
    const told = (view.ok ? view.value.timeLine : []).filter(
      ({ event }) => event === 'correction' || event === 'corrected',
    );
    const rows = told.map(({ event, code, amountBefore, amount, operatorNo }) => [
      ...[event, code, amountBefore, amount, operatorNo],
    ]);
    expect(rows).toEqual([
      ['correction', 'proposed', 20_00, 15_00, '0101'],
      ['corrected', 'refund', 20_00, 15_00, '0101'],
      ['correction', 'confirmed', 20_00, 15_00, '0300'],
      ['correction', 'proposed', 15_00, 12_34, '0300'],
    ]);
    const lines = one.core.custody.entriesOf(inspectionId).map(({ line }) => line);
    const ofBoth = lines.filter((line) => line.includes('"event":"command-corrected"'));
    expect(ofBoth).toHaveLength(1);
    expect(ofBoth[0]).toContain('\\"amountCents\\":2000');
    expect(ofBoth[0]).toContain('"second_operator_no":"0300"');
  });

  it('may be all that was paid: goods and freight as the return has them', async () => {
    one = await openRefused({ freightCents: 8_00 });
    propose(one.supervisor, 137_00);
    expect(codeOf(confirm(one.agent))).toBe('ok');
    expect(decision()).toMatchObject({ kind: 'refund-full', amountCents: 129_00, freightCents: 8_00 });
    const [due] = one.core.outbox.takeDue('training', one.bench.clock.now(), 9).filter(({ kind }) => kind === 'refund');
    expect(due?.body).toMatchObject({ amountCents: 129_00, freightCents: 8_00 });
    expect(due?.body).not.toHaveProperty('isPart');
  });

  it.each([
    [0, 'amount-out-of-range'],
    [129_01, 'amount-out-of-range'],
    [20_00, 'correction-same'],
  ])('is no %d', async (cents, code) => {
    one = await openRefused();
    expect(codeOf(propose(one.supervisor, cents))).toBe(code);
    expect(one.core.refundCorrections.waiting(one.supervisor)).toEqual([]);
  });

  it('is turned down with a reason, and nothing is sent', async () => {
    one = await openRefused();
    propose(one.supervisor);
    const rejected = { verdictId: one.verdictId, proposalId: proposalId(), reason: '先问平台' };
    expect(codeOf(one.core.refundCorrections.reject(rejected, one.agent, one.who(one.agent)))).toBe('ok');
    expect(codeOf(confirm(one.agent, rejected.proposalId))).toBe('nothing-to-confirm');
    expect(order()).toMatchObject({ state: 'parked', amountCents: 20_00 });
  });

  it('is confirmed only as it was seen', async () => {
    one = await openRefused();
    propose(one.supervisor);
    const seen = proposalId();
    propose(one.supervisor, 14_00);
    expect(codeOf(confirm(one.agent, seen))).toBe('proposal-changed');
    one.core.expectedReturns.save(aReturn({ amountCents: 10_00, version: 99 }), one.bench.clock.now());
    expect(codeOf(confirm(one.agent))).toBe('proposal-changed');
    expect(order()).toMatchObject({ state: 'parked', amountCents: 20_00 });
  });

  it.each([
    ['locked', 'refund-locked'],
    ['closed', 'return-closed'],
    ['refunded', 'return-closed'],
  ] as const)('is not proposed or confirmed once the platform tells that the return is %s', async (state, code) => {
    one = await openRefused();
    propose(one.supervisor);
    tellState(one.bench, 'R1', state);
    expect(codeOf(confirm(one.agent))).toBe(code);
    expect(codeOf(propose(one.supervisor, 14_00))).toBe(code);
  });

  it('answers one refusal: released and refused again, it is proposed anew', async () => {
    one = await openRefused();
    propose(one.supervisor);
    const seen = proposalId();
    one.core.outbox.release(one.commandId(), one.bench.clock.now());
    expect(codeOf(confirm(one.agent, seen))).toBe('correction-not-here');
    one.refuseDue();
    expect(one.core.refundCorrections.waiting(one.agent)).toEqual([]);
    expect(codeOf(confirm(one.agent, seen))).toBe('nothing-to-confirm');
    expect(codeOf(propose(one.supervisor))).toBe('ok');
  });

  it('is void once somebody did it elsewhere and noted it', async () => {
    one = await openRefused();
    propose(one.supervisor);
    const seen = proposalId();
    const done = { commandId: one.commandId(), reference: '后台 7', picture: null };
    expect(codeOf(one.core.commandsByHand.settle(done, one.core.who()))).toBe('ok');
    expect(codeOf(confirm(one.agent, seen))).toBe('correction-not-here');
    expect(decision()).toMatchObject({ amountCents: 20_00 });
  });

  it.each([
    ['平台介入中', 'refused:locked'],
    ['sync:code-needed', 'refused:other'],
  ])('is not for what is parked by %s', async (words, outcome) => {
    one = await openRefused();
    one.core.outbox.release(one.commandId(), one.bench.clock.now());
    one.refuseDue(words, outcome);
    expect(codeOf(read(one.supervisor))).toBe('correction-not-here');
    expect(codeOf(propose(one.supervisor))).toBe('correction-not-here');
  });

  it('takes somebody who is signed in and may decide for this shop', async () => {
    one = await openRefused();
    expect(codeOf(propose(null))).toBe('sign-in-needed');
    expect(codeOf(propose(one.stranger))).toBe('not-allowed');
  });

  it('takes two people: at a bench without any it is released or ticked, as before', async () => {
    one = await openRefused();
    const bench = createBenchFixture([aReturn()]);
    for (const scan of ['SF1300001234562', SHIRT, BELT, 'DP:OK']) bench.scan(scan);
    bench.clock.advance(61_000);
    const now = bench.clock.now();
    const [due] = bench.core.outbox.takeDue('training', now, 9).filter(({ kind }) => kind === 'refund');
    const id = due?.id ?? '';
    bench.core.outbox.noteSend(id, now, 'read:open');
    const said = { step: 'send-answer', outcome: 'refused:amount', words: '太多' } as const;
    bench.core.outbox.noteAnswer(id, said, { kind: 'park' }, now);
    const { refundCorrections } = bench.core;
    expect(refundCorrections.read(id, null)).toMatchObject({ ok: true, value: { whyNot: 'people-needed' } });
    const input = { commandId: id, amountCents: 1, reason: '平台要' };
    expect(codeOf(refundCorrections.propose(input, null))).toBe('people-needed');
    expect(bench.core.outbox.release(id, now)).toBe(true);
    await bench.close();
  });

  it('of a supplement leaves what it was added to alone, and stays within what is left', async () => {
    one = await openRefused();
    propose(one.supervisor, 30_00);
    confirm(one.agent);
    one.payDue();
    const { supplements } = one.core;
    supplements.propose({ verdictId: one.verdictId, amountCents: 40_00, reason: '裁决' }, one.supervisor);
    const second = supplements.find('', one.agent)[0]?.word?.proposalId ?? '';
    supplements.confirm({ verdictId: one.verdictId, proposalId: second }, one.agent.id, one.bench.clock.now());
    one.refuseDue();
    expect(read(one.supervisor)).toMatchObject({ value: { orderedCents: 40_00, maxCents: 99_00 } });
    expect(codeOf(propose(one.supervisor, 99_01))).toBe('amount-out-of-range');
    expect(codeOf(propose(one.supervisor, 35_00))).toBe('ok');
    expect(codeOf(confirm(one.agent))).toBe('ok');
    expect(decision()).toMatchObject({ kind: 'refund-part', amountCents: 30_00 });
    expect(one.payDue()).toEqual([['refund:training:R1:2', 35_00]]);
  });
});
