import { TOKEN, totalOf } from '../practice/practice-imitation.ts';
import type { Imitation } from '../practice/practice-imitation.ts';
import { openPracticeGeneric } from './practice-generic-server.ts';

export const genericImitation: Imitation = {
  fields: { stock: 'yes', refusals: 'yes', shipments: 'yes' },
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
            ...(goods.wants === null ? {} : { wants: goods.wants }),
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
      shipped: {
        list: () => books.allShipped().map(({ returnNo, waybill }) => ({ id: returnNo, waybill })),
        again: ({ id, waybill }) => {
          books.ship({ key: null, returnNo: id, waybill });
        },
      },
    };
  },
};
