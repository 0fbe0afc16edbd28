// Words of what went on after the parcel was closed: steps of register entries, and goods packed for their buyer.

const zh = {
  register: {
    lost: '丢件',
    'wrong-shipment': '我方发错',
    'carrier-claim': '快递理赔',
    unclaimed: '无主件',
    appraise: '送检',
    'to-buyer': '寄回买家',
    'claim-back': '追偿',
  },
  state: {
    open: '待办',
    filed: '已提出',
    sent: '已寄出',
    confirmed: '确认丢失',
    found: '找到',
    settled: '办妥',
    paid: '已赔付',
    refused: '被拒',
    disposed: '已处置',
    back: '已取回',
    'given-up': '放弃',
    dismissed: '不用办',
    void: '结论已撤',
  },
  payer: { shop: '运费店付', buyer: '运费买家付', carrier: '运费快递付' },
  repack: { begun: '开始打包', said: '登记', sent: '已寄出', dropped: '中止，未寄出' },
  undone: '撤销上一步，现为',
};
type RegisterWords = typeof zh;

const en: RegisterWords = {
  register: {
    lost: 'Lost',
    'wrong-shipment': 'Sent wrong',
    'carrier-claim': 'Carrier claim',
    unclaimed: 'Unclaimed',
    appraise: 'Authentication',
    'to-buyer': 'Back to buyer',
    'claim-back': 'Claim back',
  },
  state: {
    open: 'to do',
    filed: 'filed',
    sent: 'sent',
    confirmed: 'lost for sure',
    found: 'found',
    settled: 'settled',
    paid: 'paid',
    refused: 'refused',
    disposed: 'disposed of',
    back: 'back here',
    'given-up': 'given up',
    dismissed: 'nothing to do',
    void: 'verdict taken back',
  },
  payer: { shop: 'the shop pays', buyer: 'the buyer pays', carrier: 'the carrier pays' },
  repack: { begun: 'begun', said: 'noted', sent: 'sent', dropped: 'given up, not sent' },
  undone: 'last step undone, now',
};

const wordOf = (words: Readonly<Record<string, string>>, code: string): string =>
  (Object.hasOwn(words, code) ? words[code] : undefined) ?? code;

/** `to-buyer` and `sent SF123 …` of an entry's step in words; the sum in yuan, or another currency's hundredths. */
export function registerDetail(
  { code, text, amount, isUndone }: { code: string; text: string; amount: number | null; isUndone: boolean },
  locale: 'zh' | 'en',
): string {
  const words = locale === 'zh' ? zh : en;
  const [state = '', ...said] = text.split(' ');
  const now = [isUndone ? words.undone : '', wordOf(words.state, state)].filter((part) => part !== '').join(' ');
  const sum = amount === null ? '' : (amount / 100).toFixed(2);
  return [wordOf(words.register, code), now, said.join(' '), sum].filter((part) => part !== '').join(' · ');
}

/** `sent` and `SF123 shop` of a repacking in words. */
export function repackDetail({ code, text }: { code: string; text: string }, locale: 'zh' | 'en'): string {
  const words = locale === 'zh' ? zh : en;
  const [waybill = '', payer = ''] = text.split(' ');
  return [wordOf(words.repack, code), waybill, payer === '' ? '' : wordOf(words.payer, payer)]
    .filter((part) => part !== '')
    .join(' · ');
}
