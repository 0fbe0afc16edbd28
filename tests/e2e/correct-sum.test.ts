import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PHONE, SHIRT_AND_BELT } from '../../src/main/platform/training/fixed-samples.ts';
import { openTrainingLedger } from '../../src/main/platform/training/training-ledger.ts';
import type { StationHandlers } from '../../src/shared/contract.ts';
import type { CommandView } from '../../src/shared/sync.ts';
import { judge, judgeSwapped } from '../support/refused-on-disk.ts';
import { movementsIn, valueOf } from '../support/station-fixture.ts';
import { lookAt } from './looks.ts';
import { PIN, benchWithPeople } from './people-bench.ts';
import { useHands } from './shift-hands.ts';
import type { Hands } from './shift-hands.ts';
import { dropFolder, openWorld, until } from './world.ts';
import type { World } from './world.ts';

// Two refunds that their shop refuses for their sum, because it has given the buyer something back by itself meanwhile. One
// gets another sum by two people, of the other the second one turns that down. Scanner and keyboard only.

const PHONE_PART = 300_00;
const PHONE_LEFT = 249_50;
const SHIRT_PART = 100_00;
const SHIRT_LEFT = 79_00;
const REASON = '平台券已退 50.5';
/** The shop's own words and its name. */
const REFUSAL = '退款金额超过可退金额';
const SHOP = '万象数码专营店';
const NO_REASON = '先问平台为什么';

let badgeOf: (name: string) => string;
let world: World;
let hands: Hands;

/** Decided by two people while the shop does not answer: it leaves when the window opens. */
async function orderPart(handlers: StationHandlers, verdictId: string, amountCents: number): Promise<void> {
  const part = { verdictId, kind: 'refund-part', amountCents, reason: '少配件' } as const;
  const { word } = await valueOf(handlers.decisionPropose(part));
  const second = { claim: { by: 'number', operatorNo: '0001' }, pin: PIN } as const;
  await valueOf(handlers.decisionConfirm({ verdictId, proposalId: word?.proposalId ?? '', second }));
}

/** What the shop's own people did to a return that night: so much of it is left to be refunded. */
function leaveAtShop(dataDir: string, left: Readonly<Record<string, number>>): void {
  const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const ledger = openTrainingLedger(join(dataDir, 'training'), quiet);
  for (const [returnNo, amountCents] of Object.entries(left)) {
    const found = ledger.get(returnNo);
    if (found === null) throw new Error(`no return ${returnNo}`);
    const expected = { ...found.expected, amountCents, freightCents: 0, version: found.version + 1 };
    ledger.addReturns([{ expected, kinds: found.kinds }]);
  }
  ledger.close();
}

const commandOf = async ({ waybill }: { waybill: string }): Promise<CommandView | undefined> =>
  (await world.station.commands()).find((one) => one.waybill === waybill && one.kind === 'refund');
