import { describe, expect, it } from 'vitest';
import { MOVED_AFTERWARDS, NO_LOCATION, ORDER_BEING_EDITED } from '../../../src/main/platform/medusa/medusa-words.ts';
import type { BooksFault } from '../../support/medusa-books.ts';
import { bodyOf, openMedusaWorld, stockOf, unitOf } from '../../support/medusa-world.ts';

const open = () => {
  const world = openMedusaWorld();
  const { books } = world;
  const order = books.sell();
  const back = books.announce(order);
  const [mug, lamp] = order.items.map(({ id }) => id);
  const counted = () => ({
    mugs: [
      books.receivedOf(order, back.id, mug ?? '', ['RECEIVE_RETURN_ITEM']),
      books.receivedOf(order, back.id, mug ?? '', ['RECEIVE_DAMAGED_RETURN_ITEM']),
    ],
    lamps: [
      books.receivedOf(order, back.id, lamp ?? '', ['RECEIVE_RETURN_ITEM']),
      books.receivedOf(order, back.id, lamp ?? '', ['RECEIVE_DAMAGED_RETURN_ITEM']),
    ],
  });
  const openChanges = () => order.changes.filter(({ status }) => status === 'pending');
  return { ...world, order, back, counted, openChanges };
};

describe('receiving a return at a Medusa shop', () => {
  it('puts what is good back into stock and dismisses the rest, in one change under our key', async () => {
    const { stock, back, order, counted } = open();
    const body = stockOf(back, [
      unitOf('MUG-RED', 1),
      unitOf('MUG-RED', 1, { disposition: 'second' }),
      unitOf('LAMP-Y', 1),
    ]);
    expect(await stock.readBooking(body.key, back.id)).toEqual({ kind: 'read', isBooked: false });
    expect(await stock.sendStock(body)).toMatchObject({ kind: 'acknowledged' });
    expect(counted()).toEqual({ mugs: [1, 1], lamps: [1, 0] });
    expect(order.changes.map(({ status, note }) => ({ status, note }))).toEqual([
      { status: 'confirmed', note: `DockProof [${body.key}]` },
    ]);
    expect(await stock.readBooking(body.key, back.id)).toEqual({ kind: 'read', isBooked: true });
    expect(await stock.readBooking('stock:medusa:inspection-7:11', back.id)).toEqual({ kind: 'read', isBooked: false });
  });

  const steps = ['/receive$', '/receive-items$', '/dismiss-items$', '/receive/confirm$', '/changes$', '/returns$'];
  const faults: BooksFault[] = ['lost-before', 'lost-after', 'broke-before', 'broke-after', 'signed-out', 'busy'];
  it.each(steps.flatMap((step) => faults.map((fault) => [step, fault] as const)))(
    'goes on from where it stands when %s is %s, and counts nothing twice',
    async (step, fault) => {
      const { stock, back, books, counted, openChanges } = open();
      const body = stockOf(back, [unitOf('MUG-RED', 2), unitOf('LAMP-Y', 1, { disposition: 'scrap' })]);
      let left = 2;
      books.script = (asked) => (new RegExp(step).test(asked) && left-- > 0 ? fault : null);
      let isBooked = false;
      for (let time = 0; time < 8 && !isBooked; time++) {
        // As the sync does it: asked before each send.
        const read = await stock.readBooking(body.key, back.id);
        if (read.kind !== 'read') continue;
        isBooked = read.isBooked || (await stock.sendStock(body)).kind === 'acknowledged';
      }
      expect(isBooked).toBe(true);
      expect(counted()).toEqual({ mugs: [2, 0], lamps: [0, 1] });
      expect(openChanges()).toEqual([]);
    },
  );

  it('leaves what somebody else has begun alone, and waits', async () => {
    const { stock, back, order, books, openChanges } = open();
    books.open(order, back.id, '客服收货中');
    expect(await stock.sendStock(stockOf(back, [unitOf('MUG-RED', 1)]))).toMatchObject({
      ...{ kind: 'retry', words: ORDER_BEING_EDITED },
    });
    expect(openChanges().map(({ note }) => note)).toEqual(['客服收货中']);
    order.changes.length = 0;
    books.script = (asked) => {
      if (asked.endsWith('/receive') && order.changes.length === 0) books.open(order, null, '客服刚开始改');
      return null;
    };
    expect(await stock.sendStock(stockOf(back, [unitOf('MUG-RED', 1)]))).toMatchObject({ kind: 'retry' });
    expect(openChanges().map(({ note }) => note)).toEqual(['客服刚开始改']);
  });

  it('comes box by box: a second command receives what is left', async () => {
    const { stock, back, counted } = open();
    await stock.sendStock(stockOf(back, [unitOf('MUG-RED', 1)], 1));
    expect(await stock.sendStock(stockOf(back, [unitOf('MUG-RED', 1), unitOf('LAMP-Y', 1)], 2))).toMatchObject({
      kind: 'acknowledged',
    });
    expect(counted()).toEqual({ mugs: [2, 0], lamps: [1, 0] });
    expect(await stock.sendStock(stockOf(back, [unitOf('MUG-RED', 1)], 3))).toMatchObject({
      ...{ kind: 'refused', words: expect.stringContaining('只剩 0 件') as string },
    });
  });

  it('of more than was announced, or of other goods, is refused whole and leaves nothing open', async () => {
    const { stock, back, counted, openChanges } = open();
    for (const units of [
      [unitOf('MUG-RED', 1), unitOf('LAMP-Y', 2)],
      [unitOf('MUG-RED', 1), unitOf('BRICK', 1)],
    ])
      expect(await stock.sendStock(stockOf(back, units))).toMatchObject({ kind: 'refused' });
    expect(counted()).toEqual({ mugs: [0, 0], lamps: [0, 0] });
    expect(openChanges()).toEqual([]);
  });

  it('that the shop refuses on the way is thrown away again', async () => {
    const { stock, back, books, order, openChanges } = open();
    books.script = (asked) => {
      if (asked.endsWith('/receive-items')) for (const one of back.items) one.quantity = 0;
      return null;
    };
    expect(await stock.sendStock(stockOf(back, [unitOf('MUG-RED', 1)]))).toMatchObject({
      ...{ kind: 'refused', words: expect.stringContaining('Cannot receive more items') as string },
    });
    expect([openChanges(), order.changes]).toEqual([[], []]);
  });

  it('is not begun for a return without a stock location, or a cancelled one', async () => {
    const { stock, back, books } = open();
    back.locationId = null;
    const body = stockOf(back, [unitOf('MUG-RED', 1)]);
    expect(await stock.sendStock(body)).toEqual({ kind: 'refused', words: NO_LOCATION });
    back.locationId = 'sloc_1';
    back.status = 'canceled';
    expect(await stock.sendStock(body)).toMatchObject({ kind: 'refused' });
    expect(books.asked.filter((asked) => asked.startsWith('POST /admin'))).toEqual([]);
  });

  it('says what can’t be told afterwards, and nothing about another bin', async () => {
    const { stock, back, counted } = open();
    await stock.sendStock(stockOf(back, [unitOf('MUG-RED', 2)], 1));
    const was = { disposition: 'restock', bin: 'A-01' } as const;
    expect(await stock.sendStock(stockOf(back, [unitOf('MUG-RED', 1, { from: was, bin: 'B-02' })], 2))).toMatchObject({
      kind: 'acknowledged',
    });
    for (const disposition of ['second', 'keep'] as const)
      expect(await stock.sendStock(stockOf(back, [unitOf('MUG-RED', 1, { from: was, disposition })], 3))).toEqual({
        ...{ kind: 'refused', words: MOVED_AFTERWARDS },
      });
    expect(counted()).toEqual({ mugs: [2, 0], lamps: [0, 0] });
  });

  it('of goods that were kept until somebody decided comes with the decision', async () => {
    const { stock, back, counted } = open();
    const from = { disposition: 'keep', bin: 'HOLD' } as const;
    await stock.sendStock(stockOf(back, [unitOf('LAMP-Y', 1, { from, disposition: 'repair' })], 2));
    expect(counted()).toEqual({ mugs: [0, 0], lamps: [0, 1] });
  });

  it('and refunding don’t wait for each other, in either order', async () => {
    const before = open();
    const cents = 2 * 5_900 + 18_999;
    expect(await before.platform.sendRefund(bodyOf(before.back, cents))).toMatchObject({ kind: 'acknowledged' });
    expect(await before.stock.sendStock(stockOf(before.back, [unitOf('MUG-RED', 2)]))).toMatchObject({
      kind: 'acknowledged',
    });
    const after = open();
    await after.stock.sendStock(stockOf(after.back, [unitOf('MUG-RED', 2)]));
    expect(await after.platform.sendRefund(bodyOf(after.back, cents))).toMatchObject({ kind: 'acknowledged' });
  });

  it('is not offered where people in the shop do it', () => {
    expect(openMedusaWorld().platform.stock).toBeDefined();
    expect(() => openMedusaWorld(undefined, { receivesGoods: false })).toThrow('no stock');
  });
});
