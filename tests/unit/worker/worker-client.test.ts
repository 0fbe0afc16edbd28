import { describe, expect, it } from 'vitest';
import type { Clock } from '../../../src/main/lib/clock.ts';
import type { JobReply, JobRequest } from '../../../src/main/worker/worker-jobs.ts';
import { createWorkerClient } from '../../../src/main/worker/worker-client.ts';
import type { WorkerChannel } from '../../../src/main/worker/worker-client.ts';
import type { Verdict } from '../../../src/shared/pack/verify-result.ts';
import { createMemoryLog } from '../app/memory-log.ts';

const FACTS = { widthPx: 4, heightPx: 3, format: 'jpeg' } as const;
const JOB = { file: '/p.jpg', target: '/t.jpg', maxPx: 320 };

type Behaviour = (request: JobRequest, worker: FakeWorker) => void;

class FakeWorker implements WorkerChannel {
  private readonly behave: Behaviour;
  isKilled = false;
  private tell: (message: unknown) => void = () => undefined;
  private tellExit: () => void = () => undefined;
  constructor(behave: Behaviour) {
    this.behave = behave;
  }
  send = (request: JobRequest): void => {
    queueMicrotask(() => {
      this.behave(request, this);
    });
  };
  onMessage = (listener: (message: unknown) => void): void => {
    this.tell = listener;
  };
  onExit = (listener: () => void): void => {
    this.tellExit = listener;
  };
  kill = (): void => {
    this.isKilled = true;
    this.die();
  };
  reply = (reply: JobReply): void => {
    this.tell(reply);
  };
  say = (message: unknown): void => {
    this.tell(message);
  };
  die = (): void => {
    this.tellExit();
  };
}

const answering: Behaviour = ({ id }, worker) => {
  worker.reply({ id, answer: FACTS });
};
const dying: Behaviour = (_request, worker) => {
  worker.die();
};
const silent: Behaviour = () => undefined;

