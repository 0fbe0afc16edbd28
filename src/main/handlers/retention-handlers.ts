import type { StationHandlers } from '../../shared/contract.ts';
import { ok } from '../../shared/result.ts';
import type { HandlerDeps } from './handler-deps.ts';

type Calls =
  | 'retentionView'
  | 'retentionLook'
  | 'retentionRun'
  | 'retentionStop'
  | 'retentionEffect'
  | 'holdSet'
  | 'timestampView'
  | 'timestampTry';

/** Keeping and deleting, legal hold, trusted time. */
export function createRetentionHandlers({
  run,
  retention,
  timestamps,
  changed,
}: HandlerDeps): Pick<StationHandlers, Calls> {
  return {
    retentionView: () => run(() => ok(retention.view())),
    retentionLook: () => run(() => ok(retention.look())),
    retentionRun: () => run(() => ok(retention.runNow())),
    retentionStop: () => run(() => ok(retention.stopRun())),
    retentionEffect: (days) => run(() => ok(retention.effectOf(days))),
    holdSet: (input) =>
      run(() => {
        const held = retention.setHold(input);
        changed();
        return held;
      }),
    timestampView: () => run(() => ok(timestamps.view())),
    timestampTry: (input) => timestamps.try(input).then(ok),
  };
}
