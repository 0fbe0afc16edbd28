import type { PracticeShop } from '../../../shared/practice.ts';
import { douyinImitation } from '../douyin/practice-douyin-imitation.ts';
import { genericImitation } from '../generic/practice-generic-imitation.ts';
import { jdImitation } from '../jd/practice-jd-imitation.ts';
import { pddImitation } from '../pdd/practice-pdd-imitation.ts';
import { taobaoImitation } from '../taobao/practice-taobao-imitation.ts';
import type { Imitation } from './practice-imitation.ts';

export type ImitatedShop = Exclude<PracticeShop, 'training'>;

/** Also the `platform` of its returns: it begins like a connection's, so that the rules of the platform count for it. */
export const practiceIdOf = (shop: ImitatedShop): string => `${shop}-practice`;

/** Every imitation that can be practised at, a line each. */
export const IMITATIONS: Readonly<Record<ImitatedShop, Imitation>> = {
  taobao: taobaoImitation,
  jd: jdImitation,
  pdd: pddImitation,
  douyin: douyinImitation,
  generic: genericImitation,
};

const SHOPS = Object.keys(IMITATIONS) as ImitatedShop[];

/** Which imitation returns of this platform id come from, and how it is connected; null for any other platform. */
export const practiceOf = (id: string): { shop: ImitatedShop; fields: Readonly<Record<string, string>> } | null => {
  const shop = SHOPS.find((one) => practiceIdOf(one) === id);
  return shop === undefined ? null : { shop, fields: IMITATIONS[shop].fields };
};
