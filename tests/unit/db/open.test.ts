import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/db/database.ts';
import { loadSqlite, openConnection } from '../../../src/main/db/open.ts';
import type { Database } from '../../../src/main/db/open.ts';
import { fatalCodeOf, scratchFolder } from '../../support/platform-broken-files.ts';
import { MIGRATIONS } from '../../support/platform-rows.ts';

const NOW = 1_800_000_000_000;
const open = (dataDir: string) => openDatabase({ dataDir, migrationsDir: MIGRATIONS, binding: undefined, now: NOW });
const settingsOf = (db: Database): Record<string, unknown> =>
  Object.fromEntries(
    ['synchronous', 'journal_mode', 'foreign_keys', 'trusted_schema', 'busy_timeout', 'temp_store'].map((name) => [
      name,
      db.pragma(name, { simple: true }),
    ]),
  );
/** What this process has open; nothing where the system doesn't tell. */
const openFiles = (): string[] =>
  process.platform === 'linux'
    ? readdirSync('/proc/self/fd').flatMap((fd) => {
        try {
          return [readlinkSync(`/proc/self/fd/${fd}`)];
        } catch (error) {
          // The handle that reads the folder is gone by now.
          if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
          throw error;
        }
      })
    : [];
const DURABLE = {
  synchronous: 2,
  journal_mode: 'wal',
  foreign_keys: 1,
  trusted_schema: 0,
  busy_timeout: 2000,
  temp_store: 2,
};

describe('durable settings', () => {
  it('hold after a write, on a new file and on one that was there', () => {
    const dataDir = scratchFolder();
    for (let start = 0; start < 2; start++) {
      const { db, close } = open(dataDir);
      db.prepare('INSERT OR REPLACE INTO setting (name, value, changed_at) VALUES (?, ?, ?)').run('a', '1', NOW);
      expect(settingsOf(db)).toEqual(DURABLE);
      close();
    }
  });

  it('keep what a statement may have to take back in memory: no file is made beside the database', () => {
    const { db, close } = open(scratchFolder());
    db.exec(`CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT NOT NULL) STRICT; CREATE TABLE u (a INTEGER) STRICT;
      CREATE TRIGGER t_u AFTER INSERT ON t BEGIN INSERT INTO u SELECT NEW.a; SELECT RAISE(ABORT, 'no') WHERE NEW.a < 0; END`);
    const insert = db.prepare('INSERT INTO t (a, b) VALUES (?, ?)');
    const changeMuch = (): string[] =>
      db.transaction(() => {
        for (let n = 1; n <= 200; n++) insert.run(n, 'x'.repeat(2000));
        db.exec('SAVEPOINT s; UPDATE t SET b = b || 1');
        const before = openFiles();
        db.exec('ROLLBACK TO s; RELEASE s; DELETE FROM t; DELETE FROM u');
        return before;
      })();
    const isNameless = (file: string): boolean => /etilqs|\(deleted\)/.test(file);
    expect(changeMuch().filter(isNameless)).toEqual([]);
    // The test sees such a file where there is one.
    db.pragma('temp_store = FILE');
    if (process.platform === 'linux') expect(changeMuch().filter(isNameless)).not.toEqual([]);
    expect(() => insert.run(-1, 'x')).toThrow('no');
    expect(db.prepare('SELECT (SELECT count(*) FROM t) + (SELECT count(*) FROM u)').pluck().get()).toBe(0);
    close();
  });

  it('would not hold by themselves: SQLite as built here says FULL before the first write and is NORMAL after it', () => {
    const Sqlite = loadSqlite(undefined);
    const db = new Sqlite(join(scratchFolder(), 'plain.db'));
    db.pragma('journal_mode = WAL');
    const before = db.pragma('synchronous', { simple: true });
    db.exec('CREATE TABLE t (a)');
    expect([before, db.pragma('synchronous', { simple: true })]).toEqual([2, 1]);
    db.close();
  });

  it('refuse rows without the row they belong to', () => {
    const { db, close } = open(scratchFolder());
    expect(() => db.prepare(`INSERT INTO parcel_return VALUES ('no', 'no')`).run()).toThrow(/FOREIGN KEY/);
    close();
  });
});

