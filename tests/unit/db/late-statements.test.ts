import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/db/database.ts';
import { prepareLate } from '../../../src/main/db/late-statements.ts';
import { loadSqlite } from '../../../src/main/db/open.ts';
import type { Database } from '../../../src/main/db/open.ts';
import { openBenchCore } from '../../bench/lib/bench-core.ts';
import { scratchFolder } from '../../support/platform-broken-files.ts';
import { MIGRATIONS } from '../../support/platform-rows.ts';

/** A database that tells what it compiles. */
function openHeard(): { db: Database; compiled: string[] } {
  const db = new (loadSqlite(undefined))(join(scratchFolder(), 'late.db'));
  const compiled: string[] = [];
  const prepare = db.prepare.bind(db);
  db.prepare = (sql: string) => {
    compiled.push(sql);
    return prepare(sql);
  };
  db.exec('CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT) STRICT');
  prepareLate(db);
  return { db, compiled };
}

const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
};

describe('statements of the station', () => {
  it('all compile on the schema that the migrations make', () => {
    const dataDir = scratchFolder();
    const opened = openDatabase({ dataDir, migrationsDir: MIGRATIONS, binding: undefined, now: 0 });
    opened.close();
    const db = new (loadSqlite(undefined))(join(dataDir, 'app.db'));
    // Here each is compiled where it is made.
    expect(() => openBenchCore(db, dataDir)).not.toThrow();
    db.close();
  });
});

describe('a late statement', () => {
  it('is compiled by its first use, once, and then does what one does', () => {
    const { db, compiled } = openHeard();
    const insert = db.prepare('INSERT INTO t (b) VALUES (?)');
    const all = db.prepare('SELECT a, b FROM t ORDER BY a');
    const names = db.prepare('SELECT b FROM t ORDER BY a').pluck();
    const rows = db.prepare('SELECT a, b FROM t ORDER BY a').raw();
    expect(compiled).toEqual([]);
    expect([insert.run('x').lastInsertRowid, insert.run('y').changes]).toEqual([1, 1]);
    expect(compiled).toEqual(['INSERT INTO t (b) VALUES (?)']);
    expect(all.all()).toEqual([
      { a: 1, b: 'x' },
      { a: 2, b: 'y' },
    ]);
    expect([...all.iterate()]).toHaveLength(2);
    expect(names.get()).toBe('x');
    expect(names.all()).toEqual(['x', 'y']);
    expect(rows.all()).toEqual([
      [1, 'x'],
      [2, 'y'],
    ]);
    expect(all.pluck().all()).toEqual([1, 2]);
    expect(compiled).toHaveLength(4);
    db.close();
  });

  it('that SQLite refuses throws at its first use', () => {
    const { db } = openHeard();
    const wrong = db.prepare('SELECT missing FROM t');
    expect(() => wrong.all()).toThrow('no such column: missing');
    db.close();
  });

  it('is compiled while nothing else goes on; one that is refused holds up none, and throws when it is used', async () => {
    const { db, compiled } = openHeard();
    const wrong = db.prepare('SELECT missing FROM t');
    db.prepare('SELECT a FROM t');
    await until(() => compiled.length === 2);
    expect(() => wrong.all()).toThrow('no such column: missing');
    // From here on as without it: compiled where it is made.
    expect(() => db.prepare('SELECT missing FROM t')).toThrow('no such column: missing');
    db.close();
  });

  it('of a database that was closed is left alone', async () => {
    const { db, compiled } = openHeard();
    db.prepare('SELECT a FROM t');
    db.close();
    await new Promise((resolve) => setTimeout(resolve, 2200));
    expect(compiled).toEqual([]);
  });
});
