import { useEffect, useState } from 'react';
import type { ThreeWayView } from '../../../shared/three-way.ts';
import { useStation } from '../../ui/station-client.ts';

/** The three sides of one return; null while they are read. */
export const useThreeWay = (
  inspectionId: string,
  returnId: string,
): { sides: ThreeWayView | null; isFailed: boolean } => {
  const station = useStation();
  const [sides, setSides] = useState<ThreeWayView | null>(null);
  const [isFailed, setIsFailed] = useState(false);
  useEffect(() => {
    let isWanted = true;
    station.threeWay({ inspectionId, returnId }).then(
      (result) => {
        if (!isWanted) return;
        setIsFailed(!result.ok);
        if (result.ok) setSides(result.value);
      },
      () => {
        if (isWanted) setIsFailed(true);
      },
    );
    return () => {
      isWanted = false;
    };
  }, [station, inspectionId, returnId]);
  return { sides: sides?.returnId === returnId ? sides : null, isFailed };
};
