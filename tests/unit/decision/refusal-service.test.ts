import { afterEach, describe, expect, it } from 'vitest';
import type { RefusalInput } from '../../../src/shared/refusal.ts';
import { atOnce } from '../../../src/main/db/commit.ts';
import { aPhone, createBenchFixture, FOREIGN_IMEI } from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';

let bench: BenchFixture;
afterEach(() => bench.close());

/** A phone that is not the one that was shipped, judged and photographed; gives back what would be refused. */
function openSwapped(more: Parameters<typeof aPhone>[0] = {}): RefusalInput {
  bench = createBenchFixture([aPhone({ platform: 'telling', ...more })]);
  bench.scan('JDVA11408814483');
  bench.scan(FOREIGN_IMEI);
  bench.scan('DP:SWP');
  for (const shot of ['label', 'seal', 'body', 'serial', 'contents'] as const) bench.takePhoto(shot);
  bench.scan('DL:HOLD-03');
  const item = bench.core.toDecide.list()[0];
  if (item === undefined) throw new Error('nothing to decide');
  const photos = bench.core.evidenceStore.photosOf(item.inspectionId);
  const pictures = photos.slice(0, 2).map(({ sha256 }) => sha256);
  return { verdictId: item.verdictId, message: '序列号与发出的不一致', reasonCode: '1047', pictures };
}
const { refuse, takeBack, due, decision } = {
  refuse: (input: RefusalInput) => bench.core.refusals.refuse(input, bench.core.who()),
  takeBack: (verdictId: string) => bench.core.refusals.takeBack(verdictId, bench.core.who()),
  due: () => bench.core.outbox.takeDue('telling', bench.clock.now(), 9).filter(({ kind }) => kind === 'refuse'),
  decision: (verdictId: string) => bench.core.decisionStore.decisionOf(verdictId),
};

describe('deciding to refuse', () => {
  it('stores decision and command together, and lets it go only after the time to undo', () => {
    const input = openSwapped();
    const made = refuse(input);
    expect(made).toMatchObject({ ok: true, value: { undoUntilAt: bench.clock.now() + 60_000 } });
    expect(decision(input.verdictId)).toMatchObject({ state: 'approved', kind: 'refuse', reason: input.message });
    expect(bench.core.toDecide.list()).toEqual([]);
    expect(due()).toEqual([]);
    bench.clock.advance(60_000);
    const { verdictId, ...said } = input;
    expect(due()).toMatchObject([{ returnNo: 'R-PHONE', body: { key: 'refuse:telling:R-PHONE:1', ...said } }]);
    expect(decision(verdictId)).not.toBeNull();
  });

  it('leaves neither behind when the command can’t be stored', () => {
    const input = openSwapped();
    bench.core.db.exec(`CREATE TRIGGER full BEFORE INSERT ON command BEGIN SELECT RAISE(ABORT, 'full'); END`);
    expect(() => refuse(input)).toThrow('full');
    expect(decision(input.verdictId)).toMatchObject({ state: 'to-decide', kind: null });
  });

  it('stands in the chain, message, pictures and all', () => {
    const input = openSwapped();
    refuse(input);
    const { inspectionId } = bench.core.decisionStore.verdict(input.verdictId) ?? { inspectionId: '' };
    const lines = bench.core.custody.entriesOf(inspectionId).map(({ line }) => line);
    expect(lines.some((line) => line.includes('"event":"command"') && line.includes(input.pictures[1] ?? '?'))).toBe(
      true,
    );
    expect(lines.some((line) => line.includes('"event":"decision-changed"') && line.includes('refuse'))).toBe(true);
  });

  it.each<[string, Partial<RefusalInput>, string]>([
    ['words that accuse', { message: '买家掉包' }, 'refusal-words'],
    ['a picture of another box', { pictures: ['f'.repeat(64)] }, 'photo-unknown'],
  ])('refuses %s, and changes nothing', (_, more, code) => {
    const input = openSwapped();
    expect(refuse({ ...input, ...more })).toMatchObject({ ok: false, error: { code } });
    expect(decision(input.verdictId)?.state).toBe('to-decide');
    expect(bench.core.outbox.list(9).filter(({ kind }) => kind === 'refuse')).toEqual([]);
  });

  it('is not possible where the platform has no call, nor for what is over there', () => {
    let input = openSwapped({ platform: 'training' });
    expect(refuse(input)).toMatchObject({ error: { code: 'refusal-not-possible' } });
    void bench.close();
    input = openSwapped();
    bench.core.expectedReturns.setState('telling', 'R-PHONE', 'refunded');
    expect(refuse(input)).toMatchObject({ error: { code: 'return-closed' } });
  });

  it('happens once: the second decider hears that it is decided', () => {
    const input = openSwapped();
    refuse(input);
    expect(refuse(input)).toMatchObject({ error: { code: 'already-decided' } });
  });
});

