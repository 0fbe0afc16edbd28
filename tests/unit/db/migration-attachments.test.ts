import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/db/database.ts';
import { scratchFolder } from '../../support/platform-broken-files.ts';
import { insertDecided, MIGRATIONS } from '../../support/platform-rows.ts';

const NOW = 1_800_000_000_000;
const FILE = '021-attachments.sql';

describe(FILE, () => {
  it('keeps every tombstone of the version before, and lets an attachment be added and removed by rule, never changed', () => {
    const root = scratchFolder();
    const migrationsDir = join(root, 'migrations');
    mkdirSync(migrationsDir);
    for (const name of readdirSync(MIGRATIONS).filter((one) => one < FILE)) {
      cpSync(join(MIGRATIONS, name), join(migrationsDir, name));
    }
    const dataDir = join(root, 'data');
    const before = openDatabase({ dataDir, migrationsDir, binding: undefined, now: NOW });
    insertDecided(before.db, { returnNo: 'TB-1', at: NOW });
    const { id } = before.db.prepare('SELECT id FROM inspection').get() as { id: string };
    before.db.exec(`INSERT INTO deletion (kind, file, sha256, inspection_id, rule, bytes, operator_no, at)
      VALUES ('recording', 'film-1', '${'a'.repeat(64)}', '${id}', 'case:1095', 12, '', ${NOW}),
        ('photo', '${'b'.repeat(64)}', '${'b'.repeat(64)}', '${id}', 'intact-photo:180', 7, '0217', ${NOW + 1})`);
    const tombstones = before.db.prepare('SELECT * FROM deletion ORDER BY kind').all();
    const lines = before.db.prepare('SELECT * FROM custody_entry').all();
    before.close();

    const { db, close } = openDatabase({ dataDir, migrationsDir: MIGRATIONS, binding: undefined, now: NOW });
    expect(db.prepare('SELECT * FROM deletion ORDER BY kind').all()).toEqual(tombstones);
    expect(tombstones).toHaveLength(2);
    expect(db.prepare('SELECT * FROM custody_entry').all()).toEqual(lines);
    const add = (media: string, pages: string): void => {
      db.exec(`INSERT INTO attachment VALUES ('${media}-1', '${id}', 'appraisal', '${media}', '报告.pdf',
        '${'c'.repeat(64)}', 900, ${pages}, '0217', ${NOW})`);
    };
    add('pdf', '3');
    db.exec('SAVEPOINT picture');
    add('jpeg', 'NULL');
    db.exec('ROLLBACK TO picture; RELEASE picture');
    expect(() => {
      add('jpeg', '3');
    }).toThrow('CHECK');
    expect(() => {
      add('html', 'NULL');
    }).toThrow('CHECK');
    expect(() => db.exec('UPDATE attachment SET bytes = 1')).toThrow('append-only');
    expect(() => db.exec('DELETE FROM attachment')).toThrow('append-only');
    db.exec(`INSERT INTO deletion (kind, file, sha256, inspection_id, rule, bytes, operator_no, at)
      VALUES ('attachment', 'pdf-1', '${'c'.repeat(64)}', '${id}', 'case:1095', 900, '', ${NOW})`);
    expect(() => db.exec('DELETE FROM deletion')).toThrow('append-only');
    expect(db.prepare('SELECT event, inspection_id FROM custody_entry ORDER BY seq DESC LIMIT 2').all()).toEqual([
      { event: 'deleted', inspection_id: id },
      { event: 'attached', inspection_id: id },
    ]);
    close();
  });
});
