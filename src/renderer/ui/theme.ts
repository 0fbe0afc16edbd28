import { createTheme, virtualColor } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import type { Settings } from '../../shared/settings.ts';

/**
 * Mantine carries the form controls of the desk screens; it takes its measures from tokens.css. Its accent is ink, so
 * that no blue or green says something it doesn't mean.
 */
export const theme = createTheme({
  fontFamily: 'var(--sans)',
  fontFamilyMonospace: 'var(--mono)',
  defaultRadius: 'var(--radius)',
  colors: { ink: virtualColor({ name: 'ink', light: 'dark', dark: 'gray' }) },
  primaryColor: 'ink',
  primaryShade: { light: 8, dark: 1 },
  autoContrast: true,
  fontSizes: { xs: '14px', sm: '14px', md: '16px', lg: '16px', xl: '20px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
});

let known: MediaQueryList | undefined;
/** Asked for once: asking makes the page bring its styles up to date, in the middle of a drawing. */
const darkSystem = (): MediaQueryList => (known ??= matchMedia('(prefers-color-scheme: dark)'));
const isDark = (): boolean => darkSystem().matches;
const onSystem = (listener: () => void): (() => void) => {
  darkSystem().addEventListener('change', listener);
  return () => {
    darkSystem().removeEventListener('change', listener);
  };
};

/** The scheme to show now: the person's choice, or the system's. */
export const useColorScheme = (choice: Settings['theme']): 'light' | 'dark' => {
  const isDarkSystem = useSyncExternalStore(onSystem, isDark);
  return choice === 'auto' ? (isDarkSystem ? 'dark' : 'light') : choice;
};
