import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/main/lib/clock.ts';
import { openPracticeDouyin } from '../../src/main/platform/douyin/practice-douyin-server.ts';
import type { PracticeDouyin } from '../../src/main/platform/douyin/practice-douyin-server.ts';
import { openPracticePdd } from '../../src/main/platform/pdd/practice-pdd-server.ts';
import type { PracticePdd } from '../../src/main/platform/pdd/practice-pdd-server.ts';
import { practiceRefund } from '../../src/main/platform/taobao/practice-taobao-books.ts';
import { openPracticeTaobao } from '../../src/main/platform/taobao/practice-taobao-server.ts';
import type { PracticeTaobao } from '../../src/main/platform/taobao/practice-taobao-server.ts';
import type { ConnectionInput } from '../../src/shared/connection.ts';
import type { CommandView } from '../../src/shared/sync.ts';
import { APP as DY_APP, idOf as dyIdOf, sample as dySample } from '../support/douyin-world.ts';
import { APP as PDD_APP, idOf as pddIdOf, noOf as pddNoOf, sample as pddSample } from '../support/pdd-world.ts';
import { createHeardLog } from '../support/platform-sync.ts';
import { lookAt } from './looks.ts';
import { useHands } from './shift-hands.ts';
import type { Hands } from './shift-hands.ts';
import { takeShot } from './take-shot.ts';
import { dropFolder, openWorld, until } from './world.ts';
import type { World } from './world.ts';

// A bench with shops on three marketplaces: what each of them can be told, and what it can't, by scanner and keyboard in the
// real window; the marketplaces are their strict imitations.

const TB_APP = { key: '12345678', secret: 'planted-app-secret', session: 'planted-session' };
const AGO_MS = 3_600_000;
const WANTED = '请上传收到退货时的照片';
const COMMENT = '箱内商品与发出的不符，见图';
const NEW_WAYBILL = 'YT8800112233445';
const JACKET = practiceRefund(1, Date.now() - AGO_MS, { companyName: '飞快物流', sid: '990000000001234' });
const EXCHANGE = practiceRefund(2, Date.now() - AGO_MS, { disputeType: 'TMALL_EXCHANGE', exchange: 3 });
/** Pinduoduo is read in half hours, thirty days of them at first; this one stands in the first. */
const CUSHION = pddSample(1, Date.now() - 30 * 86_400_000 + 600_000, { waybill: 'YT1000000011' });
const CHAIR = dySample(1, Date.now() - AGO_MS, { waybill: 'YT1000000021', arbitration: 4 });

let world: World;
let hands: Hands;
let top: PracticeTaobao;
let pdd: PracticePdd;
let douyin: PracticeDouyin;

const connections = (): ConnectionInput[] => [
  {
    ...{ id: null, kind: 'taobao', name: '山岚旗舰店', transport: 'direct', baseUrl: top.url },
    fields: {
      ...{ appKey: TB_APP.key, shopType: 'tmall', refundBy: 'warehouse', shipBy: 'consign', stock: 'slips' },
      ...{ warehouseName: '一号退货仓', warehouseProvince: '浙江省', warehouseCity: '杭州市' },
      ...{ warehouseDistrict: '余杭区', warehouseAddress: '仓前路 1 号' },
    },
    secrets: { appSecret: TB_APP.secret, session: TB_APP.session },
  },
  {
    ...{ id: null, kind: 'pdd', name: '山岚拼多多店', transport: 'direct', baseUrl: pdd.url },
    fields: { clientId: PDD_APP.clientId, refundBy: 'warehouse', refuseBy: 'warehouse' },
    secrets: { clientSecret: PDD_APP.clientSecret, accessToken: PDD_APP.accessToken },
  },
  {
    ...{ id: null, kind: 'douyin', name: '山岚抖店', transport: 'relay', baseUrl: douyin.url },
    fields: { appKey: DY_APP.appKey, refundBy: 'warehouse', refuseBy: 'hand', pictures: 'relay' },
    secrets: { accessToken: DY_APP.accessToken },
  },
];

