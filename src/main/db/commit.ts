import { refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Database } from './open.ts';

/** Thrown through a transaction so that a refusal leaves nothing behind. */
class Refused extends Error {
  readonly result: Result<never>;

  constructor(result: Result<never>) {
    super('refused');
    this.result = result;
  }
}

/** Runs at the end of each transaction, inside it; what it gives back is called when the transaction is on the disk. */
type BeforeCommit = () => () => void;

const hooks = new WeakMap<Database, BeforeCommit>();

const runners = new WeakMap<Database, ReturnType<typeof createRunner>>();

const createRunner = (db: Database) =>
  db.transaction((act: () => void) => {
    act();
  });

/** The library makes eight functions for each transaction that is asked for; one that takes the act is made once. */
function runnerOf(db: Database): ReturnType<typeof createRunner> {
  const known = runners.get(db);
  if (known !== undefined) return known;
  const made = createRunner(db);
  runners.set(db, made);
  return made;
}

/** Sets what runs at the end of each transaction of this connection (the seal of the custody chain). */
export const beforeCommit = (db: Database, hook: BeforeCommit): void => {
  hooks.set(db, hook);
};

const sqliteCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** True for a fault of the disk under SQLite: the connection must be closed and opened again before more is accepted. */
export const isStorageFault = (error: unknown): boolean => sqliteCode(error).startsWith('SQLITE_IOERR');

/**
 * Runs `act` in one immediate transaction; inside another one it is a savepoint of that. Every write to a table of the chain
 * goes through here, so that its entries are sealed in the transaction that made them. Throws what `act` throws.
 */
export function atOnce<T>(db: Database, act: () => T): T {
  const run = runnerOf(db);
  const done: { result?: T; committed?: (() => void) | undefined } = {};
  if (db.inTransaction) run(() => void (done.result = act()));
  else
    run.immediate(() => {
      done.result = act();
      done.committed = hooks.get(db)?.();
    });
  done.committed?.();
  return done.result as T;
}

/**
 * Runs `act` in one immediate transaction. A refusal rolls everything back; a full disk is a refusal (`disk-full`, all
 * rolled back). An I/O error is neither "done" nor "failed": it is thrown, for the station to reopen and look.
 */
export function commit<T>(db: Database, act: () => Result<T>): Result<T> {
  try {
    return atOnce(db, () => {
      const result = act();
      if (!result.ok) throw new Refused(result);
      return result;
    });
  } catch (error) {
    if (error instanceof Refused) return error.result;
    if (sqliteCode(error) === 'SQLITE_FULL') return refuse('disk-full');
    throw error;
  }
}
