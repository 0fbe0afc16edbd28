import { useEffect, useState } from 'react';
import type { CaseView } from '../../shared/cases.ts';
import type { ErrorCode } from '../../shared/result.ts';
import { useStation } from '../ui/station-client.ts';

export type OpenedCase = {
  /** The case that was opened last; null while it is read, and before any. */
  view: CaseView | null;
  openedId: string | null;
  fault: ErrorCode | null;
  open: (inspectionId: string) => void;
  /** Reads it again without noting that it was opened. */
  readAgain: () => void;
};

type Read = { inspectionId: string; isOpening: boolean; round: number };

/** The case on the right. That it was opened is noted in its custody: once each time, not at each reading. */
export const useCase = (): OpenedCase => {
  const station = useStation();
  const [wanted, setWanted] = useState<Read | null>(null);
  const [view, setView] = useState<CaseView | null>(null);
  const [fault, setFault] = useState<ErrorCode | null>(null);

  useEffect(() => {
    if (wanted === null) return;
    let isWanted = true;
    const { inspectionId, isOpening } = wanted;
    station.caseView({ inspectionId, isOpening }).then(
      (result) => {
        if (!isWanted) return;
        setFault(result.ok ? null : result.error.code);
        if (result.ok) setView(result.value);
      },
      () => {
        if (isWanted) setFault('internal');
      },
    );
    return () => {
      isWanted = false;
    };
  }, [station, wanted]);

  return {
    view: view?.inspectionId === wanted?.inspectionId ? view : null,
    openedId: wanted?.inspectionId ?? null,
    fault,
    open: (inspectionId) => {
      setFault(null);
      setWanted({ inspectionId, isOpening: true, round: (wanted?.round ?? 0) + 1 });
    },
    readAgain: () => {
      if (wanted !== null) setWanted({ ...wanted, isOpening: false, round: wanted.round + 1 });
    },
  };
};
