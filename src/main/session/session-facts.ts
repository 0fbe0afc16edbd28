import * as v from 'valibot';
import { Cause, DefectCode, Gap, Judgement, JudgementValue } from '../../shared/domain-words.ts';
import { Matching, Question } from '../../shared/session.ts';

// session: what happened at the bench with one parcel, as facts that are only ever added. After scan (what was read),
// before evidence and decision. The state of a session is folded from its facts (`session-state.ts`); undo adds a fact.

/** Everything that can happen to an open box. Stored as JSON in `session_fact.body`. */
export const SessionFact = v.variant('kind', [
  v.object({ kind: v.literal('opened'), matching: Matching, isCheckDigitOff: v.boolean() }),
  v.object({ kind: v.literal('resumed') }),
  v.object({ kind: v.literal('matched') }),
  v.object({
    kind: v.literal('counted'),
    lineId: v.string(),
    what: v.picklist(['good', 'defective', 'missing']),
    delta: v.number(),
  }),
  v.object({ kind: v.literal('serial'), lineId: v.string(), serial: v.string() }),
  v.object({ kind: v.literal('stranger'), text: v.string(), as: v.picklist(['sku', 'serial', 'goods']) }),
  v.object({ kind: v.literal('chosen'), choice: v.picklist(['damaged', 'swapped']) }),
  v.object({ kind: v.literal('coded'), code: DefectCode, isSet: v.boolean() }),
  v.object({ kind: v.literal('caused'), cause: Cause }),
  v.object({ kind: v.literal('judged'), judgement: Judgement, value: JudgementValue }),
  v.object({ kind: v.literal('noted'), text: v.string() }),
  v.object({ kind: v.literal('placed'), bin: v.string() }),
  v.object({ kind: v.literal('asked'), question: Question }),
  v.object({ kind: v.literal('answered'), questionId: v.string(), answer: v.string() }),
  v.object({ kind: v.literal('verdict-given') }),
  v.object({ kind: v.literal('verdict-revoked') }),
  v.object({ kind: v.literal('undone'), factId: v.string() }),
  v.object({ kind: v.literal('half-done') }),
  v.object({ kind: v.literal('closed'), gaps: v.array(Gap) }),
]);
export type SessionFact = v.InferOutput<typeof SessionFact>;

export type StoredFact = { id: string; at: number; fact: SessionFact };
