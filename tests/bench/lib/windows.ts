import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { _electron } from 'playwright-core';
import type { ElectronApplication, Page } from 'playwright-core';
import type { Display } from '../../../scripts/lib/display.ts';
import { repoFolder } from '../../../scripts/lib/electron-runtime.ts';
import type { ElectronRuntime } from '../../../scripts/lib/electron-runtime.ts';
import { planLaunch } from '../../../scripts/lib/launch.ts';
import type { Launch } from '../../../scripts/lib/launch.ts';

const run = promisify(execFile);

const BENCH_FOLDER = join(repoFolder, 'tests', 'bench');
const SCAN_KEY_MS = 4;

/** How to start one of the bench's own windows: the same Electron, the same switches, another folder. */
export function planFloor(
  runtime: ElectronRuntime,
  display: Display,
  folder: 'empty-window' | 'film-window',
  userData: string,
  more: readonly string[] = [],
): Promise<Launch> {
  const floor = { ...runtime, appArgs: [join(BENCH_FOLDER, folder)] };
  return planLaunch(floor, display, [`--user-data-dir=${userData}`, ...more]);
}

/** Starts it and waits for its page. */
export async function openFloor(launch: Launch): Promise<{ app: ElectronApplication; page: Page }> {
  const app = await _electron.launch({ ...launch, timeout: 30_000 });
  const page = await app.firstWindow();
  await page.waitForLoadState('load');
  return { app, page };
}

/** A keyboard-wedge scanner: the display gets these keys, 4 ms apart, and Return; in front of everything else where it may. */
export async function scanInto(display: Display, text: string): Promise<void> {
  const keys = ['type', '--args', '1', '--delay', String(SCAN_KEY_MS), text, 'key', 'Return'];
  await run('nice', ['-n', '-15', 'xdotool', ...keys], { env: display.env });
}
