import { readFile } from 'node:fs/promises';
import { readSheet } from 'read-excel-file/universal';
import { wordsOf } from '../lib/app-error.ts';
import { cellText } from './cell-text.ts';
import type { SheetCell } from './cell-text.ts';
import { TableRefused } from './row-writer.ts';
import type { RowWriter } from './row-writer.ts';
import { MAX_COLUMNS, MAX_ROWS } from './table-jobs.ts';
import { readZip, storeZip } from './zip-archive.ts';
import type { ZipPart } from './zip-archive.ts';

const isWanted = (path: string): boolean =>
  /^\/?xl\/.*\.(?:xml|rels)$/i.test(path) && !/\/(?:drawings|charts|media|theme|pivot\w*|externalLinks)\//i.test(path);
const ADDRESS = / r="([A-Z]{0,4})(\d{1,9})"/g;

/** Reads the first sheet of a workbook row by row. Formulas count by the value the file holds for them. */
export async function readXlsx(file: string, rows: RowWriter): Promise<void> {
  const parts = readZip(await readFile(file), isWanted);
  for (const part of parts) if (/worksheets\//i.test(part.path)) checkAddresses(part);
  const { buffer } = storeZip(parts);
  for (const row of await sheetOf(buffer)) {
    const isBehind = rows.add(row.map(cellText));
    if (isBehind !== undefined) await isBehind;
  }
}

/** The reader touches neither disk nor network: whatever it throws, it throws because of the file. */
async function sheetOf(archive: ArrayBuffer): Promise<SheetCell[][]> {
  try {
    // Its types say "the class Date" where it gives a date.
    return (await readSheet(archive, 1, { parseNumber: (number) => ({ number }) })) as SheetCell[][];
  } catch (error) {
    throw new TableRefused(wordsOf(error));
  }
}

/** One cell at XFD1048576 would make the reader fill seventeen milliards of empty ones. */
function checkAddresses({ bytes }: ZipPart): void {
  const PIECE = 1 << 24;
  const OVERLAP = 32;
  for (let from = 0; from < bytes.byteLength; from += PIECE) {
    const piece = Buffer.from(
      bytes.buffer,
      bytes.byteOffset + from,
      Math.min(PIECE + OVERLAP, bytes.byteLength - from),
    );
    for (const [, letters = '', digits] of piece.toString('latin1').matchAll(ADDRESS)) {
      if (Number(digits) > MAX_ROWS || columnOf(letters) > MAX_COLUMNS) throw new TableRefused('too far out');
    }
  }
}

const columnOf = (letters: string): number =>
  Array.from(letters).reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
