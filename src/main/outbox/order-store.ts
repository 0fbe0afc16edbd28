import type {
  Attested,
  ReceivedBody,
  RefundBody,
  RefuseBody,
  ShipmentBody,
  StockBody,
} from '../../shared/command-body.ts';
import type { LastWords } from '../../shared/last-words.ts';
import type { CommandKind } from '../../shared/sync.ts';
import type { Database } from '../db/open.ts';
import type { Ids } from '../lib/ids.ts';
import type { AttemptStore } from './attempt-store.ts';
import type { CommandChange, CommandRow } from './command-change.ts';

type Order = {
  platform: string;
  returnNo: string;
  parcelId: string;
  expectedReturnId: string;
  /** The end of the time to undo. Times in ms. */
  notBeforeAt: number;
  deadlineAt: number;
  now: number;
};

/** What a decision orders; the total of both amounts must be more than nothing. */
export type RefundOrder = Order & {
  decisionId: string;
  amountCents: number;
  freightCents: number;
  currency: string;
  reason: string;
  /** Two people decided on less than the buyer paid. */
  isPart?: true;
  /** A supplement: what had been refunded before. */
  beforeCents?: number;
  /** Nothing can be sent there: it waits for a person from the start. */
  isByHand?: boolean;
  judgements?: Attested;
  /** `outbound`: came back unopened under the number it was sent out with. */
  via?: 'return' | 'outbound';
};

/** What a person decided to refuse, with the pictures that go along. */
type RefusalOrder = Order & { decisionId: string } & Pick<RefuseBody, 'message' | 'reasonCode' | 'pictures'>;

/** Under which waybill the goods that settle a return have left. */
type ShipmentOrder = Order & { decisionId: string } & Pick<ShipmentBody, 'outcome' | 'waybill' | 'courier'>;

/** A parcel is here, ms. */
type ReceivedOrder = Order & { receivedAt: number };

/** What was put where in one box, for the stock system. */
type StockOrder = Order & { inspectionId: string } & Pick<StockBody, 'units' | 'shop' | 'waybill'>;

/** Orders and their taking back. Everything here belongs into the caller's transaction and throws outside of one. */
export type OrderStore = {
  /**
   * Stores the refund command of a decision: the decision and its command are there together or not at all. Throws when
   * the return already has such a command that was not cancelled: one refund per expected return, and one supplement.
   */
  enqueueRefund: (order: RefundOrder) => { commandId: string };
  /** Stores the refusal command of a decision; one that was sent keeps its key, a later decision counts on. */
  enqueueRefusal: (order: RefusalOrder) => { commandId: string };
  /**
   * Stores the shipment command of a decision. A return has one answer: throws when a refund, a refusal or a shipment of it
   * stands that was not taken back (the database refuses it, too).
   */
  enqueueShipment: (order: ShipmentOrder) => { commandId: string };
  /** Stores the notice that a parcel is here, once for a return, whatever number of boxes it comes in: null when it was. */
  enqueueReceived: (order: ReceivedOrder) => { commandId: string } | null;
  /** Stores the next stock command of an inspection: its key counts on. */
  enqueueStock: (order: StockOrder) => { commandId: string };
  /** Takes a return's notice by this parcel back, if it was never sent. */
  cancelReceived: (parcelId: string, expectedReturnId: string, now: number) => void;
  /** Takes the answer of a decision back that was never sent. */
  cancelUnsent: (decisionId: string, now: number) => 'cancelled' | 'too-late' | 'none';
  /** Takes back every stock command of a box, if none was sent. */
  cancelStock: (parcelId: string, now: number) => 'cancelled' | 'too-late' | 'none';
};

/** Digits, letters and dashes of one kind of key, for ever: a supplement (`:2`) is another decision of two people. */
const refundKeyOf = (platform: string, returnNo: string, n: 1 | 2): string => `refund:${platform}:${returnNo}:${n}`;
const receivedKeyOf = (platform: string, returnNo: string): string => `received:${platform}:${returnNo}:1`;

type AnyBody = RefundBody | RefuseBody | ShipmentBody | ReceivedBody | StockBody;

export const OF_DECISION = `SELECT id, state, attempts FROM command WHERE decision_id = +? ORDER BY seq DESC LIMIT 1`;

