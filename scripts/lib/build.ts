import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { withLock } from './lock.ts';
import { readNpmScript } from './npm-scripts.ts';
import type { Report } from './report.ts';
import type { CommandResult } from './run-command.ts';
import { runCommand } from './run-command.ts';

/** What decides what a build looks like. */
const SOURCES = [
  'src',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'scripts/lib/report-page.ts',
];

/** The last thing that each part of a build writes; all of them, because a build may have been broken off between two. */
const RESULTS = ['out/main/index.js', 'out/report/report.html', 'out/preload/index.cjs', 'out/renderer/index.html'];

/** Whether what is built is at least as new as the newest source; times in ms, null for a result that isn't there. */
export function isBuildFresh(newestSourceAt: number, builtAt: readonly (number | null)[]): boolean {
  return builtAt.every((at) => at !== null && at >= newestSourceAt);
}

/** Builds `out/` when it is missing or older than its sources (or `isForced`); null when there was nothing to do. */
export async function ensureBuild(repo: string, report: Report, isForced = false): Promise<CommandResult | null> {
  await mkdir(join(repo, '.cache'), { recursive: true });
  return withLock(join(repo, '.cache', 'build.lock'), report, async () => {
    if (!isForced && (await isFresh(repo))) return null;
    const { command, args } = await readNpmScript(repo, 'build');
    return runCommand(command, args, { cwd: repo });
  });
}

async function isFresh(repo: string): Promise<boolean> {
  const sources = await Promise.all(SOURCES.map((source) => newestBelow(join(repo, source))));
  const results = await Promise.all(RESULTS.map((result) => modifiedAt(join(repo, result))));
  return isBuildFresh(Math.max(...sources), results);
}

/** The newest change at or below a path; folders count, because a removed file shows only there. */
async function newestBelow(path: string): Promise<number> {
  const own = (await modifiedAt(path)) ?? 0;
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => []);
  const times = await Promise.all(entries.map((entry) => modifiedAt(join(entry.parentPath, entry.name))));
  return times.reduce<number>((newest, at) => Math.max(newest, at ?? 0), own);
}

async function modifiedAt(path: string): Promise<number | null> {
  return stat(path).then(
    (found) => found.mtimeMs,
    () => null,
  );
}
