import * as v from 'valibot';
import { COURIER_IDS } from './couriers.ts';
import { AtMs, Id } from './domain-words.ts';
import { call } from './ipc.ts';
import { NewWaybill, SENT_ANEW } from './refusal.ts';

// A return that is settled by goods: the platform is told of the waybill under which they left. Beside refusal.ts, before
// the outbox.

/** The goods have left, and the platform is to be told under which number: where it has a call for this way. */
export const ShipmentInput = v.object({
  verdictId: Id,
  outcome: v.picklist(SENT_ANEW),
  waybill: NewWaybill,
  courier: v.picklist(COURIER_IDS),
});
export type ShipmentInput = v.InferOutput<typeof ShipmentInput>;

/** What a call tells of this return, read when the form is opened. */
export const ShipmentRulesView = v.object({
  /** False: it could not be asked now; `words` say why. What its connector can tell at all counts then. */
  isRead: v.boolean(),
  /** Which ways a call tells the platform of; the others are done in its back office and noted. */
  byCall: v.array(v.picklist(SENT_ANEW)),
  /** One of our ids, or a sentence: what stands in the way of a call now. */
  words: v.nullable(v.string()),
  /** How long it can be taken back, ms. */
  undoMs: v.number(),
});
export type ShipmentRulesView = v.InferOutput<typeof ShipmentRulesView>;

/** A shipment that waits for its time to undo. */
export const ShipmentMade = v.object({
  verdictId: Id,
  outcome: v.picklist(SENT_ANEW),
  /** The one the box came under, and the one that is told. */
  waybill: v.string(),
  sent: v.string(),
  undoUntilAt: AtMs,
});
export type ShipmentMade = v.InferOutput<typeof ShipmentMade>;

/** By its command, as the sync screen knows it, or by its verdict, as the form that made it does. */
const ShipmentTaken = v.union([v.strictObject({ commandId: Id }), v.strictObject({ verdictId: Id })]);
export type ShipmentTaken = v.InferOutput<typeof ShipmentTaken>;

export const shipmentCalls = {
  /** Asks the platform whether a call tells it under which number other goods left; nothing is sent. */
  shipmentRules: call(v.object({ verdictId: Id }), ShipmentRulesView),
  /** Settles the case by goods that have left, and orders that the platform be told; it leaves after the time to undo. */
  shipmentMake: call(ShipmentInput, ShipmentMade),
  /** Takes it back whole while nothing of it has left: the case is to be decided again. */
  shipmentTakeBack: call(ShipmentTaken, v.undefined()),
} as const;
