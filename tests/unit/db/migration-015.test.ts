import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/db/database.ts';
import { scratchFolder } from '../../support/platform-broken-files.ts';
import { insertDecided, MIGRATIONS } from '../../support/platform-rows.ts';

const NOW = 1_800_000_000_000;
const FILE = '015-repack.sql';

describe(FILE, () => {
  it('leaves what the version before stored as it was: each of its films shows an opening', () => {
    const root = scratchFolder();
    const migrationsDir = join(root, 'migrations');
    mkdirSync(migrationsDir);
    for (const name of readdirSync(MIGRATIONS).filter((one) => one < FILE)) {
      cpSync(join(MIGRATIONS, name), join(migrationsDir, name));
    }
    const dataDir = join(root, 'data');
    const before = openDatabase({ dataDir, migrationsDir, binding: undefined, now: NOW });
    insertDecided(before.db, { returnNo: 'TB-1', at: NOW });
    before.db
      .exec(`INSERT INTO recording (id, inspection_id, camera_label, codec, width_px, height_px, started_at, operator_no)
      SELECT 'film-1', id, 'top', 'avc1', 4, 3, ${NOW}, '0217' FROM inspection`);
    const lines = before.db.prepare('SELECT * FROM custody_entry').all();
    before.close();

    const { db, close } = openDatabase({ dataDir, migrationsDir: MIGRATIONS, binding: undefined, now: NOW });
    expect(db.prepare('SELECT * FROM custody_entry').all()).toEqual(lines);
    expect(db.prepare('SELECT count(*) AS n FROM repack_film').get()).toEqual({ n: 0 });
    const { id } = db.prepare('SELECT id FROM inspection').get() as { id: string };
    const add = (repack: string, state: string): void => {
      db.prepare(`INSERT INTO repack VALUES (?, ?, ?, NULL, NULL, '0217', ${NOW}, ${NOW + 5})`).run(repack, id, state);
    };
    add('k1', 'open');
    // One camera, one packing.
    expect(() => {
      add('k2', 'open');
    }).toThrow('UNIQUE');
    expect(() => {
      add('k3', 'sent');
    }).toThrow('CHECK');
    db.exec(`INSERT INTO repack_film VALUES ('film-1', '${id}', ${NOW})`);
    // A scan that is handled now belongs to what is being packed.
    db.exec(
      `INSERT INTO scan (id, raw, source, scanned_at, stored_at) VALUES ('s1', 'SF1', 'scanner', ${NOW}, ${NOW})`,
    );
    db.exec(`UPDATE scan SET handled_at = ${NOW + 6}, outcome = 'open:counted' WHERE id = 's1'`);
    const told = db.prepare(`SELECT event, inspection_id FROM custody_entry ORDER BY seq DESC LIMIT 4`).all();
    expect(told).toEqual([
      { event: 'scan-handled', inspection_id: id },
      { event: 'scan-read', inspection_id: null },
      { event: 'repack-filmed', inspection_id: id },
      { event: 'repack-begun', inspection_id: id },
    ]);
    close();
  });
});
