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

/** True for an id of the table; anything else (a platform's own code) is shown as it came. */
export const isCourierId = (text: string): text is CourierId => COURIER_IDS.some((id) => id === text);
