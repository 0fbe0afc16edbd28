import { closeSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { flushFolder } from '../../lib/atomic-file.ts';
import { wordsOf } from '../../lib/app-error.ts';
import type { Logger } from '../../lib/logger.ts';

type Journal<T, S> = {
  /** What `load` made of the file when it was opened. */
  state: S;
  /** Writes them behind each other; they are on disk when it returns. Throws the system's error (ENOSPC …). */
  append: (entries: T[]) => void;
  close: () => void;
};

/**
 * Opens `<name>.jsonl`: one JSON value a line, only ever added to; `load` makes a state of the values and throws where
 * they are not right. A last line that a crash cut off is cut away: nobody was told that it had been written. A file
 * that is wrong anywhere else is set aside, untouched, and a new one begun.
 */
export function openJournal<T, S>(
  folder: string,
  name: string,
  load: (values: unknown[]) => S,
  log: Logger,
): Journal<T, S> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.jsonl`);
  let { handle, whole, isTorn } = openWhole(file);
  let state: S;
  try {
    state = load(linesOf(whole).map((line) => JSON.parse(line) as unknown));
    if (isTorn) log.warn('journal-torn', { name, keptBytes: whole.byteLength });
  } catch (error) {
    closeSync(handle);
    renameSync(file, join(folder, `${name}.broken-${process.hrtime.bigint()}.jsonl`));
    log.error('journal-broken', { name, words: wordsOf(error) });
    ({ handle, whole, isTorn } = openWhole(file));
    state = load([]);
  }
  if (isTorn) ftruncateSync(handle, whole.byteLength);
  fsyncSync(handle);
  flushFolder(folder);
  let bytes = whole.byteLength;

  return {
    state,
    append: (added) => {
      const text = Buffer.from(added.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
      let written = 0;
      try {
        while (written < text.byteLength)
          written += writeSync(handle, text, written, text.byteLength - written, bytes + written);
        fsyncSync(handle);
      } catch (error) {
        ftruncateSync(handle, bytes);
        throw error;
      }
      bytes += text.byteLength;
    },
    close: () => {
      closeSync(handle);
    },
  };
}

function openWhole(file: string): { handle: number; whole: Buffer; isTorn: boolean } {
  const flags = 'r+';
  const handle = openOrMake(file, flags);
  const all = readFileSync(file);
  const end = all.lastIndexOf(0x0a) + 1;
  return { handle, whole: all.subarray(0, end), isTorn: end < all.byteLength };
}

function openOrMake(file: string, flags: string): number {
  try {
    return openSync(file, flags);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return openSync(file, 'wx+');
    throw error;
  }
}

const linesOf = (whole: Buffer): string[] => whole.toString('utf8').split('\n').slice(0, -1);
