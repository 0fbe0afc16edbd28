import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PHONE, SHIRT_AND_BELT } from '../../src/main/platform/training/fixed-samples.ts';
import { lookAt } from './looks.ts';
import { dropFolder, openWorld, until } from './world.ts';
import type { World } from './world.ts';
import { findLostAt200 } from './zoom.ts';

// The overview in the real window, by scanner and keys alone: parcels received into a cage, the board that counts them,
// a parcel of nobody in its register, and the shift handed over.

let world: World;
beforeAll(async () => {
  world = await openWorld({ settings: { undoMs: 600_000 } });
  await until(
    () => world.station.status(),
    ({ isOnline }) => isOnline,
  );
});
afterAll(async () => {
  await world.close();
  dropFolder(world);
});

const shown = (text: string) =>
  until(
    () => world.page.textContent('main'),
    (said) => said?.includes(text) === true,
  );
const scanUntil = async (text: string, isDone: () => Promise<boolean>): Promise<void> => {
  for (let tried = 0; tried < 4; tried += 1) {
    await world.scan(text);
    const isThere = await until(isDone, (done) => done, 4000).catch(() => false);
    if (isThere) return;
  }
  throw new Error(`${text} was scanned four times and not taken`);
};
const dock = async () => {
  const read = await world.page.evaluate(() => window.station?.dockView(undefined));
  if (read?.ok !== true) throw new Error('the dock was not read');
  return read.value;
};

describe('the overview', () => {
  it('receives parcels into a cage without opening any', async () => {
    await world.press('F3');
    await shown('等开箱');
    await world.press('F6');
    await shown('到仓收货');
    // A burst that a busy machine tore is scanned again, as a person does.
    await scanUntil('DL:K-07', async () => (await world.page.textContent('main'))?.includes('后面的放到') === true);
    for (const waybill of [SHIRT_AND_BELT.waybill, PHONE.waybill]) {
      await scanUntil(waybill, async () => (await dock()).latest.some((one) => one.waybill === waybill));
    }
    await scanUntil(PHONE.waybill, async () => (await world.page.textContent('main'))?.includes('没有重复记') === true);
    const places = (await dock()).latest.map(({ waybill, place }) => [waybill, place]);
    expect(places).toContainEqual([SHIRT_AND_BELT.waybill, 'K-07']);
    expect(places).toContainEqual([PHONE.waybill, 'K-07']);
    expect((await world.station.bench()).session).toBeNull();
    // Names of goods are data, in whatever language they came.
    const goods = (await dock()).latest.map(({ title }) => `not English: ${title}`);
    const faults = (await lookAt(world, '41-receiving')).filter((fault) => !goods.some((one) => fault.endsWith(one)));
    expect.soft(faults).toEqual([]);
    expect.soft(await findLostAt200(world)).toEqual([]);
  });

  it('counts them on the board, also over the whole window', async () => {
    await world.press('F1');
    await shown('下一笼');
    expect.soft(await lookAt(world, '42-board')).toEqual([]);
    expect.soft(await findLostAt200(world)).toEqual([]);
    await world.press('F5');
    await shown('退出铺满');
    expect.soft(await lookAt(world, '43-board-filled')).toEqual([]);
    await world.press('Escape');
  });

  it('lists a parcel of nobody', async () => {
    await world.press('F9');
    await world.scan('ZZ1100112233');
    await until(
      () => world.station.bench(),
      ({ session }) => session?.matching === 'unclaimed',
    );
    await world.scan('DP:LATER');
    await world.press('F3');
    await world.press('F3');
    await shown('丢件');
    await world.page.getByRole('button', { name: /无主件/ }).click();
    await shown('ZZ11');
    expect.soft(await lookAt(world, '44-register')).toEqual([]);
    expect.soft(await findLostAt200(world)).toEqual([]);
  });

  it('reports', async () => {
    await world.press('F2');
    await shown('报表');
    expect.soft(await findLostAt200(world)).toEqual([]);
  });

  it('hands the shift over, never to oneself', async () => {
    await world.press('F4');
    await shown('交接班');
    expect.soft(await lookAt(world, '45-hand-over')).toEqual([]);
    expect.soft(await findLostAt200(world)).toEqual([]);
  });
});
