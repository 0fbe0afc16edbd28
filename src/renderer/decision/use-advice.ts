import { useEffect, useState } from 'react';
import type { Advice } from '../../shared/advice.ts';
import { useStation } from '../ui/station-client.ts';

/** What should be known of a case; null while it is read, `failed` when it can't be. */
export type AdviceRead = Advice | 'failed' | null;

/** Reads it anew for each case. */
export const useAdvice = (verdictId: string): AdviceRead => {
  const station = useStation();
  const [read, setRead] = useState<{ verdictId: string; advice: Advice | 'failed' } | null>(null);
  useEffect(() => {
    let isWanted = true;
    station.decisionAdvice({ verdictId }).then(
      (result) => {
        if (isWanted) setRead({ verdictId, advice: result.ok ? result.value : 'failed' });
      },
      () => {
        if (isWanted) setRead({ verdictId, advice: 'failed' });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [station, verdictId]);
  return read?.verdictId === verdictId ? read.advice : null;
};
