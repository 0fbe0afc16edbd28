import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BROKEN_MUG, PHONE, SHIRT_AND_BELT } from '../../src/main/platform/training/fixed-samples.ts';
import { readFilm } from '../support/film-reader.ts';
import { readLabels } from '../support/label-reader.ts';
import { takeShot } from './take-shot.ts';
import { dropFolder, filesBelow, labelPhoto, openWorld, until } from './world.ts';
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

/** Counts what a person does: every scan and every key goes through here. */
const hands = () => {
  const done = { scans: 0, keys: 0 };
  return {
    done,
    scan: async (text: string) => {
      done.scans += 1;
      await world.scan(text);
    },
    press: async (key: string) => {
      done.keys += 1;
      await world.press(key);
    },
  };
};
const session = async () => (await world.station.bench()).session;
const opened = (waybill: string) => until(session, (one) => one?.waybill === waybill);
const stateOf = async (returnNo: string) =>
  (await world.station.commands()).find((command) => command.returnNo === returnNo)?.state ?? null;
const evidenceOf = (inspectionId: string) =>
  world.page.evaluate(async (id) => {
    const answer = await window.station?.evidenceOf({ inspectionId: id });
    return answer?.ok === true ? answer.value : null;
  }, inspectionId);

describe('the main job in the real window', () => {
  it('an intact parcel of two items: four scans, no key, refund acknowledged, film and stills stored', async () => {
    const { done, scan } = hands();
    await scan(SHIRT_AND_BELT.waybill);
    const box = await opened(SHIRT_AND_BELT.waybill);
    await world.page.waitForTimeout(2500);
    await scan(SHIRT_AND_BELT.shirtBarcode);
    await scan(SHIRT_AND_BELT.beltBarcode);
    await scan('DP:OK');
    await until(session, (one) => one === null);
    await until(
      () => stateOf(SHIRT_AND_BELT.returnNo),
      (state) => state === 'done',
    );
    expect(done).toEqual({ scans: 4, keys: 0 });

    const evidence = await until(
      () => evidenceOf(box?.inspectionId ?? ''),
      (one) => one?.recordings[0]?.end === 'closed' && one.photos.length >= 3,
    );
    expect(evidence?.recordings).toHaveLength(1);
    expect(evidence?.photos.map(({ shot }) => shot)).toEqual(['outer', 'auto', 'auto']);
    const [file] = filesBelow(world.dataDir, '.mp4');
    const film = await readFilm(file ?? '');
    expect(film).toMatchObject({ codec: expect.stringMatching(/avc|vp9/) as string, widthPx: 1280, firstS: 0 });
    expect(film.durationS).toBeGreaterThan(2);
    expect(film.frames / film.durationS).toBeGreaterThan(2);
  });

  it(`the label in the stored photo can be read (${labelPhoto() === null ? 'a drawn label' : 'a photograph of a real one'})`, async () => {
    const photos = filesBelow(world.dataDir, '.jpg').filter((file) => file.includes('photos'));
    const read = await readLabels(readFileSync(photos[0] ?? ''));
    expect(read).toContain(labelPhoto()?.text ?? SHIRT_AND_BELT.waybill);
  });

  it('a second scan of the same waybill opens the first inspection and says so', async () => {
    await world.scan(SHIRT_AND_BELT.waybill);
    const { panel } = await until(
      () => world.station.bench(),
      ({ panel: shown }) => shown !== null,
    );
    expect(panel).toMatchObject({ kind: 'already-done', verdict: 'intact', progress: 'acknowledged' });
    await world.page.getByText('这单验过了').first().waitFor();
    expect(await session()).toBeNull();
    expect((await world.station.commands()).length).toBe(1);
  });

  it('a damaged parcel that confirms the buyer: refunded with freight, no supervisor', async () => {
    const { scan, press } = hands();
    await scan(BROKEN_MUG.waybill);
    await opened(BROKEN_MUG.waybill);
    await scan(BROKEN_MUG.barcode);
    await press('F2');
    await until(session, (one) => one?.choice === 'damaged');
    await scan('DP:C-DAMAGED');
    await press('F2');
    await until(session, (one) => one?.next.step === 'take-shot');
    await takeShot(world, press);
    await takeShot(world, press);
    // The camera shows another parcel's label: it is asked for once more, and then the box closes as it is.
    await until(session, (one) => one?.next.step === 'take-shot' && one.next.again === 'other-number');
    await press('F5');
    await until(session, (one) => one === null);
    await until(
      () => stateOf(BROKEN_MUG.returnNo),
      (state) => state === 'done',
    );
    const command = (await world.station.commands()).find(({ returnNo }) => returnNo === BROKEN_MUG.returnNo);
    expect(command?.amountCents).toBe(BROKEN_MUG.amountCents + BROKEN_MUG.freightCents);
  });

  it('a swapped phone: four scans and five presses of the pedal, no refund, complete evidence on the list', async () => {
    const { done, scan, press } = hands();
    await scan(PHONE.waybill);
    await opened(PHONE.waybill);
    await world.page.waitForTimeout(1500);
    await scan(PHONE.otherImei);
    await scan('DP:SWP');
    await until(session, (one) => one?.choice === 'swapped');
    for (let shot = 0; shot < 5; shot += 1) await takeShot(world, press);
    await until(session, (one) => one?.shots.every(({ isRequired, count }) => !isRequired || count > 0) === true);
    await scan('DL:HOLD-03');
    await until(session, (one) => one === null);
    expect(done).toEqual({ scans: 4, keys: 5 });

    // Nothing is missing; but what the camera shows is another parcel's label, and that is said.
    const [item] = await until(
      () => world.station.toDecide(),
      ([first]) => first?.gaps.length === 1,
    );
    expect(item).toMatchObject({ verdict: 'swapped', bin: 'HOLD-03', gaps: ['label-illegible'] });
    expect(item?.waybill).toBe(PHONE.waybill);
    expect(await stateOf(PHONE.returnNo)).toBeNull();
    const evidence = await evidenceOf(item?.inspectionId ?? '');
    expect(evidence?.photos.map(({ shot }) => shot)).toEqual(
      expect.arrayContaining(['label', 'seal', 'body', 'serial', 'contents']),
    );
  });

  it('a scan in the middle of typing a note is taken out of it, and acts', async () => {
    await world.scan('ZZ8800112233');
    await opened('ZZ8800112233');
    await world.press('F7');
    const note = world.page.getByRole('textbox').last();
    await note.waitFor();
    await world.type('box torn');
    await until(
      () => note.inputValue(),
      (text) => text === 'box torn',
    );
    await world.scan('DP:LATER');
    await until(session, (one) => one === null);
    await world.scan('ZZ8800112233');
    const resumed = await opened('ZZ8800112233');
    expect(resumed).toMatchObject({ isResumed: true, note: 'box torn' });
    await world.scan('DP:LATER');
    await until(session, (one) => one === null);
  });

  it('a code typed by hand in the open box counts like a scan', async () => {
    await world.scan('ZZ8800112233');
    await opened('ZZ8800112233');
    await world.page.getByPlaceholder('商品条码').click();
    await world.type('DL:K-07');
    await world.press('Return');
    await until(session, (one) => one?.bin === 'K-07');
    await world.scan('DP:LATER');
    await until(session, (one) => one === null);
  });

  it('scans that come while a question is open wait, are shown, and are handled in order', async () => {
    await world.scan('ZZ8800112233');
    await opened('ZZ8800112233');
    await world.scan('ZZ7700112233');
    await until(
      () => world.station.bench(),
      ({ question }) => question?.kind === 'goods-or-next',
    );
    await world.scan('6900000000017');
    await until(
      () => world.station.bench(),
      ({ queue }) => queue.length === 1,
    );
    await world.press('KP_1');
    const after = await until(
      () => world.station.bench(),
      ({ queue }) => queue.length === 0,
    );
    expect(after.question).toMatchObject({ kind: 'goods-or-next', text: '6900000000017' });
    expect(after.session?.strangers.map(({ text }) => text)).toContain('ZZ7700112233');
    await world.scan('DP:UNDO');
    await world.scan('DP:LATER');
    await until(session, (one) => one === null);
  });
});
