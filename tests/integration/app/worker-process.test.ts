import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/main/lib/clock.ts';
import { forkWorker } from '../../../src/main/worker/forked.ts';
import { createWorkerClient } from '../../../src/main/worker/worker-client.ts';
import type { WorkerChannel } from '../../../src/main/worker/worker-client.ts';
import { createMemoryLog } from '../../unit/app/memory-log.ts';

const SOURCE = resolve(import.meta.dirname, '../../../src/main/worker');
let folder = '';
let photo = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dockproof-worker-'));
  photo = join(folder, 'photo.jpg');
  await sharp({ create: { width: 1200, height: 900, channels: 3, background: '#357' } })
    .jpeg()
    .toFile(photo);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('the worker as a process of its own', () => {
  it('makes thumbnails, refuses hostile files, and is replaced when it is killed at its work', async () => {
    const started: WorkerChannel[] = [];
    const { log, lines } = createMemoryLog();
    const spawn = () => {
      const channel = forkWorker(join(SOURCE, 'index.ts'));
      started.push(channel);
      return channel;
    };
    const client = createWorkerClient({ spawn, clock: systemClock, log });
    const job = { file: photo, target: join(folder, 'thumb.jpg'), maxPx: 320 };
    const facts = { widthPx: 1200, heightPx: 900, format: 'jpeg' };
    expect(await client.thumbnail(job)).toEqual(facts);

    const hostile = join(folder, 'hostile.jpg');
    writeFileSync(hostile, Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]));
    expect(await client.identify({ file: hostile })).toBe('not-an-image');
    await expect(client.identify({ file: join(folder, 'gone.jpg') })).rejects.toMatchObject({ code: 'ENOENT' });

    const answer = client.thumbnail(job);
    // After the job was handed over (two microtasks on), before it can be done.
    await new Promise((next) => setImmediate(next));
    started[0]?.kill();
    expect(await answer).toEqual(facts);
    expect(started).toHaveLength(2);
    expect(lines.map(({ message }) => message)).toEqual(['worker-died']);
    await client.close();
  });
});

describe('sharp inside an Electron on Linux', () => {
  it.skipIf(process.platform !== 'linux')('is its WebAssembly build once the native one is hidden', async () => {
    const run = promisify(execFile);
    const target = join(folder, 'drawn.jpg');
    const { stdout, stderr } = await run(process.execPath, [join(import.meta.dirname, 'wasm-sharp.ts'), photo, target]);
    expect(JSON.parse(stdout)).toEqual({
      emscripten: expect.any(String) as unknown,
      bytes: 8 * 6 * 3,
      drawn: expect.objectContaining({ widthPx: 600, heightPx: 450 }) as unknown,
    });
    // It has no fonts, and still draws a mask and a numbered disc.
    const { data } = await sharp(readFileSync(target)).raw().toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number): number[] => [...data.subarray((y * 600 + x) * 3, (y * 600 + x) * 3 + 3)];
    expect(Math.max(...at(100, 100))).toBeLessThan(12);
    const disc = Array.from({ length: 30 }, (_, step) => at(435 + step, 225));
    expect(disc.some(([red = 0, green = 255]) => red > 170 && green < 80)).toBe(true);
    expect(disc.some((pixel) => Math.min(...pixel) > 200)).toBe(true);
    expect(stderr).not.toContain('Warning: Binaries provided by Electron');
  });
});
