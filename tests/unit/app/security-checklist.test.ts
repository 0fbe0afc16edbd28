import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, makeNonce } from '../../../src/main/app/csp.ts';
import { START_URL, isTrustedSender } from '../../../src/main/app/own-origin.ts';
import { isGranted } from '../../../src/main/app/permissions.ts';
import { benchWindowOptions, printWindowOptions, textWindowOptions } from '../../../src/main/app/window-options.ts';
import { securityChecks } from '../../support/security-checks.ts';

// Electron's security checklist (https://www.electronjs.org/docs/latest/tutorial/security), each point with the file that
// keeps it, a proof that runs here, and the live check that the end-to-end tests run in the real window.

const ROOT = resolve(import.meta.dirname, '../../..');
const readSource = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(ts|tsx|html)$/.test(file))
  .map((file) => ({ file: `src/${file.replaceAll('\\', '/')}`, text: readSource(join('src', file)) }));
const filesWith = (pattern: RegExp): string[] =>
  sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

const looks = { theme: 'auto', isSystemDark: false, isStandIn: false } as const;
const everyWindow = [benchWindowOptions('/preload.cjs', looks), textWindowOptions(), printWindowOptions('print')];
const expectInEveryWindow = (preference: string, value: boolean): void => {
  for (const { webPreferences } of everyWindow) expect(webPreferences).toHaveProperty(preference, value);
};
const policy = contentSecurityPolicy(makeNonce());

type Point = { point: string; keptBy: string; prove: () => void; live?: string };

