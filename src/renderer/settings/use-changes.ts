import { useState } from 'react';
import type { ErrorCode } from '../../shared/result.ts';
import type { Settings } from '../../shared/settings.ts';
import { useSettings } from '../ui/settings-context.ts';
import type { SaveSettings } from './save-settings.ts';

type Changes = {
  /** With what is on its way to the station, so that a second change builds on the first. */
  settings: Settings;
  onSave: SaveSettings;
  /** What came of the last change. */
  said: 'saved' | ErrorCode | null;
  /** What was changed since the settings were opened, as it was before. */
  was: Partial<Settings>;
};

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const without = (all: Partial<Settings>, isGone: (key: keyof Settings) => boolean): Partial<Settings> =>
  Object.fromEntries(Object.entries(all).filter(([key]) => !isGone(key as keyof Settings)));

/** Saves at once, says so, and keeps what it was before for putting it back. */
export const useChanges = (): Changes => {
  const { settings: stored, save } = useSettings();
  const [said, setSaid] = useState<Changes['said']>(null);
  const [was, setWas] = useState<Partial<Settings>>({});
  const [pending, setPending] = useState<Partial<Settings>>({});
  const settings = { ...stored, ...pending };
  const onSave: SaveSettings = (changed) => {
    const keys = Object.keys(changed) as (keyof Settings)[];
    const before = Object.fromEntries(keys.map((key) => [key, settings[key]])) as Partial<Settings>;
    const settle = (refusal: ErrorCode | null): void => {
      setSaid(refusal ?? 'saved');
      setPending((all) => without(all, (key) => key in changed && isSame(all[key], changed[key])));
      if (refusal === null)
        // The oldest value wins; one that is back where it was is forgotten.
        setWas((known) =>
          without({ ...before, ...known }, (key) => isSame({ ...before, ...known }[key], changed[key])),
        );
    };
    setSaid(null);
    setPending((all) => ({ ...all, ...changed }));
    save(changed).then(settle, () => {
      settle('internal');
    });
  };
  return { settings, onSave, said, was };
};
