import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { _electron } from 'playwright-core';
import type { ElectronApplication, Page } from 'playwright-core';
import type { ToDecideItem } from '../../src/shared/decision.ts';
import type { Result } from '../../src/shared/result.ts';
import type { BenchView } from '../../src/shared/session.ts';
import { isLookSetting } from '../../src/shared/settings.ts';
import type { Settings, TrainingFaults } from '../../src/shared/settings.ts';
import type { CommandView, StatusView } from '../../src/shared/sync.ts';
import type { Display } from './display.ts';
import type { ElectronRuntime } from './electron-runtime.ts';
import { planLaunch } from './launch.ts';
import type { Launch } from './launch.ts';

// Drives the real program as a person does: a window on a display, keys sent to the display by xdotool, a camera that
// shows a file. The end-to-end tests and the demo stand on it.

const run = promisify(execFile);

/** What the station says, asked through the window's own door. */
type StationReader = {
  bench: () => Promise<BenchView>;
  commands: () => Promise<CommandView[]>;
  status: () => Promise<StatusView>;
  toDecide: () => Promise<ToDecideItem[]>;
  set: (settings: Partial<Settings>) => Promise<Settings>;
  faults: (faults: Partial<TrainingFaults>) => Promise<TrainingFaults>;
};

export type DrivenApp = {
  station: StationReader;
  app: ElectronApplication;
  page: Page;
  /** A keyboard-wedge scanner: characters 4 ms apart into the display, then Return, whatever has the focus. */
  scan: (text: string) => Promise<void>;
  /** One key as X names it: `F5`, `KP_1`, `Escape`. A pedal is a keyboard with one key. */
  press: (key: string) => Promise<void>;
  /** Types like a person: slower than any scanner. */
  type: (text: string) => Promise<void>;
  resize: (widthPx: number, heightPx: number) => Promise<void>;
  screenshot: (file: string) => Promise<void>;
  /** Ends the program as a person does. */
  close: () => Promise<void>;
  /** kill -9 of the main process; its children end with it. */
  kill: () => Promise<void>;
};

export type DriveOptions = {
  runtime: ElectronRuntime;
  display: Display;
  dataDir: string;
  /** An .mjpeg file, `devices` for that many of Chromium's own test pictures, or null for a machine without a camera. */
  camera: { file: string } | { devices: number } | null;
  more?: readonly string[];
  /** Leaves a new bench at its first start; else it counts as set up, as defaults have it. */
  atFirstStart?: boolean;
  /** How long after a scan it is looked for whether the window calls it torn; longer where keys come by an input method. */
  tornSeenMs?: number;
};

const SCAN_KEY_MS = 4;
/** The silence that ends a torn burst, and a frame to show it. */
const TORN_SEEN_MS = 200;
/** What the window says of a scan that broke off, in both languages. */
const TORN_WORDS = /扫到一半断了|broke off halfway/;
/** xdotool waits about half of what it is told between two characters. */
const TYPING_KEY_MS = 260;
/** From a key to the trigger of the scanner: nobody is faster, and a scan this close behind a key counts as torn. */
const HAND_TO_TRIGGER_MS = 350;

