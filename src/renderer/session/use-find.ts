import { useEffect, useState } from 'react';
import type { ErrorCode } from '../../shared/result.ts';
import type { ReturnHits } from '../../shared/return-search.ts';
import { useStation } from '../ui/station-client.ts';

/**
 * A search begins when the hand rests. A scan into the box takes less time than this, and the wedge takes it out again:
 * nothing is ever looked for that a scanner typed.
 */
const REST_MS = 300;
const TEXT_MAX = 64;

type Found = ReturnHits & { text: string };

export type Find = {
  text: string;
  setText: (text: string) => void;
  /** What the station answered for `found.text`; null before the first answer and with an empty box. */
  found: Found | null;
  isSearching: boolean;
  fault: ErrorCode | null;
  /** Looks again at once: what is shown may have been judged or claimed meanwhile. */
  findNow: () => void;
};

/** Looks expected returns up as a person types. */
export const useFind = (): Find => {
  const station = useStation();
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const [fault, setFault] = useState<ErrorCode | null>(null);
  const [round, setRound] = useState(0);
  const text = typed.trim();

  useEffect(() => {
    if (text === '') return;
    let isWanted = true;
    const timer = setTimeout(() => {
      station.returnFind({ text }).then(
        (result) => {
          if (!isWanted) return;
          setFault(result.ok ? null : result.error.code);
          if (result.ok) setFound({ ...result.value, text });
        },
        () => {
          if (isWanted) setFault('internal');
        },
      );
    }, REST_MS);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [station, text, round]);

  const shown = text === '' ? null : found;
  return {
    text: typed,
    setText: (next) => {
      setTyped(next.slice(0, TEXT_MAX));
      setFault(null);
    },
    found: shown,
    isSearching: text !== '' && fault === null && shown?.text !== text,
    fault: text === '' ? null : fault,
    findNow: () => {
      setRound((n) => n + 1);
    },
  };
};
