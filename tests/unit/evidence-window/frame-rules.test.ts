import { describe, expect, test } from 'vitest';
import { createFramePacer, FILM_FPS, fitFilm } from '../../../src/renderer/evidence/frame-rules.ts';
import { fc } from '../../support/property.ts';

/** Places of a camera's frames: `fps` frames a second for `seconds`, each off by its jitter (ms). */
function film(
  fps: number,
  seconds: number,
  jitter: (frame: number) => number = () => 0,
): { us: number; isKey: boolean }[] {
  const pacer = createFramePacer();
  const uptimeUs = 6_475_000_000;
  const places: { us: number; isKey: boolean }[] = [];
  for (let frame = 0; frame < fps * seconds; frame += 1) {
    const place = pacer.place(uptimeUs + Math.round((frame * 1e6) / fps + jitter(frame) * 1000));
    if (place !== null) places.push({ us: place.timestampUs, isKey: place.isKey });
  }
  return places;
}

describe('the frame pacer', () => {
  test('takes off the uptime: the film starts at 0 with a key frame', () => {
    expect(film(30, 1)[0]).toEqual({ us: 0, isKey: true });
  });

  test.each([
    [60, 150],
    [30, 150],
    [25, 150],
    [20, 150],
    [15, 150],
    [14.98, 150],
    [10, 100],
    [5, 50],
  ])('of a camera with %d frames a second keeps %d frames in ten seconds', (fps, kept) => {
    expect(Math.abs(film(fps, 10).length - kept)).toBeLessThanOrEqual(1);
  });

  test('of a 30 fps camera keeps every second frame, evenly', () => {
    const gaps = film(30, 4).map((place, index, all) => place.us - (all[index - 1]?.us ?? -66_667));
    expect(gaps.every((gap) => Math.abs(gap - 66_667) <= 2)).toBe(true);
  });

  test('loses no frame of a 15 fps camera to its jitter, and never films faster than its rate', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 300, maxLength: 300 }), (jitters) => {
        const places = film(14.98, 20, (frame) => (frame === 0 ? 0 : (jitters[frame] ?? 0)));
        expect(places.length).toBeGreaterThanOrEqual(298);
        const lastUs = places.at(-1)?.us ?? 0;
        expect(places.length).toBeLessThanOrEqual((lastUs / 1e6) * FILM_FPS + 2);
      }),
      { numRuns: 50 },
    );
  });

  test('asks for one key frame in every second that has frames, also after a pause', () => {
    const keySeconds = film(30, 5)
      .filter((place) => place.isKey)
      .map((place) => Math.floor(place.us / 1e6));
    expect(keySeconds).toEqual([0, 1, 2, 3, 4]);
    const pacer = createFramePacer();
    const keys = [0, 500, 3700, 3900, 4000].map((ms) => pacer.place(ms * 1000)?.isKey);
    expect(keys).toEqual([true, false, true, false, true]);
  });

  test('leaves out a frame that comes from before the last one', () => {
    const pacer = createFramePacer();
    pacer.place(10_000_000);
    expect(pacer.place(9_000_000)).toBeNull();
  });
});

describe('the size of the film', () => {
  test.each([
    [1280, 720, 1280, 720],
    [1920, 1080, 1280, 720],
    [2592, 1944, 960, 720],
    [640, 480, 640, 480],
    [1080, 1920, 404, 720],
    [641, 481, 640, 480],
    [3264, 2448, 960, 720],
    [1366, 768, 1280, 720],
  ])('of %d×%d is %d×%d', (width, height, filmWidth, filmHeight) => {
    const fitted = fitFilm(width, height);
    expect(fitted).toEqual({ widthPx: filmWidth, heightPx: filmHeight });
  });
});
