import { useState } from 'react';
import type { PackOrder, PackView } from '../../shared/pack/pack-calls.ts';
import type { ErrorCode } from '../../shared/result.ts';
import { useStation } from '../ui/station-client.ts';
import { useLiveValue } from '../ui/use-live-value.ts';

export type Export = {
  /** The order that runs or was last done; null when there is none, or it was put away. */
  view: PackView | null;
  isRunning: boolean;
  refusal: ErrorCode | null;
  order: (order: PackOrder) => void;
  stop: () => void;
  /** Shows a finished pack in the system's file manager. */
  show: (file: string) => void;
  /** Puts the result of the last order away. */
  dismiss: () => void;
};

/** Making packs: the order goes to the station, which tells how far it is. */
export const useExport = (): Export => {
  const station = useStation();
  const [read] = useState(() => () => station.packView(undefined));
  const [listen] = useState(() => (listener: (view: PackView | null) => void) => station.on('packChanged', listener));
  const [view, setView] = useLiveValue<PackView | null>(read, listen);
  const [refusal, setRefusal] = useState<ErrorCode | null>(null);
  const [dismissed, setDismissed] = useState<string | null>(null);

  const lost = (): void => {
    setRefusal('internal');
  };
  const isRunning = view?.state === 'running';
  return {
    view: view !== null && view.orderId === dismissed ? null : view,
    isRunning,
    refusal,
    order: (wanted) => {
      setRefusal(null);
      station.packExport(wanted).then((result) => {
        if (result.ok) setView(result.value);
        else setRefusal(result.error.code);
      }, lost);
    },
    stop: () => {
      if (view === null) return;
      station.packCancel({ orderId: view.orderId }).then((result) => {
        if (result.ok) setView(result.value);
        else setRefusal(result.error.code);
      }, lost);
    },
    show: (file) => {
      setRefusal(null);
      station.fileShow({ folder: 'packs', file }).then((result) => {
        if (!result.ok) setRefusal(result.error.code);
      }, lost);
    },
    dismiss: () => {
      setRefusal(null);
      setDismissed(view?.orderId ?? null);
    },
  };
};
