import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PHONE } from '../../src/main/platform/training/fixed-samples.ts';
import { judgeSwapped } from '../support/refused-on-disk.ts';
import { movementsIn } from '../support/station-fixture.ts';
import { benchWithPeople } from './people-bench.ts';
import { useHands } from './shift-hands.ts';
import type { Hands } from './shift-hands.ts';
import { dropFolder, openWorld, until } from './world.ts';
import type { World } from './world.ts';

// A contested case is talked over with its buyer, ends as a part of the price by two people's words, and is added to by two
// people again. Scanner and keyboard only.

const PART_CENTS = 100_00;
const MORE_CENTS = 50_00;
let badgeOf: (name: string) => string;
let world: World;
let hands: Hands;

const badge = (name: string, operatorNo: string) =>
  hands.scanUntil(badgeOf(name), async () => (await world.station.set({})).operatorNo === operatorNo);

/** The second person beside the first: badge, then PIN; who is signed in is asked for a PIN too, where it's long ago. */
async function confirmBy(name: string): Promise<void> {
  await hands.enter(hands.t('approval.second'));
  const read = world.page.getByText(hands.t('approval.badgeRead'));
  await hands.scanUntil(badgeOf(name), () => read.isVisible());
  await hands.givePin();
  await hands.pinIfAsked();
}

const isDone = (key: string) =>
  until(
    () => world.station.commands(),
    (commands) => commands.some((one) => one.key.endsWith(key) && one.state === 'done'),
  );

beforeAll(async () => {
  const bench = await benchWithPeople(judgeSwapped);
  ({ badgeOf } = bench);
  world = await openWorld({ dataDir: bench.dataDir, atFirstStart: true });
  hands = await useHands(world, { badgeOf, numberOf: () => '' }, 'zh');
});
afterAll(() => {
  dropFolder(world);
});

describe('a case that is talked over', () => {
  it('has an owner and a time, and keeps what the buyer says', async () => {
    await badge('陈磊', '0300');
    await hands.goTo('F9');
    await hands.enter(hands.t('negotiation.begin'));
    await hands.headed(hands.t('negotiation.beginTitle'));
    await hands.enter(`=${hands.t('negotiation.give')}`);
    await hands.pinIfAsked();
    await hands.shown(hands.t('negotiation.mine'));
    await hands.enter(hands.t('negotiation.answer'));
    await hands.fill(hands.t('negotiation.answerText'), '退一百就不退货了');
    await hands.enter(`=${hands.t('negotiation.answerKeep')}`);
    await hands.shown('退一百就不退货了');
    const [item] = await world.station.toDecide();
    expect(item?.negotiation).toMatchObject({ isOpen: true, owner: { operatorNo: '0300' } });
    expect(item?.negotiation?.answers.map(({ text }) => text)).toEqual(['退一百就不退货了']);
  });

  it('ends as a part of the price, by two people', async () => {
    await hands.press('F2');
    await hands.fill(hands.t('decide.amount'), String(PART_CENTS / 100));
    await hands.fill(hands.t('decide.reason'), '买家答应退一部分');
    await hands.press('F4');
    await hands.pinIfAsked();
    await confirmBy('周敏');
    await until(
      () => world.station.toDecide(),
      (items) => items.length === 0,
    );
    await isDone(':1');
  });

  it('is added to once, by two people again', async () => {
    await hands.enter(hands.t('supplement.open'));
    await hands.fill(hands.t('supplement.find'), PHONE.waybill);
    await hands.enter(`=${hands.t('supplement.search')}`);
    await hands.fill(hands.t('supplement.amount'), String(MORE_CENTS / 100));
    await hands.fill(hands.t('supplement.reason'), '再补一点');
    await hands.enter(`=${hands.t('supplement.propose')}`);
    await hands.pinIfAsked();
    await confirmBy('周敏');
    await isDone(':2');
  });

  it('leaves the shop’s books right to the cent, by the keyboard alone', async () => {
    expect(await hands.watched()).toEqual({ pointers: [], errors: [] });
    await world.close();
    const moved = movementsIn(world.dataDir).map(({ key, amountCents }) => [key?.slice(-2), amountCents]);
    expect(moved).toEqual([
      [':1', PART_CENTS],
      [':2', MORE_CENTS],
    ]);
  });
});
