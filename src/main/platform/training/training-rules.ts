import { totalCentsOf } from '../../../shared/command-body.ts';
import type { RefundBody } from '../../../shared/command-body.ts';
import type { RefusalCode } from '../platform.ts';
import type { LedgerReturn, Movement } from './training-ledger.ts';

/** How strict the training platform is. With both guards off a request that comes twice really pays twice. */
export type TrainingRules = {
  /** The same idempotency key is answered with the first result. */
  honoursKeys: boolean;
  /** Keys are forgotten after this long, like everywhere in the trade (24 h). */
  keyLifetimeMs: number;
  /** A return that was refunded once is not refunded again. */
  refusesSecond: boolean;
};

export const STRICT: TrainingRules = { honoursKeys: true, keyLifetimeMs: 24 * 3_600_000, refusesSecond: true };

type RefundJudgement =
  | { kind: 'move' }
  | { kind: 'repeat'; moved: Movement }
  | { kind: 'unknown-return' }
  | { kind: 'refused'; code: RefusalCode; words: string };

const refused = (code: RefusalCode, words: string): RefundJudgement => ({ kind: 'refused', code, words });

/** What the training platform says to a refund request; pure. Its sentences are a platform's own and stay Chinese. */
export function judgeRefund(
  body: RefundBody,
  bodyHash: string,
  seen: { found: LedgerReturn | null; earlier: Movement[]; ofKey: Movement | null; isRefusing: boolean; now: number },
  rules: TrainingRules,
): RefundJudgement {
  const { found, earlier, ofKey, now } = seen;
  if (rules.honoursKeys && ofKey !== null && now - ofKey.at < rules.keyLifetimeMs)
    return ofKey.bodyHash === bodyHash
      ? { kind: 'repeat', moved: ofKey }
      : refused('other', '该请求号已用于另一笔退款，内容不一致');
  if (found === null) return { kind: 'unknown-return' };
  const refundedCents = earlier.reduce((sum, { amountCents }) => sum + amountCents, 0);
  // A supplement names what had been refunded before: anything else is a second refund.
  const isSupplement = body.beforeCents !== undefined && body.beforeCents === refundedCents;
  if (earlier.length > 0 && rules.refusesSecond && !isSupplement)
    return refused('already-refunded', '该售后单已退款，不能重复退款');
  switch (found.state) {
    case 'locked':
      return refused('locked', '平台介入中，退款已锁定');
    case 'withdrawn':
      return refused('withdrawn', '买家已撤销售后申请');
    case 'closed':
      return refused('closed', '售后单已关闭');
    case 'refunded':
    case 'open':
      break;
  }
  if (seen.isRefusing) return refused('other', '商家资金账户异常，暂不支持退款，请联系平台客服');
  const wanted = totalCentsOf(body);
  const before = isSupplement ? refundedCents : 0;
  if (body.currency !== found.expected.currency || wanted === 0 || before + wanted > found.paidCents)
    return refused('amount', '退款金额超过可退金额');
  return { kind: 'move' };
}
