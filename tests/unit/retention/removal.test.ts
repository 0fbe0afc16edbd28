import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../../src/main/lib/clock.ts';
import { RETENTION_QUERIES } from '../../../src/main/retention/retention-store.ts';
import { lookAt } from '../../../src/main/retention/retention-walk.ts';
import { verifyPath } from '../../../src/main/verify/verify-path.ts';
import { openRetentionFixture } from '../../support/retention-fixture.ts';
import type { Box, BoxPlan, RetentionFixture } from '../../support/retention-fixture.ts';
import { fc } from '../../support/property.ts';

const DAYS = { recording: 90, photo: 180, case: 1095 };
const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'dockproof-retention-'));
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

let fixture: RetentionFixture | null = null;
const open = async (folder = newFolder()): Promise<RetentionFixture> => {
  fixture = await openRetentionFixture(folder, systemClock);
  return fixture;
};
afterEach(() => {
  fixture?.close();
  fixture = null;
});

/** Removes everything that may go now, as a run does. */
async function runAll(
  { parts, removalWith }: RetentionFixture,
  removeFile?: (path: string) => Promise<void>,
): Promise<number> {
  const { store } = parts();
  const removal = removalWith(removeFile);
  let gone = 0;
  for (const key of store.inspectionsAfter('', 1000)) {
    const due = () => lookAt(store, key, DAYS, Date.now())?.due ?? [];
    if (due().length > 0) gone += (await removal.remove(key.id, due, DAYS, '0217')).length;
  }
  return gone;
}

const verdictOf = async (folder: string): Promise<string> => {
  const verdict = await verifyPath(folder);
  return verdict.outcome === 'sound' ? 'sound' : `${verdict.outcome} ${JSON.stringify(verdict.problem)}`;
};

