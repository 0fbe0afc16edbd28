import * as v from 'valibot';
import { AtMs, Id } from './domain-words.ts';
import { call } from './ipc.ts';

// Marks of a case that lift its class: a flag that a person sets, and how often the same was found lately.

/** Set by a shop agent or a supervisor: two people decide this case, whatever it is worth. */
export const CaseFlag = v.object({ reason: v.string(), operatorNo: v.string(), at: AtMs });
export type CaseFlag = v.InferOutput<typeof CaseFlag>;

/** `reason` null takes the flag away. */
export const FlagInput = v.object({
  verdictId: Id,
  reason: v.nullable(v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(200))),
});
export type FlagInput = v.InferOutput<typeof FlagInput>;

export const caseMarkCalls = {
  /** Flags a case that is still to be decided, or takes the flag away. */
  caseFlag: call(FlagInput, v.undefined()),
} as const;