/** Runs the behaviours one after the other, a new worker each time one is started; the last one stays. */
function clientWith(...behaviours: Behaviour[]) {
  const workers: FakeWorker[] = [];
  const timers = new Set<() => void>();
  const clock: Clock = {
    now: () => 0,
    after: (_delayMs, act) => {
      timers.add(act);
      return () => timers.delete(act);
    },
  };
  const { log, lines } = createMemoryLog();
  const spawn = (): WorkerChannel => {
    const behave = behaviours[Math.min(workers.length, behaviours.length - 1)] ?? silent;
    const worker = new FakeWorker(behave);
    workers.push(worker);
    return worker;
  };
  const client = createWorkerClient({ spawn, clock, log, timeLimitMs: 1000 });
  const runOut = (): void => {
    for (const act of [...timers]) act();
  };
  return { client, workers, timers, runOut, messages: () => lines.map(({ message }) => message) };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the worker, from the station', () => {
  it('is started at the first job and kept', async () => {
    const { client, workers, timers } = clientWith(answering);
    expect(workers).toHaveLength(0);
    expect(await client.thumbnail(JOB)).toEqual(FACTS);
    expect(await client.identify({ file: '/p.jpg' })).toEqual(FACTS);
    expect(workers).toHaveLength(1);
    expect(timers.size).toBe(0);
  });

  it('that dies once is started again and asked again', async () => {
    const { client, workers } = clientWith(dying, answering);
    expect(await client.thumbnail(JOB)).toEqual(FACTS);
    expect(workers).toHaveLength(2);
  });

  it('that dies twice of a file makes the file unreadable, and the next job goes on', async () => {
    const { client, workers, messages } = clientWith(dying, dying, answering);
    const [first, second] = await Promise.all([client.thumbnail(JOB), client.thumbnail({ ...JOB, file: '/q.jpg' })]);
    expect([first, second]).toEqual(['unreadable', FACTS]);
    expect(workers).toHaveLength(3);
    expect(messages()).toEqual(['worker-died', 'worker-died', 'file-unreadable']);
  });

  it('tells how far a long job is, and nothing of a job that is over', async () => {
    const told: number[] = [];
    const verdict: Verdict = { outcome: 'sound', passed: [], sealedBy: null, deleted: [] };
    const { client } = clientWith(({ id }, worker) => {
      worker.reply({ id: id - 1, progress: { doneBytes: 1, allBytes: 9 } });
      worker.reply({ id, progress: { doneBytes: 5, allBytes: 9 } });
      worker.reply({ id, answer: verdict });
      worker.reply({ id, progress: { doneBytes: 9, allBytes: 9 } });
    });
    const tell = ({ doneBytes }: { doneBytes: number }) => told.push(doneBytes);
    expect(await client.verifyData({ file: '/data', binding: null }, tell)).toEqual(verdict);
    expect(told).toEqual([5]);
  });

  it('that dies between two jobs is started again for the next', async () => {
    const { client, workers } = clientWith(answering);
    await client.thumbnail(JOB);
    workers[0]?.die();
    expect(await client.thumbnail(JOB)).toEqual(FACTS);
    expect(workers).toHaveLength(2);
  });

  it('that does not answer in time is killed, like one that died', async () => {
    const { client, workers, runOut } = clientWith(silent);
    const answer = client.thumbnail(JOB);
    await settled();
    runOut();
    await settled();
    runOut();
    expect(await answer).toBe('unreadable');
    expect(workers.map(({ isKilled }) => isKilled)).toEqual([true, true]);
  });

  it('that can’t be started costs the job only', async () => {
    const { log } = createMemoryLog();
    const clock: Clock = { now: () => 0, after: () => () => undefined };
    const spawn = (): WorkerChannel => {
      throw new Error('no such file');
    };
    expect(await createWorkerClient({ spawn, clock, log }).thumbnail(JOB)).toBe('unreadable');
  });

  it('gets one job at a time', async () => {
    let open = 0;
    let most = 0;
    const counting: Behaviour = ({ id }, worker) => {
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => {
        open -= 1;
        worker.reply({ id, answer: FACTS });
      }, 1);
    };
    const { client } = clientWith(counting);
    await Promise.all(Array.from({ length: 5 }, () => client.thumbnail(JOB)));
    expect(most).toBe(1);
  });

  it('passes a refusal on, and a system fault as an error with its code', async () => {
    const refusing: Behaviour = ({ id, job }, worker) => {
      if (job.kind === 'identify') worker.reply({ id, answer: 'not-an-image' });
      else worker.reply({ id, fault: { code: 'ENOSPC', message: 'no space' } });
    };
    const { client, workers } = clientWith(refusing);
    expect(await client.identify({ file: '/p.jpg' })).toBe('not-an-image');
    await expect(client.thumbnail(JOB)).rejects.toMatchObject({ code: 'ENOSPC', message: 'no space' });
    expect(await client.identify({ file: '/p.jpg' })).toBe('not-an-image');
    expect(workers).toHaveLength(1);
  });

  it('is not believed when it answers nonsense, or somebody else’s job', async () => {
    const confused: Behaviour = ({ id }, worker) => {
      worker.say({ id, answer: { widthPx: -1, heightPx: 'x', format: 'exe' } });
      worker.say({ id: id + 1, answer: FACTS });
      worker.say(null);
      worker.reply({ id, answer: { ...FACTS, widthPx: 7 } });
    };
    const { client, messages } = clientWith(confused);
    expect(await client.thumbnail(JOB)).toEqual({ ...FACTS, widthPx: 7 });
    expect(messages()).toEqual(['worker-reply-unreadable', 'worker-reply-unreadable']);
  });

  it('ends with the station, and what still waits is refused', async () => {
    const { client, workers } = clientWith(silent);
    const waiting = [client.thumbnail(JOB), client.thumbnail(JOB)].map((answer) =>
      answer.then(
        () => 'answered',
        (error: unknown) => String(error),
      ),
    );
    await settled();
    await client.close();
    expect(await Promise.all(waiting)).toEqual(['Error: the worker is closed', 'Error: the worker is closed']);
    expect(workers.map(({ isKilled }) => isKilled)).toEqual([true]);
  });
});
