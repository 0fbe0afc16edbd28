import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { locateTool } from './npm-scripts.ts';
import type { Counts } from './test-summary.ts';
import { countTests } from './test-summary.ts';

/** What to run of the tests, and in which environment. */
interface VitestOrder {
  readonly repo: string;
  readonly projects: readonly string[];
  readonly more: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

/** Runs vitest with its usual output on the terminal, and counts from its JSON report; no report at all is one failure. */
export async function runVitest({ repo, projects, more, env }: VitestOrder): Promise<Counts> {
  const folder = await mkdtemp(join(tmpdir(), 'dockproof-test-'));
  const reportFile = join(folder, 'report.json');
  const vitest = await locateTool(repo, 'vitest');
  try {
    const exitCode = await runOnTerminal(repo, env, [
      ...[
        vitest,
        'run',
        '--passWithNoTests',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${reportFile}`,
      ],
      ...projects.map((project) => `--project=${project}`),
      ...more,
    ]);
    const report = await readFile(reportFile, 'utf8').catch(() => null);
    if (report !== null) return countTests(JSON.parse(report), exitCode);
    const failures = exitCode === 0 ? [] : [`vitest left no report (${projects.join(', ')})`];
    return { passed: 0, failed: failures.length, skipped: 0, failures };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
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
