import { SECRET, TOKEN, seconds, totalOf } from '../practice/practice-imitation.ts';
import type { Imitation } from '../practice/practice-imitation.ts';
import { openPracticePdd } from './practice-pdd-server.ts';

export const pddImitation: Imitation = {
  cursorAt: (at) => JSON.stringify({ fromAt: seconds(at) - 60_000, spanMs: 30 * 60_000, page: 1 }),
  fields: { clientId: 'c0ffee', refundBy: 'warehouse', shipBy: 'exchange' },
  secrets: { clientSecret: SECRET, accessToken: TOKEN },
  isMoney: (call) => call === 'pdd.nextone.logistics.warehouse.update' || call === 'pdd.refund.agree',
  open: async (deps) => {
    const app = { clientId: 'c0ffee', clientSecret: SECRET, accessToken: TOKEN };
    const { url, books, close } = await openPracticePdd({ ...deps, app });
    return {
      baseUrl: url,
      close,
      put: (goods, at) => {
        const { number, waybill, name, barcode, quantity, reasonText, deadlineAt, wants } = goods;
        const cents = totalOf(goods);
        books.add([
          {
            ...{ id: String(301_000_000 + number), orderSn: `261101-${String(number).padStart(15, '0')}` },
            // 4 and 14: an exchange that waits for the shop's goods.
            ...(wants === null ? { listType: 3, status: 3 } : { listType: 4, status: 14 }),
            ...{ cents, orderCents: cents, updatedAt: seconds(at), expiresAt: deadlineAt },
            ...{ waybill, reason: reasonText, goods: name, outerId: barcode, quantity, isSteppedIn: false },
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
