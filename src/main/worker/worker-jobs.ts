import * as v from 'valibot';
import { ReportFound, ReportJob } from '../report/report-asks.ts';
import { CheckAnswer, CheckPictureJob } from './check-jobs.ts';
import { IdentifyJob, ImageAnswer, ThumbnailJob } from './image-jobs.ts';
import {
  CutAnswer,
  CutFilmJob,
  PackAnswer,
  RenderStillJob,
  ReportAnswer,
  StillAnswer,
  WriteReportJob,
} from './pack-jobs.ts';
import { VerdictAnswer } from '../../shared/pack/verify-calls.ts';
import type { Verdict } from '../../shared/pack/verify-result.ts';
import { TableAnswer, TableJob } from './table-jobs.ts';
import { JobProgress, VerifyDataJob } from './verify-jobs.ts';
import type { OnJobProgress } from './verify-jobs.ts';

// worker: a process of its own for files from outside, pictures and tables. Hostile or corrupt ones are decoded here, so
// that a native fault or a file that eats all memory costs a job and not the station. Before it the evidence and the
// import (which stored the original), after it nothing: it answers.

export const WorkerJob = v.variant('kind', [
  ThumbnailJob,
  IdentifyJob,
  CheckPictureJob,
  TableJob,
  RenderStillJob,
  CutFilmJob,
  WriteReportJob,
  VerifyDataJob,
  ReportJob,
]);
export type WorkerJob = v.InferOutput<typeof WorkerJob>;

/** Whatever a job may be answered with. */
export const JobAnswer = v.union([ImageAnswer, CheckAnswer, TableAnswer, PackAnswer, VerdictAnswer, ReportFound]);
export type JobAnswer = v.InferOutput<typeof JobAnswer>;

export const JobRequest = v.object({ id: v.number(), job: WorkerJob });
export type JobRequest = v.InferOutput<typeof JobRequest>;

/** `fault`: neither the file's fault nor ours (disk full, file gone); `code` is the system's, such as ENOSPC. */
export const JobReply = v.union([
  v.object({ id: v.number(), progress: JobProgress }),
  v.object({ id: v.number(), answer: JobAnswer }),
  v.object({ id: v.number(), fault: v.object({ code: v.nullable(v.string()), message: v.string() }) }),
]);
export type JobReply = v.InferOutput<typeof JobReply>;

/** What each kind of job is answered with. */
export const ANSWERS = {
  thumbnail: ImageAnswer,
  identify: ImageAnswer,
  'check-picture': CheckAnswer,
  'read-table': TableAnswer,
  'render-still': StillAnswer,
  'cut-film': CutAnswer,
  'write-report': ReportAnswer,
  'verify-data': VerdictAnswer,
  report: ReportFound,
} as const;

/** `unreadable`: the worker died of it, or did not finish in time, twice. The original is untouched and may be fine. */
type Answered<T> = Promise<T | 'unreadable'>;

/**
 * Work on files from outside, wherever it runs (utility process, child process, this process). A refused file is an
 * answer; a system fault rejects with an error whose `code` is the system's.
 */
export type Worker = {
  thumbnail: (job: { file: string; target: string; maxPx: number }) => Answered<ImageAnswer>;
  identify: (job: { file: string }) => Answered<ImageAnswer>;
  /** Reads the barcodes of a JPEG and measures it, see `CheckPictureJob`. */
  checkPicture: (job: { file: string; wanted: string }) => Answered<CheckAnswer>;
  /** Reads a CSV or XLSX file into `target`, see `TableJob`. */
  readTable: (job: { file: string; target: string }) => Answered<TableAnswer>;
  /** The copies and the report of a pack, see `pack-jobs.ts`. */
  renderStill: (job: Omit<RenderStillJob, 'kind'>) => Answered<StillAnswer>;
  cutFilm: (job: Omit<CutFilmJob, 'kind'>) => Answered<CutAnswer>;
  writeReport: (job: Omit<WriteReportJob, 'kind'>) => Answered<ReportAnswer>;
  /** Checks a bench's data, see `VerifyDataJob`; asked of a worker of its own, because it takes long. */
  verifyData: (job: Omit<VerifyDataJob, 'kind'>, tell: OnJobProgress) => Answered<Verdict>;
  /** Reads a report out of the database, see `ReportJob`. */
  report: (job: Omit<ReportJob, 'kind'>) => Answered<ReportFound>;
  /** Jobs under way end with an error. */
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
