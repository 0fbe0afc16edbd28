import * as v from 'valibot';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import { ANSWERS, JobFault, JobReply } from './worker-jobs.ts';
import type { OnJobProgress } from './verify-jobs.ts';
import type { JobRequest, Worker, WorkerJob } from './worker-jobs.ts';

/** A running worker process, whatever started it. `onExit` is called once, however it ended. */
export type WorkerChannel = {
  send: (request: JobRequest) => void;
  onMessage: (listener: (message: unknown) => void) => void;
  onExit: (listener: () => void) => void;
  kill: () => void;
};

type WorkerClientOptions = {
  /** Starts a worker process; called at the first job and after each death. */
  spawn: () => WorkerChannel;
  clock: Clock;
  log: Logger;
  /** A job that takes longer counts as a death: the process is killed. A 12 MP photo takes 0.3 s on a weak bench PC. */
  timeLimitMs?: number;
  /** The same for slow kinds: 500,000 rows of a spreadsheet take half a minute. */
  tableLimitMs?: number;
};

const TIME_LIMIT_MS = 30_000;
const TABLE_LIMIT_MS = 300_000;
/** Tables, and copies that are searched for: a still within a platform's bytes takes many tries. */
const SLOW_KINDS: ReadonlySet<WorkerJob['kind']> = new Set(['read-table', 'render-still', 'cut-film', 'write-report']);
/** Every film on a full disk is read. */
const VERIFY_LIMIT_MS = 24 * 3_600_000;
const TRIES = 2;

type Ended = Exclude<JobReply, { progress: unknown }> | 'died';
type Running = { id: number; settle: (outcome: Ended) => void; tell: OnJobProgress };

/**
 * The station's side of the worker. One job at a time, so that a death has one culprit; a job that killed the worker
 * twice is answered `unreadable`. The worker is started again when there is work again.
 */
export function createWorkerClient(options: WorkerClientOptions): Worker {
  const { spawn, clock, log, timeLimitMs = TIME_LIMIT_MS, tableLimitMs = TABLE_LIMIT_MS } = options;
  let channel: WorkerChannel | null = null;
  let running: Running | null = null;
  let isClosed = false;
  let lastId = 0;
  let queue: Promise<unknown> = Promise.resolve();

  const openChannel = (): WorkerChannel => {
    const opened = spawn();
    opened.onMessage((message) => {
      const reply = v.safeParse(JobReply, message);
      if (!reply.success) log.error('worker-reply-unreadable', { issue: reply.issues[0].message });
      else if (running?.id !== reply.output.id) return;
      else if ('progress' in reply.output) running.tell(reply.output.progress);
      else running.settle(reply.output);
    });
    opened.onExit(() => {
      if (channel !== opened) return;
      channel = null;
      running?.settle('died');
    });
    return opened;
  };

  const limitOf = (kind: WorkerJob['kind']): number => {
    if (kind === 'verify-data') return VERIFY_LIMIT_MS;
    return SLOW_KINDS.has(kind) ? tableLimitMs : timeLimitMs;
  };

  const attempt = (job: WorkerJob, tell: OnJobProgress): Promise<Ended> =>
    new Promise((resolve) => {
      const id = (lastId += 1);
      const limitMs = limitOf(job.kind);
      const stopTimer = clock.after(limitMs, () => {
        log.warn('worker-too-slow', { job: job.kind, limitMs });
        const slow = channel;
        channel = null;
        slow?.kill();
        running?.settle('died');
      });
      running = {
        id,
        tell,
        settle: (outcome) => {
          running = null;
          stopTimer();
          resolve(outcome);
        },
      };
      try {
        channel ??= openChannel();
        channel.send({ id, job });
      } catch (error) {
        log.error('worker-not-started', { error });
        running.settle('died');
      }
    });

  const run = async <K extends WorkerJob['kind']>(
    job: WorkerJob & { kind: K },
    tell: OnJobProgress = () => undefined,
  ): Promise<v.InferOutput<(typeof ANSWERS)[K]> | 'unreadable'> => {
    for (let tries = 1; tries <= TRIES; tries += 1) {
      if (isClosed) throw new Error('the worker is closed');
      const outcome = await attempt(job, tell);
      if (outcome === 'died') log.warn('worker-died', { job: job.kind, file: job.file, tries });
      else if ('answer' in outcome) return v.parse(ANSWERS[job.kind], outcome.answer);
      else throw new JobFault(outcome.fault.code, outcome.fault.message);
    }
    log.error('file-unreadable', { job: job.kind, file: job.file });
    return 'unreadable';
  };

  const enqueue = <T>(work: () => Promise<T>): Promise<T> => {
    const answer = queue.then(work);
    // The next job starts whatever became of this one; its own caller hears of it.
    queue = answer.catch(() => undefined);
    return answer;
  };

  return {
    thumbnail: (job) => enqueue(() => run({ kind: 'thumbnail', ...job })),
    identify: (job) => enqueue(() => run({ kind: 'identify', ...job })),
    checkPicture: (job) => enqueue(() => run({ kind: 'check-picture', ...job })),
    readTable: (job) => enqueue(() => run({ kind: 'read-table', ...job })),
    renderStill: (job) => enqueue(() => run({ kind: 'render-still', ...job })),
    cutFilm: (job) => enqueue(() => run({ kind: 'cut-film', ...job })),
    writeReport: (job) => enqueue(() => run({ kind: 'write-report', ...job })),
    verifyData: (job, tell) => enqueue(() => run({ kind: 'verify-data', ...job }, tell)),
    report: (job) => enqueue(() => run({ kind: 'report', ...job })),
    close: async () => {
      isClosed = true;
      const closing = channel;
      channel = null;
      closing?.kill();
      running?.settle('died');
      await queue;
    },
  };
}
