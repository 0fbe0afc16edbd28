import type { StationHandlers } from '../../shared/contract.ts';
import { ok, refuse } from '../../shared/result.ts';
import { whyNotTemplate } from '../../shared/service-text.ts';
import { wordsOf } from '../lib/app-error.ts';
import { listHidPosScanners } from '../scan/hid-scanners.ts';
import type { Settings } from '../../shared/settings.ts';
import { readChanges } from '../settings/change-log.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { HandlerDeps } from './handler-deps.ts';

const CHANGES_SHOWN = 100;

type Calls =
  | 'changeLog'
  | 'scanHidScanners'
  | 'settingsGet'
  | 'settingsSet'
  | 'settingsLook'
  | 'trainingFaults'
  | 'trainingRefill'
  | 'practiceChoose';

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
  const write = (store: SettingsStore, change: Parameters<SettingsStore['set']>[0]): Settings => {
    const settings = store.set(change, clock.now());
    emit('settingsChanged', settings);
    changed();
    return settings;
  };
  return {
    scanHidScanners: async () => {
      const found = await listHidPosScanners((error) => {
        log.warn('hid-not-listed', { words: wordsOf(error) });
      });
      return ok(found.ok ? { scanners: found.scanners, fault: null } : { scanners: [], fault: found.code });
    },

    settingsGet: () => run(({ settings }) => ok(settings())),
    settingsSet: (change) =>
      run(({ settingsStore, people, custody, disputes, who }) => {
        // Who works here is proven by a badge or a PIN, never typed into a field.
        if (people.hasAny() && (change.operatorNo !== undefined || change.operatorName !== undefined)) {
          return refuse('operator-by-badge');
        }
        if (change.serviceTexts?.some(({ text }) => whyNotTemplate(text) !== null) === true)
          return refuse('service-words');
        // Who may what, up to which amount, how long: data with a history.
        const before = new Map<string, unknown>(Object.entries(settingsStore.get()));
        const changes = Object.entries(change).filter(
          ([name, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(before.get(name)),
        );
        if (changes.length > 0) {
          const was = Object.fromEntries(changes.map(([name]) => [name, before.get(name)]));
          const body = { changed: JSON.stringify(Object.fromEntries(changes)), was: JSON.stringify(was) };
          custody.record({ kind: 'settings-changed', inspectionId: null, body, operatorNo: who().operatorNo });
        }
        const written = write(settingsStore, change);
        if (changes.some(([name]) => name === 'daysOff')) disputes.daysOffChanged();
        return ok(written);
      }),
    changeLog: () => run(({ db }) => ok(readChanges(db, CHANGES_SHOWN))),
    settingsLook: (change) => run(({ settingsStore }) => ok(write(settingsStore, change))),
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
