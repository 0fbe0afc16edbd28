import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fieldWords } from '../../src/renderer/connection/field-words.ts';
import { PAGE_IDS } from '../../src/renderer/settings/setting-list.ts';
import { systemClock } from '../../src/main/lib/clock.ts';
import { openPracticeGeneric } from '../../src/main/platform/generic/practice-generic-server.ts';
import type { PracticeGeneric } from '../../src/main/platform/generic/practice-generic-server.ts';
import { noOf, sample } from '../support/generic-world.ts';
import { lookAt } from './looks.ts';
import { useHands } from './shift-hands.ts';
import type { Hands } from './shift-hands.ts';
import { dropFolder, openWorld, until } from './world.ts';
import type { World } from './world.ts';

// A marketplace shop whose after-sales run through an ERP, and the new waybill of an exchange, in the real window: connected,
// tried, received, paid and sent by keyboard and scanner. The ERP is the strict imitation of one's own system.

const TOKEN = 'own-token';
const BARCODE = '6901234567892';
const ERP = '自有 ERP';
const SHOP = '拼多多旗舰店';
const lines = [{ sku: 'P-04', name: '抱枕', quantity: 1, barcodes: [BARCODE] }];
const WRONG = 'YT8800112233445';
const SENT = 'SF1300007741205';

let world: World;
let hands: Hands;
let erp: PracticeGeneric;
/** Answers of the call that tells a new waybill that are still to be lost, after it was carried out. */
let toLose = 0;
beforeAll(async () => {
  erp = await openPracticeGeneric({
    ...{ clock: systemClock, token: TOKEN },
    script: (call) => {
      if (call !== 'POST /shipments' || toLose === 0) return null;
      toLose -= 1;
      return { kind: 'lose-after' };
    },
  });
  erp.books.add([sample(1, { shop: 'P-1', lines })]);
  world = await openWorld();
  hands = await useHands(world, { badgeOf: () => '', numberOf: () => '' }, 'zh');
});
afterAll(async () => {
  await world.close();
  await erp.close();
  dropFolder(world);
});

const asked = (kind: 'generic' | 'pdd', name: string): string => `=${fieldWords(kind, name, 'zh').label}`;
/** Anew, whatever stands there. */
async function retype(label: string, text: string): Promise<void> {
  await hands.tabTo(label);
  await world.page.keyboard.press('Control+A');
  await world.page.keyboard.insertText(text);
}
/** Down the list until this is chosen. */
async function choose(label: string, value: string): Promise<void> {
  await hands.tabTo(label);
  const chosen = (): Promise<string> =>
    world.page.evaluate(() => (document.activeElement as HTMLSelectElement | null)?.value ?? '');
  for (let step = 0; step < 12 && (await chosen()) !== value; step += 1) await world.page.keyboard.press('ArrowDown');
  expect(await chosen()).toBe(value);
}
async function chooseErp(): Promise<void> {
  await hands.tabTo(asked('pdd', 'erp'));
  await world.page.keyboard.press('ArrowDown');
}
async function openConnections(): Promise<void> {
  await hands.goTo('F10');
  await world.page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'tab');
  for (let step = 0; step < PAGE_IDS.indexOf('connections'); step += 1) await world.page.keyboard.press('ArrowDown');
}
/** Enter in a field of the form: tries, and saves what was tried with success. */
async function enterIn(label: string): Promise<void> {
  await hands.tabTo(label);
  await world.page.keyboard.press('Enter');
}
/** Asks the systems for what is new, on the sync screen. */
async function syncNow(): Promise<void> {
  await hands.goTo('F11');
  await hands.enter(hands.t('sync.now'));
}
const view = () => world.station.bench();
const commands = () => world.station.commands();
/** From the label of the box to its bin; intact. */
async function inspect(waybill: string): Promise<void> {
  await hands.goTo();
  await hands.scanUntil(waybill, async () => (await view()).session?.matching === 'matched');
  await hands.scanUntil(BARCODE, async () => (await view()).session?.next.step === 'judge');
  await hands.scanUntil('DP:OK', async () => (await view()).session?.next.step === 'scan-bin');
  await hands.scanUntil('DL:A-01', async () => (await view()).session === null);
}

