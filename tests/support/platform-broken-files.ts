import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { AppError } from '../../src/main/lib/app-error.ts';
import type { FatalCode } from '../../src/main/lib/app-error.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is removed after the test. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dockproof-db-'));
  folders.push(folder);
  return folder;
}

/** SHA-256 of a file, or "none". */
export const printOf = (file: string): string =>
  existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : 'none';

/** The code of the AppError that `act` throws; any other outcome fails the test. */
export function fatalCodeOf(act: () => unknown): FatalCode {
  try {
    act();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  throw new Error('nothing was thrown');
}
