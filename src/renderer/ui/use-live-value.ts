import { useCallback, useEffect, useRef, useState } from 'react';
import type { Result } from '../../shared/result.ts';

const RETRY_MS = 2000;

/**
 * A view of the station that the window only mirrors: read once, then kept fresh by its event. A reading that fails is
 * tried again; an event that came meanwhile is newer and wins. `read` and `listen` must stay the same functions.
 */
export const useLiveValue = <T>(
  read: () => Promise<Result<T>>,
  listen: (listener: (value: T) => void) => () => void,
): [T | null, (value: T) => void] => {
  const [value, setValue] = useState<T | null>(null);
  const known = useRef<T | null>(null);
  /** The station tells of a change more than once (an answer, then an event): the same again asks React for nothing. */
  const keep = useCallback((fresh: T): void => {
    if (known.current !== null && JSON.stringify(known.current) === JSON.stringify(fresh)) return;
    known.current = fresh;
    setValue(fresh);
  }, []);
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
          if (!result.ok) readAgain();
          else if (known.current === null) keep(result.value);
        },
        () => {
          if (isWanted) readAgain();
        },
      );
    };
    const stop = listen(keep);
    tryRead();
    return () => {
      isWanted = false;
      clearTimeout(timer);
      stop();
    };
  }, [read, listen, keep]);
  return [value, keep];
};
