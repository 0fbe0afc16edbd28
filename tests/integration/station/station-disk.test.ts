import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/db/database.ts';

// `ulimit -f`: a file that can't grow any more answers SQLite's write with an I/O error, as a failing disk does.
describe.skipIf(process.platform === 'win32')('a disk that fails under the database', () => {
  it('is neither "done" nor "failed": every scan that was confirmed is there, and the alarm says stop', () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'dockproof-disk-'));
    // Kilobytes a file may have: a new database has 760, and must fit.
    const child = `ulimit -f 1000; exec "${process.execPath}" tests/support/station-full-disk-child.ts "${dataDir}" 400`;
    const { stdout, status } = spawnSync('bash', ['-c', child], { encoding: 'utf8' });
    expect(status).toBe(0);
    const said = stdout.trim().split('\n');
    const confirmed = said.filter((line) => line.startsWith('stored ')).map((line) => line.slice('stored '.length));
    expect(confirmed.length).toBeGreaterThan(0);
    expect(said.some((line) => line.startsWith('commit-unknown '))).toBe(true);
    expect(said.some((line) => line.startsWith('alarm ') && line.includes('storage-fault'))).toBe(true);

    const opened = openDatabase({
      dataDir,
      migrationsDir: 'src/main/db/migrations',
      binding: undefined,
      now: Date.now(),
    });
    const parcels = opened.db.prepare<[], { waybill: string }>('SELECT waybill FROM parcel').all();
    expect(parcels.map(({ waybill }) => waybill)).toEqual(expect.arrayContaining(confirmed));
    expect(opened.db.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    opened.close();
    rmSync(dataDir, { recursive: true });
  });
});
