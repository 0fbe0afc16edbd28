import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ElectronApplication, Page } from 'playwright-core';
import { START_URL } from '../../src/main/app/own-origin.ts';

// What can only be seen in the real window: the live half of tests/unit/app/security-checklist.test.ts.

type OpenedApp = { app: ElectronApplication; page: Page };
/** One live check; `run` throws when the window lets through what it must not. It leaves the window as it was. */
type SecurityCheck = { name: string; run: (opened: OpenedApp) => Promise<void> };

/** In order: cheap ones first; none needs an open session, each may run while one is open. */
export const securityChecks: readonly SecurityCheck[] = [
  { name: 'the page has no Node and no Electron', run: checkNoNode },
  { name: 'the page and its preload are isolated from each other', run: checkIsolation },
  { name: 'the page’s process is sandboxed', run: checkSandbox },
  { name: 'the page talks to the station by the contract only', run: checkContractOnly },
  { name: 'a foreign page with the same preload gets no answer', run: checkForeignSender },
  { name: 'permissions but the camera are denied', run: checkPermissions },
  { name: 'script, frame and network injection are refused by the content security policy', run: checkPolicy },
  { name: 'the app scheme serves the window’s files and nothing else', run: checkAppScheme },
  { name: 'navigation and new windows are refused', run: checkNavigation },
  { name: 'dangerous keys neither reload, close nor zoom', run: checkKeys },
];

async function checkNoNode({ page }: OpenedApp): Promise<void> {
  const found = await page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer', '__dirname'].filter(
      (name) => name in window,
    ),
  );
  assert.deepEqual(found, []);
}

/** What the page does to its own built-ins must not reach the preload, which looks its events up by `find`. */
async function checkIsolation({ page }: OpenedApp): Promise<void> {
  const reached = await page.evaluate(() => {
    const own = Object.getOwnPropertyDescriptor(Array.prototype, 'find');
    let isReached = false;
    Array.prototype.find = () => {
      isReached = true;
      return undefined;
    };
    try {
      window.station?.on('alarm', () => undefined)();
    } finally {
      Object.defineProperty(Array.prototype, 'find', own ?? {});
    }
    return isReached;
  });
  assert.equal(reached, false);
}

/** The kernel's own word (seccomp filter) where there is one; with --no-sandbox, as root in tests, there is nothing to see. */
async function checkSandbox({ app }: OpenedApp): Promise<void> {
  const { isOff, pid } = await app.evaluate(({ app: electron, BrowserWindow }) => ({
    isOff: electron.commandLine.hasSwitch('no-sandbox'),
    pid: BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0,
  }));
  if (process.platform !== 'linux' || isOff) return;
  assert.match(await readFile(`/proc/${pid}/status`, 'utf8'), /^Seccomp:\s+2$/m);
}

async function checkContractOnly({ page }: OpenedApp): Promise<void> {
  const found = await page.evaluate(async () => {
    const station = window.station as unknown as Record<string, (input: unknown) => Promise<unknown>>;
    return {
      isFrozen: Object.isFrozen(window.station),
      others: Object.keys(station).filter((name) => typeof station[name] !== 'function'),
      answer: await station['benchScan']?.({ raw: 1 }),
    };
  });
  assert.deepEqual(found, {
    isFrozen: true,
    others: [],
    answer: { ok: false, error: { code: 'bad-request', detail: 'raw: string' } },
  });
}

async function checkForeignSender({ app }: OpenedApp): Promise<void> {
  const answer = await app.evaluate(async ({ BrowserWindow, app: electron }) => {
    const preload = `${electron.getAppPath()}/out/preload/index.cjs`;
    const foreign = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
    try {
      await foreign.loadURL('about:blank');
      const asking = `station.settingsGet().then(() => 'answered', (error) => 'refused: ' + error.message)`;
      return String(await foreign.webContents.executeJavaScript(asking));
    } finally {
      foreign.destroy();
    }
  });
  assert.match(answer, /^refused: .*not the window of this program/);
}

async function checkPermissions({ page }: OpenedApp): Promise<void> {
  const found = await page.evaluate(async () => {
    const state = (name: string) =>
      navigator.permissions.query({ name: name as PermissionName }).then(
        (status) => status.state,
        () => 'unknown to Chromium',
      );
    const place = new Promise((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => {
          resolve('granted');
        },
        (error) => {
          resolve(error.code === error.PERMISSION_DENIED ? 'denied' : error.message);
        },
      );
    });
    const outcome = (asked: Promise<unknown>) =>
      asked.then(
        () => 'granted',
        (error: unknown) => (error instanceof DOMException ? error.name : String(error)),
      );
    return {
      camera: await state('camera'),
      microphone: await state('microphone'),
      notifications: await state('notifications'),
      midi: await state('midi'),
      place: await place,
      sound: await outcome(navigator.mediaDevices.getUserMedia({ audio: true })),
      screen: await outcome(navigator.mediaDevices.getDisplayMedia({ video: true })),
      notify: await Notification.requestPermission(),
    };
  });
  assert.deepEqual(
    { ...found, sound: found.sound === 'granted', screen: found.screen === 'granted' },
    {
      camera: 'granted',
      microphone: 'denied',
      notifications: 'denied',
      midi: 'denied',
      place: 'denied',
      sound: false,
      screen: false,
      notify: 'denied',
    },
  );
}

