import * as v from 'valibot';
import { AtMs, Id } from './domain-words.ts';
import { call } from './ipc.ts';

// Arbitration 仲裁举证: the platform's people ask for proof, and a person hands it in by a call: a few photos and a comment.
// Beside dispute.ts. Never made by the program alone, never repeated by it; no money moves.

/** `/afterSale/submitEvidence` of Douyin, the only such call: 凭证，最多四张. */
export const PROOF_PICTURES_MAX = 4;
export const PROOF_COMMENT_MIN = 2;
/** Ours: no document names a length. */
export const PROOF_COMMENT_MAX = 200;

/**
 * `taken` the platform said yes · `seen` its answer was lost, and the arbitration as read afterwards holds this very proof ·
 * `refused` it said no · `not-wanted` no proof is asked for now, so none was sent · `not-sent` it positively did not get there
 * · `unknown` it left and no usable answer came.
 */
const PROOF_OUTCOMES = ['taken', 'seen', 'refused', 'not-wanted', 'not-sent', 'unknown'] as const;
export const ProofOutcome = v.picklist(PROOF_OUTCOMES);
export type ProofOutcome = v.InferOutput<typeof ProofOutcome>;

/** A picture that went along: the photo, the copy of it that was made, and the address it lay under; both null = not yet. */
export const ProofPicture = v.object({
  sha256: v.string(),
  copy: v.nullable(v.string()),
  url: v.nullable(v.string()),
});
export type ProofPicture = v.InferOutput<typeof ProofPicture>;

const ProofSent = v.object({
  at: AtMs,
  operatorNo: v.string(),
  comment: v.string(),
  pictures: v.array(ProofPicture),
  /** Null: it was begun, and no answer was written down. */
  outcome: v.nullable(ProofOutcome),
  /** The platform's, or an id of our own (`LastWords`). */
  words: v.nullable(v.string()),
  /** Whether proof was still asked for, as read afterwards; null = could not be read. */
  isStillWanted: v.nullable(v.boolean()),
});
export type ProofSent = v.InferOutput<typeof ProofSent>;

/** What the platform's people ask for, read right before the form is shown. */
const ProofWanted = v.object({
  /** False: it could not be asked now; `words` say why, and nothing else counts. */
  isRead: v.boolean(),
  words: v.nullable(v.string()),
  isWanted: v.boolean(),
  /** By when; null = it tells of none. */
  dueAt: v.nullable(AtMs),
  /** In its own words. */
  describe: v.string(),
});
export type ProofWanted = v.InferOutput<typeof ProofWanted>;

export const ProofView = v.object({
  /** The platform has the call, and its people have this case. */
  isPossible: v.boolean(),
  /** Null: not asked yet. */
  wanted: v.nullable(ProofWanted),
  /** The last time proof was handed in for this return; null = never. */
  sent: v.nullable(ProofSent),
});
export type ProofView = v.InferOutput<typeof ProofView>;

export const ProofInput = v.object({
  /** Of the dispute. */
  id: Id,
  comment: v.pipe(v.string(), v.trim(), v.minLength(PROOF_COMMENT_MIN), v.maxLength(PROOF_COMMENT_MAX)),
  /** Photos of its box by SHA-256, in the order they are shown. */
  pictures: v.pipe(
    v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
    v.minLength(1),
    v.maxLength(PROOF_PICTURES_MAX),
    v.check((all) => new Set(all).size === all.length, 'each picture once'),
  ),
});
export type ProofInput = v.InferOutput<typeof ProofInput>;

export const arbitrationCalls = {
  /** What is known here; asks nobody. */
  proofRead: call(v.object({ id: Id }), ProofView),
  /** Asks the platform what its people want. */
  proofAsk: call(v.object({ id: Id }), ProofView),
  /** Hands it in once. What the platform said is in the answer and in the chain, whatever it was. */
  proofSend: call(ProofInput, ProofView),
} as const;
