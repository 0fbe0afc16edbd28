import { beforeEach, describe, expect, test } from 'vitest';
import type { Filming } from '../../../src/renderer/evidence/filming.ts';
import {
  createFilming,
  FILM_RETRY_MS,
  MAX_RECORDING_MS,
  STORAGE_RETRY_MS,
} from '../../../src/renderer/evidence/filming.ts';
import { STALL_MS } from '../../../src/renderer/evidence/piece-writer.ts';
import { FakeRecorder, FakeStation, FakeTimers, settle } from './fakes.ts';

let station: FakeStation;
let timers: FakeTimers;
let recorder: FakeRecorder;
let filming: Filming;
beforeEach(() => {
  station = new FakeStation();
  timers = new FakeTimers();
  recorder = new FakeRecorder();
  filming = createFilming(station, timers, () => undefined);
});
const words = { waybill: 'W', station: 'S', operatorNo: '1' };
const source = (of: FakeRecorder, label = 'cam') => ({ recorder: of, label });

/** Lets the running film deliver its header and so many seconds. */
async function roll(of: FakeRecorder, seconds: number): Promise<void> {
  const film = of.film();
  if (film.frames === 0) film.begin();
  for (let i = 0; i < seconds; i += 1) film.fragment();
  await settle();
}

describe('filming', () => {
  test('begins with the box, ends with it, and names what is safely written', async () => {
    filming.followSource(source(recorder), 'closed');
    expect(filming.recording()).toBeNull();
    filming.followBox('x1', words);
    expect(filming.recording()).toMatchObject({ startedAt: timers.now(), writtenMs: 0, isStalled: false });
    await roll(recorder, 3);
    expect(filming.recording()?.writtenMs).toBe(3000);
    filming.followBox(null, words);
    expect(filming.recording()).toBeNull();
    await settle();
    expect(station.log).toEqual(['start r1 x1 cam', 'end r1 closed 45']);
  });

  test('of the next box begins at once, while the last pieces of the one before are still being written', async () => {
    filming.followSource(source(recorder), 'closed');
    filming.followBox('x1', words);
    await roll(recorder, 1);
    station.hold();
    recorder.film().fragment();
    filming.followBox('x2', words);
    expect(recorder.films).toHaveLength(2);
    await roll(recorder, 2);
    await station.release();
    expect(new Set(station.log)).toEqual(new Set(['start r1 x1 cam', 'end r1 closed 30', 'start r2 x2 cam']));
    expect(station.files.get('r1')).toHaveLength(25);
    expect(station.files.get('r2')).toHaveLength(25);
  });

  test('waits for a camera, and begins when it appears', async () => {
    filming.followBox('x1', words);
    expect(filming.recording()).toBeNull();
    filming.followSource(source(recorder), 'closed');
    await roll(recorder, 1);
    expect(station.log).toEqual(['start r1 x1 cam']);
  });

  test('a lost camera ends the recording as such; the next one begins a new recording of the same box', async () => {
    filming.followSource(source(recorder), 'closed');
    filming.followBox('x1', words);
    await roll(recorder, 2);
    filming.followSource(null, 'camera-lost');
    expect(filming.recording()).toBeNull();
    await settle();
    const other = new FakeRecorder();
    filming.followSource(source(other, 'other'), 'closed');
    await roll(other, 1);
    expect(station.log).toEqual(['start r1 x1 cam', 'end r1 camera-lost 30', 'start r2 x1 other']);
  });

  test('a film whose frames ran out before anybody said why counts as a lost camera', async () => {
    filming.followSource(source(recorder), 'closed');
    filming.followBox('x1', words);
    await roll(recorder, 1);
    recorder.film().finish();
    await settle();
    expect(filming.recording()).toBeNull();
    expect(station.log.at(-1)).toBe('end r1 camera-lost 15');
  });

  test('a broken film ends as killed, is said, and is begun anew for the open box', async () => {
    filming.followSource(source(recorder), 'closed');
    filming.followBox('x1', words);
    await roll(recorder, 1);
    recorder.film().finish('EncodingError');
    await settle();
    expect(filming.fault()).toBe('internal');
    expect(station.log.at(-1)).toBe('end r1 killed 15');
    await timers.pass(FILM_RETRY_MS);
    await roll(recorder, 1);
    expect(station.log.at(-1)).toBe('start r2 x1 cam');
    expect(filming.fault()).toBeNull();
  });

  test('a full disk ends the recording as not stored, is said, and is tried again for the same box', async () => {
    filming.followSource(source(recorder), 'closed');
    filming.followBox('x1', words);
    await roll(recorder, 2);
    station.refusal = 'disk-full';
    await roll(recorder, 1);
    expect(filming.recording()).toBeNull();
    expect(filming.fault()).toBe('disk-full');
    expect(recorder.film().isFinishAsked).toBe(true);
    station.refusal = null;
    await settle();
    expect(station.log.at(-1)).toBe('end r1 storage 30');
    await timers.pass(STORAGE_RETRY_MS - 1);
    expect(recorder.films).toHaveLength(1);
    await timers.pass(1);
    await roll(recorder, 1);
    expect(station.log.at(-1)).toBe('start r2 x1 cam');
    expect(filming.fault()).toBeNull();
  });

  test('a new box is filmed at once, whatever the one before was waiting for', async () => {
    filming.followSource(source(recorder), 'closed');
    filming.followBox('x1', words);
    station.refusal = 'storage-fault';
    await roll(recorder, 1);
    expect(filming.fault()).toBe('storage-fault');
    station.refusal = null;
    filming.followBox('x2', words);
    await roll(recorder, 1);
    expect(station.log.at(-1)).toBe('start r1 x2 cam');
    await timers.pass(STORAGE_RETRY_MS);
    expect(recorder.films).toHaveLength(2);
  });

  test('says that the disk does not keep up', async () => {
    filming.followSource(source(recorder), 'closed');
    filming.followBox('x1', words);
    await roll(recorder, 1);
    station.hold();
    await roll(recorder, 1);
    await timers.pass(STALL_MS);
    expect(filming.recording()).toMatchObject({ isStalled: true, writtenMs: 1000 });
    await station.release();
    expect(filming.recording()).toMatchObject({ isStalled: false, writtenMs: 2000 });
  });

  test('a box left open goes on in a new recording after an hour', async () => {
    filming.followSource(source(recorder), 'closed');
    filming.followBox('x1', words);
    const film = recorder.film();
    film.begin();
    film.frames = (MAX_RECORDING_MS / 1000) * 15 - 15;
    film.fragment();
    await settle();
    expect(recorder.films).toHaveLength(2);
    expect(station.log).toEqual(['start r1 x1 cam', 'end r1 closed 54000']);
    expect(filming.recording()).not.toBeNull();
  });

  test('the strip of the running film follows its words; no film ever bears the waybill of another box', () => {
    const follow = (box: string | null, waybill: string, operatorNo: string): void => {
      filming.followBox(box, { waybill, station: 'S', operatorNo });
    };
    filming.followSource(source(recorder), 'closed');
    follow('x1', 'A', '1');
    follow('x1', 'A', '2');
    follow('x2', 'B', '2');
    follow(null, '', '2');
    const seen = recorder.films.map((film) => film.strips.map((strip) => strip.waybill + strip.operatorNo));
    expect(seen).toEqual([['A1', 'A2'], ['B2']]);
  });

  test('a camera that gives no frame leaves no recording behind', async () => {
    filming.followSource(source(recorder), 'closed');
    filming.followBox('x1', words);
    filming.followBox(null, words);
    await settle();
    expect(station.log).toEqual([]);
  });
});