/** strace may be missing, or forbidden (a container without ptrace). */
const canTrace = spawnSync('strace', ['-f', '-e', 'trace=fsync', 'true']).status === 0;
const COMMITS = 40;
const WRITER = `
  const { openConnection } = await import('./src/main/db/open.ts');
  const [file, synchronous] = process.argv.slice(1);
  const db = openConnection(file, undefined);
  if (synchronous !== 'as-opened') db.pragma('synchronous = ' + synchronous);
  const write = db.prepare('INSERT INTO setting (name, value, changed_at) VALUES (?, ?, ?)');
  for (let n = 0; n < ${COMMITS}; n++) write.run(synchronous + n, '1', n);
  process.kill(process.pid, 'SIGKILL');
`;

function countFlushes(file: string, synchronous: string): number {
  const log = `${file}.${synchronous}.strace`;
  const args = ['-f', '-e', 'trace=fsync,fdatasync', '-o', log, process.execPath, '--input-type=module', '-e', WRITER];
  spawnSync('strace', [...args, file, synchronous], { stdio: 'ignore' });
  return readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => /\bf(?:data)?sync\(\d+\)? *(?:=|<unfinished)/.test(line)).length;
}

describe.skipIf(!canTrace)('flushes to the disk, counted by strace where it is installed', { timeout: 60_000 }, () => {
  it('are one for each commit; with NORMAL there would be next to none', () => {
    const dataDir = scratchFolder();
    open(dataDir).close();
    const file = join(dataDir, 'app.db');
    expect(countFlushes(file, 'as-opened')).toBeGreaterThanOrEqual(COMMITS);
    expect(countFlushes(file, 'NORMAL')).toBeLessThan(COMMITS / 4);
  });
});

describe('the SQLite module', () => {
  it('is refused with a sentence below Node-API 10, where it would end the process without one', () => {
    for (const napi of ['9', '8', undefined])
      expect(fatalCodeOf(() => loadSqlite(undefined, napi ?? '0'))).toBe('sqlite-unsupported');
    expect(typeof loadSqlite(undefined, '10')).toBe('function');
  });

  it('is refused when the binary rebuilt for an older runtime is missing', () => {
    const missing = join(scratchFolder(), 'better_sqlite3.node');
    expect(fatalCodeOf(() => loadSqlite(missing, '9'))).toBe('sqlite-unsupported');
    expect(fatalCodeOf(() => openConnection(join(scratchFolder(), 'a.db'), missing))).toBe('sqlite-unsupported');
  });
});

describe('a kill in the middle of a transaction', () => {
  it('leaves what was committed, all of it, and nothing of the rest', () => {
    const dataDir = scratchFolder();
    open(dataDir).close();
    const script = `
      const { openConnection } = await import('./src/main/db/open.ts');
      const db = openConnection(process.argv[1], undefined);
      const write = db.prepare("INSERT INTO setting (name, value, changed_at) VALUES (?, '1', 0)");
      for (let n = 0; n < 25; n++) write.run('committed' + n);
      db.exec('BEGIN IMMEDIATE');
      for (let n = 0; n < 25; n++) write.run('lost' + n);
      process.kill(process.pid, 'SIGKILL');`;
    const run = () =>
      execFileSync(process.execPath, ['--input-type=module', '-e', script, join(dataDir, 'app.db')], { stdio: 'pipe' });
    expect(run).toThrow();
    const { db, close } = open(dataDir);
    const names = db
      .prepare<[], { name: string }>('SELECT name FROM setting')
      .all()
      .map(({ name }) => name);
    expect(names).toHaveLength(25);
    expect(names.filter((name) => name.startsWith('lost'))).toEqual([]);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    close();
  });
});
