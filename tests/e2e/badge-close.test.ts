import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTestStation, valueOf } from '../support/station-fixture.ts';
import { dropFolder, filesBelow, openWorld } from './world.ts';
import type { World } from './world.ts';

// A badge is printed through a hidden window; the program must end all the same when its own window is closed.

const PIN = '2580';
const TIMES = 5;
/** The program gives itself five seconds to end; a busy machine needs some more to take it away. */
const CLOSED_WITHIN_MS = 12_000;

async function benchWithAdministrator(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'dockproof-e2e-'));
  const { handlers, close } = await openTestStation(dataDir);
  await valueOf(handlers.settingsSet({ isSetUp: true, hasSound: false, language: 'zh' }));
  await valueOf(handlers.peopleFirst({ operatorNo: '0001', name: '周敏', pin: PIN }));
  await close();
  return dataDir;
}

const within = async <T>(ms: number, act: Promise<T>): Promise<T | 'hangs'> => {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<'hangs'>((resolve) => {
    timer = setTimeout(resolve, ms, 'hangs');
  });
  try {
    return await Promise.race([act, tooLong]);
  } finally {
    clearTimeout(timer);
  }
};

/** A seat taken by a call is shown before the keys are the bench's: a key on its heels may be lost, and is pressed again. */
async function openSettings({ page, press }: World): Promise<void> {
  const people = page.getByRole('tab', { name: '人员' });
  for (let tries = 0; tries < 3; tries += 1) {
    await press('F10');
    const isThere = await people.waitFor({ timeout: 5_000 }).then(
      () => true,
      () => false,
    );
    if (isThere) return;
  }
  throw new Error('the settings did not open');
}

describe('a program that has made a badge as PDF', () => {
  it(`ends when it is closed, ${String(TIMES)} times of ${String(TIMES)}`, { timeout: 120_000 }, async () => {
    const dataDir = await benchWithAdministrator();
    const tookMs: number[] = [];
    for (let time = 1; time <= TIMES; time += 1) {
      const world = await openWorld({ dataDir, camera: null, atFirstStart: true });
      const { page } = world;
      await page.evaluate((pin) => window.station?.seatTake({ claim: { by: 'number', operatorNo: '0001' }, pin }), PIN);
      await page.getByRole('heading', { level: 1, name: '请扫描运单' }).waitFor({ timeout: 20_000 });
      await openSettings(world);
      await page.getByRole('tab', { name: '人员' }).focus();
      await world.press('Return');
      await page.getByRole('button', { name: '工牌 PDF: 周敏' }).focus();
      await world.press('Return');
      await page.getByText('周敏 的新工牌好了').first().waitFor({ timeout: 20_000 });
      expect(filesBelow(join(dataDir, 'print'), '.pdf').length).toBeGreaterThan(0);
      const startedAt = performance.now();
      // What is asked is whether the program ends: Playwright's own close may wait on long after it has (seen with exit code 0).
      const child = world.app.process();
      const ended = new Promise<number | null>((resolve) => {
        child.once('exit', resolve);
      });
      void world.close();
      const how = await within(CLOSED_WITHIN_MS, ended);
      tookMs.push(Math.round(performance.now() - startedAt));
      if (how === 'hangs') child.kill('SIGKILL');
      expect({ how, tookMs }).toEqual({ how: 0, tookMs });
    }
    console.log(`closed after a badge in ${tookMs.join(', ')} ms`);
    dropFolder({ dataDir });
  });
});
