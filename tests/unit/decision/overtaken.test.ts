import { afterEach, describe, expect, it } from 'vitest';
import { OF_RETURN_NO, OPEN_OVERTAKEN } from '../../../src/main/decision/decision-store.ts';
import { aReturn, BELT, SHIRT } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';
import {
  BROKEN,
  claims,
  endRefund,
  hear,
  notice,
  openJudged,
  pull,
  refundOf,
  WAYBILL,
  whys,
} from '../../support/overtaken-bench.ts';
import { planOf } from '../../support/platform-plan.ts';

// The platform ends a return after its box was judged here: the case goes to the lane it would be in, and nothing is sent.

let bench: BenchFixture;
afterEach(() => bench.close());

describe('a refund that was ordered, and whose return was ended without money', () => {
  it.each([
    ['withdrawn', 'withdrawn'],
    ['closed', 'not-open'],
  ] as const)('%s: somebody finds out whose the goods are', (state, why) => {
    bench = openJudged();
    expect(whys(bench)).toEqual([]);
    endRefund(bench, state, 0);
    expect(bench.core.toDecide.list()).toMatchObject([{ why, verdict: 'intact', proposal: null }]);
    expect(bench.core.toDecide.brief().count).toBe(1);
    expect(bench.core.bench.view().recent[0]).toMatchObject({ progress: 'to-decide', undoUntilAt: null });
    expect(refundOf(bench)).toMatchObject({ state: 'done', attempts: 0 });
  });

  it('stays there while pulls say the same, or that the withdrawn one is closed', () => {
    bench = openJudged();
    endRefund(bench, 'withdrawn', 0);
    pull(bench, 'withdrawn');
    pull(bench, 'closed');
    expect(whys(bench)).toEqual(['withdrawn']);
  });

  it('a closed one is not let go by the next pull', () => {
    bench = openJudged();
    endRefund(bench, 'closed', 0);
    pull(bench, 'closed');
    expect(whys(bench)).toEqual(['not-open']);
  });

  it('is over by itself once the platform has refunded intact goods after all', () => {
    bench = openJudged();
    endRefund(bench, 'withdrawn', 0);
    pull(bench, 'refunded');
    expect(whys(bench)).toEqual([]);
    expect(claims(bench)).toEqual([]);
  });

  it('open there again: nothing is ordered twice, a person pays it there and notes it', () => {
    bench = openJudged();
    endRefund(bench, 'withdrawn', 0);
    pull(bench, 'open');
    expect(whys(bench)).toEqual(['by-hand']);
    expect(bench.core.outbox.list(9).filter(({ kind }) => kind === 'refund')).toHaveLength(1);
    const verdictId = bench.core.toDecide.list()[0]?.verdictId ?? '';
    const done = { verdictId, outcome: 'refunded', reference: '流水 8871', picture: null, waybill: null } as const;
    expect(bench.core.toDecide.settleByHand(done, bench.core.who())).toMatchObject({ ok: true });
    expect(whys(bench)).toEqual([]);
  });

  it('withdrawn again before anybody paid: found out anew', () => {
    bench = openJudged();
    endRefund(bench, 'withdrawn', 0);
    pull(bench, 'open');
    bench.core.expectedReturns.save(aReturn({ state: 'withdrawn', version: 3 }), bench.clock.now());
    bench.core.bench.returnsArrived();
    expect(whys(bench)).toEqual(['withdrawn']);
  });

  it('ends with the word of a person that nothing is owed', () => {
    bench = openJudged();
    endRefund(bench, 'withdrawn', 0);
    const verdictId = bench.core.toDecide.list()[0]?.verdictId ?? '';
    const done = { verdictId, outcome: 'refused', reference: '原件寄回 工单 7', picture: null, waybill: null } as const;
    expect(bench.core.toDecide.settleByHand(done, bench.core.who())).toMatchObject({ ok: true });
    expect(whys(bench)).toEqual([]);
    expect(refundOf(bench)).toMatchObject({ state: 'done', attempts: 0 });
  });

  it('what a person has paid by hand is not asked about again when the return is withdrawn after that', () => {
    bench = openJudged();
    endRefund(bench, 'withdrawn', 0);
    pull(bench, 'open');
    const verdictId = bench.core.toDecide.list()[0]?.verdictId ?? '';
    const done = { verdictId, outcome: 'refunded', reference: '流水 8871', picture: null, waybill: null } as const;
    bench.core.toDecide.settleByHand(done, bench.core.who());
    expect(hear(bench, 'withdrawn')).toBe(false);
    expect(whys(bench)).toEqual([]);
  });

  it('judged together with a further box, open there again: no second order either', () => {
    const second = 'SF1300001234571';
    bench = openJudged({ moreWaybills: [second] });
    endRefund(bench, 'withdrawn', 0);
    bench.core.expectedReturns.setState('training', 'R1', 'open');
    for (const scan of [second, SHIRT, BELT, 'DP:OK', 'DL:HOLD-01']) bench.scan(scan);
    expect(bench.core.outbox.list(9).filter(({ kind }) => kind === 'refund')).toHaveLength(1);
    expect(whys(bench)).toEqual(['by-hand']);
  });

  it('stands in the chain', () => {
    bench = openJudged();
    endRefund(bench, 'withdrawn', 0);
    const { inspectionId } = bench.core.toDecide.list()[0] ?? { inspectionId: '' };
    const lines = bench.core.custody.entriesOf(inspectionId).map(({ line }) => line);
    expect(lines.some((one) => one.includes('"event":"decision-changed"') && one.includes('withdrawn'))).toBe(true);
  });
});

