import * as v from 'valibot';
import { wordsOf } from '../lib/app-error.ts';
import type { OnJobProgress } from './verify-jobs.ts';
import type { JobAnswer, JobReply, WorkerJob } from './worker-jobs.ts';
import { JobRequest } from './worker-jobs.ts';

type JobPort = { onMessage: (listener: (message: unknown) => void) => void; send: (reply: JobReply) => void };

/** Answers each request that comes through the port; a message that is no request is a bug and ends the process. */
export function serveJobs(port: JobPort, run: (job: WorkerJob, tell: OnJobProgress) => Promise<JobAnswer>): void {
  port.onMessage((message) => {
    const { id, job } = v.parse(JobRequest, message);
    const tell: OnJobProgress = (progress) => {
      port.send({ id, progress });
    };
    run(job, tell).then(
      (answer) => {
        port.send({ id, answer });
      },
      (error: unknown) => {
        port.send({ id, fault: { code: codeOf(error), message: wordsOf(error) } });
      },
    );
  });
}

const codeOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
