import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepAndHandle } from '../../../src/main/bench/keep-and-handle.ts';
import { atOnce } from '../../../src/main/db/commit.ts';
import { openDatabase } from '../../../src/main/db/database.ts';
import type { OpenedDatabase } from '../../../src/main/db/database.ts';
import { openForReading } from '../../../src/main/db/open.ts';
import type { Database } from '../../../src/main/db/open.ts';
import { createIds } from '../../../src/main/lib/ids.ts';
import { createScanStore } from '../../../src/main/scan/scan-store.ts';
import type { ScanStore } from '../../../src/main/scan/scan-store.ts';
import { createFakeClock } from '../../support/fake-clock.ts';

// A scan and what it does share one flush; whatever goes wrong, the scan is on the disk (invariant 8).

const SCAN = { raw: 'SF1300001234562', source: 'scanner', scannedAt: 1000, storedAt: 1001 } as const;

let folder: string;
let opened: OpenedDatabase;
let other: Database;
let scans: ScanStore;

/** What another process would find on the disk now. */
const onDisk = (): unknown[] => other.prepare('SELECT raw, outcome FROM scan ORDER BY seq').all();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dockproof-scan-'));
  opened = openDatabase({ dataDir: folder, migrationsDir: 'src/main/db/migrations', binding: undefined, now: 1 });
  other = openForReading(opened.db.name, undefined);
  scans = createScanStore(opened.db, createIds(createFakeClock()));
});
afterEach(() => {
  other.close();
  opened.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a scan and what it does', () => {
  it('reach the disk together', () => {
    const during: unknown[] = [];
    const answer = keepAndHandle({ db: opened.db, scans }, SCAN, (kept) => {
      during.push(onDisk());
      scans.markHandled(kept.id, 'open:found', 1002);
      return 'found';
    });
    expect(answer).toBe('found');
    expect(during).toEqual([[]]);
    expect(onDisk()).toEqual([{ raw: SCAN.raw, outcome: 'open:found' }]);
  });

  it('are left alone when the scan is there already', () => {
    keepAndHandle({ db: opened.db, scans }, SCAN, () => 'once');
    const again = keepAndHandle({ db: opened.db, scans }, SCAN, () => {
      throw new Error('handled twice');
    });
    expect(again).toBeNull();
    expect(onDisk()).toHaveLength(1);
  });

  it('are parted when handling it fails: the scan stays and waits, nothing else does', () => {
    expect(() =>
      keepAndHandle({ db: opened.db, scans }, SCAN, (kept) =>
        atOnce(opened.db, () => {
          scans.markHandled(kept.id, 'half of it', 1002);
          throw new Error('a fault in our own work');
        }),
      ),
    ).toThrow('a fault in our own work');
    expect(onDisk()).toEqual([{ raw: SCAN.raw, outcome: null }]);
    expect(scans.waiting().map(({ raw }) => raw)).toEqual([SCAN.raw]);
  });

  it('are parted when a full disk takes the transaction back under what refused because of it', () => {
    let tries = 0;
    const answer = keepAndHandle({ db: opened.db, scans }, SCAN, () => {
      tries += 1;
      // SQLite does this by itself for some errors: https://www.sqlite.org/lang_transaction.html#response_to_errors_within_a_transaction
      if (opened.db.inTransaction) opened.db.exec('ROLLBACK');
      return 'disk-full';
    });
    expect(answer).toBe('disk-full');
    expect(tries).toBe(2);
    expect(onDisk()).toEqual([{ raw: SCAN.raw, outcome: null }]);
  });

  it('are not tried again after an I/O error: whether they are on the disk must be looked up first', () => {
    let tries = 0;
    expect(() =>
      keepAndHandle({ db: opened.db, scans }, SCAN, () => {
        tries += 1;
        throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_FSYNC' });
      }),
    ).toThrow('disk I/O error');
    expect(tries).toBe(1);
    expect(onDisk()).toEqual([]);
  });
});
