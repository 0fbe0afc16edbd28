import { accessSync, closeSync, constants, existsSync, fsyncSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError, wordsOf } from '../lib/app-error.ts';
import { flushFolder } from '../lib/atomic-file.ts';
import { prepareLate } from './late-statements.ts';
import { applyMigrations, planMigration, readMigrations } from './migrate.ts';
import type { Migration } from './migrate.ts';
import { keepStatementsInMemory, openConnection, openForReading } from './open.ts';
import type { Database } from './open.ts';

export type OpenedDatabase = {
  db: Database;
  /** True when the last run did not end by closing the station: recordings may be torn, attempts unknown. */
  wasUnclean: boolean;
  close: () => void;
};

type OpenOptions = { dataDir: string; migrationsDir: string; binding: string | undefined; now: number };

/**
 * Opens (or makes) `app.db` in the data folder, backs it up before a migration, migrates, checks it after an unclean
 * end. Throws AppError with a code that has a screen; the file is then left as it was.
 */
export function openDatabase({ dataDir, migrationsDir, binding, now }: OpenOptions): OpenedDatabase {
  prepareFolder(dataDir);
  const file = join(dataDir, 'app.db');
  const marker = join(dataDir, 'running');
  const isNew = !existsSync(file);
  const wasUnclean = !isNew && existsSync(marker);
  const migrations = readMigrations(migrationsDir);

  if (isNew) createFirst(file, binding, () => migrations, now);
  else inspect(file, binding, migrations, wasUnclean);
  const db = openConnection(file, binding);
  try {
    const { applied, due } = planMigration(db, migrations, file);
    if (due.length > 0) {
      if (applied > 0)
        db.exec(`VACUUM INTO '${join(dataDir, `before-${due[0]?.name ?? ''}-${now}.db`).replaceAll("'", "''")}'`);
      applyMigrations(db, due, now);
    }
    keepStatementsInMemory(db);
    prepareLate(db);
  } catch (error) {
    db.close();
    if (error instanceof AppError) throw error;
    throw new AppError('database-broken', wordsOf(error), file, error);
  }
  leaveMarker(marker);
  return {
    db,
    wasUnclean,
    close: () => {
      db.close();
      rmSync(marker, { force: true });
    },
  };
}

/**
 * Looks at a file that is there before anything may change it: setting WAL writes into another program's file, and
 * closing a connection moves the pages of a newer program's WAL. A file with a rollback journal (killed while it was
 * made) can't be read without repairing it, so that one is only judged after the repair.
 */
function inspect(file: string, binding: string | undefined, migrations: Migration[], isSuspect: boolean): void {
  if (existsSync(`${file}-journal`)) return;
  const db = openForReading(file, binding);
  try {
    planMigration(db, migrations, file);
    if (isSuspect) checkQuickly(db, file);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('database-broken', wordsOf(error), file, error);
  } finally {
    db.close();
  }
}

/** Makes the data folder; throws `data-dir-unwritable` where nothing can be stored. */
export function prepareFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.R_OK | constants.W_OK);
  } catch (error) {
    throw new AppError('data-dir-unwritable', wordsOf(error), dataDir, error);
  }
}

/**
 * A new file is made, migrated, closed and flushed before the first scan is taken: with a rollback journal whose
 * removal never reached the disk, a later power cut could otherwise replay it over the WAL database.
 */
function createFirst(
  file: string,
  binding: string | undefined,
  migrations: () => ReturnType<typeof readMigrations>,
  now: number,
): void {
  const db = openConnection(file, binding);
  try {
    applyMigrations(db, migrations(), now);
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
  const handle = openSync(file, 'r+');
  fsyncSync(handle);
  closeSync(handle);
  flushFolder(dirname(file));
}

function checkQuickly(db: Database, file: string): void {
  const rows = db.pragma('quick_check(1)') as { quick_check: string }[];
  const first = rows[0]?.quick_check;
  if (first !== 'ok') throw new AppError('database-broken', `quick_check: ${first ?? 'no answer'}`, file);
}

function leaveMarker(marker: string): void {
  closeSync(openSync(marker, 'w'));
}
