import * as v from 'valibot';
import { Confirmed, ConfirmInput, WordWanted } from './approval.ts';
import { AtMs, Cents, Id } from './domain-words.ts';
import { call } from './ipc.ts';
import { ErrorCode } from './result.ts';
import { CommandState } from './sync.ts';

// A supplement 补退: money added to a partial refund that has ended, after a ruling or because the parties agreed on more.
// A decision of its own with the words of two people, and a command of its own: `refund:<platform>:<return no>:2`, once.

export const SUPPLEMENT_REASON_MAX = 500;

export const SupplementView = v.object({
  verdictId: Id,
  waybill: v.string(),
  returnNo: v.string(),
  shop: v.string(),
  currency: v.string(),
  /** What the buyer paid, goods and freight: the bound of everything that is refunded. */
  paidCents: Cents,
  /** What has been refunded on it so far, as far as this bench knows. */
  beforeCents: Cents,
  /** Why nothing can be added now; null when it can. */
  whyNot: v.nullable(ErrorCode),
  proposal: v.nullable(v.object({ amountCents: Cents, reason: v.string(), operatorNo: v.string(), at: AtMs })),
  /** What the proposal waits for, as the one who looks sees it. */
  word: v.nullable(WordWanted),
  /** Its command, once two people have decided. */
  ordered: v.nullable(v.object({ amountCents: Cents, state: CommandState, canTakeBack: v.boolean() })),
});
export type SupplementView = v.InferOutput<typeof SupplementView>;

/** `amountCents`: more than nothing, at most what was paid and not refunded yet. */
export const SupplementInput = v.object({
  verdictId: Id,
  amountCents: Cents,
  reason: v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(SUPPLEMENT_REASON_MAX)),
});
export type SupplementInput = v.InferOutput<typeof SupplementInput>;

const RejectSupplement = v.object({
  verdictId: Id,
  proposalId: Id,
  reason: v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(SUPPLEMENT_REASON_MAX)),
});
export type RejectSupplement = v.InferOutput<typeof RejectSupplement>;

const Nothing = v.undefined();

export const supplementCalls = {
  /** Partial refunds under this very waybill or return number; '' = every supplement that waits for its second word. */
  supplementFind: call(v.object({ text: v.pipe(v.string(), v.trim(), v.maxLength(64)) }), v.array(SupplementView)),
  supplementPropose: call(SupplementInput, SupplementView),
  /** Gives the second word: decision and command `:2` are stored together, sent after the time to undo. */
  supplementConfirm: call(ConfirmInput, Confirmed),
  supplementReject: call(RejectSupplement, Nothing),
  /** Takes it back before anything was sent: the proposal stands again. */
  supplementTakeBack: call(v.object({ verdictId: Id }), Nothing),
} as const;
