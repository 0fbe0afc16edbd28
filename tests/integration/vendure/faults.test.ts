import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../support/platform-clock.ts';
import { valueOf, waitUntil } from '../../support/station-fixture.ts';
import { nextWaybill, openVendureBench, useVendureShop } from '../../support/vendure-bench.ts';
import type { VendureBench } from '../../support/vendure-bench.ts';
import type { Asked, LineFault } from '../../support/vendure-proxy.ts';
import type { ShopOrder } from '../../support/vendure-orders.ts';
import { GOODS, SHIPPING_CENTS } from '../../support/vendure-setup.ts';

// A real shop that takes the same refund as often as it comes, behind a line on which everything goes wrong.

const world = useVendureShop();
const PAGE = '<!doctype html><title>Wi-Fi</title><p>请登录';
const BROKEN = '{"error":"upstream"}';

/** The fault hits the first `times` requests of that kind. */
const first = (kind: Asked, fault: LineFault, times = 1) => {
  let left = times;
  return (asked: Asked): LineFault | null => (asked === kind && left-- > 0 ? fault : null);
};
async function expectBack(bench: VendureBench, count = 1) {
  const orders: (ShopOrder & { waybill: string })[] = [];
  for (let number = 0; number < count; number++) {
    const waybill = nextWaybill();
    orders.push({ ...(await world.keeper.sell({ returnWaybill: waybill })), waybill });
  }
  await bench.sync();
  return orders;
}
const pass = async (bench: VendureBench, orders: { waybill: string }[]) => {
  for (const { waybill } of orders) await bench.pass(waybill, [GOODS.mug.barcode]);
};
const untilAllDone = (bench: VendureBench, orders: { code: string }[], withinMs = 40_000) =>
  waitUntil(async () => {
    const commands = await valueOf(bench.station.handlers.syncCommands(undefined));
    const done = new Set(commands.filter(({ state }) => state === 'done').map(({ returnNo }) => returnNo));
    return orders.every(({ code }) => done.has(code));
  }, withinMs);
async function expectOnce(orders: { code: string; totalCents: number }[]): Promise<void> {
  for (const { code, totalCents } of orders) {
    const refunds = await world.keeper.refundsOf(code);
    expect(
      refunds.map(({ total, reason }) => ({ code, total, hasKey: reason?.includes(`[refund:vendure:${code}:1]`) })),
    ).toEqual([{ code, total: totalCents, hasKey: true }]);
  }
}
const sent = () => world.proxy.asked.filter((asked) => asked === 'Refund').length;

describe('one refund over a bad line to a real shop', { timeout: 120_000 }, () => {
  it.each<[string, LineFault, number]>([
    ['the answer is lost after the shop has refunded', { kind: 'drop', when: 'after' }, 1],
    ['half of the answer comes', { kind: 'half', when: 'after' }, 1],
    ['500 is said, and the refund made', { kind: 'status', status: 500, body: BROKEN, when: 'after' }, 1],
    ['a page comes instead of the answer', { kind: 'status', status: 502, body: PAGE, when: 'after' }, 1],
    ['a page comes with 200', { kind: 'status', status: 200, body: PAGE, when: 'after' }, 1],
    ['no answer comes in time', { kind: 'silence', when: 'after' }, 1],
    ['the request is lost', { kind: 'drop', when: 'before' }, 2],
    ['500 is said, and nothing done', { kind: 'status', status: 500, body: BROKEN, when: 'before' }, 2],
    ['the network shows its login page', { kind: 'status', status: 200, body: PAGE, when: 'before' }, 2],
    ['it is turned away for load', { kind: 'status', status: 429, body: BROKEN, when: 'before' }, 2],
    ['it goes nowhere', { kind: 'silence', when: 'before' }, 2],
  ])('when %s, money moves once', async (_, fault, requests) => {
    const bench = await openVendureBench(world.proxy);
    const orders = await expectBack(bench);
    world.proxy.script = first('Refund', fault);
    await pass(bench, orders);
    await untilAllDone(bench, orders);
    await expectOnce(orders);
    expect(sent()).toBe(requests);
  });

  it.each<[string, LineFault]>([
    ['lost', { kind: 'drop', when: 'after' }],
    ['half there', { kind: 'half', when: 'after' }],
    ['500', { kind: 'status', status: 500, body: BROKEN, when: 'before' }],
    ['a page', { kind: 'status', status: 200, body: PAGE, when: 'before' }],
    ['too slow', { kind: 'silence', when: 'after' }],
  ])('when the answers to our questions are %s, nothing is sent until one came', async (_, fault) => {
    const bench = await openVendureBench(world.proxy);
    const orders = await expectBack(bench);
    let isFaulty = true;
    world.proxy.script = (asked) => (asked === 'Read' && isFaulty ? fault : null);
    await pass(bench, orders);
    await waitUntil(() => Promise.resolve(world.proxy.asked.filter((asked) => asked === 'Read').length >= 2), 30_000);
    expect(sent()).toBe(0);
    isFaulty = false;
    await untilAllDone(bench, orders);
    await expectOnce(orders);
    expect(sent()).toBe(1);
  });

  it('when only the reading back fails, the refund is asked about and not sent again', async () => {
    const bench = await openVendureBench(world.proxy);
    const orders = await expectBack(bench);
    world.proxy.script = (asked) =>
      asked === 'Read' && sent() === 1 && world.proxy.asked.at(-2) === 'Refund'
        ? { kind: 'half', when: 'after' }
        : null;
    await pass(bench, orders);
    await untilAllDone(bench, orders);
    await expectOnce(orders);
    expect(sent()).toBe(1);
  });

  it('while the shop is down boxes are opened and decided; all are refunded once it is back', async () => {
    const bench = await openVendureBench(world.proxy);
    const orders = await expectBack(bench, 3);
    await world.proxy.hangUp();
    await pass(bench, orders);
    await bench.station.handlers.syncNow(undefined);
    expect(await valueOf(bench.station.handlers.syncStatus(undefined))).toMatchObject({ isOnline: false });
    for (const { code } of orders) expect(await world.keeper.refundsOf(code)).toEqual([]);
    await world.proxy.pickUp();
    await untilAllDone(bench, orders);
    await expectOnce(orders);
  });
});

