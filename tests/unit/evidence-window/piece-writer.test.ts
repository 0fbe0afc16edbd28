import { describe, expect, test } from 'vitest';
import { createPieceWriter, MAX_WAITING_BYTES, STALL_MS } from '../../../src/renderer/evidence/piece-writer.ts';
import { SLICE_BYTES } from '../../../src/shared/evidence.ts';
import { ok } from '../../../src/shared/result.ts';
import { FakeStation, FakeTimers, settle } from './fakes.ts';

const info = { codec: 'avc1.4d001f', widthPx: 1280, heightPx: 720 };

function setUp(cameraLabel = 'bench') {
  const station = new FakeStation();
  const timers = new FakeTimers();
  const told: string[] = [];
  const writer = createPieceWriter(
    station,
    timers,
    { inspectionId: 'x1', what: 'opening', cameraLabel },
    {
      onWritten: (endMs) => told.push(`written ${endMs}`),
      onStalled: (isStalled) => told.push(`stalled ${String(isStalled)}`),
      onRefused: (code) => told.push(`refused ${code}`),
    },
  );
  return { station, timers, told, writer };
}
const piece = (bytes: Uint8Array<ArrayBuffer>, endMs: number) => ({ bytes, endMs });
const filled = (length: number, value: number) => new Uint8Array(length).fill(value);

describe('a recording on its way to the station', () => {
  test('arrives in order, one call at a time, whole; large pieces in slices with one fragment end', async () => {
    const { station, told, writer } = setUp();
    station.hold();
    writer.start(info);
    writer.write(piece(filled(4, 1), 0), 0);
    writer.write(piece(filled(2 * SLICE_BYTES + 5, 2), 1000), 15);
    const done = writer.finish('closed');
    await settle();
    expect(station.log).toEqual([]);
    await station.release();
    await done;
    const file = station.files.get('r1') ?? [];
    expect(file).toHaveLength(4 + 2 * SLICE_BYTES + 5);
    expect(file.findIndex((byte) => byte === 2)).toBe(4);
    expect(station.fragmentEnds).toEqual([4, file.length]);
    expect(station.mostAtOnce).toBe(1);
    expect(station.log).toEqual(['start r1 x1 bench', 'end r1 closed 15']);
    expect(told).toEqual(['written 0', 'written 1000']);
  });

  test('is said to stall when a call takes longer than two seconds, and not to when it goes on', async () => {
    const { station, timers, told, writer } = setUp();
    station.hold();
    writer.start(info);
    await settle();
    await timers.pass(STALL_MS - 1);
    expect(told).toEqual([]);
    await timers.pass(1);
    expect(told).toEqual(['stalled true']);
    await station.release();
    expect(told).toEqual(['stalled true', 'stalled false']);
    writer.write(piece(filled(4, 1), 1000), 15);
    await timers.pass(10 * STALL_MS);
    expect(told).toEqual(['stalled true', 'stalled false', 'written 1000']);
  });

  test('stops at a refusal, lets go of what waits, tells once, and is closed with the frames on the disk', async () => {
    const { station, told, writer } = setUp();
    writer.start(info);
    writer.write(piece(filled(4, 1), 0), 0);
    writer.write(piece(filled(4, 1), 1000), 15);
    await settle();
    station.refusal = 'disk-full';
    writer.write(piece(filled(4, 1), 2000), 30);
    writer.write(piece(filled(4, 1), 3000), 45);
    await settle();
    station.refusal = null;
    await writer.finish('storage');
    expect(told).toEqual(['written 0', 'written 1000', 'refused disk-full']);
    expect(station.files.get('r1')).toHaveLength(8);
    expect(station.log.at(-1)).toBe('end r1 storage 15');
  });

  test('that the station would not begin is never ended', async () => {
    const { station, told, writer } = setUp();
    station.refusal = 'unknown-inspection';
    writer.start(info);
    writer.write(piece(filled(4, 1), 0), 0);
    await writer.finish('storage');
    expect(told).toEqual(['refused unknown-inspection']);
    expect(station.log).toEqual([]);
  });

  test('keeps only so much in memory while the station is silent', async () => {
    const { station, told, writer } = setUp();
    station.hold();
    writer.start(info);
    const big = filled(MAX_WAITING_BYTES / 8, 1);
    for (let i = 0; i < 8; i += 1) writer.write(piece(big, i), i);
    await settle();
    expect(told).toEqual([]);
    writer.write(piece(filled(1, 1), 9), 9);
    expect(told).toEqual(['refused storage-fault']);
    await station.release();
    expect(station.files.get('r1')).toEqual([]);
  });

  test('counts as waiting only what is not written yet', async () => {
    const { station, told, writer } = setUp();
    station.evidenceRecordingPiece = ({ offset }) => Promise.resolve(ok({ bytes: offset }));
    writer.start(info);
    const half = filled(MAX_WAITING_BYTES / 2, 1);
    for (const endMs of [1000, 2000, 3000]) {
      writer.write(piece(half, endMs), 1);
      for (let i = 0; i < 20; i += 1) await settle();
    }
    expect(told).toEqual(['written 1000', 'written 2000', 'written 3000']);
  });

  test('a call that breaks down is a refusal, and a long camera name is cut to what the border takes', async () => {
    const { station, told, writer } = setUp('摄'.repeat(300));
    station.evidenceRecordingPiece = () => Promise.reject(new Error('the border broke'));
    writer.start(info);
    writer.write(piece(filled(4, 1), 0), 0);
    await settle();
    expect(told).toEqual(['refused internal']);
    expect(station.log[0]).toBe(`start r1 x1 ${'摄'.repeat(200)}`);
  });
});
