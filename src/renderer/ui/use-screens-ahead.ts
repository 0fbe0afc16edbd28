import { useEffect } from 'react';
import { loadScreens } from './screens.ts';

/** The bench is drawn and the camera on its way by then; before, reading other screens would hold up the first one. */
const AFTER_MS = 1_000;

/** Reads the other screens once this one stands, so that the first look at each waits for nothing. */
export const useScreensAhead = (): void => {
  useEffect(() => {
    const timer = setTimeout(() => {
      loadScreens().catch((error: unknown) => {
        // It is tried again when the screen is asked for, and said there.
        console.warn('a screen could not be read ahead', error);
      });
    }, AFTER_MS);
    return () => {
      clearTimeout(timer);
    };
  }, []);
};