describe('a morning of parcels through a storm', { timeout: 240_000 }, () => {
  /**
   * Orders of which half was paid when the bench heard of them and all of it when the refund leaves: the shop has money
   * for the same refund twice, and would pay it.
   */
  async function expectHalfPaid(bench: VendureBench, count: number) {
    const halfCents = (GOODS.mug.cents + SHIPPING_CENTS) / 2;
    const orders: (ShopOrder & { waybill: string })[] = [];
    for (let number = 0; number < count; number++) {
      const waybill = nextWaybill();
      const bought = { returnWaybill: waybill, parts: [halfCents], isRestOpen: true, isUnsent: true };
      orders.push({ ...(await world.keeper.sell(bought)), totalCents: halfCents, waybill });
    }
    await bench.sync();
    await world.proxy.hangUp();
    for (const { paymentIds } of orders) await world.keeper.settlePayment(paymentIds[1] ?? '');
    return orders;
  }

  it('refunds each of 14 exactly once by the shop’s own books', async () => {
    const bench = await openVendureBench(world.proxy);
    const orders = await expectHalfPaid(bench, 14);
    const chance = seededRandom(14);
    const weather: LineFault[] = [
      { kind: 'drop', when: 'after' },
      { kind: 'drop', when: 'after' },
      { kind: 'half', when: 'after' },
      { kind: 'silence', when: 'after' },
      { kind: 'status', status: 500, body: BROKEN, when: 'after' },
      { kind: 'drop', when: 'before' },
      { kind: 'status', status: 200, body: PAGE, when: 'before' },
    ];
    let left = 120;
    world.proxy.script = () =>
      left-- > 0 && chance() < 0.5 ? (weather[Math.floor(chance() * weather.length)] ?? null) : null;
    await pass(bench, orders);
    await world.proxy.pickUp();
    await untilAllDone(bench, orders, 200_000);
    expect(left).toBeLessThan(80);
    await expectOnce(orders);
  });

  it('the shop itself would pay every one of them twice, or this could not fail', async () => {
    const bench = await openVendureBench(world.proxy);
    const [order] = await expectHalfPaid(bench, 1);
    if (order === undefined) throw new Error('no order');
    await world.proxy.pickUp();
    for (const paymentId of order.paymentIds)
      await world.keeper.refund(
        { ...order, paymentIds: [paymentId] },
        order.totalCents,
        `同一笔 [refund:vendure:${order.code}:1]`,
      );
    expect(await world.keeper.refundsOf(order.code)).toHaveLength(2);
  });
});