async function checkPolicy({ page }: OpenedApp): Promise<void> {
  const found = await page.evaluate(async () => {
    const violated = new Set<string>();
    const note = (event: SecurityPolicyViolationEvent) => violated.add(event.effectiveDirective);
    document.addEventListener('securitypolicyviolation', note);
    const box = document.createElement('div');
    box.hidden = true;
    document.body.append(box);
    const script = document.createElement('script');
    script.textContent = 'window.injectedByScript = true';
    box.append(script);
    box.insertAdjacentHTML(
      'beforeend',
      '<img src="x:" onerror="window.injectedByHandler = true"><img src="https://example.com/a.png">' +
        '<iframe src="https://example.com/"></iframe><object data="app://dockproof/index.html"></object>' +
        '<p style="color: red"></p><form action="https://example.com/"></form>',
    );
    box.querySelector('form')?.submit();
    await fetch('https://example.com/').catch(() => undefined);
    await fetch('app://dockproof/index.html').catch(() => undefined);
    // Also because the debugger, which runs this, may evaluate anything until its first turn is over.
    await new Promise((resolve) => setTimeout(resolve, 300));
    let evaluated = false;
    try {
      // The indirect form, which is what an injected string would be run by.
      evaluated = (0, eval)('true') === true;
    } catch (error) {
      evaluated = !(error instanceof EvalError);
    }
    document.removeEventListener('securitypolicyviolation', note);
    box.remove();
    return {
      injected: ['injectedByScript', 'injectedByHandler'].filter((name) => name in window),
      evaluated,
      violated: [...violated].sort(),
    };
  });
  assert.deepEqual(found.injected, []);
  assert.equal(found.evaluated, false);
  for (const directive of ['connect-src', 'form-action', 'frame-src', 'img-src', 'script-src-attr', 'script-src-elem'])
    assert.ok(found.violated.includes(directive), `${directive} was not enforced: ${found.violated.join(', ')}`);
}

async function checkAppScheme({ app }: OpenedApp): Promise<void> {
  const found = await app.evaluate(async ({ session }) => {
    const statusOf = async (url: string) => (await session.defaultSession.fetch(url)).status;
    const page = await session.defaultSession.fetch('app://dockproof/index.html');
    const html = await page.text();
    const policy = page.headers.get('content-security-policy') ?? '';
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';
    return {
      hasPolicy: policy.startsWith("default-src 'none'"),
      isNonceWritten: html.includes(nonce) && !html.includes('__CSP_NONCE__'),
      outside: await Promise.all(
        [
          'app://dockproof/..%2fmain/index.js',
          'app://dockproof/%2e%2e%2fpreload/index.js',
          'app://elsewhere/index.html',
          'app://dockproof/package.json',
          `evidence://photo/${'0'.repeat(64)}`,
          'evidence://recording/..%2fapp.db',
        ].map(statusOf),
      ),
    };
  });
  assert.deepEqual(found, { hasPolicy: true, isNonceWritten: true, outside: [404, 404, 404, 404, 404, 404] });
}

async function checkNavigation({ app, page }: OpenedApp): Promise<void> {
  const opened = await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://example.com/';
    link.target = '_blank';
    document.body.append(link);
    link.click();
    link.remove();
    return window.open('https://example.com/') === null;
  });
  assert.ok(opened, 'window.open gave a window');
  await page.evaluate(() => {
    window.location.assign('https://example.com/');
  });
  await sleep(300);
  await page.evaluate(() => {
    window.location.assign('file:///etc/hostname');
  });
  await sleep(300);
  assert.equal(page.url().split('#')[0], START_URL);
  assert.equal(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length), 1);
}

async function checkKeys({ app, page }: OpenedApp): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.dataset['securityCheck'] = 'same page';
  });
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const keys: [string, ('control' | 'shift' | 'alt')[]][] = [
      ['R', ['control']],
      ['R', ['control', 'shift']],
      ['W', ['control']],
      ['Q', ['control']],
      ['I', ['control', 'shift']],
      ['=', ['control']],
      ['F4', ['alt']],
    ];
    for (const [keyCode, modifiers] of keys) {
      window?.webContents.sendInputEvent({ type: 'keyDown', keyCode, modifiers });
      window?.webContents.sendInputEvent({ type: 'keyUp', keyCode, modifiers });
    }
  });
  await sleep(500);
  const mark = await page.evaluate(() => document.documentElement.dataset['securityCheck']);
  assert.equal(mark, 'same page');
  const found = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => [webContents.zoomFactor, webContents.isDevToolsOpened()]),
  );
  assert.deepEqual(found, [[1, false]]);
}
