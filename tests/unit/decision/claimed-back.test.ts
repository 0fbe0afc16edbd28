import { afterEach, describe, expect, it } from 'vitest';
import { letIn, onlyItem, openContested } from '../../support/approval-bench.ts';
import { aReturn, createBenchFixture, SHIRT } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';
import {
  BROKEN,
  claims,
  endRefund,
  hear,
  openJudged,
  pull,
  putAside,
  refundOf,
  WAYBILL,
  whys,
  WORN,
} from '../../support/overtaken-bench.ts';

// Others end a return whose goods are not right, after its box was judged here: claimed back, or found out.

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let bench: BenchFixture;
afterEach(() => bench.close());

/** The bench goes on with other boxes, and the registers have seen them: they don't look at this one again. */
const moveOn = (): void => {
  expect(bench.core.bench.view().session).toBeNull();
  for (const waybill of ['ZZ1100112233', 'ZZ9900112233']) {
    bench.clock.advance(HOUR);
    bench.scan(waybill);
    bench.core.bench.command('LATER');
    expect(bench.core.bench.view().session).toBeNull();
  }
  expect(claims(bench)).toEqual([]);
};

describe('what people decided on, though the finding contradicts the buyer', () => {
  it.each([
    ['a part, refunded in full by others: the rest is claimed back', 20_00, 129_00, ['claim-back'], 1],
    ['a part, refunded by others as it was decided', 20_00, 20_00, [], 0],
    ['all of it, refunded by others: what was wanted, whoever paid it', null, 129_00, [], 0],
  ] as const)('%s', async (_name, decidedCents, movedCents, reasons, entered) => {
    bench = openContested().bench;
    const [first, second] = [
      await letIn(bench.core, '0101', { roles: ['supervisor'] }),
      await letIn(bench.core, '0900', { roles: ['agent'], shops: ['training'] }),
    ];
    // All of it is the supervisor's word alone.
    const confirmer = decidedCents === null ? first : second;
    const { verdictId } = onlyItem(bench);
    const kind = decidedCents === null ? 'refund-full' : 'refund-part';
    const wanted = { verdictId, kind, amountCents: decidedCents, reason: '缺腰带' } as const;
    const made = bench.core.approvals.propose(wanted, first, bench.core.who());
    const proposalId = made.ok ? (made.value.word?.proposalId ?? '') : '';
    const said = bench.core.approvals.confirm({ verdictId, proposalId }, confirmer.id, bench.clock.now());
    expect(said.ok).toBe(true);
    moveOn();
    endRefund(bench, 'refunded', movedCents);
    expect(whys(bench)).toEqual(reasons);
    expect(claims(bench)).toHaveLength(entered);
  });
});

describe('a refusal that the refund came before', () => {
  it('is entered to be claimed back, though its box has long been closed', () => {
    bench = openJudged({}, WORN);
    const verdictId = bench.core.toDecide.list()[0]?.verdictId ?? '';
    const decisionId = bench.core.decisionStore.decisionOf(verdictId)?.id ?? '';
    moveOn();
    // As `refusals.overtaken` leaves it.
    bench.core.decisionStore.reopen(decisionId, { why: 'claim-back', operatorNo: '0217', now: bench.clock.now() });
    expect(claims(bench)).toMatchObject([{ returnNo: 'R1' }]);
  });
});

describe('goods that are not right, of a return that others have ended', () => {
  it.each(['pull', 'notice'] as const)('refunded, told by a %s: claimed back, with a deadline of its own', (how) => {
    bench = openJudged({}, WORN);
    expect(whys(bench)).toEqual(['contradicts']);
    moveOn();
    if (how === 'pull') pull(bench, 'refunded');
    else expect(hear(bench, 'refunded')).toBe(true);
    expect(bench.core.toDecide.list()).toMatchObject([{ why: 'claim-back', codes: ['worn'] }]);
    const [claim] = claims(bench);
    expect(claim).toMatchObject({ register: 'claim-back', returnNo: 'R1', amountCents: 129_00 });
    const days = bench.core.settingsStore.get().registerDays['claim-back'];
    expect((claim?.dueAt ?? 0) - bench.clock.now()).toBe(days * DAY);
    expect(claims(bench)).toHaveLength(1);
    expect(refundOf(bench)).toBeUndefined();
  });

  it('lines missing: the same', () => {
    bench = createBenchFixture([aReturn()]);
    putAside(bench, [WAYBILL, SHIRT]);
    const belt = bench.core.bench.view().session?.returns[0]?.lines.at(-1)?.id ?? '';
    bench.core.bench.note({ kind: 'counted', lineId: belt, what: 'missing', delta: 1 });
    putAside(bench, ['DP:DMG', 'DP:DMG', 'DL:HOLD-01']);
    expect(whys(bench)).toEqual(['contradicts']);
    moveOn();
    pull(bench, 'refunded');
    expect(whys(bench)).toEqual(['claim-back']);
    expect(claims(bench)).toHaveLength(1);
  });

  it.each([
    ['withdrawn', 'withdrawn'],
    ['closed', 'not-open'],
  ] as const)('%s: found out first', (state, why) => {
    bench = openJudged({}, WORN);
    pull(bench, state);
    expect(whys(bench)).toEqual([why]);
    expect(claims(bench)).toEqual([]);
  });

  it('a withdrawal that was taken back is a contested case again', () => {
    bench = openJudged({}, WORN);
    pull(bench, 'withdrawn');
    bench.core.expectedReturns.save(aReturn({ state: 'open', version: 3 }), bench.clock.now());
    bench.core.bench.returnsArrived();
    expect(whys(bench)).toEqual(['contradicts']);
    expect(refundOf(bench)).toBeUndefined();
  });

  it('what was proposed stands, beside the new reason', () => {
    bench = openJudged({}, WORN);
    const verdictId = bench.core.toDecide.list()[0]?.verdictId ?? '';
    const proposal = { verdictId, kind: 'refund-part', amountCents: 50_00, reason: '穿过，退一半' } as const;
    bench.core.toDecide.propose(proposal, bench.core.who());
    pull(bench, 'refunded');
    expect(bench.core.toDecide.list()).toMatchObject([{ why: 'claim-back', proposal: { amountCents: 50_00 } }]);
    expect(claims(bench)).toHaveLength(1);
  });

  it('what a person has refunded by hand and not yet noted is not claimed back', () => {
    bench = openJudged({ platform: 'unconnected', reason: 'broken' }, [...BROKEN, 'DL:HOLD-01']);
    expect(whys(bench)).toEqual(['by-hand']);
    const told = aReturn({ platform: 'unconnected', reason: 'broken', state: 'refunded', version: 2 });
    bench.core.expectedReturns.save(told, bench.clock.now());
    bench.core.bench.returnsArrived();
    expect(whys(bench)).toEqual(['by-hand']);
  });
});