beforeAll(async () => {
  const base = { clock: systemClock, log: createHeardLog() };
  top = await openPracticeTaobao({ ...base, app: TB_APP, rules: { shopType: 'tmall' } });
  pdd = await openPracticePdd({ clock: systemClock, app: PDD_APP });
  douyin = await openPracticeDouyin({ clock: systemClock, app: DY_APP, rules: { isRelay: true, keepsPictures: true } });
  for (const refund of [JACKET, EXCHANGE]) top.books.add(refund);
  pdd.books.add([CUSHION]);
  douyin.books.add([CHAIR]);
  world = await openWorld();
  hands = await useHands(world, { badgeOf: () => '', numberOf: () => '' }, 'zh');
  // The forms of connections are the test of another file; secrets live as long as this program.
  for (const input of connections()) {
    const saved = await world.page.evaluate((given) => window.station?.connectionSave(given), input);
    if (saved?.ok !== true) throw new Error(JSON.stringify(saved?.error));
  }
  for (const waybill of [JACKET.sid, EXCHANGE.sid, CUSHION.waybill, CHAIR.waybill])
    await until(
      () => world.page.evaluate((text) => window.station?.returnFind({ text }), waybill),
      (found) => found?.ok === true && found.value.hits.length === 1,
      60_000,
    );
});
afterAll(async () => {
  await world.close();
  for (const { close } of [top, pdd, douyin]) await close();
  dropFolder(world);
});

const view = () => world.station.bench();
const commandOf = async (kind: CommandView['kind'], returnNo: string) =>
  (await world.station.commands()).find((one) => one.kind === kind && one.returnNo === returnNo);

/** A label without the count of what is written. */
const uncounted = (key: 'refusal.whyTold' | 'proof.comment'): string =>
  hands.t(key, { n: 0, max: 200 }).replace(/\s*0\/200$/, '');

/** From the label to the shelf. */
async function box(waybill: string, hand: readonly string[], bin: string): Promise<void> {
  const isClosed = async (): Promise<boolean> => (await view()).session === null;
  await hands.goTo();
  await hands.scanUntil(waybill, async () => (await view()).session?.waybill === waybill);
  for (const text of hand) await world.scan(text);
  await until(view, ({ session }) => session === null || ['take-shot', 'scan-bin'].includes(session.next.step));
  for (let step = 0; step < 9 && (await view()).session?.next.step === 'take-shot'; step += 1)
    await takeShot(world, hands.press);
  await hands.scanUntil(bin, isClosed).catch(async (error: unknown) => {
    throw new Error(JSON.stringify((await view()).session).slice(0, 1800), { cause: error });
  });
}
/** The case of this parcel on the list of those to decide. */
async function openCase(waybill: string): Promise<void> {
  await hands.goTo('F9');
  const wanted = await until(
    async () => (await world.station.toDecide()).find((item) => item.waybill === waybill),
    (item) => item !== undefined,
  );
  await hands.tabTo(hands.t('decide.listLabel'));
  const chosen = world.page.locator(`#case-${wanted?.verdictId ?? ''}[aria-selected=true]`);
  for (let step = 0; step < 9 && (await chosen.count()) === 0; step += 1) await hands.press('Down');
  await chosen.waitFor();
}

