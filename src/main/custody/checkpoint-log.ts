import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readNote } from '../../shared/custody/checkpoint-note.ts';
import { flushFolder } from '../lib/atomic-file.ts';

/** The checkpoints outside the database: a database copied back from yesterday does not know the newest of them. */
export type CheckpointLog = {
  /** Adds a note; on the disk when this returns. */
  append: (note: string) => void;
  /** The last whole note, or null. */
  last: () => string | null;
};

export const checkpointLogFile = (dataDir: string): string => join(dataDir, 'custody', 'checkpoints.log');

/** Notes of a log's text, one JSON line `{"note":…}` each; a torn last line (power cut) is left out. */
export function notesOf(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    try {
      const parsed: unknown = JSON.parse(line);
      const note = typeof parsed === 'object' && parsed !== null && 'note' in parsed ? parsed.note : null;
      return typeof note === 'string' && readNote(note) !== null ? [note] : [];
    } catch {
      // A line that is no JSON was torn by a power cut: the checkpoint itself is in the database.
      return [];
    }
  });
}

export function createCheckpointLog(dataDir: string): CheckpointLog {
  const file = checkpointLogFile(dataDir);
  return {
    append: (note) => {
      const isNew = !existsSync(file);
      mkdirSync(dirname(file), { recursive: true });
      const handle = openSync(file, 'a');
      try {
        // A line feed before, too: a torn line must not swallow this one.
        writeSync(handle, `${isNew ? '' : '\n'}${JSON.stringify({ note })}\n`);
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
      if (isNew) flushFolder(dirname(file));
    },
    last: () => (existsSync(file) ? (notesOf(readFileSync(file, 'utf8')).at(-1) ?? null) : null),
  };
}
