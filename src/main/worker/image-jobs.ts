import * as v from 'valibot';

// worker: a process of its own for pictures. Hostile or corrupt files are decoded here, so that a native fault costs a
// job and not the station. Before it the evidence (which stored the original), after it nothing: it answers.

/** What a decoder may be asked to read; a camera sends JPEG, the others come from imports. */
export const ImageFormat = v.picklist(['jpeg', 'png', 'webp']);
export type ImageFormat = v.InferOutput<typeof ImageFormat>;

const Path = v.pipe(v.string(), v.minLength(1));
const Pixels = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000));

/** `maxPx` bounds both sides of the thumbnail; `target` is replaced atomically. */
const ThumbnailJob = v.object({ kind: v.literal('thumbnail'), file: Path, target: Path, maxPx: Pixels });
const IdentifyJob = v.object({ kind: v.literal('identify'), file: Path });
export const ImageJob = v.variant('kind', [ThumbnailJob, IdentifyJob]);
export type ImageJob = v.InferOutput<typeof ImageJob>;

/** Of the original, as a person sees it: EXIF's turn is counted in. */
export const ImageFacts = v.object({ widthPx: Pixels, heightPx: Pixels, format: ImageFormat });
export type ImageFacts = v.InferOutput<typeof ImageFacts>;

/** `not-an-image`: the decoder looked and refused. */
export const ImageAnswer = v.union([ImageFacts, v.literal('not-an-image')]);
export type ImageAnswer = v.InferOutput<typeof ImageAnswer>;

export const JobRequest = v.object({ id: v.number(), job: ImageJob });
export type JobRequest = v.InferOutput<typeof JobRequest>;

/** `fault`: neither the file's fault nor ours (disk full, file gone); `code` is the system's, such as ENOSPC. */
export const JobReply = v.union([
  v.object({ id: v.number(), answer: ImageAnswer }),
  v.object({ id: v.number(), fault: v.object({ code: v.nullable(v.string()), message: v.string() }) }),
]);
export type JobReply = v.InferOutput<typeof JobReply>;

/** `unreadable`: the worker died of it, or did not finish in time, twice. The original is untouched and may be fine. */
export type WorkerAnswer = ImageAnswer | 'unreadable';

/**
 * Work on pictures, wherever it runs (utility process, child process, this process). A refused picture is an answer;
 * a system fault rejects with an error whose `code` is the system's.
 */
export type Worker = {
  thumbnail: (job: { file: string; target: string; maxPx: number }) => Promise<WorkerAnswer>;
  identify: (job: { file: string }) => Promise<WorkerAnswer>;
  close: () => Promise<void>;
};

/** A system fault met in a job. */
export class JobFault extends Error {
  readonly code: string | null;

  constructor(code: string | null, message: string) {
    super(message);
    this.name = 'JobFault';
    this.code = code;
  }
}
