import { describe, expect, it } from 'vitest';
import { REFUSED_LOGIN_REST_MS, SEND_WINDOW_MS } from '../../../src/main/platform/medusa/medusa-limits.ts';
import { SHOP_BROKE, WHOSE_REFUND } from '../../../src/main/platform/medusa/medusa-words.ts';
import { LOGIN } from '../../support/medusa-books.ts';
import type { BooksFault } from '../../support/medusa-books.ts';
import { bodyOf, openMedusaWorld } from '../../support/medusa-world.ts';
import { createManualClock } from '../../support/platform-clock.ts';
import { START } from '../../support/platform-sync.ts';

const DUE = 2 * 5_900 + 18_999;
const open = (clock = createManualClock(START)) => {
  const world = openMedusaWorld(clock);
  const order = world.books.sell();
  const back = world.books.announce(order);
  const payment = order.payments[0]?.id ?? '';
  const refunds = () => world.books.refundsOf(order).map(({ cents, note }) => ({ cents, note }));
  const sent = () => world.books.asked.filter((asked) => asked.endsWith('/refund')).length;
  return { ...world, clock, order, back, payment, refunds, sent, body: bodyOf(back, DUE) };
};
const first = (times: number, fault: BooksFault, wanted = /\/refund$/) => {
  let left = times;
  return (asked: string) => (wanted.test(asked) && left-- > 0 ? fault : null);
};

