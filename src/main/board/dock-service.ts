import type { DockAnswer, DockParcel, DockView } from '../../shared/board.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { readScan, showScan } from '../../shared/scan-grammar.ts';
import type { Json } from '../../shared/custody/canonical-json.ts';
import { commit } from '../db/commit.ts';
import type { Database } from '../db/open.ts';
import { cameBackAsSent } from '../decision/return-view.ts';
import type { ExpectedReturnStore } from '../session/expected-return-store.ts';
import type { SessionService, Who } from '../session/session-service.ts';
import type { Parcel } from '../session/session-store.ts';
import type { DockStore } from './dock-store.ts';

export type Dock = {
  view: () => DockView;
  /** Receives the parcel of a waybill, or says which cage the next ones go to; never opens anything. */
  scan: (scan: { raw: string; place: string | null }, who: Who) => Result<DockAnswer>;
  /** Refuses with `not-on-shelf` what isn't on the list. */
  remove: (waybill: string, who: Who) => Result<DockView>;
};

type Deps = {
  db: Database;
  store: DockStore;
  sessions: Pick<SessionService, 'receive' | 'parcelOf'>;
  expectedReturns: Pick<ExpectedReturnStore, 'byWaybill'>;
  isUpToDate: () => boolean;
  /** Adds to the chain what has no row of its own. */
  record: (event: { kind: string; inspectionId: null; body: Json; operatorNo: string }) => void;
};

const LATEST_SHOWN = 50;
const SHOWN_TEXT_MAX = 60;

export function createDock({ db, store, sessions, expectedReturns, isUpToDate, record }: Deps): Dock {
  const kindOf = (waybill: string, isKnown: boolean): DockParcel['kind'] => {
    if (!isKnown) return 'unknown';
    const returns = expectedReturns.byWaybill(waybill);
    return returns.length > 0 && returns.every((one) => cameBackAsSent(one, waybill)) ? 'refused' : 'return';
  };
  const latest = (limit: number): DockParcel[] =>
    store.latest(limit).map(({ waybill, place, receivedAt, title, isKnown }) => ({
      ...{ waybill, place, receivedAt, title: title ?? '' },
      kind: kindOf(waybill, isKnown === 1),
    }));
  const view = (): DockView => ({ waiting: store.count(), latest: latest(LATEST_SHOWN) });

  const tell = (did: DockAnswer['did'], { waybill, place, receivedAt }: Parcel): Result<DockAnswer> => {
    const returns = expectedReturns.byWaybill(waybill);
    const title = returns.flatMap(({ lines }) => lines.map(({ name }) => name)).join(' · ');
    const kind = kindOf(waybill, returns.length > 0);
    return ok({ did, text: waybill, parcel: { waybill, place, receivedAt, title, kind } });
  };
  const put = (parcel: Parcel, place: string | null, who: Who, kind: 'dock-received' | 'dock-moved'): Parcel => {
    if (place !== null) store.setPlace(parcel.id, place);
    const body = { parcelId: parcel.id, waybill: parcel.waybill, place };
    record({ kind, inspectionId: null, body, operatorNo: who.operatorNo });
    return { ...parcel, place: place ?? parcel.place };
  };

  return {
    view,
    scan: ({ raw, place }, who) =>
      commit(db, (): Result<DockAnswer> => {
        const scan = readScan(raw);
        if (scan.shape === 'bin') return ok({ did: 'place', text: scan.bin, parcel: null });
        if (scan.shape !== 'code' || scan.waybill === null) {
          return ok({ did: 'unreadable', text: showScan(scan.text, SHOWN_TEXT_MAX), parcel: null });
        }
        const { waybill } = scan.waybill;
        const known = sessions.parcelOf(waybill);
        if (known?.isOpened === true) return tell('done', known.parcel);
        if (known !== null && store.has(known.parcel.id)) {
          const isMoved = place !== null && place !== known.parcel.place;
          return tell('again', isMoved ? put(known.parcel, place, who, 'dock-moved') : known.parcel);
        }
        store.tidy();
        const parcel = known?.parcel ?? sessions.receive({ waybill, isUpToDate: isUpToDate() }, who);
        store.add({ parcelId: parcel.id, receivedAt: who.now, operatorNo: who.operatorNo });
        return tell('received', put(parcel, place, who, 'dock-received'));
      }),
    remove: (waybill, who) =>
      commit(db, (): Result<DockView> => {
        const known = sessions.parcelOf(waybill);
        if (known === null || known.isOpened || !store.has(known.parcel.id)) return refuse('not-on-shelf');
        store.remove(known.parcel.id);
        const body = { parcelId: known.parcel.id, waybill };
        record({ kind: 'dock-removed', inspectionId: null, body, operatorNo: who.operatorNo });
        return ok(view());
      }),
  };
}
