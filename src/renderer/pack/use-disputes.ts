import { useEffect, useState } from 'react';
import type { DisputeItem, DisputePage } from '../../shared/dispute.ts';
import type { ErrorCode, Result } from '../../shared/result.ts';
import { useStation } from '../ui/station-client.ts';

/** Clocks run on, and the platform steps in, while a person looks at the list. */
const LOOK_EVERY_MS = 30_000;

export type DisputeShow = 'open' | 'done';
export type DisputesShown = {
  items: readonly DisputeItem[] | null;
  hasMore: boolean;
  /** Open ones, at most 1000 counted; null before the first answer. */
  open: number | null;
  fault: ErrorCode | null;
  more: () => void;
  lookNow: () => void;
};

/** The list of cases, by the time left or by their end; `show` null = only how many are open. */
export const useDisputes = (show: DisputeShow | null, isOnScreen: boolean): DisputesShown => {
  const station = useStation();
  const isOpen = show !== 'done';
  const [found, setFound] = useState<{ isOpen: boolean; page: DisputePage } | null>(null);
  const [open, setOpen] = useState<number | null>(null);
  const [fault, setFault] = useState<ErrorCode | null>(null);
  const [round, setRound] = useState(0);

  useEffect(() => {
    if (!isOnScreen) return undefined;
    const timer = setInterval(() => {
      setRound((n) => n + 1);
    }, LOOK_EVERY_MS);
    return () => {
      clearInterval(timer);
    };
  }, [isOnScreen]);

  useEffect(() => {
    if (!isOnScreen) return undefined;
    let isWanted = true;
    station.disputeList({ isOpen, after: null }).then(
      (result) => {
        if (!isWanted) return;
        setFault(result.ok ? null : result.error.code);
        if (!result.ok) return;
        setFound({ isOpen, page: result.value });
        setOpen(result.value.open);
      },
      () => {
        if (isWanted) setFault('internal');
      },
    );
    return () => {
      isWanted = false;
    };
  }, [station, isOpen, isOnScreen, round]);

  const page = found?.isOpen === isOpen ? found.page : null;
  const take = (result: Result<DisputePage>): void => {
    if (!result.ok) setFault(result.error.code);
    else if (page !== null)
      setFound({ isOpen, page: { ...result.value, items: [...page.items, ...result.value.items] } });
  };
  return {
    items: page?.items ?? null,
    hasMore: page?.next != null,
    open,
    fault,
    more: () => {
      if (page?.next == null) return;
      station.disputeList({ isOpen, after: page.next }).then(take, () => {
        setFault('internal');
      });
    },
    lookNow: () => {
      setRound((n) => n + 1);
    },
  };
};
