import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { locateTool } from './npm-scripts.ts';
import { runCommand } from './run-command.ts';
import type { Counts, VitestEnd } from './test-summary.ts';
import { countTests, filesToTryAgain } from './test-summary.ts';

/** What to run of the tests, and in which environment. */
interface VitestOrder {
  readonly repo: string;
  readonly projects: readonly string[];
  readonly more: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Set for a run beside others: what vitest says is kept and given at the end; what failed waits until they are done. */
  readonly beside?: { readonly show: (output: string) => void; readonly othersEnd: Promise<unknown> };
}

/**
 * Runs vitest with its usual output on the terminal, and counts from its JSON report; no report at all is one failure. Where a
 * few files failed they are tried once more by themselves: a fault of ours fails again (the cases of property tests are
 * always the same), a machine that was too busy for a real server or window doesn't, and is named.
 */
export async function runVitest(order: VitestOrder): Promise<Counts> {
  const first = await runOnce(order);
  if (first === null) return withoutReport(order.projects);
  const files = first.exitCode === 0 ? [] : filesToTryAgain(first.report);
  if (files.length === 0) return countTests(first);
  await order.beside?.othersEnd;
  const again = await runOnce({ ...order, more: [...files, '--no-file-parallelism'] });
  return countTests(first, again);
}

function withoutReport(projects: readonly string[]): Counts {
  const failures = [`vitest left no report (${projects.join(', ')})`];
  return { passed: 0, failed: failures.length, skipped: 0, failures, unsteady: [] };
}

/** Null when there was nothing to report of. */
async function runOnce({ repo, projects, more, env, beside }: VitestOrder): Promise<VitestEnd | null> {
  const folder = await mkdtemp(join(tmpdir(), 'dockproof-test-'));
  const reportFile = join(folder, 'report.json');
  const vitest = await locateTool(repo, 'vitest');
  try {
    const args = [
      vitest,
      'run',
      '--passWithNoTests',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${reportFile}`,
      ...projects.map((project) => `--project=${project}`),
      ...more,
    ];
    const exitCode = await (beside === undefined
      ? runOnTerminal(repo, env, args)
      : runKept(repo, env, args, beside.show));
    const report = await readFile(reportFile, 'utf8').catch(() => null);
    return report === null ? null : { report: JSON.parse(report) as unknown, exitCode };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runKept(
  cwd: string,
  env: NodeJS.ProcessEnv,
  args: readonly string[],
  show: (output: string) => void,
): Promise<number> {
  const ending = new AbortController();
  const endWithUs = () => {
    ending.abort();
  };
  process.once('exit', endWithUs);
  const { code, output } = await runCommand(process.execPath, args, { cwd, env, signal: ending.signal });
  process.removeListener('exit', endWithUs);
  show(output);
  return code;
}

function runOnTerminal(cwd: string, env: NodeJS.ProcessEnv, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, env, stdio: 'inherit' });
    const killWithUs = () => child.kill();
    process.once('exit', killWithUs);
    child.on('error', reject);
    child.on('close', (code) => {
      process.removeListener('exit', killWithUs);
      resolve(code ?? 1);
    });
  });
}
