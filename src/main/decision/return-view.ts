import type { LineView, ReturnView, VerdictView } from '../../shared/session.ts';
import type * as v from 'valibot';
import type { StoredReturn } from '../session/expected-return-store.ts';
import type { LineCount } from '../session/line-count.ts';
import { saidOf } from '../session/session-said.ts';
import type { Session } from '../session/session-service.ts';
import type { Parcel } from '../session/session-store.ts';
import { deadlineOf } from './decision-rules.ts';
import type { StoredVerdict } from './decision-rows.ts';

type ShopRules = { refundWithinHours: number; highValueCents: number };

/** An expected return as the window shows it: with what was counted, its deadline and its verdict. */
export function viewReturn(
  session: Session,
  expected: StoredReturn,
  verdict: StoredVerdict | null,
  rules: ShopRules,
): ReturnView {
  const { inspection, parcel, state } = session;
  const { choice, codes } = saidOf(state.said, expected.id);
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
    ...(expected.dispute === null ? {} : { dispute: expected.dispute }),
    isHighValue: isHighValue(expected, rules),
    deadlineAt: returnDeadline(expected, parcel, rules),
    lines: expected.lines.flatMap((line) => viewLine(line, state.lines) ?? []),
    verdict: verdict === null ? null : viewVerdict(verdict),
    choice,
    codes,
    isOutbound: cameBackAsSent(expected, parcel.waybill),
    isClaimed: state.claimed.has(expected.id),
    awaitsRest: state.awaitsRest.has(expected.id),
    otherBoxes: otherBoxes(session, expected),
    isJudgedElsewhere: verdict !== null && verdict.inspectionId !== inspection.id,
  };
}

/**
 * Refused, intercepted or undelivered: it came under the number it was sent out with and the buyer announced no return
 * of his own. With a return waybill the old label is only left over on a box that was used again.
 */
export const cameBackAsSent = (expected: StoredReturn, waybill: string): boolean =>
  expected.outboundWaybill === waybill && expected.returnWaybill === null && expected.moreWaybills.length === 0;

/** The other boxes of this return: those it was announced in and those that came here for it. */
function otherBoxes(session: Session, expected: StoredReturn): ReturnView['otherBoxes'] {
  const came = session.otherBoxes.get(expected.id) ?? [];
  const announced = [expected.returnWaybill, ...expected.moreWaybills].filter((one) => one !== null);
  const waybills = new Set([...came.map(({ waybill }) => waybill), ...announced]);
  waybills.delete(session.parcel.waybill);
  return [...waybills].map((waybill) => ({
    waybill,
    isOpened: came.some((box) => box.waybill === waybill && box.inspectionId !== null),
  }));
}

export const isHighValue = (expected: StoredReturn, rules: ShopRules): boolean =>
  expected.isMarkedHighValue || expected.amountCents >= rules.highValueCents;

/** When the refund of this return must be acknowledged, ms: shown while it is judged, and kept by what is ordered. */
export const returnDeadline = (
  expected: Pick<StoredReturn, 'signedAt' | 'platformDeadlineAt'>,
  parcel: Pick<Parcel, 'receivedAt'>,
  rules: Pick<ShopRules, 'refundWithinHours'>,
): number =>
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

function viewLine(line: StoredReturn['lines'][number], counts: readonly LineCount[]): LineView | null {
  const count = counts.find((one) => one.lineId === line.id);
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
    bundle: line.bundle,
    elsewhere: count.elsewhere,
  };
}
