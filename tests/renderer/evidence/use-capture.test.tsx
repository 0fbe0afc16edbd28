import { act, cleanup, render } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Capture } from '../../../src/renderer/evidence/use-capture.ts';
import { useCapture } from '../../../src/renderer/evidence/use-capture.ts';
import type { StationClient } from '../../../src/shared/contract.ts';
import { FakeCameras, FakeStation, FakeTimers, settle } from '../../unit/evidence-window/fakes.ts';

let station: FakeStation;
let cameras: FakeCameras;
let timers: FakeTimers;
let capture: Capture;
let remembered: string;
beforeEach(async () => {
  station = new FakeStation();
  cameras = new FakeCameras();
  timers = new FakeTimers();
  remembered = '';
  await cameras.plug('a', 'b');
});
afterEach(cleanup);

const Bench = ({ box, waybill }: { box: string | null; waybill: string }) => {
  capture = useCapture(
    {
      client: station as unknown as StationClient,
      inspectionId: box,
      strip: { waybill, station: '退货台 1', operatorNo: '0217' },
      cameraId: remembered,
      onCameraChosen: (id) => {
        remembered = id;
      },
    },
    { devices: cameras, timers },
  );
  return null;
};
const bench = (box: string | null, waybill = ''): React.ReactElement => (
  <StrictMode>
    <Bench box={box} waybill={waybill} />
  </StrictMode>
);
/** Draws, and lets what hangs on promises come to rest. */
async function draw(box: string | null, waybill = ''): Promise<{ redraw: typeof draw; leave: () => void }> {
  const { rerender, unmount } = render(bench(box, waybill));
  await act(settle);
  const redraw: typeof draw = async (nextBox, nextWaybill) => {
    rerender(bench(nextBox, nextWaybill));
    await act(settle);
    return { redraw, leave: unmount };
  };
  return { redraw, leave: unmount };
}
const roll = (seconds: number): Promise<void> =>
  act(async () => {
    const film = cameras.last().recorder.film();
    if (film.frames === 0) film.begin();
    for (let i = 0; i < seconds; i += 1) film.fragment();
    await settle();
  });

describe('useCapture', () => {
  test('films box after box by itself, each with its own waybill on the strip', async () => {
    const { redraw } = await draw(null);
    expect(capture).toMatchObject({ camera: 'live', cameraId: 'a', recording: null, fault: null });
    expect(remembered).toBe('a');
    await redraw('x1', 'A');
    await roll(2);
    expect(capture.recording?.writtenMs).toBe(2000);
    await redraw('x2', 'B');
    await roll(1);
    await redraw(null, '');
    expect(capture.recording).toBeNull();
    expect(station.log).toEqual([
      'start r1 x1 camera a',
      'end r1 closed 30',
      'start r2 x2 camera a',
      'end r2 closed 15',
    ]);
    const strips = cameras.last().recorder.films.map((film) => film.strips.map((strip) => strip.waybill));
    expect(strips).toEqual([['A'], ['B']]);
  });

  test('says a lost camera, and films on with the next one', async () => {
    await draw('x1', 'A');
    await roll(1);
    await act(() => cameras.pull('a'));
    expect(capture).toMatchObject({ camera: 'lost', stream: null, recording: null });
    expect(station.log.at(-1)).toBe('end r1 camera-lost 15');
    await act(async () => {
      capture.nextCamera();
      await settle();
    });
    await roll(1);
    expect(capture).toMatchObject({ camera: 'live', cameraId: 'b' });
    expect(remembered).toBe('b');
    expect(station.log.at(-1)).toBe('start r2 x1 camera b');
  });

  test('stores a still for the box it was taken for, also before that box is drawn', async () => {
    await draw(null);
    expect(await capture.takePhoto('label')).toEqual({ ok: false, error: { code: 'no-open-box' } });
    const answer = await act(() => capture.takePhoto('label', 'x9'));
    expect(answer).toMatchObject({ ok: true, value: { shot: 'label', takenAt: 42 } });
    expect(station.log).toEqual(['photo x9 label']);
  });

  test('says that there is no picture when the camera gives none', async () => {
    await draw('x1');
    cameras.last().recorder.still = null;
    const photo = capture.takePhoto('label');
    await act(() => timers.pass(6_000));
    expect(await photo).toEqual({ ok: false, error: { code: 'camera-not-live' } });
    await act(() => cameras.pull('a'));
    expect(await capture.takePhoto('label')).toEqual({ ok: false, error: { code: 'camera-not-live' } });
  });

  test('takes the still of a scan that came before the first picture, as soon as there is one', async () => {
    await draw('x1');
    const { still } = cameras.last().recorder;
    cameras.last().recorder.still = null;
    const photo = capture.takePhoto('outer');
    await act(() => timers.pass(600));
    cameras.last().recorder.still = still;
    await act(() => timers.pass(300));
    expect((await photo).ok).toBe(true);
  });

  test('shows photos that wait for the disk', async () => {
    await draw('x1');
    station.photoRefusal = 'disk-full';
    const photo = capture.takePhoto('seal');
    await act(settle);
    expect(capture).toMatchObject({ photosWaiting: 1, fault: 'disk-full' });
    station.photoRefusal = null;
    await act(() => timers.pass(1_000));
    expect((await photo).ok).toBe(true);
    expect(capture).toMatchObject({ photosWaiting: 0, fault: null });
  });

  test('finishes the film and lets the camera go when the window is left', async () => {
    const { leave } = await draw('x1', 'A');
    await roll(1);
    leave();
    await settle();
    expect(station.log.at(-1)).toBe('end r1 closed 15');
    expect(cameras.opened.every((camera) => camera.isReleased)).toBe(true);
  });
});
