import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repoFolder } from '../../scripts/lib/electron-runtime.ts';
import { verifyPath } from '../../src/main/verify/verify-path.ts';
import { PAGE_IDS } from '../../src/renderer/settings/setting-list.ts';
import { makeShiftBench } from '../support/shift-bench.ts';
import type { ShiftBench } from '../support/shift-bench.ts';
import { goodsWithoutPlace, lastEntryOf, readChain, refundsByRule } from '../support/shift-books.ts';
import { boxOf, paidCentsOf } from '../support/shift-parcels.ts';
import type { ShiftBox } from '../support/shift-parcels.ts';
import { movementsIn } from '../support/station-fixture.ts';
import { useHands } from './shift-hands.ts';
import type { Hands } from './shift-hands.ts';
import { createWork } from './shift-work.ts';
import type { Work } from './shift-work.ts';
import { dropFolder, filesBelow, openWorld, until } from './world.ts';
import type { World } from './world.ts';

// A shift in the real window: two inspectors, a supervisor and a shop agent with badges, forty parcels through all lanes,
// two decisions by two people, one pack; by scanner and keyboard only. Afterwards the books are read.

const PART_CENTS = 20_00;

describe.each(['zh', 'en'] as const)('a shift (%s)', (language) => {
  let bench: ShiftBench;
  let world: World;
  let hands: Hands;
  let work: Work;
  let before = 0;
  let isOpen = true;
  beforeAll(async () => {
    bench = await makeShiftBench(language);
    before = lastEntryOf(bench.dataDir);
    world = await openWorld({ dataDir: bench.dataDir, atFirstStart: true });
    hands = await useHands(world, bench, language);
    work = createWork(world, hands);
    await until(
      () => world.station.status(),
      ({ isOnline }) => isOnline,
    );
  });
  afterAll(async () => {
    if (isOpen) await world.close();
    dropFolder(world);
  });

  const box = (name: string): ShiftBox => boxOf(bench.shift, name);
  const looked = async (name: string): Promise<void> => {
    const folder = join(repoFolder, 'shots');
    mkdirSync(folder, { recursive: true });
    await world.screenshot(join(folder, `7${name}-${language}.png`));
    expect.soft(await hands.faultsOf(name)).toEqual([]);
  };
  /** Text up to what is filled in. */
  const begins = (text: string): string => text.split('␟')[0]?.trim() ?? '';

  it('begins with a badge, and a cage that is received', async () => {
    await hands.shown(hands.t('seat.prompt'));
    await looked('0-sign-in');
    await hands.badge('first');
    await hands.goTo('F3', 'F6');
    await hands.headed(hands.t('dock.title'));
    const isSaid = (text: string) => async () => (await world.page.textContent('main'))?.includes(text) === true;
    await hands.scanUntil('DL:K-07', isSaid('K-07'));
    for (const [index, { waybill }] of bench.shift.morning.slice(0, 4).entries())
      await hands.scanUntil(waybill, isSaid(hands.t('dock.waiting', { n: index + 1 })));
    await looked('1-receiving');
    await hands.goTo();
  });

  it('the morning’s parcels', async () => {
    for (const one of bench.shift.morning) await work.box(one);
  }, 300_000);

  it('is handed over, and a badge takes the bench', async () => {
    await hands.goTo('F3', 'F4');
    await hands.headed(hands.t('shift.title'));
    await looked('2-hand-over');
    await hands.scanUntil(
      bench.badgeOf('second'),
      async () => (await world.page.textContent('main'))?.includes(bench.numberOf('second')) === true,
    );
    await hands.goTo();
    await hands.badge('second');
  });

  it('the afternoon’s parcels, and one that is scanned twice', async () => {
    await work.box(bench.shift.resumed);
    for (const one of bench.shift.afternoon) await work.box(one);
    const first = box('1 intact');
    await hands.scanUntil(first.waybill, async () => (await world.station.bench()).panel?.kind === 'already-done');
    expect((await world.station.bench()).panel).toMatchObject({
      waybill: first.waybill,
      operatorNo: bench.numberOf('first'),
      verdict: 'intact',
    });
  }, 300_000);

  it('the supervisor decides alone what one may, and with the shop agent at the bench what takes two', async () => {
    await hands.badge('supervisor');
    await hands.goTo('F9');
    await work.openCase(box('17 late with').waybill);
    await looked('3-to-decide');
    await work.propose('F1', language === 'zh' ? '右耳确实没有声音' : 'The right ear is silent indeed');
    await work.confirm();
    await until(
      () => work.isUndecided(box('17 late with').waybill),
      (isLeft) => !isLeft,
    );

    const { waybill } = box('3 contradicts: another phone');
    await work.openCase(waybill);
    await work.propose('F1', language === 'zh' ? '商家同意退' : 'The merchant agrees');
    await hands.enter(hands.t('approval.second'));
    const read = hands.t('approval.badgeRead');
    await hands.scanUntil(
      bench.badgeOf('agent'),
      async () => (await world.page.textContent('body'))?.includes(read) === true,
    );
    await looked('4-second-person');
    await hands.tabTo(hands.t('seat.pin'));
    await hands.givePin();
    await hands.pinIfAsked();
    await until(
      () => work.isUndecided(waybill),
      (isLeft) => !isLeft,
    );
    expect((await world.station.set({})).operatorNo).toBe(bench.numberOf('supervisor'));
  });

  it('proposes a part, notes an exchange, gives away what is not ours, and writes the registers on', async () => {
    await work.openCase(box('3 contradicts: worn').waybill);
    await work.propose('F2', language === 'zh' ? '有使用痕迹' : 'It was worn', String(PART_CENTS / 100));
    await looked('5-proposed');

    const { waybill } = box('9 ');
    await work.openCase(waybill);
    await hands.press('F5');
    await hands.enter(`=${hands.t('sentAnew.exchanged')}`);
    await hands.fill(hands.t('sentAnew.waybill'), 'SF1300009990001');
    await hands.fill(hands.t('refusal.reference'), 'HH-0042');
    await hands.press('F4');
    await hands.pinIfAsked();
    await until(
      () => work.isUndecided(waybill),
      (isLeft) => !isLeft,
    );

    await hands.goTo('F8');
    await hands.headed(hands.t('shelf.title'));
    await hands.enter(hands.t('shelf.markAll'));
    await hands.fill(hands.t('shelf.signer'), language === 'zh' ? '老周' : 'Old Zhou');
    await hands.press('F4');
    await hands.shown(begins(hands.t('shelf.given', { n: '␟', to: '␟', signer: '␟' })));

    await hands.goTo('F3', 'F3');
    await hands.shown(bench.shift.lost.lines[0]?.name ?? '');
    await hands.enter(`=${hands.t('registerAct.lost.confirm')}`);
    await hands.fill(hands.t('registerField.note'), language === 'zh' ? '快递查过' : 'The courier looked');
    await hands.enter(`=${hands.t('register.submit')}`);
    await hands.shown(hands.t('register.none'));
    await hands.enter(hands.t('registerName.appraise'));
    await hands.enter(`=${hands.t('registerAct.appraise.send')}`);
    await hands.fill(hands.t('registerField.place'), 'CTI');
    await hands.tabTo(hands.t('registerField.due'));
    // A day that is still to come: the last of this year.
    for (const key of ['Down', 'Right', 'Down', 'Right', 'Down']) await hands.press(key);
    await hands.fill(hands.t('registerField.amount'), '80');
    await hands.enter(`=${hands.t('register.submit')}`);
    await hands.shown(hands.t('registerState.sent'));
    await looked('6-registers');
    const counts = await world.page.evaluate(() => window.station?.registerCounts(undefined));
    const open = counts?.ok === true ? counts.value.map((one) => [one.register, one.open]) : [];
    expect(Object.fromEntries(open)).toMatchObject({
      ...{ lost: 0, 'wrong-shipment': 1, 'carrier-claim': 1, unclaimed: 1, appraise: 1, 'claim-back': 1 },
    });
  });

  it('the shop agent confirms from the list', async () => {
    const { waybill } = box('3 contradicts: worn');
    await hands.badge('agent');
    await hands.goTo('F9');
    await hands.enter(begins(hands.t('approval.filter', { n: '␟' })));
    await work.openCase(waybill);
    await work.confirm();
    await until(
      () => work.isUndecided(waybill),
      (isLeft) => !isLeft,
    );
  });

  it('the supervisor exports a pack, and looks at the day', async () => {
    await hands.badge('supervisor');
    await hands.goTo('F4');
    await hands.tabTo(hands.t('cases.label'));
    await world.type((box('3 contradicts: another phone').returns[0]?.orderNo ?? '').slice(-7));
    await until(
      () => world.page.locator('[role=listbox] [role=option]').count(),
      (count) => count === 1,
    );
    await hands.press('Return');
    await hands.shown(hands.t('timeLine.title'));
    await looked('7-case');
    await hands.press('F1');
    await hands.pinIfAsked();
    await hands.shown(hands.t('pack.done'), 90_000);
    await hands.goTo('F3', 'F1');
    await hands.shown(hands.t('board.nearest'));
    await looked('8-board');
    await hands.press('F2');
    await hands.headed(hands.t('report.title'));
    await until(
      () => world.page.locator('main[aria-busy=false]').count(),
      (count) => count === 1,
    );
    await looked('9-report');
  });

  it('the administrator looks at the people; the bench is left', async () => {
    await hands.badge('administrator');
    await hands.goTo('F10');
    for (let step = 0; step < PAGE_IDS.indexOf('people'); step += 1) await hands.press('Down');
    await hands.shown(hands.t('people.addOne'));
    await looked('90-people');
    await hands.goTo();
    await hands.enter(hands.t('seat.leave'));
    await hands.shown(hands.t('seat.prompt'));
    await until(
      () => world.station.status(),
      ({ waiting, unknown }) => waiting + unknown === 0,
      60_000,
    );
    expect(await world.page.locator('img[src="x"]').count()).toBe(0);
    expect(await hands.watched()).toEqual({ errors: [], pointers: [] });
  });

  it('leaves books that are right to the cent, and a chain that names who was there', async () => {
    await world.close();
    isOpen = false;
    const refunds = movementsIn(bench.dataDir).map(({ returnNo, amountCents }) => [returnNo, amountCents]);
    const whole = ['17 late with', '3 contradicts: another phone'].flatMap((name) => box(name).returns);
    const expected = {
      ...refundsByRule(bench.shift),
      ...Object.fromEntries(whole.map((one) => [one.returnNo, paidCentsOf(one)])),
      [box('3 contradicts: worn').returns[0]?.returnNo ?? '']: PART_CENTS,
    };
    expect(Object.fromEntries(refunds)).toEqual(expected);
    expect(refunds).toHaveLength(Object.keys(expected).length);

    const { named, strange, seconds, seats } = readChain(bench.dataDir, before);
    expect(strange).toEqual([]);
    expect(named).toBeGreaterThan(300);
    const numbers = (['first', 'second', 'supervisor', 'agent', 'administrator'] as const).map(bench.numberOf);
    const [first, second, supervisor, agent, administrator] = numbers;
    expect(seats).toEqual([first, second, supervisor, agent, supervisor, administrator]);
    expect(seconds).toEqual([{ by: agent, seat: supervisor }]);

    expect(goodsWithoutPlace(bench.dataDir)).toEqual([]);
    const [pack] = filesBelow(join(bench.dataDir, 'packs'), '.zip');
    expect(await verifyPath(pack ?? '')).toMatchObject({ outcome: 'sound' });
    expect(await verifyPath(bench.dataDir)).toMatchObject({ outcome: 'sound' });
  });
});
