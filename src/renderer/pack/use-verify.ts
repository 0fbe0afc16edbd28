import { useState } from 'react';
import type { PackChecked } from '../../shared/pack/verify-calls.ts';
import type { ErrorCode } from '../../shared/result.ts';
import { useStation } from '../ui/station-client.ts';

type Verifying = {
  isRunning: boolean;
  /** What the last check found; null before one, or when nobody chose a file. */
  checked: PackChecked;
  refusal: ErrorCode | null;
  check: (what: 'folder' | 'zip') => void;
};

/** Checking a pack that a person chooses; the station asks where it lies. */
export const useVerify = (): Verifying => {
  const station = useStation();
  const [isRunning, setIsRunning] = useState(false);
  const [checked, setChecked] = useState<PackChecked>(null);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  return {
    isRunning,
    checked,
    refusal,
    check: (what) => {
      setIsRunning(true);
      setRefusal(null);
      station
        .packVerify({ what })
        .then(
          (result) => {
            if (!result.ok) setRefusal(result.error.code);
            else if (result.value !== null) setChecked(result.value);
          },
          () => {
            setRefusal('internal');
          },
        )
        .finally(() => {
          setIsRunning(false);
        });
    },
  };
};
