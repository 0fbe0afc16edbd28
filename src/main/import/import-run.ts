import { setImmediate } from 'node:timers/promises';
import type { Batch, GroupReader } from './group-readers.ts';
import { isBlank, readRows } from './table-rows.ts';
import type { Rejection, TableRow } from './table-rows.ts';

/** What a batch came to: how many rows of the file are behind us, and those not taken. */
export type BatchDone = { reached: number; rejected: { rejection: Rejection; cells: TableRow['cells'] }[] };

type RunOptions = {
  rowsFile: string;
  /** The header's row number; rows up to it are no data. */
  headerRow: number;
  reader: GroupReader;
  isCancelled: () => boolean;
  /** Stores a batch and says whether to go on. */
  store: (batch: Batch, done: BatchDone) => Promise<boolean>;
};

/** A batch is small, so that a scan waits for at most one of them. */
const BATCH_ROWS = 100;
/** Rows of one return; with more, another column was taken for its number, and they would all wait in memory. */
const MAX_GROUP_ROWS = 1000;

/**
 * Goes through the file twice: rows of one return may stand anywhere in it, so the first time tells where each return
 * ends, and the second time it is read as soon as its last row has come. Between batches the program does its other work.
 * True when the whole file was gone through, false when it was cancelled or a batch could not be stored; each batch before
 * stays.
 */
export async function runImport(options: RunOptions): Promise<boolean> {
  const { reader, isCancelled, store } = options;
  const ends = await findEnds(options);
  let ready: Group[] = [];
  let readyRows = 0;
  let reached = 0;
  const flush = async (): Promise<boolean> => {
    const groups = ready;
    ready = [];
    readyRows = 0;
    const { batch, rejected } = readGroups(groups, reader);
    await setImmediate();
    const isStored = await store(batch, { reached, rejected });
    await setImmediate();
    return isStored;
  };
  const pending = new Map<string, TableRow[]>();
  for await (const row of dataRows(options)) {
    reached = row.row - options.headerRow;
    const group = collect(row, reader.keyOf(row), ends, pending);
    if (group === null) continue;
    ready.push(group);
    readyRows += group.rows.length;
    if (readyRows >= BATCH_ROWS && (isCancelled() || !(await flush()))) return false;
  }
  return !isCancelled() && (readyRows === 0 || (await flush()));
}

type Group = { rows: TableRow[]; isTooLarge: boolean };
type Ends = Map<string, { last: number; rows: number }>;

async function findEnds(options: RunOptions): Promise<Ends> {
  const ends: Ends = new Map();
  for await (const row of dataRows(options)) {
    const key = options.reader.keyOf(row);
    if (key !== null) ends.set(key, { last: row.row, rows: (ends.get(key)?.rows ?? 0) + 1 });
    if (options.isCancelled()) break;
  }
  return ends;
}

async function* dataRows({ rowsFile, headerRow }: RunOptions): AsyncGenerator<TableRow> {
  for await (const rows of readRows(rowsFile)) {
    for (const row of rows) if (row.row > headerRow && !isBlank(row)) yield row;
  }
}

/** The rows of a return, once its last one is here; a row that belongs to none, or to far too many, stands alone. */
function collect(row: TableRow, key: string | null, ends: Ends, pending: Map<string, TableRow[]>): Group | null {
  const end = key === null ? undefined : ends.get(key);
  if (key === null || end === undefined) return { rows: [row], isTooLarge: false };
  if (end.rows > MAX_GROUP_ROWS) return { rows: [row], isTooLarge: true };
  const rows = pending.get(key) ?? [];
  rows.push(row);
  pending.set(key, rows);
  if (end.last !== row.row) return null;
  pending.delete(key);
  return { rows, isTooLarge: false };
}

function readGroups(groups: readonly Group[], reader: GroupReader): { batch: Batch } & Pick<BatchDone, 'rejected'> {
  const batch: Batch = { returns: [], bundles: [] };
  const rejected = groups.flatMap(({ rows, isTooLarge }) => {
    const cells = new Map(rows.map((row) => [row.row, row.cells]));
    const rejections = isTooLarge ? rows.map(tooLarge) : reader.read(rows, batch);
    return rejections
      .map((rejection) => ({ rejection, cells: cells.get(rejection.row) ?? [] }))
      .sort((a, b) => a.rejection.row - b.rejection.row);
  });
  return { batch, rejected };
}

const tooLarge = ({ row }: TableRow): Rejection => ({ row, why: 'too-many-lines', field: null, text: '' });
