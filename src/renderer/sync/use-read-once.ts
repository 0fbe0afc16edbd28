import { useEffect, useState } from 'react';
import type { ErrorCode, Result } from '../../shared/result.ts';

type Read<T> = { value: T | null; refusal: ErrorCode | null };

/** Reads once for each `id` and `round`; `value` null while it is read, and where it was refused. */
export const useReadOnce = <T>(id: string, round: number, read: (id: string) => Promise<Result<T>>): Read<T> => {
  const [found, setFound] = useState<(Read<T> & { id: string; round: number }) | null>(null);
  useEffect(() => {
    let isWanted = true;
    read(id).then(
      (result) => {
        if (!isWanted) return;
        setFound({
          id,
          round,
          ...(result.ok ? { value: result.value, refusal: null } : { value: null, refusal: result.error.code }),
        });
      },
      () => {
        if (isWanted) setFound({ id, round, value: null, refusal: 'internal' });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [id, round, read]);
  return found?.id === id && found.round === round ? found : { value: null, refusal: null };
};
