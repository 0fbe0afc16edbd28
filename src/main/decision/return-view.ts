import type { LineView, ReturnView, VerdictView } from '../../shared/session.ts';
import type * as v from 'valibot';
import type { StoredReturn } from '../session/expected-return-store.ts';
import type { Parcel } from '../session/session-store.ts';
import type { SessionState } from '../session/session-state.ts';
import { deadlineOf } from './decision-rules.ts';
import type { StoredVerdict } from './decision-store.ts';

type ShopRules = { refundWithinHours: number; highValueCents: number };

/** An expected return as the window shows it: with what was counted, its deadline and its verdict. */
export function viewReturn(
  expected: StoredReturn,
  parcel: Parcel,
  state: SessionState,
  verdict: StoredVerdict | null,
  rules: ShopRules,
): ReturnView {
  return {
    id: expected.id,
    platform: expected.platform,
    returnNo: expected.returnNo,
    orderNo: expected.orderNo,
    shop: expected.shop,
    buyer: expected.buyer,
    reason: expected.reason,
    reasonText: expected.reasonText,
    category: expected.category,
    amountCents: expected.amountCents,
    freightCents: expected.freightCents,
    currency: expected.currency,
    state: expected.state,
    isHighValue: isHighValue(expected, rules),
    deadlineAt: returnDeadline(expected, parcel, rules),
    lines: expected.lines.flatMap((line) => viewLine(line, state) ?? []),
    verdict: verdict === null ? null : viewVerdict(verdict),
    choice: state.choice,
    codes: state.codes,
    isOutbound: false,
    isClaimed: false,
    awaitsRest: false,
    otherBoxes: [],
    isJudgedElsewhere: false,
  };
}

const isHighValue = (expected: StoredReturn, rules: ShopRules): boolean =>
  expected.isMarkedHighValue || expected.amountCents >= rules.highValueCents;

export const returnDeadline = (expected: StoredReturn, parcel: Parcel, rules: ShopRules): number =>
  deadlineOf({
    signedAt: expected.signedAt,
    receivedAt: parcel.receivedAt,
    platformDeadlineAt: expected.platformDeadlineAt,
    refundWithinHours: rules.refundWithinHours,
  });

const viewVerdict = (verdict: StoredVerdict): v.InferOutput<typeof VerdictView> => ({
  verdict: verdict.verdict,
  finding: verdict.finding,
  codes: verdict.codes,
  at: verdict.at,
  operatorNo: verdict.operatorNo,
});

function viewLine(line: StoredReturn['lines'][number], state: SessionState): LineView | null {
  const count = state.lines.find((one) => one.lineId === line.id);
  if (count === undefined) return null;
  return {
    id: line.id,
    sku: line.sku,
    name: line.name,
    picture: line.picture,
    expected: count.expected,
    good: count.good,
    defective: count.defective,
    extra: count.extra,
    isMissingConfirmed: count.isMissingConfirmed,
    shippedSerials: line.serials,
    seenSerials: count.seenSerials,
    serialState: count.serialState,
    isCountedByKey: line.barcodes.length === 0,
    isGift: line.isGift,
    bundle: null,
    elsewhere: 0,
  };
}
