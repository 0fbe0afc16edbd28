import { useEffect, useEffectEvent, useState } from 'react';
import { readScan } from '../../shared/scan-grammar.ts';
import type { Claim } from '../../shared/people.ts';
import type { UnreadableBurst } from '../scan/wedge.ts';
import { useDevices } from '../ui/devices.ts';

export type SecondPerson = {
  /** A badge was scanned: its number needn't be typed. */
  hasBadge: boolean;
  /** What was scanned was no badge, or was torn on its way; it opened nothing. */
  misheard: 'other' | UnreadableBurst | null;
  operatorNo: string;
  setOperatorNo: (operatorNo: string) => void;
  pin: string;
  setPin: (pin: string) => void;
  /** Who they say they are, with the PIN; null while something is missing. */
  proof: { claim: Claim; pin: string } | null;
  /** The PIN was looked at: it is not kept for another try. */
  forgetPin: () => void;
  forget: () => void;
};

const OPERATOR_NO = /^[A-Za-z0-9]{1,12}$/;
const PIN_MIN = 4;

/** A second person beside whoever is signed in, asked while `isAsked`: scans are badges for as long. */
export const useSecondPerson = (isAsked: boolean): SecondPerson => {
  const { probeScans } = useDevices();
  const [badge, setBadge] = useState<string | null>(null);
  const [misheard, setMisheard] = useState<SecondPerson['misheard']>(null);
  const [operatorNo, setOperatorNo] = useState('');
  const [pin, setPin] = useState('');
  const hear = useEffectEvent((raw: string) => {
    const scan = readScan(raw);
    setMisheard(scan.shape === 'badge' ? null : 'other');
    if (scan.shape !== 'badge') return;
    setBadge(scan.badge);
    setPin('');
  });
  const hearTorn = useEffectEvent((why: UnreadableBurst) => {
    setMisheard(why);
  });
  useEffect(
    () =>
      isAsked
        ? probeScans({
            onScan: (raw) => {
              hear(raw);
            },
            onUnreadable: (why) => {
              hearTorn(why);
            },
          })
        : undefined,
    [isAsked, probeScans],
  );
  const claim: Claim | null =
    badge !== null
      ? { by: 'badge', badge }
      : OPERATOR_NO.test(operatorNo.trim())
        ? { by: 'number', operatorNo: operatorNo.trim() }
        : null;
  const forgetPin = (): void => {
    setPin('');
  };
  return {
    ...{ hasBadge: badge !== null, misheard, operatorNo, setOperatorNo, pin, setPin, forgetPin },
    proof: claim === null || pin.length < PIN_MIN ? null : { claim, pin },
    forget: () => {
      setBadge(null);
      setMisheard(null);
      setOperatorNo('');
      setPin('');
    },
  };
};
