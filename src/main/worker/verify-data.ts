import type { Verdict } from '../../shared/pack/verify-result.ts';
import { verifyPath } from '../verify/verify-path.ts';
import type { OnJobProgress, VerifyDataJob } from './verify-jobs.ts';

/** What is told more often is drawn by nobody. */
const TELL_EVERY_MS = 200;

/** Does one job: hours of hashing on a full disk, which must not be taken from the bench's own process. */
export function verifyData(job: Omit<VerifyDataJob, 'kind'>, tell: OnJobProgress): Promise<Verdict> {
  let toldAt = Number.NEGATIVE_INFINITY;
  const onProgress = (doneBytes: number, allBytes: number): void => {
    const now = performance.now();
    if (now - toldAt < TELL_EVERY_MS && doneBytes < allBytes) return;
    toldAt = now;
    tell({ doneBytes, allBytes });
  };
  return verifyPath(job.file, job.binding === null ? { onProgress } : { onProgress, binding: job.binding });
}
