import { afterEach, describe, expect, it } from 'vitest';
import { atOnce } from '../../../src/main/db/commit.ts';
import { OF_RETURN_NO, OPEN_OVERTAKEN } from '../../../src/main/decision/decision-store.ts';
import { aReturn, BELT, createBenchFixture, SHIRT } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';
import { letIn, onlyItem, openContested } from '../../support/approval-bench.ts';
import { planOf } from '../../support/platform-plan.ts';
import type { ReturnState } from '../../../src/shared/domain-words.ts';
import type { ExpectedReturn } from '../../../src/shared/expected-return.ts';

// The platform ends a return after its box was judged here: the case goes to the lane it would be in, and nothing is sent.

const WAYBILL = 'SF1300001234562';
const R1 = { platform: 'training', returnNo: 'R1' };
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let bench: BenchFixture;
afterEach(() => bench.close());

const open = (more: Partial<ExpectedReturn> = {}, scans = [WAYBILL, SHIRT, BELT, 'DP:OK']): void => {
  bench = createBenchFixture([aReturn(more)]);
  for (const scan of scans) bench.scan(scan);
};
const WORN = [WAYBILL, SHIRT, BELT, 'DP:DMG', 'DP:C-WORN', 'DP:DMG', 'DL:HOLD-01'];
const BROKEN = [WAYBILL, SHIRT, BELT, 'DP:DMG', 'DP:C-DAMAGED', 'DP:DMG', 'DL:HOLD-01'];
const refund = () => bench.core.outbox.list(9).find(({ kind }) => kind === 'refund');
/** What the sync notes when it reads the return as over before a send. */
const endRefund = (state: ReturnState, movedCents: number): void => {
  const { core, clock } = bench;
  clock.advance(60_000);
  const end = { kind: 'end', how: 'already-closed', receipt: { state, movedCents } } as const;
  atOnce(core.db, () => {
    const answered = { step: 'ask-answer', outcome: `read:${state}`, words: null } as const;
    expect(core.outbox.noteAnswer(refund()?.id ?? '', answered, end, clock.now())).toBe(true);
    core.expectedReturns.setState('training', 'R1', state);
    core.decisions.overtaken(R1, core.sessions.read, core.who());
  });
};
/** What a notice that reads the return as over tells. */
const hear = (state: ReturnState): boolean =>
  atOnce(bench.core.db, () => {
    bench.core.expectedReturns.setState('training', 'R1', state);
    return bench.core.decisions.overtaken(R1, bench.core.sessions.read, bench.core.who());
  });
/** What a pull tells. */
const pull = (state: ReturnState): void => {
  bench.clock.advance(60_000);
  bench.core.expectedReturns.save(aReturn({ state, version: 2 }), bench.clock.now());
  bench.core.bench.returnsArrived();
};
const whys = () => bench.core.toDecide.list().map(({ why }) => why);
const claims = () => {
  const { registers } = bench.core;
  while (registers.sweep(bench.clock.now()).isBehind);
  return registers.list({ register: 'claim-back', isOpen: true, after: null }).entries;
};

