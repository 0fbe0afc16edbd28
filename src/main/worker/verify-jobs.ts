import * as v from 'valibot';

const Bytes = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Checks a bench's data folder (`file`) from end to end, as `npm run verify` does. `binding`: see `StationDeps`. */
export const VerifyDataJob = v.object({
  kind: v.literal('verify-data'),
  file: v.pipe(v.string(), v.minLength(1)),
  binding: v.nullable(v.string()),
});
export type VerifyDataJob = v.InferOutput<typeof VerifyDataJob>;

/** How far a long job is, in bytes read. */
export const JobProgress = v.object({ doneBytes: Bytes, allBytes: Bytes });
export type JobProgress = v.InferOutput<typeof JobProgress>;

export type OnJobProgress = (progress: JobProgress) => void;
