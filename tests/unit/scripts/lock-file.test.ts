import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { repoFolder } from '../../../scripts/lib/electron-runtime.ts';

// better-sqlite3 brings a ready binary and says `gypfile: false`, but npm (9, 10 and 11 were tried) forgets that when it
// writes a lock file, and `npm ci` then runs node-gyp, which ends in an error on a system without Python. Put by hand
// into the lock file it is respected; `npm install` drops it again.
it('package-lock.json tells npm ci not to compile better-sqlite3', async () => {
  const Lock = v.object({ packages: v.record(v.string(), v.object({ gypfile: v.optional(v.boolean()) })) });
  const lock = v.parse(Lock, JSON.parse(await readFile(join(repoFolder, 'package-lock.json'), 'utf8')));
  expect(lock.packages['node_modules/better-sqlite3']).toMatchObject({ gypfile: false });
});
