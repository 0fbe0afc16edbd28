import { beforeEach, describe, expect, test } from 'vitest';
import type { FilmEnd, FromRecorder, ToRecorder } from '../../../src/renderer/evidence/recorder-messages.ts';
import type { FilmEvents, Recorder, RecorderWorker } from '../../../src/renderer/evidence/recorder.ts';
import { createRecorder } from '../../../src/renderer/evidence/recorder.ts';

let sent: ToRecorder[];
let told: string[];
let isTerminated: boolean;
let say: (message: FromRecorder) => void;
let die: (reason: string) => void;
let recorder: Recorder;
const strip = { waybill: 'A', station: 'S', operatorNo: '1' };
const end = (frames: number, error: string | null = null): FilmEnd => ({ frames, droppedFrames: 0, error });

beforeEach(() => {
  sent = [];
  told = [];
  isTerminated = false;
  const worker: RecorderWorker = {
    post: (message) => sent.push(message),
    listen: (onMessage, onDeath) => {
      say = onMessage;
      die = onDeath;
    },
    terminate: () => {
      isTerminated = true;
    },
  };
  recorder = createRecorder(worker, new ReadableStream(), {
    onAlive: () => told.push('alive'),
    onEnded: () => told.push('ended'),
  });
});
const events = (name: string): FilmEvents => ({
  onBegan: ({ codec }) => told.push(`${name} began ${codec}`),
  onPiece: ({ endMs }) => told.push(`${name} piece ${endMs}`),
  onFinished: ({ frames, error }) => told.push(`${name} finished ${frames} ${error ?? 'well'}`),
});
const piece = (filmId: number, endMs: number, frames: number): FromRecorder => ({
  type: 'piece',
  filmId,
  bytes: new Uint8Array(1),
  endMs,
  end: end(frames),
});

describe('the recorder', () => {
  test('keeps two films apart while one finishes and the other begins', () => {
    const first = recorder.begin(strip, events('first'));
    first.finish();
    recorder.begin(strip, events('second'));
    expect(sent.map((message) => message.type)).toEqual(['open', 'begin', 'finish', 'begin']);
    say({ type: 'began', filmId: 2, info: { codec: 'avc', widthPx: 1, heightPx: 1 } });
    say(piece(1, 1000, 15));
    say({ type: 'finished', filmId: 1, end: end(15) });
    say(piece(1, 2000, 30));
    expect(told).toEqual(['second began avc', 'first piece 1000', 'first finished 15 well']);
  });

  test('a look at the film is answered by its next key frame; it ends in nothing with the film or the worker', async () => {
    const film = recorder.begin(strip, events('first'));
    const [seen, failed] = [film.look(), film.look()];
    expect(sent.slice(-2)).toEqual([
      { type: 'look', filmId: 1, lookId: 2 },
      { type: 'look', filmId: 1, lookId: 3 },
    ]);
    const jpeg = new Uint8Array([1]);
    say({ type: 'look', lookId: 2, jpeg, atMs: 4000 });
    say({ type: 'look', lookId: 3, jpeg: null, atMs: 0 });
    expect(await seen).toEqual({ jpeg, atMs: 4000 });
    expect(await failed).toBeNull();
    const lost = film.look();
    die('crash');
    expect(await lost).toBeNull();
    expect(await film.look()).toBeNull();
  });

  test('closed, ends its worker only when the last film is finished', () => {
    recorder.begin(strip, events('film'));
    recorder.close();
    expect(sent.at(-1)).toEqual({ type: 'finish', filmId: 1 });
    expect(isTerminated).toBe(false);
    say(piece(1, 1000, 15));
    say({ type: 'finished', filmId: 1, end: end(15) });
    expect(isTerminated).toBe(true);
    expect(told).toEqual(['film piece 1000', 'film finished 15 well']);
  });

  test('of a dead worker finishes its films with what was handed out, gives up stills, and says it once', async () => {
    recorder.begin(strip, events('film'));
    say(piece(1, 1000, 15));
    const still = recorder.takeStill();
    die('out of memory');
    die('again');
    expect(told).toEqual(['film piece 1000', 'film finished 15 out of memory', 'ended']);
    expect(await still).toBeNull();
    expect(await recorder.takeStill()).toBeNull();
  });

  test('gives a still to the one who asked', async () => {
    const stills = [recorder.takeStill(), recorder.takeStill()];
    say({ type: 'still', stillId: 2, jpeg: new Uint8Array([2]), takenAt: 20 });
    say({ type: 'still', stillId: 1, jpeg: new Uint8Array([1]), takenAt: 10 });
    expect((await Promise.all(stills)).map((still) => still?.takenAt)).toEqual([10, 20]);
  });

  test('gives up stills when the camera gives no more frames', async () => {
    const still = recorder.takeStill();
    say({ type: 'ended' });
    expect(await still).toBeNull();
    expect(told).toEqual(['ended']);
  });
});