describe('a refund by notice, and the return ended without its refund after that', () => {
  it.each([
    ['withdrawn', 'withdrawn'],
    ['closed', 'not-open'],
  ] as const)('%s, told by a pull: somebody finds out whose the goods are', (state, why) => {
    bench = openJudged();
    notice(bench);
    expect(whys(bench)).toEqual([]);
    pull(bench, state);
    expect(bench.core.toDecide.list()).toMatchObject([{ why, verdict: 'intact', proposal: null }]);
    expect(refundOf(bench)).toMatchObject({ state: 'done', attempts: 1 });
  });

  it('told by what another command of it reads', () => {
    bench = openJudged();
    notice(bench);
    expect(hear(bench, 'withdrawn')).toBe(true);
    expect(whys(bench)).toEqual(['withdrawn']);
  });

  it('is no case while it is open, nor once it is refunded', () => {
    bench = openJudged();
    notice(bench);
    pull(bench, 'open');
    pull(bench, 'refunded', { version: 3 });
    expect(whys(bench)).toEqual([]);
    expect(claims(bench)).toEqual([]);
  });

  it.each([
    ['refused', 'withdrawn'],
    ['refunded', 'open'],
  ] as const)('is asked once: what a person has noted as %s is not opened by the next pull', (outcome, state) => {
    bench = openJudged();
    notice(bench);
    pull(bench, 'withdrawn');
    pull(bench, state, { version: 3 });
    const verdictId = bench.core.toDecide.list()[0]?.verdictId ?? '';
    const done = { verdictId, outcome, reference: '流水 8871', picture: null, waybill: null } as const;
    expect(bench.core.toDecide.settleByHand(done, bench.core.who())).toMatchObject({ ok: true });
    pull(bench, 'withdrawn', { version: 4 });
    pull(bench, 'closed', { version: 5 });
    expect(whys(bench)).toEqual([]);
  });

  it('is over by itself once the platform has refunded after all', () => {
    bench = openJudged();
    notice(bench);
    pull(bench, 'withdrawn');
    pull(bench, 'refunded', { version: 3 });
    expect(whys(bench)).toEqual([]);
  });

  it('orders nothing twice where the return is open again', () => {
    bench = openJudged();
    notice(bench);
    pull(bench, 'withdrawn');
    pull(bench, 'open', { version: 3 });
    expect(bench.core.outbox.list(9).filter(({ kind }) => kind === 'refund')).toHaveLength(1);
    expect(whys(bench)).toEqual(['by-hand']);
  });
});

describe('what is no case', () => {
  it.each([
    ['intact, and refunded elsewhere', [WAYBILL, SHIRT, BELT, 'DP:OK'], {}],
    ['as broken as the buyer said, and refunded elsewhere as was ordered here', BROKEN, { reason: 'broken' }],
  ] as const)('%s', (_name, scans, more) => {
    bench = openJudged(more, [...scans]);
    endRefund(bench, 'refunded', 129_00);
    expect(whys(bench)).toEqual([]);
    expect(claims(bench)).toEqual([]);
  });

  it('closed after others had paid what was ordered', () => {
    bench = openJudged();
    endRefund(bench, 'closed', 129_00);
    expect(whys(bench)).toEqual([]);
  });

  it('a notice that reads a withdrawal while the refund still waits: the refund asks for itself', () => {
    bench = openJudged();
    expect(hear(bench, 'withdrawn')).toBe(false);
    expect(refundOf(bench)?.state).toBe('waiting');
    expect(whys(bench)).toEqual([]);
  });

  it('our own refund, told by the next pull', () => {
    bench = openJudged();
    const { core, clock } = bench;
    clock.advance(60_000);
    const id = refundOf(bench)?.id ?? '';
    core.outbox.noteSend(id, clock.now());
    const receipt = { refundId: 'F-1', amountCents: 129_00 };
    const end = { kind: 'end', how: 'answered', receipt } as const;
    core.outbox.noteAnswer(id, { step: 'send-answer', outcome: 'acknowledged', words: null }, end, clock.now());
    for (const state of ['refunded', 'closed'] as const) {
      expect(hear(bench, state)).toBe(false);
      pull(bench, state);
    }
    expect(whys(bench)).toEqual([]);
  });
});

describe('looking for them', () => {
  it('reads what is undecided, or one return by its number, and never all there ever was', () => {
    bench = openJudged();
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
