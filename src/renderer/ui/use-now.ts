import { useEffect, useState } from 'react';

/** The time now, fresh every `everyMs`: for deadlines a minute is often enough, for countdowns a second. */
export const useNow = (everyMs: number): number => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
    }, everyMs);
    return () => {
      clearInterval(timer);
    };
  }, [everyMs]);
  return now;
};
