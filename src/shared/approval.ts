import * as v from 'valibot';
import { AtMs, Cents, DecisionKind, Id } from './domain-words.ts';
import { call } from './ipc.ts';
import { Claim, Pin } from './people.ts';
import { ErrorCode } from './result.ts';

// Whose word a decision waits for: between a proposal and the outbox. Who proposed never confirms where two are needed.

/**
 * Whose word lets a refund go. `supervisor`: one person's is enough. `merchant`: the merchant's confirmation 商家二次确认 as
 * well, by somebody else than the proposer.
 */
const WORDS = ['supervisor', 'merchant'] as const;
export const Word = v.picklist(WORDS);
export type Word = v.InferOutput<typeof Word>;

/**
 * Why it is that one's: a part of the money, goods of high value, suspected counterfeits, a flag that a person set, the same
 * defect of the same article many times lately; else a refund that was contested.
 */
const WORD_WHYS = ['part', 'high-value', 'counterfeit', 'flagged', 'many-alike', 'contested'] as const;
export type WordWhy = (typeof WORD_WHYS)[number];

/** What a proposal waits for, as the person who looks sees it. */
export const WordWanted = v.object({
  /** Of this very proposal: one that was written anew is another. */
  proposalId: Id,
  word: Word,
  why: v.picklist(WORD_WHYS),
  /** Null: whoever looks may give it now; else why not. */
  whyNotMine: v.nullable(ErrorCode),
  /** What leaves then: `call` the platform refunds by itself, `hand` no call of it pays this sum, a person does it there. */
  then: v.picklist(['call', 'hand']),
  /** What moves in all, goods and freight. */
  totalCents: Cents,
});
export type WordWanted = v.InferOutput<typeof WordWanted>;

/** Two people have decided it; what is left is done by hand in a back office. */
export const ConfirmedByHand = v.object({
  kind: DecisionKind,
  amountCents: Cents,
  proposedBy: v.string(),
  confirmedBy: v.string(),
});
export type ConfirmedByHand = v.InferOutput<typeof ConfirmedByHand>;

/** `second` null: who is signed in confirms; else another person at the same bench, by badge (or number) and PIN. */
export const ConfirmInput = v.object({
  verdictId: Id,
  proposalId: Id,
  second: v.nullable(v.object({ claim: Claim, pin: Pin })),
});
export type ConfirmInput = v.InferOutput<typeof ConfirmInput>;

/** `undoUntilAt` null: nothing leaves by itself, a person does it by hand. */
export const Confirmed = v.object({
  verdictId: Id,
  waybill: v.string(),
  totalCents: Cents,
  currency: v.string(),
  confirmedBy: v.string(),
  undoUntilAt: v.nullable(AtMs),
});
export type Confirmed = v.InferOutput<typeof Confirmed>;

export const RejectInput = v.object({
  verdictId: Id,
  proposalId: Id,
  reason: v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(500)),
});
export type RejectInput = v.InferOutput<typeof RejectInput>;

const Nothing = v.undefined();

export const approvalCalls = {
  /** Gives the word a proposal waits for; decision and refund command are stored together, sent after the time to undo. */
  decisionConfirm: call(ConfirmInput, Confirmed),
  /** Turns a proposal down: the case is to be decided anew. */
  decisionReject: call(RejectInput, Nothing),
  /** Takes a confirmation back before anything was sent: the proposal stands again. */
  decisionTakeBack: call(v.object({ verdictId: Id }), Nothing),
} as const;
