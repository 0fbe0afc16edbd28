import { REFUSED_BY_MERCHANT, REQUEST_TIMEOUT_MS } from '../../../src/main/platform/pdd/pdd-limits.ts';
import { createPddPlatform } from '../../../src/main/platform/pdd/pdd-platform.ts';
import type { PracticeReturn } from '../../../src/main/platform/pdd/practice-pdd-books.ts';
import { createPddRouter } from '../../../src/main/platform/pdd/practice-pdd-router.ts';
import { createAim, windowCursor } from '../shop.ts';
import type { Shop, ShopParts } from '../shop.ts';

const ACCOUNT = { clientId: 'c0ffee', clientSecret: 'simulated-secret', accessToken: 'simulated-token' };
const MONEY = new Set(['pdd.refund.agree', 'pdd.nextone.logistics.warehouse.update']);
const SHIP = 'pdd.refund.exchange.shipping';

export function createPddShop({ id, clock, nextNumber, nextCents, pick, chance }: ShopParts): Shop {
  const refundBy = pick(['warehouse', 'agree']);
  const isCareful = chance(0.6);
  const paysOnNotice = chance(0.6);
  const refuseBy = pick(['hand', 'warehouse']);
  const app = { ...ACCOUNT };
  const router = createPddRouter({ clock, app, rules: { paysOnNotice, isCareful } });
  const { books } = router;
  const aim = createAim((returnNo) => returnNo.split('-').at(-1) ?? returnNo);
  const noticed = new Set<string>();
  /** The requests by which each return was told not to have been taken in. */
  const toldOf = new Map<string, Set<string>>();
  const get = (returnNo: string): PracticeReturn => {
    const [day = '', number = '', own = ''] = returnNo.split('-');
    const found = books.find(own, `${day}-${number}`);
    if (found === null) throw new Error(`no return ${returnNo}`);
    return found;
  };

  return {
    id,
    name: `pdd by ${refundBy}${paysOnNotice ? '' : ', notices pay nothing'}${isCareful ? '' : ', pays again'}`,
    router: {
      ...router,
      answer: (request) => {
        const answer = router.answer(request);
        const isNotice = router.nameOf(request) === 'pdd.nextone.logistics.warehouse.update';
        const returnNo = isNotice ? aim.find('', request.text) : null;
        // Where a notice pays nothing it leaves no mark in the books.
        if (returnNo === null || !JSON.stringify(answer.body).startsWith('{"response"')) return answer;
        const isIn = new URLSearchParams(request.text).get('request')?.includes('"warehouse_status":1') === true;
        if (isIn) noticed.add(returnNo);
        else toldOf.set(returnNo, (toldOf.get(returnNo) ?? new Set()).add(request.text));
        return answer;
      },
    },
    timeoutMs: REQUEST_TIMEOUT_MS,
    // A notice is looked at by the state even where agreeing is not.
    isCareful: isCareful || (refundBy === 'warehouse' && paysOnNotice),
    isExact: true,
    pays: refundBy === 'agree' ? 'on command' : paysOnNotice ? 'on notice' : 'never',
    canRefund: () => true,
    hasStock: false,
    firstCursor: windowCursor(clock.now() - 600_000, 1_800_000, 1),
    connect: (parts) =>
      createPddPlatform({
        ...{
          id,
          shop: '山岚',
          baseUrl: 'https://pdd.simulated',
          isRelay: false,
          account: ACCOUNT,
          refundBy,
          refuseBy,
          shipBy: 'exchange' as const,
        },
        ...parts,
      }),
    add: (isExchange = false) => {
      const number = nextNumber();
      const cents = nextCents();
      const [own, orderSn] = [String(301_851_000_000 + number), `261101-${String(number).padStart(15, '0')}`];
      const returnNo = `${orderSn}-${own}`;
      aim.know(returnNo);
      books.add([
        {
          ...{
            id: own,
            orderSn,
            ...(isExchange ? { listType: 4, status: 14 } : { listType: 3, status: 3 }),
            cents,
            orderCents: cents + 300,
            expiresAt: null,
          },
          ...{ updatedAt: Math.floor(clock.now() / 1000) * 1000, waybill: `YT${String(1_000_000_000 + number)}` },
          ...{ reason: '质量问题', goods: '抱枕', outerId: 'P-04', quantity: 1, isSteppedIn: false },
        },
      ]);
      return { returnNo, amountCents: cents, freightCents: 0 };
    },
    does: (deed, returnNo) => {
      const at = clock.now();
      const { id: own } = get(returnNo);
      const changes = {
        ...{ withdraw: { status: 11 }, close: { status: 12 }, touch: {} },
        ...{ lock: { isSteppedIn: true }, unlock: { isSteppedIn: false } },
      };
      if (deed === 'pay') books.pay(own, 'elsewhere', at);
      else books.change(own, changes[deed], at);
    },
    stateOf: (returnNo) => {
      const { status, isSteppedIn } = get(returnNo);
      if (status === 10 || status === 4) return 'refunded';
      if (status === 11) return 'withdrawn';
      if (status === 12) return 'closed';
      return isSteppedIn ? 'locked' : 'open';
    },
    paid: (returnNo) => {
      const { id: own } = get(returnNo);
      const cents = (isOurs: boolean): number[] =>
        books
          .movements()
          .filter((moved) => moved.id === own && (moved.by !== 'elsewhere') === isOurs)
          .map((moved) => moved.cents);
      return { ours: cents(true), others: cents(false) };
    },
    isNoticed: (returnNo) => noticed.has(returnNo),
    bookings: () => 0,
    setSignedIn: (is) => {
      app.accessToken = is ? ACCOUNT.accessToken : 'another-token';
    },
    returnIn: aim.find,
    refusal:
      refuseBy === 'hand'
        ? null
        : {
            reasonCode: null,
            isRefused: (returnNo) => get(returnNo).status === REFUSED_BY_MERCHANT,
            byHand: {
              told: (returnNo) => toldOf.get(returnNo)?.size ?? 0,
              refuse: (returnNo) => {
                books.change(get(returnNo).id, { status: REFUSED_BY_MERCHANT }, clock.now());
              },
            },
          },
    shipment: {
      isCareful,
      ship: (returnNo) => {
        books.ship(get(returnNo).id, 'SF9000000000001', 'elsewhere', clock.now());
      },
      sent: (returnNo) => {
        const { id: own } = get(returnNo);
        return books
          .shipped()
          .filter((one) => one.id === own)
          .map(({ waybill, by }) => ({ waybill, isOurs: by === 'call' }));
      },
    },
    doing: (call) => (MONEY.has(call) ? 'money' : call === SHIP ? 'shipment' : 'reading'),
  };
}
