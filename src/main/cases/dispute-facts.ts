import * as v from 'valibot';
import { DISPUTE_FACTS, DisputeCause, DisputeClock, DisputeLevel, DisputeState, Ruling } from '../../shared/dispute.ts';
import type { DisputeFact } from '../../shared/dispute.ts';
import { AtMs } from '../../shared/domain-words.ts';
import type { FactRow } from './dispute-store.ts';

/** A case as a fact left it; the last one holds. */
export const DisputeFactBody = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    cause: DisputeCause,
    state: DisputeState,
    level: DisputeLevel,
    reached: DisputeLevel,
    levelAt: AtMs,
    setDueAt: v.nullable(AtMs),
    // Older facts don't know it.
    askedDueAt: v.optional(v.nullable(AtMs), null),
    clock: DisputeClock,
    dueAt: v.nullable(AtMs),
    ruling: v.nullable(Ruling),
    note: v.string(),
  }),
);
const What = v.picklist(DISPUTE_FACTS);

/** A fact as the time line shows it. */
export function factOf({ what, body, operatorNo, at }: FactRow): DisputeFact {
  const { state, level, dueAt, note, ruling } = v.parse(DisputeFactBody, body);
  return { what: v.parse(What, what), state, level, dueAt, note, ruling, operatorNo, at };
}
