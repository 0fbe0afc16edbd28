import { applyMigrations, readMigrations } from '../../src/main/db/migrate.ts';
import { loadSqlite } from '../../src/main/db/open.ts';
import type { Database } from '../../src/main/db/open.ts';
import { MIGRATIONS } from '../support/platform-rows.ts';

/** The bench was killed: thrown out of the statement at which it happened, and out of each one after it. */
export class Killed extends Error {
  constructor() {
    super('the simulated bench was killed');
    this.name = 'Killed';
  }
}

let migrated: Buffer | null = null;

/** A new database with every migration applied, in memory: what is committed there outlives a killed bench. */
export function openMigrated(at: number): Database {
  const Sqlite = loadSqlite(undefined);
  if (migrated === null) {
    const first = new Sqlite(':memory:');
    applyMigrations(first, readMigrations(MIGRATIONS), at);
    migrated = first.serialize();
    first.close();
  }
  const db = new Sqlite(migrated);
  db.pragma('foreign_keys = ON');
  return db;
}

/** Prepared once for all lives: most of what a start costs. */
const prepared = new WeakMap<Database, Map<string, object>>();

function prepareOnce(db: Database, sql: string): object {
  const known = prepared.get(db) ?? new Map<string, object>();
  prepared.set(db, known);
  const found = known.get(sql) ?? db.prepare(sql);
  known.set(sql, found);
  return found;
}

const RUNS = new Set<string | symbol>(['run', 'get', 'all']);

/**
 * The same database as one life of the bench sees it: `before` is asked at each statement, and throws when this life has
 * ended. Inside a transaction that takes back everything since its beginning, as a kill does.
 */
export function guard(db: Database, before: () => void): Database {
  // Prepared when it is first used: most statements of most stores never are.
  const statement = (sql: string): object =>
    new Proxy(
      {},
      {
        get: (_, name) => {
          const target = prepareOnce(db, sql);
          const value: unknown = Reflect.get(target, name, target);
          if (typeof value !== 'function') return value;
          return (...given: unknown[]): unknown => {
            if (RUNS.has(name)) before();
            return Reflect.apply(value, target, given) as unknown;
          };
        },
      },
    );
  return new Proxy(db, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      if (name === 'prepare') return statement;
      return (...given: unknown[]): unknown => Reflect.apply(value, target, given) as unknown;
    },
  });
}