describe('a refund at a Medusa shop', () => {
  it('is looked for, made once with our key in its note, and read back', async () => {
    const { platform, body, back, refunds, books } = open();
    expect(await platform.sendRefund(body)).toMatchObject({ kind: 'acknowledged', receipt: { amountCents: DUE } });
    expect(refunds()).toEqual([{ cents: DUE, note: `完好 [refund:medusa:${back.id}:1]` }]);
    expect(books.asked.map((asked) => asked.replace(/pay_\w+/, 'P'))).toEqual([
      ...['POST /auth/user/emailpass', 'GET /admin/returns', 'GET /admin/orders'],
      ...['POST /admin/payments/P/refund', 'GET /admin/returns', 'GET /admin/orders'],
    ]);
  });

  it('is not made a second time, though the shop has money for it', async () => {
    const { platform, body, order, refunds } = open();
    for (const payment of order.payments) payment.cents *= 3;
    for (let time = 0; time < 3; time++)
      expect(await platform.sendRefund(body)).toMatchObject({ kind: 'acknowledged', receipt: { amountCents: DUE } });
    expect(refunds()).toHaveLength(1);
  });

  it.each<[BooksFault, object, number]>([
    ['lost-before', { kind: 'unknown' }, 0],
    ['lost-after', { kind: 'unknown' }, 1],
    ['broke-before', { kind: 'unclear', why: 'broke', words: SHOP_BROKE }, 0],
    ['broke-after', { kind: 'acknowledged' }, 1],
    ['signed-out', { kind: 'retry', words: 'net:signed-out' }, 0],
    ['busy', { kind: 'retry', words: 'net:busy' }, 0],
  ])('whose request is %s is said to be so, and sent once', async (fault, expected, made) => {
    const { platform, body, books, refunds, sent } = open();
    books.script = first(1, fault);
    expect(await platform.sendRefund(body)).toMatchObject(expected);
    expect([sent(), refunds().length]).toEqual([1, made]);
  });

  it('that was lost after it was made is found by asking', async () => {
    const { platform, body, books, back } = open();
    books.script = first(1, 'lost-after');
    await platform.sendRefund(body);
    expect(await platform.readReturn(back.id)).toMatchObject({
      state: 'refunded',
      refunds: [{ key: body.key, amountCents: DUE }],
    });
  });

  it('is found although the shop refused it after the money had moved', async () => {
    const { platform, order, books, body, refunds } = open();
    // More than the order's books owe: a credit line is needed, and somebody begins to change the order just then.
    order.creditCents = -10_000;
    books.script = (asked) => {
      if (asked.endsWith('/refund')) books.open(order, null, '客服在改');
      return null;
    };
    expect(await platform.sendRefund(body)).toMatchObject({ kind: 'acknowledged', receipt: { amountCents: DUE } });
    expect(order.settled).toEqual([]);
    expect(refunds()).toHaveLength(1);
  });

  it('that needs a credit line waits while somebody changes the order', async () => {
    const { platform, order, books, back, refunds, sent } = open();
    order.creditCents = -10_000;
    books.open(order, null, '客服在改');
    expect(await platform.sendRefund(bodyOf(back, DUE))).toMatchObject({ kind: 'retry', isReached: true });
    expect([sent(), refunds()]).toEqual([0, []]);
  });

  it('that the order owes does not wait for that', async () => {
    const { platform, order, books, body } = open();
    books.open(order, null, '客服在改');
    expect(await platform.sendRefund(body)).toMatchObject({ kind: 'acknowledged' });
  });

  it('that the shop still works on is neither made nor not made', async () => {
    const { platform, order, books, body, back, payment, sent, clock } = open();
    books.refund(payment, DUE, `完好 [${body.key}]`);
    order.settled.length = 0;
    expect(await platform.readReturn(back.id)).toMatchObject({ kind: 'failed', words: 'sync:settling' });
    expect(await platform.sendRefund(body)).toMatchObject({ kind: 'retry', words: 'sync:settling' });
    await clock.pass(121_000);
    expect(await platform.readReturn(back.id)).toMatchObject({ kind: 'read', refunds: [{ key: body.key }] });
    expect(await platform.sendRefund(body)).toMatchObject({ kind: 'acknowledged' });
    expect(sent()).toBe(0);
  });

  it('that another admin has made ends ours', async () => {
    const { platform, books, body, payment, sent } = open();
    books.refund(payment, DUE, '客服退款');
    expect(await platform.sendRefund(body)).toMatchObject({ kind: 'refused', code: 'already-refunded' });
    expect(sent()).toBe(0);
  });

  it('that another admin makes between our look and our request is not filed away quietly', async () => {
    const { platform, books, body, payment, order, log } = open();
    for (const one of order.payments) one.cents *= 3;
    books.script = (asked) => {
      if (asked.endsWith('/refund')) books.refund(payment, DUE, '客服退款');
      return null;
    };
    expect(await platform.sendRefund(body)).toMatchObject({
      kind: 'acknowledged',
      receipt: { amountCents: 2 * DUE },
    });
    expect(log.said.map(({ message }) => message)).toContain('medusa-refunded-by-two');
  });

  it('is refused when another admin took the money in the last moment, as refunded already', async () => {
    const { platform, books, body, payment } = open();
    books.script = (asked) => {
      if (asked.endsWith('/refund')) books.refund(payment, DUE, null);
      return null;
    };
    expect(await platform.sendRefund(body)).toMatchObject({ kind: 'refused', code: 'already-refunded' });
  });

  it('of more than was paid never leaves: the shop would take a cent too much', async () => {
    const { platform, back, refunds, sent } = open();
    for (const more of [801, 50_000])
      expect(await platform.sendRefund(bodyOf(back, DUE + more))).toMatchObject({ kind: 'refused', code: 'amount' });
    expect(refunds()).toEqual([]);
    expect(sent()).toBe(0);
    expect(await platform.sendRefund(bodyOf(back, DUE + 800))).toMatchObject({ kind: 'acknowledged' });
  });

  it('goes against the one payment that covers it, and against none when none does', async () => {
    const { platform, order, back, books } = open();
    order.payments = [1_000, 40_000, 31_000].map((cents, index) => ({ id: `pay_${index}`, cents, refunds: [] }));
    await platform.sendRefund(bodyOf(back, DUE));
    expect(order.payments.map(({ refunds }) => refunds.length)).toEqual([0, 0, 1]);
    const other = books.sell({
      payments: [20_000, 19_000].map((cents) => ({ id: `pay_${cents}`, cents, refunds: [] })),
    });
    const second = books.announce(other);
    expect(await platform.sendRefund(bodyOf(second, DUE))).toMatchObject({ kind: 'refused', code: 'amount' });
    expect(books.refundsOf(other)).toEqual([]);
  });

  it.each<[string, object, object]>([
    ['in another currency', { currency: 'USD' }, { kind: 'refused', code: 'amount' }],
    ['of nothing', { amountCents: 0 }, { kind: 'refused', code: 'amount' }],
    ['of a return that nobody knows', { returnNo: 'return_01M81NOPE' }, { kind: 'refused', words: 'sync:not-found' }],
    ['of what is no return', { returnNo: '../orders' }, { kind: 'refused', words: 'sync:not-found' }],
  ])('%s is refused and never sent', async (_, more, expected) => {
    const { platform, body, sent } = open();
    expect(await platform.sendRefund({ ...body, ...more })).toMatchObject(expected);
    expect(sent()).toBe(0);
  });

  it('of a return that is cancelled, of an exchange, or in yen stays with people', async () => {
    const { platform, books, back, body, sent } = open();
    back.status = 'canceled';
    expect(await platform.sendRefund(body)).toMatchObject({ kind: 'refused', code: 'closed' });
    expect(await platform.readReturn(back.id)).toMatchObject({ state: 'closed' });
    const exchanged = books.announce(books.sell(), { exchangeId: 'oexc_1' });
    expect(await platform.sendRefund(bodyOf(exchanged, DUE))).toMatchObject({ kind: 'refused', code: 'other' });
    expect(await platform.readReturn(exchanged.id)).toMatchObject({ state: 'locked' });
    const yen = books.announce(books.sell({ currency: 'jpy' }));
    expect(await platform.sendRefund(bodyOf(yen, DUE, { currency: 'JPY' }))).toMatchObject({ kind: 'refused' });
    expect(sent()).toBe(0);
  });

  it('that comes too late after the sync let it go is not sent', async () => {
    const { platform, body, books, clock, sent } = open();
    books.script = (asked) => {
      if (asked === 'GET /admin/orders') clock.jump(SEND_WINDOW_MS + 1);
      return null;
    };
    expect(await platform.sendRefund(body)).toMatchObject({ kind: 'retry', words: 'net:timeout' });
    expect(sent()).toBe(0);
  });
});

