import { describe, expect, it } from 'vitest';
import type { ElectronRuntime } from '../../../scripts/lib/electron-runtime.ts';
import type { Machine } from '../../../scripts/lib/launch.ts';
import { launchArguments, planLaunch } from '../../../scripts/lib/launch.ts';

const runtime: ElectronRuntime = {
  executablePath: '/opt/electron/electron',
  version: '45.4.1',
  kind: 'official',
  appArgs: ['/src/dockproof'],
  env: { DOCKPROOF_SQLITE_BINDING: '/cache/b.node' },
};

const desktop: Machine = {
  platform: 'linux',
  isRoot: false,
  isSandboxUsable: true,
  hasSmallSharedMemory: false,
  isDisplayVirtual: false,
  isWaylandOnly: false,
};

describe('how Electron is launched', () => {
  it('gets nothing but the app on an ordinary desktop, and keeps its sandbox', () => {
    expect(launchArguments(runtime, desktop)).toEqual(['/src/dockproof']);
  });

  it("puts the app first, then the machine's switches, then the caller's", () => {
    const container: Machine = { ...desktop, isRoot: true, isSandboxUsable: false, isDisplayVirtual: true };
    expect(launchArguments(runtime, container, ['--user-data-dir=/tmp/x'])).toEqual([
      '/src/dockproof',
      '--no-sandbox',
      '--disable-gpu',
      '--ozone-platform=x11',
      '--user-data-dir=/tmp/x',
    ]);
  });

  it('keeps shared memory out of a /dev/shm that is too small', () => {
    expect(launchArguments(runtime, { ...desktop, hasSmallSharedMemory: true })).toContain('--disable-dev-shm-usage');
  });

  it('speaks Wayland only where there is nothing else', () => {
    expect(launchArguments(runtime, { ...desktop, isWaylandOnly: true })).toContain('--ozone-platform=wayland');
    expect(launchArguments(runtime, { ...desktop, isWaylandOnly: true, isDisplayVirtual: true })).not.toContain(
      '--ozone-platform=wayland',
    );
  });

  it("hands on the display's environment and the runtime's, without what would turn Electron into plain Node", async () => {
    const env = { DISPLAY: ':7', WAYLAND_DISPLAY: undefined, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--inspect' };
    const launch = await planLaunch(runtime, { isVirtual: true, env, stop: () => Promise.resolve() });
    expect(launch.executablePath).toBe('/opt/electron/electron');
    expect(launch.env).toEqual({ DISPLAY: ':7', DOCKPROOF_SQLITE_BINDING: '/cache/b.node' });
  });
});
