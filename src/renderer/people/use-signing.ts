import { useState } from 'react';
import { readScan } from '../../shared/scan-grammar.ts';
import type { ErrorCode } from '../../shared/result.ts';
import { useSeatDoor } from './seat-context.ts';

/** Badges, and whatever else is scanned while nobody is signed in. */
type Signing = {
  /** A scan that was no badge while nobody was here. */
  unheard: string | null;
  /** Why the last badge opened nothing. */
  refusal: ErrorCode | null;
  /** True when the scan is dealt with here. A badge is never handed on: its code would be kept with the scans. */
  hear: (raw: string, onRefused: (code: ErrorCode) => void) => boolean;
};

export const useSigning = (): Signing => {
  const { seat, isEmpty, take } = useSeatDoor();
  const [unheard, setUnheard] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  return {
    unheard,
    refusal,
    hear: (raw, onRefused) => {
      if (seat?.hasPeople !== true) return false;
      const scan = readScan(raw);
      if (scan.shape === 'badge') {
        void take({ by: 'badge', badge: scan.badge }, null).then((code) => {
          setRefusal(code);
          if (code === null) setUnheard(null);
          else if (!isEmpty) onRefused(code);
        });
        return true;
      }
      // Nearly a badge is no number of a parcel either: it is not kept with the scans.
      if (scan.shape === 'unreadable' && scan.why === 'badge') {
        if (isEmpty) setRefusal('badge-unknown');
        else onRefused('badge-unknown');
        return true;
      }
      if (isEmpty) setUnheard(scan.text);
      return isEmpty;
    },
  };
};
