import { COURIER_NAMES, isCourierId } from './couriers.ts';
import { enGoods, zhGoods } from './goods-words.ts';
import { DEFECT_CODES, REASONS } from './domain-words.ts';
import { enCase } from './pack/case-words-en.ts';
import { zhCase } from './pack/case-words-zh.ts';
import type { ReportTableName, TableRow } from './report.ts';

// What tables of reports are headed with, the same on the screen, in files and on paper.

const zh = {
  table: {
    text: '退货原因',
    code: '验出的问题',
    sku: '商品',
    shop: '店铺',
    courier: '快递',
    station: '工位',
    buyer: '常退买家',
  },
  column: {
    judged: '退货',
    intact: '完好',
    damaged: '有问题',
    swapped: '与发出不符',
    confirms: '认可买家',
    contradicts: '与买家不符',
    acked: '已办结',
    inTime: '24 小时内办结',
    share: '24 小时内',
    refused: '拒绝退款',
    overdue: '已超时',
    peak: '一个月最多',
    second: '编号',
    reason: '类别',
    platform: '平台',
  },
  disputes: {
    opened: '争议单',
    won: '胜诉',
    part: '部分支持',
    lost: '败诉',
    ended: '争议单已结',
    alone: '没让平台介入就结',
  },
  unknownShop: '没有售后单',
  unknownCourier: '不清楚',
} as const;

type ReportWords = {
  readonly [K in keyof typeof zh]: (typeof zh)[K] extends string ? string : Record<keyof (typeof zh)[K], string>;
};

const en: ReportWords = {
  table: {
    text: 'Reasons',
    code: 'Defects found',
    sku: 'Goods',
    shop: 'Shops',
    courier: 'Couriers',
    station: 'Benches',
    buyer: 'Frequent returners',
  },
  column: {
    judged: 'Returns',
    intact: 'Intact',
    damaged: 'Damaged',
    swapped: 'Not as shipped',
    confirms: 'Confirms the buyer',
    contradicts: 'Contradicts the buyer',
    acked: 'Done',
    inTime: 'Done within 24 h',
    share: 'Within 24 h',
    refused: 'Refused',
    overdue: 'Overdue',
    peak: 'Most in a month',
    second: 'Number',
    reason: 'Kind',
    platform: 'Platform',
  },
  disputes: {
    opened: 'Disputes',
    won: 'Won',
    part: 'In part',
    lost: 'Lost',
    ended: 'Disputes over',
    alone: 'Over without the platform',
  },
  unknownShop: 'No return known',
  unknownCourier: 'Not known',
};

export const reportWords = (language: 'zh' | 'en'): ReportWords => (language === 'zh' ? zh : en);

/** What a row is called in a language: ids of closed lists by their words, everything else as it came. */
export function rowLabel(
  table: ReportTableName,
  { label, sub }: Pick<TableRow, 'label' | 'sub'>,
  language: 'zh' | 'en',
): string {
  const words = reportWords(language);
  const [goods, cases] = language === 'zh' ? [zhGoods, zhCase] : [enGoods, enCase];
  switch (table) {
    case 'text': {
      const reason = REASONS.find((one) => one === sub);
      return label === '' && reason !== undefined ? cases.reason[reason] : label;
    }
    case 'code': {
      const code = DEFECT_CODES.find((one) => one === label);
      return code === undefined ? label : goods.code[code];
    }
    case 'courier':
      if (label === '') return words.unknownCourier;
      return isCourierId(label) ? COURIER_NAMES[label][language] : label;
    case 'shop':
      return label === '' ? words.unknownShop : label;
    case 'sku':
      return label === '' ? sub : label;
    case 'station':
    case 'buyer':
      return label;
  }
}

/** The word for a kind of reason. */
export const reasonWord = (id: string, language: 'zh' | 'en'): string => {
  const reason = REASONS.find((one) => one === id);
  return reason === undefined ? id : (language === 'zh' ? zhCase : enCase).reason[reason];
};

/** Of what should have been acknowledged by now: within 24 hours, 0–1; null where nothing should. */
export const shareInTime = ({
  inTime,
  acked,
  overdue,
}: Pick<TableRow, 'inTime' | 'acked' | 'overdue'>): number | null =>
  acked + overdue === 0 ? null : inTime / (acked + overdue);
