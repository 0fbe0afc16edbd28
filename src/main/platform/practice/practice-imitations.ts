import type { PracticeShop } from '../../../shared/practice.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import { openPracticeDouyin } from '../douyin/practice-douyin-server.ts';
import { openPracticeGeneric } from '../generic/practice-generic-server.ts';
import { PRACTICE_TYPES } from '../jd/practice-jd-router.ts';
import { openPracticeJd } from '../jd/practice-jd-server.ts';
import { openPracticePdd } from '../pdd/practice-pdd-server.ts';
import { practiceRefund } from '../taobao/practice-taobao-books.ts';
import { openPracticeTaobao } from '../taobao/practice-taobao-server.ts';
import type { PracticeGoods } from './practice-goods.ts';

export type ImitatedShop = Exclude<PracticeShop, 'training'>;

/** Also the `platform` of its returns: it begins like a connection's, so that the rules of the platform count for it. */
export const practiceIdOf = (shop: ImitatedShop): string => `${shop}-practice`;

/** What the line does to a call: the kinds that every imitation knows. */
type LineFault = { kind: 'lose-before' | 'lose-after' } | { kind: 'slow-after'; ms: number };

type OpenImitation = {
  /** As it would be typed into the connection's form. */
  baseUrl: string;
  put: (goods: PracticeGoods, at: number) => void;
  /** Pays what was paid before the program was closed. */
  payAgain: (id: string, now: number) => void;
  /** By the imitation's own id, every movement of money there was. */
  paid: () => { id: string; cents: number }[];
  close: () => Promise<void>;
};

type Imitation = {
  /**
   * The cursor from which the first pull begins, for books that begin at a time (ms); absent = the connector's own. Of
   * half-hour windows a month holds 1,440, and nobody who practises waits for them.
   */
  cursorAt?: (at: number) => string;
  /** What a person would have typed in; made up, and good for nothing but this machine. */
  fields: Readonly<Record<string, string>>;
  secrets: Readonly<Record<string, string>>;
  /** True for the calls that lead to money. */
  isMoney: (call: string) => boolean;
  open: (deps: { clock: Clock; log: Logger; script: (call: string) => LineFault | null }) => Promise<OpenImitation>;
};

const SECRET = 'practice-secret';
const TOKEN = 'practice-token';
const seconds = (at: number): number => Math.floor(at / 1000) * 1000;
const totalOf = ({ cents, freightCents }: PracticeGoods): number => cents + freightCents;

const taobao: Imitation = {
  fields: { appKey: '12345678', shopType: 'taobao', refundBy: 'warehouse', signMethod: 'hmac-sha256' },
  secrets: { appSecret: SECRET, session: TOKEN },
  isMoney: (call) => call === 'taobao.nextone.logistics.warehouse.update' || call === 'taobao.rp.refunds.agree',
  open: async (deps) => {
    const app = { key: '12345678', secret: SECRET, session: TOKEN };
    const { url, books, close } = await openPracticeTaobao({ ...deps, app });
    return {
      baseUrl: url,
      close,
      put: (goods, at) => {
        const { number, waybill, name, barcode, quantity, reasonText, deadlineAt } = goods;
        const cents = totalOf(goods);
        books.add(
          practiceRefund(number, at, {
            ...{ sid: waybill, title: name, outerId: barcode, num: quantity, reason: reasonText, desc: reasonText },
            ...{ feeCents: cents, totalCents: cents, timeoutAt: deadlineAt },
          }),
        );
      },
      payAgain: (id, now) => {
        const amountCents = books.get(id)?.feeCents;
        if (amountCents !== undefined) books.pay({ refundId: id, amountCents, at: now, by: 'notice' });
      },
      paid: () => books.movements.map(({ refundId, amountCents }) => ({ id: refundId, cents: amountCents })),
    };
  },
};

const jd: Imitation = {
  fields: {
    ...{ appKey: 'C0FFEE', refundType: String(PRACTICE_TYPES.refund), receiveType: String(PRACTICE_TYPES.receive) },
    ...{ partQuality: '1', partAppearance: '1', partPacking: '1', closeType: String(PRACTICE_TYPES.close) },
    closeReasons: '7=与发出不符',
  },
  secrets: { appSecret: SECRET, accessToken: TOKEN },
  isMoney: (call) => call === 'submitRefundInfo',
  open: async (deps) => {
    const app = { appKey: 'C0FFEE', appSecret: SECRET, accessToken: TOKEN };
    const { url, books, close } = await openPracticeJd({ ...deps, app });
    return {
      baseUrl: `${url}/rest`,
      close,
      put: (goods, at) => {
        const { number, waybill, barcode, quantity, reasonText, deadlineAt } = goods;
        books.add([
          {
            ...{ id: String(3_000_000 + number), orderId: String(200_000 + number), waybill, quantity },
            ...{ mainStatus: 20, mainStatusDesc: '待收货', expects: '退货', reason: reasonText },
            ...{ applied: (totalOf(goods) / 100).toFixed(2), updatedAt: seconds(at), overAt: deadlineAt, sku: barcode },
            ...{ receivedAt: null, processedAt: null, submitted: null, isDisputed: false },
          },
        ]);
      },
      payAgain: (id, now) => {
        const applied = books.find(id)?.applied;
        if (applied !== undefined) books.submit(id, Math.round(Number(applied) * 100), now, 0);
      },
      paid: books.movements,
    };
  },
};

