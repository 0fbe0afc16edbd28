// Sentences of this connector itself. They stand where a platform's own words would, so each is in both languages.

const both = (zh: string, en: string): string => `${zh} / ${en}`;
const yuan = (cents: number): string => (cents / 100).toFixed(2);

export const NO_SECRET = both(
  '没有填 App Secret，什么都没发。直连要填；只有走中转时可以不填。',
  'There is no app secret; nothing was sent. It is needed unless a relay signs.',
);
export const WRONG_SECRET = both(
  '京东说签名不对，什么都没做。请核对 App Key 和 App Secret，改好后自动继续。',
  'JD says the signature is wrong; nothing was done. Check app key and app secret; it goes on by itself.',
);
export const WRONG_CLOCK = both(
  '京东说请求时间不对，什么都没做。请校准这台电脑的时间，之后自动继续。',
  'JD says the time of the request is wrong; nothing was done. Set this computer’s clock; it goes on by itself.',
);
export const CLOUD_ONLY_WORDS = both(
  '京东要求从云鼎里调用，这台电脑直连不行，什么都没做。请在云鼎里架中转，把「连接方式」改成中转、地址填中转的。',
  'JD takes this call only from its own cloud 云鼎; nothing was done. Set up a relay there, choose “relay” as the transport and enter its address.',
);
export const REFUNDED_WORDS = both('京东上已经退过了，没有再发。', 'Already refunded at JD; nothing was sent.');
export const CLOSED_WORDS = both('这张服务单在京东已关闭，没有发。', 'This return is closed at JD; nothing was sent.');
export const WITHDRAWN_WORDS = both(
  '买家在京东取消了这张服务单，没有发。',
  'The buyer has withdrawn this return at JD; nothing was sent.',
);
export const LOCKED_WORDS = both(
  '这张服务单京东正在处理，或状态认不出来，没有发。请到商家后台看过再放行。',
  'JD itself has this return in hand, or its state is not understood; nothing was sent. Look in the back office, then release it.',
);
export const UNDER_WAY_WORDS = both(
  '京东上已经处理、正在退款，还没显示退款成功。没有再发，会接着查。',
  'JD has it processed and is refunding, but shows no refund yet. Nothing was sent again; it is asked again.',
);
export const NOT_FOR_MONEY_WORDS = both(
  '这是换新、维修或补发的服务单，不是退款，没有发。请在京东商家后台处理。',
  'This is an exchange, a repair or a re-send, not a refund; nothing was sent. See to it in JD’s back office.',
);
export const NO_REFUND_NUMBER = both(
  '连接里没有填「提交退款」的 operateType，没有退款。请按京东后台文档填上再放行，或在商家后台退款后勾「已手工处理」。',
  'The connection has no operateType for “submit refund”; nothing was refunded. Enter it from JD’s document and release, or refund in the back office and tick it as done by hand.',
);
export const NOT_RECEIVED_YET = both(
  '京东上还没确认收货，连接里也没填「确认收货」的 operateType，没有退款。请先在商家后台做拆包登记，再放行。',
  'Receipt is not confirmed at JD and the connection has no operateType for it; nothing was refunded. Register the receipt in the back office, then release.',
);
export const RECEIPT_NOT_SHOWN = both(
  '已报确认收货，京东还没显示，没有退款，稍后再查。',
  'Receipt was reported but JD does not show it yet; nothing was refunded, it is looked at again.',
);
export const NO_AMOUNT = both(
  '京东没给这张服务单的申请金额，没有退款。请在商家后台核对后处理。',
  'JD tells no amount applied for on this return; nothing was refunded. Check it in the back office.',
);
export const OTHER_CURRENCY = both(
  '京东只退人民币，指令是别的币种，没有退款。请核对。',
  'JD refunds in CNY only, the command is in another currency; nothing was refunded. Check it.',
);
export const CHANGED_MEANWHILE = both(
  '这张服务单刚被改动过，没有发，会重新读取再试。',
  'The return was changed a moment ago; nothing was sent. It is read again and then tried.',
);
export const NO_CLOSE_NUMBER = both(
  '连接里没填关单的 operateType 和原因，不能从这里拒绝。请导出举证包，在京东商家后台拒绝，再勾「已手工处理」。',
  'The connection has no operateType and reasons for closing, so it can’t be refused from here. Export the pack, refuse it in JD’s back office, then tick it as done by hand.',
);
export const NO_SUCH_REASON = both(
  '关单原因不在连接里填的清单中，没有拒绝。请重选原因。',
  'The reason is none of those entered in the connection; nothing was refused. Choose another.',
);

/** Never more than the buyer applied for. */
export const tooMuch = (orderedCents: number, appliedCents: number): string =>
  both(
    `要退 ${yuan(orderedCents)}，京东上最多 ${yuan(appliedCents)}，没有退款。请核对金额，或在京东商家后台处理。`,
    `Ordered ${yuan(orderedCents)}, but JD allows ${yuan(appliedCents)}; nothing was refunded. Check the amount, or see to it in the back office.`,
  );
