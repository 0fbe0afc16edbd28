import { SECRET, TOKEN, totalOf } from '../practice/practice-imitation.ts';
import type { Imitation } from '../practice/practice-imitation.ts';
import { practiceRefund } from './practice-taobao-books.ts';
import { openPracticeTaobao } from './practice-taobao-server.ts';

export const taobaoImitation: Imitation = {
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
        const { number, waybill, name, barcode, quantity, reasonText, deadlineAt, wants } = goods;
        const cents = totalOf(goods);
        books.add(
          practiceRefund(number, at, {
            ...{ sid: waybill, title: name, outerId: barcode, num: quantity, reason: reasonText, desc: reasonText },
            // Of Taobao no call tells a new waybill: a person enters it there.
            ...(wants === null ? {} : { disputeType: 'TAOBAO_EXCHANGE' }),
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
