import type { StationHandlers } from '../../shared/contract.ts';
import { ok } from '../../shared/result.ts';
import { wordsOf } from '../lib/app-error.ts';
import { listHidPosScanners } from '../scan/hid-scanners.ts';
import type { HandlerDeps } from './handler-deps.ts';

type Calls = 'scanHidScanners' | 'settingsGet' | 'settingsSet' | 'trainingFaults' | 'trainingRefill' | 'practiceChoose';

/** The bench itself: what it is called, what hangs on it, how the training platform behaves. */
export function createSettingsHandlers({
  run,
  clock,
  emit,
  log,
  sync,
  practice,
  changed,
}: HandlerDeps): Pick<StationHandlers, Calls> {
  return {
    scanHidScanners: async () => {
      const found = await listHidPosScanners((error) => {
        log.warn('hid-not-listed', { words: wordsOf(error) });
      });
      return ok(found.ok ? { scanners: found.scanners, fault: null } : { scanners: [], fault: found.code });
    },

    settingsGet: () => run(({ settings }) => ok(settings())),
    settingsSet: (change) =>
      run(({ settingsStore }) => {
        const settings = settingsStore.set(change, clock.now());
        emit('settingsChanged', settings);
        changed();
        return ok(settings);
      }),
    trainingFaults: async (change) => {
      if (change === null) return ok(practice.faults());
      const faults = await practice.setFaults(change);
      sync().nudge();
      return ok(faults);
    },
    trainingRefill: () => {
      const added = practice.refill();
      sync().nudge();
      return ok({ added });
    },
    practiceChoose: ({ shop }) =>
      run(async () => {
        const chosen = shop === null ? ok({ shop: practice.shop() }) : await practice.choose(shop);
        changed();
        return chosen;
      }),
  };
}