describe('a bench with shops on marketplaces', () => {
  it('Tmall is told the grades of goods on a slip, and says which courier it does not know', async () => {
    await box(JACKET.sid, [JACKET.outerId, 'DP:OK'], 'DL:A-01');
    await until(
      () => commandOf('refund', JACKET.refundId),
      (one) => one?.state === 'done',
    );
    const slip = await until(
      () => commandOf('stock', JACKET.refundId),
      (one) => one?.state === 'parked',
    );
    expect(slip?.lastWords).toContain('飞快物流');
    expect(top.books.slips).toEqual([]);
  });

  it('Pinduoduo is told once that goods were not taken in; its refusal stays a person’s', async () => {
    await box(CUSHION.waybill, [CUSHION.outerId, 'DP:DMG', 'DP:C-WORN', 'DP:DMG'], 'DL:HOLD-03');
    await openCase(CUSHION.waybill);
    await hands.press('F3');
    await hands.shown('不是拒绝');
    await hands.fill(uncounted('refusal.whyTold'), '有穿过的痕迹，影响二次销售');
    expect(await hands.faultsOf('a refusal that is only told')).toEqual([]);
    await hands.press('F4');
    await until(
      () => commandOf('refuse', pddNoOf(1)),
      (one) => one?.isToldOnly === true,
    );
    expect(pdd.books.notIn()).toMatchObject([{ id: pddIdOf(1) }]);
    expect(pdd.books.movements()).toEqual([]);
  });

  it('shows both to whoever looks after them, with what to do', async () => {
    await hands.goTo('F11');
    await hands.shown('飞快物流');
    await hands.shown('还没有拒绝');
    expect.soft(await lookAt(world, '87-told-and-slip')).toEqual([]);
    expect(await hands.faultsOf('what waits for a person')).toEqual([]);
  });

  it('the slip goes once the courier is known', async () => {
    top.books.change(JACKET.refundId, { companyName: '圆通速递' }, Date.now());
    await hands.enter(hands.t('sync.release'));
    await until(
      () => top.books.slips.length,
      (count) => count > 0,
    );
    expect(top.books.slips).toMatchObject([{ mailNo: JACKET.sid, cpCode: 'YTO', lines: [{ count: 1, grade: 1 }] }]);
  });

  it('Tmall gets the waybill of an exchange from the scanner, once, and no money moves', async () => {
    await box(EXCHANGE.sid, [EXCHANGE.outerId, 'DP:OK'], 'DL:A-02');
    await openCase(EXCHANGE.sid);
    await hands.press('F5');
    await hands.shown('由本台传给平台');
    await hands.tabTo(hands.t('sentAnew.waybill'));
    await hands.scanUntil(NEW_WAYBILL, async () =>
      world.page.locator('input[name=newWaybill]').evaluate((field) => (field as HTMLInputElement).value !== ''),
    );
    expect(await hands.faultsOf('the new waybill')).toEqual([]);
    await hands.press('F4');
    const done = await until(
      () => commandOf('shipment', EXCHANGE.refundId),
      (one) => one?.state === 'done',
    );
    expect(done).toMatchObject({ attempts: 1, sent: { waybill: NEW_WAYBILL } });
    expect(top.books.shipped).toEqual([{ refundId: EXCHANGE.refundId, waybill: NEW_WAYBILL, by: 'call' }]);
    expect(top.books.movements.map(({ refundId }) => refundId)).toEqual([JACKET.refundId]);
  });

  it('Douyin’s arbitration gets the proof that a person chose, once', async () => {
    await box(CHAIR.waybill, ['DP:SWP'], 'DL:HOLD-04');
    await hands.goTo('F4');
    await hands.fill(hands.t('cases.label'), CHAIR.waybill);
    await world.page.getByRole('listbox').focus();
    await world.press('Return');
    await hands.enter(hands.t('proof.open'));
    await hands.shown(WANTED);
    await hands.fill(uncounted('proof.comment'), COMMENT);
    await world.page.getByRole('button', { name: hands.t('proof.submit') }).scrollIntoViewIfNeeded();
    expect.soft(await lookAt(world, '88-proof', [WANTED, COMMENT])).toEqual([]);
    expect(await hands.faultsOf('proof for an arbitration')).toEqual([]);
    await hands.enter(hands.t('proof.submit'));
    await hands.shown('平台收下了');
    const proof = douyin.books.proofOf(dyIdOf(1));
    expect(proof?.comment).toBe(COMMENT);
    expect(proof?.images.length).toBeGreaterThan(0);
    expect(douyin.calls.filter((path) => path === '/afterSale/submitEvidence')).toHaveLength(1);
  });

  it('what was refused in Pinduoduo’s back office meanwhile ends when it is asked again, and was told once', async () => {
    pdd.books.change(pddIdOf(1), { status: 6 }, Date.now());
    await hands.goTo('F11');
    await hands.enter(hands.t('byHand.again'));
    // What was told a moment ago may settle first.
    await until(
      () => commandOf('refuse', pddNoOf(1)),
      (one) => one?.state === 'done',
      70_000,
    );
    expect(pdd.books.notIn()).toHaveLength(1);
    expect(await hands.watched()).toEqual({ errors: [], pointers: [] });
  });
});
