import { beforeEach, describe, expect, test } from 'vitest';
import type { PhotoQueue } from '../../../src/renderer/evidence/photo-queue.ts';
import { createPhotoQueue } from '../../../src/renderer/evidence/photo-queue.ts';
import { SLICE_BYTES } from '../../../src/shared/evidence.ts';
import { FakeStation, FakeTimers, settle } from './fakes.ts';

let station: FakeStation;
let timers: FakeTimers;
let queue: PhotoQueue;
beforeEach(() => {
  station = new FakeStation();
  timers = new FakeTimers();
  let uploads = 0;
  queue = createPhotoQueue(
    station,
    timers,
    () => `u${(uploads += 1)}`,
    () => undefined,
  );
});
const photo = (bytes = 3) => {
  const jpeg = new Uint8Array(bytes).map((_, index) => index % 251);
  return { inspectionId: 'x1', shot: 'label' as const, returnId: null, takenAt: 5, jpeg };
};

describe('the photo queue', () => {
  test('uploads in slices and gives back what the station stored', async () => {
    const sent = photo(2 * SLICE_BYTES + 7);
    const answer = await queue.upload(sent);
    expect(answer).toMatchObject({ ok: true, value: { id: 'u1', shot: 'label', takenAt: 5 } });
    const stored = new Uint8Array(station.photos.get('u1') ?? []);
    expect(Buffer.compare(stored, sent.jpeg)).toBe(0);
  });

  test('keeps photos of a full disk and stores every one when there is room', async () => {
    station.photoRefusal = 'disk-full';
    const answers = [queue.upload(photo()), queue.upload(photo())];
    await timers.pass(60_000);
    expect(queue.waiting()).toBe(2);
    expect(queue.fault()).toBe('disk-full');
    station.photoRefusal = null;
    await timers.pass(15_000);
    expect((await Promise.all(answers)).map((answer) => answer.ok)).toEqual([true, true]);
    expect(queue.waiting()).toBe(0);
    expect(queue.fault()).toBeNull();
    expect(station.log).toEqual(['photo x1 label', 'photo x1 label']);
  });

  test('gives a refusal for good back at once', async () => {
    station.photoRefusal = 'photo-not-an-image';
    expect(await queue.upload(photo())).toEqual({ ok: false, error: { code: 'photo-not-an-image' } });
    expect(queue.waiting()).toBe(0);
    expect(queue.fault()).toBeNull();
  });

  test('a border that breaks is tried a few times, then the photos behind have their turn', async () => {
    station.photoRefusal = 'broken';
    const first = queue.upload(photo());
    await timers.pass(60_000);
    station.photoRefusal = null;
    expect(await first).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(await queue.upload(photo())).toMatchObject({ ok: true });
  });

  test('begins again from the first byte when the station lost its place', async () => {
    const whole = station.evidencePhotoSlice;
    let isLost = true;
    station.evidencePhotoSlice = (input) => {
      if (!isLost || input.offset === 0) return whole(input);
      isLost = false;
      return Promise.resolve({ ok: false, error: { code: 'photo-out-of-order' } });
    };
    const done = queue.upload(photo(SLICE_BYTES + 1));
    await timers.pass(1_000);
    expect(await done).toMatchObject({ ok: true, value: { id: 'u2' } });
    await settle();
    expect(station.photos.get('u2')).toHaveLength(SLICE_BYTES + 1);
  });
});
