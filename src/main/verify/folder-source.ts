import { constants, lstatSync, readdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_FILES } from '../../shared/pack/verify-names.ts';
import type { RawEntry } from '../../shared/pack/verify-names.ts';
import type { PackSource } from '../../shared/pack/verify-source.ts';
import { readAhead } from './read-ahead.ts';

/**
 * Every file below the folder by its path with `/`; links are named, never followed. Stops soon after `most` files.
 * Throws the system's error.
 */
export function listFolder(folder: string, most: number): RawEntry[] {
  const entries: RawEntry[] = [];
  const walk = (inside: string): void => {
    for (const found of readdirSync(join(folder, inside), { withFileTypes: true })) {
      const name = inside === '' ? found.name : `${inside}/${found.name}`;
      if (found.isDirectory()) walk(name);
      else if (!found.isFile()) entries.push({ name, bytes: 0, kind: 'other' });
      else {
        // A running bench puts files in place by renaming them: the name that was listed may be gone.
        const bytes = lstatSync(join(folder, name), { throwIfNoEntry: false })?.size;
        if (bytes !== undefined) entries.push({ name, bytes, kind: 'file' });
      }
      if (entries.length > most) return;
    }
  };
  walk('');
  return entries;
}

/** Bytes of a plain file in pieces; a link that took its place meanwhile is an error, not followed. */
export async function* readPlainFile(path: string): AsyncGenerator<Uint8Array> {
  // Windows has no O_NOFOLLOW; there a link has been told apart by the listing alone.
  const noFollow = process.platform === 'win32' ? 0 : constants.O_NOFOLLOW;
  const handle = await open(path, constants.O_RDONLY | noFollow);
  try {
    yield* readAhead(handle, 0, (await handle.stat()).size);
  } finally {
    await handle.close();
  }
}

/** An unpacked pack: the folder that holds bagit.txt. */
export const openFolder = (folder: string): PackSource => ({
  entries: listFolder(folder, MAX_FILES),
  read: (name) => readPlainFile(join(folder, name)),
});