function cameraSwitches(camera: DriveOptions['camera']): string[] {
  if (camera === null) return [];
  if ('file' in camera) {
    return ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${camera.file}`];
  }
  return [`--use-fake-device-for-media-stream=device-count=${String(camera.devices)}`];
}

/** Starts the built program and waits until its window can take scans. */
export async function driveApp(options: DriveOptions): Promise<DrivenApp> {
  const { runtime, display, dataDir, tornSeenMs = TORN_SEEN_MS } = options;
  const more = [...cameraSwitches(options.camera), ...(options.more ?? [])];
  const launch = await planLaunch(runtime, display, more);
  const app = await launchOnce(launch, dataDir).catch((error: unknown) => {
    // On a busy machine Playwright now and then never hears of the first window; a second start does.
    process.stdout.write(`the start was not heard of (${error instanceof Error ? error.name : 'error'}): once more\n`);
    return launchOnce(launch, dataDir);
  });
  const page = await app.firstWindow();
  await page.waitForSelector('main', { timeout: 60_000 });
  if (options.atFirstStart !== true) await passFirstStart(page);
  // A real scanner's pace does not depend on how busy this machine is; where it may, xdotool goes before everything else.
  const key = async (...args: string[]): Promise<void> => {
    await run('nice', ['-n', '-15', 'xdotool', ...args], { env: launch.env });
  };

  return {
    station: readStation(page),
    app,
    page,
    scan: async (text) => {
      for (let tries = 0; tries < 3; tries += 1) {
        // One command for both: between two processes the pause is longer than a scanner's, and the burst would be torn.
        await key('type', '--args', '1', '--delay', String(SCAN_KEY_MS), text, 'key', 'Return');
        // By the window's own timer: where the machine is busy, that is as late as what the window says.
        await page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), tornSeenMs);
        if (!(await isSaidTorn(page))) return;
        process.stdout.write(
          `${text} was torn on its way, or came on the heels of a key: scanned again, as the screen says\n`,
        );
        await sleep(tornSeenMs);
      }
    },
    press: async (name) => {
      await key('key', name);
      if (name.startsWith('KP_')) await sleep(HAND_TO_TRIGGER_MS);
    },
    type: async (text) => {
      await key('type', '--delay', String(TYPING_KEY_MS), '--', text);
      await sleep(HAND_TO_TRIGGER_MS);
    },
    resize: async (widthPx, heightPx) => {
      await app.evaluate(
        ({ BrowserWindow }, [width, height]) => {
          const [window] = BrowserWindow.getAllWindows();
          window?.setPosition(0, 0);
          window?.setContentSize(width, height);
        },
        [widthPx, heightPx] as const,
      );
      await page.waitForFunction(([width, height]) => window.innerWidth === width && window.innerHeight === height, [
        widthPx,
        heightPx,
      ] as const);
    },
    screenshot: async (file) => {
      await page.screenshot({ path: file, animations: 'disabled' });
    },
    close: async () => {
      // After a hidden window was printed, Playwright's own close waits on when the program has long ended.
      await Promise.race([app.close(), endOf(app)]);
    },
    kill: async () => {
      const ended = endOf(app);
      app.process().kill('SIGKILL');
      await ended;
    },
  };
}

const endOf = (app: ElectronApplication): Promise<void> =>
  new Promise((resolve) => {
    app.process().once('exit', () => {
      resolve();
    });
  });

const launchOnce = (launch: Launch, dataDir: string): Promise<ElectronApplication> =>
  _electron.launch({
    executablePath: launch.executablePath,
    args: launch.args,
    env: { ...launch.env, DOCKPROOF_DATA: dataDir },
    chromiumSandbox: launch.chromiumSandbox,
    timeout: 30_000,
  });

function readStation(page: Page): StationReader {
  const value = <T>(answer: Result<T> | undefined): T => {
    if (answer?.ok === true) return answer.value;
    throw new Error(answer?.error.code ?? 'the window has no station');
  };
  return {
    bench: async () => value(await page.evaluate(() => window.station?.benchView(undefined))),
    commands: async () => value(await page.evaluate(() => window.station?.syncCommands(undefined))),
    status: async () => value(await page.evaluate(() => window.station?.syncStatus(undefined))),
    toDecide: async () => value(await page.evaluate(() => window.station?.decisionList(undefined))),
    set: async (settings) =>
      value(
        await page.evaluate(
          // What anybody may set is asked for as anybody would: nobody may be signed in.
          ([change, isLook]) => (isLook ? window.station?.settingsLook(change) : window.station?.settingsSet(change)),
          [settings, Object.keys(settings).every(isLookSetting)] as const,
        ),
      ),
    faults: async (faults) => value(await page.evaluate((change) => window.station?.trainingFaults(change), faults)),
  };
}

/** The bench is called as the defaults have it, and the window waits for a waybill. */
async function passFirstStart(page: Page): Promise<void> {
  await page.evaluate(() => window.station?.settingsSet({ isSetUp: true }));
  await page.waitForSelector('[data-first-start]', { state: 'detached', timeout: 30_000 });
}

/** A scanner never pauses between two characters; a busy machine's xdotool may, and a person would then scan again. */
async function isSaidTorn(page: Page): Promise<boolean> {
  return TORN_WORDS.test((await page.textContent('body')) ?? '');
}
