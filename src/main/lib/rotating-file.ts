import { closeSync, fstatSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

type RotatingFile = { write: (line: string) => void; close: () => void };

type RotatingFileOptions = {
  folder: string;
  /** `dockproof` makes `dockproof.log`, and older ones `dockproof.1.log` … */
  name: string;
  /** A file that has grown to this is put aside at the next line. */
  maxBytes: number;
  /** How many older files are kept. */
  keep: number;
};

/**
 * Appends lines to a file that never grows without bound. Throws when the folder can't be written at the start; later a
 * full disk costs lines (told once on stderr), never the program.
 */
export function openRotatingFile({ folder, name, maxBytes, keep }: RotatingFileOptions): RotatingFile {
  mkdirSync(folder, { recursive: true });
  const pathOf = (age: number): string => join(folder, age === 0 ? `${name}.log` : `${name}.${age}.log`);
  // Only the user's own account reads it, whatever the umask says.
  const open = (): number => openSync(pathOf(0), 'a', 0o600);
  let handle: number | null = open();
  let sizeBytes = fstatSync(handle).size;
  let isFailing = false;

  // A number kept after closing may soon belong to another file, the database among them: forget it first.
  const close = (): void => {
    const closing = handle;
    handle = null;
    if (closing !== null) closeSync(closing);
  };
  const rotate = (): void => {
    close();
    rmSync(pathOf(keep), { force: true });
    for (let age = keep - 1; age >= 0; age -= 1) renameIfThere(pathOf(age), pathOf(age + 1));
    sizeBytes = 0;
  };

  return {
    write: (line) => {
      try {
        if (sizeBytes >= maxBytes) rotate();
        handle ??= open();
        sizeBytes += writeSync(handle, line);
        isFailing = false;
      } catch (error) {
        if (!isFailing) process.stderr.write(`log not written: ${String(error)}\n${line}`);
        isFailing = true;
      }
    },
    close,
  };
}

function renameIfThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}
