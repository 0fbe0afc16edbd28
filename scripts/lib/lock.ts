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
 * that holds it. A lock whose owner has ended is taken over.
 */
export async function withLock<T>(lock: string, report: Report, task: () => Promise<T>): Promise<T> {
  let isTold = false;
  while (!(await takeLock(lock))) {
    const owner = await readOwner(lock);
    if (await isAbandoned(lock, owner)) {
      await removeLock(lock, owner);
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
    await removeLock(lock, ownName());
  }
}

async function takeLock(lock: string): Promise<boolean> {
  try {
    await mkdir(lock);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
  await writeFile(join(lock, 'owner'), ownName());
  return true;
}

function ownName(): string {
  return `${process.pid}@${hostname()}`;
}

/** Whoever holds the lock; empty while it is being taken, or when it has just gone. */
async function readOwner(lock: string): Promise<string> {
  return readFile(join(lock, 'owner'), 'utf8').catch(() => '');
}

async function isAbandoned(lock: string, owner: string): Promise<boolean> {
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

async function removeLock(lock: string, owner: string): Promise<void> {
  // Renamed first, so that the name is free in one step, and so that of two who take over one dead lock only one gets it.
  const gone = `${lock}.${randomUUID()}`;
  const isRenamed = await rename(lock, gone).then(
    () => true,
    () => false,
  );
  if (!isRenamed) return;
  // The slower of the two may have caught the quicker one's new lock: it gives it back.
  if (
    (await readOwner(gone)) !== owner &&
    (await rename(gone, lock).then(
      () => true,
      () => false,
    ))
  )
    return;
  await rm(gone, { recursive: true, force: true });
}
