import { COURIER_NAMES } from '../../shared/couriers.ts';
import type { ToDecideWhy } from '../../shared/decision.ts';
import type { ReturnState } from '../../shared/domain-words.ts';
import { GOODS_DECISION } from '../../shared/refusal.ts';
import type { SentAnew } from '../../shared/refusal.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { ErrorCode, Result } from '../../shared/result.ts';
import type { Settings } from '../../shared/settings.ts';
import type { ShipmentInput, ShipmentMade, ShipmentTaken } from '../../shared/shipment.ts';
import { commit } from '../db/commit.ts';
import type { Database } from '../db/open.ts';
import type { OutboxStore } from '../outbox/outbox-store.ts';
import type { ExpectedReturnStore } from '../session/expected-return-store.ts';
import type { SessionService, Who } from '../session/session-service.ts';
import { whyNotByGoods } from './by-hand-rules.ts';
import type { DecisionStore } from './decision-store.ts';
import type { NegotiationStore } from './negotiation-store.ts';
import { findOpenCase } from './open-case.ts';
import type { OpenCase } from './open-case.ts';
import { returnDeadline } from './return-view.ts';
import { createShipmentStore } from './shipment-store.ts';

export type ShipmentService = {
  /** Whom to ask what a call tells: the return of a case that is still to be decided. */
  subjectOf: (verdictId: string) => Result<{ platform: string; returnNo: string; isOver: boolean }>;
  /**
   * The goods have left: the decision and the command that tells their waybill in one transaction; it leaves after the time
   * to undo. From then on the return has its one exit: no refund and no refusal of it is ordered, whatever comes of it.
   */
  make: (input: ShipmentInput, who: Who) => Result<ShipmentMade>;
  /** Takes it back whole while nothing of it has left, parked ones too: the case is to be decided again. */
  takeBack: (what: ShipmentTaken, who: Who) => Result<undefined>;
  /**
   * The return was over before anything was told: that case is a person's again, in the lane of what happened. In the
   * caller's transaction; false when there was no such shipment.
   */
  overtaken: (told: { platform: string; returnNo: string; state: ReturnState }, now: number) => boolean;
};

type Deps = {
  db: Database;
  store: DecisionStore;
  outbox: Pick<OutboxStore, 'enqueueShipment' | 'cancelUnsent' | 'commandOfReturn'>;
  sessions: SessionService;
  expectedReturns: Pick<ExpectedReturnStore, 'byWaybill'>;
  negotiations: Pick<NegotiationStore, 'end'>;
  settings: () => Settings;
  /** Whether this platform has a call that tells this. */
  canTell: (platform: string, outcome: SentAnew) => boolean;
};

/** Money that moved although goods were to: it is claimed back. An end without it: a person finds out whose the goods are. */
const LANES: Readonly<Record<ReturnState, ToDecideWhy>> = {
  ...{ refunded: 'claim-back', withdrawn: 'withdrawn', closed: 'not-open', locked: 'locked', open: 'not-open' },
};

export function createShipments(deps: Deps): ShipmentService {
  const { db, store, outbox, sessions, expectedReturns, negotiations, settings, canTell } = deps;
  const shipments = createShipmentStore(db);
  const find = (verdictId: string): Result<OpenCase> => findOpenCase(store, sessions, verdictId);

  const whyNot = ({ decision, expected, session }: OpenCase, input: ShipmentInput): ErrorCode | null => {
    if (!canTell(expected.platform, input.outcome)) return 'shipment-not-possible';
    const ordered = outbox.commandOfReturn(expected.id)?.state ?? null;
    const not = whyNotByGoods({ why: decision.why, returnState: expected.state, ordered });
    if (not !== null) return not;
    // The number most at hand is the one on the box that came back.
    if (input.waybill === session.parcel.waybill) return 'new-waybill-needed';
    // Told to a buyer it can't be taken back: another parcel's number, scanned from the pile on the desk, never is.
    return expectedReturns.byWaybill(input.waybill).length > 0 ? 'new-waybill-came' : null;
  };

  return {
    subjectOf: (verdictId) => {
      const found = find(verdictId);
      if (!found.ok) return found;
      const { platform, returnNo, state } = found.value.expected;
      return ok({ platform, returnNo, isOver: state !== 'open' });
    },
    make: (input, who) =>
      commit(db, () => {
        const found = find(input.verdictId);
        if (!found.ok) return found;
        const not = whyNot(found.value, input);
        if (not !== null) return refuse(not);
        const { decision, session, expected } = found.value;
        const { outcome, waybill } = input;
        const courier = { id: input.courier, name: COURIER_NAMES[input.courier].zh };
        const undoUntilAt = who.now + settings().undoMs;
        const done = { kind: GOODS_DECISION[outcome], amountCents: null, reference: `${courier.name} ${waybill}` };
        store.settleByHand(decision.id, { ...done, operatorNo: who.operatorNo, now: who.now });
        const about = { inspectionId: session.inspection.id, decisionId: decision.id };
        negotiations.end(about, { how: 'settled', note: '' }, who.operatorNo);
        outbox.enqueueShipment({
          ...{ platform: expected.platform, returnNo: expected.returnNo, outcome, waybill, courier },
          ...{ parcelId: session.parcel.id, expectedReturnId: expected.id, decisionId: decision.id },
          notBeforeAt: undoUntilAt,
          deadlineAt: returnDeadline(expected, session.parcel, settings()),
          now: who.now,
        });
        const { verdictId } = input;
        return ok({ verdictId, outcome, waybill: session.parcel.waybill, sent: waybill, undoUntilAt });
      }),
    takeBack: (what, who) =>
      commit(db, () => {
        const verdictId = 'verdictId' in what ? what.verdictId : shipments.verdictOf(what.commandId);
        const decision = verdictId === null ? null : store.decisionOf(verdictId);
        const isOfGoods = Object.values(GOODS_DECISION).some((kind) => kind === decision?.kind);
        if (decision?.state !== 'approved' || !isOfGoods) return refuse('nothing-to-undo');
        const taken = outbox.cancelUnsent(decision.id, who.now);
        if (taken === 'none') return refuse('nothing-to-undo');
        if (taken === 'too-late') return refuse('already-sent');
        store.reopen(decision.id, { why: null, operatorNo: who.operatorNo, now: who.now });
        return ok(undefined);
      }),
    overtaken: ({ platform, returnNo, state }, now) => {
      if (!db.inTransaction) throw new Error('a shipment is overtaken in the transaction that says so');
      const ended = shipments.overtaken(platform, returnNo);
      if (ended === null) return false;
      store.reopen(ended.decisionId, { why: LANES[state], operatorNo: ended.operatorNo, now });
      return true;
    },
  };
}
