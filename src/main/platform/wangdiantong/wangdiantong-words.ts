// Sentences of this connector itself. They stand where a platform's own words would, so each is in both languages.

const both = (zh: string, en: string): string => `${zh} / ${en}`;

export const NO_SECRET = both(
  '没有填 App Secret，什么都没发。直连要填；只有走中转时可以不填。',
  'There is no app secret; nothing was sent. It is needed unless a relay signs.',
);
export const NO_SALT = both(
  'App Secret 要写成「密钥:盐」，中间一个冒号，什么都没发。请照旺店通给的整段填。',
  'The app secret must read “secret:salt” with a colon; nothing was sent. Enter the whole text as Wangdiantong gave it.',
);
export const WRONG_ACCOUNT = both(
  '旺店通不认这个账号或签名，什么都没做。请核对卖家账号、接口账号、App Secret 和地址，改好后自动继续。',
  'Wangdiantong does not accept this account or its signature; nothing was done. Check seller account, key, secret and address; it goes on by itself.',
);
export const ADDRESS_NOT_ALLOWED = both(
  '旺店通没把这台电脑的 IP 放进白名单，什么都没做。请在旺店通里加上，之后自动继续。',
  'The IP address of this computer is not on the list in Wangdiantong; nothing was done. Add it there; it goes on by itself.',
);
export const PASSWORD_WANTED = both(
  '旺店通给这个接口账号开了动态口令，什么都没做。请在旺店通里取消，之后自动继续。',
  'Wangdiantong wants a one-time password for this key; nothing was done. Switch that off there; it goes on by itself.',
);
export const WRONG_CLOCK = both(
  '旺店通说请求时间不对，什么都没做。请校准这台电脑的时间，之后自动继续。',
  'Wangdiantong says the time of the request is wrong; nothing was done. Set the clock of this computer; it goes on by itself.',
);
export const RETURN_CANCELLED = both(
  '这张退换单在旺店通已取消，没有入库。请在旺店通里核对。',
  'This return is cancelled in Wangdiantong; nothing was booked. Check it there.',
);
export const NOTHING_TO_COME_IN = both(
  '旺店通说这张退换单已全部入库、已终止或不用入库，没有再入。请在旺店通里核对数量。',
  'Wangdiantong has this return as fully booked in, ended or needing no goods; nothing was booked. Compare the counts there.',
);
export const NO_WAREHOUSE = both(
  '退换单上没有退回仓库，连接里也没填，没有入库。请在连接里填仓库编号，再放行。',
  'Neither the return nor the connection names a warehouse; nothing was booked. Enter its number in the connection, then release.',
);
export const A_MOVE = both(
  '货先前已入库，这次是换了去向；旺店通的退货入库接口不能改。没有发，请在旺店通里做正残转换或移位。',
  'These goods were booked in before and have only moved; the stock-in call cannot change that. Nothing was sent; book the transfer in Wangdiantong.',
);

const HOUR_MS = 3_600_000;
const round = (ms: number, unitMs: number): number => Math.max(1, Math.round(ms / unitMs));

/** `aheadMs` > 0: the computer's clock is fast. */
export function clockIsWrong(aheadMs: number): string {
  const ms = Math.abs(aheadMs);
  const isHours = ms >= 2 * HOUR_MS;
  const n = isHours ? round(ms, HOUR_MS) : round(ms, 60_000);
  const zh = `${n} ${isHours ? '小时' : '分钟'}`;
  const en = `${n} ${isHours ? 'hours' : n === 1 ? 'minute' : 'minutes'}`;
  return both(
    `这台电脑的时间${aheadMs > 0 ? '快' : '慢'}了大约 ${zh}。发给旺店通的已按它的时间算，照常能用；请把电脑的时间校准，截止时间才准。`,
    `The clock of this computer is about ${en} ${aheadMs > 0 ? 'fast' : 'slow'}. What goes to Wangdiantong is reckoned by its time and works; set the clock, or deadlines here are wrong.`,
  );
}
