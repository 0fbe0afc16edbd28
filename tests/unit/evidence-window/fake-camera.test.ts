import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { composeFakeCamera } from '../../../scripts/lib/fake-camera.ts';

const repo = resolve(import.meta.dirname, '../../..');
const labels = resolve(repo, '../shared/fixtures/labels');
const hasLabels = existsSync(labels);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fake-camera-'));
  const wasm = await readFile(join(repo, 'node_modules/zxing-wasm/dist/reader/zxing_reader.wasm'));
  // Without its own bytes the reader would fetch them from the internet.
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** The JPEGs of an .mjpeg: each starts with FF D8 FF, which can't stand inside JPEG data. */
function splitFrames(mjpeg: Buffer): Buffer[] {
  const starts: number[] = [];
  for (let at = mjpeg.indexOf('ffd8ff', 0, 'hex'); at !== -1; at = mjpeg.indexOf('ffd8ff', at + 3, 'hex'))
    starts.push(at);
  return starts.map((start, index) => mjpeg.subarray(start, starts[index + 1]));
}

async function readCodes(jpeg: Buffer | undefined): Promise<string[]> {
  if (jpeg === undefined) throw new Error('no such frame');
  const found = await readBarcodes(new Uint8Array(jpeg), { formats: ['Code128'], tryHarder: true });
  return found.map((code) => code.text);
}

describe('the fake camera', () => {
  test('shows the waybill readable in its first, middle and last frame, and frames differ', async () => {
    const file = join(folder, 'printed.mjpeg');
    await composeFakeCamera({ file, waybill: 'YT8800123456789', seconds: 0.5 });
    const frames = splitFrames(await readFile(file));
    expect(frames).toHaveLength(15);
    const { width, height } = await sharp(frames[0]).metadata();
    expect([width, height]).toEqual([1280, 720]);
    for (const index of [0, 7, 14]) expect(await readCodes(frames[index])).toEqual(['YT8800123456789']);
    expect(frames[0]?.equals(frames[7] ?? Buffer.alloc(0))).toBe(false);
  });

  test('never shows the same picture twice in a round: a camera that does is called stuck', async () => {
    const file = join(folder, 'round.mjpeg');
    await composeFakeCamera({ file, waybill: 'YT8800123456789', seconds: 3 });
    const frames = splitFrames(await readFile(file));
    expect(frames).toHaveLength(90);
    expect(new Set(frames.map((frame) => frame.toString('latin1'))).size).toBe(90);
  });

  test.skipIf(!hasLabels)('shows a real label photograph from ../shared/fixtures/labels readable', async () => {
    const text = (await readFile(join(labels, '31.txt'), 'utf8')).trim();
    const file = join(folder, 'photo.mjpeg');
    await composeFakeCamera({ file, waybill: '-', labelImage: join(labels, '31.webp'), seconds: 0.1 });
    const [frame] = splitFrames(await readFile(file));
    expect(await readCodes(frame)).toEqual([text]);
  });
});
