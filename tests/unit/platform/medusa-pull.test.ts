import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ExpectedReturn } from '../../../src/shared/expected-return.ts';
import { PAGE_SIZE } from '../../../src/main/platform/medusa/medusa-limits.ts';
import { expectedOf, keysIn, reasonOf } from '../../../src/main/platform/medusa/medusa-mapping.ts';
import { MedusaOrder, MedusaReturn } from '../../../src/main/platform/medusa/medusa-schemas.ts';
import { noteOf } from '../../../src/main/platform/medusa/medusa-refund-rules.ts';
import type { MedusaBooks } from '../../support/medusa-books.ts';
import type { ShopOrder, ShopReturn } from '../../support/medusa-tables.ts';
import { bodyOf, openMedusaWorld } from '../../support/medusa-world.ts';
import { createManualClock } from '../../support/platform-clock.ts';
import { START } from '../../support/platform-sync.ts';

const world = () => {
  const clock = createManualClock(START);
  return { clock, ...openMedusaWorld(clock) };
};
type World = ReturnType<typeof world>;

/** Everything that a pull tells until it has no more, and the cursor after it. */
async function pullAll({ platform }: World, from: string | null = null) {
  // A return that changes with its order is told by both lists.
  const returns = new Map<string, ExpectedReturn>();
  let cursor = from;
  for (let page = 0; page < 200; page++) {
    const answer = await platform.pullExpected(cursor);
    if (answer.kind === 'failed') throw new Error(answer.words);
    for (const one of answer.returns.map((told) => v.parse(ExpectedReturn, told))) returns.set(one.returnNo, one);
    cursor = answer.cursor;
    if (!answer.hasMore) return { returns: [...returns.values()], cursor };
  }
  throw new Error('it never ends');
}
const parsed = (books: MedusaBooks, order: ShopOrder, back: ShopReturn) => ({
  order: v.parse(MedusaOrder, books.orderRow(order)),
  back: v.parse(MedusaReturn, books.returnRow(back)),
});
const seen = (books: MedusaBooks, order: ShopOrder, back: ShopReturn) =>
  expectedOf(parsed(books, order, back), { platform: 'medusa', shop: '拾木', category: 'other', now: START });

describe('a return of a Medusa shop', () => {
  it('is expected with its goods, what was paid for them, and the waybill in its metadata', async () => {
    const one = world();
    const order = one.books.sell();
    const back = one.books.announce(order, { wayCents: 550, reason: { value: 'damaged', label: '到货破损' } });
    const { returns } = await pullAll(one);
    expect(returns).toHaveLength(1);
    expect(returns[0]).toMatchObject({
      ...{ platform: 'medusa', returnNo: back.id, orderNo: String(order.number), shop: '拾木', buyer: '王*' },
      ...{ reason: 'broken', reasonText: '到货破损', amountCents: 2 * 5_900 + 18_999 - 550, freightCents: 0 },
      ...{ currency: 'CNY', state: 'open', returnWaybill: 'YT8800000000001', outboundWaybill: 'SF1300000000001' },
      ...{ phoneTail: '1234' },
      lines: [
        { sku: 'MUG-RED', quantity: 2, barcodes: ['MUG-RED', '6925304118821'] },
        { sku: 'LAMP-Y', quantity: 1, barcodes: ['LAMP-Y'] },
      ],
    });
  });

  it('of one of three is about that one', () => {
    const { books } = world();
    const order = books.sell();
    const items = order.items.slice(0, 1).map(({ id }) => ({ itemId: id, quantity: 1 }));
    expect(seen(books, order, books.announce(order, { items }))).toMatchObject({
      amountCents: 5_900,
      lines: [{ sku: 'MUG-RED', quantity: 1 }],
    });
  });

  it.each<[string, Partial<ShopReturn>, Partial<ShopOrder>, object | null]>([
    ['asked for', { status: 'requested' }, {}, { state: 'open' }],
    ['received in the shop', { status: 'received' }, {}, { state: 'open' }],
    ['received in part', { status: 'partially_received' }, {}, { state: 'open' }],
    ['cancelled', { status: 'canceled' }, {}, { state: 'closed' }],
    ['of a cancelled order', {}, { status: 'canceled' }, { state: 'closed' }],
    ['still being written', { status: 'open' }, {}, null],
    [
      'of an exchange',
      { exchangeId: 'oexc_1' },
      {},
      { state: 'locked', reasonText: expect.stringContaining('换货') as string },
    ],
    ['in yen', {}, { currency: 'jpy' }, { state: 'locked', amountCents: 0, currency: 'JPY' }],
  ])('that is %s is told so', (_, ofReturn, ofOrder, expected) => {
    const { books } = world();
    const order = books.sell(ofOrder);
    const told = seen(books, order, books.announce(order, ofReturn));
    if (expected === null) expect(told).toBeNull();
    else expect(told).toMatchObject(expected);
  });

  it('whose refund was made is refunded', () => {
    const { books } = world();
    const order = books.sell();
    const back = books.announce(order);
    books.refund(order.payments[0]?.id ?? '', 2 * 5_900 + 18_999, null);
    expect(seen(books, order, back)?.state).toBe('refunded');
  });

  it('has the order’s waybill where it has none of its own, in whatever type that was written', () => {
    const { books } = world();
    const order = books.sell({ metadata: { return_waybill: 'yt1111111, YT2222222' } });
    expect(seen(books, order, books.announce(order, { metadata: null }))).toMatchObject({
      ...{ returnWaybill: 'YT1111111', moreWaybills: ['YT2222222'] },
    });
    expect(seen(books, order, books.announce(order))?.returnWaybill).toBe('YT8800000000001');
    expect(seen(books, order, books.announce(order, { metadata: { return_waybill: 77 } }))?.returnWaybill).toBe(
      'YT1111111',
    );
  });

  it.each([
    ['wrong item sent', 'wrong-item'],
    ['looks different than on the picture', 'not-as-described'],
    ['七天无理由', 'no-reason'],
    ['发错货了', 'wrong-item'],
    ['whatever', 'no-reason'],
  ])('for %j is %s', (label, reason) => {
    const { books } = world();
    const order = books.sell();
    expect(reasonOf(parsed(books, order, books.announce(order, { reason: { value: 'x', label } })).back)).toBe(reason);
  });

  it.each<[string, object]>([
    ['an amount that is a float only', { items: [{ item_id: 'x', quantity: 1 }] }],
    ['an amount in words', { items: [{ item_id: 'x', raw_quantity: { value: 'two' } }] }],
    ['no time', { updated_at: 'yesterday' }],
    ['no order', { order_id: null }],
  ])('with %s is not understood, and the others of its page are', async (_, wrong) => {
    const one = world();
    const good = one.books.announce(one.books.sell());
    const bad = one.books.announce(one.books.sell());
    const row = one.books.returnRow.bind(one.books);
    const rows = [good, bad].map((back) => ({ ...(row(back) as object), ...(back === bad ? wrong : {}) }));
    const exchange = one.books.http.exchange.bind(one.books.http);
    one.books.http.exchange = async (request) => {
      const answer = await exchange(request);
      return request.url.includes('/admin/returns') && answer.kind === 'answer'
        ? { ...answer, body: { returns: rows, count: 2 } }
        : answer;
    };
    const answer = await one.platform.pullExpected(null);
    if (answer.kind === 'failed') throw new Error(answer.words);
    expect(answer.returns).toMatchObject([{ returnNo: good.id }, { unreadNo: bad.id }]);
  });
});

