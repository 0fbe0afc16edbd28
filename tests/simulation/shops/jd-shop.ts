import { jdOptionsOf } from '../../../src/main/platform/jd/jd-connection.ts';
import { REQUEST_TIMEOUT_MS } from '../../../src/main/platform/jd/jd-limits.ts';
import { createJdPlatform } from '../../../src/main/platform/jd/jd-platform.ts';
import type { PracticeReturn } from '../../../src/main/platform/jd/practice-jd-books.ts';
import { PRACTICE_TYPES, createJdRouter } from '../../../src/main/platform/jd/practice-jd-router.ts';
import { createAim, createPayments, windowCursor } from '../shop.ts';
import type { Doing, Shop, ShopParts } from '../shop.ts';

const ACCOUNT = { appKey: 'C0FFEE', appSecret: 'simulated-secret', accessToken: 'simulated-token' };
/** As they are typed into the connection's form. */
const FIELDS = new Map([
  ['appKey', ACCOUNT.appKey],
  ['refundType', String(PRACTICE_TYPES.refund)],
  ['receiveType', String(PRACTICE_TYPES.receive)],
  ['closeType', String(PRACTICE_TYPES.close)],
  ['closeReasons', '1=与发出不符'],
]);
const DOING = new Map<string, Doing>([
  ['submitRefundInfo', 'money'],
  ['afsCloseInfo', 'refusal'],
  ['confirmReceiveInfo', 'writing'],
]);
const WAITS = '待处理';

export function createJdShop({ id, clock, nextNumber, nextCents, pick, chance }: ShopParts): Shop {
  const isCareful = chance(0.6);
  const payAfterMs = pick([0, 0, 70_000, 180_000]);
  const app = { ...ACCOUNT };
  const router = createJdRouter({ clock, app, rules: { payAfterMs, isCareful } });
  const { books } = router;
  const aim = createAim((returnNo) => returnNo);
  const payments = createPayments(books.movements, (moved, returnNo) => moved.id === returnNo);
  const told = new Set<string>();
  const get = (returnNo: string): PracticeReturn => {
    const found = books.find(returnNo);
    if (found === null) throw new Error(`no return ${returnNo}`);
    return found;
  };
  const isPaid = ({ submitted }: PracticeReturn): boolean => submitted !== null && clock.now() >= submitted.payAt;
  /** The money moves by itself some time after the submission, and that changes the return. */
  const tellPayments = (): void => {
    for (const { id: returnNo } of books.movements()) {
      if (told.has(returnNo) || !isPaid(get(returnNo))) continue;
      told.add(returnNo);
      books.change(returnNo, {}, clock.now());
    }
  };

  return {
    id,
    name: `jd, money after ${String(payAfterMs / 1000)} s${isCareful ? '' : ', pays again'}`,
    router: {
      ...router,
      answer: (request) => {
        tellPayments();
        return router.answer(request);
      },
    },
    timeoutMs: REQUEST_TIMEOUT_MS,
    isCareful,
    isExact: false,
    pays: 'on command',
    canRefund: () => true,
    hasStock: false,
    firstCursor: windowCursor(clock.now() - 600_000, 86_400_000, 1),
    connect: (parts) =>
      createJdPlatform({
        ...jdOptionsOf({
          ...{ id, shop: '山岚', baseUrl: 'https://jd.simulated/rest', transport: 'direct' },
          field: (name) => FIELDS.get(name) ?? '',
          secret: (name) => (name === 'appSecret' ? ACCOUNT.appSecret : ACCOUNT.accessToken),
        }),
        ...parts,
      }),
    add: () => {
      const number = nextNumber();
      const cents = nextCents();
      const returnNo = String(765_430_000_000 + number);
      const at = clock.now();
      aim.know(returnNo);
      books.add([
        {
          ...{ id: returnNo, orderId: String(998_870_000_000 + number), mainStatus: 30, mainStatusDesc: WAITS },
          ...{ expects: '退货', reason: '质量问题', applied: (cents / 100).toFixed(2), updatedAt: at, overAt: null },
          ...{ quantity: 1, waybill: `JDVA${String(10_000_000_000 + number)}`, sku: '100012043978' },
          ...{ receivedAt: chance(0.5) ? at : null, processedAt: null, submitted: null, isDisputed: false },
        },
      ]);
      return { returnNo, amountCents: cents, freightCents: 0 };
    },
    does: (deed, returnNo) => {
      const at = clock.now();
      const one = get(returnNo);
      const names = { withdraw: '买家已取消', close: '已关闭', lock: '平台介入中', unlock: WAITS };
      if (deed === 'touch') books.change(returnNo, {}, at);
      else if (deed === 'pay')
        payments.payElsewhere(() => {
          books.submit(returnNo, Math.round(Number(one.applied) * 100), at, payAfterMs);
        });
      else books.change(returnNo, { mainStatusDesc: names[deed] }, at);
    },
    stateOf: (returnNo) => {
      const one = get(returnNo);
      if (one.submitted !== null) return isPaid(one) ? 'refunded' : null;
      if (one.mainStatusDesc.includes('取消')) return 'withdrawn';
      if (one.mainStatusDesc.includes('关闭')) return 'closed';
      return one.mainStatusDesc.includes('介入') ? 'locked' : 'open';
    },
    paid: (returnNo) => payments.paid(returnNo, ({ cents }) => cents),
    isNoticed: () => false,
    bookings: () => 0,
    setSignedIn: (is) => {
      app.accessToken = is ? ACCOUNT.accessToken : 'another-token';
    },
    returnIn: aim.find,
    refusal: { reasonCode: '1', isRefused: (returnNo) => get(returnNo).mainStatusDesc.includes('关闭') },
    doing: (call) => DOING.get(call) ?? 'reading',
  };
}
