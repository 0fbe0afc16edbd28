import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeFakeCamera } from '../../scripts/lib/fake-camera.ts';
import { BROKEN_MUG, SHIRT_AND_BELT } from '../../src/main/platform/training/fixed-samples.ts';
import { takeShot } from './take-shot.ts';
import { dropFolder, openWorld, until } from './world.ts';
import type { World } from './world.ts';

// The evidence meter in the real window, with a camera that shows the waybill of one parcel: the worker reads it in the
// still and in a key frame of the film that was encoded and decoded again.

let world: World;
const folder = mkdtempSync(join(tmpdir(), 'dockproof-meter-'));
beforeAll(async () => {
  const file = join(folder, 'label.mjpeg');
  await composeFakeCamera({ file, waybill: SHIRT_AND_BELT.waybill });
  world = await openWorld({ camera: { file } });
  await until(
    () => world.station.status(),
    ({ isOnline }) => isOnline,
  );
});
afterAll(async () => {
  await world.close();
  dropFolder(world);
  rmSync(folder, { recursive: true, force: true });
});

const session = async () => (await world.station.bench()).session;
const itemOf = async (item: string) => (await session())?.meter.find((one) => one.item === item) ?? null;

describe('the evidence meter in the real window', () => {
  it('says that the label is legible in the still and in the film, with its pixels a module', async () => {
    await world.scan(SHIRT_AND_BELT.waybill);
    const still = await until(
      () => itemOf('label'),
      (one) => one?.state === 'done',
    );
    expect(still?.value).toBeGreaterThan(2000);
    const film = await until(
      () => itemOf('film-label'),
      (one) => one?.state === 'done',
    );
    expect(film?.value).toBeGreaterThan(2000);
    await world.page
      .getByText(/面单可读 \d\.\d 像素\/模块/)
      .first()
      .waitFor();
    await world.page.getByText(/录像里的面单可读/).waitFor();
    await world.scan(SHIRT_AND_BELT.shirtBarcode);
    await world.scan(SHIRT_AND_BELT.beltBarcode);
    await world.scan('DP:OK');
    await until(session, (one) => one === null);
  });

  it('asks once more for a label that is another parcel’s, says so, and lets the person go on', async () => {
    await world.scan(BROKEN_MUG.waybill);
    await until(session, (one) => one?.waybill === BROKEN_MUG.waybill);
    await world.scan(BROKEN_MUG.barcode);
    await world.press('F2');
    await until(session, (one) => one?.choice === 'damaged');
    await world.scan('DP:C-DAMAGED');
    await world.press('F2');
    await until(session, (one) => one?.next.step === 'take-shot');
    await takeShot(world);
    await takeShot(world);
    await world.page.getByText('照片里是别的号码').first().waitFor();
    await until(session, (one) => one?.next.step === 'take-shot' && one.next.again === 'other-number');
    await world.page.getByText('再拍一次面单').first().waitFor();
    await world.press('F4');
    await until(session, (one) => one === null);
  });
});
