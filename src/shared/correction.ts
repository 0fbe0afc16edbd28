import * as v from 'valibot';
import { Confirmed, ConfirmInput, RejectInput, WordWanted } from './approval.ts';
import { AtMs, Cents, Id } from './domain-words.ts';
import { call } from './ipc.ts';
import { RefusalInput, RefusalRulesView } from './refusal.ts';
import { ErrorCode } from './result.ts';

// A correction 更正: what a platform refused for good is said anew under the same key, and sent again. What was ordered before
// is kept with who, why and when. After the sync, which parks; back to the decision, whose people and words it takes.

export const CORRECTION_REASON_MIN = 2;
export const CORRECTION_REASON_MAX = 200;
const Reason = v.pipe(v.string(), v.trim(), v.minLength(CORRECTION_REASON_MIN), v.maxLength(CORRECTION_REASON_MAX));

/** A refused refund whose sum may be corrected, and how far that is. */
export const RefundCorrection = v.object({
  commandId: Id,
  verdictId: Id,
  shop: v.string(),
  currency: v.string(),
  /** What was ordered and refused. */
  orderedCents: Cents,
  /** What may be refunded at most: what the buyer paid, less what was refunded before a supplement. */
  maxCents: Cents,
  /** Why nobody, or not who looks, can propose another sum now; null when they can. */
  whyNot: v.nullable(ErrorCode),
  proposal: v.nullable(v.object({ amountCents: Cents, reason: v.string(), operatorNo: v.string(), at: AtMs })),
  /** What the proposal waits for, as the one who looks sees it. */
  word: v.nullable(WordWanted),
});
export type RefundCorrection = v.InferOutput<typeof RefundCorrection>;

/** `amountCents`: more than nothing, at most `maxCents`, another than before. */
const RefundCorrectionInput = v.object({ commandId: Id, amountCents: Cents, reason: Reason });
export type RefundCorrectionInput = v.InferOutput<typeof RefundCorrectionInput>;

/** A refusal that the platform did not take, as it was sent, and what may be refused there now. */
export const RefusalCorrection = v.object({
  commandId: Id,
  inspectionId: Id,
  shop: v.string(),
  message: v.string(),
  reasonCode: v.nullable(v.string()),
  /** SHA-256 of photos of its box. */
  pictures: v.array(v.string()),
  rules: RefusalRulesView,
});
export type RefusalCorrection = v.InferOutput<typeof RefusalCorrection>;

const { message, reasonCode, pictures } = RefusalInput.entries;
/** At least one of the three is another than before. `reason`: why it is corrected; it stays here. */
const RefusalCorrectionInput = v.object({ commandId: Id, message, reasonCode, pictures, reason: Reason });
export type RefusalCorrectionInput = v.InferOutput<typeof RefusalCorrectionInput>;

const Nothing = v.undefined();

export const correctionCalls = {
  /** Refused refunds for which another sum is proposed and waits for its second word. */
  correctionsWaiting: call(Nothing, v.array(RefundCorrection)),
  correctionRefund: call(v.object({ commandId: Id }), RefundCorrection),
  /** Proposes another sum of a refused refund; until it is confirmed the refund stays parked. */
  correctionPropose: call(RefundCorrectionInput, RefundCorrection),
  /** Gives the second word: the decision and its refund have the new sum, and it is sent again; in one transaction. */
  correctionConfirm: call(ConfirmInput, Confirmed),
  correctionReject: call(RejectInput, Nothing),
  /** Reads a refused refusal, and asks the platform what may be refused; nothing is sent. */
  correctionRefusal: call(v.object({ commandId: Id }), RefusalCorrection),
  /** Says a refused refusal anew; it is sent again. */
  correctionRefuse: call(RefusalCorrectionInput, Nothing),
} as const;
