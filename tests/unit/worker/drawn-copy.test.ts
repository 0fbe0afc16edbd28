import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSharp } from '../../../src/main/worker/load-sharp.ts';
import type { Sharp } from '../../../src/main/worker/load-sharp.ts';
import { renderStill } from '../../../src/main/worker/render-still.ts';
import type { Shape } from '../../../src/shared/annotation.ts';
import { fc } from '../../support/property.ts';

let folder = '';
let guarded: Sharp;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dockproof-draw-'));
  // As the program loads it: with only the wanted decoders.
  guarded = await loadSharp();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const draw = (file: string, shapes: Shape[], target: string, maxPx = 1600) =>
  renderStill(guarded, { file, target, shapes, maxPx, maxBytes: null, mustDecode: null, part: 'whole' });
const MASK: Shape = { kind: 'mask', x: 200, y: 200, w: 300, h: 200 };
const store = (name: string, bytes: Uint8Array): string => {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
};
/** White, with a secret: a field of the given shade where the mask will lie. */
const withSecret = (shade: number, width = 1000, height = 800) =>
  sharp({ create: { width, height, channels: 3, background: '#ffffff' } }).composite([
    {
      input: {
        create: {
          width: Math.round(width * 0.3),
          height: Math.round(height * 0.2),
          channels: 3,
          background: { r: shade, g: 255 - shade, b: shade },
        },
      },
      left: Math.round(width * 0.2),
      top: Math.round(height * 0.2),
    },
  ]);
const pixelsOf = async (file: string) => {
  const { data, info } = await sharp(readFileSync(file)).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number): number[] => [
    ...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3),
  ];
  return { at, width: info.width, height: info.height };
};
const isNear = (pixel: readonly number[], wanted: readonly number[], by: number): boolean =>
  pixel.every((value, channel) => Math.abs(value - (wanted[channel] ?? 0)) <= by);

