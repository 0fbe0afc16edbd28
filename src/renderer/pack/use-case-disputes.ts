import { useEffect, useState } from 'react';
import type { StationClient } from '../../shared/contract.ts';
import type { DisputeView } from '../../shared/dispute.ts';
import type { ErrorCode, Result } from '../../shared/result.ts';
import { useStation } from '../ui/station-client.ts';

type CaseDisputes = {
  /** Null before the station has answered. */
  views: readonly DisputeView[] | null;
  refusal: ErrorCode | null;
  /** Does it, and calls back once it is stored. */
  act: (order: (station: StationClient) => Promise<Result<DisputeView>>, onDone: () => void) => void;
};

/** The disputes of one box, and what a person does about them. `seq` changes with what is known of the case. */
export const useCaseDisputes = (inspectionId: string, seq: number, onChanged: () => void): CaseDisputes => {
  const station = useStation();
  const [read, setRead] = useState<{ inspectionId: string; views: readonly DisputeView[] } | null>(null);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);

  useEffect(() => {
    let isWanted = true;
    station.disputesOf({ inspectionId }).then(
      (result) => {
        if (!isWanted) return;
        if (result.ok) setRead({ inspectionId, views: result.value });
        else setRefusal(result.error.code);
      },
      () => {
        if (isWanted) setRefusal('internal');
      },
    );
    return () => {
      isWanted = false;
    };
  }, [station, inspectionId, seq]);

  return {
    views: read?.inspectionId === inspectionId ? read.views : null,
    refusal,
    act: (order, onDone) => {
      setRefusal(null);
      order(station).then(
        (result) => {
          if (!result.ok) {
            setRefusal(result.error.code);
            return;
          }
          onDone();
          onChanged();
        },
        () => {
          setRefusal('internal');
        },
      );
    },
  };
};