const pdd: Imitation = {
  cursorAt: (at) => JSON.stringify({ fromAt: seconds(at) - 60_000, spanMs: 30 * 60_000, page: 1 }),
  fields: { clientId: 'c0ffee', refundBy: 'warehouse' },
  secrets: { clientSecret: SECRET, accessToken: TOKEN },
  isMoney: (call) => call === 'pdd.nextone.logistics.warehouse.update' || call === 'pdd.refund.agree',
  open: async (deps) => {
    const app = { clientId: 'c0ffee', clientSecret: SECRET, accessToken: TOKEN };
    const { url, books, close } = await openPracticePdd({ ...deps, app });
    return {
      baseUrl: url,
      close,
      put: (goods, at) => {
        const { number, waybill, name, barcode, quantity, reasonText, deadlineAt } = goods;
        const cents = totalOf(goods);
        books.add([
          {
            ...{ id: String(301_000_000 + number), orderSn: `261101-${String(number).padStart(15, '0')}` },
            ...{ listType: 3, status: 3, cents, orderCents: cents, updatedAt: seconds(at), expiresAt: deadlineAt },
            ...{ waybill, reason: reasonText, goods: name, outerId: barcode, quantity, isSteppedIn: false },
          },
        ]);
      },
      payAgain: (id, now) => {
        books.pay(id, 'notice', now);
      },
      paid: books.movements,
    };
  },
};

const douyin: Imitation = {
  fields: { appKey: '7000000000000000001', refundBy: 'warehouse', refuseBy: 'hand' },
  secrets: { appSecret: SECRET, accessToken: TOKEN },
  isMoney: (call) => call === '/afterSale/returnGoodsToWareHouseSuccess' || call === '/afterSale/operate',
  open: async (deps) => {
    const app = { appKey: '7000000000000000001', appSecret: SECRET, accessToken: TOKEN };
    const { url, books, close } = await openPracticeDouyin({ ...deps, app });
    return {
      baseUrl: url,
      close,
      put: (goods, at) => {
        const { number, waybill, name, barcode, quantity, reasonText, deadlineAt, freightCents } = goods;
        books.add([
          {
            ...{ id: `714670138280${String(3_677_771 + number)}`, orderId: `6936476692437${String(400_000 + number)}` },
            ...{ type: 0, status: 11, refundStatus: 1, arbitration: 0, totalCents: totalOf(goods) },
            ...{
              postCents: freightCents,
              updatedAt: seconds(at),
              deadlineAt,
              waybill,
              reason: reasonText,
              goods: name,
            },
            ...{ skuCode: barcode, quantity, gift: null },
          },
        ]);
      },
      payAgain: (id, now) => {
        books.pay(id, 'notice', now);
      },
      paid: books.movements,
    };
  },
};

const generic: Imitation = {
  fields: { stock: 'yes', refusals: 'yes' },
  secrets: { token: TOKEN },
  isMoney: (call) => call === 'POST /refunds',
  open: async (deps) => {
    const { url, books, close } = await openPracticeGeneric({ ...deps, token: TOKEN });
    return {
      baseUrl: url,
      close,
      put: (goods) => {
        const { expected } = goods.sample;
        const { returnNo, orderNo, shop, buyer, reason, reasonText, category, currency, signedAt, courier } = expected;
        books.add([
          {
            ...{ returnNo, orderNo, shop, buyer, reason, reasonText, category, currency, state: 'open', version: 1 },
            ...{ amountCents: goods.cents, freightCents: goods.freightCents, paidCents: totalOf(goods) },
            ...(signedAt === null ? {} : { signedAt }),
            ...(courier === null ? {} : { courier }),
            returnWaybills: [goods.waybill],
            lines: expected.lines.map(({ sku, name, quantity, isGift, barcodes, serials }) => ({
              ...{ sku, name, quantity, isGift, barcodes, serials },
            })),
          },
        ]);
      },
      payAgain: (id, now) => {
        const cents = books.find(id)?.paidCents;
        if (cents !== undefined) books.pay({ key: null, returnNo: id, cents, at: now });
      },
      paid: () => books.movements().map(({ returnNo, cents }) => ({ id: returnNo, cents })),
    };
  },
};

/** Every imitation that can be practised at. */
export const IMITATIONS: Readonly<Record<ImitatedShop, Imitation>> = {
  taobao,
  jd,
  pdd,
  douyin,
  generic,
};

const SHOPS = Object.keys(IMITATIONS) as ImitatedShop[];

/** Which imitation returns of this platform id come from, and how it is connected; null for any other platform. */
export const practiceOf = (id: string): { shop: ImitatedShop; fields: Readonly<Record<string, string>> } | null => {
  const shop = SHOPS.find((one) => practiceIdOf(one) === id);
  return shop === undefined ? null : { shop, fields: IMITATIONS[shop].fields };
};
