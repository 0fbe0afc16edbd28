import { describe, expect, test } from 'vitest';
import { createFilmWatch } from '../../../src/renderer/evidence/film-watch.ts';
import { FakeStation, FakeTimers } from './fakes.ts';

const openWatch = (frames: readonly (string | null)[]) => {
  const station = new FakeStation();
  const timers = new FakeTimers();
  const left = [...frames];
  let asked = 0;
  const watch = createFilmWatch(station, timers, () => {
    asked += 1;
    const recordingId = left.shift() ?? null;
    return Promise.resolve(recordingId === null ? null : { recordingId, jpeg: new Uint8Array([1]), atMs: asked });
  });
  return { station, timers, watch, asked: () => asked };
};

describe('the look at what the film holds', () => {
  test('is taken again until the waybill is read in it, and then never for this box', async () => {
    const { station, watch } = openWatch(['r1', 'r1', 'r1', 'r1']);
    station.legibleFrom = 2;
    await watch.look('box-1');
    expect(station.filmFrames).toEqual(['box-1 r1 1', 'box-1 r1 2']);
    await watch.look('box-1');
    expect(station.filmFrames).toHaveLength(2);
    await watch.look('box-2');
    expect(station.filmFrames).toHaveLength(3);
  });

  test('waits a moment for a film that has not begun, and gives up after four', async () => {
    const { station, timers, watch, asked } = openWatch([null, null, 'r1', 'r1']);
    station.legibleFrom = 0;
    const looked = watch.look('box-1');
    await timers.pass(5000);
    await looked;
    expect(asked()).toBe(4);
    expect(station.filmFrames).toEqual(['box-1 r1 3', 'box-1 r1 4']);
  });

  test('a frame too large for one slice is not sent', async () => {
    const station = new FakeStation();
    const timers = new FakeTimers();
    const watch = createFilmWatch(station, timers, () =>
      Promise.resolve({ recordingId: 'r1', jpeg: new Uint8Array(1_000_001), atMs: 0 }),
    );
    const looked = watch.look('box-1');
    await timers.pass(5000);
    await looked;
    expect(station.filmFrames).toEqual([]);
  });

  test('a station that is gone is no reason to fail', async () => {
    const { station, watch } = openWatch(['r1']);
    station.evidenceFilmFrame = () => Promise.reject(new Error('gone'));
    await expect(watch.look('box-1')).resolves.toBeUndefined();
  });
});