describe('a refund that was ordered, and whose return was ended without money', () => {
  it.each([
    ['withdrawn', 'withdrawn'],
    ['closed', 'not-open'],
  ] as const)('%s: somebody finds out whose the goods are', (state, why) => {
    open();
    expect(whys()).toEqual([]);
    endRefund(state, 0);
    expect(bench.core.toDecide.list()).toMatchObject([{ why, verdict: 'intact', proposal: null }]);
    expect(bench.core.toDecide.brief().count).toBe(1);
    expect(bench.core.bench.view().recent[0]).toMatchObject({ progress: 'to-decide', undoUntilAt: null });
    expect(refund()).toMatchObject({ state: 'done', attempts: 0 });
  });

  it('stays there while pulls say the same, or that the withdrawn one is closed', () => {
    open();
    endRefund('withdrawn', 0);
    pull('withdrawn');
    pull('closed');
    expect(whys()).toEqual(['withdrawn']);
  });

  it('a closed one is not let go by the next pull', () => {
    open();
    endRefund('closed', 0);
    pull('closed');
    expect(whys()).toEqual(['not-open']);
  });

  it('is over by itself once the platform has refunded intact goods after all', () => {
    open();
    endRefund('withdrawn', 0);
    pull('refunded');
    expect(whys()).toEqual([]);
    expect(claims()).toEqual([]);
  });

  it('open there again: nothing is ordered twice, a person pays it there and notes it', () => {
    open();
    endRefund('withdrawn', 0);
    pull('open');
    expect(whys()).toEqual(['by-hand']);
    expect(bench.core.outbox.list(9).filter(({ kind }) => kind === 'refund')).toHaveLength(1);
    const verdictId = bench.core.toDecide.list()[0]?.verdictId ?? '';
    const done = { verdictId, outcome: 'refunded', reference: '流水 8871', picture: null, waybill: null } as const;
    expect(bench.core.toDecide.settleByHand(done, bench.core.who())).toMatchObject({ ok: true });
    expect(whys()).toEqual([]);
  });

  it('withdrawn again before anybody paid: found out anew', () => {
    open();
    endRefund('withdrawn', 0);
    pull('open');
    bench.core.expectedReturns.save(aReturn({ state: 'withdrawn', version: 3 }), bench.clock.now());
    bench.core.bench.returnsArrived();
    expect(whys()).toEqual(['withdrawn']);
  });

  it('ends with the word of a person that nothing is owed', () => {
    open();
    endRefund('withdrawn', 0);
    const verdictId = bench.core.toDecide.list()[0]?.verdictId ?? '';
    const done = { verdictId, outcome: 'refused', reference: '原件寄回 工单 7', picture: null, waybill: null } as const;
    expect(bench.core.toDecide.settleByHand(done, bench.core.who())).toMatchObject({ ok: true });
    expect(whys()).toEqual([]);
    expect(refund()).toMatchObject({ state: 'done', attempts: 0 });
  });

  it('what a person has paid by hand is not asked about again when the return is withdrawn after that', () => {
    open();
    endRefund('withdrawn', 0);
    pull('open');
    const verdictId = bench.core.toDecide.list()[0]?.verdictId ?? '';
    const done = { verdictId, outcome: 'refunded', reference: '流水 8871', picture: null, waybill: null } as const;
    bench.core.toDecide.settleByHand(done, bench.core.who());
    expect(hear('withdrawn')).toBe(false);
    expect(whys()).toEqual([]);
  });

  it('judged together with a further box, open there again: no second order either', () => {
    const second = 'SF1300001234571';
    open({ moreWaybills: [second] });
    endRefund('withdrawn', 0);
    bench.core.expectedReturns.setState('training', 'R1', 'open');
    for (const scan of [second, SHIRT, BELT, 'DP:OK', 'DL:HOLD-01']) bench.scan(scan);
    expect(bench.core.outbox.list(9).filter(({ kind }) => kind === 'refund')).toHaveLength(1);
    expect(whys()).toEqual(['by-hand']);
  });

  it('stands in the chain', () => {
    open();
    endRefund('withdrawn', 0);
    const { inspectionId } = bench.core.toDecide.list()[0] ?? { inspectionId: '' };
    const lines = bench.core.custody.entriesOf(inspectionId).map(({ line }) => line);
    expect(lines.some((one) => one.includes('"event":"decision-changed"') && one.includes('withdrawn'))).toBe(true);
  });
});

describe('what is no case', () => {
  it.each([
    ['intact, and refunded elsewhere', [WAYBILL, SHIRT, BELT, 'DP:OK'], {}],
    ['as broken as the buyer said, and refunded elsewhere as was ordered here', BROKEN, { reason: 'broken' }],
  ] as const)('%s', (_name, scans, more) => {
    open(more, [...scans]);
    endRefund('refunded', 129_00);
    expect(whys()).toEqual([]);
    expect(claims()).toEqual([]);
  });

  it('closed after others had paid what was ordered', () => {
    open();
    endRefund('closed', 129_00);
    expect(whys()).toEqual([]);
  });

  it('a notice that reads a withdrawal while the refund still waits: the refund asks for itself', () => {
    open();
    expect(hear('withdrawn')).toBe(false);
    expect(refund()?.state).toBe('waiting');
    expect(whys()).toEqual([]);
  });

  it('our own refund, told by the next pull', () => {
    open();
    const { core, clock } = bench;
    clock.advance(60_000);
    const id = refund()?.id ?? '';
    core.outbox.noteSend(id, clock.now());
    const receipt = { refundId: 'F-1', amountCents: 129_00 };
    const end = { kind: 'end', how: 'answered', receipt } as const;
    core.outbox.noteAnswer(id, { step: 'send-answer', outcome: 'acknowledged', words: null }, end, clock.now());
    for (const state of ['refunded', 'closed'] as const) {
      expect(hear(state)).toBe(false);
      pull(state);
    }
    expect(whys()).toEqual([]);
  });
});

describe('a part that two people decided on', () => {
  it.each([
    ['refunded in full by others: the rest is claimed back', 129_00, ['claim-back'], 1],
    ['refunded by others as it was decided', 20_00, [], 0],
  ] as const)('%s', async (_name, movedCents, reasons, entered) => {
    bench = openContested().bench;
    const [first, second] = [
      await letIn(bench.core, '0101', { roles: ['supervisor'] }),
      await letIn(bench.core, '0900', { roles: ['agent'], shops: ['training'] }),
    ];
    const { verdictId } = onlyItem(bench);
    const part = { verdictId, kind: 'refund-part', amountCents: 20_00, reason: '缺腰带' } as const;
    const made = bench.core.approvals.propose(part, first, bench.core.who());
    const proposalId = made.ok ? (made.value.word?.proposalId ?? '') : '';
    const said = bench.core.approvals.confirm({ verdictId, proposalId }, second.id, bench.clock.now());
    expect(said.ok).toBe(true);
    endRefund('refunded', movedCents);
    expect(whys()).toEqual(reasons);
    expect(claims()).toHaveLength(entered);
  });
});

