import { useEffect, useState } from 'react';
import type { ToDecideItem } from '../../shared/decision.ts';
import type { MoreTimeView } from '../../shared/more-time.ts';
import type { ErrorCode } from '../../shared/result.ts';
import { useStation } from '../ui/station-client.ts';

type MoreTime = {
  /** Null while it is read, and where it can't be. */
  view: MoreTimeView | null;
  isBusy: boolean;
  refusal: ErrorCode | null;
  ask: () => void;
};

/** The platform's own timer of the case in hand, and asking for a longer one. */
export const useMoreTime = (item: ToDecideItem, onChanged: () => void): MoreTime => {
  const station = useStation();
  const [view, setView] = useState<MoreTimeView | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  const { verdictId, deadlineAt } = item;
  const state = item.expectedReturn?.state ?? null;

  // A pull may close the return or move its timer while the case is looked at.
  useEffect(() => {
    let isWanted = true;
    station.moreTimeRead({ verdictId }).then(
      (result) => {
        if (isWanted && result.ok) setView(result.value);
      },
      () => {
        // Without it nothing is offered; the case itself says that the station does not answer.
        if (isWanted) setView(null);
      },
    );
    return () => {
      isWanted = false;
    };
  }, [station, verdictId, state, deadlineAt]);

  return {
    ...{ view, isBusy, refusal },
    ask: () => {
      if (isBusy) return;
      setIsBusy(true);
      setRefusal(null);
      station.moreTimeAsk({ verdictId }).then(
        (result) => {
          setIsBusy(false);
          if (result.ok) setView(result.value);
          else setRefusal(result.error.code);
          onChanged();
        },
        () => {
          setIsBusy(false);
          setRefusal('internal');
        },
      );
    },
  };
};
