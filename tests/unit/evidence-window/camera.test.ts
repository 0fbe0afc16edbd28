import { beforeEach, describe, expect, test } from 'vitest';
import type { Camera } from '../../../src/renderer/evidence/camera.ts';
import {
  createCamera,
  FIRST_FRAME_MS,
  FROZEN_MS,
  PLUGGED_IN_MS,
  REOPEN_MS,
} from '../../../src/renderer/evidence/camera.ts';
import { FakeCameras, FakeTimers, settle } from './fakes.ts';

let cameras: FakeCameras;
let timers: FakeTimers;
let camera: Camera;
let told: string[];
beforeEach(async () => {
  cameras = new FakeCameras();
  timers = new FakeTimers();
  told = [];
  camera = createCamera(cameras, timers, {
    onChange: () => undefined,
    onSource: (source, end) => told.push(source === null ? `left ${end}` : `film with ${source.id}`),
    onChosen: (id) => told.push(`chosen ${id}`),
  });
  await cameras.plug('a', 'b');
});
const start = async (id = ''): Promise<void> => {
  camera.start(id);
  await settle();
};
/** The camera gives frames for so long. */
const run = async (ms: number): Promise<void> => {
  for (let passed = 0; passed < ms; passed += 500) {
    cameras.last().events.onAlive();
    await timers.pass(500);
  }
};

describe('the camera', () => {
  test('is live with its first frame; the first camera ever used is remembered', async () => {
    cameras.isDark = true;
    await start();
    expect(camera.view()).toMatchObject({ camera: 'starting', cameraId: 'a' });
    cameras.last().events.onAlive();
    expect(camera.view()).toMatchObject({ camera: 'live', cameraId: 'a', stream: { id: 'a' } });
    expect(camera.view().cameras.map((one) => one.id)).toEqual(['a', 'b']);
    expect(told).toEqual(['chosen a', 'film with a']);
  });

  test('is the remembered one', async () => {
    await start('b');
    expect(camera.view()).toMatchObject({ camera: 'live', cameraId: 'b' });
    expect(told).toEqual(['film with b']);
  });

  test('is another one when the remembered one is gone for good, without forgetting it', async () => {
    await start('gone');
    expect(camera.view()).toMatchObject({ camera: 'live', cameraId: 'a' });
    expect(told).toEqual(['film with a']);
  });

  test('stays live as long as frames come', async () => {
    await start();
    await run(20_000);
    expect(camera.view().camera).toBe('live');
    expect(cameras.opened).toHaveLength(1);
  });

  test('pulled out is said at once, its film is left as lost, and it is let go', async () => {
    await start();
    await cameras.pull('a');
    expect(camera.view()).toMatchObject({ camera: 'lost', cameraId: null, stream: null });
    expect(told.at(-1)).toBe('left camera-lost');
    expect(cameras.last().isReleased).toBe(true);
  });

  test('pulled out is not replaced by one that was there all along, but can be by a person', async () => {
    await start();
    await cameras.pull('a');
    await timers.pass(30_000);
    expect(camera.view().camera).toBe('lost');
    camera.next();
    await settle();
    expect(camera.view()).toMatchObject({ camera: 'live', cameraId: 'b' });
    expect(told.slice(-2)).toEqual(['chosen b', 'film with b']);
  });

  test('pulled out and plugged in again films again by itself', async () => {
    await start();
    await cameras.pull('a');
    await timers.pass(5_000);
    await cameras.plug('a');
    await timers.pass(PLUGGED_IN_MS);
    expect(camera.view()).toMatchObject({ camera: 'live', cameraId: 'a' });
  });

  test('pulled out is replaced by a new one that is plugged in', async () => {
    await start();
    await cameras.pull('a');
    await cameras.plug('c');
    await timers.pass(PLUGGED_IN_MS);
    expect(camera.view()).toMatchObject({ camera: 'live', cameraId: 'c' });
    expect(told).not.toContain('chosen c');
  });

  test('frozen for three seconds is lost, and opened again', async () => {
    await start();
    await run(2_000);
    await timers.pass(FROZEN_MS - 1_000);
    expect(camera.view().camera).toBe('live');
    await timers.pass(2_000);
    expect(camera.view().camera).toBe('lost');
    await timers.pass(REOPEN_MS);
    expect(camera.view().camera).toBe('live');
    expect(cameras.opened).toHaveLength(2);
  });

  test('that opens but shows nothing is not there', async () => {
    cameras.isDark = true;
    await start();
    await timers.pass(FIRST_FRAME_MS + 1_000);
    expect(camera.view()).toMatchObject({ camera: 'none', cameraId: null });
    expect(told).toEqual(['chosen a', 'left camera-lost']);
  });

  test('refused is said, and works as soon as it is allowed', async () => {
    cameras.isRefused = true;
    await start();
    expect(camera.view().camera).toBe('refused');
    cameras.isRefused = false;
    await timers.pass(REOPEN_MS);
    expect(camera.view().camera).toBe('live');
  });

  test('missing is said, and works as soon as one is plugged in', async () => {
    cameras.plugged = [];
    await start();
    expect(camera.view().camera).toBe('none');
    await cameras.plug('z');
    await timers.pass(PLUGGED_IN_MS);
    expect(camera.view()).toMatchObject({ camera: 'live', cameraId: 'z' });
  });

  test('next goes round, says why the one before is left, and lets it go', async () => {
    await start();
    const first = cameras.last();
    camera.next();
    await settle();
    expect(told.slice(-3)).toEqual(['left closed', 'chosen b', 'film with b']);
    expect(first.isReleased).toBe(true);
    camera.next();
    await settle();
    expect(camera.view().cameraId).toBe('a');
  });

  test('a choice remembered elsewhere is followed, its own echo is not', async () => {
    await start();
    camera.choose('a');
    camera.choose('');
    expect(cameras.opened).toHaveLength(1);
    camera.choose('b');
    await settle();
    expect(camera.view().cameraId).toBe('b');
  });

  test('that is the only one stays as it is when the next one is asked for, unless it is lost', async () => {
    cameras.plugged = [{ id: 'a', label: 'only' }];
    await start();
    camera.next();
    await settle();
    expect(cameras.opened).toHaveLength(1);
    cameras.last().events.onEnded();
    camera.next();
    await settle();
    expect(cameras.opened).toHaveLength(2);
    expect(camera.view().camera).toBe('live');
  });

  test('a late echo of a choice does not undo the next one', async () => {
    await cameras.plug('c');
    await start();
    camera.next();
    await settle();
    camera.next();
    camera.choose('b');
    await settle();
    expect(camera.view().cameraId).toBe('c');
  });

  test('what was still being opened when it was stopped is let go, and nothing is opened afterwards', async () => {
    camera.start('');
    camera.stop();
    await settle();
    expect(cameras.last().isReleased).toBe(true);
    await cameras.plug('c');
    await timers.pass(60_000);
    expect(cameras.opened).toHaveLength(1);
    expect(told).toEqual([]);
  });

  test('a device that throws counts as not there', async () => {
    const open = cameras.open;
    cameras.open = () => Promise.reject(new Error('no such interface'));
    await start();
    expect(camera.view().camera).toBe('none');
    cameras.open = open;
    await timers.pass(REOPEN_MS);
    expect(camera.view().camera).toBe('live');
  });
});
