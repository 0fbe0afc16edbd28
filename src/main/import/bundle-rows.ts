import type { BundlePart } from '../../shared/expected-return.ts';
import type { BundleField } from '../../shared/import.ts';
import type { RejectWhy } from '../../shared/rejections.ts';
import * as cell from './cell-rules.ts';
import type { Columns } from './row-rules.ts';
import type { Rejection, TableRow } from './table-rows.ts';

const MAX_NUMBER = 64;
const MAX_PARTS = 50;
const MAX_IN_ONE = 1000;

/** A bundle as a file tells it; null when one of its rows can't be taken. */
type ReadBundle = { parts: BundlePart[] | null; rejections: Rejection<BundleField>[] };

const textOf = (columns: Columns, { cells }: TableRow, field: BundleField): string => {
  const at = columns.get(field);
  return at === undefined ? '' : (cells[at] ?? '');
};

/** What rows of one bundle have in common; null for a row that names none. */
export function bundleKey(columns: Columns, row: TableRow): string | null {
  const sku = cell.cleanNumber(textOf(columns, row, 'bundleSku'));
  return sku === '' ? null : sku;
}

/** One row → one part, or why not. */
function readPart(columns: Columns, row: TableRow): BundlePart | Rejection<BundleField> {
  const bad = (why: RejectWhy, field: BundleField): Rejection<BundleField> => ({
    row: row.row,
    why,
    field,
    text: textOf(columns, row, field),
  });
  const bundleSku = cell.cleanNumber(textOf(columns, row, 'bundleSku'));
  const sku = cell.cleanNumber(textOf(columns, row, 'sku'));
  const barcodes = cell.splitList(textOf(columns, row, 'barcode'));
  const quantity =
    textOf(columns, row, 'quantity').trim() === '' ? 1 : cell.readQuantity(textOf(columns, row, 'quantity'));
  if (bundleSku === '') return bad('no-bundle-sku', 'bundleSku');
  if (sku === '') return bad('no-goods', 'sku');
  if (bundleSku.length > MAX_NUMBER) return bad('too-long', 'bundleSku');
  if (cell.hasLostDigits(bundleSku)) return bad('digits-lost', 'bundleSku');
  if (sku.length > MAX_NUMBER) return bad('too-long', 'sku');
  if (cell.hasLostDigits(sku)) return bad('digits-lost', 'sku');
  if (sku === bundleSku) return bad('part-of-itself', 'sku');
  if (quantity === null || quantity < 1 || quantity > MAX_IN_ONE) return bad('bad-quantity', 'quantity');
  if (barcodes.some((one) => one.length > MAX_NUMBER) || barcodes.length > MAX_PARTS) return bad('too-long', 'barcode');
  if (barcodes.some(cell.hasLostDigits)) return bad('digits-lost', 'barcode');
  const name = cell.cutText(textOf(columns, row, 'name'), 120);
  return { sku, name: name === '' ? sku : name, quantity, barcodes };
}

/** The rows of one bundle → its parts, all of them or none: half a bundle would make the other half look extra. */
export function readBundle(columns: Columns, rows: readonly TableRow[]): ReadBundle {
  const parts: BundlePart[] = [];
  const rejections: Rejection<BundleField>[] = [];
  for (const row of rows) {
    const read = readPart(columns, row);
    if ('why' in read) rejections.push(read);
    else if (parts.some(({ sku }) => sku === read.sku))
      rejections.push({ row: row.row, why: 'duplicate-row', field: 'sku', text: read.sku });
    else parts.push(read);
  }
  const [head] = rows;
  if (parts.length > MAX_PARTS && head !== undefined)
    rejections.push({ row: head.row, why: 'too-many-lines', field: 'bundleSku', text: '' });
  if (rejections.every(({ why }) => why === 'duplicate-row')) return { parts, rejections };
  const told = new Set(rejections.map(({ row }) => row));
  const others = rows.flatMap(({ row }): Rejection<BundleField>[] =>
    told.has(row) ? [] : [{ row, why: 'other-row-bad', field: null, text: '' }],
  );
  return { parts: null, rejections: [...rejections, ...others] };
}
