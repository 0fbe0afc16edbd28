import { useEffect, useState } from 'react';
import type { Result } from '../../shared/result.ts';

const RETRY_MS = 2000;

/** The station tells of a change more than once (an answer, then an event): the same again draws nothing. */
const newer = <T>(known: T | null, fresh: T): T | null =>
  known !== null && JSON.stringify(known) === JSON.stringify(fresh) ? known : fresh;

/**
 * A view of the station that the window only mirrors: read once, then kept fresh by its event. A reading that fails is
 * tried again; an event that came meanwhile is newer and wins. `read` and `listen` must stay the same functions.
 */
export const useLiveValue = <T>(
  read: () => Promise<Result<T>>,
  listen: (listener: (value: T) => void) => () => void,
): [T | null, (value: T) => void] => {
  const [value, setValue] = useState<T | null>(null);
  useEffect(() => {
    let isWanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const readAgain = (): void => {
      timer = setTimeout(() => {
        tryRead();
      }, RETRY_MS);
    };
    const tryRead = (): void => {
      read().then(
        (result) => {
          if (!isWanted) return;
          if (result.ok) setValue((known) => known ?? result.value);
          else readAgain();
        },
        () => {
          if (isWanted) readAgain();
        },
      );
    };
    const stop = listen((fresh) => {
      setValue((known) => newer(known, fresh));
    });
    tryRead();
    return () => {
      isWanted = false;
      clearTimeout(timer);
      stop();
    };
  }, [read, listen]);
  return [value, setValue];
};