describe('pulling from a Medusa shop', () => {
  it(
    'goes page by page, then tells what changes, and asks little while nothing does',
    { timeout: 20_000 },
    async () => {
      const one = world();
      const count = PAGE_SIZE * 3 + 7;
      for (let number = 0; number < count; number++) {
        one.books.announce(one.books.sell());
        await one.clock.pass(400);
      }
      // What changed within this very second comes with the next pull.
      await one.clock.pass(1_000);
      const { returns, cursor } = await pullAll(one);
      expect(returns).toHaveLength(count);
      await one.clock.pass(120_000);
      const quiet = await pullAll(one, cursor);
      one.books.asked.length = 0;
      expect((await pullAll(one, quiet.cursor)).returns).toEqual([]);
      expect(one.books.asked).toHaveLength(2);
      const changed = [...one.books.returns.values()][3];
      if (changed === undefined) throw new Error('no return');
      changed.status = 'canceled';
      changed.updatedAt = one.clock.now();
      await one.clock.pass(1_000);
      const after = await pullAll(one, quiet.cursor);
      expect(after.returns.map(({ returnNo, state }) => [returnNo, state])).toEqual([[changed.id, 'closed']]);
    },
  );

  it('hears of a waybill that is written into the order later', async () => {
    const one = world();
    const order = one.books.sell();
    const back = one.books.announce(order, { metadata: null });
    const before = await pullAll(one);
    expect(before.returns.map(({ returnWaybill }) => returnWaybill)).toContain(null);
    await one.clock.pass(3_600_000);
    const quiet = await pullAll(one, before.cursor);
    order.metadata = { return_waybill: 'YT5555555' };
    order.updatedAt = one.clock.now();
    await one.clock.pass(1_000);
    const { returns } = await pullAll(one, quiet.cursor);
    expect(returns.map(({ returnNo, returnWaybill }) => [returnNo, returnWaybill])).toEqual([[back.id, 'YT5555555']]);
  });

  it('begins anew from a cursor that it can’t read', async () => {
    const one = world();
    one.books.announce(one.books.sell());
    for (const cursor of ['', '{', '{"turn":"orders"}', '[]', '{"turn":"returns","returns":"x","orders":"y"}'])
      expect((await pullAll(one, cursor)).returns).toHaveLength(1);
  });
});

describe('our key in a note', () => {
  it('is found whole, between other words, and not in another’s', () => {
    const { books } = world();
    const back = books.announce(books.sell());
    const body = bodyOf(back, 100);
    expect(keysIn(noteOf(body))).toEqual([{ key: body.key, returnNo: back.id }]);
    expect(keysIn(`x [${body.key}2] y`)).toEqual([{ key: `${body.key}2`, returnNo: back.id }]);
    expect(keysIn(body.key)).toEqual([]);
    expect(keysIn(null)).toEqual([]);
  });

  it('stays in it however long the reason is, and a reason with brackets is no key', () => {
    const body = bodyOf({ id: 'return_01A' }, 100, { reason: `[refund:medusa:return_01B:1] ${'长'.repeat(600)}` });
    const note = noteOf(body);
    expect(note.length).toBeLessThanOrEqual(500);
    expect(keysIn(note)).toEqual([{ key: body.key, returnNo: 'return_01A' }]);
  });
});
