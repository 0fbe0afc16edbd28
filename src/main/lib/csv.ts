/**
 * What a cell holds. A number is written as it is; text never becomes a formula, nor a number, in a spreadsheet program.
 */
type CsvCell = string | number | null;

const BOM = '\u{feff}';
const LINE_END = '\r\n';
/** NFKC makes the full-width ＝ ＋ － ＠ plain: spreadsheet programs of East Asia read them as such. */
const FORMULA_START = /^[=+\-@]/;
/** What a spreadsheet program overlooks before the sign: spaces, controls, and characters nobody sees. */
const UNSEEN_START = /^[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]+/u;
const STARTS_WITH_CONTROL = /^[\t\r\n]/;
/** Minus signs that NFKC leaves alone. */
const OTHER_MINUS = /^[\u{2212}\u{2010}-\u{2015}]/u;
/** Excel shows more than 11 digits as 2.61E+15 and forgets digits from the 16th on; and a leading zero is dropped. */
const DIGITS_SPOILT = /^(?:\d{12,}|0\d+)$/;

const isFormula = (text: string): boolean => {
  const seen = text.normalize('NFKC').replace(UNSEEN_START, '');
  return FORMULA_START.test(seen) || OTHER_MINUS.test(seen) || STARTS_WITH_CONTROL.test(text);
};

/** Text for a cell of any spreadsheet: what a program would run as a formula gets a `'` in front (OWASP, CSV injection). */
export const plainText = (cell: string): string => {
  const text = cell.replaceAll('\0', '');
  return isFormula(text) ? `'${text}` : text;
};

/**
 * One cell, always in quotes. Text that a spreadsheet program would run as a formula gets a `'` in front (OWASP, CSV
 * injection); long numbers and numbers with a leading zero get a tab behind, which keeps them text there and is trimmed
 * where one is pasted or read in again. NUL is left out: many readers end there.
 */
export const csvCell = (cell: CsvCell): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = plainText(cell);
  const safe = DIGITS_SPOILT.test(text) ? `${text}\t` : text;
  return `"${safe.replaceAll('"', '""')}"`;
};

/** One row with its line end. */
export const csvRow = (cells: readonly CsvCell[]): string => `${cells.map(csvCell).join(',')}${LINE_END}`;

/** A whole file (RFC 4180) as text; the byte order mark in front tells Excel that it is UTF-8. */
export const csvFile = (rows: readonly (readonly CsvCell[])[]): string => `${BOM}${rows.map(csvRow).join('')}`;
