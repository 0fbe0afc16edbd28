import * as v from 'valibot';
import { AtMs } from '../domain-words.ts';
import { CHECK_NAMES, PROBLEM_CODES } from './verify-result.ts';

// What the window asks of the verifier, and its answer.

export const PackToCheck = v.object({ what: v.picklist(['folder', 'zip']) });

const Passed = v.object({ check: v.picklist(CHECK_NAMES), count: v.number(), about: v.string() });
const SealedBy = v.object({
  exportId: v.string(),
  origin: v.string(),
  keySha256: v.string(),
  sealedAt: AtMs,
  stampedAt: v.nullable(AtMs),
  tsa: v.nullable(v.string()),
});

export const VerdictAnswer = v.variant('outcome', [
  v.object({
    outcome: v.literal('sound'),
    passed: v.array(Passed),
    sealedBy: v.nullable(SealedBy),
    deleted: v.array(v.object({ file: v.string(), rule: v.string(), at: AtMs })),
  }),
  v.object({
    outcome: v.picklist(['altered', 'not-a-pack']),
    passed: v.array(Passed),
    problem: v.object({ code: v.picklist(PROBLEM_CODES), path: v.string(), detail: v.string() }),
  }),
]);

const Bytes = v.pipe(v.number(), v.integer(), v.minValue(0));

/** How far the check of this bench's data is: bytes of photos and films. */
export const DataCheckProgress = v.object({ doneBytes: Bytes, allBytes: Bytes });
export type DataCheckProgress = v.InferOutput<typeof DataCheckProgress>;

/** `name`: of the file or folder that a person chose. Null = nobody chose one. */
export const PackChecked = v.nullable(v.object({ name: v.string(), verdict: VerdictAnswer }));
export type PackChecked = v.InferOutput<typeof PackChecked>;
