import type { ImageAnswer } from './image-jobs.ts';
import { loadSharp } from './load-sharp.ts';
import { runImageJob } from './read-image.ts';
import { readTable } from './read-table.ts';
import type { TableAnswer } from './table-jobs.ts';
import type { WorkerJob } from './worker-jobs.ts';

/** Does one job, whatever its kind. Rejects only for the system's own faults (file gone, disk full). */
export async function runJob(job: WorkerJob): Promise<ImageAnswer | TableAnswer> {
  return job.kind === 'read-table' ? readTable(job) : runImageJob(await loadSharp(), job);
}
