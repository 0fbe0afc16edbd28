import { describe, expect, it } from 'vitest';
import { valueOf, waitUntil } from '../../support/station-fixture.ts';
import { nextWaybill, openVendureBench, useVendureShop } from '../../support/vendure-bench.ts';
import type { VendureBench } from '../../support/vendure-bench.ts';
import type { ShopKeeper } from '../../support/vendure-orders.ts';
import { GOODS, SHIPPING_CENTS } from '../../support/vendure-setup.ts';

// Orders made in a real shop, parcels scanned at a real bench, refunds counted in the shop's own books.

const MUG = [GOODS.mug.barcode];
const MUG_PAID = GOODS.mug.cents + SHIPPING_CENTS;
const world = useVendureShop();

const stateOf = async (bench: VendureBench, code: string) => (await bench.command(code))?.state;
const until = (bench: VendureBench, code: string, state: string) =>
  waitUntil(async () => (await stateOf(bench, code)) === state, 30_000);
/** Sells one and lets the bench hear of it. */
async function expectBack(bench: VendureBench, bought: Parameters<ShopKeeper['sell']>[0] = {}) {
  const returnWaybill = nextWaybill();
  const order = await world.keeper.sell({ ...bought, returnWaybill });
  await bench.sync();
  return { ...order, waybill: returnWaybill };
}

describe('an order of a real Vendure shop', { timeout: 120_000 }, () => {
  it('is expected, opened, and refunded once, goods and freight, with our key in the reason', async () => {
    const bench = await openVendureBench(world.proxy);
    const order = await expectBack(bench, { goods: { mug: 2, lamp: 1 }, returnReason: '七天无理由' });
    const { view } = await bench.scan(order.waybill);
    expect(view.session?.matching).toBe('matched');
    for (const raw of [GOODS.mug.barcode, GOODS.mug.barcode, GOODS.lamp.sku]) await bench.scan(raw);
    expect((await bench.scan('DP:OK')).tone).toBe('closed');
    await until(bench, order.code, 'done');
    const refunds = await world.keeper.refundsOf(order.code);
    expect(refunds).toHaveLength(1);
    expect(refunds).toMatchObject([{ state: 'Pending', total: order.totalCents }]);
    expect(refunds[0]?.reason).toContain(`[refund:vendure:${order.code}:1]`);
    expect((await valueOf(bench.station.handlers.benchView(undefined))).recent[0]?.progress).toBe('acknowledged');
  });

  it('is not pulled again while nothing changes, and again when its waybill is corrected', async () => {
    const bench = await openVendureBench(world.proxy);
    const order = await expectBack(bench);
    const corrected = nextWaybill();
    await world.keeper.announce(order, { returnWaybill: corrected });
    await bench.sync();
    expect((await bench.scan(corrected)).view.session?.matching).toBe('matched');
  });

  it('that another admin refunds between our decision and our sending is closed as done, and nothing is sent', async () => {
    const bench = await openVendureBench(world.proxy);
    const order = await expectBack(bench);
    await world.proxy.hangUp();
    await bench.pass(order.waybill, MUG);
    await world.keeper.refund(order, order.totalCents);
    await world.proxy.pickUp();
    await until(bench, order.code, 'done');
    expect(world.proxy.asked).not.toContain('Refund');
    expect(await world.keeper.refundsOf(order.code)).toMatchObject([{ reason: '客服退款' }]);
  });

  it('that another admin refunds after we asked is not refunded again, though there is money for it', async () => {
    const bench = await openVendureBench(world.proxy);
    // Half was paid when the bench heard of it, the rest later: the shop would pay the same refund twice.
    const order = await expectBack(bench, { parts: [MUG_PAID / 2], isRestOpen: true, isUnsent: true });
    await world.proxy.hangUp();
    await bench.pass(order.waybill, MUG);
    await world.keeper.settlePayment(order.paymentIds[1] ?? '');
    let reads = 0;
    world.proxy.onRequest = async (kind) => {
      if (kind === 'Read' && ++reads === 2) await world.keeper.refund(order, MUG_PAID / 2);
    };
    await world.proxy.pickUp();
    await until(bench, order.code, 'done');
    expect(world.proxy.asked).not.toContain('Refund');
    expect(await world.keeper.refundsOf(order.code)).toMatchObject([{ reason: '客服退款', total: MUG_PAID / 2 }]);
  });

  it('that another admin refunds in the very last moment is not refunded again', async () => {
    const bench = await openVendureBench(world.proxy);
    const order = await expectBack(bench);
    let isPaid = false;
    world.proxy.onRequest = async (kind) => {
      if (kind !== 'Refund' || isPaid) return;
      isPaid = true;
      await world.keeper.refund(order, order.totalCents);
    };
    await bench.pass(order.waybill, MUG);
    await until(bench, order.code, 'done');
    expect(await world.keeper.refundsOf(order.code)).toMatchObject([{ reason: '客服退款', total: order.totalCents }]);
  });

  it('of which another admin gives back a part is for a person, at whatever moment', async () => {
    const bench = await openVendureBench(world.proxy);
    const order = await expectBack(bench);
    let isPaid = false;
    world.proxy.onRequest = async (kind) => {
      if (kind !== 'Refund' || isPaid) return;
      isPaid = true;
      await world.keeper.refund(order, 1_000);
    };
    await bench.pass(order.waybill, MUG);
    await until(bench, order.code, 'parked');
    expect((await bench.command(order.code))?.lastWords).toBe('sync:refunded-less');
    expect(await world.keeper.refundsOf(order.code)).toMatchObject([{ total: 1_000 }]);
  });

  it('that was refunded before it came back is not sent for', async () => {
    const bench = await openVendureBench(world.proxy);
    const waybill = nextWaybill();
    const order = await world.keeper.sell({ returnWaybill: waybill });
    await world.keeper.refund(order, order.totalCents);
    await bench.sync();
    await bench.scan(waybill);
    await bench.scan(GOODS.mug.barcode);
    await bench.scan('DP:OK');
    await bench.sync();
    expect(world.proxy.asked).not.toContain('Refund');
    expect(await world.keeper.refundsOf(order.code)).toHaveLength(1);
  });

  it('that is cancelled meanwhile is closed without a refund', async () => {
    const bench = await openVendureBench(world.proxy);
    const order = await expectBack(bench);
    await world.proxy.hangUp();
    await bench.pass(order.waybill, MUG);
    await world.keeper.cancel(order);
    await world.proxy.pickUp();
    await until(bench, order.code, 'done');
    expect(await world.keeper.refundsOf(order.code)).toEqual([]);
  });
});

