import type { PracticeReturn } from '../../../src/main/platform/wangdiantong/practice-wangdiantong-books.ts';
import { createWangdiantongRouter } from '../../../src/main/platform/wangdiantong/practice-wangdiantong-router.ts';
import { REQUEST_TIMEOUT_MS } from '../../../src/main/platform/wangdiantong/wangdiantong-limits.ts';
import { createWangdiantongPlatform } from '../../../src/main/platform/wangdiantong/wangdiantong-platform.ts';
import { stockInNoOf } from '../../../src/main/platform/wangdiantong/wangdiantong-stock-rules.ts';
import { createAim, windowCursor } from '../shop.ts';
import type { Shop, ShopParts } from '../shop.ts';

// An ERP: it takes goods into its stock and moves no money. A person refunds, in the back office of the platform that sold
// the goods (which the ERP then tells) or past it, and ticks.

const ACCOUNT = { sid: 'wdtapi3', appKey: 'dock-simulated' };
const [SECRET, SALT] = ['simulated-secret', 'simulated-salt'];
const CREATE = 'wms.stockin.Refund.createOrder';
const SAYS = { nothing: 0, withdrawn: 1, waits: 4, refunded: 5 } as const;
const [CANCELLED, ON_HOLD, APPROVED, SETTLED] = [10, 25, 30, 80] as const;

export function createWangdiantongShop({ id, clock, nextNumber, nextCents, pick, chance }: ShopParts): Shop {
  const isCareful = chance(0.6);
  const stock = pick(['editing', 'submitted', 'approved', null]);
  const keepsNumbers = chance(0.5);
  const hearsPlatform = chance(0.7);
  const account = { ...ACCOUNT, secret: SECRET, salt: SALT };
  const router = createWangdiantongRouter({
    ...{ clock, account, rules: { isCareful, keepsNumbers, warehouses: ['WH1'] } },
  });
  const { books } = router;
  const aim = createAim((returnNo) => returnNo);
  const paid = new Map<string, number[]>();
  const settled = new Set<string>();
  const get = (returnNo: string): PracticeReturn => {
    const found = books.find(returnNo);
    if (found === null) throw new Error(`no return ${returnNo}`);
    return found;
  };
  const centsOf = (returnNo: string): number => Math.round(Number(get(returnNo).guarantee) * 100);
  const pay = (returnNo: string, cents: number): void => {
    paid.set(returnNo, [...(paid.get(returnNo) ?? []), cents]);
  };

  return {
    id,
    name: `wangdiantong, stock ${stock ?? 'not told'}${isCareful ? '' : ', takes a number twice'}`,
    router,
    timeoutMs: REQUEST_TIMEOUT_MS,
    isCareful,
    isExact: false,
    pays: 'by hand',
    canRefund: () => false,
    hasStock: stock !== null,
    takesStock: (returnNo) => get(returnNo).status !== CANCELLED,
    firstCursor: windowCursor(clock.now() - 600_000, 86_400_000, 0),
    connect: (parts) =>
      createWangdiantongPlatform({
        ...{ id, shop: '山岚', baseUrl: 'https://wdt.simulated', isRelay: false, shopNos: '', warehouseNo: '' },
        ...{ account: { ...ACCOUNT, appSecret: `${SECRET}:${SALT}` }, stock, ...parts },
      }),
    add: () => {
      const number = nextNumber();
      const cents = nextCents();
      const returnNo = `TK2311${String(number).padStart(6, '0')}`;
      aim.know(returnNo);
      books.add([
        {
          ...{ no: returnNo, type: 2, status: APPROVED, rr: hearsPlatform ? SAYS.waits : SAYS.nothing, stockin: 1 },
          ...{ modifiedAt: clock.now(), shopNo: 'S01', warehouseNo: 'WH1', tid: `T${String(number)}`, direct: 0 },
          ...{ waybill: `ZTO${String(10_000_000_000 + number)}`, guarantee: (cents / 100).toFixed(4) },
          goods: [{ spec: 'P-04', name: '抱枕', num: 1, barcode: '6901234567892', gift: 0 }],
        },
      ]);
      return { returnNo, amountCents: cents, freightCents: 0 };
    },
    does: (deed, returnNo) => {
      const changes = {
        ...{ pay: { rr: SAYS.refunded }, withdraw: { rr: SAYS.withdrawn }, close: { status: CANCELLED }, touch: {} },
        ...{ lock: { status: ON_HOLD }, unlock: { status: APPROVED } },
      };
      // Who ticked it has paid it, and says so to whoever would.
      if (deed === 'pay' && settled.has(returnNo)) return;
      if (deed === 'pay') pay(returnNo, centsOf(returnNo));
      books.change(returnNo, changes[deed], clock.now());
    },
    stateOf: (returnNo) => {
      const { rr, status } = get(returnNo);
      if (rr === SAYS.refunded) return 'refunded';
      if (rr === SAYS.withdrawn) return 'withdrawn';
      if (status === CANCELLED) return 'closed';
      return status === ON_HOLD || (status === SETTLED && rr === SAYS.nothing) ? 'locked' : 'open';
    },
    paid: (returnNo) => ({ ours: [], others: paid.get(returnNo) ?? [] }),
    hand: {
      settle: (returnNo, cents) => {
        settled.add(returnNo);
        if (!paid.has(returnNo)) pay(returnNo, cents);
      },
      isSettled: (returnNo) => settled.has(returnNo),
    },
    isNoticed: () => false,
    bookings: (key) => books.stockIns().filter(({ outNo }) => outNo === stockInNoOf(key)).length,
    setSignedIn: (is) => {
      account.secret = is ? SECRET : 'another-secret';
    },
    returnIn: aim.find,
    refusal: null,
    doing: (call) => (call === CREATE ? 'writing' : 'reading'),
  };
}
