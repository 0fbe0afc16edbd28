import { useEffect, useState } from 'react';
import type { StationClient } from '../../shared/contract.ts';
import type { DisputeView } from '../../shared/dispute.ts';
import type { ErrorCode, Result } from '../../shared/result.ts';
import { useStation } from '../ui/station-client.ts';

export type CaseDisputesRead = {
  /** Null before the station has answered. */
  views: readonly DisputeView[] | null;
  refusal: ErrorCode | null;
  /** Does it, and calls back once it is stored. */
  act: (order: (station: StationClient) => Promise<Result<DisputeView>>, onDone: () => void) => void;
};

/** The return whose case ended for the buyer, wholly or in part: money may have to be added to what it got. */
export const lostReturnNo = (views: readonly DisputeView[] | null): string | null =>
  views?.find(({ item }) => isForBuyer(item))?.item.returnNo ?? null;

export const isForBuyer = ({ state }: Pick<DisputeView['item'], 'state'>): boolean =>
  state === 'lost' || state === 'part';

/** The disputes of one box, and what a person does about them. `seq` changes with what is known of it; null = none is open. */
export const useCaseDisputes = (inspectionId: string | null, seq: number): CaseDisputesRead => {
  const station = useStation();
  const [read, setRead] = useState<{ inspectionId: string; views: readonly DisputeView[] } | null>(null);
  const [refused, setRefused] = useState<{ inspectionId: string | null; code: ErrorCode } | null>(null);

  useEffect(() => {
    if (inspectionId === null) return undefined;
    let isWanted = true;
    station.disputesOf({ inspectionId }).then(
      (result) => {
        if (!isWanted) return;
        if (result.ok) setRead({ inspectionId, views: result.value });
        else setRefused({ inspectionId, code: result.error.code });
      },
      () => {
        if (isWanted) setRefused({ inspectionId, code: 'internal' });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [station, inspectionId, seq]);

  return {
    views: read !== null && read.inspectionId === inspectionId ? read.views : null,
    // What was refused about another box is not said about this one.
    refusal: refused !== null && refused.inspectionId === inspectionId ? refused.code : null,
    act: (order, onDone) => {
      setRefused(null);
      order(station).then(
        (result) => {
          if (result.ok) onDone();
          else setRefused({ inspectionId, code: result.error.code });
        },
        () => {
          setRefused({ inspectionId, code: 'internal' });
        },
      );
    },
  };
};
