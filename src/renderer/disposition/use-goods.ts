import { useEffect, useState } from 'react';
import type { UnitMove, UnitView } from '../../shared/disposition.ts';
import type { ErrorCode } from '../../shared/result.ts';
import { useStation } from '../ui/station-client.ts';

export type Goods = {
  /** null before the station has answered. */
  units: readonly UnitView[] | null;
  refusal: ErrorCode | null;
  /** Resolves to true when they were moved; what went wrong is in `refusal`. */
  move: (move: UnitMove) => Promise<boolean>;
};

/** The units of one inspection with their places. */
export const useGoods = (inspectionId: string): Goods => {
  const station = useStation();
  const [units, setUnits] = useState<readonly UnitView[] | null>(null);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  useEffect(() => {
    let isWanted = true;
    station.goodsOf({ inspectionId }).then(
      (result) => {
        if (!isWanted) return;
        if (result.ok) setUnits(result.value);
        else setRefusal(result.error.code);
      },
      () => {
        if (isWanted) setRefusal('internal');
      },
    );
    return () => {
      isWanted = false;
    };
  }, [station, inspectionId]);
  return {
    units,
    refusal,
    move: async (move) => {
      setRefusal(null);
      try {
        const moved = await station.goodsMove(move);
        if (moved.ok) setUnits(moved.value);
        else setRefusal(moved.error.code);
        return moved.ok;
      } catch {
        setRefusal('internal');
        return false;
      }
    },
  };
};
