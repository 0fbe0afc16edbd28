import * as v from 'valibot';
import { AtMs, Id } from './domain-words.ts';
import { call } from './ipc.ts';

// Negotiating 协商中: a contested case is talked over with the buyer before it is decided. Between the finding and the
// decision; it holds up neither the bench nor the refund's own clock.

/** Contested with the buyer: everything else on the list waits for the platform, for a match, or for a person alone. */
export const NEGOTIABLE_WHYS = ['contradicts', 'category-law', 'gift-missing', 'claim-back'] as const;

export const NEGOTIATION_TEXT_MAX = 1_000;
export const NEGOTIATION_NOTE_MAX = 200;

/**
 * Why the due time is another than was asked for: `morning` it lay in the night, when no buyer is bothered; `deadline` the
 * refund's own deadline comes before; `night` that deadline lies in the night itself, so it can't wait for the morning.
 */
const DUE_MOVES = ['morning', 'deadline', 'night'] as const;

const Due = v.object({ dueAt: AtMs, moved: v.nullable(v.picklist(DUE_MOVES)) });
export type Due = v.InferOutput<typeof Due>;

/** What the buyer said, as somebody entered it; never changed, only followed by the next. */
const BuyerAnswer = v.object({ text: v.string(), saidAt: AtMs, enteredAt: AtMs, operatorNo: v.string() });
export type BuyerAnswer = v.InferOutput<typeof BuyerAnswer>;

export const NegotiationView = v.object({
  /** False: it was ended, by a decision or by a person; what the buyer said still stands beside the case. */
  isOpen: v.boolean(),
  owner: v.object({ operatorNo: v.string(), name: v.string() }),
  /** The one who looks is its owner. */
  isMine: v.boolean(),
  dueAt: AtMs,
  note: v.string(),
  /** Oldest first. */
  answers: v.array(BuyerAnswer),
});
export type NegotiationView = v.InferOutput<typeof NegotiationView>;

/** Before it begins: who may own it and until when it may last. */
export const NegotiationOffer = v.object({
  /** Who asks comes first, where that person may. */
  owners: v.array(v.object({ id: Id, operatorNo: v.string(), name: v.string() })),
  /** Earliest first; `isUsual` is the one to begin with. */
  dues: v.array(v.object({ ...Due.entries, isUsual: v.boolean() })),
  /** The refund's own deadline; null where none runs any more. */
  deadlineAt: v.nullable(AtMs),
});
export type NegotiationOffer = v.InferOutput<typeof NegotiationOffer>;

/** `dueAt` may be moved (`Due.moved` of the answer says so). On a negotiation that runs: another owner, time or note. */
export const NegotiationInput = v.object({
  verdictId: Id,
  ownerId: Id,
  dueAt: AtMs,
  note: v.pipe(v.string(), v.trim(), v.maxLength(NEGOTIATION_NOTE_MAX)),
});
export type NegotiationInput = v.InferOutput<typeof NegotiationInput>;

/** `saidAt`: when the buyer said it, not later than now. */
export const BuyerAnswerInput = v.object({
  verdictId: Id,
  text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(NEGOTIATION_TEXT_MAX)),
  saidAt: AtMs,
});
export type BuyerAnswerInput = v.InferOutput<typeof BuyerAnswerInput>;

const EndInput = v.object({ verdictId: Id, note: v.pipe(v.string(), v.trim(), v.maxLength(NEGOTIATION_NOTE_MAX)) });
export type NegotiationEndInput = v.InferOutput<typeof EndInput>;

const Nothing = v.undefined();

export const negotiationCalls = {
  /** Who may own it and until when; refused where the case can't be negotiated, or no time is left. */
  negotiationOffer: call(v.object({ verdictId: Id }), NegotiationOffer),
  negotiationBegin: call(NegotiationInput, Due),
  negotiationAnswer: call(BuyerAnswerInput, Nothing),
  /** Ends it without a decision: the case is to be decided as before. */
  negotiationEnd: call(EndInput, Nothing),
} as const;
