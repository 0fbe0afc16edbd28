import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { detectDelimiter, namedDelimiter } from './delimiter.ts';
import type { RowWriter } from './row-writer.ts';
import { TableRefused } from './row-writer.ts';
import { readText } from './text-encoding.ts';
import type { TextEncoding } from './text-encoding.ts';

const HEAD_CHARS = 64_000;
/** One record: 400 cells of some thousand characters. A quote that is never closed ends here. */
const MAX_RECORD_CHARS = 2_000_000;

/** Reads a CSV file row by row, quotes, line ends inside cells and loose quotes included. */
export async function readCsv(file: string, encoding: TextEncoding, rows: RowWriter): Promise<void> {
  const head = await headOf(file, encoding);
  const named = namedDelimiter(head);
  const parser = parse({
    delimiter: named ?? detectDelimiter(head),
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: MAX_RECORD_CHARS,
    ...(named === null ? {} : { from_line: 2 }),
  });
  // The line that names the delimiter is row 1 of the file for a person who looks it up.
  if (named !== null) await rows.add([]);
  // An error on either side destroys both and is thrown by the loop.
  const fed = pipeline(Readable.from(readText(file, encoding)), parser).catch(() => undefined);
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      const isBehind = rows.add(record);
      if (isBehind !== undefined) await isBehind;
    }
  } catch (error) {
    throw error instanceof CsvError ? new TableRefused(error.code) : error;
  } finally {
    parser.destroy();
    await fed;
  }
}

async function headOf(file: string, encoding: TextEncoding): Promise<string> {
  let head = '';
  for await (const piece of readText(file, encoding)) {
    head += piece;
    if (head.length >= HEAD_CHARS) break;
  }
  return head.slice(0, HEAD_CHARS);
}
