import type { Reason, ReturnState } from '../../../shared/domain-words.ts';
import type { ExpectedReturn } from '../../../shared/expected-return.ts';
import { BROKEN_MUG, PHONE, SHIRT_AND_BELT } from './fixed-samples.ts';
import { imeiOf, waybillOf } from './sample-codes.ts';
import type { SampleCourier } from './sample-codes.ts';
import { goodsOf } from './sample-goods.ts';

/** A return as the training ledger keeps it: the picture of a line is named by its kind and drawn when it is asked for. */
export type SampleReturn = { expected: ExpectedReturn; kinds: string[] };

type SampleSpec = {
  buyer: string;
  reason: Reason;
  reasonText: string;
  /** Kinds of goods, `×n` for more than one: `socks×2`. */
  goods: string[];
  courier: SampleCourier;
  hoursLeft: number;
  freightYuan?: number;
  state?: ReturnState;
  /** Set for the fixed ones, and where two returns share a box. */
  waybill?: string;
  /** Came back under the number it went out with: refused at the door or intercepted. */
  isRefused?: boolean;
  /** The platform has a timer of its own for it, that many hours from now. */
  platformHours?: number;
  isMarked?: boolean;
  imei?: string;
  /** Of the parcel as it was shipped. */
  weightG?: number;
  sealNo?: string;
};

const HOUR = 3_600_000;
const REFUND_WITHIN_HOURS = 24;
export const TRAINING_ID = 'training';

const FIXED: SampleSpec[] = [
  {
    buyer: '王*',
    reason: 'no-reason',
    reasonText: '尺码偏大，不喜欢',
    goods: ['shirt', 'belt'],
    courier: 'sf',
    hoursLeft: 21.67,
    waybill: SHIRT_AND_BELT.waybill,
  },
  {
    buyer: '陈*',
    reason: 'broken',
    reasonText: '收到时杯子已经碎了',
    goods: ['mug'],
    courier: 'yto',
    hoursLeft: 6.5,
    freightYuan: BROKEN_MUG.freightCents / 100,
    waybill: BROKEN_MUG.waybill,
  },
  {
    buyer: '刘**',
    reason: 'no-reason',
    reasonText: '七天无理由，不想要了',
    goods: ['phone'],
    courier: 'jd',
    hoursLeft: 11,
    waybill: PHONE.waybill,
    imei: PHONE.imei,
    weightG: PHONE.weightG,
    sealNo: PHONE.sealNo,
  },
];

/** One box, two returns of the same buyer. */
const SHARED_BOX = waybillOf('zto', 104);

