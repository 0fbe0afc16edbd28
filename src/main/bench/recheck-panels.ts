import type { Panel, RecentParcel } from '../../shared/session.ts';
import type { Rechecks } from '../recheck/recheck-service.ts';
import type { Session, Who } from '../session/session-service.ts';

type RecheckPanels = {
  /** A parcel that waits for the second look of whoever scans it; null when it is not theirs to take. */
  panelOf: (session: Session) => Panel | null;
  /** Where the goods of the box that was just closed go, when it was drawn; until it is put away. */
  putPanel: (latest: RecentParcel | undefined) => Panel | null;
  dismiss: (latest: RecentParcel | undefined) => void;
  /** The last parcels without those whose verdict this person must not know yet. */
  unhidden: (recent: RecentParcel[]) => RecentParcel[];
};

/** What the bench says of blind re-checks. */
export function createRecheckPanels(rechecks: Pick<Rechecks, 'isFor' | 'placeOf'>, who: () => Who): RecheckPanels {
  let dismissed: string | null = null;
  return {
    panelOf: ({ inspection, parcel }) =>
      rechecks.isFor(inspection.id, who().operatorNo) ? { kind: 'recheck', waybill: parcel.waybill } : null,
    putPanel: (latest) => {
      if (latest === undefined || latest.verdict === null || latest.inspectionId === dismissed) return null;
      const { inspectionId, waybill } = latest;
      const place = rechecks.placeOf(inspectionId);
      return place === null ? null : { kind: 'recheck-put', inspectionId, waybill, place };
    },
    dismiss: (latest) => {
      dismissed = latest?.inspectionId ?? null;
    },
    unhidden: (recent) => recent.filter(({ inspectionId }) => !rechecks.isFor(inspectionId, who().operatorNo)),
  };
}
