import * as v from 'valibot';

const Path = v.pipe(v.string(), v.minLength(1));
const Rows = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Limits of a table; a file beyond them is refused whole, not cut. */
export const MAX_ROWS = 500_000;
export const MAX_COLUMNS = 400;
/** A longer cell is cut: the rules refuse anything near it anyway. */
export const MAX_CELL_CHARS = 4000;
/** Rows that the preview shows and in which the header is looked for. */
export const SAMPLE_ROWS = 30;

/** `target` gets one JSON array of texts a line, one line a row of the file, empty rows included. */
export const TableJob = v.object({ kind: v.literal('read-table'), file: Path, target: Path });
export type TableJob = v.InferOutput<typeof TableJob>;

export const TableFacts = v.object({
  format: v.picklist(['csv', 'xlsx']),
  /** Of a CSV: `utf-8`, `utf-8-bom`, `utf-16le`, `utf-16be`, `gb18030`; null for XLSX. */
  encoding: v.nullable(v.string()),
  rows: Rows,
  sample: v.array(v.array(v.string())),
});
export type TableFacts = v.InferOutput<typeof TableFacts>;

/** `not-a-table`: looked at and refused, be it too large, torn, or something else altogether. */
export const TableAnswer = v.union([TableFacts, v.literal('not-a-table')]);
export type TableAnswer = v.InferOutput<typeof TableAnswer>;
