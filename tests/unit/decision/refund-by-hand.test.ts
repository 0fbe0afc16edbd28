import { afterEach, describe, expect, it } from 'vitest';
import { aReturn, BELT, createBenchFixture, SHIRT, tinyJpeg } from '../../support/bench-fixture.ts';
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
  bench.core.refundByHand.settle({ commandId, reference: '快手后台 20261122-0007', picture }, bench.core.who());
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
    expect(JSON.parse(receipt?.body ?? '')).toMatchObject({ state: 'by-hand', reference: '快手后台 20261122-0007' });
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
