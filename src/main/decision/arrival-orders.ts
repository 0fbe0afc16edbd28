import type { Settings } from '../../shared/settings.ts';
import type { OutboxStore } from '../outbox/outbox-store.ts';
import type { Links } from '../session/session-service.ts';
import { cameBackAsSent } from './return-view.ts';

type Deps = {
  outbox: Pick<OutboxStore, 'enqueueReceived' | 'cancelReceived'>;
  settings: () => Settings;
  /** Whether this platform has a call for it; without it nothing is ordered. */
  canTellReceived: (platform: string) => boolean;
};

/** Longer than any refund takes: money always goes first, and a notice is never late. */
const NOTICE_WITHIN_MS = 7 * 24 * 3_600_000;

/**
 * Orders the notice that a parcel is here, in the transaction that matches it to its return; after the time to undo, so
 * that a return claimed by mistake is never told. A parcel that came back under its outbound waybill is no return of the
 * buyer's (lane 6), and what is over at the platform needs no notice.
 */
export function createArrivalOrders({ outbox, settings, canTellReceived }: Deps): Links {
  return {
    added: (parcel, expected, now) => {
      if (!canTellReceived(expected.platform) || expected.state !== 'open') return;
      if (cameBackAsSent(expected, parcel.waybill)) return;
      outbox.enqueueReceived({
        platform: expected.platform,
        returnNo: expected.returnNo,
        parcelId: parcel.id,
        expectedReturnId: expected.id,
        receivedAt: parcel.receivedAt,
        notBeforeAt: now + settings().undoMs,
        deadlineAt: parcel.receivedAt + NOTICE_WITHIN_MS,
        now,
      });
    },
    removed: (parcel, expectedReturnId, now) => {
      outbox.cancelReceived(parcel.id, expectedReturnId, now);
    },
  };
}