describe('what goes and what stays', () => {
  test.each<[string, BoxPlan, number]>([
    ['an intact parcel of 89 days', { ageDays: 89 }, 2],
    ['an intact parcel of 91 days keeps its photo', { ageDays: 91 }, 1],
    ['an intact parcel of 181 days', { ageDays: 181 }, 0],
    ['an unmatched one of 181 days that was decided', { ageDays: 181, hasReturn: false }, 0],
    ['a damaged one of 1000 days', { ageDays: 1000, verdict: 'damaged', finding: 'confirms' }, 2],
    ['a damaged one of 1100 days', { ageDays: 1100, verdict: 'damaged', finding: 'confirms' }, 0],
    ['undecided for 4000 days', { ageDays: 4000, decision: 'to-decide' }, 2],
    ['without a verdict for 4000 days', { ageDays: 4000, verdict: null }, 2],
    ['half done for 4000 days', { ageDays: 4000, state: 'half-done' }, 2],
    ['its rest never came', { ageDays: 4000, awaitsRest: true, verdict: null }, 2],
    ['a refund waiting for 4000 days', { ageDays: 4000, command: 'waiting' }, 2],
    ['a refund parked for 4000 days', { ageDays: 4000, command: 'parked' }, 2],
    ['locked by the platform', { ageDays: 4000, returnState: 'locked' }, 2],
    ['on hold', { ageDays: 4000, isHeld: true }, 2],
    ['intact, a pack was made 181 days ago', { ageDays: 181, isExported: true }, 2],
    [
      'not ours, handed over',
      { ageDays: 181, lane: 'other-merchant', verdict: null, hasReturn: false, isHandedOver: true },
      0,
    ],
    ['not ours, still here', { ageDays: 4000, lane: 'other-merchant', verdict: null, hasReturn: false }, 2],
  ])('%s', async (_name, plan, left) => {
    const it = await open();
    const box = it.addBox(plan);
    expect(await runAll(it)).toBe(2 - left);
    expect(it.filesThere(box)).toBe(left);
    expect(it.tombstones()).toHaveLength(2 - left);
  });

  test('a box goes with the return that was judged in another box, and both are held when one is', async () => {
    const it = await open();
    const first = it.addBox({ ageDays: 200, verdict: null });
    const second = it.addBox({ ageDays: 199, ...(first.returnId === null ? {} : { returnId: first.returnId }) });
    const { store } = it.parts();
    const hold = (isHeld: boolean): void => {
      const at = Date.now() - 190 * 86_400_000;
      store.addHold(`hold-${+!isHeld}`, second.inspectionId, { isHeld, why: '平台介入', operatorNo: '0217', at });
    };
    hold(true);
    expect(store.countHeld()).toBe(1);
    expect(await runAll(it)).toBe(0);
    hold(false);
    expect(store.countHeld()).toBe(0);
    expect(store.holdOf(second.inspectionId)?.isHeld).toBe(false);
    expect(await runAll(it)).toBe(4);
  });

  test('what was handed in goes with the case, not before, and its row and its line stay', async () => {
    const it = await open();
    const { store, paths } = { store: it.parts().store, paths: it.paths };
    const attach = (id: string, box: Box): void => {
      mkdirSync(dirname(paths.attachment(id)), { recursive: true });
      writeFileSync(paths.attachment(id), 'a PDF');
      it.opened.db
        .prepare(
          `INSERT INTO attachment SELECT ?, ?, 'appraisal', 'pdf', '报告.pdf', ?, 5, NULL, '0217', changed_at
           FROM inspection WHERE id = ?`,
        )
        .run(id, box.inspectionId, createHash('sha256').update('a PDF').digest('hex'), box.inspectionId);
    };
    const [old, young] = ['01a20585-5fa8-74fd-a559-11ca9454072d', '01a20585-5fa8-74fd-a559-11ca9454072e'] as const;
    attach(old, it.addBox({ ageDays: 1100, verdict: 'damaged', finding: 'confirms' }));
    attach(young, it.addBox({ ageDays: 1000, verdict: 'damaged', finding: 'confirms' }));
    expect(await runAll(it)).toBe(3);
    expect([old, young].map((id) => existsSync(paths.attachment(id)))).toEqual([false, true]);
    expect(it.tombstones()).toContainEqual(expect.objectContaining({ kind: 'attachment', file: old }));
    const [key] = store.inspectionsAfter('', 1);
    expect(key === undefined ? null : store.filesOf(key.id)).toEqual([]);
    it.custody.checkpoint();
    expect(await verdictOf(it.dataDir)).toBe('sound');
  });

  test('a picture of two parcels stays until both may go', async () => {
    const it = await open();
    const old = it.addBox({ ageDays: 400, photos: ['the same'], films: 0 });
    const young = it.addBox({ ageDays: 100, photos: ['the same'], films: 0 });
    const held = it.addBox({ ageDays: 400, photos: ['another', 'the same too'], films: 0 });
    const open4 = it.addBox({ ageDays: 400, photos: ['the same too'], films: 0, state: 'half-done' });
    await runAll(it);
    expect([old, young, held, open4].map((box) => it.filesThere(box))).toEqual([1, 1, 1, 1]);
  });

  test('the small copy goes along', async () => {
    const it = await open();
    const { photos } = it.addBox({ ageDays: 400 });
    await runAll(it);
    expect(existsSync(it.paths.thumb(photos[0] ?? ''))).toBe(false);
  });

  test('its queries never go through a whole table', async () => {
    const { opened } = await open();
    const whole = new Set(['heldCount']);
    for (const [name, sql] of Object.entries(RETENTION_QUERIES)) {
      const values = [...sql.matchAll(/\?/g)].map(() => 'x');
      const plan = opened.db.prepare<string[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...values);
      const scans = plan.filter(({ detail }) => /^SCAN (?!i USING COVERING INDEX inspection_open)/.test(detail));
      const real = scans.filter(({ detail }) => !/CONSTANT ROW|SCAN \(subquery|LEFT-MOST/.test(detail));
      if (!whole.has(name)) expect({ name, real }).toEqual({ name, real: [] });
    }
  });
});

describe('a deletion', () => {
  test('leaves a tombstone with its rule in the chain, which still verifies', async () => {
    const it = await open();
    const box = it.addBox({ ageDays: 400 });
    const kept = it.addBox({ ageDays: 1 });
    it.custody.checkpoint();
    await runAll(it);
    expect(it.tombstones().map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['intact-photo:180', 'intact-recording:90']),
    );
    const lines = it.custody.entriesOf(box.inspectionId).map(({ line }) => line);
    expect(lines.filter((line) => line.includes('"event":"deleted"'))).toHaveLength(2);
    expect(lines.filter((line) => line.includes('"table":"photo"'))).toHaveLength(1);
    const { dataDir } = it;
    it.close();
    fixture = null;
    const verdict = await verifyPath(dataDir);
    expect(verdict).toMatchObject({ outcome: 'sound' });
    expect(verdict.outcome === 'sound' && verdict.deleted.map(({ rule }) => rule).sort()).toEqual([
      'intact-photo:180',
      'intact-recording:90',
    ]);
    expect(kept.photos).toHaveLength(1);
  });

  test('looks again inside the transaction: what was held a moment ago stays', async () => {
    const it = await open();
    const box = it.addBox({ ageDays: 400 });
    const { store } = it.parts();
    const key = store.inspectionsAfter('', 1)[0] ?? { id: '', parcelId: '' };
    expect(lookAt(store, key, DAYS, Date.now())?.due).toHaveLength(2);
    store.addHold('h', box.inspectionId, { isHeld: true, why: '投诉', operatorNo: '0217', at: 1 });
    const gone = await it.removalWith().remove(key.id, () => lookAt(store, key, DAYS, Date.now())?.due ?? [], DAYS, '');
    expect(gone).toEqual([]);
    expect(it.filesThere(box)).toBe(2);
  });

  test('of a file that the system does not let go of is done later', async () => {
    const it = await open();
    const box = it.addBox({ ageDays: 400 });
    const busy = (): Promise<void> => Promise.reject(Object.assign(new Error('EBUSY: in use'), { code: 'EBUSY' }));
    await runAll(it, busy);
    expect(it.filesThere(box)).toBe(2);
    expect(it.tombstones()).toHaveLength(2);
    expect(it.removalWith().countUnremoved()).toBe(2);
    expect(await it.removalWith(busy).finish()).toBe(2);
    expect(await it.removalWith().finish()).toBe(0);
    expect(it.filesThere(box)).toBe(0);
  });

  test('killed at any step is gone on with, and the chain verifies at every step', async () => {
    const template = newFolder();
    const it = await open(template);
    const plans: BoxPlan[] = [
      { ageDays: 400, photos: ['a', 'b'] },
      { ageDays: 100, photos: ['c'] },
      { ageDays: 400, state: 'half-done', photos: ['d'] },
    ];
    const boxes: Box[] = plans.map((plan) => it.addBox(plan));
    it.close();
    fixture = null;
    const run = (folder: string, killAt: number) =>
      spawnSync(process.execPath, ['tests/support/retention-kill-child.ts', folder, String(killAt)], {
        encoding: 'utf8',
      });
    // a, b and their small copies, the film; the film of the second box: six files, two steps each.
    const clean = newFolder();
    cpSync(template, clean, { recursive: true });
    expect(run(clean, 0).stdout).toBe('done 12\n');
    for (const killAt of [1, 2, 6, 12]) {
      const folder = newFolder();
      cpSync(template, folder, { recursive: true });
      expect(run(folder, killAt).signal).toBe('SIGKILL');
      expect(await verdictOf(folder)).toBe('sound');
      expect(run(folder, 0).stdout).toMatch(/^done/);
      expect(await verdictOf(folder)).toBe('sound');
      const after = await open(folder);
      expect(boxes.map((box) => after.filesThere(box))).toEqual([0, 1, 2]);
      expect(after.tombstones()).toHaveLength(4);
      expect(after.removalWith().countUnremoved()).toBe(0);
      after.close();
      fixture = null;
    }
  }, 60_000);

  test('never touches a matter that is not over, whatever lies beside it', async () => {
    const it = await open();
    const open_ = fc.constantFrom<Partial<BoxPlan>>(
      { decision: 'to-decide' },
      { decision: 'proposed' },
      { decision: null },
      { verdict: null },
      { state: 'half-done' },
      { command: 'unknown' },
      { command: 'waiting' },
      { returnState: 'locked' },
      { isHeld: true },
      { awaitsRest: true },
    );
    const plan = fc.record({
      more: fc.option(open_),
      ageDays: fc.integer({ min: 0, max: 5000 }),
      verdict: fc.constantFrom('intact' as const, 'damaged' as const, 'swapped' as const),
      photo: fc.constantFrom('p', 'q', 'r', 's'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(plan, { minLength: 1, maxLength: 5 }), async (plans) => {
        const boxes = plans.map(({ more, photo, ...rest }) => {
          const box = it.addBox({ ...rest, ...more, photos: [`${photo} ${String(Math.random())}`, photo] });
          return { box, isOver: more === null };
        });
        await runAll(it);
        for (const { box, isOver } of boxes) if (!isOver) expect(it.filesThere(box)).toBe(3);
      }),
      { numRuns: 12 },
    );
  }, 60_000);
});