describe('one’s own ERP', () => {
  it('is connected by keyboard; a wrong token is said in a sentence', async () => {
    const { t } = hands;
    await openConnections();
    await hands.enter(t('conn.add'));
    await choose(`=${t('conn.kindAsk')}`, 'generic');
    await retype(`=${t('conn.name')}`, ERP);
    await retype(`=${t('conn.address')}`, erp.url);
    await choose(asked('generic', 'stock'), 'yes');
    await choose(asked('generic', 'shipments'), 'yes');
    await retype(asked('generic', 'token'), 'of-last-year');
    await world.page.keyboard.press('Enter');
    await hands.shown(t('conn.tried.no'));
    expect.soft(await lookAt(world, '30-erp-wrong-token')).toEqual([]);
    await retype(asked('generic', 'token'), TOKEN);
    await world.page.keyboard.press('Enter');
    await hands.shown(t('conn.tried.some', { n: 1 }));
    await enterIn(asked('generic', 'token'));
    await hands.shown(t('conn.saved', { name: ERP }));
  });

  it('carries a Pinduoduo shop by its number there; a wrong number is said, too', async () => {
    const { t } = hands;
    await hands.enter(t('conn.add'));
    await choose(`=${t('conn.kindAsk')}`, 'pdd');
    await retype(`=${t('conn.name')}`, SHOP);
    await choose(`=${t('conn.transport')}`, 'erp');
    await chooseErp();
    await retype(asked('pdd', 'erpShop'), 'P-9');
    await world.page.keyboard.press('Enter');
    await hands.shown(t('lastWords.erp:none-of-shop'));
    expect.soft(await lookAt(world, '31-erp-no-such-shop')).toEqual([]);
    await retype(asked('pdd', 'erpShop'), 'P-1');
    await world.page.keyboard.press('Enter');
    await hands.shown(t('conn.tried.some', { n: 1 }));
    expect.soft(await lookAt(world, '32-erp-shop')).toEqual([]);
    await enterIn(asked('pdd', 'erpShop'));
    await hands.shown(t('conn.saved', { name: SHOP }));
    await until(
      () => world.page.locator('main li [data-state=online]').count(),
      (count) => count === 2,
    );
    expect.soft(await lookAt(world, '33-connections')).toEqual([]);
  });
});

describe('a return of that shop', () => {
  it('is told by the ERP and refunded by its call, once', async () => {
    erp.books.add([sample(5, { shop: 'P-1', lines })]);
    await syncNow();
    await inspect('YT1000000005');
    const [refund] = await until(commands, (all) => all.some(({ state }) => state === 'done'));
    expect(refund).toMatchObject({ kind: 'refund', returnNo: noOf(5), attempts: 1 });
    expect(refund?.platform).toMatch(/^pdd-/);
    expect(erp.books.movements()).toMatchObject([
      { key: `refund:${refund?.platform ?? ''}:${noOf(5)}:1`, returnNo: noOf(5) },
    ]);
    await hands.goTo('F11');
    await hands.shown(`${hands.t('sync.doneTitle')} · `);
    expect.soft(await lookAt(world, '34-erp-refunded')).toEqual([]);
  });
});

describe('an exchange at one’s own system', () => {
  it('is a person’s, however intact the goods are', async () => {
    erp.books.add([sample(6, { wants: 'exchanged', reason: 'no-reason', reasonText: '换大一码', lines })]);
    await syncNow();
    await inspect('YT1000000006');
    const [item] = await until(
      () => world.station.toDecide(),
      (all) => all.length === 1,
    );
    expect(item).toMatchObject({ why: 'goods-wanted', verdict: 'intact' });
    await hands.goTo('F9');
    await hands.shown(hands.t('why.goods-wanted'));
    await world.press('F5');
    await hands.shown(hands.t('shipment.courier'));
  });

  it('is told a new waybill, which can be taken back while it waits', async () => {
    const { t } = hands;
    await world.station.set({ undoMs: 600_000 });
    await hands.tabTo(t('sentAnew.exchanged'));
    await world.page.keyboard.press('Space');
    await hands.tabTo(t('sentAnew.waybill'));
    await hands.scan(WRONG);
    await until(
      () => world.page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.value),
      (text) => text === WRONG,
    );
    await world.press('F4');
    await hands.enter(t('shipment.takeBack'));
    await hands.shown(t('why.goods-wanted'));
    expect(await until(commands, (all) => all.every(({ state }) => state !== 'waiting'))).toMatchObject([
      { kind: 'shipment', state: 'cancelled', attempts: 0 },
      { kind: 'refund', state: 'done' },
    ]);
    expect(erp.books.shipped(noOf(6))).toEqual([]);
  });

  it('leaves its waybill there once, also where the answer is lost, and no money', async () => {
    const { t } = hands;
    await world.station.set({ undoMs: 500 });
    toLose = 1;
    await world.press('F5');
    await retype(t('sentAnew.waybill'), SENT);
    expect.soft(await lookAt(world, '35-new-waybill')).toEqual([]);
    await world.press('F4');
    const [told] = await until(commands, (all) => all[0]?.kind === 'shipment' && all[0].state === 'done');
    expect(told).toMatchObject({ returnNo: noOf(6), sent: { waybill: SENT, courier: 'sf' } });
    expect([toLose, erp.books.shipped(noOf(6)).map(({ waybill }) => waybill)]).toEqual([0, [SENT]]);
    expect(erp.books.movements().map(({ returnNo }) => returnNo)).toEqual([noOf(5)]);
    expect(await world.station.toDecide()).toEqual([]);
    await hands.goTo('F11');
    await hands.shown(SENT);
    expect.soft(await lookAt(world, '36-new-waybill-told')).toEqual([]);
    expect(await hands.watched()).toEqual({ errors: [], pointers: [] });
  });
});
