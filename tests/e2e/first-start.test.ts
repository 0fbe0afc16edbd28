import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repoFolder } from '../../scripts/lib/electron-runtime.ts';
import { SHIRT_AND_BELT } from '../../src/main/platform/training/fixed-samples.ts';
import type { Settings } from '../../src/shared/settings.ts';
import { findAxeFaults, findCutTexts, findSmallTargets } from '../support/page-checks.ts';
import { dropFolder, openWorld, until } from './world.ts';
import type { World } from './world.ts';

// A bench that nobody has named yet, from nothing to its first parcel, in the real window: keys by xdotool, one real burst
// of a scanner, the camera live. The program is closed in the middle and goes on where it was left.

const folder = join(repoFolder, 'shots');
/** What a person did: keys, typed words and scans. */
let actions = 0;
let world: World;

const at = (step: string) => world.page.waitForSelector(`[data-first-start="${step}"]`, { timeout: 30_000 });
const press = async (key: string): Promise<void> => {
  actions += 1;
  // A scanner's Enter comes at once after its last letter, a hand's doesn't.
  await world.page.waitForTimeout(700);
  await world.press(key);
};
const settings = (): Promise<Settings> => world.station.set({});

/** The step as it stands, in a picture, and what a machine finds wrong with it. */
async function look(step: string): Promise<string[]> {
  await at(step);
  const faults: string[] = [];
  for (const [width, height] of [
    [1366, 768],
    [1920, 1080],
  ] as const) {
    await world.resize(width, height);
    await world.page.waitForTimeout(200);
    await world.screenshot(join(folder, `00-first-${step}-${width}.png`));
    faults.push(...(await findCutTexts(world.page)), ...(await findSmallTargets(world.page)));
  }
  await world.resize(1366, 768);
  return [...faults, ...(await findAxeFaults(world.page))].map((fault) => `${step}: ${fault}`);
}

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  world = await openWorld({ atFirstStart: true });
});
afterAll(async () => {
  await world.close();
  dropFolder(world);
});

describe('a new bench', () => {
  it('is named and gets its person, and goes on there after a restart', async () => {
    expect.soft(await look('language')).toEqual([]);
    await press('1');
    expect.soft(await look('bench')).toEqual([]);
    await press('Return');
    expect.soft(await look('who')).toEqual([]);
    await world.type('0452');
    await press('Return');
    await press('Return');
    await world.type('2580');
    await press('Return');
    await at('camera');
    expect(await settings()).toMatchObject({ isSetUp: false, stationName: '退货台 1', operatorNo: '0452' });

    await world.close();
    world = await openWorld({ dataDir: world.dataDir, atFirstStart: true });
    // Who began it has a PIN by now, and nobody else goes on with it.
    await world.page.getByRole('heading', { level: 1, name: '请扫工牌' }).waitFor();
    await world.page.getByRole('textbox', { name: '工号' }).focus();
    await world.type('0452');
    await world.press('Return');
    await world.type('2580');
    await world.page.waitForTimeout(700);
    await world.press('Return');
    await at('camera');
  });

  it('shows its camera, and a scan without opening a parcel', async () => {
    await world.page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0);
    expect.soft(await look('camera')).toEqual([]);
    await press('Return');
    await at('scanner');
    await world.page.waitForTimeout(400);
    actions += 1;
    await world.scan('SF1300001234562');
    await world.page.getByText('顺丰运单').waitFor();
    await world.page.getByText('扫完带回车：设置对了').waitFor();
    expect.soft(await look('scanner')).toEqual([]);
    expect((await world.station.bench()).session).toBeNull();
  });

  it('trains, and opens its first parcel with the next scan', async () => {
    await press('Return');
    expect.soft(await look('work')).toEqual([]);
    await press('1');
    expect.soft(await look('done')).toEqual([]);
    await press('Return');
    await world.page.getByText('请扫描运单').waitFor();
    expect(await settings()).toMatchObject({ isSetUp: true, operatorNo: '0452', operatorName: '质检员' });
    // Ten keys, a number, a PIN, one scan: at ten seconds each just over two minutes.
    expect(actions).toBeLessThanOrEqual(11);

    await until(
      () => world.station.status(),
      ({ isOnline }) => isOnline,
    );
    await world.page.waitForTimeout(400);
    await world.scan(SHIRT_AND_BELT.waybill);
    const { session } = await until(
      () => world.station.bench(),
      (view) => view.session !== null,
    );
    expect(session?.waybill).toBe(SHIRT_AND_BELT.waybill);
    await world.press('F8');
    await until(
      () => world.station.bench(),
      (view) => view.session === null,
    );
  });
});
