import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { driveApp } from '../../scripts/lib/app-driver.ts';
import type { DriveOptions, DrivenApp } from '../../scripts/lib/app-driver.ts';
import { RUNTIME_VARIABLE, repoFolder } from '../../scripts/lib/electron-runtime.ts';
import type { ElectronRuntime } from '../../scripts/lib/electron-runtime.ts';
import { composeFakeCamera } from '../../scripts/lib/fake-camera.ts';
import { _electron } from 'playwright-core';
import { planLaunch } from '../../scripts/lib/launch.ts';
import type { Settings } from '../../src/shared/settings.ts';

// The world of the end-to-end tests: the real Electron on a display of its own, a data folder of its own, a camera that
// shows a parcel with a label. Keys come from xdotool, as from a scanner.

const runtime = (): ElectronRuntime => {
  const given = process.env[RUNTIME_VARIABLE];
  if (given === undefined) throw new Error('run these by `npm test -- e2e`: it finds the Electron');
  return JSON.parse(given) as ElectronRuntime;
};

/** A photograph of a real label where the fixtures stand beside the checkout; null where the repository is alone. */
export const labelPhoto = (): { file: string; text: string } | null => {
  const folder = join(repoFolder, '..', 'shared', 'fixtures', 'labels');
  const file = join(folder, '01.webp');
  return existsSync(file) ? { file, text: readFileSync(join(folder, '01.txt'), 'utf8').trim() } : null;
};

let cameraFile: string | null = null;

/** Composed once for all tests of a run. */
async function benchCamera(): Promise<string> {
  if (cameraFile !== null) return cameraFile;
  const file = join(mkdtempSync(join(tmpdir(), 'dockproof-camera-')), 'bench.mjpeg');
  const photo = labelPhoto();
  await composeFakeCamera({ file, waybill: 'SF1300001234562', ...(photo === null ? {} : { labelImage: photo.file }) });
  cameraFile = file;
  return file;
}

export type World = DrivenApp & { dataDir: string };

type OpenOptions = {
  dataDir?: string;
  camera?: DriveOptions['camera'];
  settings?: Partial<Settings>;
  /** A bench that nobody has named yet, with the first start on its screen. */
  atFirstStart?: boolean;
  tornSeenMs?: number;
};

/** Starts the program. Refunds leave half a second after their decision, unless a test wants the time to undo. */
export async function openWorld(options: OpenOptions = {}): Promise<World> {
  const { dataDir, camera, settings, tornSeenMs, atFirstStart = false } = options;
  const folder = dataDir ?? mkdtempSync(join(tmpdir(), 'dockproof-e2e-'));
  const driven = await driveApp({
    runtime: runtime(),
    display: { isVirtual: true, env: process.env, stop: () => Promise.resolve() },
    dataDir: folder,
    camera: camera === undefined ? { file: await benchCamera() } : camera,
    atFirstStart,
    ...(tornSeenMs === undefined ? {} : { tornSeenMs }),
  });
  if (!atFirstStart) await driven.station.set({ undoMs: 500, hasSound: false, recheckPercent: 0, ...settings });
  return { ...driven, dataDir: folder };
}

/** Starts the program on a data folder that it must refuse; gives back what its screen says. */
export async function openRefused(dataDir: string): Promise<string> {
  const display = { isVirtual: true, env: process.env, stop: () => Promise.resolve() };
  const launch = await planLaunch(runtime(), display, []);
  const app = await _electron.launch({ ...launch, env: { ...launch.env, DOCKPROOF_DATA: dataDir }, timeout: 60_000 });
  const page = await app.firstWindow();
  await page.waitForLoadState('load');
  const said = (await page.textContent('body')) ?? '';
  await app.close();
  return said;
}

export const dropFolder = (world: Pick<World, 'dataDir'>): void => {
  rmSync(world.dataDir, { recursive: true, force: true });
};

/** Asks again until the answer satisfies; its last answer is in the error when it never does. */
export async function until<T>(
  ask: () => Promise<T> | T,
  isDone: (answer: T) => boolean,
  withinMs = 20_000,
): Promise<T> {
  const endAt = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (isDone(answer)) return answer;
    if (Date.now() > endAt)
      throw new Error(`not within ${withinMs} ms; last: ${JSON.stringify(answer).slice(0, 2000)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Every file below a folder whose name ends so. */
export const filesBelow = (folder: string, ending: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith(ending))
        .map((name) => join(folder, name))
    : [];
