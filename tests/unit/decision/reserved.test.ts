import { afterEach, describe, expect, it } from 'vitest';
import type { ProposalInput } from '../../../src/shared/decision.ts';
import { aPhone, aReturn, BELT, createBenchFixture, FOREIGN_IMEI, SHIRT } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';

// Lane 9 of the design's domain: reserve, upload the new waybill; out of stock → refund; one exit only.

const SENT = 'YT8800112233445';
let bench: BenchFixture;
afterEach(() => bench.close());

const who = () => bench.core.who();
const propose = (verdictId: string, kind: ProposalInput['kind'], reason = '仓库单 C-12') =>
  bench.core.toDecide.propose({ verdictId, kind, amountCents: null, reason }, who());
const noteSent = (verdictId: string) =>
  bench.core.toDecide.settleByHand(
    { verdictId, outcome: 'exchanged', reference: '千牛 换货单 77', picture: null, waybill: SENT },
    who(),
  );
const orders = () =>
  bench.core.outbox
    .list(50)
    .filter(({ kind }) => kind === 'refund' || kind === 'refuse')
    .map(({ kind, state }) => [kind, state]);
const decisions = () => bench.core.db.prepare('SELECT state, kind FROM decision').all();

/** A phone that is not the one that was shipped, judged and in the hold bin. */
function openSwapped(): string {
  bench = createBenchFixture([aPhone({ platform: 'telling' })]);
  for (const scan of ['JDVA11408814483', FOREIGN_IMEI, 'DP:SWP']) bench.scan(scan);
  for (const shot of ['label', 'seal', 'body', 'serial', 'contents'] as const) bench.takePhoto(shot);
  bench.scan('DL:HOLD-03');
  return bench.core.toDecide.list()[0]?.verdictId ?? '';
}

describe('goods that are reserved and have not left', () => {
  it.each(['exchange', 're-send', 'repair'] as const)(
    '%s: the case stays on the list with its deadline, nothing is ordered, the time line tells it',
    (kind) => {
      const verdictId = openSwapped();
      const before = bench.core.toDecide.list()[0];
      expect(propose(verdictId, kind)).toMatchObject({
        ok: true,
        value: { proposal: { kind, amountCents: null, reason: '仓库单 C-12' }, deadlineAt: before?.deadlineAt },
      });
      expect(bench.core.toDecide.list()).toHaveLength(1);
      expect(orders()).toEqual([]);
      const told = bench.core.cases.view({ inspectionId: before?.inspectionId ?? '', isOpening: false }, '0217');
      expect(told.ok ? told.value.timeLine.filter(({ event }) => event === 'decision').at(-1) : null).toMatchObject({
        ...{ code: 'proposed', text: kind },
      });
    },
  );

  it('end the case once their waybill is noted, and only then', () => {
    const verdictId = openSwapped();
    propose(verdictId, 'exchange');
    bench.clock.advance(3_600_000);
    bench.restart();
    expect(bench.core.toDecide.list()).toMatchObject([{ proposal: { kind: 'exchange' } }]);
    expect(noteSent(verdictId)).toEqual({ ok: true, value: undefined });
    expect(bench.core.toDecide.list()).toEqual([]);
    for (const kind of ['refund-full', 'exchange'] as const)
      expect(propose(verdictId, kind)).toMatchObject({ error: { code: 'already-decided' } });
    expect(decisions()).toEqual([{ state: 'approved', kind: 'exchange' }]);
    expect(orders()).toEqual([]);
  });

  it('that there are none of become a refund of the same return: one decision, one exit', () => {
    const verdictId = openSwapped();
    propose(verdictId, 'exchange');
    expect(propose(verdictId, 'refund-full', '没货可发，改退款。')).toMatchObject({
      ok: true,
      value: { proposal: { kind: 'refund-full', reason: '没货可发，改退款。' } },
    });
    expect(decisions()).toEqual([{ state: 'proposed', kind: 'refund-full' }]);
    expect(orders()).toEqual([]);
  });

  it('are not reserved for what the platform ended or holds, nor for a box of no return', () => {
    const verdictId = openSwapped();
    bench.core.expectedReturns.setState('telling', 'R-PHONE', 'refunded');
    expect(propose(verdictId, 'exchange')).toMatchObject({ error: { code: 'return-closed' } });
    bench.core.expectedReturns.setState('telling', 'R-PHONE', 'locked');
    expect(propose(verdictId, 'repair')).toMatchObject({ error: { code: 'refund-locked' } });
    expect(bench.core.decisionStore.decisionOf(verdictId)?.state).toBe('to-decide');
  });

  it('are not reserved beside a refusal on its way; taken back, they may be', () => {
    const verdictId = openSwapped();
    const said = { message: '与发出的不一致', reasonCode: '1047', pictures: [] };
    expect(bench.core.refusals.refuse({ verdictId, ...said }, who()).ok).toBe(true);
    expect(propose(verdictId, 'exchange')).toMatchObject({ error: { code: 'already-decided' } });
    bench.core.refusals.takeBack(verdictId, who());
    expect(propose(verdictId, 'exchange').ok).toBe(true);
    // And a refusal that is decided now takes the place of what was reserved.
    expect(bench.core.refusals.refuse({ verdictId, ...said }, who()).ok).toBe(true);
    expect(noteSent(verdictId)).toMatchObject({ error: { code: 'already-decided' } });
  });

  it('are not reserved for what was refunded by rule', () => {
    bench = createBenchFixture([aReturn()]);
    for (const scan of ['SF1300001234562', SHIRT, BELT, 'DP:OK']) bench.scan(scan);
    const verdict = bench.core.db.prepare('SELECT id FROM verdict').pluck().get() as string;
    expect(propose(verdict, 'exchange')).toMatchObject({ error: { code: 'already-decided' } });
    expect(orders()).toEqual([['refund', 'waiting']]);
  });
});
