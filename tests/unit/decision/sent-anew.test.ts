import { afterEach, describe, expect, it } from 'vitest';
import type { SentAnew } from '../../../src/shared/refusal.ts';
import { aPhone, aReturn, createBenchFixture, FOREIGN_IMEI, SHIRT } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';

const SENT = 'YT8800112233445';
const [BOX_1, BOX_2] = ['SF1300001234562', 'SF1300009999999'];

let bench: BenchFixture;
afterEach(() => bench.close());

const ordered = () => bench.core.outbox.list(50).filter(({ kind }) => kind === 'refund' || kind === 'refuse');
const note = (verdictId: string, outcome: SentAnew, waybill: string | null = SENT) =>
  bench.core.toDecide.settleByHand(
    { verdictId, outcome, reference: '千牛 换货单 77', picture: null, waybill },
    bench.core.who(),
  );
const onlyItem = () => {
  const [item] = bench.core.toDecide.list();
  if (item === undefined) throw new Error('nothing to decide');
  return item;
};
/** A phone that is not the one that was shipped, judged and in the hold bin. */
function openSwapped(): { verdictId: string; inspectionId: string } {
  bench = createBenchFixture([aPhone({ platform: 'telling' })]);
  for (const scan of ['JDVA11408814483', FOREIGN_IMEI, 'DP:SWP']) bench.scan(scan);
  for (const shot of ['label', 'seal', 'body', 'serial', 'contents'] as const) bench.takePhoto(shot);
  bench.scan('DL:HOLD-03');
  return onlyItem();
}

describe('a case settled by goods', () => {
  it.each([
    ['exchanged', 'exchange'],
    ['re-sent', 're-send'],
    ['repaired', 'repair'],
  ] as const)('%s: stands in decision, chain and time line with the waybill', (outcome, kind) => {
    const { verdictId, inspectionId } = openSwapped();
    expect(note(verdictId, outcome)).toEqual({ ok: true, value: undefined });
    expect(bench.core.decisionStore.decisionOf(verdictId)).toMatchObject({
      ...{ state: 'approved', kind, reason: '千牛 换货单 77', amountCents: null },
    });
    expect(bench.core.toDecide.list()).toEqual([]);
    const told = bench.core.cases.view({ inspectionId, isOpening: false }, '0217');
    expect(told.ok ? told.value.timeLine.find(({ event }) => event === 'by-hand') : null).toMatchObject({
      ...{ code: outcome, text: `${SENT} · 千牛 换货单 77` },
    });
    const lines = bench.core.custody.entriesOf(inspectionId).map(({ line }) => line);
    expect(
      lines.some((line) => line.includes(`\\"waybill\\":\\"${SENT}\\"`) || line.includes(`"waybill":"${SENT}"`)),
    ).toBe(true);
    expect(bench.core.bench.view().recent[0]).toMatchObject({ progress: 'sent-anew', undoUntilAt: null });
  });

  it('has one exit: no refusal, no proposal, no second note and no undo after it', () => {
    const { verdictId, inspectionId } = openSwapped();
    note(verdictId, 'exchanged');
    const who = bench.core.who();
    const decided = { ok: false, error: { code: 'already-decided' } };
    const said = { message: '与发出的不一致', reasonCode: '1047', pictures: [] };
    expect(bench.core.refusals.refuse({ verdictId, ...said }, who)).toEqual(decided);
    expect(bench.core.refusals.subjectOf(verdictId)).toEqual(decided);
    expect(
      bench.core.toDecide.propose({ verdictId, kind: 'refund-full', amountCents: null, reason: '改主意' }, who),
    ).toEqual(decided);
    expect(note(verdictId, 'repaired', 'YT8800112239999')).toEqual(decided);
    expect(bench.core.refusals.takeBack(verdictId, who)).toMatchObject({ error: { code: 'nothing-to-undo' } });
    expect(bench.core.bench.reopen(inspectionId).refusal).toBe('already-decided');
    bench.core.bench.returnsArrived();
    bench.restart();
    expect(bench.core.toDecide.list()).toEqual([]);
    expect(ordered()).toEqual([]);
  });

  it('is not taken beside a refusal that was decided, nor before it is said what left', () => {
    const { verdictId } = openSwapped();
    expect(note(verdictId, 'exchanged', null)).toMatchObject({ error: { code: 'new-waybill-needed' } });
    expect(note(verdictId, 'exchanged', 'JDVA11408814483')).toMatchObject({ error: { code: 'new-waybill-needed' } });
    const said = { message: '与发出的不一致', reasonCode: '1047', pictures: [] };
    expect(bench.core.refusals.refuse({ verdictId, ...said }, bench.core.who()).ok).toBe(true);
    expect(note(verdictId, 'exchanged')).toMatchObject({ error: { code: 'already-decided' } });
    // Taken back, it may be settled by goods; the cancelled command moves nothing.
    expect(bench.core.refusals.takeBack(verdictId, bench.core.who()).ok).toBe(true);
    expect(note(verdictId, 'exchanged')).toMatchObject({ ok: true });
    bench.clock.advance(600_000);
    expect(ordered().map(({ kind, state }) => [kind, state])).toEqual([['refuse', 'cancelled']]);
    expect(bench.core.outbox.takeDue('telling', bench.clock.now(), 9).filter(({ kind }) => kind === 'refuse')).toEqual(
      [],
    );
  });

  it('is not taken once the platform has ended the return', () => {
    const { verdictId } = openSwapped();
    bench.core.expectedReturns.setState('telling', 'R-PHONE', 'refunded');
    expect(note(verdictId, 'exchanged')).toMatchObject({ error: { code: 'return-closed' } });
    bench.core.expectedReturns.setState('telling', 'R-PHONE', 'locked');
    expect(note(verdictId, 'exchanged')).toMatchObject({ error: { code: 'refund-locked' } });
    expect(bench.core.decisionStore.decisionOf(verdictId)?.state).toBe('to-decide');
  });
});

describe('a second box of a return that was settled by goods', () => {
  it('goes to a person, and refunds nothing', () => {
    bench = createBenchFixture([aReturn({ moreWaybills: [BOX_2] })]);
    for (const scan of [BOX_1, SHIRT]) bench.scan(scan);
    const belt = bench.core.bench.view().session?.returns[0]?.lines[1]?.id ?? '';
    bench.core.bench.note({ kind: 'counted', lineId: belt, what: 'missing', delta: 1 });
    for (const scan of ['DP:DMG', 'DP:C-LINE-MISSING', 'DP:HOLD', 'DP:HOLD']) bench.scan(scan);
    expect(note(onlyItem().verdictId, 're-sent')).toMatchObject({ ok: true });

    bench.scan(BOX_2);
    expect(bench.core.bench.view().session?.returns[0]).toMatchObject({ isJudgedElsewhere: true });
    for (const scan of ['DP:OK', 'DL:HOLD-01']) bench.scan(scan);
    const late = onlyItem();
    expect(late).toMatchObject({ why: 'late-box', expectedReturn: { returnNo: 'R1' } });
    bench.core.bench.returnsArrived();
    bench.clock.advance(3_600_000);
    expect(ordered()).toEqual([]);
    expect(note(late.verdictId, 'exchanged', 'YT8800112239999')).toMatchObject({ error: { code: 'already-decided' } });
    const said = { message: '与发出的不一致', reasonCode: null, pictures: [] };
    expect(bench.core.refusals.refuse({ verdictId: late.verdictId, ...said }, bench.core.who())).toMatchObject({
      error: { code: 'unknown-return' },
    });
  });
});
