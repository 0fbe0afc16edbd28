import type { Settings } from '../../shared/settings.ts';
import type { RefundOrder } from '../outbox/order-store.ts';
import type { StoredReturn } from '../session/expected-return-store.ts';
import type { Session } from '../session/session-service.ts';
import type { StoredVerdict } from './decision-rows.ts';
import { returnDeadline } from './return-view.ts';
import { attestedOf } from './verdict-rules.ts';

type Decided = {
  decisionId: string;
  /** Cents; the freight is paid on top of the goods. */
  amounts: { amountCents: number; freightCents: number };
  /** Less than the buyer paid, as two people decided. */
  isPart: boolean;
  now: number;
};

/** The refund a decision orders, whoever made it: it leaves after the time to undo. */
export const refundOrderOf = (
  session: Session,
  expected: StoredReturn,
  verdict: StoredVerdict,
  settings: Settings,
  { decisionId, amounts, isPart, now }: Decided,
): RefundOrder => ({
  platform: expected.platform,
  returnNo: expected.returnNo,
  parcelId: session.parcel.id,
  expectedReturnId: expected.id,
  decisionId,
  ...amounts,
  currency: expected.currency,
  reason: `${verdict.verdict}:${verdict.codes.join(',')}`,
  judgements: attestedOf(verdict.judgements),
  via: session.state.lane === 'refused' ? 'outbound' : 'return',
  ...(isPart ? { isPart: true as const } : {}),
  notBeforeAt: now + settings.undoMs,
  deadlineAt: returnDeadline(expected, session.parcel, settings),
  now,
});
