import type { Settings } from '../../shared/settings.ts';
import type { Language } from './words.ts';

/** Language and theme as last seen: known before the station answers, so that the first paint is already right. */
export type FirstPaint = { language: Language; theme: Settings['theme'] };

const KEY = 'dockproof:first-paint';

/** Reads what the last run left; anything else than the words we wrote counts as nothing. */
export const readFirstPaint = (storage: Storage): FirstPaint => {
  const [language, theme] = (storage.getItem(KEY) ?? '').split(' ');
  return {
    language: language === 'en' ? 'en' : 'zh',
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
  };
};

export const keepFirstPaint = (storage: Storage, { language, theme }: FirstPaint): void => {
  storage.setItem(KEY, `${language} ${theme}`);
};
