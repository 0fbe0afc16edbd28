import * as v from 'valibot';
import { AtMs, Id } from './domain-words.ts';
import { call } from './ipc.ts';

// More time 延长时限: a person asks the platform to let its own timer of a return run longer, before the case is decided.
// No money moves, nothing is ordered: one call when a person asks, never repeated by the program.

/**
 * `granted` a later timer was read afterwards · `taken` the platform said yes, but no later timer could be read ·
 * `refused` it said no · `not-open` the return is over or locked there, so it was not asked · `not-asked` the question did
 * not get there, or was turned away unread · `unknown` it left and no usable answer came: it may have been granted.
 */
const MORE_TIME_OUTCOMES = ['granted', 'taken', 'refused', 'not-open', 'not-asked', 'unknown'] as const;
export const MoreTimeOutcome = v.picklist(MORE_TIME_OUTCOMES);
export type MoreTimeOutcome = v.InferOutput<typeof MoreTimeOutcome>;

const MoreTimeAsked = v.object({
  askedAt: AtMs,
  operatorNo: v.string(),
  /** Null: asked, and no answer was written down. */
  outcome: v.nullable(MoreTimeOutcome),
  /** The platform's, or an id of our own (`LastWords`). */
  words: v.nullable(v.string()),
  /** The platform's timer as it was read afterwards; null where it has none or could not be read. */
  deadlineAt: v.nullable(AtMs),
});
export type MoreTimeAsked = v.InferOutput<typeof MoreTimeAsked>;

export const MoreTimeView = v.object({
  /** This return is open as far as is known here, and its platform has the call. */
  isPossible: v.boolean(),
  /** The platform's own timer as last read; null = it tells of none. */
  platformDeadlineAt: v.nullable(AtMs),
  /** The last time it was asked for this return in this box; null = never. */
  asked: v.nullable(MoreTimeAsked),
});
export type MoreTimeView = v.InferOutput<typeof MoreTimeView>;

export const moreTimeCalls = {
  moreTimeRead: call(v.object({ verdictId: Id }), MoreTimeView),
  /** Asks the platform once. What it said is in the answer and in the chain, whatever it was. */
  moreTimeAsk: call(v.object({ verdictId: Id }), MoreTimeView),
} as const;
