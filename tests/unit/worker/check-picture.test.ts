import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { PictureFacts } from '../../../src/main/worker/check-jobs.ts';
import { createInProcessWorker } from '../../../src/main/worker/in-process.ts';
import { levelLight } from '../../../src/main/worker/level-light.ts';
import { countCode128, countModules } from '../../../src/main/worker/module-count.ts';
import { drawLabel, drawnLabels, realLabels, shoot } from '../../support/bench-pictures.ts';
import type { Scene, Shooting } from '../../support/bench-pictures.ts';
import { fc } from '../../support/property.ts';

// Pictures are drawn and looked at up to six times; a loaded machine takes its time.
vi.setConfig({ testTimeout: 60_000 });
const folder = mkdtempSync(join(tmpdir(), 'dockproof-check-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const worker = createInProcessWorker();
let files = 0;
const fileOf = (bytes: Uint8Array): string => {
  const file = join(folder, `${(files += 1)}.jpg`);
  writeFileSync(file, bytes);
  return file;
};
const check = async (jpeg: Uint8Array, wanted = ''): Promise<PictureFacts> => {
  const answer = await worker.checkPicture({ file: fileOf(jpeg), wanted });
  if (typeof answer === 'string') throw new Error(answer);
  return answer;
};
const WAYBILL = 'SF1300001234562';
const modulePx = ({ barcodes }: PictureFacts, text: string): number | null =>
  barcodes.find((code) => code.text === text)?.modulePxMilli ?? null;

describe('the waybill in a picture', () => {
  it.each([0, 22, 45, 60, 90])('is read when the label lies at %d°, with its pixels a module', async (degrees) => {
    const facts = await check(await shoot({ label: await drawLabel(WAYBILL, 4), degrees }), WAYBILL);
    expect(modulePx(facts, WAYBILL)).toBeGreaterThan(3700);
    expect(modulePx(facts, WAYBILL)).toBeLessThan(4300);
  });

  it('is read in twelve megapixels, in bad light, slightly out of focus', async () => {
    const label = await drawLabel(WAYBILL, 4);
    const jpeg = await shoot({ label, blur: 1.2, gain: 0.6, widthPx: 4000, heightPx: 3000 });
    expect(modulePx(await check(jpeg, WAYBILL), WAYBILL)).toBeGreaterThan(3700);
  });

  it('is not read when it is out of focus or too small, and no other number is made up', async () => {
    const blurred = await check(await shoot({ label: await drawLabel(WAYBILL, 3), blur: 5 }), WAYBILL);
    expect(blurred.barcodes).toEqual([]);
    const far = await sharp(await drawLabel(WAYBILL, 4))
      .resize({ width: 170 })
      .png()
      .toBuffer();
    expect((await check(await shoot({ label: far, blur: 1 }), WAYBILL)).barcodes).toEqual([]);
  });

  it('is found beside another number, which is told too', async () => {
    const jpeg = await shoot({ label: await drawLabel('YT1234567890123', 4) });
    const facts = await check(jpeg, WAYBILL);
    expect(facts.barcodes.map(({ text }) => text)).toEqual(['YT1234567890123']);
  });

  it('a picture without a number that is looked for is looked at once', async () => {
    const askew = await shoot({ label: await drawLabel(WAYBILL, 4), degrees: 45 });
    expect((await check(askew)).barcodes).toEqual([]);
  });
});

describe('photographs', async () => {
  const real = await realLabels();
  const labels = real ?? (await drawnLabels());
  const what = real === null ? 'drawn labels, the photographs are not here' : 'photographs of real labels';
  it(`nine in ten can be read straight and turned by 45° (${what})`, async () => {
    let read = 0;
    for (const { png, text } of labels) {
      for (const degrees of [0, 45]) {
        const jpeg = await sharp(png).rotate(degrees, { background: '#8a8f92' }).jpeg({ quality: 95 }).toBuffer();
        if (modulePx(await check(jpeg, text), text) !== null) read += 1;
      }
    }
    expect(read / (labels.length * 2)).toBeGreaterThanOrEqual(0.9);
  });
});

describe('what is wrong with a picture', () => {
  const scenes: Scene[] = ['label', 'carton', 'shirt', 'bag'];
  const label = drawLabel(WAYBILL, 2);
  const take = async (shooting: Shooting): Promise<PictureFacts['faults']> => {
    const withLabel = shooting.scene === 'label' ? { label: await label } : {};
    return (await check(await shoot({ grain: 2, ...shooting, ...withLabel, widthPx: 1280, heightPx: 720 }))).faults;
  };
  // The table in picture-faults.ts was measured with these pictures.
  it.each(scenes)('a good picture of a %s has nothing', async (scene) => {
    expect(await take({ scene })).toEqual([]);
    expect(await take({ scene, gain: 0.6 })).toEqual([]);
  });
  it.each(scenes)('a %s out of focus is blurred', async (scene) => {
    // Big black letters stay edges longest: their barcode is gone at a quarter of this.
    expect(await take({ scene, blur: scene === 'label' ? 8 : 5 })).toEqual(['blurred']);
  });
  it.each(scenes)('a %s with the light off is dark, with twice the light too bright', async (scene) => {
    expect(await take({ scene: scene === 'label' ? 'carton' : scene, gain: 0.1 })).toEqual(['dark']);
    expect(await take({ scene, gain: 2.2 })).toEqual(['bright']);
  });
});

describe('the same pixels', () => {
  it('have the same print, whatever the file says about them; one that differs has another', async () => {
    const png = await sharp(await shoot({}))
      .png()
      .toBuffer();
    const plain = await check(await sharp(png).jpeg({ quality: 95 }).toBuffer());
    const tagged = await check(
      await sharp(png)
        .jpeg({ quality: 95 })
        .withExif({ IFD0: { Copyright: 'x' } })
        .toBuffer(),
    );
    const other = await check(await shoot({}));
    expect(tagged.pixels).toBe(plain.pixels);
    expect(other.pixels).not.toBe(plain.pixels);
  });
});

describe('files that are no pictures', () => {
  it('are said to be none: empty, cut off, another format', async () => {
    const jpeg = await shoot({ widthPx: 640, heightPx: 480 });
    for (const bytes of [new Uint8Array(), jpeg.subarray(0, 300), await sharp(jpeg).png().toBuffer()]) {
      expect(await worker.checkPicture({ file: fileOf(bytes), wanted: WAYBILL })).toBe('not-an-image');
    }
  });
});

describe('the count of modules', () => {
  it.each([
    ['SF1300001234562', 10],
    ['42094043', 4],
    ['CNK8181G2C', 10],
    ['31001171800000017989625355702636', 16],
    ['123', 3],
  ])('%s takes %d symbols of Code 128', (text, symbols) => {
    expect(countCode128(text)).toBe(symbols);
    expect(countModules({ format: 'Code128', text, version: '' })).toBe(11 * symbols + 35);
  });
  it('never takes more symbols than characters, nor fewer than half of them', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z-]{1,40}$/), (text) => {
        expect(countCode128(text)).toBeLessThanOrEqual(text.length);
        expect(countCode128(text)).toBeGreaterThanOrEqual(text.length / 2);
      }),
    );
  });
  it('is that of the version for QR, and unknown where it does not follow', () => {
    expect(countModules({ format: 'QRCode', text: 'x', version: '2' })).toBe(25);
    expect(countModules({ format: 'QRCode', text: 'x', version: '?' })).toBeNull();
    expect(countModules({ format: 'DataMatrix', text: 'x', version: '' })).toBeNull();
  });
});

describe('levelled light', () => {
  it('is each pixel against the mean of its surroundings, at the edges too', () => {
    const picture = fc.record({
      width: fc.integer({ min: 1, max: 90 }),
      height: fc.integer({ min: 1, max: 90 }),
      seed: fc.integer(),
    });
    fc.assert(
      fc.property(picture, ({ width, height, seed }) => {
        const data = Uint8Array.from({ length: width * height }, (_, at) => ((at + 7) * (seed | 1)) >>> 24);
        const levelled = levelLight({ data, width, height });
        const [x, y] = [Math.abs(seed) % width, Math.abs(seed >> 3) % height];
        let [sum, count] = [0, 0];
        for (let row = Math.max(0, y - 32); row <= Math.min(height - 1, y + 32); row += 1) {
          for (let column = Math.max(0, x - 32); column <= Math.min(width - 1, x + 32); column += 1) {
            sum += data[row * width + column] ?? 0;
            count += 1;
          }
        }
        const expected = Math.min(255, Math.max(0, 128 + (data[y * width + x] ?? 0) - sum / count));
        expect(levelled.data[y * width + x]).toBe(Math.trunc(expected));
      }),
      { numRuns: 30 },
    );
  });
});
