import type { PanelCardProps } from './PanelCard.tsx';
import type { Bench } from './use-bench.ts';

/** What the buttons of a panel do, wherever it is shown. */
export const panelDoors = (
  bench: Bench,
  onView: PanelCardProps['onView'],
  dismissMisread: () => void,
): Omit<PanelCardProps, 'panel'> => ({
  onReopen: bench.reopen,
  onView,
  onPick: (waybill) => {
    bench.scan(waybill, 'hand', Date.now());
  },
  onDismiss: () => {
    dismissMisread();
    bench.dismissPanel();
  },
});
