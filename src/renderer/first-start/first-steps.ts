import { DEFAULT_SETTINGS } from '../../shared/settings.ts';
import type { Settings } from '../../shared/settings.ts';

// first start (window's side): a new bench gets its name, its person, its camera and scanner, in under three minutes.
// Before it nothing; after it the bench. Shown for as long as `settings.isSetUp` is false.

export const FIRST_STEPS = ['language', 'bench', 'who', 'camera', 'scanner', 'work', 'done'] as const;
export type FirstStep = (typeof FIRST_STEPS)[number];

const at = (index: number): FirstStep =>
  FIRST_STEPS[Math.max(0, Math.min(index, FIRST_STEPS.length - 1))] ?? 'language';

/** The step after this one; the last is its own. */
export const stepAfter = (step: FirstStep): FirstStep => at(FIRST_STEPS.indexOf(step) + 1);
/** The step before this one; the first is its own. */
export const stepBefore = (step: FirstStep): FirstStep => at(FIRST_STEPS.indexOf(step) - 1);

/**
 * Where a start that was broken off goes on: at the step that was reached, but never behind "who" as long as the operator
 * number is the one of the defaults: nobody works under a number that is not theirs.
 */
export const resumeStep = (settings: Settings, reached: FirstStep): FirstStep => {
  const isNameless = settings.operatorNo === DEFAULT_SETTINGS.operatorNo;
  return isNameless ? at(Math.min(FIRST_STEPS.indexOf(reached), FIRST_STEPS.indexOf('who'))) : reached;
};

const KEY = 'dockproof:first-start';

/** The step that was reached before the window was closed; anything else than a word we wrote counts as the first. */
export const readReached = (storage: Storage): FirstStep => {
  const stored = storage.getItem(KEY);
  return FIRST_STEPS.find((step) => step === stored) ?? 'language';
};

export const keepReached = (storage: Storage, step: FirstStep): void => {
  storage.setItem(KEY, step);
};
