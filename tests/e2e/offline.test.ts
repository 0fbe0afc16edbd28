import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SHIRT_AND_BELT } from '../../src/main/platform/training/fixed-samples.ts';
import { dropFolder, openWorld, until } from './world.ts';
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

describe('offline, then online', () => {
  it('goes on working, says that it is offline, and catches up by itself', async () => {
    await world.station.faults({ isDown: true });
    await world.page.evaluate(() => window.station?.syncNow(undefined));
    await until(
      () => world.station.status(),
      ({ isOnline }) => !isOnline,
    );
    await world.page.getByText('断网').first().waitFor();

    for (const text of [SHIRT_AND_BELT.waybill, SHIRT_AND_BELT.shirtBarcode, SHIRT_AND_BELT.beltBarcode, 'DP:OK']) {
      await world.scan(text);
    }
    await until(
      () => world.station.bench(),
      ({ session, recent }) => session === null && recent[0]?.verdict === 'intact',
    );
    await world.scan('ZZ5500112233');
    const { session } = await until(
      () => world.station.bench(),
      (view) => view.session !== null,
    );
    expect(session?.matching).toBe('unmatched');
    await world.page.getByText('待匹配').first().waitFor();
    await world.press('F8');

    await world.station.faults({ isDown: false });
    await until(
      () => world.station.status(),
      ({ isOnline }) => isOnline,
      40_000,
    );
    const commands = await until(
      () => world.station.commands(),
      ([first]) => first?.state === 'done',
      40_000,
    );
    expect(commands).toHaveLength(1);
  });
});