describe('money that the shop will not move', { timeout: 120_000 }, () => {
  it('more than was paid is parked with the shop’s own words', async () => {
    const bench = await openVendureBench(world.proxy);
    const order = await expectBack(bench, { parts: [1_000] });
    await world.proxy.hangUp();
    await bench.pass(order.waybill, MUG);
    await world.keeper.cancelPayment(order.paymentIds[0] ?? '');
    await world.proxy.pickUp();
    await until(bench, order.code, 'parked');
    expect((await bench.command(order.code))?.lastWords).toMatch(/exceeds the refundable amount.*max 57\.00/);
    expect(await world.keeper.refundsOf(order.code)).toEqual([]);
  });

  it('several payments of which none covers it are left to a person', async () => {
    const bench = await openVendureBench(world.proxy);
    const order = await expectBack(bench, { parts: [3_000] });
    await bench.pass(order.waybill, MUG);
    await until(bench, order.code, 'parked');
    expect((await bench.command(order.code))?.lastWords).toContain('67.00');
    expect(world.proxy.asked).not.toContain('Refund');
  });

  it('a refund that the payment provider fails counts for nothing: parked, and sent anew once released', async () => {
    const bench = await openVendureBench(world.proxy);
    const order = await expectBack(bench, { refundsAs: 'Failed' });
    await bench.pass(order.waybill, MUG);
    await until(bench, order.code, 'parked');
    expect(await world.keeper.refundsOf(order.code)).toMatchObject([{ state: 'Failed' }]);
    const commandId = (await bench.command(order.code))?.id ?? '';
    await valueOf(bench.station.handlers.syncRelease({ commandId }));
    await waitUntil(async () => (await world.keeper.refundsOf(order.code)).length === 2, 30_000);
  });

  it('a shop that breaks down over the refund is not asked to pay again by itself', async () => {
    const bench = await openVendureBench(world.proxy);
    const order = await expectBack(bench, { refundsAs: 'breaks' });
    await bench.pass(order.waybill, MUG);
    await until(bench, order.code, 'parked');
    await bench.sync();
    expect(world.proxy.asked.filter((asked) => asked === 'Refund')).toHaveLength(1);
    expect((await bench.command(order.code))?.lastWords).toMatch(/支付渠道/);
  });

  it('a refund that is settled at once, or later, is the same refund', async () => {
    const bench = await openVendureBench(world.proxy);
    const atOnce = await expectBack(bench, { refundsAs: 'Settled' });
    const later = await expectBack(bench);
    await bench.pass(atOnce.waybill, MUG);
    await bench.pass(later.waybill, MUG);
    await until(bench, atOnce.code, 'done');
    await until(bench, later.code, 'done');
    const [pending] = await world.keeper.refundsOf(later.code);
    await world.keeper.settle(pending?.id ?? '');
    await bench.sync();
    for (const { code } of [atOnce, later])
      expect(await world.keeper.refundsOf(code)).toMatchObject([{ state: 'Settled', total: MUG_PAID }]);
  });
});
