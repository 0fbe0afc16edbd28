// Sentences of this connector itself. They stand where a platform's own words would, so each is in both languages.

const both = (zh: string, en: string): string => `${zh} / ${en}`;
const yuan = (cents: number): string => (cents / 100).toFixed(2);

export const NO_SECRET = both(
  '没有填 App Secret，什么都没发。直连要填；只有走中转时可以不填。',
  'There is no App Secret; nothing was sent. It is needed unless a relay signs.',
);
export const WRONG_SECRET = both(
  '抖店说签名不对，什么都没做。请核对 App Secret，改好后自动继续。',
  'Douyin says the signature is wrong; nothing was done. Check the App Secret; it goes on by itself.',
);
export const UNKNOWN_APP_KEY = both(
  '抖店不认识这个 App Key，什么都没做。请核对后保存，之后自动继续。',
  'Douyin does not know this App Key; nothing was done. Correct it and save; it goes on by itself.',
);
export const WRONG_CLOCK = both(
  '抖店说时间不对，什么都没做。请校准这台电脑的时间，之后自动继续。',
  'Douyin says the time is wrong; nothing was done. Set this computer’s clock; it goes on by itself.',
);
export const STRATEGY_OFF_WORDS = both(
  '店铺没有开通售后小助手策略，抖店没收入仓通知，没有退款。请在抖店后台「售后小助手」里开通，再放行；急的先在后台退。',
  'The shop has no after-sales assistant strategy switched on, so Douyin did not take the notice; nothing was refunded. Switch it on in the back office, then release; what is urgent is refunded there.',
);
export const TYPE_NOT_COVERED_WORDS = both(
  '售后小助手的策略不包括这种售后单，没有退款。请在抖店后台改策略再放行，或直接在后台退。',
  'The assistant’s strategy does not cover this kind of return; nothing was refunded. Change the strategy and release, or refund it in the back office.',
);
export const BACK_OFFICE_WORDS = both(
  '抖店要求这笔售后在后台人工审核，接口不收，什么都没做。请到抖店后台处理，再勾「已手工处理」。',
  'Douyin wants this return judged by a person in its back office; nothing was done. Do it there, then tick it as done by hand.',
);
export const REFUNDED_WORDS = both('抖店上已经退过了，没有再发。', 'Already refunded at Douyin; nothing was sent.');
export const CLOSED_WORDS = both(
  '这笔售后单在抖店已关闭（买家撤销、超时或已办完），没有发。',
  'This return is over at Douyin (taken back, timed out or settled otherwise); nothing was sent.',
);
export const LOCKED_WORDS = both(
  '抖店客服正在处理，或退款失败了，没有再发。请到抖店后台看，办完再放行。',
  'Douyin’s own people have this return in hand, or its refund failed; nothing was sent. Look in the back office and release it afterwards.',
);
export const NOT_FOR_MONEY_WORDS = both(
  '这是换货、补寄、维修或价保单，不是退货退款，没有发。请在抖店后台处理。',
  'This is an exchange, a re-send, a repair or a price claim, not a return for money; nothing was sent. See to it in the back office.',
);
export const NOT_A_RETURN = both(
  '这是仅退款的单，入仓接口管不到，没有退款。请在抖店后台处理。',
  'This is a refund without a return; these calls do not cover it, nothing was refunded. See to it in the back office.',
);
export const NOT_AGREED_YET = both(
  '这笔退货申请在抖店还没同意，没有退款。请先在后台同意退货，再放行。',
  'This return is not agreed to yet at Douyin; nothing was refunded. Agree to it in the back office, then release.',
);
export const NO_WAYBILL_YET = both(
  '买家还没在抖店填退货单号，没有退款。请让买家填上再放行，或在后台处理。',
  'The buyer has not entered the return waybill at Douyin; nothing was refunded. Have it entered, then release.',
);
export const ALREADY_REFUSED = both(
  '这笔退款之前已被拒绝，等买家修改，没有退款。要退请在抖店后台同意。',
  'This return was refused before and waits for the buyer; nothing was refunded. To refund it, agree in the back office.',
);
export const OTHER_STATE = both(
  '这笔售后单在抖店的状态不能退款，没有退款。请到后台核对。',
  'In its present state at Douyin this return can’t be refunded; nothing was sent. Check it in the back office.',
);
export const OTHER_CURRENCY = both(
  '抖店只退人民币，指令是别的币种，没有退款。请核对。',
  'Douyin refunds in CNY only, the command is in another currency; nothing was refunded. Check it.',
);
export const CHANGED_MEANWHILE = both(
  '这笔售后单刚被改动过，没有发，会重新读取再试。',
  'The return was changed a moment ago; nothing was sent. It is read again and then tried.',
);
export const REFUSE_BY_HAND = both(
  '按设置，拒绝由人在抖店后台做（接口的操作编号没有核实）。请导出举证包，在后台拒绝并上传凭证，再勾「已手工处理」。',
  'As set up, refusing is done by a person in Douyin’s back office (the call’s number is unverified). Export the pack, refuse it there with the pictures, then tick it as done by hand.',
);
export const EVERY_REASON_NEEDS_PROOF = both(
  '抖店的每个拒绝原因都要凭证，而接口只收图片网址，这台机器的图片传不上去。请导出举证包，在后台拒绝，再勾「已手工处理」。',
  'Every reason Douyin offers wants proof, and its call takes only addresses of pictures, not pictures. Export the pack, refuse it in the back office, then tick it as done by hand.',
);
export const WITHOUT_PICTURES = both(
  '图片不会随拒绝发出（抖店只收图片网址），这里只列不要凭证的原因。要附图请在抖店后台拒绝。',
  'No pictures go with the refusal (Douyin takes only addresses), so only reasons that need none are listed. To add pictures, refuse it in the back office.',
);
export const REFUSAL_WRONG_STATE = both(
  '这笔售后单现在的状态不能拒绝。请到抖店后台核对。',
  'In its present state this return can’t be refused. Check it in the back office.',
);
export const BAD_REASON = both(
  '这个拒绝原因抖店没有，或者要凭证，没有发。请重新选原因。',
  'Douyin does not have this reason, or wants proof with it; nothing was sent. Choose it again.',
);
export const REFUND_NOT_SEEN = both(
  '抖店收了「同意退款」，但售后单没有变化。没有再发（操作编号没有核实）。请在抖店后台处理这一单，不要另外打款；退了之后放行，本机读到就结束。',
  'Douyin took the agreement, but the return has not changed. Not sent again (the call’s number is unverified). Agree in Douyin’s back office, pay in no other way, then release it: it ends once it reads as refunded.',
);
export const REFUSAL_NOT_SEEN = both(
  '抖店收了拒绝，但售后单没有变成已拒绝。没有再发。请在抖店后台拒绝这一单，然后放行，本机读到就结束。',
  'Douyin took the refusal, but the return does not stand as refused. It was not sent again. Refuse it in Douyin’s back office, then release it: once it reads as refused it ends.',
);

