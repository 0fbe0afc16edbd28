import type { ScanSource } from '../../shared/scan.ts';
import { atOnce } from '../db/commit.ts';
import type { Database } from '../db/open.ts';
import type { Ids } from '../lib/ids.ts';

// scan: the first stage. Before it only keys; after it the session gives the text a meaning. A scan is stored no later
// than what is made of it (invariant 8: what the scanner sent is either handled or shown).

export type StoredScan = { id: string; raw: string; source: ScanSource; scannedAt: number };

export type ScanStore = {
  /**
   * Stores a scan as it came; durable when this returns. Null when it is stored already: the window sends a scan again
   * whose answer it never got, and nobody scans the same twice in one millisecond.
   */
  keep: (scan: { raw: string; source: ScanSource; scannedAt: number; storedAt: number }) => StoredScan | null;
  /** Scans that nobody has handled yet, oldest first. */
  waiting: () => StoredScan[];
  /** Notes what became of it; must be in the transaction of its effect. */
  markHandled: (id: string, outcome: string, now: number) => void;
};

type Row = { id: string; raw: string; source: ScanSource; scanned_at: number };

export function createScanStore(db: Database, ids: Ids): ScanStore {
  const insert = db.prepare<[string, string, string, number, number]>(
    'INSERT INTO scan (id, raw, source, scanned_at, stored_at) VALUES (?, ?, ?, ?, ?)',
  );
  const same = db.prepare<[string, number], { id: string }>(
    `SELECT id FROM (SELECT id, raw, scanned_at FROM scan ORDER BY seq DESC LIMIT 100) WHERE raw = ? AND scanned_at = ?`,
  );
  const waiting = db.prepare<[], Row>(
    'SELECT id, raw, source, scanned_at FROM scan WHERE handled_at IS NULL ORDER BY seq',
  );
  const handled = db.prepare<[number, string, string]>('UPDATE scan SET handled_at = ?, outcome = ? WHERE id = ?');

  return {
    keep: ({ raw, source, scannedAt, storedAt }) => {
      if (same.get(raw, scannedAt) !== undefined) return null;
      const id = ids.next();
      atOnce(db, () => insert.run(id, raw, source, scannedAt, storedAt));
      return { id, raw, source, scannedAt };
    },
    waiting: () =>
      waiting.all().map((row) => ({ id: row.id, raw: row.raw, source: row.source, scannedAt: row.scanned_at })),
    markHandled: (id, outcome, now) => {
      atOnce(db, () => handled.run(now, outcome, id));
    },
  };
}
