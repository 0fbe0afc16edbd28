import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

// The report's own fonts, Noto Sans SC in two weights (SIL Open Font License): embedded as subsets, so that the report
// shows and yields the same characters on every computer.

type ReportFont = {
  bytes: Buffer;
  /** Whether the font has a glyph for the code point. */
  has: (codePoint: number) => boolean;
};
export type ReportFonts = { regular: ReportFont; bold: ReportFont };

type Range = { from: number; to: number };

const tagAt = (font: Buffer, position: number): string => font.toString('latin1', position, position + 4);

/** Where the `cmap` table starts (OpenType, table directory). */
const cmapStart = (font: Buffer): number => {
  const tables = font.readUInt16BE(4);
  for (let index = 0; index < tables; index += 1) {
    const record = 12 + 16 * index;
    if (tagAt(font, record) === 'cmap') return font.readUInt32BE(record + 8);
  }
  throw new Error('the font has no cmap table');
};

/** The characters of a format 12 subtable: groups of (first, last, first glyph), ascending. OpenType, `cmap`. */
const rangesOf = (font: Buffer): Range[] => {
  const cmap = cmapStart(font);
  const subtables = font.readUInt16BE(cmap + 2);
  for (let index = 0; index < subtables; index += 1) {
    const subtable = cmap + font.readUInt32BE(cmap + 4 + 8 * index + 4);
    if (font.readUInt16BE(subtable) !== 12) continue;
    const groups = font.readUInt32BE(subtable + 12);
    return Array.from({ length: groups }, (_, group) => {
      const at = subtable + 16 + 12 * group;
      return { from: font.readUInt32BE(at), to: font.readUInt32BE(at + 4) };
    });
  }
  throw new Error('the font has no cmap of all of Unicode');
};

const hasIn =
  (ranges: readonly Range[]) =>
  (codePoint: number): boolean => {
    let [low, high] = [0, ranges.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const range = ranges[middle];
      if (range === undefined) return false;
      if (codePoint < range.from) high = middle - 1;
      else if (codePoint > range.to) low = middle + 1;
      else return true;
    }
    return false;
  };

const readFont = (dir: string, folder: string): ReportFont => {
  const name = `NotoSansSC_${folder}.ttf`;
  const inFolder = join(dir, folder, name);
  const path = statSync(inFolder, { throwIfNoEntry: false })?.isFile() === true ? inFolder : join(dir, name);
  const bytes = readFileSync(path);
  return { bytes, has: hasIn(rangesOf(bytes)) };
};

const read = new Map<string, ReportFonts>();

/**
 * Reads `NotoSansSC_400Regular.ttf` and `NotoSansSC_700Bold.ttf` of a folder (each there, or in `400Regular/` and
 * `700Bold/` as the npm package has them), once for all reports: 21 MB, 60 ms. Throws when one is missing.
 */
export const loadReportFonts = (dir: string): ReportFonts => {
  const known = read.get(dir);
  if (known !== undefined) return known;
  const fonts = { regular: readFont(dir, '400Regular'), bold: readFont(dir, '700Bold') };
  read.set(dir, fonts);
  return fonts;
};
