import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { MAX_CELL_CHARS, MAX_COLUMNS, MAX_ROWS, SAMPLE_ROWS } from './table-jobs.ts';

/** A table in the worker's limits was left: it is refused whole. */
export class TableRefused extends Error {}

/** Cells of a table may say the same long text a million times over. */
const MAX_WRITTEN_BYTES = 1_000_000_000;
const CHUNK_CHARS = 1 << 18;

export type RowWriter = {
  /** One row of the file; waits while the disk is behind. Refuses a table beyond the limits. */
  add: (cells: readonly string[]) => Promise<void> | undefined;
  /** Flushes; what was written and how it begins. */
  end: () => Promise<{ rows: number; sample: string[][]; columns: number }>;
  /** Gives up and leaves no file. */
  drop: () => Promise<void>;
};

/** Writes rows as lines of JSON: cells trimmed at the end of the row and cut to the limit. */
export function createRowWriter(target: string): RowWriter {
  const out = createWriteStream(target);
  // Reported by whoever waits next; without a listener it would end the process.
  const faults: Error[] = [];
  out.on('error', (error) => {
    faults.push(error);
  });
  const sample: string[][] = [];
  let rows = 0;
  let columns = 0;
  let written = 0;
  let pending = '';

  const flush = async (): Promise<void> => {
    const text = pending;
    pending = '';
    written += text.length;
    if (written > MAX_WRITTEN_BYTES) throw new TableRefused('too many characters');
    if (faults[0] !== undefined) throw faults[0];
    if (!out.write(text)) await once(out, 'drain');
  };

  return {
    add: (cells) => {
      let length = cells.length;
      while (length > 0 && cells[length - 1] === '') length -= 1;
      if (length > MAX_COLUMNS) throw new TableRefused('too many columns');
      if (rows >= MAX_ROWS) throw new TableRefused('too many rows');
      const row = cells.slice(0, length).map((cell) => cell.slice(0, MAX_CELL_CHARS));
      rows += 1;
      columns = Math.max(columns, length);
      if (sample.length < SAMPLE_ROWS) sample.push(row);
      pending += `${JSON.stringify(row)}\n`;
      return pending.length > CHUNK_CHARS ? flush() : undefined;
    },
    end: async () => {
      await flush();
      out.end();
      await finished(out);
      return { rows, sample, columns };
    },
    drop: async () => {
      out.destroy();
      await rm(target, { force: true });
    },
  };
}