const FIRST: SampleSpec[] = [
  ...FIXED,
  { buyer: '赵**', reason: 'quality', reasonText: '左脚鞋底开胶', goods: ['sneakers'], courier: 'zto', hoursLeft: 3.2 },
  {
    buyer: '孙*',
    reason: 'wrong-item',
    reasonText: '拍的藏青色，发成了黑色',
    goods: ['tee'],
    courier: 'sto',
    hoursLeft: 5.1,
    freightYuan: 8,
  },
  { buyer: '周**', reason: 'short', reasonText: '少发一双', goods: ['socks×3'], courier: 'yunda', hoursLeft: 8.4 },
  {
    buyer: '吴**',
    reason: 'not-as-described',
    reasonText: '颜色和图片差别太大',
    goods: ['dress'],
    courier: 'jt',
    hoursLeft: 12.8,
  },
  {
    buyer: '郑*',
    reason: 'counterfeit',
    reasonText: '怀疑不是正品',
    goods: ['lipstick'],
    courier: 'ems',
    hoursLeft: 15.3,
  },
  {
    buyer: '冯**',
    reason: 'no-reason',
    reasonText: '买多了',
    goods: ['coffee×2', 'tea', 'gift'],
    courier: 'sf',
    hoursLeft: 18.9,
  },
  {
    buyer: '褚*',
    reason: 'no-reason',
    reasonText: '不喜欢',
    goods: ['jeans'],
    courier: 'zto',
    hoursLeft: 9.6,
    waybill: SHARED_BOX,
  },
  {
    buyer: '褚*',
    reason: 'quality',
    reasonText: '拉链卡住',
    goods: ['hoodie'],
    courier: 'zto',
    hoursLeft: 9.6,
    waybill: SHARED_BOX,
  },
  {
    buyer: '卫**',
    reason: 'no-reason',
    reasonText: '买家拒收',
    goods: ['backpack'],
    courier: 'jt',
    hoursLeft: 20.2,
    isRefused: true,
  },
  { buyer: '蒋*', reason: 'quality', reasonText: '右耳没有声音', goods: ['headphones'], courier: 'sf', hoursLeft: 1.6 },
  {
    buyer: '沈**',
    reason: 'no-reason',
    reasonText: '重复下单',
    goods: ['earbuds'],
    courier: 'yto',
    hoursLeft: 14.1,
    state: 'withdrawn',
  },
  {
    buyer: '韩*',
    reason: 'not-as-described',
    reasonText: '与描述不符，已申请平台介入',
    goods: ['watch'],
    courier: 'jd',
    hoursLeft: 22.5,
    state: 'locked',
    isMarked: true,
  },
  {
    buyer: '杨**',
    reason: 'no-reason',
    reasonText: '不合适',
    goods: ['cap'],
    courier: 'sto',
    hoursLeft: 17.4,
    state: 'refunded',
  },
  { buyer: '朱*', reason: 'no-reason', reasonText: '使用不习惯', goods: ['camera'], courier: 'sf', hoursLeft: 10.3 },
  {
    buyer: '秦**',
    reason: 'no-reason',
    reasonText: '尺码不合适',
    goods: ['pyjamas'],
    courier: 'yunda',
    hoursLeft: 13.5,
  },
  {
    buyer: '许*',
    reason: 'quality',
    reasonText: '面霜有异味，过敏',
    goods: ['cream'],
    courier: 'ems',
    hoursLeft: 4.3,
    platformHours: 3.5,
  },
  {
    buyer: '何**',
    reason: 'broken',
    reasonText: '灯罩压裂',
    goods: ['lamp'],
    courier: 'yto',
    hoursLeft: 7.7,
    freightYuan: 12,
  },
  {
    buyer: '吕*',
    reason: 'not-received',
    reasonText: '空包裹，里面没有东西',
    goods: ['powerbank'],
    courier: 'sto',
    hoursLeft: 16.2,
  },
  {
    buyer: '施**',
    reason: 'no-reason',
    reasonText: '一时冲动',
    goods: ['keyboard', 'umbrella'],
    courier: 'jd',
    hoursLeft: 19.5,
    platformHours: 30,
  },
  {
    buyer: '张*',
    reason: 'quality',
    reasonText: '锅底涂层脱落',
    goods: ['pan', 'kettle', 'mug×2'],
    courier: 'zto',
    hoursLeft: 2.4,
  },
  {
    buyer: '孔**',
    reason: 'no-reason',
    reasonText: '孩子不喜欢',
    goods: ['bear', 'gift'],
    courier: 'jt',
    hoursLeft: 23.1,
  },
];

/** The returns that the training platform starts with: `now` in ms places their deadlines in the next 24 hours. */
export const firstSamples = (now: number): SampleReturn[] =>
  FIRST.map((spec, index) => buildSample(spec, index + 1, now));

/** Fills a spec out. `number` makes the return, order and waybill numbers different from all others. */
export function buildSample(spec: SampleSpec, number: number, now: number): SampleReturn {
  const wanted = spec.goods.map((text) => {
    const [kind = '', times] = text.split('×');
    return { goods: goodsOf(kind), quantity: Number(times ?? 1) };
  });
  const [first] = wanted;
  if (first === undefined) throw new Error('a sample without goods');
  const waybill = spec.waybill ?? waybillOf(spec.courier, number);
  const isRefused = spec.isRefused === true;
  const expected: ExpectedReturn = {
    platform: TRAINING_ID,
    returnNo: `TH${String(number).padStart(8, '0')}`,
    orderNo: `2611${String(number * 7_919 + 320_000_000_000).padStart(12, '0')}`,
    shop: first.goods.shop,
    buyer: spec.buyer,
    reason: spec.reason,
    reasonText: spec.reasonText,
    category: first.goods.category,
    amountCents: wanted.reduce((sum, { goods, quantity }) => sum + goods.priceCents * quantity, 0),
    freightCents: Math.round((spec.freightYuan ?? 0) * 100),
    currency: 'CNY',
    state: spec.state ?? 'open',
    isMarkedHighValue: spec.isMarked === true,
    signedAt: Math.round(now - (REFUND_WITHIN_HOURS - spec.hoursLeft) * HOUR),
    platformDeadlineAt: spec.platformHours === undefined ? null : Math.round(now + spec.platformHours * HOUR),
    returnWaybill: isRefused ? null : waybill,
    outboundWaybill: isRefused ? waybill : null,
    courier: spec.courier,
    shippedWeightG: spec.weightG ?? null,
    sealNo: spec.sealNo ?? null,
    version: 1,
    lines: wanted.map(({ goods, quantity }, line) => ({
      sku: goods.sku,
      name: goods.name,
      picture: null,
      quantity,
      isGift: goods.priceCents === 0,
      barcodes: goods.barcodes,
      serials: goods.hasImei
        ? Array.from({ length: quantity }, (_, unit) => spec.imei ?? imeiOf(number * 1_000 + line * 100 + unit))
        : [],
    })),
  };
  return { expected, kinds: wanted.map(({ goods }) => goods.kind) };
}
