import type { StationEmit } from '../shared/contract.ts';
import { ok, refuse } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import type { Verdict } from '../shared/pack/verify-result.ts';
import { wordsOf } from './lib/app-error.ts';
import type { Logger } from './lib/logger.ts';
import type { Core } from './station-core.ts';
import { verifiedBody } from './verify/verified-event.ts';
import type { Worker } from './worker/worker-jobs.ts';

export type StationVerify = {
  /**
   * Checks all that this bench holds, from its chain to its last film, beside the bench's work. One check at a time: who
   * asks meanwhile hears the same answer. Null when it was stopped.
   */
  checkData: () => Promise<Result<Verdict | null>>;
  stop: () => Promise<void>;
};

type VerifyParts = {
  dataDir: string;
  sqliteBinding?: string;
  /** A worker of its own: this takes hours on a full disk, and pictures must not wait for it. */
  openWorker?: () => Worker;
  worker: Worker;
  log: Logger;
  emit: StationEmit;
  run: <T>(act: (core: Core) => Result<T>) => Promise<Result<T>>;
};

export function createStationVerify({
  dataDir,
  sqliteBinding,
  worker: shared,
  openWorker = () => ({ ...shared, close: () => Promise.resolve() }),
  log,
  emit,
  run,
}: VerifyParts): StationVerify {
  let running: { answer: Promise<Result<Verdict | null>>; worker: Worker } | null = null;
  let isStopped = false;

  const ask = async (worker: Worker): Promise<Result<Verdict | null>> => {
    const job = { file: dataDir, binding: sqliteBinding ?? null };
    try {
      const verdict = await worker.verifyData(job, (progress) => {
        emit('dataCheckChanged', progress);
      });
      if (verdict === 'unreadable') return refuse('check-not-ended');
      const body = verifiedBody(verdict);
      log.info('data-checked', body);
      return await run(({ custody, who }) => {
        custody.record({ kind: 'verified', inspectionId: null, body, operatorNo: who().operatorNo });
        return ok(verdict);
      });
    } catch (error) {
      if (isStopped) return ok(null);
      log.error('data-check-failed', { words: wordsOf(error) });
      return refuse('check-not-ended');
    } finally {
      await worker.close();
      running = null;
    }
  };

  return {
    checkData: () => {
      if (running === null) {
        isStopped = false;
        const worker = openWorker();
        running = { worker, answer: ask(worker) };
      }
      return running.answer;
    },
    stop: async () => {
      if (running === null) return;
      isStopped = true;
      const { answer, worker } = running;
      await worker.close();
      await answer;
    },
  };
}
