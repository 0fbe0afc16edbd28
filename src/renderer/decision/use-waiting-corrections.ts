import { useEffect, useState } from 'react';
import { useSettings } from '../ui/settings-context.ts';
import { useStation } from '../ui/station-client.ts';

export type WaitingCorrections = {
  /** Refused refunds for which another sum waits for its second word. */
  all: number;
  /** Of these, how many the one who looks may give the word on. */
  mine: number;
};

const NONE: WaitingCorrections = { all: 0, mine: 0 };

/** How many other sums for refused refunds wait for somebody, as who is signed in now sees it. Their place is the sync screen. */
export const useWaitingCorrections = (): WaitingCorrections => {
  const station = useStation();
  const { operatorNo } = useSettings().settings;
  const [waiting, setWaiting] = useState(NONE);
  useEffect(() => {
    let isWanted = true;
    const read = (): void => {
      station.correctionsWaiting(undefined).then(
        (result) => {
          // A door that can't be counted is not shown; the sync screen says why.
          const found = result.ok ? result.value : [];
          if (isWanted)
            setWaiting({ all: found.length, mine: found.filter(({ word }) => word?.whyNotMine === null).length });
        },
        () => {
          if (isWanted) setWaiting(NONE);
        },
      );
    };
    read();
    const leave = station.on('statusChanged', read);
    return () => {
      isWanted = false;
      leave();
    };
  }, [station, operatorNo]);
  return waiting;
};
