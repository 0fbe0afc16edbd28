import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PHONE } from '../../src/main/platform/training/fixed-samples.ts';
import { lookAt } from './looks.ts';
import { dropFolder, filesBelow, openWorld, until } from './world.ts';
import type { World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await until(
    () => world.station.status(),
    ({ isOnline }) => isOnline,
  );
});
afterAll(async () => {
  await world.close();
  dropFolder(world);
});

const session = async () => (await world.station.bench()).session;
const dialog = () => world.page.getByRole('dialog');
/** As slow as a hand: two keys on each other's heels are a scanner's. */
const pressAll = async (...keys: string[]): Promise<void> => {
  for (const key of keys) {
    await world.press(key);
    await world.page.waitForTimeout(250);
  }
};

describe('the case of a swapped phone', () => {
  it('shows what was shipped, the buyer’s pictures and the item on the bench, zoomed together', async () => {
    await world.scan(PHONE.waybill);
    await until(session, (one) => one?.waybill === PHONE.waybill);
    await world.page.waitForTimeout(1500);
    // A scale that types like a keyboard.
    await world.scan('0.452 kg');
    await until(session, (one) => one?.weightG === 452);
    await world.page.getByText(`称重 452 克 · 发出 ${PHONE.weightG} 克`).waitFor();
    await world.scan(PHONE.otherImei);
    await world.scan('DP:SWP');
    await until(session, (one) => one?.choice === 'swapped');
    for (let shot = 0; shot < 5; shot += 1) await world.press('F5');
    await until(session, (one) => one?.shots.every(({ isRequired, count }) => !isRequired || count > 0) === true);
    await world.scan('DL:HOLD-03');
    await until(session, (one) => one === null);

    await world.press('F9');
    await world.page.getByRole('button', { name: /三方对比/ }).click();
    await dialog().getByText(PHONE.sealNo).waitFor();
    expect(await dialog().getByText(PHONE.imei, { exact: true }).count()).toBe(1);
    expect(await dialog().getByText(PHONE.otherImei, { exact: true }).count()).toBe(1);
    expect(await dialog().getByText(`${PHONE.weightG} 克`).count()).toBe(1);
    expect(await dialog().getByText('452 克').count()).toBe(1);
    const large = () => dialog().locator('section > div:first-of-type > img');
    // Drawn, not only named: the listing's picture, the buyer's and the camera's.
    await until(
      () => large().evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth)),
      (widths) => widths.length === 3 && widths.every((width) => width > 0),
    );
    expect.soft(await lookAt(world, '40-three-way')).toEqual([]);
    await dialog()
      .getByRole('group', { name: /三张图/ })
      .focus();
    await pressAll('plus', 'plus', 'Left');
    const transforms = () =>
      large().evaluateAll((images) => images.map((image) => (image as HTMLElement).style.transform));
    const moved = await transforms();
    expect(new Set(moved).size).toBe(1);
    expect(moved[0]).toContain('scale(1.563)');
    await pressAll('0');
    expect(new Set(await transforms())).toEqual(new Set(['translate(0%, 0%) scale(1)']));
    await world.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });

  it('has its photos marked with keys alone; the mark is stored, the photo stays as it was', async () => {
    const before = filesBelow(world.dataDir, '.jpg').filter((file) => file.includes('photos'));
    const bytes = before.map((file) => createHash('sha256').update(readFileSync(file)).digest('hex'));
    await world.page.getByRole('button', { name: '放大照片：序列号' }).click();
    await dialog().getByRole('button', { name: '标注' }).click();
    const board = dialog().getByRole('group', { name: '画板' });
    await board.waitFor();
    await until(
      () => dialog().getByRole('textbox').isEnabled(),
      (isReady) => isReady,
    );
    await pressAll('3', 'Return', 'Right', 'shift+Down', '4', 'Return', 'Up');
    await pressAll('1', 'Return', 'ctrl+z');
    expect.soft(await lookAt(world, '41-annotate')).toEqual([]);
    await dialog().getByRole('textbox').fill('Fig. 1: not the serial shipped');
    await dialog().getByRole('button', { name: '存下并关闭' }).click();
    await dialog().waitFor({ state: 'detached' });

    const [item] = await world.station.toDecide();
    const stored = await world.page.evaluate(async (inspectionId) => {
      const answer = await window.station?.annotationsOf({ inspectionId });
      return answer?.ok === true ? answer.value : null;
    }, item?.inspectionId ?? '');
    expect(stored).toMatchObject([
      {
        caption: 'Fig. 1: not the serial shipped',
        shapes: [
          { kind: 'box', x: 410, y: 400, w: 200, h: 210 },
          { kind: 'mask', x: 420, y: 410, w: 200, h: 200 },
        ],
      },
    ]);
    expect(before.map((file) => basename(file, '.jpg'))).toContain(stored?.[0]?.sha256);
    expect(before.map((file) => createHash('sha256').update(readFileSync(file)).digest('hex'))).toEqual(bytes);

    await world.page.getByRole('button', { name: '放大照片：序列号' }).click();
    await dialog().getByText('Fig. 1: not the serial shipped').waitFor();
    expect.soft(await lookAt(world, '42-photo-marked')).toEqual([]);
    await world.press('Escape');
  });
});
