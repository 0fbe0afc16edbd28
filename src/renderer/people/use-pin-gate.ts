import { useEffect, useState } from 'react';
import type { StationClient } from '../../shared/contract.ts';
import type { ErrorCode } from '../../shared/result.ts';
import { gateCalls } from './pin-gate.ts';

type PinGate = {
  /** The station whose calls ask for the PIN themselves. */
  station: StationClient;
  isAsked: boolean;
  /** Null when it was right; else why not, and the question stays. */
  give: (pin: string) => Promise<ErrorCode | null>;
  /** What was wanted is not done. */
  refuse: () => void;
};

/** One question for the PIN, however many calls wait for its answer. */
const createQuestion = () => {
  let waiting: ((isGiven: boolean) => void)[] = [];
  let tell: (isAsked: boolean) => void = () => undefined;
  return {
    ask: (): Promise<boolean> =>
      new Promise((resolve) => {
        waiting.push(resolve);
        tell(true);
      }),
    end: (isGiven: boolean): void => {
      const answered = waiting;
      waiting = [];
      tell(false);
      for (const resolve of answered) resolve(isGiven);
    },
    listen: (listener: (isAsked: boolean) => void): void => {
      tell = listener;
    },
  };
};

/** Stands between the screens and the station, for as long as the window lives. */
export const usePinGate = (real: StationClient): PinGate => {
  const [question] = useState(createQuestion);
  const [station] = useState(() => gateCalls(real, question.ask));
  const [isAsked, setIsAsked] = useState(false);
  useEffect(() => {
    question.listen(setIsAsked);
  }, [question]);
  return {
    station,
    isAsked,
    give: async (pin) => {
      const answer = await real.seatPin({ pin }).catch(() => null);
      if (answer?.ok !== true) return answer === null ? 'internal' : answer.error.code;
      question.end(true);
      return null;
    },
    refuse: () => {
      question.end(false);
    },
  };
};