describe('taking a refusal back', () => {
  it('puts the case back on the list, and a later refusal is a command of its own', () => {
    const input = openSwapped();
    refuse(input);
    expect(takeBack(input.verdictId)).toMatchObject({ ok: true });
    expect(bench.core.toDecide.list()).toMatchObject([
      { verdictId: input.verdictId, proposal: null, why: 'contradicts' },
    ]);
    bench.clock.advance(120_000);
    expect(due()).toEqual([]);
    refuse(input);
    bench.clock.advance(60_000);
    expect(due()).toHaveLength(1);
  });

  it('is too late once it was sent', () => {
    const input = openSwapped();
    refuse(input);
    bench.clock.advance(60_000);
    bench.core.outbox.noteSend(due()[0]?.id ?? '', bench.clock.now());
    expect(takeBack(input.verdictId)).toMatchObject({ error: { code: 'already-sent' } });
    expect(decision(input.verdictId)?.state).toBe('approved');
  });

  it('is not the bench’s to do: undoing the verdict there leaves the refusal', () => {
    const input = openSwapped();
    refuse(input);
    const inspectionId = bench.core.decisionStore.verdict(input.verdictId)?.inspectionId ?? '';
    expect(bench.core.bench.view().recent[0]).toMatchObject({ progress: 'refused', undoUntilAt: null });
    expect(bench.core.bench.reopen(inspectionId).refusal).toBe('already-decided');
    expect(decision(input.verdictId)?.kind).toBe('refuse');
  });
});

describe('a refusal that the refund came before', () => {
  it('is a person’s again, to claim the money back', () => {
    const input = openSwapped();
    refuse(input);
    bench.clock.advance(60_000);
    const { outbox, db, refusals } = bench.core;
    const id = due()[0]?.id ?? '';
    const end = { kind: 'end', how: 'already-closed', receipt: { state: 'refunded' } } as const;
    const ended = atOnce(db, () => {
      outbox.noteAnswer(id, { step: 'ask-answer', outcome: 'read:refunded', words: null }, end, bench.clock.now());
      return refusals.overtaken('telling', 'R-PHONE', bench.clock.now());
    });
    expect(ended).toBe(true);
    expect(bench.core.toDecide.list()).toMatchObject([{ verdictId: input.verdictId, why: 'claim-back' }]);
    expect(atOnce(db, () => refusals.overtaken('telling', 'R-PHONE', bench.clock.now()))).toBe(false);
  });
});

describe('what was done by hand', () => {
  const byHand = (verdictId: string, more: object = {}) =>
    bench.core.toDecide.settleByHand(
      { verdictId, outcome: 'refused', reference: '千牛 工单 8812', picture: null, waybill: null, ...more },
      bench.core.who(),
    );

  it('is noted for a refusal, with its picture, in the chain', () => {
    const { verdictId, pictures } = openSwapped({ platform: 'training' });
    const inspectionId = bench.core.decisionStore.verdict(verdictId)?.inspectionId ?? '';
    expect(byHand(verdictId, { picture: pictures[0] ?? null })).toMatchObject({ ok: true });
    expect(decision(verdictId)).toMatchObject({ state: 'approved', kind: 'refuse', reason: '千牛 工单 8812' });
    expect(bench.core.toDecide.list()).toEqual([]);
    const events = bench.core.cases.view({ inspectionId, isOpening: false }, '0217');
    expect(events.ok ? events.value.timeLine.find(({ event }) => event === 'by-hand') : null).toMatchObject({
      ...{ code: 'refused', text: '千牛 工单 8812', sha256: pictures[0] },
    });
  });

  it('takes no picture of another box, and no refund that was not to be made by hand', () => {
    const { verdictId } = openSwapped({ platform: 'training' });
    expect(byHand(verdictId, { picture: 'f'.repeat(64) })).toMatchObject({ error: { code: 'photo-unknown' } });
    expect(byHand(verdictId, { outcome: 'refunded' })).toMatchObject({ error: { code: 'already-decided' } });
    expect(decision(verdictId)?.state).toBe('to-decide');
  });
});
