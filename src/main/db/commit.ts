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

const sqliteCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** True for a fault of the disk under SQLite: the connection must be closed and opened again before more is accepted. */
export const isStorageFault = (error: unknown): boolean => sqliteCode(error).startsWith('SQLITE_IOERR');

/**
 * Runs `act` in one immediate transaction. A refusal rolls everything back; a full disk is a refusal (`disk-full`, all
 * rolled back). An I/O error is neither "done" nor "failed": it is thrown, for the station to reopen and look.
 */
export function commit<T>(db: Database, act: () => Result<T>): Result<T> {
  try {
    return db
      .transaction(() => {
        const result = act();
        if (!result.ok) throw new Refused(result);
        return result;
      })
      .immediate();
  } catch (error) {
    if (error instanceof Refused) return error.result;
    if (sqliteCode(error) === 'SQLITE_FULL') return refuse('disk-full');
    throw error;
  }
}
