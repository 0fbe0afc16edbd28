import { describe, expect, it } from 'vitest';
import { nextWaybill, openMedusaBench, useMedusaShop } from '../../support/medusa-bench.ts';
import type { MedusaBench } from '../../support/medusa-bench.ts';
import { BENCH_LOGIN, GOODS } from '../../support/medusa-keeper.ts';
import type { SoldOrder } from '../../support/medusa-keeper.ts';
import type { Asked, LineFault } from '../../support/medusa-proxy.ts';
import { bodyOf, stockOf, unitOf } from '../../support/medusa-world.ts';
import { waitUntil } from '../../support/station-fixture.ts';

// Orders made in a real Medusa on a real PostgreSQL, parcels scanned at a real bench, refunds counted in the shop's own
// books. Not part of `npm test`: `npm run test:medusa`.

const MUG = [GOODS.mug.barcode];
const world = useMedusaShop();

const stateOf = async (bench: MedusaBench, returnNo: string, kind: 'refund' | 'stock') =>
  (await bench.commands(returnNo)).find((command) => command.kind === kind)?.state;
const until = async (bench: MedusaBench, returnNo: string, kind: 'refund' | 'stock', state: string): Promise<void> => {
  const isThere = async (): Promise<boolean> => (await stateOf(bench, returnNo, kind)) === state;
  await waitUntil(isThere, 60_000).catch(async () => {
    // What stands there instead is said, with the last words about it.
    expect(await bench.commands(returnNo)).toEqual(`${kind} ${state}`);
  });
};
const untilDone = async (bench: MedusaBench, returnNo: string, order: SoldOrder): Promise<void> => {
  await until(bench, returnNo, 'refund', 'done');
  // A done stock command is no longer listed at the bench: the shop says whether it was carried out.
  await waitUntil(async () => {
    const isOver = (await stateOf(bench, returnNo, 'stock')) === undefined;
    return isOver && (await world.keeper.receiptsOf(order)).notes.length > 0;
  }, 60_000);
};
const first = (kind: Asked, fault: LineFault, times = 1) => {
  let left = times;
  return (asked: Asked): LineFault | null => (asked === kind && left-- > 0 ? fault : null);
};

/** Sells, lets the buyer send it back, and the bench hear of it. */
async function expectBack(bench: MedusaBench, goods: Parameters<typeof world.keeper.sell>[0] = { mug: 1 }) {
  const order = await world.keeper.sell(goods);
  const waybill = nextWaybill();
  const returnNo = await world.keeper.announce(order, { waybill });
  await bench.sync();
  return { ...order, waybill, returnNo };
}
const refunded = (returnNo: string, amount: number) => [
  { amount, note: expect.stringContaining(`[refund:medusa:${returnNo}:1]`) as string },
];

