import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { App } from 'electron';
import { AppError, wordsOf } from '../lib/app-error.ts';

type Chosen = { dataDir: string; problem: AppError | null };

/**
 * Decides where everything is stored: `DOCKPROOF_DATA`, else `--user-data-dir`, else the user's own application data.
 * Chromium's own files go into `window/` below it. When the folder can't be written, Chromium gets a temporary one, so
 * that a window can still say so.
 */
export function chooseDataFolder(app: App, wanted: string | null): Chosen {
  const hasSwitch = app.commandLine.hasSwitch('user-data-dir');
  const own = hasSwitch ? app.getPath('userData') : join(app.getPath('appData'), 'DockProof');
  const dataDir = resolve(wanted ?? own);
  const problem = tryFolder(dataDir);
  const shellDir = problem === null ? dataDir : join(app.getPath('temp'), `dockproof-${process.pid}`);
  if (problem !== null) makeFolder(shellDir);
  app.setPath('userData', shellDir);
  app.setPath('sessionData', join(shellDir, 'window'));
  return { dataDir, problem };
}

function tryFolder(folder: string): AppError | null {
  try {
    makeFolder(folder);
    accessSync(folder, constants.R_OK | constants.W_OK);
    return null;
  } catch (error) {
    return new AppError('data-dir-unwritable', wordsOf(error), folder, error);
  }
}

/**
 * Makes a folder and those above it, for the user alone. Not mkdir's own `recursive`: on Node 20 that never returns where
 * a file system answers ENOENT below a folder that is there (automounts, /proc).
 */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || existsSync(dirname(folder))) throw error;
    makeFolder(dirname(folder));
    mkdirSync(folder, { mode: 0o700 });
  }
}
