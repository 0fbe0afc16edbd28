import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createRetentionService } from '../../../src/main/retention/retention-service.ts';
import type { RetentionService } from '../../../src/main/retention/retention-service.ts';
import { verifyPath } from '../../../src/main/verify/verify-path.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import type { FakeClock } from '../../support/fake-clock.ts';
import { openRetentionFixture } from '../../support/retention-fixture.ts';
import type { Box, RetentionFixture } from '../../support/retention-fixture.ts';

// Packs are copies of what retention removes: they go with it, and not before.

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const DAYS = { recording: 90, photo: 180, case: 1095 };
const OLD = { ageDays: 1200, verdict: 'swapped', finding: 'contradicts', isExported: true } as const;

let fixture: RetentionFixture;
let clock: FakeClock;
let service: RetentionService | null = null;

beforeEach(async () => {
  clock = createFakeClock();
  fixture = await openRetentionFixture(mkdtempSync(join(tmpdir(), 'dockproof-packs-')), clock);
});
afterEach(async () => {
  await service?.close();
  fixture.close();
  rmSync(fixture.dataDir, { recursive: true });
});

/** Runs retention, or only looks, and gives what it says at the end. */
const run = async (isDeleting = true, removeFile?: (path: string) => Promise<void>) => {
  await service?.close();
  service = createRetentionService({
    parts: fixture.parts,
    removal: fixture.removalWith(),
    packs: fixture.copiesWith(removeFile),
    days: () => DAYS,
    clock,
    log: quiet,
    isBusy: () => false,
    lastRecordedAt: () => clock.now(),
    onChange: () => undefined,
    onFault: (error) => {
      throw error;
    },
  });
  if (isDeleting) service.runNow('0217');
  else service.look();
  for (let round = 0; round < 400; round += 1) {
    clock.advance(50);
    await new Promise((resolve) => setTimeout(resolve, 2));
    const { run: now } = service.view();
    if (now?.state === 'done' || now?.state === 'failed') return now;
  }
  throw new Error('never ended');
};
const isThere = (box: Box): boolean => existsSync(fixture.packOf(box));

describe('exported packs', () => {
  test('go with their case by its rule, told to a chain that stays sound; a look only counts them', async () => {
    const old = fixture.addBox(OLD);
    const young = fixture.addBox({ ...OLD, ageDays: 1000 });
    const bytes = statSync(fixture.packOf(old)).size;
    const looked = await run(false);
    expect(looked.rules).toEqual([{ rule: 'case', files: 3, bytes: expect.any(Number) as number }]);
    expect(isThere(old)).toBe(true);
    expect(service?.effectOf({ ...DAYS, case: 900 })?.now.files).toBe(6);

    const ran = await run();
    expect(ran.rules).toEqual(looked.rules);
    expect([isThere(old), fixture.filesThere(old)]).toEqual([false, 0]);
    expect([isThere(young), fixture.filesThere(young)]).toEqual([true, 2]);
    const [file] = old.packs;
    expect(fixture.packsTold()).toEqual([{ bytes, exportId: expect.any(String) as string, file, rule: 'case:1095' }]);
    expect((await run()).rules).toEqual([]);
    fixture.custody.checkpoint();
    expect(await verifyPath(fixture.dataDir)).toMatchObject({ outcome: 'sound' });
  });

  test.each([
    ['on hold', { isHeld: true }],
    ['disputed on the platform', { returnState: 'locked' }],
    ['not decided', { decision: 'to-decide' }],
  ] as const)('stay as long as their case is %s', async (_why, more) => {
    const box = fixture.addBox({ ...OLD, ...more });
    expect(await run()).toMatchObject({ rules: [], kept: 1 });
    expect(isThere(box)).toBe(true);
    expect(fixture.packsTold()).toEqual([]);
  });

  test('go too where the evidence itself went before', async () => {
    const box = fixture.addBox({ ...OLD, photos: [], films: 0 });
    expect((await run()).rules).toMatchObject([{ rule: 'case', files: 1 }]);
    expect(isThere(box)).toBe(false);
  });

  test('one that another program holds open is tried again, and told once', async () => {
    const box = fixture.addBox(OLD);
    expect((await run(true, () => Promise.reject(new Error('EBUSY')))).state).toBe('done');
    expect([isThere(box), fixture.filesThere(box)]).toEqual([true, 0]);
    await run();
    expect(isThere(box)).toBe(false);
    expect(fixture.packsTold()).toHaveLength(1);
  });

  test('only ours, by name and kind: what a person put there or took elsewhere stays', async () => {
    const box = fixture.addBox(OLD);
    const mine = join(fixture.dataDir, 'packs', 'case-R1-copy.zip');
    const elsewhere = join(fixture.dataDir, 'handed-over.zip');
    writeFileSync(mine, 'a copy under another name');
    renameSync(fixture.packOf(box), elsewhere);
    symlinkSync(elsewhere, fixture.packOf(box));
    const folder = fixture.addBox(OLD);
    rmSync(fixture.packOf(folder));
    mkdirSync(fixture.packOf(folder));
    await run();
    expect([mine, elsewhere, fixture.packOf(box), fixture.packOf(folder)].map((path) => existsSync(path))).toEqual(
      Array.from({ length: 4 }, () => true),
    );
    expect(fixture.packsTold()).toEqual([]);
  });
});