describe('a return of a real Medusa shop', { timeout: 120_000 }, () => {
  it('is expected, opened, refunded once, and received into stock; then the shop owes nothing', async () => {
    const bench = await openMedusaBench(world.proxy);
    const before = await world.keeper.stockOf('mug');
    const order = await expectBack(bench, { mug: 2, lamp: 1 });
    expect((await bench.scan(order.waybill)).view.session?.matching).toBe('matched');
    for (const raw of [GOODS.mug.barcode, GOODS.mug.sku, GOODS.lamp.barcode]) await bench.scan(raw);
    expect((await bench.scan('DP:OK')).tone).toBe('closed');
    await untilDone(bench, order.returnNo, order);
    expect(await world.keeper.refundsOf(order)).toEqual(refunded(order.returnNo, 307.99));
    expect(await world.keeper.receiptsOf(order)).toMatchObject({
      ...{ received: { 'MUG-RED': 2, 'LAMP-Y': 1 }, dismissed: {}, open: 0 },
      notes: [expect.stringMatching(/^DockProof \[stock:medusa:.+:1\]$/) as string],
    });
    expect(await world.keeper.statusOf(order.returnNo)).toBe('received');
    // Two were sold and came back.
    expect(await world.keeper.stockOf('mug')).toBe(before);
    expect(await world.keeper.owedOf(order)).toBe(0);
  });

  it('is found under the waybill that was noted in the order later', async () => {
    const bench = await openMedusaBench(world.proxy);
    const order = await world.keeper.sell();
    const returnNo = await world.keeper.announce(order, {});
    await bench.sync();
    const waybill = nextWaybill();
    await world.keeper.noteWaybill(order, waybill);
    await waitUntil(async () => {
      await bench.sync();
      return (await bench.scan(waybill)).view.session?.matching === 'matched';
    }, 30_000);
    await bench.scan(GOODS.mug.barcode);
    expect((await bench.scan('DP:OK')).tone).toBe('closed');
    await untilDone(bench, returnNo, order);
    expect(await world.keeper.refundsOf(order)).toEqual(refunded(returnNo, 59));
  });

  it('that another admin refunds between our decision and our sending is not refunded again', async () => {
    const bench = await openMedusaBench(world.proxy);
    const order = await expectBack(bench);
    await world.proxy.hangUp();
    await bench.pass(order.waybill, MUG);
    await world.keeper.refund(order, 59);
    await world.proxy.pickUp();
    await untilDone(bench, order.returnNo, order);
    expect(world.proxy.asked).not.toContain('refund');
    expect(await world.keeper.refundsOf(order)).toEqual([{ amount: 59, note: '客服退款' }]);
  });

  it('that another admin refunds in the very last moment is refunded once: no money is left for ours', async () => {
    const bench = await openMedusaBench(world.proxy);
    const order = await expectBack(bench);
    let isPaid = false;
    world.proxy.onRequest = async (asked) => {
      if (asked !== 'refund' || isPaid) return;
      isPaid = true;
      await world.keeper.refund(order, 59);
    };
    await bench.pass(order.waybill, MUG);
    await until(bench, order.returnNo, 'refund', 'done');
    expect(await world.keeper.refundsOf(order)).toEqual([{ amount: 59, note: '客服退款' }]);
  });

  it('that is cancelled meanwhile is closed without a refund', async () => {
    const bench = await openMedusaBench(world.proxy);
    const order = await expectBack(bench);
    await world.proxy.hangUp();
    await bench.pass(order.waybill, MUG);
    await world.keeper.cancel(order.returnNo);
    await world.proxy.pickUp();
    await until(bench, order.returnNo, 'refund', 'done');
    await until(bench, order.returnNo, 'stock', 'parked');
    expect(await world.keeper.refundsOf(order)).toEqual([]);
  });
});

describe('one refund and one receipt over a bad line', { timeout: 120_000 }, () => {
  it.each<[string, LineFault]>([
    ['is lost after the shop has done it', { kind: 'drop', when: 'after' }],
    ['never comes', { kind: 'silence', when: 'after' }],
    ['is lost before', { kind: 'drop', when: 'before' }],
    [
      'is a 401, as of a token that ran out',
      { kind: 'status', status: 401, body: '{"message":"Unauthorized"}', when: 'before' },
    ],
  ])('when the answer to the refund %s', async (_, fault) => {
    const bench = await openMedusaBench(world.proxy);
    const order = await expectBack(bench);
    world.proxy.script = first('refund', fault);
    await bench.pass(order.waybill, MUG);
    await untilDone(bench, order.returnNo, order);
    expect(await world.keeper.refundsOf(order)).toEqual(refunded(order.returnNo, 59));
    expect(await world.keeper.owedOf(order)).toBe(0);
  });

  it.each<Asked>(['receive-items', 'confirm'])(
    'when two answers to %s are lost after the shop has done it, the goods are counted once',
    async (kind) => {
      const bench = await openMedusaBench(world.proxy);
      const before = await world.keeper.stockOf('mug');
      const order = await expectBack(bench);
      world.proxy.script = first(kind, { kind: 'drop', when: 'after' }, 2);
      await bench.pass(order.waybill, MUG);
      await untilDone(bench, order.returnNo, order);
      expect(await world.keeper.receiptsOf(order)).toMatchObject({ received: { 'MUG-RED': 1 }, open: 0 });
      expect(await world.keeper.stockOf('mug')).toBe(before);
    },
  );

  it('this could fail: the shop itself pays the same refund twice', async () => {
    const order = await world.keeper.sell({ mug: 2 });
    for (let time = 0; time < 2; time++) await world.keeper.refund(order, 59, 'the same');
    expect(await world.keeper.refundsOf(order)).toHaveLength(2);
  });
});

