// Sentences of this connector itself. They stand where a platform's own words would, so each is in both languages.

const both = (zh: string, en: string): string => `${zh} / ${en}`;
const yuan = (cents: number): string => (cents / 100).toFixed(2);

export const WRONG_SECRET = both(
  '淘宝说签名不对，什么都没做。请核对 App Secret 和签名方式，改好后自动继续。',
  'Taobao says the signature is wrong; nothing was done. Check the App Secret and the kind of signature; it goes on by itself.',
);
export const NO_SECRET = both(
  '没有填 App Secret，什么都没发。直连要填；只有走中转时可以不填。',
  'There is no App Secret; nothing was sent. It is needed unless a relay signs.',
);
export const UNKNOWN_APP_KEY = both(
  '淘宝不认识这个 App Key，什么都没做。请核对后保存，之后自动继续。',
  'Taobao does not know this App Key; nothing was done. Correct it and save; it goes on by itself.',
);
export const WRONG_CLOCK = both(
  '这台电脑的时间和淘宝差了 10 分钟以上，淘宝不收请求，什么都没做。请校准时间，之后自动继续。',
  'This computer’s clock is more than 10 minutes off, so Taobao takes no requests; nothing was done. Set the clock; it goes on by itself.',
);
/** `rp.refunds.agree` waits for the code; the command is parked with it, and the window asks for the code. */
export const SMS_CODE_NEEDED = 'sync:code-needed';
export const REFUNDED_WORDS = both('淘宝上已经退过了，没有再发。', 'Already refunded at Taobao; nothing was sent.');
export const CLOSED_WORDS = both(
  '这笔售后单在淘宝已关闭（买家撤销或超时），没有发。',
  'This return is closed at Taobao (taken back or timed out); nothing was sent.',
);
export const STEPPED_IN_WORDS = both(
  '淘宝客服已介入，退款锁住了，没有退款。等客服处理完再放行。',
  'Taobao’s customer service has stepped in and the return is locked; nothing was refunded. Release it when they are done.',
);
export const NOT_FOR_MONEY_WORDS = both(
  '这是换货或维修单，不是退款，没有发。请在千牛后台处理。',
  'This is an exchange or a repair, not a refund; nothing was sent. See to it in the seller back office.',
);
export const NOT_AGREED_YET = both(
  '这笔退货申请在淘宝还没同意，没有退款。请先在千牛后台同意退货，再放行。',
  'This return is not agreed to yet at Taobao; nothing was refunded. Agree to it in the seller back office, then release.',
);
export const NO_WAYBILL_YET = both(
  '买家还没在淘宝填退货单号，没有退款。请客服让买家填上，或在千牛后台处理，再放行。',
  'The buyer has not entered the return waybill at Taobao; nothing was refunded. Have it entered, then release.',
);
export const ALREADY_REFUSED = both(
  '这笔退款之前已被拒绝，等买家修改，没有退款。要退请在千牛后台同意。',
  'This return was refused before and waits for the buyer; nothing was refunded. To refund it, agree in the seller back office.',
);
export const OTHER_STATE = both(
  '这笔售后单在淘宝的状态不能退款，没有退款。请到千牛后台核对。',
  'In its present state at Taobao this return can’t be refunded; nothing was sent. Check it in the seller back office.',
);
export const NOT_A_RETURN = both(
  '这是仅退款（不退货）的单，入仓接口管不到，没有退款。请在千牛后台处理。',
  'This is a refund without goods; the warehouse notice does not cover it, nothing was refunded. See to it in the seller back office.',
);
export const OTHER_CURRENCY = both(
  '淘宝只退人民币，指令是别的币种，没有退款。请核对。',
  'Taobao refunds in CNY only, the command is in another currency; nothing was refunded. Check it.',
);
export const NO_VERSION = both(
  '淘宝没给退款版本号，没有它不能同意退款，没有退款。请在千牛后台处理。',
  'Taobao told no refund version, without which it can’t be agreed to; nothing was refunded. See to it in the seller back office.',
);
export const REFUND_ONLY_ON_WEB = both(
  '淘宝规定这笔退款只能在网页上操作，没有退款。请在千牛后台处理。',
  'Taobao lets this refund be made on its web page only; nothing was refunded. See to it in the seller back office.',
);
export const REFUSAL_NOT_ALLOWED = both(
  '淘宝不允许拒绝这笔退款（平台约束）。请导出举证包，在千牛后台申请客服介入。',
  'Taobao does not allow this refund to be refused. Export the pack and ask for the platform’s help in the seller back office.',
);
export const REFUSAL_ONLY_ON_WEB = both(
  '这笔退款只能在网页上拒绝。请导出举证包，在千牛后台操作，再勾「已手工处理」。',
  'This refund can be refused on the web page only. Export the pack, do it in the seller back office, then tick it as done by hand.',
);
export const NO_REASON_NEEDED = both(
  '七天无理由的退款不能用接口拒绝。商品确实有问题的，请导出举证包，在千牛后台处理，再勾「已手工处理」。',
  'A no-reason return can’t be refused by a call. If the goods are not as sent, export the pack, do it in the seller back office, then tick it as done by hand.',
);
export const REFUSAL_WRONG_STATE = both(
  '这笔售后单现在的状态不能拒绝。请到千牛后台核对。',
  'In its present state this return can’t be refused. Check it in the seller back office.',
);
export const REFUSAL_NEEDS_PROOF = both(
  '天猫拒绝退款必须带一张凭证图，没有发。请补拍后再来。',
  'Tmall wants a picture with a refusal; nothing was sent. Take one and try again.',
);
export const PICTURE_NOT_MADE = both(
  '凭证图压不到淘宝要求的大小，或原图不在了，没有发。请换一张图。',
  'The picture could not be made small enough for Taobao, or its original is gone; nothing was sent. Choose another.',
);
export const BAD_REASON = both(
  '拒绝原因的编号不是淘宝的，没有发。请重新选原因。',
  'The reason is none of Taobao’s; nothing was sent. Choose it again.',
);
export const CHANGED_MEANWHILE = both(
  '这笔售后单刚被改动过，没有发，会重新读取再试。',
  'The return was changed a moment ago; nothing was sent. It is read again and then tried.',
);

/** Taobao refunds what the buyer applied for; another sum is not ours to send. */
export const otherAmount = (orderedCents: number, appliedCents: number): string =>
  both(
    `要退 ${yuan(orderedCents)}，买家申请的是 ${yuan(appliedCents)}，没有退款。请和买家协商改申请，或在千牛后台处理。`,
    `Ordered ${yuan(orderedCents)}, but the buyer applied for ${yuan(appliedCents)}; nothing was refunded. Have the application changed, or see to it in the seller back office.`,
  );
export const overCap = (cents: number, capCents: number): string =>
  both(
    `${yuan(cents)} 超过接口一次能退的 ${yuan(capCents)}，没有退款。请店主在千牛后台退。`,
    `${yuan(cents)} is more than the ${yuan(capCents)} that one call may refund; nothing was refunded. Refund it in the seller back office.`,
  );
