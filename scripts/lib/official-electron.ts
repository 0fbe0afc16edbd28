import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { shortHash } from './cache-folder.ts';
import type { ElectronRuntime } from './electron-runtime.ts';
import { withLock } from './lock.ts';
import type { Report } from './report.ts';
import { Refusal } from './report.ts';
import { isThere, lastLineOf, runCommand } from './run-command.ts';

/** A download that hasn't grown for this long is given up: many warehouses' networks drop the packets without a word. */
const STALL_MS = 20_000;
const POLL_MS = 1_000;
const FAILURE_IS_REMEMBERED_MS = 60 * 60_000;

/** One run of the electron package's installer. */
interface Installation {
  readonly repo: string;
  readonly cache: string;
  readonly env: NodeJS.ProcessEnv;
  readonly report: Report;
}

/** Why there is no official Electron, and whether that was found out now or within the last hour. */
interface NoOfficialElectron {
  readonly reason: string;
  readonly isRemembered: boolean;
}

/** The executable inside an unpacked Electron, as node_modules/electron/install.js names it. */
export function executableNameFor(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/** The version of the electron package of this checkout, such as 45.4.1. */
async function readOfficialVersion(repo: string): Promise<string> {
  const about: unknown = JSON.parse(await readFile(join(repo, 'node_modules', 'electron', 'package.json'), 'utf8'));
  if (typeof about === 'object' && about !== null && 'version' in about && typeof about.version === 'string') {
    return about.version;
  }
  throw new Error('node_modules/electron/package.json names no version');
}

/** The official Electron if it is on this machine already: ELECTRON_OVERRIDE_DIST_PATH first, else the electron package's own. */
export async function findOfficialElectron(repo: string, env: NodeJS.ProcessEnv): Promise<ElectronRuntime | null> {
  const override = env['ELECTRON_OVERRIDE_DIST_PATH'];
  const hasOverride = override !== undefined && override !== '';
  const electron = join(repo, 'node_modules', 'electron');
  const dist = hasOverride ? override : join(electron, 'dist');
  const executablePath = join(dist, executableNameFor(process.platform));
  if (hasOverride && !(await isThere(executablePath))) {
    throw new Refusal({
      zh: `ELECTRON_OVERRIDE_DIST_PATH 指的目录里没有 ${executablePath}。什么都没改动。请改正这个变量，或取消它。`,
      en: `ELECTRON_OVERRIDE_DIST_PATH is set, but there is no ${executablePath}. Nothing was changed. Correct the variable or unset it.`,
    });
  }
  // path.txt is written last, so that a half unpacked folder doesn't count.
  if (!hasOverride && !((await isThere(join(electron, 'path.txt'))) && (await isThere(executablePath)))) return null;
  const version = await readFile(join(dist, 'version'), 'utf8').catch(() => '');
  const wanted = await readOfficialVersion(repo);
  const found = version.trim().replace(/^v/, '');
  if (!hasOverride && found !== wanted) return null;
  return { kind: 'official', executablePath, version: found === '' ? wanted : found, appArgs: [repo], env: {} };
}

/**
 * Lets the electron package fetch its binary (it respects ELECTRON_MIRROR and checks the SHA-256 it ships with).
 * Answers the runtime, or the reason why there is none; a failure is remembered for an hour per mirror, so that the next
 * start doesn't wait again. DOCKPROOF_ELECTRON_RETRY=1 tries all the same.
 */
export async function installOfficialElectron(
  repo: string,
  cache: string,
  env: NodeJS.ProcessEnv,
  report: Report,
): Promise<ElectronRuntime | NoOfficialElectron> {
  const version = await readOfficialVersion(repo);
  const mirror = env['ELECTRON_MIRROR'] ?? env['npm_config_electron_mirror'] ?? '';
  const failure = join(cache, `electron-${version}-failed-${shortHash(mirror)}`);
  const lock = join(cache, `electron-${shortHash(repo)}.lock`);
  return withLock(lock, report, async () => {
    const already = await findOfficialElectron(repo, env);
    if (already !== null) return already;
    const remembered = await readFailure(failure, env);
    if (remembered !== null) return { reason: remembered, isRemembered: true };
    report({
      zh: `下载官方 Electron ${version}${mirror === '' ? '' : `（镜像 ${mirror}）`}，${STALL_MS / 1000} 秒没有进展就放弃`,
      en: `fetching the official Electron ${version}${mirror === '' ? '' : ` from ${mirror}`}; given up after ${STALL_MS / 1000} s without progress`,
    });
    const reason = await runInstaller({ repo, cache, env, report });
    const installed = reason === null ? await findOfficialElectron(repo, env) : null;
    if (installed !== null) {
      await rm(failure, { force: true });
      return installed;
    }
    const told = reason ?? 'its installer ended without a word, and without an Electron';
    await writeFile(failure, told);
    return { reason: told, isRemembered: false };
  });
}

async function readFailure(failure: string, env: NodeJS.ProcessEnv): Promise<string | null> {
  if ((env['DOCKPROOF_ELECTRON_RETRY'] ?? '') !== '') return null;
  const found = await stat(failure).catch(() => null);
  if (found === null || Date.now() - found.mtimeMs > FAILURE_IS_REMEMBERED_MS) return null;
  return (await readFile(failure, 'utf8')).trim();
}

/** Runs install.js and watches what it writes; null when it succeeded, else the reason. */
async function runInstaller({ repo, cache, env, report }: Installation): Promise<string | null> {
  const electron = join(repo, 'node_modules', 'electron');
  await mkdir(cache, { recursive: true });
  const temp = await mkdtemp(join(cache, 'download-'));
  const stalled = new AbortController();
  const stopWatching = watchGrowth([temp, join(electron, 'dist')], report, () => {
    stalled.abort();
  });
  try {
    const { code, output } = await runCommand(process.execPath, [join(electron, 'install.js')], {
      cwd: repo,
      // Its own temporary folder shows how the download grows; a proxy set for everything else is used here too.
      env: { ELECTRON_GET_USE_PROXY: 'true', ...env, TMPDIR: temp, TMP: temp, TEMP: temp },
      signal: stalled.signal,
    });
    if (stalled.signal.aborted) return `no progress for ${STALL_MS / 1000} s`;
    if (code === 0) return null;
    return reasonIn(output);
  } finally {
    stopWatching();
    await rm(temp, { recursive: true, force: true });
    if (!(await isThere(join(electron, 'path.txt'))))
      await rm(join(electron, 'dist'), { recursive: true, force: true });
  }
}

/** What install.js (it prints an error's stack) gave as its reason. */
export function reasonIn(output: string): string {
  return /^(?:\w*Error: )(.+)$/m.exec(output)?.[1] ?? lastLineOf(output);
}

function watchGrowth(folders: readonly string[], report: Report, onStall: () => void): () => void {
  let size = -1;
  let grownAt = Date.now();
  let toldAt = Date.now();
  const timer = setInterval(() => {
    void Promise.all(folders.map(sizeOf)).then((sizes) => {
      const now = sizes.reduce((sum, bytes) => sum + bytes, 0);
      if (now !== size) grownAt = Date.now();
      size = now;
      if (Date.now() - toldAt >= 10_000 && size > 0) {
        toldAt = Date.now();
        const megabytes = Math.round(size / 1e6);
        report({ zh: `官方 Electron 已下载 ${megabytes} MB`, en: `${megabytes} MB of the official Electron so far` });
      }
      if (Date.now() - grownAt >= STALL_MS) onStall();
    });
  }, POLL_MS);
  return () => {
    clearInterval(timer);
  };
}

/** Bytes of all files below a folder; what vanishes meanwhile counts as nothing. */
async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) =>
        stat(join(entry.parentPath, entry.name)).then(
          (found) => found.size,
          () => 0,
        ),
      ),
  );
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
}