describe('a drawn copy', () => {
  it('is black where a mask lies, and as it was beside it', async () => {
    const target = join(folder, 'masked.jpg');
    const file = store('secret.jpg', await withSecret(200).jpeg().toBuffer());
    expect(await draw(file, [MASK], target)).toMatchObject({ widthPx: 1000, heightPx: 800 });
    const { at } = await pixelsOf(target);
    for (const [x, y] of [
      [201, 161],
      [350, 240],
      [498, 318],
      [202, 317],
    ] as const)
      expect(isNear(at(x, y), [0, 0, 0], 12)).toBe(true);
    for (const [x, y] of [
      [180, 140],
      [520, 340],
      [900, 700],
    ] as const)
      expect(isNear(at(x, y), [255, 255, 255], 12)).toBe(true);
  });

  it('is the same file whatever lay beneath the mask: nothing of it is left, at full size or scaled down', async () => {
    // Lossless, so that the original's own JPEG noise doesn't reach over the rim.
    const one = store('one.png', await withSecret(0).png().toBuffer());
    const other = store('other.png', await withSecret(240).png().toBuffer());
    for (const maxPx of [1600, 333]) {
      const targets = ['one-drawn.jpg', 'other-drawn.jpg'].map((name) => join(folder, name));
      await draw(one, [MASK], targets[0] ?? '', maxPx);
      await draw(other, [MASK], targets[1] ?? '', maxPx);
      const [first, second] = targets.map((target) => createHash('sha256').update(readFileSync(target)).digest('hex'));
      expect(first).toBe(second);
    }
  });

  it('carries no EXIF, no thumbnail in it, no GPS, no profile, no XMP', async () => {
    const bytes = await withSecret(200)
      .jpeg()
      .withExif({ IFD0: { ImageDescription: 'SECRET-13812345678' }, IFD3: { GPSLatitude: '31/1 13/1 0/1' } })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">SECRET-13812345678</x:xmpmeta>')
      .withIccProfile('p3')
      .toBuffer();
    expect(bytes.includes('SECRET-13812345678')).toBe(true);
    const target = join(folder, 'bare.jpg');
    await draw(store('exif.jpg', bytes), [MASK], target);
    const drawn = readFileSync(target);
    expect(drawn.includes('SECRET-13812345678')).toBe(false);
    const { exif, xmp, icc, iptc, orientation } = await sharp(drawn).metadata();
    expect([exif, xmp, icc, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  it('stands as a person sees it, and the mask with it', async () => {
    // Held sideways: stored 1000 × 800, seen 800 × 1000.
    const bytes = await withSecret(200).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const target = join(folder, 'upright.jpg');
    const answer = await draw(store('turned.jpg', bytes), [MASK], target);
    expect(answer).toMatchObject({ widthPx: 800, heightPx: 1000 });
    const { at } = await pixelsOf(target);
    expect(isNear(at(161, 201), [0, 0, 0], 12)).toBe(true);
    expect(isNear(at(398, 398), [0, 0, 0], 12)).toBe(true);
  });

  it('shows marks in red with a white rim, digits included, scaled to the copy', async () => {
    const grey = await sharp({ create: { width: 2000, height: 1000, channels: 3, background: '#777777' } })
      .jpeg()
      .toBuffer();
    const target = join(folder, 'marks.jpg');
    const shapes: Shape[] = [
      { kind: 'figure', number: 1, x: 500, y: 500 },
      { kind: 'box', x: 100, y: 100, w: 200, h: 400 },
    ];
    expect(await draw(store('grey.jpg', grey), shapes, target, 1000)).toMatchObject({ widthPx: 1000, heightPx: 500 });
    const { at } = await pixelsOf(target);
    const [red, green, blue] = at(486, 250);
    expect((red ?? 0) > 180 && (green ?? 255) < 70 && (blue ?? 255) < 80).toBe(true);
    const digit = Array.from({ length: 20 }, (_, step) => at(490 + step, 250));
    expect(digit.some((pixel) => isNear(pixel, [255, 255, 255], 45))).toBe(true);
    const [edgeRed, edgeGreen] = at(100, 150);
    expect((edgeRed ?? 0) > 160 && (edgeGreen ?? 255) < 110).toBe(true);
    expect(isNear(at(200, 150), [119, 119, 119], 10)).toBe(true);
  });

  it('never touches the photo, and without shapes is a plain copy of it', async () => {
    const bytes = await withSecret(120).jpeg().toBuffer();
    const file = store('kept.jpg', bytes);
    await draw(file, [], join(folder, 'plain.jpg'));
    expect(readFileSync(file)).toEqual(bytes);
    expect(await sharp(readFileSync(join(folder, 'plain.jpg'))).metadata()).toMatchObject({ width: 1000, height: 800 });
  });

  it('is not made of what is no picture', async () => {
    const answer = (bytes: Uint8Array) => draw(store('hostile', bytes), [MASK], join(folder, 'never.jpg'));
    expect(await answer(new Uint8Array())).toBe('not-an-image');
    expect(await answer(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'))).toBe(
      'not-an-image',
    );
    expect(await answer((await withSecret(1).jpeg().toBuffer()).subarray(0, 900))).toBe('not-an-image');
  });

  it('covers every mask whole, at any place and size', async () => {
    const width = 97;
    const height = 61;
    const file = store(
      'any.png',
      await sharp({ create: { width, height, channels: 3, background: '#ffffff' } })
        .png()
        .toBuffer(),
    );
    const place = fc.integer({ min: 0, max: 990 });
    const side = fc.integer({ min: 10, max: 1000 });
    await fc.assert(
      fc.asyncProperty(place, place, side, side, async (x, y, w, h) => {
        const mask: Shape = { kind: 'mask', x, y, w: Math.min(w, 1000 - x), h: Math.min(h, 1000 - y) };
        const target = join(folder, 'any.jpg');
        await draw(file, [mask], target);
        const { at } = await pixelsOf(target);
        const middle = [((x + mask.w / 2) * width) / 1000, ((y + mask.h / 2) * height) / 1000].map(Math.floor);
        expect(Math.max(...at(middle[0] ?? 0, middle[1] ?? 0))).toBeLessThan(90);
      }),
      { numRuns: 40 },
    );
  });
});
