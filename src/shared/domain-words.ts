import * as v from 'valibot';

// The closed lists of the trade. The words are those of the design's glossary; the Chinese and English texts stand in
// the window's word tables, keyed by these ids.

export const VERDICTS = ['intact', 'damaged', 'swapped'] as const;
export const Verdict = v.picklist(VERDICTS);
export type Verdict = v.InferOutput<typeof Verdict>;

/** The verdict against the buyer's words. `mark` = contradicts softly: noted on the record, still refundable. */
export const FINDINGS = ['confirms', 'contradicts', 'neutral', 'mark'] as const;
export const Finding = v.picklist(FINDINGS);
export type Finding = v.InferOutput<typeof Finding>;

/** Why the buyer sends it back. */
export const REASONS = [
  'no-reason',
  'quality',
  'broken',
  'wrong-item',
  'short',
  'not-as-described',
  'not-received',
  'counterfeit',
] as const;
export const Reason = v.picklist(REASONS);
export type Reason = v.InferOutput<typeof Reason>;

export const DEFECT_CODES = [
  'damaged',
  'washed',
  'worn',
  'stained',
  'odour',
  'tag-missing',
  'seal-tag-mismatch',
  'seal-broken',
  'malfunction',
  'part-missing',
  'gift-missing',
  'line-missing',
  'empty-box',
  'wrong-item',
  'not-as-shipped',
  'serial-mismatch',
  'counterfeit',
  'activated',
  'outer-box',
] as const;
export const DefectCode = v.picklist(DEFECT_CODES);
export type DefectCode = v.InferOutput<typeof DefectCode>;

export const CAUSES = ['buyer', 'carrier', 'quality', 'picking', 'warehouse', 'unknown'] as const;
export const Cause = v.picklist(CAUSES);
export type Cause = v.InferOutput<typeof Cause>;

/** The six judgements (JD requires them all; other platforms' codes are derived from them). */
export const JUDGEMENTS = ['packaging', 'function', 'appearance', 'accessories', 'invoice', 'reason'] as const;
export const Judgement = v.picklist(JUDGEMENTS);
export type Judgement = v.InferOutput<typeof Judgement>;
export const JUDGEMENT_VALUES = ['good', 'bad', 'untested'] as const;
export const JudgementValue = v.picklist(JUDGEMENT_VALUES);
export type JudgementValue = v.InferOutput<typeof JudgementValue>;
export const Judgements = v.object({
  packaging: JudgementValue,
  function: JudgementValue,
  appearance: JudgementValue,
  accessories: JudgementValue,
  invoice: JudgementValue,
  reason: JudgementValue,
});
export type Judgements = v.InferOutput<typeof Judgements>;

export const CATEGORIES = [
  'clothing',
  'shoes-bags',
  'digital',
  'food',
  'beauty',
  'intimate',
  'second-hand',
  'other',
] as const;
export const Category = v.picklist(CATEGORIES);
export type Category = v.InferOutput<typeof Category>;

/** What is asked of the platform. */
export const DECISION_KINDS = [
  'refund-full',
  'refund-part',
  'refuse',
  'exchange',
  're-send',
  'repair',
  'return-goods',
  'more-time',
] as const;
export const DecisionKind = v.picklist(DECISION_KINDS);
export type DecisionKind = v.InferOutput<typeof DecisionKind>;

/** State of the return at the platform, as last read. */
export const RETURN_STATES = ['open', 'refunded', 'closed', 'withdrawn', 'locked'] as const;
export const ReturnState = v.picklist(RETURN_STATES);
export type ReturnState = v.InferOutput<typeof ReturnState>;

/**
 * How far the platform's own people are with a return 平台介入: asked for · at work · first ruling given · reviewed again ·
 * ruled · our proof is wanted · both sides negotiate before them.
 */
export const DISPUTE_STAGES = [
  'asked',
  'at-work',
  'first-ruling',
  'review',
  'ruled',
  'proof-wanted',
  'negotiating',
] as const;
export const DisputeStage = v.picklist(DISPUTE_STAGES);
export type DisputeStage = v.InferOutput<typeof DisputeStage>;

/**
 * What a picture shows. `auto` = taken by itself at a scan; `extra` = taken by pedal when no shot was asked for; `slip` =
 * the paper in a box that nobody announced.
 */
export const SHOTS = [
  'outer',
  'label',
  'slip',
  'seal',
  'body',
  'serial',
  'contents',
  'defect',
  'auto',
  'extra',
] as const;
export const Shot = v.picklist(SHOTS);
export type Shot = v.InferOutput<typeof Shot>;

/** A named hole in the evidence: said, exported, never a wall. */
export const GAPS = ['recording', 'recording-broken', ...SHOTS, 'label-illegible', 'film-label'] as const;
export const Gap = v.picklist(GAPS);
export type Gap = v.InferOutput<typeof Gap>;

/** Integer milliseconds UTC. */
export const AtMs = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Money in the smallest unit of its currency. */
export const Cents = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000_000_00));
export const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
export const Count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000));
