import type { Reason } from '../../../shared/domain-words.ts';
import { SAMPLE_COURIERS } from './sample-codes.ts';
import { GOODS } from './sample-goods.ts';
import type { SampleGoods } from './sample-goods.ts';
import { buildSample } from './sample-returns.ts';
import type { SampleReturn } from './sample-returns.ts';

export const REFILL_COUNT = 12;

const BUYERS = ['钱*', '李**', '马*', '林**', '黄*', '梁**', '宋*', '唐**', '许**', '邓*', '曹**', '彭*', '曾**'];

const SAYINGS: [Reason, string][] = [
  ['no-reason', '不想要了'],
  ['no-reason', '尺码不合适'],
  ['quality', '用了一次就坏了'],
  ['no-reason', '拍错了'],
  ['broken', '运输途中压坏'],
  ['no-reason', '七天无理由'],
  ['wrong-item', '发错款式'],
  ['not-as-described', '与页面描述不一致'],
  ['no-reason', '买贵了，重新下单'],
  ['short', '少了一件'],
  ['quality', '有明显瑕疵'],
];

const SOLD = GOODS.filter(({ priceCents }) => priceCents > 0);

const nth = <T>(list: readonly T[], place: number): T => {
  const found = list[place % list.length];
  if (found === undefined) throw new Error('an empty list');
  return found;
};

/**
 * A truck of fresh returns, numbered from `firstNumber` on; the same numbers give the same returns. Deadlines lie
 * between 2 and 23 hours from `now`.
 */
export function refillSamples(firstNumber: number, now: number): SampleReturn[] {
  return Array.from({ length: REFILL_COUNT }, (_, place) => {
    const number = firstNumber + place;
    const [reason, reasonText] = nth(SAYINGS, number * 5 + 3);
    const goods = nth(SOLD, number * 11 + 2);
    const lines = [goods.kind, ...(number % 3 === 0 ? [companionOf(goods, number)] : [])];
    return buildSample(
      {
        buyer: nth(BUYERS, number * 7),
        reason,
        reasonText,
        goods: number % 5 === 0 ? lines.map((kind, line) => (line === 0 ? `${kind}×2` : kind)) : lines,
        courier: nth(SAMPLE_COURIERS, number * 3),
        hoursLeft: 2 + ((number * 37) % 210) / 10,
        freightYuan: reason === 'no-reason' ? 0 : 10,
      },
      number,
      now,
    );
  });
}

/** Something else of the same shop, else a gift. */
function companionOf(goods: SampleGoods, number: number): string {
  const others = SOLD.filter(({ shop, kind }) => shop === goods.shop && kind !== goods.kind);
  return others.length > 0 ? nth(others, number).kind : 'gift';
}
