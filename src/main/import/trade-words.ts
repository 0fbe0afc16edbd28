import { COURIER_IDS, COURIER_NAMES } from '../../shared/couriers.ts';
import type { Category, Reason, ReturnState } from '../../shared/domain-words.ts';
import { cleanText } from './cell-rules.ts';

// What shops and platforms write in words → our closed lists. The first pattern that fits wins, so the order is a rule.

const plain = (cell: string): string => cleanText(cell.normalize('NFKC')).toLowerCase();

const firstFit = <T>(table: readonly (readonly [RegExp, T])[], cell: string): T | null => {
  const text = plain(cell);
  return table.find(([pattern]) => pattern.test(text))?.[1] ?? null;
};

const REASONS: readonly (readonly [RegExp, Reason])[] = [
  [/无理由|不想要|不喜欢|不需要|拍错|多拍|买错|no.?reason|changed.*mind|unwanted|no longer/, 'no-reason'],
  [/(?:未|没)(?:有)?收到|未收货|空包|not.?received|never arrived|empty (?:box|parcel)/, 'not-received'],
  [/假货|假冒|仿品|非正品|不是正品|疑似假|counterfeit|fake/, 'counterfeit'],
  [/发错|错发|错货|wrong.?(?:item|product|goods|colou?r|size sent)/, 'wrong-item'],
  [/少发|漏发|少件|缺件|少货|漏件|missing|short/, 'short'],
  [/破损|损坏|破碎|摔|压坏|碎|damaged|broken|crushed/, 'broken'],
  [/不符|不一致|描述|色差|图文|not.?as.?described|different from/, 'not-as-described'],
  [/质量|瑕疵|故障|开线|脱线|掉色|褪色|起球|异味|变质|过期|做工|坏|不能用|quality|defect|faulty|not work/, 'quality'],
];

/**
 * The buyer's reason out of the platform's or the shop's words. Words nobody listed become `no-reason`: with it nothing is
 * granted by itself (a fault found then goes to a person, with the buyer's own words beside it), while a guessed quality
 * reason would accept every fault as the buyer's claim.
 */
export const readReason = (cell: string): Reason => firstFit(REASONS, cell) ?? 'no-reason';

const CATEGORIES: readonly (readonly [RegExp, Category])[] = [
  [/二手|闲置|second.?hand|used/, 'second-hand'],
  [/内衣|内裤|文胸|袜|泳衣|贴身|卫生|成人|intimate|underwear|lingerie|hygiene/, 'intimate'],
  [/食品|零食|生鲜|面包|茶|酒|饮料|保健|food|snack|drink/, 'food'],
  [/美妆|护肤|化妆|彩妆|香水|beauty|cosmetic|skincare|perfume/, 'beauty'],
  [/鞋|包|箱|shoe|bag|luggage/, 'shoes-bags'],
  [/服装|服饰|女装|男装|童装|衣|裤|裙|衬衫|外套|毛衣|cloth|apparel|garment|dress|shirt/, 'clothing'],
  [/数码|手机|电脑|电器|家电|相机|耳机|平板|3c|digital|electronic|phone|computer/, 'digital'],
];

/** What kind of goods; `other` for words nobody listed. */
export const readCategory = (cell: string): Category => firstFit(CATEGORIES, cell) ?? 'other';

const STATES: readonly (readonly [RegExp, ReturnState])[] = [
  [/冻结|锁定|介入|locked|frozen|dispute/, 'locked'],
  [/撤销|撤回|取消|withdrawn|cancel/, 'withdrawn'],
  [/退款成功|已退款|退款完成|售后完成|退货完成|refunded|refund (?:success|completed)/, 'refunded'],
  [/关闭|已拒绝|closed|rejected/, 'closed'],
];

/** How far the return is at the platform; `open` for words nobody listed: it is then treated like any other. */
export const readState = (cell: string): ReturnState => firstFit(STATES, cell) ?? 'open';

const PLATFORMS: readonly (readonly [RegExp, string])[] = [
  [/天猫|tmall/, 'tmall'],
  [/淘宝|taobao/, 'taobao'],
  [/京东|^jd|jingdong/, 'jd'],
  [/拼多多|^pdd|pinduoduo/, 'pdd'],
  [/抖音|抖店|douyin/, 'douyin'],
  [/快手|kuaishou/, 'kuaishou'],
  [/小红书|^xhs|xiaohongshu/, 'xiaohongshu'],
  [/唯品|vip(?:shop)?$/, 'vip'],
  [/有赞|youzan/, 'youzan'],
  [/视频号|微信|weixin|wechat/, 'weixin'],
  [/1688|阿里巴巴/, '1688'],
];
const PLATFORM_ID = /^[a-z0-9][a-z0-9-]{0,31}$/;

/** Where returns belong that came by file and name no platform. */
export const FILE_PLATFORM = 'import';

/** The platform's id by the words of the file; a name that is no id of ours belongs to the file. */
export const readPlatform = (cell: string): string => {
  const known = firstFit(PLATFORMS, cell);
  if (known !== null) return known;
  const text = plain(cell).replaceAll(' ', '-');
  return PLATFORM_ID.test(text) ? text : FILE_PLATFORM;
};

/** One of our couriers by its Chinese or English name; any other word as it came. Null for none. */
export const readCourier = (cell: string): string | null => {
  const text = plain(cell);
  if (text === '') return null;
  const known = COURIER_IDS.find(
    (id) =>
      text === id || text.includes(COURIER_NAMES[id].zh.toLowerCase()) || text === COURIER_NAMES[id].en.toLowerCase(),
  );
  return known ?? cleanText(cell).slice(0, 20);
};
