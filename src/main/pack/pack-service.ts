import { mkdirSync } from 'node:fs';
import type { PackCase, PackOrder, PackView } from '../../shared/pack/pack-calls.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { wordsOf } from '../lib/app-error.ts';
import type { Clock } from '../lib/clock.ts';
import type { Ids } from '../lib/ids.ts';
import type { Logger } from '../lib/logger.ts';
import { faultOf } from './pack-fault.ts';
import { makePack } from './pack-maker.ts';
import type { MakeInput } from './pack-maker.ts';
import type { MakerDeps, MakeProgress } from './pack-maker.ts';

export type PackService = {
  /** Starts and answers at once; `onChange` tells the rest. One order at a time. */
  start: (order: PackOrder) => Result<PackView>;
  /** Stops after the piece that is being written; what was finished stays. */
  cancel: (orderId: string) => Promise<Result<PackView>>;
  view: () => PackView | null;
  /** Cancels and waits for the end. */
  close: () => Promise<void>;
};

type ServiceDeps = {
  /** Where packs go. */
  folder: string;
  clock: Clock;
  ids: Ids;
  log: Logger;
  /** What making one needs, of the database that is open now. */
  maker: () => MakerDeps;
  waybillOf: (inspectionId: string) => string | null;
  operatorNo: () => string;
  /** At most five a second, and the end. */
  onChange: (view: PackView) => void;
  /** Something failed that is no expected refusal; the station looks at its disk. */
  onFault: (error: unknown) => void;
};

type Job = { view: PackView; order: PackOrder; abort: AbortController; ended: Promise<void> };

const TELL_EVERY_MS = 200;

export function createPackService(deps: ServiceDeps): PackService {
  const { folder, clock, ids, log } = deps;
  let job: Job | null = null;
  let cancelTell: (() => void) | null = null;

  const tell = (isLast = false): void => {
    if (job === null) return;
    if (isLast) {
      cancelTell?.();
      cancelTell = null;
      deps.onChange(job.view);
      return;
    }
    cancelTell ??= clock.after(TELL_EVERY_MS, () => {
      cancelTell = null;
      if (job !== null) deps.onChange(job.view);
    });
  };

  const setCase = (one: Job, index: number, change: Partial<PackCase>): void => {
    const cases = one.view.cases.map((known, at) => (at === index ? { ...known, ...change } : known));
    one.view = { ...one.view, cases };
    tell();
  };

  const setProgress = (one: Job, index: number, progress: MakeProgress): void => {
    one.view = { ...one.view, current: { index, ...progress } };
    tell();
  };

  /** One case; whatever becomes of it is its result, and the next one follows. */
  const make = async (one: Job, index: number): Promise<void> => {
    const inspectionId = one.order.inspectionIds[index] ?? '';
    setCase(one, index, { state: 'running' });
    const input: MakeInput = {
      exportId: ids.next(),
      inspectionId,
      order: one.order,
      operatorNo: deps.operatorNo(),
      signal: one.abort.signal,
      onProgress: (progress) => {
        setProgress(one, index, progress);
      },
    };
    try {
      const { file, bytes } = await makePack(deps.maker(), input);
      setCase(one, index, { state: 'done', file, bytes });
    } catch (error) {
      const fault = faultOf(error);
      if (fault?.code === 'cancelled') {
        setCase(one, index, { state: 'cancelled' });
        return;
      }
      log.error('pack-failed', { inspectionId, words: wordsOf(error) });
      if (fault === null) deps.onFault(error);
      setCase(one, index, { state: 'failed', error: fault?.code ?? 'pack-failed', detail: fault?.detail ?? '' });
    }
  };

  const run = async (one: Job): Promise<void> => {
    for (const index of one.order.inspectionIds.keys()) {
      if (one.abort.signal.aborted) setCase(one, index, { state: 'cancelled' });
      else await make(one, index);
    }
    const state = one.abort.signal.aborted ? 'cancelled' : 'done';
    one.view = { ...one.view, state, current: null };
    tell(true);
  };

  return {
    start: (order) => {
      if (job?.view.state === 'running') return refuse('pack-busy');
      const waybills = order.inspectionIds.map((inspectionId) => deps.waybillOf(inspectionId));
      if (waybills.includes(null)) return refuse('unknown-inspection');
      mkdirSync(folder, { recursive: true });
      const view: PackView = {
        orderId: ids.next(),
        preset: order.preset,
        variant: order.variant,
        state: 'running',
        startedAt: clock.now(),
        folder,
        cases: order.inspectionIds.map((inspectionId, index) => ({
          inspectionId,
          waybill: waybills[index] ?? '',
          state: 'waiting',
          file: null,
          bytes: 0,
          error: null,
          detail: '',
        })),
        current: null,
      };
      const started: Job = { view, order, abort: new AbortController(), ended: Promise.resolve() };
      job = started;
      started.ended = run(started);
      return ok(started.view);
    },
    cancel: async (orderId) => {
      if (job?.view.orderId !== orderId) return refuse('unknown-pack');
      job.abort.abort();
      await job.ended;
      return ok(job.view);
    },
    view: () => job?.view ?? null,
    close: async () => {
      job?.abort.abort();
      await job?.ended;
      cancelTell?.();
    },
  };
}
