import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holdFolder } from '../../../src/main/db/hold-folder.ts';
import { fatalCodeOf } from '../../support/platform-broken-files.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'dockproof-hold-'));
});
afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

const HOLDER = `
  import { holdFolder } from ${JSON.stringify(resolve('src/main/db/hold-folder.ts'))};
  holdFolder(${JSON.stringify('DIR')}, undefined);
  console.log('held');
  setInterval(() => undefined, 1000);`;

describe('two copies of the program', () => {
  it('one of them is refused before it touches anything, and may start when the other has ended', () => {
    const letGo = holdFolder(dataDir, undefined);
    expect(fatalCodeOf(() => holdFolder(dataDir, undefined))).toBe('already-running');
    letGo();
    holdFolder(dataDir, undefined)();
  });

  it('a copy that was killed holds nothing any more', async () => {
    const code = HOLDER.replace('"DIR"', JSON.stringify(dataDir));
    const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    expect(fatalCodeOf(() => holdFolder(dataDir, undefined))).toBe('already-running');
    child.kill('SIGKILL');
    await once(child, 'exit');
    holdFolder(dataDir, undefined)();
  });
});
