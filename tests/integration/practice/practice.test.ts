import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { goodsOfFilling } from '../../../src/main/platform/practice/practice-goods.ts';
import type { PracticeGoods } from '../../../src/main/platform/practice/practice-goods.ts';
import type { Station } from '../../../src/main/station.ts';
import { PRACTICE_SHOPS } from '../../../src/shared/practice.ts';
import type { PracticeShop } from '../../../src/shared/practice.ts';
import { openTestStation, valueOf, waitUntil } from '../../support/station-fixture.ts';

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
const openFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'dockproof-practice-'));
  closing.push(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
};
const openBench = async (dataDir: string): Promise<Station> => {
  const station = await openTestStation(dataDir);
  closing.push(station.close);
  return station;
};
const closeBench = async (station: Station): Promise<void> => {
  closing.splice(closing.indexOf(station.close), 1);
  await station.close();
};
type Books = { paid: string[]; shipped: { id: string; waybill: string }[] };
const booksIn = (dataDir: string, shop: PracticeShop): Books =>
  JSON.parse(readFileSync(join(dataDir, 'training', `practice-${shop}.json`), 'utf8')) as Books;
const paidIn = (dataDir: string, shop: PracticeShop): string[] => booksIn(dataDir, shop).paid;
const firstTruck = (shop: PracticeShop): PracticeGoods[] =>
  goodsOfFilling({ from: PRACTICE_SHOPS.indexOf(shop) * 100_000 + 1, at: Date.now() });

/** Two plain parcels of one piece, as this imitation holds them. */
function plainOf(shop: PracticeShop): [PracticeGoods, PracticeGoods] {
  const [first, second] = firstTruck(shop).filter(
    ({ quantity, sample: { expected } }) => quantity === 1 && expected.lines[0]?.serials.length === 0,
  );
  if (first === undefined || second === undefined) throw new Error('too few plain samples');
  return [first, second];
}

const scan = ({ handlers }: Station, raw: string) =>
  valueOf(handlers.benchScan({ raw, source: 'scanner', at: Date.now() }));

/** From the label to the verdict. JD tells no barcode of the goods: there a person counts by hand. */
async function inspect(station: Station, { waybill, barcode }: PracticeGoods, isCounted: boolean): Promise<void> {
  const { handlers } = station;
  await valueOf(handlers.syncNow(undefined));
  await waitUntil(async () => (await valueOf(handlers.returnFind({ text: waybill }))).hits.length === 1);
  const opened = await scan(station, waybill);
  const lineId = opened.view.session?.returns[0]?.lines[0]?.id ?? '';
  if (isCounted) await valueOf(handlers.benchCount({ lineId, what: 'good', delta: 1 }));
  else await scan(station, barcode);
  await scan(station, 'DP:OK');
}
const SENT = 'YT8800112233445';
const commandsOf = ({ handlers }: Station) => valueOf(handlers.syncCommands(undefined));

/** A bench that practises there, with the exchange of the first truck judged intact. */
async function openExchange(shop: PracticeShop): Promise<{ station: Station; dataDir: string; verdictId: string }> {
  const goods = firstTruck(shop).find(({ wants }) => wants === 'exchanged');
  if (goods === undefined) throw new Error('no exchange among the samples');
  const dataDir = openFolder();
  const station = await openBench(dataDir);
  await valueOf(station.handlers.practiceChoose({ shop }));
  await inspect(station, goods, false);
  await scan(station, 'DL:A-01');
  const [item] = await valueOf(station.handlers.decisionList(undefined));
  expect(item).toMatchObject({ why: 'goods-wanted', wants: 'exchanged', verdict: 'intact' });
  return { station, dataDir, verdictId: item?.verdictId ?? '' };
}

const allDone = async ({ handlers }: Station, count: number): Promise<boolean> => {
  const refunds = (await valueOf(handlers.syncCommands(undefined))).filter(({ kind }) => kind === 'refund');
  return refunds.length === count && refunds.every(({ state }) => state === 'done');
};

