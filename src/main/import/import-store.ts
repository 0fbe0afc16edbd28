import type { BundlePart } from '../../shared/expected-return.ts';
import type { ImportMapping } from '../../shared/import.ts';
import type { Database } from '../db/open.ts';

export type ImportStore = {
  /** How a person mapped a file with these headers last time; null when nobody did. */
  mappingOf: (fingerprint: string) => ImportMapping | null;
  remember: (source: { fingerprint: string; fileName: string; mapping: ImportMapping; now: number }) => void;
  /** Takes the place of what was told of this bundle before. */
  saveBundle: (bundleSku: string, parts: readonly BundlePart[]) => void;
};

export function createImportStore(db: Database): ImportStore {
  const read = db.prepare<[string], { mapping: string }>('SELECT mapping FROM import_source WHERE fingerprint = ?');
  const write = db.prepare<[string, string, string, number]>(
    `INSERT INTO import_source (fingerprint, file_name, mapping, used_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (fingerprint) DO UPDATE SET file_name = excluded.file_name, mapping = excluded.mapping,
       used_at = excluded.used_at`,
  );
  const dropParts = db.prepare<[string]>('DELETE FROM bundle_part WHERE bundle_sku = ?');
  const addPart = db.prepare<[string, number, string, string, number, string]>(
    'INSERT INTO bundle_part (bundle_sku, position, sku, name, quantity, barcodes) VALUES (?, ?, ?, ?, ?, ?)',
  );
  return {
    mappingOf: (fingerprint) => {
      const row = read.get(fingerprint);
      return row === undefined ? null : (JSON.parse(row.mapping) as ImportMapping);
    },
    remember: ({ fingerprint, fileName, mapping, now }) => {
      write.run(fingerprint, fileName, JSON.stringify(mapping), now);
    },
    saveBundle: (bundleSku, parts) => {
      dropParts.run(bundleSku);
      parts.forEach(({ sku, name, quantity, barcodes }, position) => {
        addPart.run(bundleSku, position, sku, name, quantity, JSON.stringify(barcodes));
      });
    },
  };
}
