import type { Category } from '../../../shared/domain-words.ts';
import { BROKEN_MUG, PHONE, SHIRT_AND_BELT } from './fixed-samples.ts';
import { barcodeOf } from './sample-codes.ts';

/** One article of the training shops. `kind` names its picture; `barcodes` may be empty: such goods are counted by key. */
export type SampleGoods = {
  kind: string;
  sku: string;
  name: string;
  priceCents: number;
  category: Category;
  shop: string;
  barcodes: string[];
  /** Each unit has an IMEI. */
  hasImei: boolean;
};

const SHOPS = {
  men: '山岚男装旗舰店',
  women: '白夏女装旗舰店',
  sport: '轻跑运动旗舰店',
  home: '拾木家居生活馆',
  digital: '万象数码专营店',
  beauty: '清露美妆旗舰店',
  food: '小满食品铺子',
  sleep: '棉眠家居服',
  vintage: '旧物新用二手优选',
  toys: '树洞玩具屋',
} as const;

type Row = [kind: string, sku: string, name: string, yuan: number, category: Category, shop: keyof typeof SHOPS];

// The article number of the barcode is the row's place: a new row goes to the end.
const ROWS: Row[] = [
  ['shirt', 'SL-CS-W-L', '男士衬衫 白 L', 89, 'clothing', 'men'],
  ['belt', 'SL-PD-B', '腰带 黑', 40, 'clothing', 'men'],
  ['mug', 'SM-MG-R', '陶瓷马克杯 珊瑚红 380ml', 89, 'other', 'home'],
  ['phone', 'WX-P50-256-BL', '智能手机 P50 256GB 远峰蓝', 4999, 'digital', 'digital'],
  ['jeans', 'SL-NZ-32', '直筒牛仔裤 中蓝 32', 199, 'clothing', 'men'],
  ['hoodie', 'SL-WY-G-XL', '连帽卫衣 苔绿 XL', 168, 'clothing', 'men'],
  ['tee', 'SL-TX-N-M', '印花短袖T恤 藏青 M', 79, 'clothing', 'men'],
  ['dress', 'BX-LQ-R-S', '碎花连衣裙 玫红 S', 259, 'clothing', 'women'],
  ['handbag', 'BX-SB-Z', '手提包 焦糖棕', 329, 'shoes-bags', 'women'],
  ['sneakers', 'QP-R7-42', '缓震跑鞋 R7 白绿 42', 459, 'shoes-bags', 'sport'],
  ['backpack', 'QP-BB-20', '通勤双肩包 20L 藏蓝', 239, 'shoes-bags', 'sport'],
  ['cap', 'QP-MZ-B', '速干棒球帽 蓝红', 69, 'clothing', 'sport'],
  ['socks', 'MM-WZ-3', '中筒棉袜 3双装', 39.9, 'intimate', 'sleep'],
  ['pyjamas', 'MM-SY-P-M', '纯棉睡衣套装 粉 M', 149, 'intimate', 'sleep'],
  ['kettle', 'SM-SH-15', '电热水壶 1.5L 不锈钢', 139, 'other', 'home'],
  ['lamp', 'SM-TD-Y', '护眼台灯 暖黄', 189, 'other', 'home'],
  ['pan', 'SM-JG-28', '不粘煎锅 28cm', 159, 'other', 'home'],
  ['umbrella', 'SM-YS-B', '自动晴雨伞 湖蓝', 59, 'other', 'home'],
  ['headphones', 'WX-H9', '头戴降噪耳机 H9 星空灰', 899, 'digital', 'digital'],
  ['earbuds', 'WX-E3', '真无线耳机 E3 白', 299, 'digital', 'digital'],
  ['powerbank', 'WX-CB-20', '移动电源 20000mAh', 129, 'digital', 'digital'],
  ['keyboard', 'WX-K68', '机械键盘 K68 青轴', 369, 'digital', 'digital'],
  ['watch', 'WX-WT-2', '智能手表 WT2 棕色表带', 1299, 'digital', 'digital'],
  ['lipstick', 'QL-KH-07', '丝绒口红 #07 浆果红', 119, 'beauty', 'beauty'],
  ['cream', 'QL-MS-50', '积雪草修护面霜 50g', 168, 'beauty', 'beauty'],
  ['coffee', 'XM-KF-454', '中烘咖啡豆 454g', 78, 'food', 'food'],
  ['tea', 'XM-LJ-100', '明前龙井 罐装 100g', 198, 'food', 'food'],
  ['camera', 'JW-XJ-35', '二手胶片相机 95新 含镜头', 1680, 'second-hand', 'vintage'],
  ['bear', 'SD-XX-40', '毛绒小熊 40cm', 99, 'other', 'toys'],
  ['gift', 'ZP-LH', '赠品 节日礼盒', 0, 'other', 'home'],
];

const FIXED_BARCODES: Record<string, string> = {
  shirt: SHIRT_AND_BELT.shirtBarcode,
  belt: SHIRT_AND_BELT.beltBarcode,
  mug: BROKEN_MUG.barcode,
  phone: PHONE.barcode,
};
/** Nothing printed on them. */
const WITHOUT_BARCODE = new Set(['camera', 'gift']);

export const GOODS: SampleGoods[] = ROWS.map(([kind, sku, name, yuan, category, shop], place) => ({
  kind,
  sku,
  name,
  priceCents: Math.round(yuan * 100),
  category,
  shop: SHOPS[shop],
  barcodes: WITHOUT_BARCODE.has(kind) ? [] : [FIXED_BARCODES[kind] ?? barcodeOf(place, 350_210_000 + place * 977)],
  hasImei: kind === 'phone',
}));

export function goodsOf(kind: string): SampleGoods {
  const found = GOODS.find((goods) => goods.kind === kind);
  if (found === undefined) throw new Error(`no sample goods ${kind}`);
  return found;
}
