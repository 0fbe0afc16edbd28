import * as v from 'valibot';
import { Cause, DefectCode, Gap, Judgement, JudgementValue } from '../../shared/domain-words.ts';
import { Disposition } from '../../shared/disposition.ts';
import { EvidenceItem } from '../../shared/evidence-meter.ts';
import { Lane, Matching, Question } from '../../shared/session.ts';

// session: what happened at the bench with one parcel, as facts that are only ever added. After scan (what was read),
// before evidence and decision. The state of a session is folded from its facts (`session-state.ts`); undo adds a fact.

/** Which return of a box with several it is said of; absent or null = of the whole box. */
const OfReturn = v.exactOptional(v.nullable(v.string()));

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
  v.object({
    kind: v.literal('stranger'),
    text: v.string(),
    as: v.picklist(['sku', 'serial', 'goods']),
    returnId: OfReturn,
  }),
  v.object({ kind: v.literal('chosen'), choice: v.picklist(['damaged', 'swapped']), returnId: OfReturn }),
  v.object({ kind: v.literal('coded'), code: DefectCode, isSet: v.boolean(), returnId: OfReturn }),
  v.object({ kind: v.literal('caused'), cause: Cause, returnId: OfReturn }),
  v.object({ kind: v.literal('judged'), judgement: Judgement, value: JudgementValue, returnId: OfReturn }),
  v.object({ kind: v.literal('noted'), text: v.string() }),
  v.object({ kind: v.literal('placed'), bin: v.string() }),
  /** The box on the scale. */
  v.object({ kind: v.literal('weighed'), grams: v.number() }),
  /** Several returns in one box: what follows is said of this one. */
  v.object({ kind: v.literal('focused'), returnId: v.string() }),
  /** A person found its return; `unclaimed` takes that back. */
  v.object({ kind: v.literal('claimed'), returnId: v.string() }),
  v.object({ kind: v.literal('unclaimed'), returnId: v.string() }),
  /** What is missing of these returns is in another box: no verdict before that one came. */
  v.object({ kind: v.literal('rest-elsewhere'), returnIds: v.array(v.string()) }),
  /** Where the goods that are not intact go. */
  v.object({ kind: v.literal('disposed'), disposition: Disposition }),
  /** `refused` = taken back unopened, `other-merchant` = not ours; `return` = opened after all. */
  v.object({ kind: v.literal('lane'), lane: Lane }),
  v.object({ kind: v.literal('asked'), question: Question }),
  v.object({ kind: v.literal('answered'), questionId: v.string(), answer: v.string() }),
  /** `asked`: what was wanted on record of each return by then; absent in facts of older versions. */
  v.object({
    kind: v.literal('verdict-given'),
    asked: v.exactOptional(v.array(v.object({ returnId: v.nullable(v.string()), items: v.array(EvidenceItem) }))),
  }),
  v.object({ kind: v.literal('verdict-revoked') }),
  v.object({ kind: v.literal('undone'), factId: v.string() }),
  v.object({ kind: v.literal('half-done') }),
  v.object({ kind: v.literal('closed'), gaps: v.array(Gap) }),
]);
export type SessionFact = v.InferOutput<typeof SessionFact>;

export type StoredFact = { id: string; at: number; fact: SessionFact };