describe('an order with two returns', () => {
  const two = () => {
    const world = open();
    const half = world.order.items.map(({ id }) => ({ itemId: id, quantity: 1 }));
    world.back.items = half;
    const other = world.books.announce(world.order, { items: half.slice(0, 1) });
    return { ...world, other };
  };

  it('has a refund each, told apart by their keys', async () => {
    const { platform, back, other, refunds } = two();
    expect(await platform.sendRefund(bodyOf(back, 24_899))).toMatchObject({ kind: 'acknowledged' });
    expect(await platform.readReturn(other.id)).toMatchObject({ state: 'open', refunds: [] });
    expect(await platform.sendRefund(bodyOf(other, 5_900))).toMatchObject({ kind: 'acknowledged' });
    expect(await platform.sendRefund(bodyOf(back, 24_899))).toMatchObject({ receipt: { amountCents: 24_899 } });
    expect(refunds().map(({ cents }) => cents)).toEqual([24_899, 5_900]);
  });

  it('and a refund of somebody’s without a key is for a person: it could be either’s', async () => {
    const { platform, books, back, payment, sent } = two();
    books.refund(payment, 5_900, '客服退款');
    expect(await platform.sendRefund(bodyOf(back, 24_899))).toMatchObject({
      ...{ kind: 'refused', code: 'other', words: WHOSE_REFUND },
    });
    expect(sent()).toBe(0);
  });

  it('of which one is cancelled has no such doubt', async () => {
    const { platform, books, back, other, payment } = two();
    other.status = 'canceled';
    books.refund(payment, 24_899, '客服退款');
    expect(await platform.sendRefund(bodyOf(back, 24_899))).toMatchObject({ code: 'already-refunded' });
  });

  it('doesn’t count what was refunded before the return was asked for', async () => {
    const { platform, books, clock, order } = open();
    books.refund(order.payments[0]?.id ?? '', 500, '晚发补偿');
    await clock.pass(60_000);
    const later = books.announce(order);
    for (const { id } of [...books.returns.values()].filter(({ id }) => id !== later.id)) books.returns.delete(id);
    expect(await platform.readReturn(later.id)).toMatchObject({ state: 'open', refunds: [] });
    expect(await platform.sendRefund(bodyOf(later, DUE - 500))).toMatchObject({ kind: 'acknowledged' });
  });
});

describe('signing in at a Medusa shop', () => {
  it('happens again once when the token has run out, however many ask', async () => {
    const { platform, back, books } = open();
    await platform.readReturn(back.id);
    books.forgetTokens();
    const all = await Promise.all([1, 2, 3].map(() => platform.readReturn(back.id)));
    expect(all.map(({ kind }) => kind)).toEqual(['read', 'read', 'read']);
    expect(books.asked.filter((asked) => asked.startsWith('POST /auth'))).toHaveLength(2);
  });

  it('with a wrong password is said, rests, and is not tried by every command', async () => {
    const clock = createManualClock(START);
    const login = { ...LOGIN, password: 'planted-wrong-password' };
    const { books, platform, log } = openMedusaWorld(clock, { login });
    const back = books.announce(books.sell());
    for (let time = 0; time < 5; time++)
      expect(await platform.readReturn(back.id)).toMatchObject({ kind: 'failed', words: 'net:signed-out' });
    expect(books.asked).toHaveLength(1);
    await clock.pass(REFUSED_LOGIN_REST_MS + 1);
    await platform.readReturn(back.id);
    expect(books.asked).toHaveLength(2);
    expect(JSON.stringify(log.said)).not.toContain('planted');
  });

  it('lets no secret into the words of an answer', async () => {
    const { books, log } = open();
    const http: typeof books.http = {
      exchange: async (request) => {
        if (!request.url.includes('/admin/returns')) return books.http.exchange(request);
        const message = `bad ${LOGIN.password} ${request.headers?.['authorization'] ?? ''}`;
        return Promise.resolve({
          kind: 'answer',
          status: 400,
          body: { type: 'invalid_data', message },
          retryAfterMs: null,
        });
      },
    };
    const { platform } = openMedusaWorld(createManualClock(START), { http, log });
    const answer = await platform.readReturn('return_01M81KS6ZB6QWZSF79VH6880SP');
    expect(answer).toMatchObject({ kind: 'failed', words: expect.stringContaining('bad ***') as string });
    expect(JSON.stringify([answer, log.said])).not.toContain('planted');
  });
});
