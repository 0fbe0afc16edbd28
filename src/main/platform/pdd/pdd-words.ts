// Sentences of this connector itself. They stand where a platform's own words would, so each is in both languages.

const both = (zh: string, en: string): string => `${zh} / ${en}`;
const yuan = (cents: number): string => (cents / 100).toFixed(2);

export const NO_SECRET = both(
  '没有填 client_secret，什么都没发。直连要填；只有走中转时可以不填。',
  'There is no client_secret; nothing was sent. It is needed unless a relay signs.',
);
export const WRONG_SECRET = both(
  '拼多多说签名不对，什么都没做。请核对 client_secret，改好后自动继续。',
  'Pinduoduo says the signature is wrong; nothing was done. Check the client_secret; it goes on by itself.',
);
export const UNKNOWN_CLIENT = both(
  '拼多多不认识这个 client_id，什么都没做。请核对后保存，之后自动继续。',
  'Pinduoduo does not know this client_id; nothing was done. Correct it and save; it goes on by itself.',
);
export const WRONG_CLOCK = both(
  '这台电脑的时间和拼多多差了 10 分钟以上，拼多多不收请求，什么都没做。请校准时间，之后自动继续。',
  'This computer’s clock is more than 10 minutes off, so Pinduoduo takes no requests; nothing was done. Set the clock; it goes on by itself.',
);
export const REFUNDED_WORDS = both(
  '拼多多上已经退过了，没有再发。',
  'Already refunded at Pinduoduo; nothing was sent.',
);
export const CLOSED_WORDS = both(
  '这笔售后单在拼多多已关闭，没有发。',
  'This return is closed at Pinduoduo; nothing was sent.',
);
export const WITHDRAWN_WORDS = both(
  '买家在拼多多撤销了这笔售后，没有发。',
  'The buyer has withdrawn this return at Pinduoduo; nothing was sent.',
);
export const LOCKED_WORDS = both(
  '拼多多平台正在处理这笔售后，没有退款。等平台处理完再放行。',
  'Pinduoduo’s own people have this return in hand; nothing was refunded. Release it when they are done.',
);
export const NOT_FOR_MONEY_WORDS = both(
  '这是换货、补寄或维修单，不是退款，没有发。请在拼多多商家后台处理。',
  'This is an exchange, a re-send or a repair, not a refund; nothing was sent. See to it in the seller back office.',
);
export const NOT_AGREED_YET = both(
  '这笔退货申请在拼多多还没同意，没有退款。请先在商家后台同意退货，再放行。',
  'This return is not agreed to yet at Pinduoduo; nothing was refunded. Agree to it in the seller back office, then release.',
);
export const NOT_A_RETURN = both(
  '这是仅退款（不退货）的单，入库接口管不到，没有退款。请在拼多多商家后台处理。',
  'This is a refund without goods; the warehouse notice does not cover it, nothing was refunded. See to it in the seller back office.',
);
export const NO_WAYBILL_YET = both(
  '买家还没在拼多多填退货单号，没有退款。请让买家填上再放行，或在商家后台处理。',
  'The buyer has not entered the return waybill at Pinduoduo; nothing was refunded. Have it entered, then release.',
);
export const ALREADY_REFUSED = both(
  '这笔退款之前已被驳回，等买家处理，没有退款。要退请在拼多多商家后台处理。',
  'This return was refused before and waits for the buyer; nothing was refunded. To refund it, use the seller back office.',
);
export const OTHER_STATE = both(
  '这笔售后单在拼多多的状态不能退款，没有退款。请到商家后台核对。',
  'In its present state at Pinduoduo this return can’t be refunded; nothing was sent. Check it in the seller back office.',
);
export const OTHER_CURRENCY = both(
  '拼多多只退人民币，指令是别的币种，没有退款。请核对。',
  'Pinduoduo refunds in CNY only, the command is in another currency; nothing was refunded. Check it.',
);
export const CHANGED_MEANWHILE = both(
  '这笔售后单刚被改动过，没有发，会重新读取再试。',
  'The return was changed a moment ago; nothing was sent. It is read again and then tried.',
);
export const NO_REFUSE_CALL = both(
  '拼多多没有拒绝售后的接口。请导出举证包，在商家后台（mms.pinduoduo.com）驳回并上传凭证，再勾「已手工处理」。',
  'Pinduoduo has no call to refuse a return. Export the pack, refuse it in the seller back office (mms.pinduoduo.com) with the pictures, then tick it as done by hand.',
);

/** On the form, before it is decided. */
export const TELLS_ONLY = both(
  '拼多多没有拒绝的接口。这里只通知拼多多「未入库」，不是拒绝：会不会挡住自动退款没有核实。驳回还是要人带举证包到商家后台做。',
  'Pinduoduo has no call to refuse. This only tells it that the goods were not taken in; whether that stops the automatic refund is not known. A person still refuses in the back office, with the pack.',
);
/** Under the command, until a person has done it; at most 300 characters in all. */
export const TOLD_NOT_REFUSED = both(
  '已通知拼多多「未入库」，还没有拒绝。请带举证包到 mms.pinduoduo.com 驳回，再勾「已手工处理」。',
  'Pinduoduo was told that the goods were not taken in; it is not refused yet. Refuse it at mms.pinduoduo.com with the pack, then tick it as done by hand.',
);
export const TOLD_NOBODY_KNOWS = both(
  '「未入库」发过一次，收没收到不知道，不再发；还没有拒绝。请带举证包到 mms.pinduoduo.com 驳回，再勾「已手工处理」。',
  'The notice was sent once, nobody knows whether it arrived, and it is not sent again; it is not refused yet. Refuse it at mms.pinduoduo.com with the pack, then tick it as done by hand.',
);
export const CAN_NOT_BE_TOLD = both(
  '这笔单现在的状态发不了「未入库」，没有发。请带举证包到 mms.pinduoduo.com 处理，再勾「已手工处理」。',
  'In its present state nothing can be told about this return; nothing was sent. See to it at mms.pinduoduo.com with the pack, then tick it as done by hand.',
);

/** Pinduoduo refunds what the buyer applied for; another sum is not ours to send. */
export const otherAmount = (orderedCents: number, appliedCents: number): string =>
  both(
    `要退 ${yuan(orderedCents)}，买家申请的是 ${yuan(appliedCents)}，没有退款。请和买家协商改申请，或在拼多多商家后台处理。`,
    `Ordered ${yuan(orderedCents)}, but the buyer applied for ${yuan(appliedCents)}; nothing was refunded. Have the application changed, or see to it in the seller back office.`,
  );
