// Sentences of this connector itself. They stand where a platform's own words would, so each is in both languages.

const both = (zh: string, en: string): string => `${zh} / ${en}`;
const yuan = (cents: number): string => (cents / 100).toFixed(2);

export const NO_TOKEN = both(
  '店铺接受了登录，但没给令牌。请在 Vendure 的 authOptions.tokenMethod 里加上 bearer。',
  'The shop took the sign-in but gave no token. Add bearer to authOptions.tokenMethod in Vendure.',
);
export const NO_RIGHT = both(
  '这个账号没有权限，什么都没做。请在 Vendure 里给它 ReadOrder 和 UpdateOrder，之后会自动继续。',
  'This account has no right to it; nothing was done. Give it ReadOrder and UpdateOrder in Vendure; it goes on by itself.',
);
export const OTHER_PRECISION = both(
  '这家店的金额不是两位小数，金额会读错，所以没有取单。请联系管理员。',
  'This shop keeps money in other than two decimals; amounts would be misread, so nothing was pulled. Ask the administrator.',
);
export const NO_PAYMENT = both(
  '这张订单没有已到账的付款，没有退款。请到店铺后台核对。',
  'The order has no settled payment; nothing was refunded. Check it in the shop.',
);
export const REFUND_FAILED_WORDS = both(
  '店铺记下了退款，但支付渠道没退成。请到店铺后台处理，或放行再试。',
  'The shop noted the refund, but the payment provider did not carry it out. See to it in the shop, or release it to try again.',
);
export const SHOP_BROKE = both(
  '店铺处理这笔退款时出错：账上没有，但支付渠道可能已经付了。没有再发。请先到支付渠道查：没付就放行，付了就登记人工已退。',
  'The shop broke down over this refund: it is not in its books, but the payment provider may have paid. It was not sent again. Look there first: release it if nothing was paid, note it as refunded by hand if it was.',
);
export const REFUNDED_MEANWHILE = both(
  '店铺后台刚刚已经有一笔退款，没有再发。',
  'A refund has been made in the shop meanwhile; none was sent.',
);
export const OTHER_CURRENCY = both(
  '订单的币种和指令不一样，没有退款。请核对。',
  'The order is in another currency than the command; nothing was refunded. Check it.',
);
export const NOTHING_TO_PAY = both('金额是零，没有退款。', 'The amount is nothing; nothing was refunded.');
export const CANCELLED_WORDS = both('订单已取消，没有退款。', 'The order is cancelled; nothing was refunded.');

/** Enough was paid, but in several payments of which none covers it: which ones to take from is for a person. */
export const noSinglePayment = (wantedCents: number, largestCents: number): string =>
  both(
    `买家分几笔付的款，没有一笔够退 ${yuan(wantedCents)}（最大一笔剩 ${yuan(largestCents)}）。没有退款，请到店铺后台分笔退。`,
    `Paid in several payments, none of which covers ${yuan(wantedCents)} (the largest has ${yuan(largestCents)} left). Nothing was refunded; refund it in parts in the shop.`,
  );
