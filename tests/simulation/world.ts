import type { Clock } from '../../src/main/lib/clock.ts';
import type { Box } from './orders.ts';
import type { Dice } from './dice.ts';
import { createDouyinShop } from './shops/douyin-shop.ts';
import { createGenericShop } from './shops/generic-shop.ts';
import { createJdShop } from './shops/jd-shop.ts';
import { createMedusaShop } from './shops/medusa-shop.ts';
import { createPddShop } from './shops/pdd-shop.ts';
import { createTaobaoShop } from './shops/taobao-shop.ts';
import { createTrainingShop } from './shops/training-shop.ts';
import { createVendureShop } from './shops/vendure-shop.ts';
import { createWangdiantongShop } from './shops/wangdiantong-shop.ts';
import type { Deed, Shop, ShopParts } from './shop.ts';

// What a seed makes of a day: which shops, which boxes, and which of the things that can go wrong do.

/** A new kind of platform takes its place here. */
const KINDS: readonly [string, (parts: ShopParts) => Shop][] = [
  ['training', createTrainingShop],
  ['generic', createGenericShop],
  ['taobao', createTaobaoShop],
  ['jd', createJdShop],
  ['pdd', createPddShop],
  ['douyin', createDouyinShop],
  ['wangdiantong', createWangdiantongShop],
  ['vendure', createVendureShop],
  ['medusa', createMedusaShop],
];

export const KINDS_OF_SHOPS: readonly string[] = KINDS.map(([kind]) => kind);

/** True time at the beginning of each seed. */
export const START_AT = 1_800_000_000_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** `only`: of one kind of platform. */
export function openShops(dice: Dice, clock: Clock, isLong: boolean, only: string | null): Shop[] {
  let number = 0;
  const left = KINDS.filter(([kind]) => only === null || kind === only);
  const many = Math.min(left.length, isLong ? 1 : dice.pick([1, 1, 2, 2, 3]));
  return Array.from({ length: many }, () => {
    const [[kind, make] = KINDS[0] ?? never()] = left.splice(dice.between(0, left.length - 1), 1);
    return make({
      ...{ id: kind, clock, pick: dice.pick, chance: dice.chance },
      nextNumber: () => (number += 1),
      // Now and then a sum that Taobao wants a code for.
      nextCents: () => (dice.chance(0.06) ? dice.between(500_000, 590_000) : dice.between(1, 40_000)),
    });
  });
}

export type Plan = {
  /** How long things go wrong, ms. */
  chaosMs: number;
  boxes: { atMs: number; box: Box; cancels: { atMs: number; returnNo: string }[] }[];
  deeds: { atMs: number; shop: Shop; returnNo: string; deed: Deed | 'ship' }[];
  /** A person begins to look whether it is hers to refund, and ticks once she has. */
  ticks: { atMs: number; shop: Shop; returnNo: string; cents: number }[];
  /** Somebody else acts right after the platform has told how the return stands, once. */
  ambushes: Map<string, Deed>;
  kills: { atMs: number; downMs: number }[];
  /** Killed at the statement so many after a start, again and again. */
  statementKills: number[];
  jumps: { atMs: number; wrongByMs: number; forMs: number }[];
  naps: { atMs: number; forMs: number }[];
  signOuts: { atMs: number; shop: Shop; forMs: number }[];
  reopenings: number[];
};

const several = <T>(dice: Dice, chance: number, most: number, make: () => T): T[] =>
  dice.chance(chance) ? Array.from({ length: dice.between(1, most) }, make) : [];

