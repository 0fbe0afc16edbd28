import type { CourierId } from '../../shared/couriers.ts';

/**
 * Under which names platforms keep our couriers, likeliest first. Compared whole: 中通快运 is another company than 中通快递, and
 * a buyer who looks his parcel up at the wrong one finds nothing.
 */
const NAMES: Readonly<Record<CourierId, readonly string[]>> = {
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

const plain = (name: string): string => name.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();

/** The courier of a platform's own list that is ours; null when none of our names for it is there. */
export function findCourier<C>(listed: readonly C[], nameOf: (one: C) => string, courier: CourierId): C | null {
  const wanted = NAMES[courier].map(plain);
  const found = listed.filter((one) => wanted.includes(plain(nameOf(one))));
  const placeOf = (one: C): number => wanted.indexOf(plain(nameOf(one)));
  return found.sort((a, b) => placeOf(a) - placeOf(b))[0] ?? null;
}
