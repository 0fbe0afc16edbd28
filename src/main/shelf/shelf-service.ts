import { ok, refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Settings } from '../../shared/settings.ts';
import type { HandOver, ShelfItem, ShelfWhy } from '../../shared/shelf.ts';
import type * as v from 'valibot';
import { commit } from '../db/commit.ts';
import type { Database } from '../db/open.ts';
import { returnDeadline } from '../decision/return-view.ts';
import type { Ids } from '../lib/ids.ts';
import type { SessionService, Who } from '../session/session-service.ts';
import type { ShelfStore, WaitingParcel } from './shelf-store.ts';

// shelf: parcels that stand at this bench and wait for something. Beside the bench; it reads what the stages stored and
// writes only who took away what isn't ours.

export type Shelf = {
  /** Nearest deadline first, then what has waited longest. */
  view: () => ShelfItem[];
  /** Parcels that aren't ours were taken away: all of them or, when one isn't on the list, none. */
  handOver: (handOver: v.InferOutput<typeof HandOver>, who: Who) => Result<{ handOverId: string }>;
};

type Deps = { db: Database; store: ShelfStore; sessions: SessionService; ids: Ids; settings: () => Settings };

const whyOf = ({ lane, state, awaitsRest, matching }: WaitingParcel): ShelfWhy => {
  if (lane === 'other-merchant') return 'other-merchant';
  if (state === 'half-done') return 'half-done';
  if (awaitsRest) return 'rest';
  return matching === 'unmatched' ? 'unmatched' : 'unclaimed';
};

export function createShelf({ db, store, sessions, ids, settings }: Deps): Shelf {
  const toItem = (waiting: WaitingParcel): ShelfItem[] => {
    const session = waiting.inspectionId === null ? null : sessions.read(waiting.inspectionId);
    // What is on the bench is not on the shelf.
    if (session === null || session.inspection.state === 'open') return [];
    const { inspection, parcel, returns, state } = session;
    const deadlines = returns.map((expected) => returnDeadline(expected, parcel, settings()));
    return [
      {
        inspectionId: inspection.id,
        waybill: parcel.waybill,
        why: whyOf(waiting),
        title: returns.flatMap(({ lines }) => lines.map(({ name }) => name)).join(' · '),
        place: state.bin ?? parcel.place,
        sinceAt: waiting.sinceAt,
        deadlineAt: deadlines.length === 0 ? null : Math.min(...deadlines),
        operatorNo: inspection.operatorNo,
      },
    ];
  };
  const urgency = (item: ShelfItem): number => item.deadlineAt ?? Number.POSITIVE_INFINITY;

  return {
    view: () =>
      store
        .waiting()
        .flatMap(toItem)
        .sort((a, b) => (urgency(a) === urgency(b) ? a.sinceAt - b.sinceAt : urgency(a) - urgency(b))),
    handOver: ({ inspectionIds, to, signer }, { operatorNo, now }) =>
      commit(db, () => {
        const here = new Map(store.waiting().map((waiting) => [waiting.inspectionId, waiting]));
        const parcelIds = [...new Set(inspectionIds)].flatMap((id) => {
          const waiting = here.get(id);
          return waiting?.lane === 'other-merchant' ? [waiting.parcelId] : [];
        });
        if (parcelIds.length < new Set(inspectionIds).size) return refuse('not-on-shelf');
        const id = ids.next();
        store.addHandOver({ id, receiver: to, signer, operatorNo, at: now }, parcelIds);
        return ok({ handOverId: id });
      }),
  };
}
