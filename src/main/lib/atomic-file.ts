import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes what was renamed or created in a folder survive a power cut. Windows flushes directories by itself. */
export function flushFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Writes a whole file so that it is either there complete and on disk, or not there at all: temporary name, fsync,
 * rename, fsync of the folder. Throws the system's error (ENOSPC …) and leaves nothing behind.
 */
export function writeFileDurably(path: string, bytes: Uint8Array): void {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true });
  const temporary = `${path}.${process.pid}.part`;
  const handle = openSync(temporary, 'w');
  try {
    let written = 0;
    while (written < bytes.byteLength) written += writeSync(handle, bytes, written);
    fsyncSync(handle);
  } catch (error) {
    closeSync(handle);
    rmSync(temporary, { force: true });
    throw error;
  }
  closeSync(handle);
  renameSync(temporary, path);
  flushFolder(folder);
}
