import { createGenericPlatform } from '../../../src/main/platform/generic/generic-platform.ts';
import { REQUEST_TIMEOUT_MS } from '../../../src/main/platform/generic/generic-limits.ts';
import { PREFIX, createGenericRouter } from '../../../src/main/platform/generic/practice-generic-router.ts';
import { createAim, createPayments } from '../shop.ts';
import type { Doing, Shop, ShopParts } from '../shop.ts';

const DOING = new Map<string, Doing>([
  ['POST /refunds', 'money'],
  ['POST /refusals', 'refusal'],
  ['POST /shipments', 'shipment'],
  ['POST /stock', 'writing'],
]);
const TOKEN = 'simulated-token';

export function createGenericShop({ id, clock, nextNumber, nextCents, chance }: ShopParts): Shop {
  const isCareful = chance(0.6);
  const router = createGenericRouter({ clock, token: TOKEN, rules: { isCareful, pageSize: chance(0.5) ? 2 : 100 } });
  const { books } = router;
  const aim = createAim((returnNo) => returnNo);
  const payments = createPayments(books.movements, (moved, returnNo) => moved.returnNo === returnNo);
  let isSignedIn = true;

  return {
    id,
    name: `own system${isCareful ? '' : ', pays again'}`,
    router: {
      ...router,
      answer: (request) =>
        router.answer(
          isSignedIn
            ? request
            : { ...request, header: (name) => (name === 'authorization' ? 'Bearer old' : request.header(name)) },
        ),
    },
    timeoutMs: REQUEST_TIMEOUT_MS,
    isCareful,
    isExact: false,
    pays: 'on command',
    canRefund: () => true,
    hasStock: true,
    firstCursor: null,
    connect: (parts) =>
      createGenericPlatform({
        ...{ id, shop: '山岚', baseUrl: `https://own.simulated${PREFIX}`, token: TOKEN, ...parts },
        ...{ offersStock: true, offersRefusals: true, offersShipments: true },
      }),
    add: () => {
      const number = nextNumber();
      const returnNo = `RMA-${String(number).padStart(6, '0')}`;
      const [amountCents, freightCents] = [nextCents(), chance(0.3) ? 800 : 0];
      aim.know(returnNo);
      books.add([
        {
          ...{ returnNo, orderNo: `SO-${returnNo}`, reason: 'quality', amountCents, freightCents, currency: 'CNY' },
          ...{ state: 'open', version: 1, returnWaybills: [`YT${String(1_000_000_000 + number)}`] },
          ...{ lines: [{ sku: 'P-04', name: '抱枕', quantity: 1 }], paidCents: amountCents + freightCents },
        },
      ]);
      return { returnNo, amountCents, freightCents };
    },
    does: (deed, returnNo) => {
      const one = books.find(returnNo);
      if (one === null) throw new Error(`no return ${returnNo}`);
      const states = { withdraw: 'withdrawn', close: 'closed', lock: 'locked', unlock: 'open' } as const;
      if (deed === 'touch') books.change(returnNo, {});
      else if (deed === 'pay')
        payments.payElsewhere(() => {
          books.pay({ key: null, returnNo, cents: one.paidCents, at: clock.now() });
        });
      else books.change(returnNo, { state: states[deed] });
    },
    stateOf: (returnNo) => books.find(returnNo)?.state ?? null,
    paid: (returnNo) => payments.paid(returnNo, ({ cents }) => cents),
    isNoticed: () => false,
    bookings: (key) => (books.answered.has(key) ? 1 : 0),
    setSignedIn: (is) => {
      isSignedIn = is;
    },
    returnIn: aim.find,
    refusal: { reasonCode: 'not-as-shipped', isRefused: (returnNo) => books.find(returnNo)?.state === 'closed' },
    shipment: {
      isCareful,
      sent: (returnNo) => books.shipped(returnNo).map(({ key, waybill }) => ({ waybill, isOurs: key !== null })),
      ship: (returnNo) => {
        books.ship({ key: null, returnNo, waybill: 'SF9000000000001' });
      },
    },
    doing: (call) => DOING.get(call) ?? 'reading',
  };
}
