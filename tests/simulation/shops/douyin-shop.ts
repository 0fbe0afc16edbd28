import { REQUEST_TIMEOUT_MS } from '../../../src/main/platform/douyin/douyin-limits.ts';
import { createDouyinPlatform } from '../../../src/main/platform/douyin/douyin-platform.ts';
import type { PracticeReturn } from '../../../src/main/platform/douyin/practice-douyin-books.ts';
import type { PracticeRules } from '../../../src/main/platform/douyin/practice-douyin-calls.ts';
import { createDouyinRouter } from '../../../src/main/platform/douyin/practice-douyin-router.ts';
import { createAim, createPayments, windowCursor } from '../shop.ts';
import type { Doing, Shop, ShopParts } from '../shop.ts';

const ACCOUNT = { appKey: '7000000000000000001', appSecret: 'simulated-secret', accessToken: 'simulated-token' };
const OPERATE = '/afterSale/operate';
const DOING = new Map<string, Doing>([
  ['/afterSale/returnGoodsToWareHouseSuccess', 'money'],
  [`${OPERATE} 111`, 'money'],
  [`${OPERATE} 112`, 'refusal'],
  ['/afterSale/buyerExchangeConfirm', 'shipment'],
]);
/** The one that needs no proof is the one that the bench may use. */
const REASONS: PracticeRules['reasons'] = [
  { code: 4_007, reason: '退回商品与发出不符', need: 'N', pkg: 1 },
  { code: 4_011, reason: '商品影响二次销售', need: 'Y', pkg: 1 },
];
const REFUSED = 29;

export function createDouyinShop({ id, clock, nextNumber, nextCents, pick, chance }: ShopParts): Shop {
  const refundBy = pick(['warehouse', 'operate']);
  const refuseBy = pick(['operate', 'operate', 'hand']);
  const isCareful = chance(0.6);
  const strategy = pick(['on', 'on', 'on', 'off', 'other-type']);
  const app = { ...ACCOUNT };
  const router = createDouyinRouter({ clock, app, rules: { strategy, isCareful, reasons: REASONS } });
  const { books } = router;
  const aim = createAim((returnNo) => returnNo);
  const payments = createPayments(books.movements, (moved, returnNo) => moved.id === returnNo);
  const get = (returnNo: string): PracticeReturn => {
    const found = books.find(returnNo);
    if (found === null) throw new Error(`no return ${returnNo}`);
    return found;
  };

  return {
    id,
    name: `douyin by ${refundBy}, strategy ${strategy}, refuses by ${refuseBy}${isCareful ? '' : ', pays again'}`,
    router: { ...router, nameOf: ({ path, text }) => (path === OPERATE ? `${OPERATE} ${typeOf(text)}` : path) },
    timeoutMs: REQUEST_TIMEOUT_MS,
    // A notice is looked at by the state even where operating is not.
    isCareful: isCareful || (refundBy === 'warehouse' && refuseBy === 'hand'),
    isExact: true,
    pays: refundBy === 'operate' ? 'on command' : 'on notice',
    canRefund: () => refundBy === 'operate' || strategy === 'on',
    hasStock: false,
    firstCursor: windowCursor(clock.now() - 600_000, 86_400_000, 0),
    connect: (parts) =>
      createDouyinPlatform({
        ...{ id, shop: '山岚', baseUrl: 'https://douyin.simulated', isRelay: false, account: ACCOUNT },
        ...{ refundBy, refuseBy, shipBy: 'confirm' as const, ...parts },
      }),
    add: (isExchange = false) => {
      const number = nextNumber();
      const freightCents = chance(0.3) ? 500 : 0;
      const cents = nextCents();
      const returnNo = `714670138280${String(3_677_771 + number)}`;
      aim.know(returnNo);
      books.add([
        {
          ...{
            id: returnNo,
            orderId: `6936476692437${String(400_000 + number)}`,
            type: isExchange ? 3 : 0,
            status: 11,
          },
          ...{ refundStatus: 1, arbitration: 0, totalCents: cents + freightCents, postCents: freightCents },
          ...{ updatedAt: Math.floor(clock.now() / 1000) * 1000, deadlineAt: 0, reason: '质量问题', goods: '办公椅' },
          ...{ waybill: `YT${String(1_000_000_000 + number)}`, skuCode: 'C-1', quantity: 1, gift: null },
        },
      ]);
      return { returnNo, amountCents: cents, freightCents };
    },
    does: (deed, returnNo) => {
      const at = clock.now();
      const changes = {
        ...{ withdraw: { status: 28 }, close: { status: 28 }, touch: {} },
        ...{ lock: { arbitration: 1 }, unlock: { arbitration: 0 } },
      };
      if (deed === 'pay')
        payments.payElsewhere(() => {
          books.pay(returnNo, 'operate', at);
        });
      else books.change(returnNo, changes[deed], at);
    },
    stateOf: (returnNo) => {
      const { status, refundStatus, arbitration } = get(returnNo);
      if (refundStatus === 3) return 'refunded';
      if (status === 28 || status === 13) return 'closed';
      return arbitration === 1 ? 'locked' : 'open';
    },
    paid: (returnNo) => payments.paid(returnNo, ({ cents }) => cents),
    isNoticed: () => false,
    bookings: () => 0,
    setSignedIn: (is) => {
      app.accessToken = is ? ACCOUNT.accessToken : 'another-token';
    },
    returnIn: aim.find,
    refusal:
      refuseBy === 'hand' ? null : { reasonCode: '4007', isRefused: (returnNo) => get(returnNo).status === REFUSED },
    shipment: {
      isCareful,
      ship: (returnNo) => {
        books.ship(returnNo, 'SF9000000000001', 'elsewhere', clock.now());
      },
      sent: (returnNo) =>
        books
          .shipped()
          .filter(({ id: own }) => own === returnNo)
          .map(({ waybill, by }) => ({ waybill, isOurs: by === 'call' })),
    },
    doing: (call) => DOING.get(call) ?? 'reading',
  };
}

/** Which operation a call to `operate` is. */
const typeOf = (text: string): string => /"type":(\d+)/.exec(text)?.[1] ?? '';
