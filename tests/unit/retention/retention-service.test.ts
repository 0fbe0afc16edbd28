import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY_MS } from '../../../src/main/retention/retention-rules.ts';
import { createRetentionService } from '../../../src/main/retention/retention-service.ts';
import type { RetentionService } from '../../../src/main/retention/retention-service.ts';
import type { KeepDays } from '../../../src/shared/retention.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import type { FakeClock } from '../../support/fake-clock.ts';
import { openRetentionFixture } from '../../support/retention-fixture.ts';
import type { Box, RetentionFixture } from '../../support/retention-fixture.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const HOUR_MS = 3_600_000;

let fixture: RetentionFixture;
let clock: FakeClock;
let service: RetentionService;
let isBusy = false;
let days: KeepDays;
let states: string[] = [];

beforeEach(async () => {
  clock = createFakeClock();
  fixture = await openRetentionFixture(mkdtempSync(join(tmpdir(), 'dockproof-retention-')), clock);
  isBusy = false;
  days = { recording: 90, photo: 180, case: 1095 };
  states = [];
  service = start();
});
afterEach(async () => {
  await service.close();
  fixture.close();
  rmSync(fixture.dataDir, { recursive: true });
});

const start = (): RetentionService =>
  createRetentionService({
    parts: fixture.parts,
    removal: fixture.removalWith(),
    packs: fixture.copiesWith(),
    days: () => days,
    clock,
    log: quiet,
    isBusy: () => isBusy,
    lastRecordedAt: () => clock.now(),
    onChange: () => {
      const state = service.view().run?.state ?? '';
      if (states.at(-1) !== state) states.push(state);
    },
    onFault: (error) => {
      throw error;
    },
  });

/** Lets station time pass in small steps, and what runs in it go on. */
const pass = async (ms: number): Promise<void> => {
  for (let left = ms; left > 0; left -= Math.max(100, ms / 50)) {
    clock.advance(Math.min(left, Math.max(100, ms / 50)));
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
};
/** Until the run has come to an end, with real time for its files. */
const end = async (): Promise<string> => {
  for (let round = 0; round < 400; round += 1) {
    clock.advance(50);
    await new Promise((resolve) => setTimeout(resolve, 2));
    const state = service.view().run?.state ?? '';
    if (['done', 'stopped', 'failed'].includes(state)) return state;
  }
  throw new Error(`never ended: ${service.view().run?.state ?? ''}`);
};

/** Files are removed in real time, whatever the station's clock says. */
const gone = async (box: Box): Promise<void> => {
  for (let round = 0; round < 200 && fixture.filesThere(box) > 0; round += 1) await pass(100);
  expect(fixture.filesThere(box)).toBe(0);
};

describe('runs of retention', () => {
  test('a look says what would go and touches nothing; a run removes it and says so', async () => {
    const old = fixture.addBox({ ageDays: 400 });
    const oldCase = fixture.addBox({ ageDays: 1200, verdict: 'swapped', finding: 'contradicts', photos: ['aa', 'bb'] });
    const young = fixture.addBox({ ageDays: 85 });
    fixture.addBox({ ageDays: 4000, state: 'half-done' });
    expect(service.effectOf(days)).toBeNull();
    service.look();
    expect(await end()).toBe('done');
    const { run } = service.view();
    expect(run).toMatchObject({ isDeleting: false, looked: 4, total: 4, kept: 1 });
    expect(run?.rules).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ rule: 'case', files: 3 }),
        expect.objectContaining({ rule: 'intact-photo', files: 1 }),
        { rule: 'intact-recording', files: 1, bytes: 1000 },
      ]),
    );
    expect(fixture.filesThere(old)).toBe(2);
    expect(service.view().lastDeletedAt).toBeNull();
    // Within a week the young one's film is old enough, too; with 30 days its film is so now.
    expect(service.effectOf(days)?.week.files).toBe(6);
    expect(service.effectOf({ ...days, recording: 30 })?.now.files).toBe(6);

    service.runNow('0217');
    expect(await end()).toBe('done');
    expect([old, oldCase, young].map((box) => fixture.filesThere(box))).toEqual([0, 0, 2]);
    expect(service.view().run).toMatchObject({ isDeleting: true, kept: 1 });
    expect(service.view().lastDeletedAt).toBeGreaterThan(0);
    expect(service.effectOf(days)?.now.files).toBe(0);
    expect(fixture.tombstones()).toHaveLength(5);
  });

  test('once a day by itself, some time after the start', async () => {
    const box = fixture.addBox({ ageDays: 400 });
    service.start();
    await pass(60_000);
    expect(fixture.filesThere(box)).toBe(2);
    await pass(HOUR_MS);
    await gone(box);
    await end();
    const at = service.view().lastDeletedAt;
    await pass(5 * HOUR_MS);
    expect(service.view().lastDeletedAt).toBe(at);
    await pass(21 * HOUR_MS);
    await end();
    expect(service.view().lastDeletedAt).toBeGreaterThan(at ?? Infinity);
  });

  test('not for a day after the days were changed', async () => {
    const box = fixture.addBox({ ageDays: 60 });
    days = { ...days, recording: 30, photo: 30 };
    fixture.opened.db.prepare(`INSERT INTO setting VALUES ('keepDays', '{}', ?)`).run(clock.now());
    service.start();
    await pass(20 * HOUR_MS);
    expect(service.view().pausedBy).toBe('changed');
    expect(fixture.filesThere(box)).toBe(2);
    await pass(6 * HOUR_MS);
    expect(service.view().pausedBy).toBeNull();
    await gone(box);
  });

  test('never by itself when the clock jumped ahead; a person who looked may', async () => {
    const box = fixture.addBox({ ageDays: 1 });
    service.start();
    await pass(2 * HOUR_MS);
    clock.set(clock.now() + 400 * DAY_MS);
    await pass(30 * HOUR_MS);
    expect(service.view().pausedBy).toBe('clock');
    expect(fixture.filesThere(box)).toBe(2);
    service.runNow('0217');
    await end();
    expect(fixture.filesThere(box)).toBe(0);
    expect(service.view().pausedBy).toBeNull();
  });

  test('waits while a box is open, and goes on by itself', async () => {
    const boxes = [fixture.addBox({ ageDays: 400 }), fixture.addBox({ ageDays: 400 })];
    isBusy = true;
    service.runNow('0217');
    await pass(60_000);
    expect(service.view().run?.state).toBe('waiting');
    expect(boxes.map((box) => fixture.filesThere(box))).toEqual([2, 2]);
    isBusy = false;
    await pass(10_000);
    await end();
    expect(boxes.map((box) => fixture.filesThere(box))).toEqual([0, 0]);
    expect(states).toEqual(['deleting', 'waiting', 'deleting', 'done']);
  });

  test('a person stops it: what is removed stays removed, the rest is untouched', async () => {
    const boxes = [fixture.addBox({ ageDays: 400 }), fixture.addBox({ ageDays: 400 })];
    isBusy = true;
    service.runNow('0217');
    await pass(100);
    service.stopRun();
    expect(await end()).toBe('stopped');
    expect(boxes.map((box) => fixture.filesThere(box))).toEqual([2, 2]);
    expect(service.view().lastDeletedAt).toBeNull();
    isBusy = false;
    service.runNow('0217');
    expect(await end()).toBe('done');
    expect(boxes.map((box) => fixture.filesThere(box))).toEqual([0, 0]);
  });
});
