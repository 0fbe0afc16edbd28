import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from 'electron';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCrashBudget } from '../../../src/main/app/crash-budget.ts';
import { chooseDataFolder } from '../../../src/main/app/data-folder.ts';
import { readEnvironment } from '../../../src/main/app/environment.ts';
import { describeBuild } from '../../../src/main/app/runtime-line.ts';
import { windowTitle } from '../../../src/main/app/window-options.ts';

describe('the environment', () => {
  it('may say nothing', () => {
    expect(readEnvironment({ DOCKPROOF_DATA: '', DOCKPROOF_STAND_IN: '0' })).toEqual({
      dataDir: null,
      sqliteBinding: null,
      isStandIn: false,
    });
  });

  it('names the data folder, the SQLite binding and the trial runtime', () => {
    const env = { DOCKPROOF_DATA: '/d', DOCKPROOF_SQLITE_BINDING: '/b.node', DOCKPROOF_STAND_IN: '1' };
    expect(readEnvironment(env)).toEqual({ dataDir: '/d', sqliteBinding: '/b.node', isStandIn: true });
  });
});

describe('what runs', () => {
  const versions = { electron: '33.2.1', chrome: '130.0.1', node: '20.18.1' };

  it.each([
    [false, true, 'trial runtime'],
    [true, false, 'installed'],
    [false, false, 'development'],
  ])('is named (packaged %s, stand-in %s)', (isPackaged, isStandIn, kind) => {
    expect(describeBuild({ versions, isPackaged, isStandIn })).toBe(
      `Electron 33.2.1 · Chromium 130.0.1 · Node 20.18.1 · ${kind}`,
    );
  });

  it('is said in the title when it is not what ships', () => {
    expect(windowTitle(true)).toContain('trial runtime');
    expect(windowTitle(false)).toBe('DockProof 退验台');
  });
});

describe('a page that dies', () => {
  it('is loaded again three times a minute', () => {
    const budget = createCrashBudget();
    expect([0, 1000, 2000, 3000].map(budget.spend)).toEqual([true, true, true, false]);
  });

  it('is forgiven after a minute', () => {
    const budget = createCrashBudget();
    expect([0, 1000, 2000, 62_000, 63_000].map(budget.spend)).toEqual([true, true, true, true, true]);
  });
});

describe('the data folder', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dockproof-data-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** As much of Electron's app as choosing a folder needs. */
  function fakeApp(userDataSwitch: string | null) {
    const paths = new Map([
      ['appData', join(folder, 'appdata')],
      ['temp', join(folder, 'temp')],
      ['userData', userDataSwitch ?? join(folder, 'default')],
    ]);
    const app = {
      commandLine: { hasSwitch: () => userDataSwitch !== null },
      getPath: (name: string) => paths.get(name) ?? '',
      setPath: (name: string, path: string) => paths.set(name, path),
    };
    return { app: app as unknown as App, paths };
  }

  it('is the environment’s before the switch’s before the user’s own', () => {
    const [wanted, switched] = [join(folder, 'wanted'), join(folder, 'switched')];
    expect(chooseDataFolder(fakeApp(switched).app, wanted).dataDir).toBe(wanted);
    expect(chooseDataFolder(fakeApp(switched).app, null).dataDir).toBe(switched);
    expect(chooseDataFolder(fakeApp(null).app, null).dataDir).toBe(join(folder, 'appdata', 'DockProof'));
  });

  it('is made for the user alone, with Chromium’s files in a folder of their own', () => {
    const { app, paths } = fakeApp(null);
    const { dataDir, problem } = chooseDataFolder(app, join(folder, 'a', 'b'));
    expect(problem).toBeNull();
    expect(paths.get('userData')).toBe(dataDir);
    expect(paths.get('sessionData')).toBe(join(dataDir, 'window'));
    if (process.platform !== 'win32') expect(statSync(dataDir).mode & 0o077).toBe(0);
  });

  it('that can’t be made is a problem with a screen, and Chromium is put elsewhere', () => {
    writeFileSync(join(folder, 'a-file'), '');
    const { app, paths } = fakeApp(null);
    const wanted = join(folder, 'a-file', 'data');
    const { dataDir, problem } = chooseDataFolder(app, wanted);
    expect(dataDir).toBe(wanted);
    expect(problem).toMatchObject({ code: 'data-dir-unwritable', path: wanted });
    expect(paths.get('userData')?.startsWith(join(folder, 'temp'))).toBe(true);
  });

  it.skipIf(process.platform !== 'linux')('that answers ENOENT below itself does not hang the start', () => {
    const { problem } = chooseDataFolder(fakeApp(null).app, '/proc/no/such');
    expect(problem?.code).toBe('data-dir-unwritable');
  });
});
