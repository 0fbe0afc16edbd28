import type { Sharp } from './load-sharp.ts';
import type { OnJobProgress } from './verify-jobs.ts';
import type { JobAnswer, WorkerJob } from './worker-jobs.ts';

/**
 * Does one job, whatever its kind; what a kind needs is loaded at its first job. Rejects only for the system's own faults
 * (file gone, disk full).
 */
export async function runJob(job: WorkerJob, tell: OnJobProgress): Promise<JobAnswer> {
  switch (job.kind) {
    case 'read-table':
      return (await import('./read-table.ts')).readTable(job);
    case 'cut-film':
      return (await import('./cut-film.ts')).cutFilm(job);
    case 'write-report':
      return (await import('./write-report.ts')).writeReport(job);
    case 'verify-data':
      return (await import('./verify-data.ts')).verifyData(job, tell);
    case 'report':
      return (await import('../report/answer-report.ts')).answerReport(job);
    case 'check-picture': {
      const [sharp, { checkPicture }] = await Promise.all([loadedSharp(), import('./check-picture.ts')]);
      return checkPicture(sharp, job);
    }
    case 'render-still': {
      const [sharp, { renderStill }] = await Promise.all([loadedSharp(), import('./render-still.ts')]);
      return renderStill(sharp, job);
    }
    case 'thumbnail':
    case 'identify': {
      const [sharp, { runImageJob }] = await Promise.all([loadedSharp(), import('./read-image.ts')]);
      return runImageJob(sharp, job);
    }
  }
}

const loadedSharp = async (): Promise<Sharp> => (await import('./load-sharp.ts')).loadSharp();