/** The books as they lie on disk while the program runs: what is money in them. */
const paidLines = (): string[] =>
  readFileSync(join(world.dataDir, 'training', 'ledger.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.includes('"is":"money"') && line.includes('"key":"refund'));
const badge = (name: string, operatorNo: string): Promise<void> =>
  hands.scanUntil(badgeOf(name), async () => (await world.station.set({})).operatorNo === operatorNo);
/** Opens the form of the first row that may be corrected, and types into it; nothing is proposed yet. */
async function fillForm(sum: string, reason: string): Promise<void> {
  await hands.enter(hands.t('correction.open'));
  await hands.fill(hands.t('correction.refund.sum'), sum);
  await hands.fill(hands.t('correction.why'), reason);
}

beforeAll(async () => {
  const bench = await benchWithPeople(async (handlers) => {
    await valueOf(handlers.settingsSet({ recheckPercent: 0 }));
    const phone = await judgeSwapped(handlers);
    const { waybill, shirtBarcode, beltBarcode } = SHIRT_AND_BELT;
    await valueOf(handlers.trainingFaults({ isDown: true }));
    await orderPart(handlers, phone.verdictId, PHONE_PART);
    const shirt = await judge(handlers, [waybill, shirtBarcode, beltBarcode, 'DP:DMG', 'DP:C-WORN']);
    await orderPart(handlers, shirt.verdictId, SHIRT_PART);
  }, true);
  ({ badgeOf } = bench);
  leaveAtShop(bench.dataDir, { [PHONE.returnNo]: PHONE_LEFT, [SHIRT_AND_BELT.returnNo]: SHIRT_LEFT });
  world = await openWorld({ dataDir: bench.dataDir, atFirstStart: true });
  hands = await useHands(world, { badgeOf, numberOf: () => '' }, 'zh');
});
afterAll(() => {
  dropFolder(world);
});

describe('a refund that its shop refuses for its sum', () => {
  it('stands parked and red, with the shop’s words and ours', async () => {
    await badge('陈磊', '0300');
    await hands.goTo('F11');
    for (const one of [PHONE, SHIRT_AND_BELT])
      await until(
        () => commandOf(one),
        (command) => command?.state === 'parked' && command.isForCorrection,
      );
    await hands.shown(hands.t('sync.parkedTitle'));
    const red = await world.page.locator('[data-group=parked] li').allTextContents();
    expect(red.map((row) => row.includes(REFUSAL))).toEqual([true, true]);
    await hands.shown(`${hands.t('frame.parked')} 2`);
    expect(paidLines()).toEqual([]);
  });

  it('gets another sum and a reason in place; then it waits, and nothing leaves', async () => {
    const before = await commandOf(PHONE);
    await fillForm('249.51', REASON);
    await hands.enter(hands.t('correction.refund.submit'));
    await hands.shown(hands.t('correction.problem.sum', { max: '¥249.50' }));
    // Tab takes the whole field: what is typed stands in its place.
    await hands.fill(hands.t('correction.refund.sum'), '249.50');
    await hands.enter(hands.t('correction.refund.submit'));
    await hands.shown(hands.t('correction.refund.done'));
    await hands.shown('¥249.50');
    expect(await commandOf(PHONE)).toMatchObject({ state: 'parked', amountCents: PHONE_PART, key: before?.key });
    expect((await commandOf(PHONE))?.attempts).toBe(before?.attempts);
    expect(paidLines()).toEqual([]);
    expect.soft(await lookAt(world, '72-sum-waits', [REFUSAL, REASON, SHOP])).toEqual([]);
  });

  it('takes no second word of who proposed it, by whichever way', async () => {
    await hands.shown(hands.t('error.same-person.what'));
    await hands.enter(hands.t('approval.second'));
    const read = world.page.getByText(hands.t('approval.badgeRead'));
    await hands.scanUntil(badgeOf('陈磊'), () => read.isVisible());
    await hands.givePin();
    await hands.pinIfAsked();
    await world.page.getByRole('dialog').getByText(hands.t('error.same-person.what')).waitFor();
    await hands.press('Escape');
    expect(await commandOf(PHONE)).toMatchObject({ state: 'parked', amountCents: PHONE_PART });
    expect(paidLines()).toEqual([]);
  });

  it('leaves with the word of a second person, once, under the same key and to the cent', async () => {
    const key = (await commandOf(PHONE))?.key;
    await badge('孙琴', '0900');
    await hands.goTo('F9');
    await hands.headed(hands.t('correction.mine', { n: 1 }));
    await hands.enter(hands.t('correction.toSync'));
    await hands.shown('把退款改成 ¥249.50');
    expect(await world.page.locator('s').first().textContent()).toBe('¥300.00');
    await hands.shown(REASON);
    await hands.enter(hands.t('approval.mine', { amount: '¥249.50' }));
    await world.page.getByRole('dialog').waitFor();
    expect.soft(await lookAt(world, '75-sum-second-word', [REFUSAL, REASON, SHOP])).toEqual([]);
    await hands.enter(hands.t('approval.mine', { amount: '¥249.50' }));
    // A badge alone moves no money.
    await hands.shown(hands.t('seat.pinWhy'));
    expect(paidLines()).toEqual([]);
    await hands.givePin();
    await hands.shown(hands.t('correction.refund.confirmed', { who: '0900', amount: '¥249.50' }));
    const done = await until(
      () => commandOf(PHONE),
      (command) => command?.state === 'done',
    );
    expect(done).toMatchObject({ key, amountCents: PHONE_LEFT });
    expect(paidLines()).toHaveLength(1);
  });

  it('stays as it was where the second person turns it down', async () => {
    await badge('陈磊', '0300');
    await hands.goTo('F11');
    await fillForm('79', REASON);
    await hands.enter(hands.t('correction.refund.submit'));
    await hands.shown(hands.t('correction.refund.done'));
    await badge('孙琴', '0900');
    await hands.goTo('F11');
    await hands.enter(hands.t('approval.reject'));
    await hands.fill(hands.t('approval.rejectWhy'), NO_REASON);
    await hands.enter(`=${hands.t('approval.reject')}`);
    await hands.shown(hands.t('correction.refund.rejected'));
    expect(await commandOf(SHIRT_AND_BELT)).toMatchObject({ state: 'parked', amountCents: SHIRT_PART });
  });

  it('tells both people, both sums and the reason in the time line of its case', async () => {
    await hands.goTo('F4');
    await until(
      () => world.page.locator('[role=listbox] [role=option]').count(),
      (count) => count === 2,
    );
    await world.page.getByRole('listbox').focus();
    const hand = world.page.locator('[role=option][aria-selected=true]');
    if (!((await hand.textContent()) ?? '').includes(PHONE.waybill)) await world.press('Down');
    expect(await hand.textContent()).toContain(PHONE.waybill);
    await world.press('Return');
    await hands.shown(hands.t('event.corrected'));
    for (const [what, who] of [
      ['proposed', '0300'],
      ['confirmed', '0900'],
    ] as const) {
      const line = world.page.getByText(`${hands.t(`correctionStep.${what}`)} · ¥300.00 → ¥249.50 · ${REASON}`);
      await line.waitFor();
      expect(await line.locator('xpath=ancestor::li[1]').textContent()).toContain(who);
    }
    expect(await hands.faultsOf('the time line of a corrected sum')).toEqual([]);
    expect(await hands.watched()).toEqual({ pointers: [], errors: [] });
  });

  it('and the shop’s books hold the corrected sum, once, and nothing else', async () => {
    await world.close();
    expect(movementsIn(world.dataDir)).toMatchObject([{ returnNo: PHONE.returnNo, amountCents: PHONE_LEFT }]);
  });
});
