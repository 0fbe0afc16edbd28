import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROKEN_MUG, PHONE, SHIRT_AND_BELT } from '../../src/main/platform/training/fixed-samples.ts';
import { lookAt } from './looks.ts';
import { takeShot } from './take-shot.ts';
import { dropFolder, openWorld, until } from './world.ts';
import type { World } from './world.ts';

// Every screen in the real window, in both languages, light and dark, at both sizes: stored in `shots/` for eyes, and
// checked for what a machine can see (cut-off text, small targets, accessibility).

/** As high as the film of the decision was made at 1366 × 768. */
const FILM_PX = 300;

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

const look = (name: string): Promise<string[]> => lookAt(world, name);
const view = () => world.station.bench();
const scanAll = async (...texts: string[]): Promise<void> => {
  for (const text of texts) await world.scan(text);
};
const nobody = () => until(view, ({ session }) => session === null);

describe('every screen, in both languages, light and dark, at both sizes', () => {
  it('waiting, with nothing done yet', async () => {
    expect.soft(await look('01-waiting')).toEqual([]);
  });

  it('a box just opened, and half counted', async () => {
    await scanAll(SHIRT_AND_BELT.waybill, SHIRT_AND_BELT.shirtBarcode);
    await until(view, ({ session }) => session?.next.step === 'scan-line');
    expect.soft(await look('02-counting')).toEqual([]);
  });

  it('a question, with a scan waiting behind it', async () => {
    await scanAll(PHONE.waybill, '6900000000017');
    await until(view, ({ queue }) => queue.length === 1);
    expect.soft(await look('03-question')).toEqual([]);
    await scanAll('DP:UNDO');
    await until(view, ({ question }) => question?.kind === 'goods-or-next');
    await scanAll('DP:UNDO');
    await until(view, ({ question }) => question === null);
    await scanAll(SHIRT_AND_BELT.beltBarcode, 'DP:OK');
    await nobody();
  });

  it('a damaged one: codes, then the shot that is missing', async () => {
    await scanAll(BROKEN_MUG.waybill, BROKEN_MUG.barcode, 'DP:DMG');
    await until(view, ({ session }) => session?.choice === 'damaged');
    expect.soft(await look('04-codes')).toEqual([]);
    await scanAll('DP:C-DAMAGED', 'DP:DMG');
    await until(view, ({ session }) => session?.next.step === 'take-shot');
    expect.soft(await look('05-damaged-shot')).toEqual([]);
    await world.press('F4');
    await nobody();
  });

  it('a swapped phone: guided shots, then the bin', async () => {
    await scanAll(PHONE.waybill, PHONE.otherImei, 'DP:SWP');
    await until(view, ({ session }) => session?.next.step === 'take-shot');
    expect.soft(await look('06-swapped-shot')).toEqual([]);
    for (let shot = 0; shot < 5; shot += 1) await takeShot(world);
    // The camera shows another parcel's label: once more, then it is enough.
    await until(view, ({ session }) => session?.next.step === 'take-shot' && session.next.again !== undefined);
    expect.soft(await look('07-label-again')).toEqual([]);
    await world.press('F5');
    await until(view, ({ session }) => session?.next.step === 'scan-bin');
    expect.soft(await look('07-scan-bin')).toEqual([]);
    await scanAll('DL:HOLD-03');
    await nobody();
  });

  it('an unclaimed parcel', async () => {
    await scanAll('ZZ1100112233');
    await until(view, ({ session }) => session?.matching === 'unclaimed');
    expect.soft(await look('08-unclaimed')).toEqual([]);
    await scanAll('DP:LATER');
    await nobody();
  });

  it('waiting, with parcels done, one of them scanned twice', async () => {
    await scanAll(SHIRT_AND_BELT.waybill);
    await until(view, ({ panel }) => panel?.kind === 'already-done');
    expect.soft(await look('09-already-done')).toEqual([]);
  });

  it('an unreadable scan', async () => {
    await scanAll('DP:NOSUCHWORD');
    await until(view, ({ panel }) => panel?.kind === 'unreadable');
    expect.soft(await look('10-unreadable')).toEqual([]);
  });

  it('what a person must decide', async () => {
    await world.press('F9');
    await world.page.waitForTimeout(800);
    expect.soft(await look('11-to-decide')).toEqual([]);
    // What is decided about is seen: the film keeps its size on the smallest screen, in the language with the longer words, too.
    await world.resize(1366, 768);
    for (const language of ['en', 'zh'] as const) {
      await world.station.set({ language });
      await world.page.waitForFunction((lang) => document.documentElement.lang.startsWith(lang), language);
      const film = await world.page.locator('main video').first().boundingBox();
      expect.soft(film?.height, language).toBeGreaterThanOrEqual(FILM_PX);
    }
    await world.press('F9');
  });

  it('the queue of refunds', async () => {
    await world.press('F11');
    await world.page.waitForTimeout(500);
    expect.soft(await look('12-sync')).toEqual([]);
  });

  it('settings', async () => {
    await world.press('F10');
    await world.page.waitForTimeout(500);
    expect.soft(await look('13-settings')).toEqual([]);
  });

  it('days off, where a pasted list is saved when its field is left', async () => {
    await world.page.locator("[data-page='days']").click();
    const field = world.page.locator('textarea').first();
    await field.fill('2027年10月1日至7日 国庆节\n2027/5/1');
    await field.blur();
    const saved = () =>
      world.page.evaluate(async () => {
        const read = await window.station?.settingsGet(undefined);
        return read?.ok === true ? read.value.daysOff.holidays.map(({ from, until }) => `${from} ${until}`) : [];
      });
    const holidays = await until(saved, (days) => days.length > 0);
    expect(holidays).toEqual(['2027-05-01 2027-05-01', '2027-10-01 2027-10-07']);
    expect.soft(await look('14-days-off')).toEqual([]);
  });
});
