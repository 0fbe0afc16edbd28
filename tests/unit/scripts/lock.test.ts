import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withLock } from '../../../scripts/lib/lock.ts';
import type { Message } from '../../../scripts/lib/report.ts';

describe('a lock', () => {
  let folder = '';
  const told: Message[] = [];
  const report = (message: Message) => {
    told.push(message);
  };

  beforeEach(async () => {
    told.length = 0;
    folder = await mkdtemp(join(tmpdir(), 'lock-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('lets one in at a time, and says once that it waits', async () => {
    const lock = join(folder, 'x.lock');
    const order: string[] = [];
    const hold = (name: string) =>
      withLock(lock, report, async () => {
        order.push(`${name} in`);
        await sleep(50);
        order.push(`${name} out`);
      });
    await Promise.all([hold('a'), hold('b')]);
    expect(order.map((entry) => entry.slice(2))).toEqual(['in', 'out', 'in', 'out']);
    expect(told).toHaveLength(1);
  });

  it('is free again after a failure', async () => {
    const lock = join(folder, 'x.lock');
    await expect(withLock(lock, report, () => Promise.reject(new Error('broke')))).rejects.toThrow('broke');
    expect(await withLock(lock, report, () => Promise.resolve('in'))).toBe('in');
    expect(await readdir(folder)).toEqual([]);
  });

  it('is taken over from a process that has ended', async () => {
    const lock = join(folder, 'x.lock');
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    await mkdir(lock);
    await writeFile(join(lock, 'owner'), `${pid}@${hostname()}`);
    expect(await withLock(lock, report, () => Promise.resolve('in'))).toBe('in');
    expect(told).toEqual([]);
  });
});