const POINTS: readonly Point[] = [
  {
    point: '1 load only secure content',
    keptBy: 'src/main/app/own-origin.ts',
    prove: () => {
      expect(START_URL).toBe('app://dockproof/index.html');
      expect(filesWith(/loadURL\(\s*['"`]http|loadFile\(/)).toEqual([]);
    },
    live: 'script, frame and network injection are refused by the content security policy',
  },
  {
    point: '2 no Node integration',
    keptBy: 'src/main/app/window-options.ts',
    prove: () => {
      expectInEveryWindow('nodeIntegration', false);
      expectInEveryWindow('nodeIntegrationInWorker', false);
      expectInEveryWindow('nodeIntegrationInSubFrames', false);
    },
    live: 'the page has no Node and no Electron',
  },
  {
    point: '3 context isolation',
    keptBy: 'src/main/app/window-options.ts',
    prove: () => {
      expectInEveryWindow('contextIsolation', true);
    },
    live: 'the page and its preload are isolated from each other',
  },
  {
    point: '4 process sandboxing',
    keptBy: 'src/main/app/start-up.ts',
    prove: () => {
      expectInEveryWindow('sandbox', true);
      expect(readSource('src/main/app/start-up.ts')).toContain('app.enableSandbox()');
    },
    live: 'the page’s process is sandboxed',
  },
  {
    point: '5 permission requests are handled',
    keptBy: 'src/main/app/permissions.ts',
    prove: () => {
      const asked = { permission: 'geolocation', isMainFrame: true, url: START_URL, mediaTypes: [] };
      expect(isGranted(asked)).toBe(false);
      const source = readSource('src/main/app/permissions.ts');
      for (const handler of ['PermissionRequest', 'PermissionCheck', 'DevicePermission'])
        expect(source).toContain(`set${handler}Handler(`);
    },
    live: 'permissions but the camera are denied',
  },
  {
    point: '6 webSecurity stays on',
    keptBy: 'src/main/app/window-options.ts',
    prove: () => {
      expectInEveryWindow('webSecurity', true);
    },
  },
  {
    point: '7 a content security policy',
    keptBy: 'src/main/app/csp.ts',
    prove: () => {
      expect(policy).toMatch(/^default-src 'none'; script-src 'self';/);
      expect(readSource('src/main/app/protocol.ts')).toContain(
        "'content-security-policy': contentSecurityPolicy(nonce)",
      );
    },
    live: 'script, frame and network injection are refused by the content security policy',
  },
  {
    point: '8 no insecure content',
    keptBy: 'src/main/app/window-options.ts',
    prove: () => {
      expectInEveryWindow('allowRunningInsecureContent', false);
    },
  },
  {
    point: '9 no experimental features',
    keptBy: 'src/main/app/window-options.ts',
    prove: () => {
      expectInEveryWindow('experimentalFeatures', false);
    },
  },
  {
    point: '10 no enableBlinkFeatures',
    keptBy: 'src/main/app/window-options.ts',
    prove: () => {
      expect(filesWith(/enableBlinkFeatures|enable-blink-features|enable-experimental-web/)).toEqual([]);
    },
  },
  {
    point: '11 no allowpopups',
    keptBy: 'src/main/app/navigation.ts',
    prove: () => {
      expect(filesWith(/allowpopups|<webview/)).toEqual([]);
    },
  },
  {
    point: '12 webviews are refused',
    keptBy: 'src/main/app/navigation.ts',
    prove: () => {
      expectInEveryWindow('webviewTag', false);
      expect(readSource('src/main/app/navigation.ts')).toContain("contents.on('will-attach-webview', refuse(");
    },
  },
  {
    point: '13 no navigation',
    keptBy: 'src/main/app/navigation.ts',
    prove: () => {
      expectInEveryWindow('navigateOnDragDrop', false);
      expect(readSource('src/main/app/start-up.ts')).toContain('confinePages(app, log)');
    },
    live: 'navigation and new windows are refused',
  },
  {
    point: '14 no new windows',
    keptBy: 'src/main/app/navigation.ts',
    prove: () => {
      // The bench, the page of a fatal error, and the hidden page that is printed: no preload, no script, no network.
      expect(filesWith(/new BrowserWindow\(/)).toEqual([
        'src/main/app/bench-window.ts',
        'src/main/app/electron-printer.ts',
        'src/main/app/fatal-stop.ts',
      ]);
      expect(printWindowOptions('print')).toMatchObject({ show: false, webPreferences: { javascript: false } });
      expect(printWindowOptions('print').webPreferences).not.toHaveProperty('preload');
      expect(filesWith(/action: 'allow'/)).toEqual([]);
    },
    live: 'navigation and new windows are refused',
  },
  {
    point: '15 no shell.openExternal',
    keptBy: 'src/main/app/navigation.ts',
    prove: () => {
      expect(filesWith(/openExternal\(|openPath\(|openItem\(/)).toEqual([]);
      // Showing where a file of ours lies opens nothing; it is all that `shell` is there for.
      expect(filesWith(/\bshell\b.*from 'electron'/)).toEqual(['src/main/app/show-file.ts']);
      expect(readSource('src/main/app/show-file.ts').match(/\bshell\.\w+/g)).toEqual(['shell.showItemInFolder']);
    },
  },
  {
    point: '16 a current Electron, pinned',
    keptBy: 'package.json',
    prove: () => {
      const { devDependencies } = JSON.parse(readSource('package.json')) as { devDependencies: Record<string, string> };
      const [major = '', ...rest] = (devDependencies['electron'] ?? '').split('.');
      expect(Number(major)).toBeGreaterThanOrEqual(45);
      expect(rest.join('.')).toMatch(/^\d+\.\d+$/);
    },
  },
  {
    point: '17 the sender of every message is checked',
    keptBy: 'src/main/app/ipc-server.ts',
    prove: () => {
      const embedded = { sender: { id: 1 }, senderFrame: { url: START_URL, parent: {} } };
      expect(isTrustedSender(embedded, 1)).toBe(false);
      // One door: every channel is opened by serveCalls, which checks before anything else (ipc-server.test.ts).
      expect(filesWith(/ipcMain\.(on|once|handle|handleOnce)\(/)).toEqual([]);
      expect(
        filesWith(/from 'electron'.*|ipcMain/).filter((file) => !/^src\/(main\/app|preload)\//.test(file)),
      ).toEqual([]);
    },
    live: 'a foreign page with the same preload gets no answer',
  },
  {
    point: '18 an own scheme instead of file:',
    keptBy: 'src/main/app/protocol.ts',
    prove: () => {
      expect(filesWith(/loadFile\(|['"`]file:\/\/|pathToFileURL/)).toEqual([]);
      expect(policy).not.toContain('file:');
    },
    live: 'the app scheme serves the window’s files and nothing else',
  },
  {
    point: '20 no Electron API is exposed to the page',
    keptBy: 'src/preload/index.ts',
    prove: () => {
      const preload = readSource('src/preload/index.ts');
      expect(preload.match(/exposeInMainWorld\(/g)).toHaveLength(1);
      expect(preload).toContain("exposeInMainWorld('station', station)");
    },
    live: 'the page talks to the station by the contract only',
  },
];

describe('Electron’s security checklist', () => {
  it.each(POINTS)('$point: $keptBy', ({ keptBy, prove }) => {
    expect(existsSync(join(ROOT, keptBy))).toBe(true);
    prove();
  });

  // Fuses are flipped in a packaged program, and this one is run from its checkout so far.
  it('19 fuses: whoever adds a packaging configuration must flip and read back the fuses, and say so here', () => {
    expect(
      ['electron-builder.yml', 'electron-builder.json', 'forge.config.ts'].filter((file) =>
        existsSync(join(ROOT, file)),
      ),
    ).toEqual([]);
  });

  it('has all twenty points', () => {
    const numbers = POINTS.map(({ point }) => Number.parseInt(point, 10));
    expect([...numbers, 19].sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it('names only live checks that exist', () => {
    const names = securityChecks.map(({ name }) => name);
    for (const { live } of POINTS) if (live !== undefined) expect(names).toContain(live);
  });
});
