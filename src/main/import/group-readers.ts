import type { BundlePart, ExpectedReturn } from '../../shared/expected-return.ts';
import type { ImportKind } from '../../shared/import.ts';
import { bundleKey, readBundle } from './bundle-rows.ts';
import { readReturn } from './return-rules.ts';
import { returnKey } from './row-rules.ts';
import type { Columns } from './row-rules.ts';
import type { Rejection, TableRow } from './table-rows.ts';

/** What a batch stores in one transaction: all of it or nothing. */
export type Batch = { returns: ExpectedReturn[]; bundles: { sku: string; parts: readonly BundlePart[] }[] };

/** How rows of this kind of file belong together, and what they come to. */
export type GroupReader = {
  /** Rows with the same key are one return or one bundle; null for a row that names none. */
  keyOf: (row: TableRow) => string | null;
  /** Adds what the rows say to the batch; gives back those that were not taken. */
  read: (rows: readonly TableRow[], batch: Batch) => readonly Rejection[];
};

type ReaderOptions = { columns: Columns; isConnected: (platform: string) => boolean; version: number };

export function createGroupReader(kind: ImportKind, options: ReaderOptions): GroupReader {
  const { columns } = options;
  switch (kind) {
    case 'returns':
      return {
        keyOf: (row) => returnKey(columns, row),
        read: (rows, batch) => {
          const { expected, rejections } = readReturn(rows, options);
          if (expected !== null) batch.returns.push(expected);
          return rejections;
        },
      };
    case 'bundles':
      return {
        keyOf: (row) => bundleKey(columns, row),
        read: (rows, batch) => {
          const { parts, rejections } = readBundle(columns, rows);
          const [head] = rows;
          const sku = head === undefined ? null : bundleKey(columns, head);
          if (parts !== null && sku !== null) batch.bundles.push({ sku, parts });
          return rejections;
        },
      };
  }
}
