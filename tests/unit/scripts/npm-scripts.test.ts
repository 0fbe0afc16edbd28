import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readNpmScript, splitCommand } from '../../../scripts/lib/npm-scripts.ts';

describe('commands behind the names in package.json', () => {
  let repo = '';
  const writeManifest = async (folder: string, manifest: object) => {
    await mkdir(join(repo, folder), { recursive: true });
    await writeFile(join(repo, folder, 'package.json'), JSON.stringify(manifest));
  };

  beforeEach(async () => {
    repo = await mkdtemp(join(tmpdir(), 'npm-scripts-'));
    await writeManifest('.', {
      scripts: {
        lint: 'eslint . --max-warnings 0',
        types: 'node scripts/types.ts',
        layers: 'depcruise src',
        gone: 'nowhere',
      },
      devDependencies: { eslint: '1', 'dependency-cruiser': '1', plain: '1' },
    });
    await writeManifest('node_modules/eslint', { bin: './bin/eslint.js' });
    await writeManifest('node_modules/dependency-cruiser', { bin: { depcruise: 'bin/cruise.mjs' } });
    await writeManifest('node_modules/plain', {});
  });
  afterEach(() => rm(repo, { recursive: true }));

  it("runs a tool's own script by this Node", async () => {
    expect(await readNpmScript(repo, 'lint')).toEqual({
      command: process.execPath,
      args: [join(repo, 'node_modules/eslint/bin/eslint.js'), '.', '--max-warnings', '0'],
    });
    expect((await readNpmScript(repo, 'layers')).args[0]).toBe(
      join(repo, 'node_modules/dependency-cruiser/bin/cruise.mjs'),
    );
  });

  it('runs what is called node by this Node too', async () => {
    expect(await readNpmScript(repo, 'types')).toEqual({ command: process.execPath, args: ['scripts/types.ts'] });
  });

  it('says which script or tool there is not', async () => {
    await expect(readNpmScript(repo, 'lnit')).rejects.toThrow('lnit');
    await expect(readNpmScript(repo, 'gone')).rejects.toThrow('nowhere');
  });

  it('splits words as a shell does, quotes included', () => {
    expect(splitCommand(`tool "--skip=a;b" --name='x y' z`)).toEqual(['tool', '--skip=a;b', '--name=x y', 'z']);
    expect(splitCommand('')).toEqual([]);
  });
});
