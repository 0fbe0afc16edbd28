import type { CheckAnswer } from './check-jobs.ts';
import type { ImageAnswer } from './image-jobs.ts';
import type { TableAnswer } from './table-jobs.ts';
import type { WorkerJob } from './worker-jobs.ts';

/**
 * Does one job, whatever its kind; what a kind needs is loaded at its first job. Rejects only for the system's own faults
 * (file gone, disk full).
 */
export async function runJob(job: WorkerJob): Promise<ImageAnswer | CheckAnswer | TableAnswer> {
  if (job.kind === 'read-table') {
    const { readTable } = await import('./read-table.ts');
    return readTable(job);
  }
  if (job.kind === 'check-picture') {
    const [{ loadSharp }, { checkPicture }] = await Promise.all([
      import('./load-sharp.ts'),
      import('./check-picture.ts'),
    ]);
    return checkPicture(await loadSharp(), job);
  }
  const [{ loadSharp }, { runImageJob }] = await Promise.all([import('./load-sharp.ts'), import('./read-image.ts')]);
  return runImageJob(await loadSharp(), job);
}
