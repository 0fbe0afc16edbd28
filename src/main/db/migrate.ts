import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../lib/app-error.ts';
import { APPLICATION_ID } from './open.ts';
import type { Database } from './open.ts';

export type Migration = { version: number; name: string; sql: string; sha256: string };

/** Reads `NNN-what.sql` files in order; a gap or a double number is a bug and throws. */
export function readMigrations(folder: string): Migration[] {
  const migrations = readdirSync(folder)
    .filter((name) => /^\d{3}-[a-z0-9-]+\.sql$/.test(name))
    .sort()
    .map((name) => {
      // Line ends may differ by checkout; the fingerprint must not.
      const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
      return { version: Number(name.slice(0, 3)), name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    });
  migrations.forEach((migration, index) => {
    if (migration.version !== index + 1) throw new Error(`migration ${migration.name} is out of order`);
  });
  if (migrations.length === 0) throw new Error('no migrations found');
  return migrations;
}

type Applied = { version: number; name: string; sha256: string };

/** The migrations this database has seen; an empty list for a new file. */
function readApplied(db: Database, file: string): Applied[] {
  const tables = db.prepare(`SELECT count(*) AS n FROM sqlite_schema`).get() as { n: number };
  if (tables.n === 0) return [];
  const [{ application_id: id }] = db.pragma('application_id') as [{ application_id: number }];
  if (id !== APPLICATION_ID) throw new AppError('database-broken', 'this file is another program’s database', file);
  return db.prepare('SELECT version, name, sha256 FROM migration ORDER BY version').all() as Applied[];
}

/**
 * Says what is still to be done, or refuses: a database from the future (`database-newer`), an edited or missing
 * migration (`database-broken`). Nothing is written.
 */
export function planMigration(
  db: Database,
  migrations: Migration[],
  file: string,
): { applied: number; due: Migration[] } {
  const applied = readApplied(db, file);
  if (applied.length > migrations.length) {
    throw new AppError('database-newer', `written by a newer version (${String(applied.at(-1)?.name)})`, file);
  }
  for (const [index, row] of applied.entries()) {
    const known = migrations[index];
    if (known?.version !== row.version || known.sha256 !== row.sha256) {
      throw new AppError('database-broken', `migration ${row.name} is not the one this program knows`, file);
    }
  }
  return { applied: applied.length, due: migrations.slice(applied.length) };
}

/** Applies what is due in one immediate transaction: all of it or nothing. `now` in ms. */
export function applyMigrations(db: Database, due: Migration[], now: number): void {
  if (due.length === 0) return;
  db.transaction(() => {
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.exec(
      `CREATE TABLE IF NOT EXISTS migration (version INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, at INTEGER NOT NULL) STRICT`,
    );
    const note = db.prepare('INSERT INTO migration (version, name, sha256, at) VALUES (?, ?, ?, ?)');
    for (const migration of due) {
      db.exec(migration.sql);
      note.run(migration.version, migration.name, migration.sha256, now);
    }
  }).immediate();
}
