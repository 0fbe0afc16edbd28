import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { prepareZXingModule, readBarcodes, ReadResult } from 'zxing-wasm/reader';
import type { ReadBarcode } from './check-jobs.ts';
import { countModules } from './module-count.ts';
import type { GreyPicture } from './picture-faults.ts';

type CodeReader = { prepare: typeof prepareZXingModule; read: typeof readBarcodes };

/** Waybills are Code 128 (old ones Code 39) or QR; goods and serials EAN or Code 128. Each more costs time on each picture. */
const FORMATS = ['Code128', 'Code39', 'EAN13', 'QRCode'] as const;
/** A carton full of codes: more of them say nothing new about the picture. */
const MAX_CODES = 24;
const MAX_TEXT = 4000;

let loading: Promise<CodeReader['read']> | null = null;

/** Loads the reader once, with its WebAssembly handed in: left alone it would fetch it from a public server. */
function loadReader(): Promise<CodeReader['read']> {
  loading ??= import('zxing-wasm/reader').then(({ prepareZXingModule, readBarcodes }) => {
    prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(readFileSync(findWasm())).buffer } });
    return readBarcodes;
  });
  return loading;
}

/** Beside the bundle, where the build puts it (electron.vite.config.ts); from the sources in the package itself. */
function findWasm(): string {
  const beside = ['.', '..'].map((up) => join(import.meta.dirname, up, 'zxing_reader.wasm'));
  const built = beside.find((file) => existsSync(file));
  return built ?? createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
}

/** A barcode with its corners in the picture, px, clockwise from the top left one. */
type PlacedCode = ReadBarcode & { corners: readonly { x: number; y: number }[] };

/** Every barcode that can be read in a picture as it lies. */
export async function codesIn(picture: GreyPicture): Promise<PlacedCode[]> {
  const read = await loadReader();
  const found = await read(
    { data: toRgba(picture), width: picture.width, height: picture.height, colorSpace: 'srgb' },
    { formats: [...FORMATS], tryHarder: true, tryInvert: false, maxNumberOfSymbols: MAX_CODES },
  );
  return found
    .filter(({ text }) => text !== '' && text.length <= MAX_TEXT)
    .map((code) => {
      const { topLeft, topRight, bottomRight, bottomLeft } = code.position;
      return { ...toCode(code), corners: [topLeft, topRight, bottomRight, bottomLeft] };
    });
}

/** The same; those of one text count once, the largest of them. */
export async function readCodes(picture: GreyPicture): Promise<ReadBarcode[]> {
  const codes = await codesIn(picture);
  return mergeCodes(
    codes.map(({ text, modulePxMilli }) => ({ text, modulePxMilli })),
    [],
  );
}

/** Both lists as one, each text once. */
export function mergeCodes(first: readonly ReadBarcode[], second: readonly ReadBarcode[]): ReadBarcode[] {
  const byText = new Map<string, ReadBarcode>();
  for (const code of [...first, ...second]) {
    const known = byText.get(code.text);
    if (known === undefined || (code.modulePxMilli ?? 0) > (known.modulePxMilli ?? 0)) byText.set(code.text, code);
  }
  return [...byText.values()];
}

function toCode({ text, format, extra, position }: ReadResult): ReadBarcode {
  const modules = countModules({ format, text, version: versionOf(extra) });
  if (modules === null) return { text, modulePxMilli: null };
  const { topLeft, topRight, bottomLeft, bottomRight } = position;
  const top = Math.hypot(topRight.x - topLeft.x, topRight.y - topLeft.y);
  const bottom = Math.hypot(bottomRight.x - bottomLeft.x, bottomRight.y - bottomLeft.y);
  return { text, modulePxMilli: Math.round((1000 * (top + bottom)) / 2 / modules) };
}

/** The reader tells what is special to a symbology as JSON, or ''. */
function versionOf(extra: string): string {
  const told: unknown = extra === '' ? null : JSON.parse(extra);
  return typeof told === 'object' && told !== null && 'Version' in told ? String(told.Version) : '';
}

/** The reader takes four channels; it makes them grey again. */
function toRgba({ data, width, height }: GreyPicture): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint32Array(width * height);
  // Little-endian on every machine this runs on: A, B, G, R from the top byte down.
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = 0xff000000 | ((data[at] ?? 0) * 0x010101);
  return new Uint8ClampedArray(pixels.buffer);
}
