import type { ReturnState } from '../../../shared/domain-words.ts';
import type { ExpectedReturn } from '../../../shared/expected-return.ts';
import type { SentAnew } from '../../../shared/refusal.ts';
import type { ReadAnswer } from '../platform.ts';
import { oneLine, reasonIn, waybillsIn } from '../return-texts.ts';
import { FINISHED, GOODS_EXPECTED, GOODS_WANTED, MONEY_RESULT, REFUNDED, SENT_BACK, STATE_WORDS } from './jd-limits.ts';
import type { JdReturn } from './jd-schemas.ts';
import { UNDER_WAY_WORDS } from './jd-words.ts';

// JD's returns in our words; all pure.

/** Our return number is JD's: the number of the service order 服务单. */
export const isReturnNo = (returnNo: string): boolean => /^[1-9]\d{0,18}$/.test(returnNo);

/** Processed or finished there, with money as the end of it, but no refund to be seen yet. */
export function isUnderWay(one: JdReturn): boolean {
  if (one.refund.status === REFUNDED || !(one.processedAt !== null || one.mainStatus === FINISHED)) return false;
  const ended = STATE_WORDS.withdrawn.test(one.status) || STATE_WORDS.closed.test(one.status);
  return !ended && !isHandled(one) && (one.result === null || MONEY_RESULT.test(one.result));
}

const isHandled = (one: JdReturn): boolean => one.isDisputed || STATE_WORDS.locked.test(one.status);

/** Only `refundStatus` proves a refund, whatever else the return says. */
export function stateOf(one: JdReturn): ReturnState {
  if (one.refund.status === REFUNDED) return 'refunded';
  if (STATE_WORDS.withdrawn.test(one.status)) return 'withdrawn';
  if (STATE_WORDS.closed.test(one.status)) return 'closed';
  const isElsewhere = one.processedAt !== null || one.mainStatus === FINISHED || isHandled(one);
  return isElsewhere || one.status === '' ? 'locked' : 'open';
}

const sentBack = (one: JdReturn): string[] =>
  waybillsIn(
    ...one.waybills.filter(({ waybillType }) => waybillType === SENT_BACK).map(({ waybillCode }) => waybillCode),
    ...one.pickedUp,
  );

/** The list has cancelled orders, too: what never leaves the buyer's hands is nothing for a bench. */
export const isOfGoods = (one: JdReturn): boolean => sentBack(one).length > 0 || GOODS_EXPECTED.test(one.expects ?? '');

/** What the buyer wants to have instead of money; null = money. */
export const wantsOf = ({ expects }: Pick<JdReturn, 'expects'>): SentAnew | null =>
  GOODS_WANTED.find(([words]) => words.test(expects ?? ''))?.[1] ?? null;

/** The most that may be refunded, in cents; null where JD doesn't say. */
export const mostCentsOf = ({ refund }: JdReturn): number | null => refund.appliedCents ?? refund.mostCents;

/**
 * What has moved. A refund under way can't be told as open (it would be sent again) nor as refunded (it isn't proven):
 * there is no answer to rely on yet. JD keeps no key of ours.
 */
export function readOf(one: JdReturn): Exclude<ReadAnswer, { kind: 'not-found' }> {
  if (isUnderWay(one)) return { kind: 'failed', words: UNDER_WAY_WORDS, retryAfterMs: null, isReached: true };
  const state = stateOf(one);
  const { actualCents } = one.refund;
  const isPaid = state === 'refunded' && actualCents !== null && actualCents > 0;
  return {
    kind: 'read',
    state,
    refunds: isPaid ? [{ key: null, refundId: one.id, amountCents: actualCents, at: one.modifiedAt ?? 0 }] : [],
    paidCents: Math.max(mostCentsOf(one) ?? 0, one.refund.mostCents ?? 0, actualCents ?? 0),
  };
}

function linesOf(one: JdReturn): ExpectedReturn['lines'] {
  const lines = one.skus.slice(0, 500).map(({ skuId, skuName, skuNum, skuTypeDesc }) => ({
    sku: oneLine(skuId, 64) || one.id,
    name: oneLine(skuName, 120),
    picture: null,
    quantity: skuNum !== null && skuNum >= 1 && skuNum <= 10_000 ? skuNum : 1,
    isGift: (skuTypeDesc ?? '').includes('赠'),
    barcodes: [],
    serials: [],
  }));
  if (lines.length > 0) return lines;
  return [{ sku: one.id, name: '', picture: null, quantity: 1, isGift: false, barcodes: [], serials: [] }];
}

/** The buyer stays unnamed: what the bench doesn't need is not taken. JD's list tells no code of the merchant's own. */
export function expectedOf(one: JdReturn, of: { platform: string; shop: string }): ExpectedReturn {
  const [first, ...more] = sentBack(one);
  const courier = one.waybills.find(({ waybillType }) => waybillType === SENT_BACK)?.providerName ?? null;
  return {
    platform: of.platform,
    returnNo: one.id,
    orderNo: one.orderNo ?? one.id,
    shop: oneLine(of.shop, 80),
    buyer: '*',
    reason: reasonIn(one.reason),
    reasonText: oneLine(one.reason, 200),
    category: 'other',
    // What was asked for, also once less has been refunded: that stays the bound of all that may be added.
    amountCents: Math.max(mostCentsOf(one) ?? 0, stateOf(one) === 'refunded' ? (one.refund.actualCents ?? 0) : 0),
    freightCents: 0,
    currency: 'CNY',
    state: stateOf(one),
    isMarkedHighValue: false,
    signedAt: null,
    platformDeadlineAt: one.overAt,
    returnWaybill: first ?? null,
    moreWaybills: more.slice(0, 50),
    outboundWaybill: null,
    courier: oneLine(courier, 20) || null,
    version: one.modifiedAt ?? 0,
    lines: linesOf(one),
    wants: wantsOf(one),
  };
}
