import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  closeSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/db/database.ts';
import type { OpenedDatabase } from '../../../src/main/db/database.ts';
import { loadSqlite } from '../../../src/main/db/open.ts';
import { fatalCodeOf, printOf, scratchFolder } from '../../support/platform-broken-files.ts';
import { MIGRATIONS } from '../../support/platform-rows.ts';

const NOW = 1_800_000_000_000;
const open = (dataDir: string, migrationsDir = MIGRATIONS): OpenedDatabase =>
  openDatabase({ dataDir, migrationsDir, binding: undefined, now: NOW });

/** A bench that worked for a while: some settings, closed cleanly (or not). */
function usedFolder({ isClean = true, rows = 500 } = {}): string {
  const dataDir = scratchFolder();
  const { db, close } = open(dataDir);
  const write = db.prepare(`INSERT INTO setting (name, value, changed_at) VALUES (?, '"x"', 0)`);
  db.transaction(() => {
    for (let n = 0; n < rows; n++) write.run(`name-${n}-${'x'.repeat(60)}`);
  })();
  if (isClean) close();
  else db.close();
  return dataDir;
}
const refusal = (dataDir: string, migrationsDir?: string): string => {
  const file = join(dataDir, 'app.db');
  const before = printOf(file);
  const code = fatalCodeOf(() => open(dataDir, migrationsDir));
  expect(printOf(file)).toBe(before);
  return code;
};

describe('opening', () => {
  it('makes a new database, and finds everything again', () => {
    const dataDir = usedFolder();
    const { db, wasUnclean, close } = open(dataDir);
    expect(wasUnclean).toBe(false);
    expect(db.prepare('SELECT count(*) AS n FROM setting').get()).toEqual({ n: 500 });
    close();
  });

  it('knows an unclean end', () => {
    const dataDir = usedFolder({ isClean: false });
    const { wasUnclean, close } = open(dataDir);
    expect(wasUnclean).toBe(true);
    close();
    expect(open(dataDir).wasUnclean).toBe(false);
  });
});

describe('a first start that was killed', () => {
  it.each([
    ['before the first byte', ''],
    ['in the middle of making the tables', `db.exec('BEGIN IMMEDIATE; CREATE TABLE setting (a)');`],
    [
      'before the tables, with a rollback journal',
      `db.pragma('journal_mode = DELETE'); db.exec('BEGIN IMMEDIATE; CREATE TABLE setting (a)');`,
    ],
  ])('%s is made good by the next one', (_, act) => {
    const dataDir = scratchFolder();
    const file = join(dataDir, 'app.db');
    writeFileSync(file, '');
    const script = `
      const { openConnection } = await import('./src/main/db/open.ts');
      const db = openConnection(process.argv[1], undefined);
      db.pragma('cache_size = 1'); db.pragma('cache_spill = ON');
      ${act}
      process.kill(process.pid, 'SIGKILL');`;
    if (act !== '') spawnSync(process.execPath, ['--input-type=module', '-e', script, file]);
    const { db, close } = open(dataDir);
    expect(db.prepare('SELECT count(*) AS n FROM setting').get()).toEqual({ n: 0 });
    close();
  });
});

