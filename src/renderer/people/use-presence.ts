import { useEffect } from 'react';
import { useStation } from '../ui/station-client.ts';

/** Often enough for a bench that asks again after a minute. */
const TELL_EVERY_MS = 15_000;

/** Tells the station that somebody is here whenever a key, a scan or the pointer moves; never more than it needs to know. */
export const usePresence = (): void => {
  const station = useStation();
  useEffect(() => {
    let toldAt = -TELL_EVERY_MS;
    const tell = (event: Event): void => {
      if (event.timeStamp - toldAt < TELL_EVERY_MS) return;
      toldAt = event.timeStamp;
      // Who is not heard once is heard with the next key.
      void station.seatTouch(undefined).catch(() => undefined);
    };
    window.addEventListener('keydown', tell, true);
    window.addEventListener('pointerdown', tell, true);
    return () => {
      window.removeEventListener('keydown', tell, true);
      window.removeEventListener('pointerdown', tell, true);
    };
  }, [station]);
};
