/**
 * The couriers whose numbers we can tell apart. Public names only; what a number looks like stands in `waybill.ts`.
 * `upu` is any foreign post: its S10 number says "post" and the country, not the courier's brand.
 */
export const COURIER_IDS = [
  'sf',
  'yto',
  'zto',
  'sto',
  'yunda',
  'jt',
  'jd',
  'deppon',
  'ems',
  'chinapost',
  'cainiao',
  'best',
  'yunexpress',
  'ups',
  'fedex',
  'dhl',
  'upu',
] as const;
export type CourierId = (typeof COURIER_IDS)[number];

/** Names as they stand on the label, so short that two candidates fit into one line. */
export const COURIER_NAMES: Record<CourierId, { zh: string; en: string }> = {
  sf: { zh: '顺丰', en: 'SF Express' },
  yto: { zh: '圆通', en: 'YTO' },
  zto: { zh: '中通', en: 'ZTO' },
  sto: { zh: '申通', en: 'STO' },
  yunda: { zh: '韵达', en: 'Yunda' },
  jt: { zh: '极兔', en: 'J&T' },
  jd: { zh: '京东', en: 'JD Logistics' },
  deppon: { zh: '德邦', en: 'Deppon' },
  ems: { zh: 'EMS', en: 'EMS' },
  chinapost: { zh: '邮政', en: 'China Post' },
  cainiao: { zh: '菜鸟', en: 'Cainiao' },
  best: { zh: '百世', en: 'Best' },
  yunexpress: { zh: '云途', en: 'YunExpress' },
  ups: { zh: 'UPS', en: 'UPS' },
  fedex: { zh: '联邦', en: 'FedEx' },
  dhl: { zh: 'DHL', en: 'DHL' },
  upu: { zh: '境外邮政', en: 'Foreign post' },
};

/**
 * Under which names platforms keep our couriers, likeliest first. Compared whole: 中通快运 is another company than 中通快递, and
 * a buyer who looks his parcel up at the wrong one finds nothing.
 */
export const COURIER_LISTED_AS: Readonly<Record<CourierId, readonly string[]>> = {
  sf: ['顺丰速运', '顺丰快递', '顺丰'],
  yto: ['圆通速递', '圆通快递', '圆通'],
  zto: ['中通快递', '中通速递', '中通'],
  sto: ['申通快递', '申通'],
  yunda: ['韵达快递', '韵达速递', '韵达'],
  jt: ['极兔速递', '极兔快递', '极兔'],
  jd: ['京东快递', '京东物流', '京东'],
  deppon: ['德邦快递', '德邦物流', '德邦'],
  ems: ['EMS', '邮政EMS', '邮政特快专递'],
  chinapost: ['邮政快递包裹', '中国邮政', '邮政国内小包'],
  cainiao: ['菜鸟速递', '菜鸟'],
  best: ['百世快递', '百世汇通', '百世'],
  yunexpress: ['云途物流', '云途'],
  ups: ['UPS'],
  fedex: ['联邦快递', 'FedEx'],
  dhl: ['DHL'],
  upu: [],
};

/** True for an id of the table; anything else (a platform's own code) is shown as it came. */
export const isCourierId = (text: string): text is CourierId => COURIER_IDS.some((id) => id === text);
