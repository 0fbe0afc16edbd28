import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { repoFolder } from '../../../scripts/lib/electron-runtime.ts';

const Lock = v.object({
  packages: v.record(v.string(), v.object({ resolved: v.optional(v.string()), integrity: v.optional(v.string()) })),
});
const read = (name: string) => readFile(join(repoFolder, 'tests', 'support', 'vendure-shop', name), 'utf8');

// With addresses in it, `npm ci` would ask the registry of whoever wrote it, not the user's own.
it("the test shop's lock file names no registry, and a checksum for each package", async () => {
  const { packages } = v.parse(Lock, JSON.parse(await read('package-lock.json')));
  const { '': root, ...installed } = packages;
  expect(root).toBeDefined();
  expect(Object.values(installed).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
  expect(Object.keys(installed).filter((path) => installed[path]?.integrity === undefined)).toEqual([]);
  expect(Object.keys(installed).length).toBeGreaterThan(300);
});

it('the test shop asks for exact versions', async () => {
  const Manifest = v.object({ dependencies: v.record(v.string(), v.string()) });
  const { dependencies } = v.parse(Manifest, JSON.parse(await read('package.json')));
  for (const version of Object.values(dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
});
