import { useCallback, useState } from 'react';
import type { RefObject } from 'react';
import type { RefundCorrection } from '../../shared/correction.ts';

/** What became of a correction, said above the list: its own row may be another by then. */
export type CorrectionSaid =
  | { is: 'proposed' | 'corrected' | 'rejected' }
  | { is: 'confirmed'; who: string; amount: string; then: 'call' | 'hand' };

/** Takes the badge of a second person while one is asked for on this screen: true when it was taken. */
export type SecondEar = RefObject<(raw: string) => boolean>;

export type Corrections = {
  /** Another sum that waits for its second word, of this command; null when there is none. */
  waitingOf: (commandId: string) => RefundCorrection | null;
  earRef: SecondEar;
  /** Something was corrected, proposed, confirmed or turned down: said, and the list is read anew. */
  tell: (said: CorrectionSaid) => void;
  said: CorrectionSaid | null;
  forget: () => void;
};

/** Corrections of parked commands, beside the list of commands. */
export const useCorrections = (
  waiting: readonly RefundCorrection[],
  earRef: SecondEar,
  readAgain: () => void,
): Corrections => {
  const [said, setSaid] = useState<CorrectionSaid | null>(null);
  const forget = useCallback(() => {
    setSaid(null);
  }, []);
  return {
    ...{ earRef, said, forget },
    waitingOf: (commandId) => waiting.find((one) => one.commandId === commandId) ?? null,
    tell: (now) => {
      setSaid(now);
      readAgain();
    },
  };
};
