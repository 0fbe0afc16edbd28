import type { ReturnState } from '../../../src/shared/domain-words.ts';
import { fault, jsonOf } from '../../../src/main/platform/taobao/practice-taobao-answers.ts';
import { practiceRefund } from '../../../src/main/platform/taobao/practice-taobao-books.ts';
import type { PracticeRefund } from '../../../src/main/platform/taobao/practice-taobao-books.ts';
import { createPracticeRouter } from '../../../src/main/platform/taobao/practice-taobao-router.ts';
import { METHODS, REQUEST_TIMEOUT_MS } from '../../../src/main/platform/taobao/taobao-limits.ts';
import { createTaobaoPlatform } from '../../../src/main/platform/taobao/taobao-platform.ts';
import { slipIdOf } from '../../../src/main/platform/taobao/taobao-slip-rules.ts';
import type { SlipSender } from '../../../src/main/platform/taobao/taobao-slip-rules.ts';
import type { PracticeRequest } from '../../../src/main/platform/practice-line.ts';
import { createAim, windowCursor } from '../shop.ts';
import type { Doing, Shop, ShopParts } from '../shop.ts';

const ACCOUNT = { appKey: '12345678', appSecret: 'simulated-secret', session: 'simulated-session' };
const MONEY = new Set(['taobao.rp.refunds.agree', 'taobao.nextone.logistics.warehouse.update']);
const DOING = new Map<string, Doing>([
  ['taobao.refund.refuse', 'refusal'],
  ['tmall.exchange.consigngoods', 'shipment'],
  ['tmall.exchange.returngoods.agree', 'writing'],
  ['taobao.rp.refund.review', 'writing'],
  ['taobao.nextone.logistics.sign.update', 'writing'],
  [METHODS.slip, 'writing'],
]);
const SENDER: SlipSender = {
  warehouse: { name: '一号仓', province: '浙江省', city: '杭州市', district: '余杭区', address: '某路 1 号' },
  courierCodes: new Map(),
};
const SMS_FROM_CENTS = 500_000;

/** The line hands a form with pictures on byte by byte. */
const bytesOf = ({ text, header }: PracticeRequest): Buffer =>
  Buffer.from(text, header('content-type').startsWith('multipart/') ? 'latin1' : 'utf8');

