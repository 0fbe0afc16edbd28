import { describe, expect, it } from 'vitest';
import { waitUntil } from '../../support/station-fixture.ts';
import { nextWaybill, openVendureBench, useVendureShop } from '../../support/vendure-bench.ts';
import { BENCH_LOGIN, BENCH_RIGHTS, GOODS } from '../../support/vendure-setup.ts';

// Who the bench is to the shop: a password that was changed, a session that the shop forgot, a right that is missing.

const world = useVendureShop();
const MUG = [GOODS.mug.barcode];
const count = (what: string) => world.proxy.asked.filter((asked) => asked === what).length;
const forgetSession = () =>
  world.shop.ask(
    'admin-api',
    'mutation { logout { success } }',
    {},
    { authorization: `Bearer ${world.proxy.bearer() ?? ''}` },
  );

describe('the account of the bench', { timeout: 120_000 }, () => {
  it('a wrong password waits and says so, is never parked, and goes on once it is right', async () => {
    const bench = await openVendureBench(world.proxy);
    const waybill = nextWaybill();
    const order = await world.keeper.sell({ returnWaybill: waybill });
    await bench.sync();
    await world.keeper.setBenchPassword('changed-by-the-owner');
    await forgetSession();
    await bench.pass(waybill, MUG);
    await waitUntil(async () => (await bench.command(order.code))?.lastWords === 'net:signed-out', 30_000);
    // Some more tries, all of them in vain.
    const before = count('Pull') + count('SignIn');
    await waitUntil(() => Promise.resolve(count('Pull') + count('SignIn') > before), 30_000);
    const waiting = await bench.command(order.code);
    expect(['waiting', 'unknown']).toContain(waiting?.state);
    expect(waiting?.attempts).toBe(0);
    expect(await world.keeper.refundsOf(order.code)).toEqual([]);
    await world.keeper.setBenchPassword(BENCH_LOGIN.password);
    await waitUntil(async () => (await bench.command(order.code))?.state === 'done', 40_000);
    expect(await world.keeper.refundsOf(order.code)).toHaveLength(1);
  });

  it('a session that the shop forgets in the middle of the queue is renewed; each parcel is refunded once', async () => {
    const bench = await openVendureBench(world.proxy);
    const orders: { code: string; waybill: string }[] = [];
    for (let number = 0; number < 6; number++) {
      const waybill = nextWaybill();
      orders.push({ ...(await world.keeper.sell({ returnWaybill: waybill })), waybill });
    }
    await bench.sync();
    await world.proxy.hangUp();
    for (const { waybill } of orders) await bench.pass(waybill, MUG);
    await forgetSession();
    let refunds = 0;
    world.proxy.onRequest = async (asked) => {
      // Also between the last look and the refund itself.
      if (asked === 'Refund' && ++refunds === 2) await forgetSession();
    };
    await world.proxy.pickUp();
    await waitUntil(async () => {
      const states = await Promise.all(orders.map(async ({ code }) => (await bench.command(code))?.state));
      return states.every((state) => state === 'done');
    }, 60_000);
    for (const { code } of orders) expect(await world.keeper.refundsOf(code)).toHaveLength(1);
    expect(count('SignIn')).toBeGreaterThanOrEqual(3);
  });

  it('a missing right is said, waited for, and used once it is there', async () => {
    const bench = await openVendureBench(world.proxy);
    const waybill = nextWaybill();
    const order = await world.keeper.sell({ returnWaybill: waybill });
    await bench.sync();
    await world.keeper.setBenchRights(['ReadOrder']);
    await bench.pass(waybill, MUG);
    await waitUntil(async () => ((await bench.command(order.code))?.lastWords ?? '').includes('UpdateOrder'), 30_000);
    expect((await bench.command(order.code))?.state).not.toBe('parked');
    await world.keeper.setBenchRights(BENCH_RIGHTS);
    await waitUntil(async () => (await bench.command(order.code))?.state === 'done', 60_000);
    expect(await world.keeper.refundsOf(order.code)).toHaveLength(1);
  });

  it('a key instead of a password, in a named channel, does the same; taken away, it is said and waited for', async () => {
    const { apiKey, remove } = await world.keeper.makeApiKey();
    const channelToken = await world.keeper.channelToken();
    const bench = await openVendureBench(world.proxy, { login: { apiToken: apiKey }, channelToken });
    const [first, second] = [nextWaybill(), nextWaybill()];
    const orders = [
      await world.keeper.sell({ returnWaybill: first }),
      await world.keeper.sell({ returnWaybill: second }),
    ] as const;
    await bench.sync();
    await bench.pass(first, MUG);
    await waitUntil(async () => (await bench.command(orders[0].code))?.state === 'done', 40_000);
    await remove();
    await bench.pass(second, MUG);
    await waitUntil(async () => (await bench.command(orders[1].code))?.lastWords === 'net:signed-out', 30_000);
    expect((await bench.command(orders[1].code))?.state).not.toBe('parked');
    expect(await world.keeper.refundsOf(orders[0].code)).toHaveLength(1);
    expect(await world.keeper.refundsOf(orders[1].code)).toEqual([]);
    expect(count('SignIn')).toBe(0);
  });
});