export const WITH_PICTURES = both(
  '选的图（最多 4 张）先放到你们的中转，再把网址随拒绝发给抖店。网址谁拿到都能看：姓名、电话请先涂掉。',
  'The pictures you choose (4 at most) are laid into your relay first, and their addresses go to Douyin with the refusal. Whoever has an address sees the picture: black out names and phones before.',
);
export const REFUSAL_NEEDS_PROOF = both(
  '这个原因要凭证图，没有选图，没有发。请选图再来。',
  'This reason wants a picture and none was chosen; nothing was sent. Choose one and try again.',
);
export const TOO_MANY_PICTURES = both(
  '最多带 4 张图，没有发。请少选几张。',
  'No more than 4 pictures go along; nothing was sent. Choose fewer.',
);
export const PICTURE_NOT_MADE = both(
  '图压不到 1 MB 以内，或原图不在了，没有发。请换一张图。',
  'A picture could not be made smaller than 1 MB, or its original is gone; nothing was sent. Choose another.',
);
export const RELAY_KEEPS_NO_PICTURES = both(
  '中转上没有放图片的路径（PUT /pictures），没有发给抖店。请照中转文档加上，或把连接里的「图片」改回不传。',
  'The relay has no path for pictures (PUT /pictures); nothing went to Douyin. Add it as its document says, or switch pictures off in the connection.',
);
export const BAD_PICTURE_ADDRESS = both(
  '中转给的图片网址不能用（要 https、公网域名、带这张图的指纹），没有发给抖店。请核对中转。',
  'The address that the relay gave for a picture is of no use (https, a public name, the hash of the picture in it); nothing went to Douyin. Check the relay.',
);

/** Douyin refunds what the buyer applied for; another sum is not ours to send. */
export const otherAmount = (orderedCents: number, appliedCents: number): string =>
  both(
    `要退 ${yuan(orderedCents)}，买家申请的是 ${yuan(appliedCents)}，没有退款。请和买家协商改申请，或在抖店后台处理。`,
    `Ordered ${yuan(orderedCents)}, but the buyer applied for ${yuan(appliedCents)}; nothing was refunded. Have the application changed, or see to it in the back office.`,
  );
