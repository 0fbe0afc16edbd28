import { createReadStream } from 'node:fs';
import type { RejectWhy } from '../../shared/rejections.ts';

// import: expected returns out of a file, for shops whose platform can't be asked. The worker read the file into lines of
// JSON; here the columns are given a meaning, rows become returns, and the session stores them. Before it a person with a
// file, after it the same stage that stores what a platform tells.

/** A row as it stands in the file; its first row is 1. */
export type TableRow = { row: number; cells: readonly string[] };

/** A row that is not taken; `field` is the column's meaning, null when it is not one column's fault. */
export type Rejection<F extends string = string> = { row: number; why: RejectWhy; field: F | null; text: string };

const PIECE_BYTES = 1 << 16;

/**
 * The rows the worker wrote, some at a time, as the disk gives them: between two pieces the program does its other work.
 */
export async function* readRows(file: string): AsyncGenerator<TableRow[]> {
  let row = 0;
  let rest = '';
  const stream = createReadStream(file, { encoding: 'utf8', highWaterMark: PIECE_BYTES });
  for await (const piece of stream as AsyncIterable<string>) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    yield lines.map((line) => ({ row: (row += 1), cells: JSON.parse(line) as string[] }));
  }
}

export const isBlank = ({ cells }: TableRow): boolean => cells.every((cell) => cell.trim() === '');
