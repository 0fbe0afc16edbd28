import type { Payer } from '../../shared/register.ts';
import type { RepackOffer, RepackView } from '../../shared/repack.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { atOnce, commit } from '../db/commit.ts';
import type { Database } from '../db/open.ts';
import type { DecisionStore } from '../decision/decision-store.ts';
import type { DispositionStore } from '../disposition/disposition-store.ts';
import type { Ids } from '../lib/ids.ts';
import type { Registers } from '../register/register-service.ts';
import type { ExpectedReturnStore } from '../session/expected-return-store.ts';
import type { Session, SessionService, Who } from '../session/session-service.ts';
import { isRulingOpen, sortUnits, stepOf, undoSaid } from './repack-rules.ts';
import type { RepackUnit } from './repack-rules.ts';
import type { RepackStore, StoredRepack } from './repack-store.ts';

export type Repacks = {
  isOpen: () => boolean;
  /** Who began or last touched the one under way; null when there is none. */
  operatorNo: () => string | null;
  view: () => RepackView | null;
  /** What a closed box has for its buyer; null when nothing of it ever was. */
  offer: (inspectionId: string) => RepackOffer | null;
  /** True once goods of this box have left. */
  wasSent: (inspectionId: string) => boolean;
  /** True when this box was ever repacked: only then may a film say that it shows that. */
  wasBegun: (inspectionId: string) => boolean;
  /**
   * Begins to pack what of this box goes back. Refuses `box-is-open`, `repack-open` while another one is under way, and with
   * why nothing may go: `repack-nothing`, `repack-undecided`, `repack-kept`.
   */
  begin: (inspectionId: string, who: Who) => Result<undefined>;
  /**
   * Under which waybill it leaves. Refuses `repack-own-waybill` and `repack-known-waybill`, numbers of parcels that came, and
   * `repack-goods`: some article numbers and serials look like waybills.
   */
  send: (waybill: string, who: Who) => Result<undefined>;
  pay: (payer: Payer, who: Who) => Result<undefined>;
  /** Takes the last thing said back; with nothing said, gives the repacking up. */
  undo: (who: Who) => Result<undefined>;
  /** The parcel leaves: every register entry of what goes is `sent`. Refuses `repack-incomplete`. */
  close: (who: Who) => Result<undefined>;
};

type Deps = {
  db: Database;
  store: RepackStore;
  sessions: Pick<SessionService, 'read' | 'readOpen'>;
  expectedReturns: Pick<ExpectedReturnStore, 'isKnownWaybill' | 'isSoldBarcode'>;
  dispositionStore: Pick<DispositionStore, 'unitsOf'>;
  decisionStore: Pick<DecisionStore, 'verdictsOf' | 'verdictOfReturn' | 'decisionOf'>;
  registers: Pick<Registers, 'sweep' | 'ofBox' | 'act'>;
  ids: Ids;
};

