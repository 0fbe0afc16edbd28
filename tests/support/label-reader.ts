import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import sharp from 'sharp';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

// The package would fetch its WebAssembly from a network; here it comes out of the package itself.
const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(readFileSync(wasm)).buffer } });

/** The texts of barcodes that can be read in a picture; Code 128 unless others are asked for. */
export async function readLabels(
  picture: Buffer | string,
  formats: readonly ('Code128' | 'EAN13' | 'QRCode')[] = ['Code128'],
): Promise<string[]> {
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const image = {
    data: new Uint8ClampedArray(data),
    width: info.width,
    height: info.height,
    colorSpace: 'srgb' as const,
  };
  const found = await readBarcodes(image, { formats: [...formats], tryHarder: true });
  return found.map(({ text }) => text);
}
