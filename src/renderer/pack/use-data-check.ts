import { useEffect, useState } from 'react';
import type { DataCheckProgress } from '../../shared/pack/verify-calls.ts';
import type { Verdict } from '../../shared/pack/verify-result.ts';
import type { ErrorCode } from '../../shared/result.ts';
import { useStation } from '../ui/station-client.ts';

type DataCheck = {
  isRunning: boolean;
  /** Null until the first film or photo is read. */
  progress: DataCheckProgress | null;
  /** What the last check found. */
  verdict: Verdict | null;
  /** The last check was stopped by a person. */
  isStopped: boolean;
  refusal: ErrorCode | null;
  check: () => void;
  stop: () => void;
};

/** Checking all that this bench holds. A check that runs already (the screen was left) is joined. */
export const useDataCheck = (): DataCheck => {
  const station = useStation();
  const [isRunning, setIsRunning] = useState(false);
  const [progress, setProgress] = useState<DataCheckProgress | null>(null);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [isStopped, setIsStopped] = useState(false);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  useEffect(() => station.on('dataCheckChanged', setProgress), [station]);
  return {
    isRunning,
    progress,
    verdict,
    isStopped,
    refusal,
    check: () => {
      setIsRunning(true);
      setProgress(null);
      setVerdict(null);
      setIsStopped(false);
      setRefusal(null);
      station
        .dataCheck(undefined)
        .then(
          (result) => {
            if (!result.ok) setRefusal(result.error.code);
            else if (result.value === null) setIsStopped(true);
            else setVerdict(result.value);
          },
          () => {
            setRefusal('internal');
          },
        )
        .finally(() => {
          setIsRunning(false);
        });
    },
    stop: () => {
      station.dataCheckStop(undefined).catch(() => {
        setRefusal('internal');
      });
    },
  };
};
