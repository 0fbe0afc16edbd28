// Sentences of this connector itself. They stand where a platform's own words would, so each is in both languages.

const both = (zh: string, en: string): string => `${zh} / ${en}`;
const yuan = (cents: number): string => (cents / 100).toFixed(2);

export const NO_RIGHT = both(
  '这个账号没有权限，什么都没做。请在 Medusa 里给它看订单、退货和退款的权限，之后会自动继续。',
  'This account has no right to it; nothing was done. Let it see orders and returns and refund payments in Medusa; it goes on by itself.',
);
export const WRONG_ADDRESS = both(
  '这个地址上没有 Medusa 的管理接口，什么都没做。请核对店铺地址。',
  'There is no Medusa admin interface at this address; nothing was done. Check the shop’s address.',
);
export const OTHER_MONEY = both(
  '这张订单的币种不是两位小数，本机算不准，不退款。请到店铺后台退。',
  'This order’s currency has other than two decimals; nothing is refunded from here. Refund it in the shop.',
);
export const EXCHANGE_OR_CLAIM = both(
  '这是换货或索赔的退回，钱在店铺后台结。本机不退款。',
  'This return belongs to an exchange or a claim, settled in the shop. Nothing is refunded from here.',
);
export const NO_PAYMENT = both(
  '这张订单没有已到账的付款，没有退款。请到店铺后台核对。',
  'The order has no captured payment; nothing was refunded. Check it in the shop.',
);
export const REFUNDED_MEANWHILE = both(
  '店铺后台已经有一笔退款，没有再发。',
  'A refund has been made in the shop; none was sent.',
);
export const WHOSE_REFUND = both(
  '这张订单有几个退货单，店铺后台退过一笔款，看不出是哪个退货单的。没有退款，请到后台核对。',
  'The order has several returns and somebody refunded in the shop: for which of them can’t be told. Nothing was refunded; check it there.',
);
export const OTHER_CURRENCY = both(
  '订单的币种和指令不一样，没有退款。请核对。',
  'The order is in another currency than the command; nothing was refunded. Check it.',
);
export const NOTHING_TO_PAY = both('金额是零，没有退款。', 'The amount is nothing; nothing was refunded.');
export const CANCELED_WORDS = both('退货单已取消，没有退款。', 'The return is cancelled; nothing was refunded.');
export const ORDER_BEING_EDITED = both(
  '有人正在店铺后台改这张订单，还没确认。什么都没做，等那边改完会自动继续。',
  'Somebody is changing this order in the shop and has not confirmed it. Nothing was done; it goes on by itself after that.',
);
export const SHOP_BROKE = both(
  '店铺处理这笔退款时出错：账上没有，但支付渠道可能已经付了。没有再发。请先到支付渠道查：没付就放行，付了就登记人工已退。',
  'The shop broke down over this refund: it is not in its books, but the payment provider may have paid. It was not sent again. Look there first: release it if nothing was paid, note it as refunded by hand if it was.',
);
export const NO_LOCATION = both(
  '这个退货单没选收货仓库，店铺收不了货。请在后台取消后带仓库重建，或在后台收货。',
  'The return names no stock location, so the shop can’t receive it. Make it anew with one, or receive it in the shop.',
);
export const MOVED_AFTERWARDS = both(
  '这些货已经在店铺收过了，之后改的去向报不上去。请到店铺后台改库存。',
  'These goods were received in the shop already; a later change can’t be told. Correct the stock in the shop.',
);
export const RETURN_CANCELED = both(
  '退货单已在店铺取消，收不了货。请到店铺后台核对库存。',
  'The return is cancelled in the shop, so nothing can be received. Check the stock there.',
);

export const tooMany = (sku: string, wanted: number, left: number): string =>
  both(
    `${sku} 要收 ${wanted} 件，店铺的退货单只剩 ${left} 件没收。没有收货，请到后台核对。`,
    `${wanted} of ${sku} came, but the shop’s return has only ${left} left to receive. Nothing was received; check it in the shop.`,
  );

/** More than all payments still hold. */
export const overPaid = (wantedCents: number, leftCents: number): string =>
  both(
    `要退 ${yuan(wantedCents)}，订单的付款里只剩 ${yuan(leftCents)}。没有退款，请核对金额。`,
    `${yuan(wantedCents)} is to be refunded, but the order’s payments have only ${yuan(leftCents)} left. Nothing was refunded; check the amount.`,
  );

/** Enough was paid, but in several payments of which none covers it: which ones to take from is for a person. */
export const noSinglePayment = (wantedCents: number, largestCents: number): string =>
  both(
    `买家分几笔付的款，没有一笔够退 ${yuan(wantedCents)}（最大一笔剩 ${yuan(largestCents)}）。没有退款，请到店铺后台分笔退。`,
    `Paid in several payments, none of which covers ${yuan(wantedCents)} (the largest has ${yuan(largestCents)} left). Nothing was refunded; refund it in parts in the shop.`,
  );