describe('a refusal that the refund came before', () => {
  it('is entered to be claimed back, though its box has long been closed', () => {
    open({}, WORN);
    const verdictId = bench.core.toDecide.list()[0]?.verdictId ?? '';
    const decisionId = bench.core.decisionStore.decisionOf(verdictId)?.id ?? '';
    expect(claims()).toEqual([]);
    bench.clock.advance(HOUR);
    // As `refusals.overtaken` leaves it.
    bench.core.decisionStore.reopen(decisionId, { why: 'claim-back', operatorNo: '0217', now: bench.clock.now() });
    expect(claims()).toMatchObject([{ returnNo: 'R1' }]);
  });
});

describe('goods that are not right, of a return that others have ended', () => {
  it.each(['pull', 'notice'] as const)('refunded, told by a %s: claimed back, with a deadline of its own', (how) => {
    open({}, WORN);
    expect(whys()).toEqual(['contradicts']);
    expect(claims()).toEqual([]);
    bench.clock.advance(HOUR);
    if (how === 'pull') pull('refunded');
    else expect(hear('refunded')).toBe(true);
    expect(bench.core.toDecide.list()).toMatchObject([{ why: 'claim-back', codes: ['worn'] }]);
    const [claim] = claims();
    expect(claim).toMatchObject({ register: 'claim-back', returnNo: 'R1', amountCents: 129_00 });
    const days = bench.core.settingsStore.get().registerDays['claim-back'];
    expect((claim?.dueAt ?? 0) - bench.clock.now()).toBe(days * DAY);
    expect(claims()).toHaveLength(1);
    expect(refund()).toBeUndefined();
  });

  it('lines missing: the same', () => {
    open({}, [WAYBILL, SHIRT]);
    const belt = bench.core.bench.view().session?.returns[0]?.lines.at(-1)?.id ?? '';
    bench.core.bench.note({ kind: 'counted', lineId: belt, what: 'missing', delta: 1 });
    for (const scan of ['DP:DMG', 'DP:DMG', 'DL:HOLD-01']) bench.scan(scan);
    expect(whys()).toEqual(['contradicts']);
    pull('refunded');
    expect(whys()).toEqual(['claim-back']);
    expect(claims()).toHaveLength(1);
  });

  it.each([
    ['withdrawn', 'withdrawn'],
    ['closed', 'not-open'],
  ] as const)('%s: found out first', (state, why) => {
    open({}, WORN);
    pull(state);
    expect(whys()).toEqual([why]);
    expect(claims()).toEqual([]);
  });

  it('a withdrawal that was taken back is a contested case again', () => {
    open({}, WORN);
    pull('withdrawn');
    bench.core.expectedReturns.save(aReturn({ state: 'open', version: 3 }), bench.clock.now());
    bench.core.bench.returnsArrived();
    expect(whys()).toEqual(['contradicts']);
    expect(refund()).toBeUndefined();
  });

  it('what was proposed stands, beside the new reason', () => {
    open({}, WORN);
    const verdictId = bench.core.toDecide.list()[0]?.verdictId ?? '';
    const proposal = { verdictId, kind: 'refund-part', amountCents: 50_00, reason: '穿过，退一半' } as const;
    bench.core.toDecide.propose(proposal, bench.core.who());
    pull('refunded');
    expect(bench.core.toDecide.list()).toMatchObject([{ why: 'claim-back', proposal: { amountCents: 50_00 } }]);
    expect(claims()).toHaveLength(1);
  });

  it('what a person has refunded by hand and not yet noted is not claimed back', () => {
    open({ platform: 'unconnected', reason: 'broken' }, BROKEN);
    expect(whys()).toEqual(['by-hand']);
    const told = aReturn({ platform: 'unconnected', reason: 'broken', state: 'refunded', version: 2 });
    bench.core.expectedReturns.save(told, bench.clock.now());
    bench.core.bench.returnsArrived();
    expect(whys()).toEqual(['by-hand']);
  });
});

describe('looking for them', () => {
  it('reads what is undecided, or one return by its number, and never all there ever was', () => {
    open();
    for (const [sql, index] of [
      [OPEN_OVERTAKEN, 'decision_open'],
      [OF_RETURN_NO, 'sqlite_autoindex_expected_return'],
    ] as const) {
      const plan = planOf(bench.core.db, sql);
      expect(plan.some((step) => step.includes(index))).toBe(true);
      expect(plan.filter((step) => step.startsWith('SCAN') && !step.includes('decision_open'))).toEqual([]);
    }
  });
});
