import { atOnce, isStorageFault } from '../db/commit.ts';
import type { Database } from '../db/open.ts';
import type { ScanStore, StoredScan } from '../scan/scan-store.ts';

/**
 * Stores a scan together with what it does: one wait for the disk, not two. Where the two can't be stored together (a full
 * disk, a fault in handling it), the scan is stored first and by itself, so that it stays in the queue whatever happens next
 * (invariant 8). Null when it is stored already. Throws what storing or handling throws.
 */
export function keepAndHandle<T>(
  { db, scans }: { db: Database; scans: ScanStore },
  scan: Parameters<ScanStore['keep']>[0],
  handle: (kept: StoredScan) => T,
): T | null {
  const both = (): T | null => {
    const kept = scans.keep(scan);
    return kept === null ? null : handle(kept);
  };
  try {
    return atOnce(db, () => {
      const handled = both();
      // A full disk may take the whole transaction back, and what refused because of it says only that it did nothing.
      if (!db.inTransaction) throw new Error('the transaction of a scan was rolled back');
      return handled;
    });
  } catch (error) {
    // Neither "done" nor "failed": the station opens the file anew and looks.
    if (isStorageFault(error)) throw error;
    return both();
  }
}
