import { join } from 'node:path';
import {
  aptReasonIn,
  candidateNames,
  chooseNames,
  installCommand,
  installableIn,
  missingLibrariesIn,
  packageOfLibrary,
} from './package-names.ts';
import type { Report } from './report.ts';
import { Refusal } from './report.ts';
import { isOnPath, isThere, runCommand } from './run-command.ts';

/** What the libraries are for: to open the window, or to test it (a display of its own, and typed scans). */
export type Purpose = 'start' | 'test';

/** What is about to be done with this Electron, which decides what it needs. */
interface LibraryOrder {
  readonly purpose: Purpose;
  readonly repo: string;
  readonly executablePath: string;
  /** Whether better-sqlite3 has to be compiled as well. */
  readonly needsCompiler: boolean;
  readonly report: Report;
}

/** Something the system lacks: the thing, its Debian package (null: unknown to us), and whether we can go on without it. */
interface Lack {
  readonly thing: string;
  readonly package: string | null;
  readonly isOptional: boolean;
}

/**
 * Sees to it that Electron finds its system libraries and the tools around it (Linux only). Root on Debian or Ubuntu gets
 * them installed; anyone else is told the exact command, by a Refusal when it can't go on without.
 */
export async function ensureSystemLibraries(order: LibraryOrder): Promise<void> {
  if (process.platform !== 'linux') return;
  let lacks = await findLacks(order);
  if (lacks.length === 0) return;
  if ((await isOnPath('apt-get')) && process.getuid?.() === 0) {
    await installPackages(packagesOf(lacks), order.report);
    lacks = await findLacks(order);
    if (lacks.length === 0) return;
  }
  const things = lacks.map((lack) => lack.thing).join(' ');
  const how = await describeRemedy(lacks);
  if (lacks.every((lack) => lack.isOptional)) {
    order.report({
      zh: `系统还缺 ${things}，不影响启动。${how.zh}`,
      en: `the system lacks ${things}; it starts all the same. ${how.en}`,
    });
    return;
  }
  throw new Refusal({
    zh: `系统缺 ${things}，Electron 打不开。什么都没改动。${how.zh}，再运行一次。`,
    en: `The system lacks ${things}, without which Electron can't open. Nothing was changed. ${how.en}, then run this again.`,
  });
}

async function findLacks({ purpose, repo, executablePath, needsCompiler }: LibraryOrder): Promise<readonly Lack[]> {
  const lacks: Lack[] = [];
  const need = (thing: string, name: string | null, isOptional = false) =>
    lacks.push({ thing, package: name, isOptional });
  for (const library of await findMissingLibraries(repo, executablePath)) need(library, packageOfLibrary(library));
  const needsXvfb = purpose === 'test' || !hasDisplay(process.env);
  if (needsXvfb && !(await isOnPath('Xvfb'))) need('Xvfb', 'xvfb');
  if (purpose === 'test' && !(await isOnPath('xdotool'))) need('xdotool', 'xdotool');
  if (needsCompiler) {
    if (!(await isOnPath('python3'))) need('python3', 'python3');
    if (!(await isOnPath('make'))) need('make', 'make');
    if (!(await isOnPath('g++'))) need('g++', 'g++');
  }
  if (!(await hasChineseFont())) need('a Chinese font', 'fonts-noto-cjk', purpose === 'start');
  return lacks;
}

/** Whether this session has a screen already. */
export function hasDisplay(env: NodeJS.ProcessEnv): boolean {
  return [env['DISPLAY'], env['WAYLAND_DISPLAY']].some((value) => value !== undefined && value !== '');
}

async function findMissingLibraries(repo: string, executablePath: string): Promise<readonly string[]> {
  const nodeHid = join(
    repo,
    'node_modules',
    'node-hid',
    'prebuilds',
    `HID_hidraw-linux-${process.arch}`,
    'node-napi-v4.node',
  );
  const missing: string[] = [];
  for (const file of [executablePath, nodeHid]) {
    if (await isThere(file)) missing.push(...missingLibrariesIn((await runCommand('ldd', [file])).output));
  }
  return [...new Set(missing)];
}

async function hasChineseFont(): Promise<boolean> {
  const listed = await runCommand('fc-list', [':lang=zh', 'family']);
  return listed.code === 0 && listed.stdout.trim() !== '';
}

function packagesOf(lacks: readonly Lack[]): readonly string[] {
  const names = lacks.flatMap((lack) => lack.package ?? []);
  // fc-list tells which fonts there are, and isn't there without this.
  const withFontconfig = names.includes('fonts-noto-cjk') ? [...names, 'fontconfig'] : names;
  return [...new Set(withFontconfig)];
}

async function askAptFor(names: readonly string[]): Promise<readonly string[]> {
  const asked = await runCommand('apt-cache', ['policy', ...names.flatMap(candidateNames)], {
    env: { ...process.env, LC_ALL: 'C' },
  });
  return chooseNames(names, installableIn(asked.stdout));
}

async function installPackages(names: readonly string[], report: Report): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  report({
    zh: '系统缺几个软件包，先更新软件包目录（apt-get update）',
    en: 'the system lacks a few packages; apt-get update first',
  });
  const updated = await runCommand('apt-get', ['update'], { env });
  const reason = aptReasonIn(updated.output);
  if (updated.code !== 0)
    report({
      zh: `apt-get update 没成功（${reason}），用现有目录试试`,
      en: `apt-get update failed (${reason}); trying with what it knows`,
    });
  const packages = await askAptFor(names);
  report({ zh: `安装 ${packages.join(' ')}`, en: `installing ${packages.join(' ')}` });
  const installed = await runCommand('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env });
  if (installed.code === 0) return;
  const why = aptReasonIn(installed.output);
  throw new Refusal({
    zh: `软件包没装上（${why}）。请手工运行：${installCommand(packages)}，再运行一次。`,
    en: `The packages could not be installed (${why}). Run this by hand and then try again: ${installCommand(packages)}`,
  });
}

async function describeRemedy(lacks: readonly Lack[]): Promise<{ readonly zh: string; readonly en: string }> {
  if (await isOnPath('apt-get')) {
    const command = installCommand(await askAptFor(packagesOf(lacks)));
    return { zh: `请运行：${command}`, en: `Type: ${command}` };
  }
  return { zh: '请用系统的软件包工具装上', en: "Install them with the system's package tool" };
}
