import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SHIRT_AND_BELT } from '../../src/main/platform/training/fixed-samples.ts';
import { refuseWorn } from '../support/refused-on-disk.ts';
import { openTestStation, valueOf } from '../support/station-fixture.ts';
import { lookAt } from './looks.ts';
import { dropFolder, filesBelow, openWorld, until } from './world.ts';
import type { World } from './world.ts';
import { findLostAt200 } from './zoom.ts';

// Goods of a refused return go back to their buyer in the real window: packed on film, by scanner and keys alone.

const LEAVES_UNDER = 'SF1400002345673';
let world: World;
let inspectionId = '';

beforeAll(async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'dockproof-e2e-'));
  const { handlers, close } = await openTestStation(dataDir);
  await valueOf(handlers.settingsSet({ isSetUp: true, undoMs: 500, hasSound: false }));
  ({ inspectionId } = await refuseWorn(handlers));
  await close();
  world = await openWorld({ dataDir });
});
afterAll(async () => {
  await world.close();
  dropFolder(world);
});

const repack = async () => (await world.station.bench()).repack;
const shown = (text: string) => world.page.getByText(text).first().waitFor({ timeout: 20_000 });

describe('goods of a refused return', () => {
  it('are offered at the scan of their old waybill', async () => {
    await world.scan(SHIRT_AND_BELT.waybill);
    await shown('货要寄回买家：2 件');
    expect.soft(await lookAt(world, '80-repack-offer')).toEqual([]);
  });

  it('are packed before the camera, and leave under a new waybill', async () => {
    await world.press('F1');
    await until(repack, (one) => one !== null);
    await until(
      () => filesBelow(join(world.dataDir, 'evidence', 'recordings'), '.mp4').length,
      (films) => films === 1,
    );
    await shown('录像中');
    expect.soft(await lookAt(world, '81-repack')).toEqual([]);
    await world.scan(SHIRT_AND_BELT.waybill);
    await shown('这是它退回来时的旧运单');
    await world.scan(LEAVES_UNDER);
    await until(repack, (one) => one?.sentWaybill === LEAVES_UNDER);
    await world.press('F2');
    await until(repack, (one) => one?.payer === 'shop');
    expect.soft(await lookAt(world, '82-repack-send')).toEqual([]);
    expect.soft(await findLostAt200(world)).toEqual([]);
    await world.press('F4');
    await until(repack, (one) => one === null);
    const entries = await world.page.evaluate(() =>
      window.station?.registerList({ register: 'to-buyer', isOpen: false, after: null }),
    );
    expect(entries).toMatchObject({ ok: true, value: { entries: [{ state: 'sent', sentWaybill: LEAVES_UNDER }, {}] } });
    const evidence = await until(
      () => world.page.evaluate((id) => window.station?.evidenceOf({ inspectionId: id }), inspectionId),
      (answer) => answer?.ok === true && answer.value.recordings.every(({ end }) => end !== null),
    );
    expect(evidence).toMatchObject({ value: { recordings: [{ what: 'repack', end: 'closed' }] } });
  });

  it('stand in the time line of their case, and are not offered a second time', async () => {
    await world.press('F4');
    await until(
      () => world.page.locator('[role=listbox] [role=option]').count(),
      (count) => count === 1,
    );
    await world.page.getByRole('listbox').focus();
    await world.press('Return');
    await shown('这一段录的是打包寄回');
    await shown(`寄回买家 · 已寄出 · ${LEAVES_UNDER}`);
    await world.press('F9');
    await world.scan(SHIRT_AND_BELT.waybill);
    await shown('这单验过了');
    expect(await world.page.getByText('货要寄回买家').count()).toBe(0);
  });
});
