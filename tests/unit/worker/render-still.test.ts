import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSharp } from '../../../src/main/worker/load-sharp.ts';
import type { Sharp } from '../../../src/main/worker/load-sharp.ts';
import { renderStill } from '../../../src/main/worker/render-still.ts';
import type { Shape } from '../../../src/shared/annotation.ts';
import { labelPhoto } from '../../support/label-photo.ts';
import { readLabels } from '../../support/label-reader.ts';

const WAYBILL = 'SF1300001234562';
let folder = '';
let photo = '';
let guarded: Sharp;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dockproof-still-'));
  photo = join(folder, 'photo.jpg');
  writeFileSync(photo, await labelPhoto({ waybill: WAYBILL }));
  guarded = await loadSharp();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const render = (more: Partial<Parameters<typeof renderStill>[1]> = {}, target = join(folder, 'still.jpg')) =>
  renderStill(guarded, {
    file: photo,
    target,
    maxBytes: null,
    maxPx: 1600,
    shapes: [],
    mustDecode: null,
    part: 'whole',
    ...more,
  });

describe('a still for a platform', { timeout: 30_000 }, () => {
  it.each([130_000, 500_000])('fits into %i bytes and its waybill is still read', async (maxBytes) => {
    const before = createHash('sha256').update(readFileSync(photo)).digest('hex');
    const target = join(folder, `${maxBytes}.jpg`);
    const answer = await render({ maxBytes, maxPx: 2000, mustDecode: WAYBILL }, target);
    expect(answer).toMatchObject({ decodes: true, bytes: statSync(target).size });
    expect(statSync(target).size).toBeLessThanOrEqual(maxBytes);
    // By another reader than the worker's own.
    expect(await readLabels(readFileSync(target))).toContain(WAYBILL);
    expect(createHash('sha256').update(readFileSync(photo)).digest('hex')).toBe(before);
  });

  it('is cropped to the label where the whole can not be had within the bytes', async () => {
    const small = join(folder, 'small-code.jpg');
    writeFileSync(small, await labelPhoto({ waybill: WAYBILL, widthPx: 4000, heightPx: 3000, modulePx: 2, noise: 40 }));
    const target = join(folder, 'cropped.jpg');
    const answer = await render({ file: small, maxBytes: 130_000, maxPx: 2000, mustDecode: WAYBILL }, target);
    expect(answer).toMatchObject({ decodes: true, isCropped: true });
    expect(statSync(target).size).toBeLessThanOrEqual(130_000);
    expect(await readLabels(readFileSync(target))).toContain(WAYBILL);
  });

  it('fits all the same when there is no waybill to be read, and says so', async () => {
    const target = join(folder, 'other.jpg');
    const answer = await render({ maxBytes: 130_000, maxPx: 2000, mustDecode: 'YT0000000000000' }, target);
    expect(answer).toMatchObject({ decodes: false, isCropped: false, modulePxMilli: null });
    expect(statSync(target).size).toBeLessThanOrEqual(130_000);
  });

  it('fits into few bytes whatever it takes', async () => {
    const target = join(folder, 'tiny.jpg');
    await render({ maxBytes: 10_000 }, target);
    expect(statSync(target).size).toBeLessThanOrEqual(10_000);
  });
});

describe('a figure', () => {
  it('is at most as long as asked and carries the drawing', async () => {
    const shapes: Shape[] = [
      { kind: 'mask', x: 0, y: 0, w: 200, h: 200 },
      { kind: 'figure', number: 3, x: 800, y: 800 },
    ];
    const target = join(folder, 'figure.jpg');
    expect(await render({ shapes }, target)).toMatchObject({ widthPx: 1600, heightPx: 1200, decodes: null });
    const { data, info } = await sharp(readFileSync(target)).raw().toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number): number[] => [...data.subarray((y * info.width + x) * 3).subarray(0, 3)];
    expect(Math.max(...at(100, 100))).toBeLessThan(20);
    expect(Math.max(...at(310, 230))).toBeLessThan(40);
    expect(at(1254, 960)[0]).toBeGreaterThan(180);
    expect(at(1254, 960)[1]).toBeLessThan(80);
    expect((await sharp(readFileSync(target)).metadata()).exif).toBeUndefined();
  });

  it('shows nothing but the barcode where nobody drew a mask', async () => {
    const target = join(folder, 'bare.jpg');
    const answer = await render({ part: 'barcode', mustDecode: WAYBILL }, target);
    expect(answer).toMatchObject({ isCropped: true, decodes: true });
    expect(await readLabels(readFileSync(target))).toContain(WAYBILL);
    const { height } = await sharp(readFileSync(target)).metadata();
    // Name and phone stand 160 px above the bars; a module is 3 px.
    expect(height).toBeLessThan(260);
  });

  it('is none where the barcode is not to be found', async () => {
    const bare = { part: 'barcode', mustDecode: 'YT0000000000000' } as const;
    expect(await render(bare, join(folder, 'none.jpg'))).toBe('no-barcode');
    const file = join(folder, 'text.jpg');
    writeFileSync(file, '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    expect(await render({ file })).toBe('not-an-image');
  });
});
