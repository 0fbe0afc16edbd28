import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goodsOfFilling } from '../../src/main/platform/practice/practice-goods.ts';
import type { StationHandlers } from '../../src/shared/contract.ts';
import { PRACTICE_SHOPS } from '../../src/shared/practice.ts';
import { judge } from '../support/refused-on-disk.ts';
import { openTestStation, valueOf, waitUntil } from '../support/station-fixture.ts';
import { useHands } from './shift-hands.ts';
import type { Hands } from './shift-hands.ts';
import { dropFolder, openWorld, until } from './world.ts';
import type { World } from './world.ts';

// A refusal that a strict system did not take, because no picture went along: corrected and sent again in the real window, by
// keyboard alone.

const BEFORE = '货有穿过的痕迹';
const AFTER = '，见图';
let world: World;
let hands: Hands;
let commandId = '';

/** A photo that the program can make a copy of, whose bytes are known afterwards. */
async function addPhoto(handlers: StationHandlers, inspectionId: string): Promise<void> {
  const colour = { r: 200, g: 180, b: 160 };
  const bytes = await sharp({ create: { width: 640, height: 480, channels: 3, background: colour } })
    .jpeg()
    .toBuffer();
  const of = { uploadId: 'u-real', inspectionId, shot: 'extra' as const, returnId: null, takenAt: Date.now() };
  const slice = { ...of, totalBytes: bytes.length, offset: 0, bytes: new Uint8Array(bytes) };
  await valueOf(handlers.evidencePhotoSlice(slice));
}

beforeAll(async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'dockproof-e2e-'));
  const { handlers, close } = await openTestStation(dataDir);
  await valueOf(handlers.settingsSet({ isSetUp: true, undoMs: 500, hasSound: false }));
  await valueOf(handlers.practiceChoose({ shop: 'generic' }));
  const from = PRACTICE_SHOPS.indexOf('generic') * 100_000 + 1;
  const goods = goodsOfFilling({ from, at: Date.now() }).find(({ quantity }) => quantity === 1);
  if (goods === undefined) throw new Error('no plain sample');
  await valueOf(handlers.syncNow(undefined));
  const { verdictId, inspectionId } = await judge(handlers, [goods.waybill, goods.barcode, 'DP:DMG', 'DP:C-WORN']);
  await addPhoto(handlers, inspectionId);
  const said = { verdictId, message: BEFORE, reasonCode: 'not-as-shipped', pictures: [] };
  await valueOf(handlers.refusalMake(said));
  await waitUntil(async () => {
    const parked = (await valueOf(handlers.syncCommands(undefined))).find(
      ({ kind, state }) => kind === 'refuse' && state === 'parked',
    );
    commandId = parked?.id ?? '';
    return parked?.isForCorrection === true;
  });
  await close();
  world = await openWorld({ dataDir });
  hands = await useHands(world, { badgeOf: () => '', numberOf: () => '' }, 'zh');
});
afterAll(async () => {
  await world.close();
  dropFolder(world);
});

const command = async () => (await world.station.commands()).find(({ id }) => id === commandId);

describe('a refusal that the system did not take', () => {
  it('stays parked with the system’s words over a restart, and opens its form in place', async () => {
    await hands.goTo('F11');
    await hands.shown('要有凭证图片');
    await hands.enter(hands.t('correction.open'));
    await until(
      () => world.page.evaluate(() => (document.activeElement as HTMLTextAreaElement | null)?.value),
      (text) => text === BEFORE,
    );
    await world.page.keyboard.insertText(AFTER);
    expect(await hands.faultsOf('the form of a correction')).toEqual([]);
  });

  it('is corrected with a picture and a reason, and is taken under the same key', async () => {
    await hands.tabTo(hands.t('shot.extra'));
    await world.page.keyboard.press('Space');
    await hands.fill(hands.t('correction.why'), '系统要凭证图片');
    await hands.enter(hands.t('correction.refuse.submit'));
    await hands.shown(hands.t('correction.refuse.done'));
    const done = await until(command, (one) => one?.state === 'done');
    expect(done).toMatchObject({ kind: 'refuse', attempts: 2, lastWords: null });
    expect(await hands.watched()).toEqual({ errors: [], pointers: [] });
  });

  it('stands in the time line of its case with why it was corrected, and nothing was paid', async () => {
    await hands.goTo('F4');
    await until(
      () => world.page.locator('[role=listbox] [role=option]').count(),
      (count) => count === 1,
    );
    await world.page.getByRole('listbox').focus();
    await world.press('Return');
    await hands.shown(hands.t('event.corrected'));
    await hands.shown('系统要凭证图片');
    const books = readFileSync(join(world.dataDir, 'training', 'practice-generic.json'), 'utf8');
    expect((JSON.parse(books) as { paid: string[] }).paid).toEqual([]);
  });
});
