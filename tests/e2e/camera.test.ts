import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { SHIRT_AND_BELT } from '../../src/main/platform/training/fixed-samples.ts';
import { dropFolder, openWorld, until } from './world.ts';

/** Pulls the plug: Chromium's capture service of this program ends, as when a USB camera goes. */
const unplugCameras = (dataDir: string): void => {
  const list = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' });
  const pids = list
    .split('\n')
    .filter((line) => line.includes('video_capture.mojom.VideoCaptureService') && line.includes(dataDir))
    .map((line) => Number(line.trim().split(/\s+/)[0]));
  if (pids.length === 0) throw new Error('no capture service is running');
  for (const pid of pids) process.kill(pid, 'SIGKILL');
};

describe('the camera', () => {
  it('unplugged while recording is said at once, keeps what there is, and the next film begins', async () => {
    const world = await openWorld({ camera: { devices: 2 } });
    await until(
      () => world.station.status(),
      ({ isOnline }) => isOnline,
    );
    await world.scan(SHIRT_AND_BELT.waybill);
    const { session } = await until(
      () => world.station.bench(),
      (view) => view.session !== null,
    );
    await world.page.waitForTimeout(3500);
    // Listened for before the plug is pulled: the sentence stands only until a camera is back.
    const said = world.page.getByText('摄像头断了').first().waitFor({ timeout: 10_000 });
    unplugCameras(world.dataDir);
    await said;
    const recordings = () =>
      world.page.evaluate(async (inspectionId) => {
        const answer = await window.station?.evidenceOf({ inspectionId });
        return answer?.ok === true ? answer.value.recordings : [];
      }, session?.inspectionId ?? '');
    const [first] = await until(recordings, ([one]) => one?.end === 'camera-lost');
    expect(first?.durationMs).toBeGreaterThan(1500);
    const two = await until(recordings, (all) => all.length === 2, 30_000);
    expect(two[1]?.end).toBeNull();
    await world.press('F8');
    await until(recordings, (all) => all[1]?.end === 'closed');
    await world.close();
    dropFolder(world);
  });

  it('missing is said with what to do; the parcel is inspected all the same and the gap is named', async () => {
    const world = await openWorld({ camera: null });
    await until(
      () => world.station.status(),
      ({ isOnline }) => isOnline,
    );
    await world.page.getByText('没找到摄像头').first().waitFor();
    for (const text of [SHIRT_AND_BELT.waybill, SHIRT_AND_BELT.shirtBarcode, SHIRT_AND_BELT.beltBarcode]) {
      await world.scan(text);
    }
    const gaps = await world.page.evaluate(async () => {
      const bench = await window.station?.benchView(undefined);
      const inspectionId = bench?.ok === true ? (bench.value.session?.inspectionId ?? '') : '';
      const evidence = await window.station?.evidenceOf({ inspectionId });
      return evidence?.ok === true ? evidence.value.gaps : null;
    });
    expect(gaps).toEqual(['recording']);
    await world.scan('DP:OK');
    await until(
      () => world.station.commands(),
      ([first]) => first?.state === 'done',
    );
    await world.close();
    dropFolder(world);
  });
});
