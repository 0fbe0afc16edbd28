// `npm run test:large`: the tests with packs of more than 5 GB, in the export, the verifier and the browsers, which `npm
// test` leaves out (20 GB on the disk; ten minutes on a quiet machine). All of it lies in one folder of temporary files, which
// goes at the end, however that comes; TMPDIR chooses another disk. What follows `--` goes to vitest.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repoFolder } from './lib/electron-runtime.ts';
import { Refusal, endOnSignals, runScript } from './lib/report.ts';
import { requireTests, summaryLines } from './lib/test-summary.ts';
import { runVitest } from './lib/vitest-run.ts';

const NEEDED_BYTES = 20e9;
const write = (text: string) => process.stdout.write(text);

async function testLarge(): Promise<number> {
  const disk = tmpdir();
  const { bavail, bsize } = await statfs(disk);
  if (bavail * bsize < NEEDED_BYTES) throw noRoom(disk, bavail * bsize);
  const folder = mkdtempSync(join(disk, 'dockproof-large-'));
  process.once('exit', () => {
    removeLater(folder);
  });
  const run = await runVitest({
    ...{ repo: repoFolder, projects: ['large'], more: process.argv.slice(2) },
    env: { ...process.env, TMPDIR: folder, TMP: folder, TEMP: folder },
  });
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  const counts = requireTests(run);
  write(`\n${summaryLines(counts)}\n`);
  return counts.failed === 0 ? 0 : 1;
}

/** Ended by a signal, the tests still write for a moment: what they leave is removed by a process that waits for them. */
function removeLater(folder: string): void {
  if (!existsSync(folder)) return;
  const remove = `setTimeout(() => require('node:fs').rmSync(process.argv[1], { recursive: true, force: true }), 5000)`;
  spawn(process.execPath, ['-e', remove, folder], { detached: true, stdio: 'ignore' }).unref();
}

function noRoom(folder: string, freeBytes: number): Refusal {
  const [needed, free] = [NEEDED_BYTES, freeBytes].map((bytes) => (bytes / 1e9).toFixed(0));
  return new Refusal({
    zh: `${folder} 只剩 ${free} GB，这些测试要 ${needed} GB。什么都没运行。请腾出空间，或用 TMPDIR 指到另一块盘。`,
    en: `There are ${free} GB free in ${folder}; these tests need ${needed} GB. Nothing was run. Make room, or point TMPDIR to another disk.`,
  });
}

endOnSignals();
await runScript(testLarge);