export function drawPlan(dice: Dice, shops: readonly Shop[], isLong: boolean): Plan {
  const chaosMs = isLong ? 48 * HOUR : dice.between(MINUTE, 8 * MINUTE);
  const some = (): number => dice.between(0, chaosMs);
  const plan: Plan = {
    ...{ chaosMs, boxes: [], deeds: [], ticks: [], ambushes: new Map() },
    kills: several(dice, 0.5, 3, () => ({ atMs: some(), downMs: dice.pick([0, 500, 20_000, 5 * MINUTE]) })),
    statementKills: several(dice, 0.6, 6, () => dice.between(1, dice.pick([8, 60, 400]))),
    jumps: several(dice, 0.3, 2, () => ({
      atMs: some(),
      wrongByMs: dice.pick([-1, 1]) * dice.pick([20_000, 4 * MINUTE, 3 * HOUR, 72 * HOUR]),
      forMs: dice.pick([30_000, 5 * MINUTE, 20 * MINUTE]),
    })),
    naps: several(dice, 0.15, 2, () => ({ atMs: some(), forMs: dice.pick([10_000, 10 * MINUTE, 3 * HOUR]) })),
    signOuts: several(dice, 0.25, 2, () => ({
      ...{ atMs: some(), shop: shops[dice.between(0, shops.length - 1)] ?? never() },
      forMs: dice.between(1, 15) * MINUTE,
    })),
    reopenings: several(dice, 0.3, 2, some),
  };
  const boxes = dice.between(1, 4);
  for (let number = 0; number < boxes; number++) {
    const atMs = dice.between(0, Math.floor(chaosMs * 0.8));
    const of = Array.from({ length: dice.pick([1, 1, 2, 3]) }, () => drawReturn(dice, shops, plan));
    const cancels = of.flatMap(({ returnNo, undoMs }) =>
      dice.chance(0.1) ? [{ atMs: atMs + dice.between(0, undoMs + 5_000), returnNo }] : [],
    );
    plan.boxes.push({ atMs, box: { parcel: `BOX${String(number)}`, of }, cancels });
  }
  return plan;
}

function drawReturn(dice: Dice, shops: readonly Shop[], plan: Plan): Box['of'][number] {
  const shop = shops[dice.between(0, shops.length - 1)] ?? never();
  // By its place, not by chance: seeds of before mean what they meant for every other shop.
  const place = plan.ambushes.size + plan.deeds.length + plan.boxes.reduce((n, { box }) => n + box.of.length, 0);
  const isSentAnew = shop.shipment !== undefined && place % 3 === 2;
  const one = shop.add(isSentAnew);
  const isWrongSum = dice.chance(0.06);
  const orderedCents = isWrongSum ? one.amountCents + dice.pick([1, 100_000_000]) : one.amountCents;
  const after = (): Deed[] => {
    const first = dice.pick(['pay', 'withdraw', 'close', 'lock', 'touch', 'touch', 'touch'] as const);
    if (first === 'pay' && !shop.isCareful) return ['touch'];
    return first === 'lock' && dice.chance(0.7) ? ['lock', 'unlock'] : [first];
  };
  const wouldRefuse = shop.refusal !== null && !isWrongSum && dice.chance(0.3);
  const isRefused = wouldRefuse && !isSentAnew;
  // A colleague enters another parcel in the back office.
  if (isSentAnew && place % 9 === 2)
    plan.deeds.push({ atMs: Math.floor(plan.chaosMs / 2), shop, returnNo: one.returnNo, deed: 'ship' });
  // Somebody refunds what the bench is about to refuse.
  if (isRefused && shop.isCareful && dice.chance(0.5))
    plan.deeds.push({ atMs: dice.between(0, plan.chaosMs), shop, returnNo: one.returnNo, deed: 'pay' });
  if (dice.chance(0.3)) {
    let atMs = dice.between(0, plan.chaosMs);
    for (const deed of after()) {
      plan.deeds.push({ atMs: Math.min(atMs, plan.chaosMs), shop, returnNo: one.returnNo, deed });
      atMs += dice.between(1_000, 5 * MINUTE);
    }
  }
  if (shop.hand !== undefined && dice.chance(0.4)) {
    const cents = orderedCents + one.freightCents;
    plan.ticks.push({ atMs: dice.between(0, plan.chaosMs), shop, returnNo: one.returnNo, cents });
  }
  const looksTwice = shop.looksTwice === true;
  if (dice.chance(looksTwice ? 0.3 : 0.15)) {
    const others = dice.pick(['pay', 'withdraw', 'close', 'lock', 'touch', 'touch'] as const);
    const deed = looksTwice && dice.chance(0.5) ? 'pay' : others;
    const isSeen = shop.isCareful || looksTwice;
    plan.ambushes.set(`${shop.id} ${one.returnNo}`, deed === 'pay' && !isSeen ? 'touch' : deed);
  }
  return {
    ...{ ...one, platform: shop.id, orderedCents },
    undoMs: dice.chance(0.08) ? 600_000 : dice.pick([0, 60_000]),
    deadlineMs: dice.pick([5 * MINUTE, 2 * HOUR, 7 * HOUR, 20 * HOUR]),
    hasStockOrder: shop.hasStock && dice.chance(0.7),
    ...{ isRefused, isSentAnew },
    refusalReason: shop.refusal?.reasonCode ?? null,
    isTold: shop.id === 'taobao' && dice.chance(0.4),
    ...{ part: null, isIllSaid: false },
  };
}

function never(): never {
  throw new Error('there is always one');
}
