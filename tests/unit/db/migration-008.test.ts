import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/db/database.ts';
import { scratchFolder } from '../../support/platform-broken-files.ts';
import { insertDecided, MIGRATIONS } from '../../support/platform-rows.ts';

const NOW = 1_800_000_000_000;
const FILE = '008-people.sql';

describe(FILE, () => {
  it('leaves a bench of the version before as it was, and without people', () => {
    const root = scratchFolder();
    const migrationsDir = join(root, 'migrations');
    mkdirSync(migrationsDir);
    for (const name of readdirSync(MIGRATIONS).filter((one) => one < FILE)) {
      cpSync(join(MIGRATIONS, name), join(migrationsDir, name));
    }
    const dataDir = join(root, 'data');
    const before = openDatabase({ dataDir, migrationsDir, binding: undefined, now: NOW });
    insertDecided(before.db, { returnNo: 'TB-1', at: NOW });
    const lines = before.db.prepare('SELECT * FROM custody_entry').all();
    before.close();
    const { db, close } = openDatabase({ dataDir, migrationsDir: MIGRATIONS, binding: undefined, now: NOW });
    expect(db.prepare('SELECT count(*) AS n FROM person_change').get()).toEqual({ n: 0 });
    expect(db.prepare('SELECT count(*) AS n FROM inspection').get()).toEqual({ n: 1 });
    expect(db.prepare('SELECT * FROM custody_entry').all()).toEqual(lines);
    db.exec(`INSERT INTO person_change (person_id, operator_no, name, roles, shops, may_confirm, is_active, by_operator_no, at)
      VALUES ('p-1', '0001', '周', '["inspector"]', '[]', 0, 1, '0001', ${NOW})`);
    expect(() => db.exec("UPDATE person_change SET roles = '[]'")).toThrow('append-only');
    expect(() => db.exec('DELETE FROM person_change')).toThrow('append-only');
    expect(() => db.exec(`INSERT INTO person_secret (person_id, pin_hash, changed_at) VALUES ('p-1', 'x', 0)`)).toThrow(
      'CHECK',
    );
    const entries = db.prepare(`SELECT event FROM custody_entry WHERE event = 'person-changed'`).all();
    expect(entries).toHaveLength(1);
    close();
  });
});
