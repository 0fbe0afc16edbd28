import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BROKEN_MUG, PHONE, SHIRT_AND_BELT } from '../../../src/main/platform/training/fixed-samples.ts';
import { verifyPath } from '../../../src/main/verify/verify-path.ts';
import { movementsIn } from '../../support/station-fixture.ts';

/** Runs the bench until it is killed at a step, after a time, or done; gives back what it printed. */
function runChild(dataDir: string, killAtStep: number, killAfterMs: number | null): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['tests/support/station-child.ts', dataDir, String(killAtStep)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint += text;
    });
    if (killAfterMs !== null) setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL' || code === 0) resolve(output);
      else reject(new Error(`the bench ended with ${String(code)}: ${complaint}`));
    });
  });
}

const EXPECTED = [SHIRT_AND_BELT, BROKEN_MUG, PHONE]
  .map(({ returnNo, amountCents, freightCents }) => ({ returnNo, amountCents: amountCents + freightCents }))
  .sort((a, b) => a.returnNo.localeCompare(b.returnNo));
const movedIn = (dataDir: string) =>
  movementsIn(dataDir)
    .map(({ returnNo, amountCents }) => ({ returnNo, amountCents }))
    .sort((a, b) => a.returnNo.localeCompare(b.returnNo));

/**
 * What the verifier finds wrong with the killed bench's data, before anybody mends it; null = nothing. A bench killed
 * while it made its database has recorded nothing yet that could be checked.
 */
const wrongIn = async (dataDir: string) => {
  const verdict = await verifyPath(dataDir);
  return verdict.outcome === 'altered' ? verdict.problem : null;
};

describe('kill -9 between any two steps', () => {
  it('refunds every decision exactly once, whichever step was the last', { timeout: 240_000 }, async () => {
    const clean = mkdtempSync(join(tmpdir(), 'dockproof-kill-'));
    const steps = (await runChild(clean, 0, null)).trim().split('\n').length - 1;
    expect(movedIn(clean)).toEqual(EXPECTED);
    rmSync(clean, { recursive: true });
    expect(steps).toBeGreaterThan(12);
    for (let killAt = 1; killAt <= steps; killAt += 1) {
      const dataDir = mkdtempSync(join(tmpdir(), 'dockproof-kill-'));
      expect(await runChild(dataDir, killAt, null)).not.toContain('done');
      expect(await wrongIn(dataDir), `killed at step ${killAt}`).toBeNull();
      expect(await runChild(dataDir, 0, null)).toContain('done');
      expect(await wrongIn(dataDir), `after step ${killAt}`).toBeNull();
      expect(movedIn(dataDir), `killed at step ${killAt}`).toEqual(EXPECTED);
      rmSync(dataDir, { recursive: true });
    }
  });

  it('does so when killed again and again at any moment', { timeout: 120_000 }, async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'dockproof-kill-'));
    const moments = [350, 420, 500, 460, 560, 620, 700, 540, 800];
    for (const killAfterMs of moments) {
      await runChild(dataDir, 0, killAfterMs);
      if (existsSync(join(dataDir, 'app.db'))) expect(await wrongIn(dataDir)).toBeNull();
    }
    expect(await runChild(dataDir, 0, null)).toContain('done');
    expect((await verifyPath(dataDir)).outcome).toBe('sound');
    expect(movedIn(dataDir)).toEqual(EXPECTED);
    rmSync(dataDir, { recursive: true });
  });
});
