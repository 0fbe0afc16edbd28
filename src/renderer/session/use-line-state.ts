import { useCallback, useEffect, useRef, useState } from 'react';
import type { LineState } from './send-line.ts';

/** Longer than any answer of a healthy station. */
const SAID_AFTER_MS = 150;
const QUIET: LineState = { unsent: [], isStalled: false };

const isQuiet = ({ unsent, isStalled }: LineState): boolean => unsent.length === 0 && !isStalled;

/**
 * What waits for the station, as far as a person is told. Most answers are there before it could be drawn, and drawing it
 * would cost the answer its frame: the next one is 17 ms later. So it is said once something waits for longer.
 */
export const useLineState = (): [LineState, (line: LineState) => void] => {
  const [told, setTold] = useState(QUIET);
  const now = useRef(QUIET);
  const isTold = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const show = useCallback((line: LineState): void => {
    now.current = line;
    if (isQuiet(line)) {
      clearTimeout(timer.current);
      timer.current = undefined;
      if (isTold.current) setTold(QUIET);
      isTold.current = false;
    } else if (isTold.current || line.isStalled) {
      isTold.current = true;
      setTold(line);
    } else {
      timer.current ??= setTimeout(() => {
        isTold.current = true;
        setTold(now.current);
      }, SAID_AFTER_MS);
    }
  }, []);

  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );
  return [told, show];
};
