import { join } from 'node:path';
import { AppError, wordsOf } from '../lib/app-error.ts';
import { loadSqlite } from './open.ts';

/**
 * Holds the data folder for this process: a second copy of the program on the same folder is refused (`already-running`)
 * before it touches anything. The hold is an exclusive transaction on a small file of its own: the system lets go of it
 * when the process ends, however it ends, so nothing stale ever blocks a start. Gives back the function that lets go.
 */
export function holdFolder(dataDir: string, binding: string | undefined): () => void {
  const Sqlite = loadSqlite(binding);
  const file = join(dataDir, 'hold.db');
  const db = new Sqlite(file, binding === undefined ? {} : { nativeBinding: binding });
  try {
    db.pragma('busy_timeout = 0');
    db.pragma('locking_mode = EXCLUSIVE');
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if ((error as { code?: unknown }).code !== 'SQLITE_BUSY') throw error;
    throw new AppError('already-running', wordsOf(error), dataDir, error);
  }
  return () => {
    db.close();
  };
}
