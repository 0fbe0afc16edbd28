import type { StatusView } from '../../shared/sync.ts';
import type { OverviewAct } from '../session/bench-keys.ts';

// overview: what a supervisor looks at. Beside the bench; its pages only read what the stages stored, but for the
// registers, whose entries people change. Each page is a chunk of its own, loaded when it is first looked at.

export type OverviewPage = Exclude<OverviewAct, 'fill'>;
/** Ways out of the overview. */
export type OverviewDoors = {
  onRecord: (inspectionId: string, waybill: string) => void;
  onOpenBox: (inspectionId: string) => void;
  onShelf: () => void;
  /** Goods of this box are packed for their buyer, at the bench. */
  onRepack: (inspectionId: string) => void;
  /** The parcel whose re-check a scan at the bench asked for; null when the page was opened without one. */
  recheckOf: string | null;
};
export type OverviewPageProps = { status: StatusView | null; isFilled: boolean; doors: OverviewDoors };
