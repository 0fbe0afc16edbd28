import type { Database } from '../../src/main/db/open.ts';

/** What SQLite would do for a statement, a line for each table it touches. Unbound parameters are NULL. */
export const planOf = (db: Database, sql: string): string[] =>
  db
    .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replaceAll(/\?|@[a-z]\w*/gi, 'NULL')}`)
    .all()
    .map(({ detail }) => detail);
