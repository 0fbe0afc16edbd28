import { BrowserWindow, nativeTheme } from 'electron';
import type { Settings } from '../../shared/settings.ts';
import type { Logger } from '../lib/logger.ts';
import { createCrashBudget } from './crash-budget.ts';
import { START_URL } from './own-origin.ts';
import { benchWindowOptions, windowTitle } from './window-options.ts';

type BenchWindow = {
  preload: string;
  theme: Settings['theme'];
  isStandIn: boolean;
  log: Logger;
  /** The page died and is loaded again; the session lives in the station. */
  onCrash: () => void;
  /** It died over and over. */
  onHopeless: (reason: string) => void;
};

/** Opens the bench's window, shown once it is painted. */
export function openBenchWindow(options: BenchWindow): BrowserWindow {
  const { preload, theme, isStandIn, log } = options;
  followTheme(theme);
  const looks = { theme, isSystemDark: nativeTheme.shouldUseDarkColors, isStandIn };
  const window = new BrowserWindow(benchWindowOptions(preload, looks));
  const { webContents } = window;
  const budget = createCrashBudget();

  window.once('ready-to-show', () => {
    window.show();
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
