import { createContext, use } from 'react';
import type { ErrorCode } from '../../shared/result.ts';
import type { Settings } from '../../shared/settings.ts';

type SettingsDoor = {
  settings: Settings;
  /** Saves some values; null when they were taken, else why not. */
  save: (changed: Partial<Settings>) => Promise<ErrorCode | null>;
};

export const SettingsContext = createContext<SettingsDoor | null>(null);

/** The settings of this bench. Outside the context it is a bug, so it throws. */
export const useSettings = (): SettingsDoor => {
  const door = use(SettingsContext);
  if (door === null) throw new Error('no settings in this tree');
  return door;
};
