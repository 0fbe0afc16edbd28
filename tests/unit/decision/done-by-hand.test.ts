import { afterEach, describe, expect, it } from 'vitest';
import { atOnce } from '../../../src/main/db/commit.ts';
import type { CommandKind } from '../../../src/shared/sync.ts';
import {
  aPhone,
  aReturn,
  BELT,
  createBenchFixture,
  FOREIGN_IMEI,
  SHIRT,
  tinyJpeg,
} from '../../support/bench-fixture.ts';
import type { BenchFixture } from '../../support/bench-fixture.ts';

let bench: BenchFixture;
afterEach(() => bench.close());

/** A box judged intact; its refund has been asked about, and `words` are why it is parked. */
function openParked(words: 'sync:by-hand' | 'sync:refunded-less' | 'sync:locked'): {
  commandId: string;
  inspectionId: string;
} {
  bench = createBenchFixture([aReturn()]);
  for (const scan of ['SF1300001234562', SHIRT, BELT, 'DP:OK']) bench.scan(scan);
  const { outbox } = bench.core;
  bench.clock.advance(600_000);
  const [command] = outbox.takeDue('training', bench.clock.now(), 9).filter(({ kind }) => kind === 'refund');
  if (command === undefined) throw new Error('nothing was ordered');
  const now = bench.clock.now();
  outbox.noteAsk(command.id);
  outbox.noteAnswer(command.id, { step: 'ask-answer', outcome: 'read:open', words }, { kind: 'park' }, now);
  const parcel = bench.core.db
    .prepare<[string], { id: string }>('SELECT id FROM inspection WHERE parcel_id = ?')
    .get(command.parcelId);
  return { commandId: command.id, inspectionId: parcel?.id ?? '' };
}
const settle = (commandId: string, picture: string | null = null) =>
  bench.core.commandsByHand.settle({ commandId, reference: '快手后台 20261122-0007', picture }, bench.core.who());
/** A file chosen in the window, long after the box was closed. */
const addScreenshot = (inspectionId: string): string => {
  const bytes = tinyJpeg(7);
  const about = { uploadId: 'u-shot', inspectionId, shot: 'extra' as const, returnId: null };
  const slice = { ...about, takenAt: bench.clock.now(), totalBytes: bytes.length, offset: 0, bytes };
  const stored = bench.core.photos.take(slice, '0217');
  if (!stored.ok || stored.value === null) throw new Error('it was not stored');
  return stored.value.sha256;
};
const byHandOf = (inspectionId: string) => {
  const told = bench.core.cases.view({ inspectionId, isOpening: false }, '0217');
  return told.ok ? told.value.timeLine.find(({ event }) => event === 'by-hand') : null;
};

