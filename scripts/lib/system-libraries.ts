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
import type { Message, Report } from './report.ts';
import { Refusal } from './report.ts';
import { isOnPath, isThere, runCommand } from './run-command.ts';

/** So many missing things are named, the others counted: the command names their packages all the same. */
const THINGS_NAMED = 5;

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
  readonly thing: Message;
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
  const hasApt = await isOnPath('apt-get');
  let failure: string | null = null;
  if (hasApt && process.getuid?.() === 0) {
    failure = await installPackages(packagesOf(lacks), order.report);
    lacks = await findLacks(order);
    if (lacks.length === 0) return;
  }
  const command = hasApt ? installCommand(await askAptFor(packagesOf(lacks))) : null;
  const { zh, en } = describeLacks(lacks, failure);
  if (lacks.every((lack) => lack.isOptional)) {
    order.report({ zh: `${zh}，不影响启动`, en: `${en}; it starts all the same` });
    if (command !== null) order.report({ zh: `要补上，请运行：${command}`, en: `to add it, type the same` });
    return;
  }
  const remedy =
    command === null
      ? { zh: '请用系统的软件包工具装上', en: "Install them with the system's package tool" }
      : { zh: '请运行下面这条命令', en: 'Type the command below' };
  const told = {
    zh: `${zh}，少了不能继续。已下载的都留着。${remedy.zh}，然后再运行一次。`,
    en: `${en}, without which this can't go on. What was downloaded is kept. ${remedy.en}, then run this again.`,
  };
  throw new Refusal(told, command);
}

function describeLacks(lacks: readonly Lack[], failure: string | null): Message {
  const shown = lacks.slice(0, THINGS_NAMED);
  const isAll = shown.length === lacks.length;
  const zh = shown.map((lack) => lack.thing.zh).join('、');
  const en = shown.map((lack) => lack.thing.en).join(', ');
  return {
    zh: `系统缺 ${zh}${isAll ? '' : ` 等 ${lacks.length} 样`}${failure === null ? '' : `（自动安装没成功：${failure}）`}`,
    en: `The system lacks ${en}${isAll ? '' : ` and ${lacks.length - THINGS_NAMED} more`}${failure === null ? '' : ` (installing failed: ${failure})`}`,
  };
}

async function findLacks({ purpose, repo, executablePath, needsCompiler }: LibraryOrder): Promise<readonly Lack[]> {
  const lacks: Lack[] = (await findMissingLibraries(repo, executablePath)).map((library) => ({
    thing: { zh: library, en: library },
    package: packageOfLibrary(library),
    isOptional: false,
  }));
  const tools: readonly (readonly [tool: string, name: string])[] = [
    ...(purpose === 'test' || !hasDisplay(process.env) ? ([['Xvfb', 'xvfb']] as const) : []),
    ...(purpose === 'test' ? ([['xdotool', 'xdotool']] as const) : []),
    ...(needsCompiler ? (['python3', 'make', 'g++'] as const).map((name) => [name, name] as const) : []),
  ];
  for (const [tool, name] of tools) {
    if (!(await isOnPath(tool))) lacks.push({ thing: { zh: tool, en: tool }, package: name, isOptional: false });
  }
  if (!(await hasChineseFont())) {
    lacks.push({
      thing: { zh: '中文字体', en: 'a Chinese font' },
      package: 'fonts-noto-cjk',
      isOptional: purpose === 'start',
    });
  }
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

/** Installs packages as root; null when it went well, else apt's reason. */
async function installPackages(names: readonly string[], report: Report): Promise<string | null> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  report({
    zh: '系统缺几个软件包，先更新软件包目录（apt-get update）',
    en: 'the system lacks a few packages; apt-get update first',
  });
  const updated = await runCommand('apt-get', ['update'], { env });
  const reason = aptReasonIn(updated.output);
  if (updated.code !== 0) {
    report({
      zh: `apt-get update 没成功（${reason}），用现有目录试试`,
      en: `apt-get update failed (${reason}); trying with what it knows`,
    });
  }
  const packages = await askAptFor(names);
  report({ zh: `安装 ${packages.join(' ')}`, en: `installing ${packages.join(' ')}` });
  const installed = await runCommand('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env });
  return installed.code === 0 ? null : aptReasonIn(installed.output);
}
