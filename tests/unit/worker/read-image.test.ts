import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInProcessWorker } from '../../../src/main/worker/in-process.ts';
import { formatOf } from '../../../src/main/worker/read-image.ts';
import { fc } from '../../support/property.ts';

let folder = '';
let photo: Buffer;
const worker = createInProcessWorker();

/** A picture with a pattern, so that its file has some length. */
const picture = (width: number, height: number) =>
  sharp(Buffer.from(Array.from({ length: width * height * 3 }, (_, index) => (index * 7) % 256)), {
    raw: { width, height, channels: 3 },
  });

/** Read as bytes: loading from a path is one of the loaders that the worker blocks. */
const read = (file: string) => sharp(readFileSync(file));

const store = (name: string, bytes: Uint8Array | string): string => {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dockproof-worker-'));
  photo = await picture(640, 360).jpeg().toBuffer();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('a thumbnail', () => {
  it('fits into the square and answers the size of the original', async () => {
    const target = join(folder, 'thumbs', 'a.jpg');
    const answer = await worker.thumbnail({ file: store('a.jpg', photo), target, maxPx: 320 });
    expect(answer).toEqual({ widthPx: 640, heightPx: 360, format: 'jpeg' });
    expect(await read(target).metadata()).toMatchObject({ format: 'jpeg', width: 320, height: 180 });
  });

  it('leaves nothing beside itself in its folder', () => {
    expect(readdirSync(join(folder, 'thumbs'))).toEqual(['a.jpg']);
  });

  it('stands upright, as EXIF says it was held, and carries no EXIF on', async () => {
    const turned = await picture(640, 360).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const target = join(folder, 'turned-thumb.jpg');
    const answer = await worker.thumbnail({ file: store('turned.jpg', turned), target, maxPx: 320 });
    expect(answer).toMatchObject({ widthPx: 360, heightPx: 640 });
    const made = await read(target).metadata();
    expect([made.width, made.height, made.orientation, made.exif]).toEqual([180, 320, undefined, undefined]);
  });

  it('is never larger than the picture', async () => {
    const target = join(folder, 'small-thumb.jpg');
    await worker.thumbnail({ file: store('small.jpg', await picture(40, 30).jpeg().toBuffer()), target, maxPx: 320 });
    expect(await read(target).metadata()).toMatchObject({ width: 40, height: 30 });
  });

  it('of a transparent PNG lies on white', async () => {
    const clear = { create: { width: 8, height: 8, channels: 4 as const, background: { r: 0, g: 0, b: 0, alpha: 0 } } };
    const target = join(folder, 'png-thumb.jpg');
    const file = store('clear.png', await sharp(clear).png().toBuffer());
    expect(await worker.thumbnail({ file, target, maxPx: 8 })).toMatchObject({ format: 'png' });
    const { data } = await read(target).raw().toBuffer({ resolveWithObject: true });
    expect(Math.min(...data)).toBeGreaterThan(250);
  });

  it('replaces an older one', async () => {
    const target = store('again.jpg', 'half a thumbnail');
    await worker.thumbnail({ file: store('b.jpg', photo), target, maxPx: 100 });
    expect(formatOf(readFileSync(target))).toBe('jpeg');
  });
});

describe('identifying', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('knows %s', async (format) => {
    const file = store(`known.${format}`, await picture(30, 20).toFormat(format).toBuffer());
    expect(await worker.identify({ file })).toEqual({ widthPx: 30, heightPx: 20, format });
  });
});

describe('hostile files', () => {
  /** A PNG whose header claims a huge picture. */
  const bomb = (width: number, height: number): Buffer => {
    const header = Buffer.from([
      0,
      0,
      0,
      13,
      ...Buffer.from('IHDR'),
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      8,
      2,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
    ]);
    header.writeUInt32BE(width, 8);
    header.writeUInt32BE(height, 12);
    header.writeUInt32BE(crc32(header.subarray(4, 21)), 21);
    return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), header]);
  };
  const cases: [string, () => Uint8Array | string | Promise<Uint8Array>][] = [
    ['an empty file', () => ''],
    ['text', () => 'not a picture at all'],
    ['a JPEG’s first bytes alone', () => Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['a JPEG cut in the middle', () => photo.subarray(0, photo.length / 2)],
    ['a JPEG’s header before rubbish', () => Buffer.concat([photo.subarray(0, 300), Buffer.alloc(5000, 0x41)])],
    ['a PNG that claims 50 000 × 50 000', () => bomb(50_000, 50_000)],
    ['a PNG of no size', () => bomb(0, 0)],
    ['an SVG', () => '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'],
    ['a TIFF', () => picture(20, 20).tiff().toBuffer()],
    ['a GIF', () => picture(20, 20).gif().toBuffer()],
    ['a film', () => Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypisom'), Buffer.alloc(100)])],
  ];

  it.each(cases)('%s is no image, and makes no thumbnail', async (name, make) => {
    const file = store(`hostile-${name.length}`, await make());
    const target = join(folder, `hostile-${name.length}.jpg`);
    expect(await worker.thumbnail({ file, target, maxPx: 100 })).toBe('not-an-image');
    expect(existsSync(target)).toBe(false);
  });

  it('with any bytes changed are an image or not, never an error', async () => {
    const flips = fc.array(fc.tuple(fc.nat(photo.length - 1), fc.nat(255)), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(flips, async (changes) => {
        const bytes = Uint8Array.from(photo);
        for (const [at, byte] of changes) bytes[at] = byte;
        const answer = await worker.thumbnail({
          file: store('flipped.jpg', bytes),
          target: join(folder, 'flipped-thumb.jpg'),
          maxPx: 64,
        });
        expect(answer === 'not-an-image' || typeof answer === 'object').toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the system’s own faults', () => {
  it('reject with the system’s code: the file is not to blame', async () => {
    const target = join(folder, 'x.jpg');
    await expect(worker.thumbnail({ file: join(folder, 'gone.jpg'), target, maxPx: 9 })).rejects.toMatchObject({
      code: 'ENOENT',
    });
    const inTheWay = store('a-file', 'x');
    const below = join(inTheWay, 'thumb.jpg');
    await expect(worker.thumbnail({ file: store('c.jpg', photo), target: below, maxPx: 9 })).rejects.toMatchObject({
      code: expect.stringMatching(/ENOTDIR|EEXIST|ENOENT/) as unknown,
    });
  });
});
