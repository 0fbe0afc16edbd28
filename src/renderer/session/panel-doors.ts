import type { PanelCardProps } from './PanelCard.tsx';
import type { Bench } from './use-bench.ts';

/** Where a panel may lead besides the bench itself. */
export type Doors = {
  onView: (inspectionId: string, waybill: string) => void;
  onShelf: () => void;
  onRecheck: (waybill: string) => void;
};

/** What the buttons of a panel do, wherever it is shown. */
export const panelDoors = (
  bench: Bench,
  { onView, onShelf, onRecheck }: Doors,
  dismissMisread: () => void,
): Omit<PanelCardProps, 'panel'> => ({
  onReopen: bench.reopen,
  onRepack: bench.repack,
  onView,
  onShelf,
  onRecheck,
  onPick: (waybill) => {
    bench.scan(waybill, 'hand', Date.now());
  },
  onDismiss: () => {
    dismissMisread();
    bench.dismissPanel();
  },
});
