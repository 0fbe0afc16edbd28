import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { createRowWriter, TableRefused } from './row-writer.ts';
import type { RowWriter } from './row-writer.ts';
import type { TableAnswer, TableFacts, TableJob } from './table-jobs.ts';
import { detectEncoding, firstBytes } from './text-encoding.ts';

/** How a ZIP begins, which is what an XLSX is. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/**
 * Reads a table into lines of JSON. What is no table is answered, not thrown: a picture, an old XLS, a web page that calls
 * itself one, a file beyond the limits, a torn one. Rejects only for the system's own faults.
 */
export async function readTable({ file, target }: Omit<TableJob, 'kind'>): Promise<TableAnswer> {
  const rows = createRowWriter(target);
  try {
    const read = await readInto(file, rows);
    const { columns, ...facts } = await rows.end();
    if (read === null || columns === 1) {
      await rows.drop();
      return 'not-a-table';
    }
    return { ...read, ...facts };
  } catch (error) {
    await rows.drop();
    if (error instanceof TableRefused) return 'not-a-table';
    throw error;
  }
}

async function readInto(file: string, rows: RowWriter): Promise<Pick<TableFacts, 'format' | 'encoding'> | null> {
  const head = await firstBytes(file, ZIP.length);
  if (ZIP.every((byte, index) => head[index] === byte)) {
    await readXlsx(file, rows);
    return { format: 'xlsx', encoding: null };
  }
  const encoding = await detectEncoding(file);
  if (encoding === null) return null;
  await readCsv(file, encoding, rows);
  return { format: 'csv', encoding };
}
