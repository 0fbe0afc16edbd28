import type { Market } from './advice.ts';

// Our texts for customer service, where the shop has written none of its own. To a buyer only what was found is said; what
// contradicts them is "not what was shipped", and nobody is pressed.

const ZH = {
  'refund-full':
    '您好，我们已收到您退回的包裹（运单号 {运单号}），开箱检查：{验货结果}。我们同意全额退款 {金额}，按原支付方式退回，到账时间以平台显示为准。给您添麻烦了。',
  'refund-part':
    '您好，我们已收到您退回的包裹（运单号 {运单号}），开箱检查发现：{验货结果}，照片见附图。建议退款 {金额}，您看是否合适？有不同意见请回复，我们再商量。',
  negotiate:
    '您好，我们已收到您退回的包裹（运单号 {运单号}），开箱检查发现：{验货结果}，照片见附图。想请您说说收到和寄回时的情况，我们一起商量怎么处理。',
  refuse:
    '您好，我们已收到您退回的包裹（运单号 {运单号}），开箱检查发现：{验货结果}，照片见附图。按现在的情况暂时不能退款。商品为您保管着，可以寄回给您；有不同意见请回复，我们再核对。',
  'sent-anew':
    '您好，我们已收到您退回的包裹（运单号 {运单号}），开箱检查：{验货结果}。建议为您换货、补发或维修，您同意的话我们尽快安排，寄出后把新运单号发给您。',
  'return-goods':
    '您好，我们已收到您退回的包裹（运单号 {运单号}），开箱检查发现：{验货结果}，照片见附图。商品将原件寄回给您，寄出后把新运单号发给您，请留意查收。',
} as const;
type Outcome = keyof typeof ZH;
type OurText = { outcome: Outcome; market: Market; language: 'zh' | 'en'; text: string };

const EN: Readonly<Record<Outcome, string>> = {
  'refund-full':
    'Hello, we have received your return (waybill {waybill}) and checked it: {findings}. We agree to refund {amount} in full, the way you paid. We are sorry for the trouble.',
  'refund-part':
    'Hello, we have received your return (waybill {waybill}). When we opened it we found: {findings}; see the pictures. We suggest a refund of {amount}. If you see it differently, please tell us and we will talk it over.',
  negotiate:
    'Hello, we have received your return (waybill {waybill}). When we opened it we found: {findings}; see the pictures. Could you tell us how it was when it reached you and when you sent it? Then we will find a way together.',
  refuse:
    "Hello, we have received your return (waybill {waybill}). When we opened it we found: {findings}; see the pictures. As it stands we can't refund it for now. We keep the goods for you and can send them back; if you see it differently, please tell us and we will check again.",
  'sent-anew':
    'Hello, we have received your return (waybill {waybill}) and checked it: {findings}. We suggest an exchange, a missing part or a repair. If you agree we arrange it soon and send you the new waybill.',
  'return-goods':
    'Hello, we have received your return (waybill {waybill}). When we opened it we found: {findings}; see the pictures. The goods will be sent back to you; you get the new waybill once they have left.',
};

/** These platforms pay what the buyer applied for: the buyer writes the new sum there. */
const APPLIED = ['taobao', 'tmall', 'pdd', 'douyin'] as const;
const APPLY_ANEW = `${ZH['refund-part']}同意的话，请在退款页面把金额改成 {金额} 再提交。`;
/** Where the platform's own people can be asked by the buyer. */
const ASK_PLATFORM = `${ZH.refuse}您也可以在售后页面请平台客服来看。`;

const all = (language: OurText['language'], texts: Readonly<Record<Outcome, string>>): OurText[] =>
  (Object.keys(ZH) as Outcome[]).map((outcome) => ({ outcome, market: '', language, text: texts[outcome] }));

export const OUR_TEXTS: readonly OurText[] = [
  ...all('zh', ZH),
  ...all('en', EN),
  ...APPLIED.map((market): OurText => ({ outcome: 'refund-part', market, language: 'zh', text: APPLY_ANEW })),
  ...([...APPLIED, 'jd'] as const).map((market): OurText => ({
    outcome: 'refuse',
    market,
    language: 'zh',
    text: ASK_PLATFORM,
  })),
];
