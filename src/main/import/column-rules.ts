import { createHash } from 'node:crypto';
import { BUNDLE_FIELDS, IMPORT_FIELDS } from '../../shared/import.ts';
import type { BundleField, ImportField, ImportKind, ImportMapping, ImportNeed } from '../../shared/import.ts';
import { BUNDLE_COLUMNS } from './bundle-column-words.ts';
import { cleanText } from './cell-rules.ts';
import { RETURN_COLUMNS } from './column-words.ts';
import type { ColumnWords } from './column-words.ts';

const HEADER_LOOKED_FOR = 10;
/** Fewer known words than this and the row may as well be a title or data. */
const HEADER_WORDS = 2;

/** A header as the word lists spell it: `*退款金额（元）` and `退款 金额` are one. */
const plainHeader = (cell: string): string =>
  cleanText(cell.normalize('NFKC'))
    .toLowerCase()
    .replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/g, '')
    .replace(/[\s_\-*:'"./#?&]/g, '');

const wordsFor = (kind: ImportKind): readonly (readonly [string, ColumnWords])[] =>
  Object.entries(kind === 'returns' ? RETURN_COLUMNS : BUNDLE_COLUMNS);

/** The meanings a column of this kind of file can have. */
const fieldsOf = (kind: ImportKind): readonly string[] => (kind === 'returns' ? IMPORT_FIELDS : BUNDLE_FIELDS);

/**
 * What each column means, by its header: one meaning a column, one column a meaning. Whole names go before likenesses,
 * and among names the surer one wins, so that 运单号 is the return's waybill only where no 退货运单号 stands beside it.
 */
export const guessMapping = (headers: readonly string[], kind: ImportKind): ImportMapping => {
  const plain = headers.map(plainHeader);
  const mapping: (string | null)[] = headers.map(() => null);
  const take = (field: string, at: number): void => {
    if (at >= 0) mapping[at] = field;
  };
  const isFree = (at: number): boolean => mapping[at] === null;
  for (const [field, { names }] of wordsFor(kind)) {
    const name = names.find((one) => plain.some((header, at) => header === one && isFree(at)));
    if (name !== undefined)
      take(
        field,
        plain.findIndex((header, at) => header === name && isFree(at)),
      );
  }
  for (const [field, { like }] of wordsFor(kind)) {
    if (like !== undefined && !mapping.includes(field))
      take(
        field,
        plain.findIndex((header, at) => isFree(at) && like.test(header)),
      );
  }
  return mapping;
};

/**
 * Which of the first rows is the header: the one with the most columns known by name (exports put titles above it), else
 * the first that is not empty. -1 when all are empty.
 */
export const findHeader = (rows: readonly (readonly string[])[], kind: ImportKind): number => {
  const known = new Set(wordsFor(kind).flatMap(([, { names }]) => names));
  const counts = rows
    .slice(0, HEADER_LOOKED_FOR)
    .map((row) => row.filter((cell) => known.has(plainHeader(cell))).length);
  const most = Math.max(0, ...counts);
  if (most >= HEADER_WORDS) return counts.indexOf(most);
  return rows.findIndex((row) => row.some((cell) => cell.trim() !== ''));
};

/** What must be there before the import can start, and is not mapped yet. */
export const missingIn = (mapping: ImportMapping, kind: ImportKind): ImportNeed[] => {
  const has = (...fields: (ImportField | BundleField)[]): boolean => fields.some((field) => mapping.includes(field));
  const needs: [ImportNeed, boolean][] =
    kind === 'returns'
      ? [
          ['number', has('returnNo', 'orderNo')],
          ['waybill', has('returnWaybill', 'outboundWaybill')],
          ['goods', has('name', 'sku')],
          ['amount', has('amount')],
        ]
      : [
          ['bundleSku', has('bundleSku')],
          ['part', has('sku')],
        ];
  return needs.flatMap(([need, isThere]) => (isThere ? [] : [need]));
};

/** True when this says for each column of the file what it means, none twice. */
export const fitsFile = (mapping: ImportMapping, headers: readonly string[], kind: ImportKind): boolean => {
  const used = mapping.filter((field) => field !== null);
  const fields = fieldsOf(kind);
  return (
    mapping.length === headers.length &&
    used.every((field) => fields.includes(field)) &&
    new Set(used).size === used.length
  );
};

/** The same for files with the same columns in the same order, whatever they are called. */
export const fingerprintOf = (headers: readonly string[], kind: ImportKind): string =>
  createHash('sha256')
    .update(JSON.stringify([kind, ...headers.map(plainHeader)]))
    .digest('hex');
