import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Report } from './report.ts';

const POLL_MS = 500;
/** A lock without a readable owner, or of another machine, is given up after this long. */
const ABANDONED_AFTER_MS = 15 * 60_000;

/**
 * Runs `task` while holding `lock` (a folder: mkdir is atomic on every file system we meet), waiting for another process
 * that holds it. A lock whose owner has ended is taken over. Two processes can steal one dead lock at the same instant;
 * that costs double work, not a broken result, because what is done under a lock ends in a rename of its own.
 */
export async function withLock<T>(lock: string, report: Report, task: () => Promise<T>): Promise<T> {
  let isTold = false;
  while (!(await takeLock(lock))) {
    if (await isAbandoned(lock)) {
      await removeLock(lock);
      continue;
    }
    if (!isTold) {
      report({
        zh: '另一个进程正在准备同样的东西，等它做完',
        en: 'another process is preparing the same; waiting for it',
      });
      isTold = true;
    }
    await sleep(POLL_MS);
  }
  try {
    return await task();
  } finally {
    await removeLock(lock);
  }
}

async function takeLock(lock: string): Promise<boolean> {
  try {
    await mkdir(lock);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
  await writeFile(join(lock, 'owner'), `${process.pid}@${hostname()}`);
  return true;
}

async function isAbandoned(lock: string): Promise<boolean> {
  const owner = await readFile(join(lock, 'owner'), 'utf8').catch(() => '');
  const [pid, host] = owner.split('@');
  if (host === hostname()) return !isProcessAlive(Number(pid));
  const age = await stat(lock).then(
    (found) => Date.now() - found.mtimeMs,
    () => 0,
  );
  return age > ABANDONED_AFTER_MS;
}

function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function removeLock(lock: string): Promise<void> {
  // Renamed first, so that the name is free in one step and never seen half removed.
  const gone = `${lock}.${randomUUID()}`;
  const isMine = await rename(lock, gone).then(
    () => true,
    () => false,
  );
  if (isMine) await rm(gone, { recursive: true, force: true });
}