describe('what the shop will not do', { timeout: 120_000 }, () => {
  const sold = async (goods: Parameters<typeof world.keeper.sell>[0], more: object = {}) => {
    const { platform } = await openMedusaBench(world.proxy);
    const order = await world.keeper.sell(goods);
    const id = await world.keeper.announce(order, { waybill: nextWaybill(), ...more });
    const { stock } = platform;
    if (stock === undefined) throw new Error('no stock');
    return { platform, stock, order, back: { id } };
  };

  it('more than was paid never leaves: the shop itself takes a cent too much', async () => {
    const { platform, order, back } = await sold({ mug: 1 });
    expect(await platform.sendRefund(bodyOf(back, 6_701))).toMatchObject({ kind: 'refused', code: 'amount' });
    expect(world.proxy.asked).not.toContain('refund');
    expect(await world.keeper.refundsOf(order)).toEqual([]);
    await expect(world.keeper.refund(order, 67.02)).rejects.toThrow('refund more than the captured amount');
    await world.keeper.refund(order, 67.01);
    expect(await world.keeper.refundsOf(order)).toHaveLength(1);
  });

  it('a refusal that comes after the money has moved is seen through', async () => {
    const { platform, order, back } = await sold({ mug: 1 });
    world.proxy.onRequest = async (asked) => {
      if (asked === 'refund') await world.keeper.beginReceiving(back.id);
    };
    // The freight on top: more than the return is worth, so the shop needs a credit line, and can't make one now.
    expect(await platform.sendRefund(bodyOf(back, 6_700))).toMatchObject({
      ...{ kind: 'acknowledged', receipt: { amountCents: 6_700 } },
    });
    expect(await world.keeper.refundsOf(order)).toEqual(refunded(back.id, 67));
    await world.keeper.giveUpReceiving(back.id);
  });

  it('a wrong password is said, and nothing is asked', async () => {
    const { platform } = await openMedusaBench(world.proxy, { login: { ...BENCH_LOGIN, password: 'not-this-one' } });
    expect(await platform.pullExpected(null)).toMatchObject({ kind: 'failed', words: 'net:signed-out' });
    expect(new Set(world.proxy.asked)).toEqual(new Set(['sign-in']));
  });

  it('damaged goods are dismissed: received, and not on sale again', async () => {
    const { stock, order, back } = await sold({ mug: 2, lamp: 1 });
    const before = await world.keeper.stockOf('mug');
    const units = [unitOf('MUG-RED', 1), unitOf('MUG-RED', 1, { disposition: 'second' })];
    expect(await stock.sendStock(stockOf(back, units))).toMatchObject({ kind: 'acknowledged' });
    expect(await world.keeper.statusOf(back.id)).toBe('partially_received');
    // The second box of the same return.
    expect(await stock.sendStock(stockOf(back, [unitOf('LAMP-Y', 1, { disposition: 'scrap' })], 2))).toMatchObject({
      kind: 'acknowledged',
    });
    expect(await world.keeper.receiptsOf(order)).toMatchObject({
      ...{ received: { 'MUG-RED': 1 }, dismissed: { 'MUG-RED': 1, 'LAMP-Y': 1 }, open: 0 },
    });
    expect(await world.keeper.stockOf('mug')).toBe(before + 1);
    expect(await stock.sendStock(stockOf(back, [unitOf('MUG-RED', 1)], 3))).toMatchObject({ kind: 'refused' });
  });

  it('goods are not received over somebody else’s open receipt, nor without a stock location', async () => {
    const { stock, order, back } = await sold({ mug: 1 });
    await world.keeper.beginReceiving(back.id);
    expect(await stock.sendStock(stockOf(back, [unitOf('MUG-RED', 1)]))).toMatchObject({ kind: 'retry' });
    expect(await world.keeper.receiptsOf(order)).toMatchObject({ received: {}, open: 1 });
    const nowhere = await sold({ mug: 1 }, { hasNoLocation: true });
    expect(await nowhere.stock.sendStock(stockOf(nowhere.back, [unitOf('MUG-RED', 1)]))).toMatchObject({
      kind: 'refused',
    });
    expect(await world.keeper.statusOf(nowhere.back.id)).toBe('requested');
  });
});
