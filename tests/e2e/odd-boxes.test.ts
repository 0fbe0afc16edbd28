import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { practiceParcels } from '../../src/main/platform/training/practice-parcels.ts';
import { findCutTexts } from '../support/page-checks.ts';
import { lookAt } from './looks.ts';
import { takeShot } from './take-shot.ts';
import { dropFolder, openWorld, until } from './world.ts';
import type { World } from './world.ts';
import { zoomBy } from './zoom.ts';

// Boxes that don't go the usual way, with a real scanner's keys in the real window; and that window at 200 %.

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

const view = () => world.station.bench();
const look = (name: string): Promise<string[]> => lookAt(world, name);
const scanAll = async (...texts: string[]): Promise<void> => {
  for (const text of texts) await world.scan(text);
};
const parcel = (hint: string) => {
  const found = practiceParcels(Date.now()).find((one) => one.hint === hint);
  if (found === undefined) throw new Error(`no practice parcel: ${hint}`);
  return found;
};
const barcodesOf = (hint: string): string[] => parcel(hint).goods.flatMap(({ barcode }) => barcode ?? []);

describe('boxes that go another way', () => {
  it('a refused parcel is taken back with one scan, and said so', async () => {
    await scanAll(parcel('refused').waybill);
    const { panel, session, recent } = await until(view, ({ panel: said }) => said?.kind === 'refused-parcel');
    expect(session).toBeNull();
    expect(panel).toMatchObject({ units: 1, progress: 'waiting' });
    expect(recent[0]).toMatchObject({ lane: 'refused', verdict: 'intact' });
    expect.soft(await look('14-refused')).toEqual([]);
  });

  it('two returns in one box: the faulty one is named, both are judged by themselves', async () => {
    const [jeans, hoodie] = barcodesOf('several');
    if (jeans === undefined || hoodie === undefined) throw new Error('the box holds two');
    await scanAll(parcel('several').waybill, jeans, hoodie);
    await until(view, ({ session }) => session?.next.step === 'judge');
    await scanAll('DP:DMG', 'DP:C-STAINED');
    await until(view, ({ session }) => session?.next.step === 'confirm-codes');
    expect.soft(await look('15-several')).toEqual([]);
    await scanAll('DP:DMG');
    await until(view, ({ session }) => session?.next.step === 'take-shot');
    await takeShot(world);
    await takeShot(world);
    // The camera shows another parcel's label: once more, then it is enough.
    await until(view, ({ session }) => session?.next.step === 'take-shot' && session.next.again !== undefined);
    await takeShot(world);
    await until(view, ({ session }) => session === null || session.next.step !== 'take-shot');
    if ((await view()).session !== null) await scanAll('DL:HOLD-03');
    const { recent } = await until(view, ({ session }) => session === null);
    expect(recent[0]).toMatchObject({ verdict: 'damaged' });
  });

  it('nobody’s parcel: looked up by hand without a letter of a scan staying in the search', async () => {
    await scanAll(parcel('unannounced').waybill);
    await until(view, ({ session }) => session?.matching === 'unclaimed');
    expect.soft(await look('16-unclaimed')).toEqual([]);
    await scanAll('DP:OTHER');
    await until(view, ({ panel }) => panel?.kind === 'other-merchant');
    expect.soft(await look('17-other-merchant')).toEqual([]);
  });

  it('half done and not ours: both are on the shelf', async () => {
    await scanAll(parcel('intact').waybill, barcodesOf('intact')[0] ?? '', 'DP:LATER');
    await until(view, ({ session }) => session === null);
    await world.press('F8');
    await world.page.waitForSelector('text=暂存架');
    await world.page.waitForTimeout(500);
    expect.soft(await look('18-shelf')).toEqual([]);
    await world.press('F7');
    await world.page.waitForTimeout(500);
    expect.soft(await look('19-find')).toEqual([]);
  });

  it('a wrong command at a wrong moment says so and changes nothing', async () => {
    const before = await view();
    await scanAll('DP:REST');
    const after = await until(view, ({ panel }) => panel?.kind === 'wrong-moment');
    expect(after.session).toBeNull();
    expect(after.recent).toEqual(before.recent);
  });
});

describe('at 200 %', () => {
  beforeAll(async () => {
    await world.resize(1366, 768);
    await zoomBy(world, 2);
  });
  afterAll(() => zoomBy(world, 1));

  it.each([
    ['the shelf', 'F8'],
    ['finding a return', 'F7'],
    ['what a person must decide', 'F9'],
    ['the settings', 'F10'],
    ['the queue of refunds', 'F11'],
  ])('%s: no text is cut, no button is out of reach', async (_name, key) => {
    await world.press(key);
    await world.page.waitForTimeout(500);
    const cut = await findCutTexts(world.page);
    await world.press(key);
    await world.page.waitForTimeout(200);
    expect(cut).toEqual([]);
  });

  it('a box: the next step, the verdicts and the goods can be read and reached', async () => {
    await scanAll(parcel('intact').waybill);
    await until(view, ({ session }) => session !== null);
    await world.page.waitForTimeout(400);
    const lost = await world.page.evaluate(() => {
      const wanted = ['F1', 'F2', 'F3', '下一步'];
      return wanted.filter((text) => {
        const element = [...document.querySelectorAll<HTMLElement>('main *')].find(
          (one) => one.childElementCount === 0 && one.textContent.trim() === text,
        );
        if (element === undefined) return true;
        element.scrollIntoView({ block: 'center', inline: 'center' });
        const { left, right, top, bottom } = element.getBoundingClientRect();
        return left < 0 || right > innerWidth + 1 || top < 0 || bottom > innerHeight + 1;
      });
    });
    expect(lost).toEqual([]);
    expect(await findCutTexts(world.page)).toEqual([]);
  });
});
