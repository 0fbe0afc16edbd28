import { stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Display } from './display.ts';
import type { ElectronRuntime } from './electron-runtime.ts';
import { runCommand } from './run-command.ts';

/** Below this Chromium's shared memory doesn't fit (containers give 64 MB) and its pages die. */
const SMALL_SHARED_MEMORY_BYTES = 256 * 1024 * 1024;

/** What of this machine decides Chromium's switches. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
  /** Whether Chromium can build its sandbox here; it refuses to start as root, and where user namespaces are forbidden. */
  readonly isSandboxUsable: boolean;
  readonly hasSmallSharedMemory: boolean;
  readonly isDisplayVirtual: boolean;
  readonly isWaylandOnly: boolean;
}

/** How Electron is started: for child_process.spawn and for Playwright's `_electron.launch` alike. */
export interface Launch {
  readonly executablePath: string;
  readonly args: string[];
  readonly env: Record<string, string>;
  /** Playwright's option: without it, it switches the sandbox off everywhere on Linux. */
  readonly chromiumSandbox: boolean;
}

/** Looks at this machine. */
async function readMachine(runtime: ElectronRuntime, display: Display): Promise<Machine> {
  const isLinux = process.platform === 'linux';
  const isRoot = process.getuid?.() === 0;
  return {
    platform: process.platform,
    isRoot,
    isSandboxUsable: !isLinux || (!isRoot && (await canBuildSandbox(runtime.executablePath))),
    hasSmallSharedMemory: isLinux && (await hasSmallSharedMemory()),
    isDisplayVirtual: display.isVirtual,
    isWaylandOnly: isLinux && (display.env['DISPLAY'] ?? '') === '' && (display.env['WAYLAND_DISPLAY'] ?? '') !== '',
  };
}

/** The arguments after the executable: what opens this checkout, the switches this machine needs, then the caller's own. */
export function launchArguments(runtime: ElectronRuntime, machine: Machine, more: readonly string[] = []): string[] {
  const switches: string[] = [];
  if (!machine.isSandboxUsable) switches.push('--no-sandbox');
  if (machine.hasSmallSharedMemory) switches.push('--disable-dev-shm-usage');
  if (machine.isDisplayVirtual) switches.push('--disable-gpu', '--ozone-platform=x11');
  else if (machine.isWaylandOnly) switches.push('--ozone-platform=wayland');
  return [...runtime.appArgs, ...switches, ...more];
}

/** Everything needed to start Electron on this checkout, on that display. */
export async function planLaunch(
  runtime: ElectronRuntime,
  display: Display,
  more: readonly string[] = [],
): Promise<Launch> {
  const machine = await readMachine(runtime, display);
  // Either would make Electron something else: plain Node, or a Node with options of another version.
  const given: NodeJS.ProcessEnv = {
    ...display.env,
    ELECTRON_RUN_AS_NODE: undefined,
    NODE_OPTIONS: undefined,
    ...runtime.env,
  };
  const env = Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  return {
    executablePath: runtime.executablePath,
    args: launchArguments(runtime, machine, more),
    env,
    chromiumSandbox: machine.isSandboxUsable,
  };
}

async function canBuildSandbox(executablePath: string): Promise<boolean> {
  const helper = await stat(join(dirname(executablePath), 'chrome-sandbox')).catch(() => null);
  if (helper !== null && helper.uid === 0 && (helper.mode & 0o4000) !== 0) return true;
  // Fails in containers and where AppArmor forbids it to programs without a profile (Ubuntu 23.10 and later).
  return (await runCommand('unshare', ['--user', '--map-root-user', 'true'])).code === 0;
}

async function hasSmallSharedMemory(): Promise<boolean> {
  const found = await statfs('/dev/shm').catch(() => null);
  return found === null || found.blocks * found.bsize < SMALL_SHARED_MEMORY_BYTES;
}