describe('what is refused, and left as it was to the byte', () => {
  it('a file that is no database', () => {
    const dataDir = scratchFolder();
    writeFileSync(
      join(dataDir, 'app.db'),
      'this is not a database, but something that a person may want back\n'.repeat(99),
    );
    expect(refusal(dataDir)).toBe('database-broken');
  });

  it('a database cut off in the middle', () => {
    const dataDir = usedFolder({ isClean: false });
    const file = join(dataDir, 'app.db');
    truncateSync(file, Math.floor(statSync(file).size / 2));
    expect(refusal(dataDir)).toBe('database-broken');
  });

  it('a database with a page of zeros, found after an unclean end', () => {
    const dataDir = usedFolder({ isClean: false, rows: 3_000 });
    const file = join(dataDir, 'app.db');
    const handle = openSync(file, 'r+');
    writeSync(handle, Buffer.alloc(4096), 0, 4096, Math.floor(statSync(file).size / 4096 / 2) * 4096);
    closeSync(handle);
    expect(refusal(dataDir)).toBe('database-broken');
  });

  it.each(['delete', 'wal'])('another program’s database (journal mode %s)', (mode) => {
    const dataDir = scratchFolder();
    const Sqlite = loadSqlite(undefined);
    const foreign = new Sqlite(join(dataDir, 'app.db'));
    foreign.pragma(`journal_mode = ${mode}`);
    foreign.exec(`CREATE TABLE moz_places (url TEXT); INSERT INTO moz_places VALUES ('x')`);
    foreign.close();
    expect(refusal(dataDir)).toBe('database-broken');
  });

  it('a database of a newer version', () => {
    const dataDir = usedFolder();
    const Sqlite = loadSqlite(undefined);
    const db = new Sqlite(join(dataDir, 'app.db'));
    db.prepare('INSERT INTO migration (version, name, sha256, at) VALUES (99, ?, ?, 0)').run('099-future.sql', 'x');
    db.close();
    expect(refusal(dataDir)).toBe('database-newer');
  });

  it('a database of a newer version that was not closed: its unwritten pages stay where they are', () => {
    const newer = usedFolder();
    const Sqlite = loadSqlite(undefined);
    const db = new Sqlite(join(newer, 'app.db'));
    db.prepare('INSERT INTO migration (version, name, sha256, at) VALUES (99, ?, ?, 0)').run('099-future.sql', 'x');
    const dataDir = scratchFolder();
    for (const name of ['app.db', 'app.db-wal']) copyFileSync(join(newer, name), join(dataDir, name));
    db.close();
    const wal = printOf(join(dataDir, 'app.db-wal'));
    expect(refusal(dataDir)).toBe('database-newer');
    expect(printOf(join(dataDir, 'app.db-wal'))).toBe(wal);
  });

  it('a database made by a migration that was edited since', () => {
    const dataDir = usedFolder();
    const edited = join(scratchFolder(), 'migrations');
    cpSync(MIGRATIONS, edited, { recursive: true });
    appendFileSync(join(edited, readdirSync(edited)[0] ?? ''), '\n-- a word more\n');
    expect(refusal(dataDir, edited)).toBe('database-broken');
  });

  it('a data folder that cannot be used', () => {
    const inTheWay = join(scratchFolder(), 'file');
    writeFileSync(inTheWay, 'x');
    expect(fatalCodeOf(() => open(inTheWay))).toBe('data-dir-unwritable');
    expect(fatalCodeOf(() => open(join(inTheWay, 'below')))).toBe('data-dir-unwritable');
    expect(readFileSync(inTheWay, 'utf8')).toBe('x');
  });
});

describe('migrations', () => {
  const withOneMore = (sql: string): string => {
    const folder = join(scratchFolder(), 'migrations');
    cpSync(MIGRATIONS, folder, { recursive: true });
    const next = String(readdirSync(folder).length + 1).padStart(3, '0');
    writeFileSync(join(folder, `${next}-one-more.sql`), sql);
    return folder;
  };

  it('line ends do not change a migration’s fingerprint', () => {
    const dataDir = usedFolder();
    const folder = join(scratchFolder(), 'migrations');
    mkdirSync(folder);
    for (const name of readdirSync(MIGRATIONS))
      writeFileSync(join(folder, name), readFileSync(join(MIGRATIONS, name), 'utf8').replaceAll('\n', '\r\n'));
    open(dataDir, folder).close();
  });

  it('back the database up before they change it', () => {
    const dataDir = usedFolder();
    const { db, close } = open(dataDir, withOneMore('CREATE TABLE extra (a INTEGER) STRICT;'));
    expect(db.prepare('SELECT count(*) AS n FROM extra').get()).toEqual({ n: 0 });
    close();
    const backup = readdirSync(dataDir).find((name) => name.startsWith('before-'));
    const Sqlite = loadSqlite(undefined);
    const before = new Sqlite(join(dataDir, backup ?? ''), { readonly: true });
    expect(before.prepare('SELECT count(*) AS n FROM setting').get()).toEqual({ n: 500 });
    expect(before.prepare(`SELECT count(*) AS n FROM sqlite_schema WHERE name = 'extra'`).get()).toEqual({ n: 0 });
    before.close();
  });

  it('happen whole or not at all', () => {
    const dataDir = usedFolder();
    const half = withOneMore('CREATE TABLE extra (a INTEGER) STRICT; INSERT INTO nothing VALUES (1);');
    expect(fatalCodeOf(() => open(dataDir, half))).toBe('database-broken');
    const { db, close } = open(dataDir);
    expect(db.prepare(`SELECT count(*) AS n FROM sqlite_schema WHERE name = 'extra'`).get()).toEqual({ n: 0 });
    expect(db.prepare('SELECT count(*) AS n FROM migration').get()).toEqual({ n: readdirSync(MIGRATIONS).length });
    close();
  });

  it('with a gap in their numbers are a bug', () => {
    const folder = withOneMore('SELECT 1;');
    writeFileSync(join(folder, '099-later.sql'), 'SELECT 1;');
    expect(() => open(scratchFolder(), folder)).toThrow(/out of order/);
  });

  it('leave no half-made file behind when the first start fails', () => {
    const dataDir = scratchFolder();
    const broken = withOneMore('INSERT INTO nothing VALUES (1);');
    expect(() => open(dataDir, broken)).toThrow();
    open(dataDir).close();
    expect(existsSync(join(dataDir, 'app.db'))).toBe(true);
  });
});
