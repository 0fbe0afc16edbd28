import { SECRET, TOKEN, seconds, totalOf } from '../practice/practice-imitation.ts';
import type { Imitation } from '../practice/practice-imitation.ts';
import { openPracticeDouyin } from './practice-douyin-server.ts';

export const douyinImitation: Imitation = {
  fields: { appKey: '7000000000000000001', refundBy: 'warehouse', refuseBy: 'hand', shipBy: 'confirm' },
  secrets: { appSecret: SECRET, accessToken: TOKEN },
  isMoney: (call) => call === '/afterSale/returnGoodsToWareHouseSuccess' || call === '/afterSale/operate',
  open: async (deps) => {
    const app = { appKey: '7000000000000000001', appSecret: SECRET, accessToken: TOKEN };
    const { url, books, close } = await openPracticeDouyin({ ...deps, app });
    return {
      baseUrl: url,
      close,
      put: (goods, at) => {
        const { number, waybill, name, barcode, quantity, reasonText, deadlineAt, freightCents, wants } = goods;
        books.add([
          {
            ...{ id: `714670138280${String(3_677_771 + number)}`, orderId: `6936476692437${String(400_000 + number)}` },
            // 3: an exchange.
            ...{
              type: wants === null ? 0 : 3,
              status: 11,
              refundStatus: 1,
              arbitration: 0,
              totalCents: totalOf(goods),
            },
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
      shipped: {
        list: books.shipped,
        again: ({ id, waybill }, now) => {
          books.ship(id, waybill, 'call', now);
        },
      },
    };
  },
};