export function createRepacks(deps: Deps): Repacks {
  const { db, store, sessions, expectedReturns, dispositionStore, decisionStore, registers, ids } = deps;

  const isDecided = (verdictId: string | undefined): boolean =>
    verdictId !== undefined && decisionStore.decisionOf(verdictId)?.state === 'approved';

  /** Goods of a return wait for its decision; what belongs to none waits for all of its box. */
  const unitsOf = ({ inspection, returns }: Session): RepackUnit[] => {
    const given = decisionStore.verdictsOf(inspection.id);
    const isBoxDecided = given.length > 0 && given.every(({ id }) => isDecided(id));
    return dispositionStore.unitsOf(inspection.id).map(({ unitId, lineId, sku, name, disposition, bin }) => {
      const owner = returns.find(({ lines }) => lines.some(({ id }) => id === lineId));
      const verdict = owner === undefined ? null : decisionStore.verdictOfReturn(owner.id);
      const isUndecided = owner === undefined ? !isBoxDecided : !isDecided(verdict?.id);
      return { unitId, lineId, sku, name, disposition, bin, isUndecided };
    });
  };

  const sorted = (session: Session) => {
    const gone = registers
      .ofBox('to-buyer', session.inspection.id)
      .filter(({ isOpen, state }) => !isOpen && state !== 'void')
      .map(({ subject }) => subject);
    const isOpen = isRulingOpen(session.returns) || store.awaitsRuling(session.inspection.id);
    return sortUnits(unitsOf(session), new Set(gone), isOpen);
  };

  const under = (act: (repack: StoredRepack, session: Session) => Result<undefined>): Result<undefined> =>
    commit(db, () => {
      const repack = store.open();
      const session = repack === null ? null : sessions.read(repack.inspectionId);
      return repack === null || session === null ? refuse('repack-nothing') : act(repack, session);
    });
  const change = (repack: StoredRepack, more: Partial<StoredRepack>, { operatorNo, now }: Who): Result<undefined> => {
    store.change({ ...repack, ...more, operatorNo }, now);
    return ok(undefined);
  };

  return {
    isOpen: () => store.open() !== null,
    operatorNo: () => store.open()?.operatorNo ?? null,
    view: () => {
      const repack = store.open();
      const session = repack === null ? null : sessions.read(repack.inspectionId);
      return repack === null || session === null ? null : viewOf(repack, session, sorted(session));
    },
    offer: (inspectionId) => {
      const session = sessions.read(inspectionId);
      if (session === null) return null;
      const { going, staying, why } = sorted(session);
      return why === 'repack-nothing' ? null : { units: going.length === 0 ? staying.length : going.length, why };
    },
    wasSent: store.wasSent,
    wasBegun: (inspectionId) => store.last(inspectionId) !== null,
    begin: (inspectionId, who) =>
      atOnce(db, () => {
        // What was put aside a moment ago stands in the register only after a look.
        while (registers.sweep(who.now).isBehind);
        return commit(db, () => {
          if (sessions.readOpen() !== null) return refuse('box-is-open');
          const open = store.open();
          if (open !== null) return open.inspectionId === inspectionId ? ok(undefined) : refuse('repack-open');
          const session = sessions.read(inspectionId);
          if (session === null) return refuse('unknown-inspection');
          const { why } = sorted(session);
          if (why !== null) return refuse(why);
          store.add({ id: ids.next(), inspectionId, operatorNo: who.operatorNo, startedAt: who.now });
          return ok(undefined);
        });
      }),
    send: (waybill, who) =>
      under((repack, session) => {
        const own = session.returns.flatMap((one) => [one.returnWaybill, one.outboundWaybill, ...one.moreWaybills]);
        if (waybill === session.parcel.waybill || own.includes(waybill)) return refuse('repack-own-waybill');
        if (expectedReturns.isKnownWaybill(waybill)) return refuse('repack-known-waybill');
        const serials = session.returns.flatMap(({ lines }) => lines.flatMap((line) => line.serials));
        const isGoods =
          serials.includes(waybill) || session.state.lines.some((line) => line.seenSerials.includes(waybill));
        if (isGoods || expectedReturns.isSoldBarcode(waybill)) return refuse('repack-goods');
        return change(repack, { waybill }, who);
      }),
    pay: (payer, who) => under((repack) => change(repack, { payer }, who)),
    undo: (who) =>
      under((repack) => {
        const said = undoSaid(repack);
        return change(repack, said ?? { state: 'dropped' }, who);
      }),
    close: (who) =>
      under((repack, session) => {
        const { waybill, payer } = repack;
        if (waybill === null || payer === null) return refuse('repack-incomplete');
        while (registers.sweep(who.now).isBehind);
        const { going, why } = sorted(session);
        if (why !== null) return refuse(why);
        const leaving = new Set(going.map(({ unitId }) => unitId));
        const entries = registers.ofBox('to-buyer', repack.inspectionId);
        for (const { id, isOpen } of entries.filter(({ subject }) => leaving.has(subject))) {
          const step = { id, act: 'send' as const, note: '', amountCents: null, dueAt: null, place: null };
          const taken = isOpen ? registers.act({ ...step, waybill, payer }, who) : ok(undefined);
          if (!taken.ok) return taken;
        }
        return change(repack, { state: 'sent' }, who);
      }),
  };
}

function viewOf(repack: StoredRepack, session: Session, { going, staying }: ReturnType<typeof sortUnits>): RepackView {
  const { inspectionId, waybill: sentWaybill, payer, startedAt } = repack;
  const { parcel, returns } = session;
  const pictures = new Map(returns.flatMap(({ lines }) => lines.map(({ id, picture }) => [id, picture] as const)));
  const goods = new Map<string, RepackView['goods'][number]>();
  for (const { lineId, sku, name } of going) {
    const key = lineId ?? `${sku} ${name}`;
    const known = goods.get(key);
    if (known !== undefined) known.units += 1;
    else goods.set(key, { sku, name, picture: lineId === null ? null : (pictures.get(lineId) ?? null), units: 1 });
  }
  const places = new Set(going.map(({ bin }) => bin));
  return {
    ...{ inspectionId, sentWaybill, payer, startedAt },
    waybill: parcel.waybill,
    returnNos: returns.map(({ returnNo }) => returnNo),
    buyer: returns[0]?.buyer ?? '',
    goods: [...goods.values()],
    staying: staying.length,
    place: places.size === 0 ? null : [...places].join(' · '),
    step: stepOf(repack),
  };
}