export function createTaobaoShop({ id, clock, nextNumber, nextCents, pick, chance }: ShopParts): Shop {
  const shopType = pick(['taobao', 'tmall']);
  const refundBy = pick(['warehouse', 'agree']);
  const isCareful = chance(0.6);
  const paysOnNotice = !isCareful || chance(0.6);
  const signMethod = pick(['md5', 'hmac', 'hmac-sha256']);
  const slips = chance(0.5) ? SENDER : null;
  const app = { key: ACCOUNT.appKey, secret: ACCOUNT.appSecret, session: ACCOUNT.session };
  const top = createPracticeRouter({
    ...{ clock, app },
    rules: { shopType, paysOnNotice, isCareful, smsFromCents: SMS_FROM_CENTS },
  });
  const { books } = top;
  const aim = createAim((returnNo) => returnNo);
  // A slip names the order alone.
  const ofOrder = createAim((returnNo) => get(returnNo).tid);
  /** The requests by which each slip was taken: copies that the network made are the same request. */
  const slipsOf = new Map<string, Set<string>>();
  const get = (returnNo: string): PracticeRefund => {
    const found = books.get(returnNo);
    if (found === null) throw new Error(`no return ${returnNo}`);
    return found;
  };

  return {
    id,
    name: `${shopType} by ${refundBy}${paysOnNotice ? '' : ', notices pay nothing'}${isCareful ? '' : ', pays again'}`,
    router: {
      nameOf: ({ text }) =>
        /name="method"\r\n(?:[^\r]+\r\n)*\r\n([\w.]+)\r\n/.exec(text)?.[1] ??
        new URLSearchParams(text).get('method') ??
        '',
      busy: {
        status: 200,
        body: fault(
          ...([7, 'App Call Limited', 'accesscontrol.limited-by-api-access-count'] as const),
          `This ban will last for ${pick(['1', '9', '40'])} more seconds`,
        ),
      },
      print: jsonOf,
      answer: (request) => {
        const routed = top.route({
          ...{ body: bytesOf(request), contentType: request.header('content-type'), isByRelay: false },
        });
        const before = books.slips.length;
        const answer = { status: 200, body: routed.kind === 'away' ? routed.body : routed.carryOut() };
        for (const { id: slipId } of books.slips.slice(before))
          slipsOf.set(slipId, (slipsOf.get(slipId) ?? new Set()).add(request.text));
        return answer;
      },
    },
    timeoutMs: REQUEST_TIMEOUT_MS,
    isCareful,
    isExact: true,
    pays: refundBy === 'agree' ? 'on command' : paysOnNotice ? 'on notice' : 'never',
    canRefund: ({ amountCents }) => refundBy === 'warehouse' || amountCents < SMS_FROM_CENTS || !isCareful,
    hasStock: slips !== null,
    isStockBlind: true,
    firstCursor: windowCursor(clock.now() - 600_000, 86_400_000, 1),
    connect: (parts) =>
      createTaobaoPlatform({
        ...{ id, shop: '山岚旗舰店', baseUrl: 'https://top.simulated/router/rest', isRelay: false, refundBy, shopType },
        shipBy: 'consign' as const,
        slips,
        ...{ account: { ...ACCOUNT, signMethod }, ...parts },
      }),
    add: (isExchange = false) => {
      const cents = nextCents();
      const at = clock.now();
      const number = nextNumber();
      const refund = practiceRefund(number, at, {
        ...{ feeCents: cents, totalCents: cents + 500 },
        ...(isExchange ? { disputeType: 'TMALL_EXCHANGE', exchange: number % 2 === 0 ? 3 : 12 } : {}),
      });
      books.add(refund);
      aim.know(refund.refundId);
      ofOrder.know(refund.refundId);
      return { returnNo: refund.refundId, amountCents: cents, freightCents: 0 };
    },
    does: (deed, returnNo) => {
      const at = clock.now();
      const changes = {
        ...{ withdraw: { status: 'CLOSED', exchange: 4 }, close: { status: 'CLOSED', exchange: 4 }, touch: {} },
        ...{ lock: { csStatus: 3 }, unlock: { csStatus: 1 } },
      };
      const amountCents = get(returnNo).feeCents;
      if (deed === 'pay') books.pay({ refundId: returnNo, amountCents, at, by: 'elsewhere' });
      else books.change(returnNo, changes[deed], at);
    },
    stateOf: (returnNo): ReturnState => {
      const { status, csStatus } = get(returnNo);
      if (status === 'SUCCESS') return 'refunded';
      if (status === 'CLOSED') return 'closed';
      return csStatus === 1 ? 'open' : 'locked';
    },
    paid: (returnNo) => {
      const cents = (isOurs: boolean): number[] =>
        books.movements
          .filter(({ refundId, by }) => refundId === returnNo && (by !== 'elsewhere') === isOurs)
          .map(({ amountCents }) => amountCents);
      return { ours: cents(true), others: cents(false) };
    },
    isNoticed: (returnNo) => get(returnNo).isWarehoused,
    bookings: (key) => slipsOf.get(slipIdOf(key))?.size ?? 0,
    setSignedIn: (is) => {
      app.session = is ? ACCOUNT.session : 'another-session';
    },
    returnIn: (url, text) => aim.find(url, text) ?? ofOrder.find(url, text),
    refusal: { reasonCode: null, isRefused: (returnNo) => get(returnNo).status === 'SELLER_REFUSE_BUYER' },
    ...(shopType === 'tmall'
      ? {
          shipment: {
            isCareful,
            ship: (returnNo: string) => {
              books.shipped.push({ refundId: returnNo, waybill: 'SF9000000000001', by: 'elsewhere' });
              books.change(returnNo, { exchange: 13, sellerNo: 'SF9000000000001' }, clock.now());
            },
            sent: (returnNo: string) =>
              books.shipped
                .filter(({ refundId }) => refundId === returnNo)
                .map(({ waybill, by }) => ({ waybill, isOurs: by === 'call' })),
          },
        }
      : {}),
    doing: (call) => (MONEY.has(call) ? 'money' : (DOING.get(call) ?? 'reading')),
  };
}
