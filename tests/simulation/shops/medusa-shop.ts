import type { HttpRequest } from '../../../src/main/platform/http-client.ts';
import { REQUEST_TIMEOUT_MS } from '../../../src/main/platform/medusa/medusa-limits.ts';
import { createMedusaPlatform } from '../../../src/main/platform/medusa/medusa-platform.ts';
import type { PracticeAnswer, PracticeRequest } from '../../../src/main/platform/practice-line.ts';
import { LOGIN, createMedusaBooks } from '../../support/medusa-books.ts';
import type { ShopOrder, ShopReturn } from '../../support/medusa-tables.ts';
import { createAim } from '../shop.ts';
import type { Doing, Shop, ShopParts } from '../shop.ts';

const URL_BASE = 'https://medusa.simulated';
/** As the path stands with its ids left out. */
const DOING: readonly (readonly [RegExp, Doing])[] = [
  [/^POST \/admin\/payments\/…\/refund$/, 'money'],
  [/^(?:POST|DELETE) \/admin\/returns\/…\//, 'writing'],
];
const EDITS = [30_000, 180_000] as const;

/** A shop that knows no keys: as long as a payment has money left, only the bench prevents a second refund from it. */
export function createMedusaShop({ id, clock, nextNumber, nextCents, pick, chance }: ShopParts): Shop {
  // Where a payment holds no more than what is refunded, the shop itself has nothing left to refund twice.
  const isCareful = chance(0.5);
  const receivesGoods = chance(0.6);
  const books = createMedusaBooks(clock);
  const aim = createAim((returnNo) => returnNo);
  const others = new Set<string>();
  let isSignedIn = true;
  books.script = () => (isSignedIn ? null : 'signed-out');
  const get = (returnNo: string): { back: ShopReturn; order: ShopOrder } => {
    const back = books.returns.get(returnNo);
    const order = books.orders.get(back?.orderId ?? '');
    if (back === undefined || order === undefined) throw new Error(`no return ${returnNo}`);
    return { back, order };
  };
  const dueOf = ({ order, back }: { order: ShopOrder; back: ShopReturn }): number =>
    order.items.reduce((sum, { cents, quantity }) => sum + cents * quantity, -back.wayCents);
  const cents = (returnNo: string, isByOthers: boolean): number[] =>
    books
      .refundsOf(get(returnNo).order)
      .filter((refund) => others.has(refund.id) === isByOthers)
      .map((refund) => refund.cents);

  return {
    id,
    name: `medusa${receivesGoods ? '' : ', receives nothing'}${isCareful ? '' : ', paid more than is refunded'}`,
    router: {
      nameOf: ({ method, path }) =>
        `${method} ${path.replace(/^(\/admin\/(?:orders|returns|payments))\/[^/]+/, '$1/…')}`,
      // Medusa itself knows no "too often": what stands before it does.
      busy: { status: 429, headers: { 'retry-after': '12' }, body: { message: 'Too Many Requests' } },
      answer: (request) => answerOf(books.answer(requestOf(request))),
    },
    timeoutMs: REQUEST_TIMEOUT_MS,
    isCareful,
    looksTwice: true,
    isExact: false,
    pays: 'on command',
    canRefund: () => true,
    hasStock: receivesGoods,
    takesStock: (returnNo) => get(returnNo).back.status !== 'canceled',
    firstCursor: null,
    connect: (parts) =>
      createMedusaPlatform({
        ...{ id, baseUrl: URL_BASE, login: LOGIN, shop: '山岚', receivesGoods, ...parts },
      }),
    add: () => {
      const number = nextNumber();
      const wayCents = chance(0.3) ? 500 : 0;
      const amountCents = nextCents();
      const due = amountCents + wayCents;
      const order = books.sell({
        items: [{ id: `ordli_${String(number)}`, sku: 'P-04', barcode: null, title: '抱枕', quantity: 1, cents: due }],
        payments: [{ id: `pay_${String(number)}`, cents: isCareful ? amountCents : 3 * due, refunds: [] }],
      });
      const back = books.announce(order, {
        ...{ wayCents, metadata: { return_waybill: `YT${String(1_000_000_000 + number)}` } },
      });
      aim.know(back.id);
      // Somebody is at work on the order for a while.
      if (chance(0.2)) {
        books.open(order, null, null);
        clock.after(pick(EDITS), () => {
          order.changes = order.changes.filter(({ returnId }) => returnId !== null);
        });
      }
      return { returnNo: back.id, amountCents, freightCents: 0 };
    },
    does: (deed, returnNo) => {
      const { back, order } = get(returnNo);
      if (deed === 'pay') {
        const [payment] = order.payments;
        if (payment === undefined) throw new Error('an order without a payment');
        const before = new Set(payment.refunds.map(({ id: refundId }) => refundId));
        const moved = books.refundsOf(order).reduce((sum, refund) => sum + refund.cents, 0);
        const rest = dueOf({ back, order }) - moved;
        if (rest <= 0) return;
        const refused = books.refund(payment.id, rest, '后台退款');
        if (refused !== null) throw new Error(refused);
        for (const refund of payment.refunds) if (!before.has(refund.id)) others.add(refund.id);
        return;
      }
      // A buyer can't withdraw there: somebody writes a note, that is all. What becomes an exchange is no refund.
      if (deed === 'close') back.status = 'canceled';
      if (deed === 'lock') back.exchangeId = 'exc_1';
      if (deed === 'unlock') back.exchangeId = null;
      back.updatedAt = clock.now();
    },
    stateOf: (returnNo) => {
      const { back, order } = get(returnNo);
      const moved = books.refundsOf(order).reduce((sum, refund) => sum + refund.cents, 0);
      if (back.status === 'canceled') return 'closed';
      if (back.exchangeId !== null) return 'locked';
      return moved >= dueOf({ back, order }) ? 'refunded' : 'open';
    },
    // A refund leaves its order's time alone: the lists don't tell it before something else changes the order.
    mayShow: (returnNo) => books.refundsOf(get(returnNo).order).length > 0,
    paid: (returnNo) => ({ ours: cents(returnNo, false), others: cents(returnNo, true) }),
    isNoticed: () => false,
    bookings: (key) =>
      [...books.orders.values()]
        .flatMap(({ changes }) => changes)
        .filter(({ status, note }) => status === 'confirmed' && note?.includes(`[${key}]`) === true).length,
    setSignedIn: (is) => {
      isSignedIn = is;
      if (!is) books.forgetTokens();
    },
    returnIn: aim.find,
    refusal: null,
    doing: (call) => DOING.find(([name]) => name.test(call))?.[1] ?? 'reading',
  };
}

const METHODS = ['GET', 'POST', 'PATCH', 'DELETE'] as const;

function requestOf({ method, path, query, header, text }: PracticeRequest): HttpRequest {
  const known = METHODS.find((one) => one === method);
  if (known === undefined) throw new Error(`no method ${method}`);
  return {
    ...{ method: known, url: `${URL_BASE}${path}?${query.toString()}` },
    headers: { authorization: header('authorization') },
    ...(text === '' ? {} : { body: text }),
  };
}

function answerOf(came: ReturnType<ReturnType<typeof createMedusaBooks>['answer']>): PracticeAnswer {
  if (came.kind !== 'answer') throw new Error('the books themselves lose nothing');
  return { status: came.status, body: came.body };
}
