import { SECRET, TOKEN, seconds, totalOf } from '../practice/practice-imitation.ts';
import type { Imitation } from '../practice/practice-imitation.ts';
import { PRACTICE_TYPES } from './practice-jd-router.ts';
import { openPracticeJd } from './practice-jd-server.ts';

export const jdImitation: Imitation = {
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
        const { number, waybill, barcode, quantity, reasonText, deadlineAt, wants } = goods;
        books.add([
          {
            ...{ id: String(3_000_000 + number), orderId: String(200_000 + number), waybill, quantity },
            ...{
              mainStatus: 20,
              mainStatusDesc: '待收货',
              expects: wants === null ? '退货' : '换货',
              reason: reasonText,
            },
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