export function createOrderStore(
  db: Database,
  ids: Ids,
  { change }: CommandChange,
  attempts: Pick<AttemptStore, 'add'>,
): OrderStore {
  const insert = db.prepare(
    `INSERT INTO command (id, key, platform, kind, parcel_id, expected_return_id, decision_id, body, state,
       not_before_at, next_attempt_at, deadline_at, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?, ?, ?)`,
  );
  const ofDecision = db.prepare<[string], CommandRow>(OF_DECISION);
  const stockOfParcel = db.prepare<[string], CommandRow>(
    `SELECT id, state, attempts FROM command WHERE parcel_id = +? AND kind = 'stock' AND state <> 'cancelled' ORDER BY seq`,
  );
  const stockOrdered = db.prepare<[string], { n: number }>(
    `SELECT count(*) AS n FROM command WHERE parcel_id = ? AND kind = 'stock'`,
  );
  const refusals = db.prepare<[string], { n: number }>(
    `SELECT count(*) AS n FROM command WHERE expected_return_id = ? AND kind = 'refuse' AND state <> 'cancelled'`,
  );
  const ofKey = db.prepare<[string], { id: string }>(`SELECT id FROM command WHERE key = ? AND state <> 'cancelled'`);
  const receivedOf = db.prepare<[string, string], CommandRow>(
    `SELECT id, state, attempts FROM command
     WHERE expected_return_id = +? AND parcel_id = +? AND kind = 'received' AND state = 'waiting' AND attempts = 0`,
  );

  const needTransaction = (what: string): void => {
    if (!db.inTransaction) throw new Error(`${what} belongs into the transaction of what it follows from`);
  };
  const store = (order: Order, kind: CommandKind, decisionId: string | null, body: AnyBody) => {
    const commandId = ids.next();
    const { platform, parcelId, expectedReturnId, notBeforeAt, deadlineAt, now } = order;
    const what = [commandId, body.key, platform, kind, parcelId, expectedReturnId, decisionId, JSON.stringify(body)];
    insert.run(...what, notBeforeAt, notBeforeAt, deadlineAt, now);
    return { commandId };
  };
  const takeBack = (commandId: string, now: number): boolean => {
    if (!change(commandId, 'cancel', { endedAt: now })) return false;
    attempts.add(commandId, 'cancelled', null, null, now);
    return true;
  };

  return {
    enqueueRefund: (order) => {
      needTransaction('a command');
      const {
        amountCents,
        freightCents,
        platform,
        returnNo,
        currency,
        reason,
        judgements = {},
        via = 'return',
      } = order;
      if (![amountCents, freightCents].every((cents) => Number.isSafeInteger(cents) && cents >= 0))
        throw new Error('an amount is whole cents');
      if (amountCents + freightCents === 0) throw new Error('a refund moves something');
      const { beforeCents, isByHand = false } = order;
      const key = refundKeyOf(platform, returnNo, beforeCents === undefined ? 1 : 2);
      const found = Object.keys(judgements).length > 0 ? { judgements } : {};
      const part = order.isPart === true ? { isPart: true as const } : {};
      const before = beforeCents === undefined ? {} : { beforeCents };
      const what = { key, returnNo, amountCents, freightCents, currency, reason };
      const body: RefundBody = { ...what, ...part, ...before, ...found };
      const stored = store(order, 'refund', order.decisionId, via === 'outbound' ? { ...body, via } : body);
      const words: LastWords = 'sync:by-hand';
      if (isByHand) change(stored.commandId, 'park', { words });
      return stored;
    },
    enqueueRefusal: (order) => {
      needTransaction('a command');
      const { platform, returnNo, expectedReturnId, decisionId, message, reasonCode, pictures } = order;
      const n = (refusals.get(expectedReturnId)?.n ?? 0) + 1;
      const key = `refuse:${platform}:${returnNo}:${n}`;
      return store(order, 'refuse', decisionId, { key, returnNo, message, reasonCode, pictures });
    },
    enqueueShipment: (order) => {
      needTransaction('a command');
      const { platform, returnNo, decisionId, outcome, waybill, courier, now } = order;
      const key = `shipment:${platform}:${returnNo}:1`;
      return store(order, 'shipment', decisionId, { key, returnNo, outcome, waybill, courier, at: now });
    },
    enqueueReceived: (order) => {
      needTransaction('a command');
      const { platform, returnNo, receivedAt } = order;
      const key = receivedKeyOf(platform, returnNo);
      return ofKey.get(key) === undefined ? store(order, 'received', null, { key, returnNo, receivedAt }) : null;
    },
    enqueueStock: (order) => {
      needTransaction('a command');
      const { platform, returnNo, inspectionId, parcelId, units, shop, waybill } = order;
      const n = (stockOrdered.get(parcelId)?.n ?? 0) + 1;
      const key = `stock:${platform}:${inspectionId}:${n}`;
      const given = { ...(shop === undefined ? {} : { shop }), ...(waybill === undefined ? {} : { waybill }) };
      return store(order, 'stock', null, { key, returnNo, ...given, units });
    },
    cancelReceived: (parcelId, expectedReturnId, now) => {
      needTransaction('taking a command back');
      for (const { id } of receivedOf.all(expectedReturnId, parcelId)) takeBack(id, now);
    },
    cancelUnsent: (decisionId, now) => {
      needTransaction('taking a command back');
      const row = ofDecision.get(decisionId);
      if (row === undefined) return 'none';
      if (row.state === 'cancelled') return 'cancelled';
      return takeBack(row.id, now) ? 'cancelled' : 'too-late';
    },
    cancelStock: (parcelId, now) => {
      needTransaction('taking a command back');
      const rows = stockOfParcel.all(parcelId);
      if (rows.length === 0) return 'none';
      return rows.every(({ id }) => takeBack(id, now)) ? 'cancelled' : 'too-late';
    },
  };
}
