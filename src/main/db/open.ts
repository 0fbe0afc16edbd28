import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import type BetterSqlite3 from 'better-sqlite3';
import { AppError, wordsOf } from '../lib/app-error.ts';

// db: the one place that opens SQLite. Stores in each stage get a Database and hold the SQL.

export type Database = BetterSqlite3.Database;

/** 'DKPF': a foreign SQLite file at our path is refused, not migrated. */
export const APPLICATION_ID = 0x444b5046;
/** better-sqlite3 13 needs it; below, it ends the process without a word. */
const NODE_API_NEEDED = 10;

/**
 * Loads better-sqlite3, or refuses with a sentence where it would crash: on a runtime below Node-API 10, unless a
 * binary rebuilt for that runtime is given.
 */
export function loadSqlite(binding: string | undefined, napi = process.versions['napi']): typeof BetterSqlite3 {
  if (Number(napi ?? 0) < NODE_API_NEEDED && binding === undefined) {
    throw new AppError(
      'sqlite-unsupported',
      `SQLite needs Node-API ${NODE_API_NEEDED}, this runtime has ${napi ?? 'none'} and no binary rebuilt for it was given`,
    );
  }
  if (binding !== undefined && !existsSync(binding)) {
    throw new AppError('sqlite-unsupported', 'the SQLite binary rebuilt for this runtime is missing', binding);
  }
  return createRequire(import.meta.url)('better-sqlite3') as typeof BetterSqlite3;
}

/** Opens a file that is only looked at: nothing of it changes, not even when it is another program's. */
export function openForReading(file: string, binding: string | undefined): Database {
  const Sqlite = loadSqlite(binding);
  try {
    const more = binding === undefined ? {} : { nativeBinding: binding };
    const db = new Sqlite(file, { readonly: true, fileMustExist: true, ...more });
    db.pragma('trusted_schema = OFF');
    return db;
  } catch (error) {
    throw new AppError('database-broken', `cannot open the database: ${wordsOf(error)}`, file, error);
  }
}

/**
 * Opens the file with every setting that durability and safety depend on. `synchronous=FULL` is set explicitly: the
 * build's default in WAL is NORMAL, which loses acknowledged work on a power cut, and asking for the value before the
 * first write answers FULL all the same (https://www.sqlite.org/pragma.html#pragma_synchronous).
 */
export function openConnection(file: string, binding: string | undefined): Database {
  const Sqlite = loadSqlite(binding);
  let db: Database;
  try {
    db = new Sqlite(file, binding === undefined ? {} : { nativeBinding: binding });
  } catch (error) {
    throw new AppError('database-broken', `cannot open the database: ${wordsOf(error)}`, file, error);
  }
  try {
    db.pragma('busy_timeout = 2000');
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma('trusted_schema = OFF');
    return db;
  } catch (error) {
    db.close();
    throw new AppError('database-broken', `the database cannot be read: ${wordsOf(error)}`, file, error);
  }
}

/**
 * A statement that may fail halfway keeps a copy of each page it changes until it is over. By default those copies go to
 * a temporary file as soon as a transaction has 64 KB of them, which was a third of the price of a verdict; memory forgets
 * them as well (https://www.sqlite.org/tempfiles.html#statement_journal_files). For a database that is migrated already: a
 * migration sorts more than memory should hold.
 */
export const keepStatementsInMemory = (db: Database): void => {
  db.pragma('temp_store = MEMORY');
};