describe('practising against', () => {
  it.each(PRACTICE_SHOPS.filter((shop) => shop !== 'training'))(
    '%s: a whole parcel ends in its books once, also when the answer is lost, and the books outlive the program',
    async (shop) => {
      const [first, second] = plainOf(shop);
      const dataDir = openFolder();
      const station = await openBench(dataDir);
      expect(await valueOf(station.handlers.practiceChoose({ shop }))).toEqual({ shop });
      await inspect(station, first, shop === 'jd');
      await waitUntil(() => allDone(station, 1));
      const [command] = await valueOf(station.handlers.syncCommands(undefined));
      expect(command?.platform).toBe(`${shop}-practice`);
      await closeBench(station);
      const [paid, ...more] = paidIn(dataDir, shop);
      expect(paid).toMatch(/\d/);
      expect(more).toEqual([]);

      const again = await openBench(dataDir);
      expect(await valueOf(again.handlers.practiceChoose({ shop: null }))).toEqual({ shop });
      expect(paidIn(dataDir, shop)).toEqual([paid]);
      await valueOf(again.handlers.trainingFaults({ loseAnswers: 1 }));
      await inspect(again, second, shop === 'jd');
      await waitUntil(() => allDone(again, 2));
      expect((await valueOf(again.handlers.trainingFaults(null))).loseAnswers).toBe(0);
      await closeBench(again);
      expect(paidIn(dataDir, shop)).toHaveLength(2);
      expect(new Set(paidIn(dataDir, shop)).size).toBe(2);
    },
  );

  it.each(['generic', 'pdd', 'douyin'] as const)(
    '%s: one of each truck is to be exchanged; its new waybill is told once, and nothing is paid, over a restart too',
    async (shop) => {
      const { station, dataDir, verdictId } = await openExchange(shop);
      const { handlers } = station;
      expect(await valueOf(handlers.shipmentRules({ verdictId }))).toMatchObject({ isRead: true, words: null });
      await valueOf(handlers.shipmentMake({ verdictId, outcome: 'exchanged', waybill: SENT, courier: 'yto' }));
      await waitUntil(async () => (await commandsOf(station)).every(({ state }) => state === 'done'));
      expect((await commandsOf(station)).map(({ kind }) => kind)).toEqual(['shipment']);
      await closeBench(station);
      const books = booksIn(dataDir, shop);
      expect(books).toMatchObject({ paid: [], shipped: [{ waybill: SENT }] });
      const again = await openBench(dataDir);
      await valueOf(again.handlers.syncNow(undefined));
      await closeBench(again);
      expect(booksIn(dataDir, shop)).toEqual(books);
    },
  );

  it.each(['taobao', 'jd'] as const)('%s: the exchange is a person’s, and no call tells its waybill', async (shop) => {
    const { station, verdictId } = await openExchange(shop);
    expect(await valueOf(station.handlers.shipmentRules({ verdictId }))).toMatchObject({ byCall: [] });
    const noted = { verdictId, outcome: 'exchanged', reference: '换货单 7', picture: null, waybill: SENT } as const;
    await valueOf(station.handlers.decisionByHand(noted));
    expect(await commandsOf(station)).toEqual([]);
  });

  it('takes books of before there were exchanges', async () => {
    const dataDir = openFolder();
    const station = await openBench(dataDir);
    await valueOf(station.handlers.practiceChoose({ shop: 'pdd' }));
    await closeBench(station);
    const { shipped, ...kept } = booksIn(dataDir, 'pdd');
    expect(shipped).toEqual([]);
    const before = { ...kept, paid: [String(301_000_000 + plainOf('pdd')[0].number)] };
    writeFileSync(join(dataDir, 'training', 'practice-pdd.json'), JSON.stringify(before));
    const again = await openBench(dataDir);
    expect(await valueOf(again.handlers.practiceChoose({ shop: null }))).toEqual({ shop: 'pdd' });
    await closeBench(again);
    expect(booksIn(dataDir, 'pdd')).toEqual({ ...before, shipped: [] });
  });

  it('another one only when nothing waits at the present one; each keeps its own parcels', async () => {
    const dataDir = openFolder();
    const station = await openBench(dataDir);
    const { handlers } = station;
    await valueOf(handlers.practiceChoose({ shop: 'generic' }));
    await valueOf(handlers.trainingFaults({ isDown: true }));
    await valueOf(handlers.trainingFaults({ isDown: false }));
    await valueOf(handlers.settingsSet({ undoMs: 600_000 }));
    await inspect(station, plainOf('generic')[0], false);
    expect(await handlers.practiceChoose({ shop: 'jd' })).toMatchObject({
      ok: false,
      error: { code: 'connection-busy' },
    });
    expect(await valueOf(handlers.practiceChoose({ shop: null }))).toEqual({ shop: 'generic' });
    expect(paidIn(dataDir, 'generic')).toEqual([]);
  });

  it('is offline while the imitation is down, and gets fresh parcels when asked', async () => {
    const dataDir = openFolder();
    const station = await openBench(dataDir);
    const { handlers } = station;
    await valueOf(handlers.practiceChoose({ shop: 'douyin' }));
    await waitUntil(async () => (await valueOf(handlers.syncStatus(undefined))).isOnline);
    await valueOf(handlers.trainingFaults({ isDown: true }));
    await valueOf(handlers.syncNow(undefined));
    await waitUntil(async () => !(await valueOf(handlers.syncStatus(undefined))).isOnline);
    await valueOf(handlers.trainingFaults({ isDown: false }));
    const { added } = await valueOf(handlers.trainingRefill(undefined));
    expect(added).toBeGreaterThan(3);
    await closeBench(station);
    // Books that can't be read begin anew; the bench opens all the same.
    writeFileSync(join(dataDir, 'training', 'practice-douyin.json'), '{');
    const again = await openBench(dataDir);
    expect(await valueOf(again.handlers.practiceChoose({ shop: null }))).toEqual({ shop: 'douyin' });
  });
});
