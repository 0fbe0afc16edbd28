import { BrowserWindow, nativeTheme } from 'electron';
import type { Settings } from '../../shared/settings.ts';
import type { Logger } from '../lib/logger.ts';
import { createCrashBudget } from './crash-budget.ts';
import { START_URL } from './own-origin.ts';
import { backgroundOf, benchWindowOptions, windowTitle } from './window-options.ts';

type BenchWindow = {
  preload: string;
  /** Known when the station is open; nothing is shown before. Never rejects: a station that can't open ends the window. */
  theme: Promise<Settings['theme']>;
  isStandIn: boolean;
  log: Logger;
  /** The page died and is loaded again; the session lives in the station. */
  onCrash: () => void;
  /** It died over and over. */
  onHopeless: (reason: string) => void;
};

/**
 * Opens the bench's window: its page is fetched while the station opens (a third of the start otherwise spent waiting),
 * and shown once it is painted and the station is open.
 */
export function openBenchWindow(options: BenchWindow): BrowserWindow {
  const { preload, theme, isStandIn, log } = options;
  const window = new BrowserWindow(benchWindowOptions(preload, isStandIn));
  const { webContents } = window;
  const budget = createCrashBudget();
  const painted = new Promise<void>((resolve) => {
    window.once('ready-to-show', resolve);
  });

  void theme.then(async (chosen) => {
    followTheme(chosen);
    if (window.isDestroyed()) return;
    window.setBackgroundColor(backgroundOf(chosen, nativeTheme.shouldUseDarkColors));
    await painted;
    if (!window.isDestroyed()) window.show();
  });
  window.on('page-title-updated', (event) => {
    event.preventDefault();
    window.setTitle(windowTitle(isStandIn));
  });
  webContents.on('dom-ready', () => {
    void webContents.setVisualZoomLevelLimits(1, 1);
  });
  webContents.on('preload-error', (_event, _path, error) => {
    log.error('preload-failed', { error });
  });
  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    log.error('window-died', { cause: reason, exitCode });
    options.onCrash();
    if (budget.spend(Date.now())) load(window, log);
    else options.onHopeless(reason);
  });
  window.on('unresponsive', () => {
    log.warn('window-hangs');
  });
  load(window, log);
  return window;
}

/** The colours of the page follow the setting; `auto` follows the system. */
export function followTheme(theme: Settings['theme']): void {
  nativeTheme.themeSource = theme === 'auto' ? 'system' : theme;
}

function load(window: BrowserWindow, log: Logger): void {
  window.loadURL(START_URL).catch((error: unknown) => {
    log.error('window-not-loaded', { error });
  });
}
