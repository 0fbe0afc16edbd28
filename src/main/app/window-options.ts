import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron';
import type { Settings } from '../../shared/settings.ts';

/** What a page may do: nothing but show itself. Each line is a point of Electron's security checklist. */
const CONFINED: WebPreferences = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
};

/** Painted before the page is there, so that a dark bench isn't flashed white. */
const BACKGROUND = { light: '#f4f6f8', dark: '#101418' };

export const TITLE = 'DockProof 退验台';

type WindowLooks = { theme: Settings['theme']; isSystemDark: boolean; isStandIn: boolean };

/** The bench's window: 1366×768, the smallest screen a bench PC has, and never below 1280×720. */
export function benchWindowOptions(preload: string, looks: WindowLooks): BrowserWindowConstructorOptions {
  return {
    width: 1366,
    height: 768,
    minWidth: 1280,
    minHeight: 720,
    show: false,
    title: windowTitle(looks.isStandIn),
    backgroundColor: BACKGROUND[isDark(looks) ? 'dark' : 'light'],
    autoHideMenuBar: true,
    webPreferences: {
      ...CONFINED,
      preload,
      // A hidden or covered bench goes on filming.
      backgroundThrottling: false,
      autoplayPolicy: 'no-user-gesture-required',
    },
  };
}

/** A page of text: no preload, no script. */
export function textWindowOptions(): BrowserWindowConstructorOptions {
  return {
    width: 860,
    height: 640,
    show: false,
    title: TITLE,
    autoHideMenuBar: true,
    webPreferences: { ...CONFINED, javascript: false },
  };
}

/** Never shown: a page that is printed, in a session of its own. */
export function printWindowOptions(partition: string): BrowserWindowConstructorOptions {
  return { show: false, title: TITLE, webPreferences: { ...CONFINED, javascript: false, partition } };
}

export const windowTitle = (isStandIn: boolean): string =>
  isStandIn ? `${TITLE} · 试用运行环境 trial runtime` : TITLE;

const isDark = ({ theme, isSystemDark }: WindowLooks): boolean =>
  theme === 'dark' || (theme === 'auto' && isSystemDark);