describe('a refund that a person made at the selling platform', () => {
  it('ends its command by a receipt that says who said so and where it is written, in the chain, once', () => {
    const { commandId, inspectionId } = openParked('sync:by-hand');
    expect(settle(commandId)).toEqual({ ok: true, value: undefined });
    expect(bench.core.outbox.view(commandId)).toMatchObject({ state: 'done', attempts: 0, lastWords: null });
    const receipt = bench.core.db
      .prepare<[string], { how: string; body: string }>('SELECT how, body FROM receipt WHERE command_id = ?')
      .get(commandId);
    expect(receipt?.how).toBe('already-closed');
    expect(JSON.parse(receipt?.body ?? '')).toEqual({
      ...{ state: 'by-hand', words: 'sync:by-hand', movedCents: 129_00, operatorNo: bench.core.who().operatorNo },
      ...{ reference: '快手后台 20261122-0007', picture: null },
    });
    expect(byHandOf(inspectionId)).toMatchObject({ code: 'refunded', text: '快手后台 20261122-0007', sha256: '' });
    expect(settle(commandId)).toMatchObject({ ok: false, error: { code: 'not-parked' } });
  });

  it('takes a picture along, which stands in receipt, chain and time line like every photo of the box', () => {
    const { commandId, inspectionId } = openParked('sync:by-hand');
    const shot = addScreenshot(inspectionId);
    expect(settle(commandId, shot)).toEqual({ ok: true, value: undefined });
    const receipt = bench.core.db
      .prepare<[string], { body: string }>('SELECT body FROM receipt WHERE command_id = ?')
      .get(commandId);
    expect(JSON.parse(receipt?.body ?? '')).toMatchObject({ state: 'by-hand', picture: shot });
    expect(byHandOf(inspectionId)).toMatchObject({ code: 'refunded', sha256: shot });
    const lines = bench.core.custody.entriesOf(inspectionId).map(({ line }) => line);
    expect(lines.filter((line) => line.includes(shot)).length).toBeGreaterThanOrEqual(2);
  });

  it('takes no picture of another box, and then ends nothing', () => {
    const { commandId, inspectionId } = openParked('sync:by-hand');
    expect(settle(commandId, 'f'.repeat(64))).toMatchObject({ ok: false, error: { code: 'photo-unknown' } });
    expect(bench.core.outbox.view(commandId)).toMatchObject({ state: 'parked', inspectionId });
    expect(byHandOf(inspectionId)).toBeUndefined();
  });

  it('ends one that was paid short, too: whoever compared the sums has seen to the rest', () => {
    const { commandId } = openParked('sync:refunded-less');
    expect(settle(commandId)).toMatchObject({ ok: true });
    expect(bench.core.outbox.view(commandId)).toMatchObject({ state: 'done' });
  });

  it('is taken for no other command: what a platform holds is not ended by a word', () => {
    const { commandId } = openParked('sync:locked');
    expect(settle(commandId)).toMatchObject({ ok: false, error: { code: 'not-parked' } });
    expect(bench.core.outbox.view(commandId)).toMatchObject({ state: 'parked' });
    expect(settle('no such command')).toMatchObject({ ok: false, error: { code: 'not-parked' } });
  });
});

/** The command of this kind, sent and refused for good, and its box. */
function refuseFor(kind: CommandKind, platform: string): { commandId: string; inspectionId: string | null } {
  bench.clock.advance(600_000);
  const { outbox } = bench.core;
  const now = bench.clock.now();
  const command = outbox.takeDue(platform, now, 9).find((one) => one.kind === kind);
  if (command === undefined) throw new Error(`no ${kind} was ordered`);
  outbox.noteSend(command.id, now, 'read:open');
  const answer = { step: 'send-answer', outcome: 'refused:other', words: '没有权限' } as const;
  outbox.noteAnswer(command.id, answer, { kind: 'park' }, now);
  return { commandId: command.id, inspectionId: outbox.view(command.id)?.inspectionId ?? null };
}
const receiptOf = (commandId: string) =>
  bench.core.db
    .prepare<[string], { how: string; body: string }>('SELECT how, body FROM receipt WHERE command_id = ?')
    .get(commandId);

