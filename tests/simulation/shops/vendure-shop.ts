import { createVendurePlatform } from '../../../src/main/platform/vendure/vendure-client.ts';
import { REQUEST_TIMEOUT_MS } from '../../../src/main/platform/vendure/vendure-facts.ts';
import { createAim } from '../shop.ts';
import type { Shop, ShopParts } from '../shop.ts';
import { createVendureBooks } from './vendure-books.ts';
import type { VendureOrder } from './vendure-books.ts';

const [USERNAME, PASSWORD] = ['bench', 'simulated-password'];

/** A shop that knows no keys: as long as a payment has money left, only the bench prevents a second refund from it. */
export function createVendureShop({ id, clock, nextNumber, nextCents, pick, chance }: ShopParts): Shop {
  // Where an order was paid in one sum that is refunded as a whole, the shop itself has nothing left to refund twice.
  const isCareful = chance(0.5);
  const isBySeconds = chance(0.5);
  const settles = pick(['Pending', 'Settled']);
  let isShaky = chance(0.3);
  const login = { username: USERNAME, password: PASSWORD };
  const books = createVendureBooks(clock, {
    ...{ login, isBySeconds },
    fateOf: () => (isShaky && chance(0.3) ? pick(['Failed', 'broken']) : settles),
  });
  const aim = createAim((returnNo) => returnNo);
  const due = new Map<string, number>();
  const get = (returnNo: string): VendureOrder => {
    const found = books.orders.get(returnNo);
    if (found === undefined) throw new Error(`no order ${returnNo}`);
    return found;
  };
  const cents = (returnNo: string, isByUs: boolean): number[] =>
    books
      .movements()
      .filter((moved) => moved.code === returnNo && moved.isByUs === isByUs)
      .map((moved) => moved.cents);
  const stateOf = (returnNo: string): 'open' | 'refunded' | 'closed' => {
    const { paidCents, refunds, state } = get(returnNo);
    const back = refunds.filter((refund) => refund.state !== 'Failed').reduce((sum, refund) => sum + refund.cents, 0);
    return back >= paidCents ? 'refunded' : state === 'Cancelled' ? 'closed' : 'open';
  };

  return {
    id,
    name: `vendure${isCareful ? '' : ', paid more than is refunded'}${isShaky ? ', shaky' : ''}`,
    router: books.router,
    timeoutMs: REQUEST_TIMEOUT_MS,
    isCareful,
    looksTwice: true,
    isExact: false,
    pays: 'on command',
    canRefund: () => true,
    hasStock: false,
    firstCursor: null,
    connect: (parts) =>
      createVendurePlatform({
        ...{ id, baseUrl: 'https://vendure.simulated', login: { username: USERNAME, password: PASSWORD } },
        ...{ shop: '山岚', ...parts },
      }),
    add: () => {
      const number = nextNumber();
      const [amountCents, freightCents] = [nextCents(), isCareful && chance(0.3) ? 800 : 0];
      const returnNo = `VD${String(number).padStart(14, '0')}`;
      aim.know(returnNo);
      due.set(returnNo, amountCents + freightCents);
      const paidCents = isCareful ? amountCents + freightCents : 3 * amountCents;
      books.sell({
        ...{ code: returnNo, shippingCents: freightCents, paidCents },
        waybill: `YT${String(1_000_000_000 + number)}`,
      });
      return { returnNo, amountCents, freightCents };
    },
    // A buyer can't withdraw there and nothing is locked: somebody writes a note, that is all.
    does: (deed, returnNo) => {
      const moved = [...cents(returnNo, true), ...cents(returnNo, false)].reduce((sum, one) => sum + one, 0);
      const rest = (due.get(returnNo) ?? 0) - moved;
      if (deed === 'pay' && rest <= 0) return;
      if (deed === 'pay') books.pay(returnNo, rest);
      else books.change(returnNo, deed === 'close' ? { state: 'Cancelled' } : {});
    },
    stateOf,
    // A refund leaves its order's time alone: the list doesn't tell it before something else changes the order.
    mayShow: (returnNo) => get(returnNo).refunds.length > 0,
    paid: (returnNo) => ({ ours: cents(returnNo, true), others: cents(returnNo, false) }),
    isNoticed: () => false,
    bookings: () => 0,
    calmDown: () => {
      isShaky = false;
    },
    setSignedIn: (is) => {
      login.password = is ? PASSWORD : 'another-password';
      if (!is) books.forgetSessions();
    },
    returnIn: aim.find,
    refusal: null,
    doing: (call) => (call === 'DockProofRefund' ? 'money' : 'reading'),
  };
}
