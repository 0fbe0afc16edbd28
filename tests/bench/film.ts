import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ALL_FORMATS, EncodedPacketSink, FilePathSource, Input } from 'mediabunny';
import type { ElectronApplication, Page } from 'playwright-core';
import { repoFolder } from '../../scripts/lib/electron-runtime.ts';
import { composeFakeCamera } from '../../scripts/lib/fake-camera.ts';
import { chooseCodec } from '../../src/renderer/evidence/codec-choice.ts';
import { FILM_FPS } from '../../src/renderer/evidence/frame-rules.ts';
import { compareSides } from './lib/finding.ts';
import type { Finding } from './lib/finding.ts';
import { countMissing } from './lib/missing-frames.ts';
import type { Measurement, Place } from './lib/place.ts';
import { openFloor, planFloor } from './lib/windows.ts';

// What it costs to film a box. Ours: the station's recorder as built, with the strip on every frame, cut into fragments of
// MP4 that are handed to the page. The floor: the same camera's frames into the same encoder with the same settings, the
// output thrown away. Both in one page without preview or screen, so that nothing they share dilutes the difference; counted
// are the processor seconds of the renderer and the GPU process. Writing the file is the main process's and not in it: at
// 0.3 MB a second it is 2 % of a core. By turns; the camera is a file of 720p that Chromium plays as a device.
//
// Dropped frames are counted in a take of their own, because watching the camera costs time too: each time stamp that the
// camera gave while the film ran must be in the file.

type TakeEnd = { frames: number; droppedFrames: number; error: string | null; file: string };
type Film = {
  open: () => Promise<{ widthPx: number; heightPx: number; frameRate: number }>;
  begin: (recorder: string | null, config: VideoEncoderConfig) => Promise<void>;
  end: () => Promise<TakeEnd>;
  watch: () => void;
};
declare global {
  interface Window {
    film?: Film;
    stopWatching?: () => number[];
  }
}

const TAKES = 4;
const SETTLE_MS = 1000;
const TAKE_MS = 8000;
const CPU_GOAL = 1.2;

/** Processor seconds used so far by the renderer and the GPU process. */
async function cpuSeconds(app: ElectronApplication): Promise<number> {
  const metrics = await app.evaluate(({ app: electron }) => electron.getAppMetrics());
  const used = metrics.filter(({ type }) => type === 'Tab' || type === 'GPU').map(({ cpu }) => cpu.cumulativeCPUUsage);
  return used.reduce<number>((sum, seconds) => {
    if (seconds === undefined) throw new Error('this Electron does not tell processor time');
    return sum + seconds;
  }, 0);
}

const endTake = async (page: Page): Promise<TakeEnd> => {
  const end = await page.evaluate(() => window.film?.end());
  if (end === undefined || end.error !== null) throw new Error(`the film broke: ${end?.error ?? 'no page'}`);
  return end;
};

/** Films for a while; gives back processor seconds per second, and what the recorder said. */
async function takeOnce(
  app: ElectronApplication,
  page: Page,
  recorder: string | null,
  config: VideoEncoderConfig,
): Promise<number> {
  await page.evaluate(([address, settings]) => window.film?.begin(address, settings), [recorder, config] as const);
  await sleep(SETTLE_MS);
  const [before, startedAt] = [await cpuSeconds(app), performance.now()];
  await sleep(TAKE_MS);
  const [after, endedAt] = [await cpuSeconds(app), performance.now()];
  await endTake(page);
  return (after - before) / ((endedAt - startedAt) / 1000);
}

async function readTimesUs(file: string): Promise<number[]> {
  const input = new Input({ source: new FilePathSource(file), formats: ALL_FORMATS });
  const track = await input.getPrimaryVideoTrack();
  if (track === null) throw new Error('there is no film in the file');
  const times: number[] = [];
  for await (const packet of new EncodedPacketSink(track).packets()) times.push(packet.timestamp * 1e6);
  input.dispose();
  return times.sort((a, b) => a - b);
}

async function findDropped(page: Page, place: Place, recorder: string, config: VideoEncoderConfig): Promise<Finding> {
  await page.evaluate(() => {
    window.film?.watch();
  });
  await page.evaluate(([address, settings]) => window.film?.begin(address, settings), [recorder, config] as const);
  await sleep(TAKE_MS);
  const end = await endTake(page);
  const cameraUs = (await page.evaluate(() => window.stopWatching?.())) ?? [];
  const file = join(place.newFolder('film'), 'film.mp4');
  writeFileSync(file, Buffer.from(end.file, 'base64'));
  const { given, missing } = countMissing(cameraUs, await readTimesUs(file));
  const said = `${given} frames by the camera, ${missing} of them not in the file; the recorder says ${end.droppedFrames}`;
  return { name: 'film-frames-dropped', ratio: missing / given, goal: 0, isMet: missing === 0, lines: [said] };
}

async function run(place: Place): Promise<Finding[]> {
  const runtime = await place.electron();
  const assets = join(repoFolder, 'out', 'renderer', 'assets');
  const recorder = readdirSync(assets).find((name) => /^recorder-worker-.*\.js$/.test(name));
  if (recorder === undefined) throw new Error('the build has no recorder');
  const camera = join(place.newFolder('camera'), 'bench.mjpeg');
  await composeFakeCamera({ file: camera, waybill: 'SF1300001234562', seconds: 2 });
  const launch = await planFloor(runtime, await place.newDisplay(), 'film-window', place.newFolder('film-window'), [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${camera}`,
  ]);
  const { app, page } = await openFloor({ ...launch, env: { ...launch.env, RECORDER_FOLDER: assets } });
  try {
    const opened = await page.evaluate(() => window.film?.open());
    if (opened === undefined) throw new Error('the page did not load');
    const isSupported = (config: VideoEncoderConfig): Promise<boolean> =>
      page.evaluate(async (asked) => (await VideoEncoder.isConfigSupported(asked)).supported === true, config);
    const choice = await chooseCodec(opened, FILM_FPS, isSupported);
    if (choice === null) throw new Error('no video encoder on this machine');
    const ours: number[] = [];
    const floor: number[] = [];
    for (let take = 0; take < TAKES; take += 1) {
      ours.push(100 * (await takeOnce(app, page, recorder, choice.config)));
      floor.push(100 * (await takeOnce(app, page, null, choice.config)));
    }
    const about = `${opened.widthPx}x${opened.heightPx}, ${choice.config.codec}`;
    return [
      compareSides(
        'film-cpu',
        CPU_GOAL,
        { what: `recorder with strip and file, ${about}`, values: ours },
        { what: 'encoder alone', values: floor },
        '% of a core',
      ),
      await findDropped(page, place, recorder, choice.config),
    ];
  } finally {
    await app.close();
  }
}

export const film: Measurement = {
  names: ['film-cpu', 'film-frames-dropped'],
  about: 'filming 720p15 with the strip / the same encoder alone; frames missing in the film',
  run,
};