describe('any other command that was refused for good and done elsewhere', () => {
  it.each([
    ['refund', 'refunded', 'training'],
    ['stock', 'stock-booked', 'training'],
    ['received', 'notice-settled', 'telling'],
  ] as const)(
    'a %s ends once, with who, when, where and a picture, in receipt and chain',
    (kind, outcome, platform) => {
      bench = createBenchFixture([aReturn({ platform })]);
      for (const scan of ['SF1300001234562', SHIRT, BELT, 'DP:OK']) bench.scan(scan);
      const { commandId, inspectionId } = refuseFor(kind, platform);
      expect(bench.core.outbox.view(commandId)).toMatchObject({ state: 'parked', isForHand: true });
      const shot = addScreenshot(inspectionId ?? '');
      expect(settle(commandId, 'f'.repeat(64))).toMatchObject({ ok: false, error: { code: 'photo-unknown' } });
      expect(settle(commandId, shot)).toEqual({ ok: true, value: undefined });
      expect(settle(commandId, shot)).toMatchObject({ ok: false, error: { code: 'not-parked' } });
      expect(bench.core.outbox.view(commandId)).toMatchObject({ state: 'done', doneAt: bench.clock.now() });
      const receipt = receiptOf(commandId);
      expect(receipt?.how).toBe('already-closed');
      expect(JSON.parse(receipt?.body ?? '')).toEqual({
        ...{ state: 'by-hand', words: '没有权限', reference: '快手后台 20261122-0007', picture: shot },
        ...{ operatorNo: '0217', ...(kind === 'refund' ? { movedCents: 129_00 } : {}) },
      });
      expect(byHandOf(inspectionId ?? '')).toMatchObject({ code: outcome, operatorNo: '0217', sha256: shot });
      expect(bench.core.outbox.release(commandId, bench.clock.now())).toBe(false);
    },
  );

  it('a stock command lets the next one of its box go', () => {
    bench = createBenchFixture([aReturn()]);
    for (const scan of ['SF1300001234562', SHIRT, BELT, 'DP:OK']) bench.scan(scan);
    const { commandId, inspectionId } = refuseFor('stock', 'training');
    const unitIds = bench.core.dispositions.unitsOf(inspectionId ?? '').map(({ id }) => id);
    const moved = { unitIds, disposition: 'second', bin: 'B-09', secondOperatorNo: null } as const;
    expect(bench.core.dispositions.move(moved, bench.core.who())).toMatchObject({ ok: true });
    bench.clock.advance(600_000);
    const due = () =>
      bench.core.outbox.takeDue('training', bench.clock.now(), 9).filter(({ kind }) => kind === 'stock');
    expect(due()).toEqual([]);
    settle(commandId);
    expect(due()).toMatchObject([{ body: { key: `stock:training:${inspectionId ?? ''}:2` } }]);
  });

  it('a notice of a parcel that nobody has opened needs no box, and takes no picture', () => {
    bench = createBenchFixture([aReturn({ platform: 'telling' })]);
    expect(bench.core.dock.scan({ raw: 'SF1300001234562', place: null }, bench.core.who())).toMatchObject({ ok: true });
    const { commandId, inspectionId } = refuseFor('received', 'telling');
    expect(inspectionId).toBeNull();
    expect(settle(commandId, 'f'.repeat(64))).toMatchObject({ ok: false, error: { code: 'photo-unknown' } });
    expect(settle(commandId)).toEqual({ ok: true, value: undefined });
    expect(JSON.parse(receiptOf(commandId)?.body ?? '')).toMatchObject({ state: 'by-hand', operatorNo: '0217' });
  });

  it('a refusal ends as decided, and a refund of it later is not one that came first', () => {
    bench = createBenchFixture([aPhone({ platform: 'telling' })]);
    for (const scan of ['JDVA11408814483', FOREIGN_IMEI, 'DP:SWP']) bench.scan(scan);
    for (const shot of ['label', 'seal', 'body', 'serial', 'contents'] as const) bench.takePhoto(shot);
    bench.scan('DL:HOLD-03');
    const verdictId = bench.core.toDecide.list()[0]?.verdictId ?? '';
    const inspection = bench.core.decisionStore.verdict(verdictId)?.inspectionId ?? '';
    const pictures = bench.core.evidenceStore.photosOf(inspection).map(({ sha256 }) => sha256);
    const input = { verdictId, message: '序列号与发出的不一致', reasonCode: null, pictures: pictures.slice(0, 1) };
    expect(bench.core.refusals.refuse(input, bench.core.who())).toMatchObject({ ok: true });
    const { commandId, inspectionId } = refuseFor('refuse', 'telling');
    expect(inspectionId).toBe(inspection);
    expect(settle(commandId, pictures[1] ?? null)).toEqual({ ok: true, value: undefined });
    expect(settle(commandId)).toMatchObject({ ok: false, error: { code: 'not-parked' } });
    expect(byHandOf(inspection)).toMatchObject({ code: 'refused', operatorNo: '0217', sha256: pictures[1] });
    const overtaken = atOnce(bench.core.db, () =>
      bench.core.refusals.overtaken('telling', 'R-PHONE', bench.clock.now()),
    );
    expect(overtaken).toBe(false);
    expect(bench.core.decisionStore.decisionOf(verdictId)).toMatchObject({ state: 'approved', kind: 'refuse' });
  });
});
