import * as v from 'valibot';
import { AtMs, Id } from './domain-words.ts';
import type { DecisionKind } from './domain-words.ts';

// Refusing a refund at the platform: what it lets be refused, what a person says to it, and what was done by hand where
// it has no call. Beside decision.ts, before the outbox.

/** What the platform says about refusing one return, read when the form is opened. */
export const RefusalRulesView = v.object({
  /** False: it could not be asked now; `words` say why. Nothing else counts then. */
  isRead: v.boolean(),
  /** False: not by a call; a person does it in the platform's own back office. */
  isPossible: v.boolean(),
  /** One of our ids, or the platform's sentence. Null with `isPossible` false: it has no such call at all. */
  words: v.nullable(v.string()),
  /** The call only tells that the goods were not taken in: refusing is still a person's to do in the back office. */
  isToldOnly: v.exactOptional(v.literal(true)),
  isProofNeeded: v.boolean(),
  /** Most pictures that go along, where that is fewer than a refusal has. */
  picturesMax: v.exactOptional(v.number()),
  reasons: v.array(
    v.object({
      ...{ code: v.string(), text: v.string() },
      /** This one wants a picture. */
      needsProof: v.exactOptional(v.literal(true)),
    }),
  ),
  /** Address of the platform's back office, where it has a known one. */
  backOffice: v.nullable(v.string()),
  /** How long a refusal can be taken back, ms. */
  undoMs: v.number(),
});
export type RefusalRulesView = v.InferOutput<typeof RefusalRulesView>;

/** Words that accuse: to a buyer it is never said that the goods were swapped, only that they are not what was shipped. */
const ACCUSES = /掉包|调包|偷换|诈骗|骗子/;
/** What may be written to a buyer and the platform: nothing that accuses. */
export const isPlain = (message: string): boolean => !ACCUSES.test(message);

export const REFUSAL_MESSAGE_MIN = 2;
export const REFUSAL_MESSAGE_MAX = 200;
export const REFUSAL_PICTURES_MAX = 9;
/** A waybill of any courier, as printed without its spaces. */
export const NEW_WAYBILL = /^[A-Z0-9-]{6,35}$/;
export const NewWaybill = v.pipe(v.string(), v.trim(), v.toUpperCase(), v.regex(NEW_WAYBILL));
const Sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
/** Where it is written in a back office, in a person's words. */
const Reference = v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(200));
/** A photo of this box's record that goes along: a screenshot of the back office, as a rule. */
const Picture = v.nullable(Sha256);

export const RefusalInput = v.object({
  verdictId: Id,
  message: v.pipe(v.string(), v.trim(), v.minLength(REFUSAL_MESSAGE_MIN), v.maxLength(REFUSAL_MESSAGE_MAX)),
  /** One of the platform's own, where it has a list of them. */
  reasonCode: v.nullable(v.pipe(v.string(), v.maxLength(40))),
  /** Photos of this box by SHA-256, in the order they are shown; the first is the proof where only one is taken. */
  pictures: v.pipe(v.array(Sha256), v.maxLength(REFUSAL_PICTURES_MAX)),
});
export type RefusalInput = v.InferOutput<typeof RefusalInput>;

/** A refusal that waits for its time to undo. */
export const RefusalMade = v.object({ verdictId: Id, waybill: v.string(), undoUntilAt: AtMs });
export type RefusalMade = v.InferOutput<typeof RefusalMade>;

/** Settled by goods instead of money: others were sent, the missing part was, or the same came back mended. */
export const SENT_ANEW = ['exchanged', 're-sent', 'repaired'] as const;
export type SentAnew = (typeof SENT_ANEW)[number];
/** What was decided by it; also the proposal of it while the goods are reserved and have not left. */
export const GOODS_DECISION = { exchanged: 'exchange', 're-sent': 're-send', repaired: 'repair' } as const;
/** What is reserved under this decision; null where it is none of goods. */
export const outcomeOf = (kind: DecisionKind): SentAnew | null =>
  SENT_ANEW.find((outcome) => GOODS_DECISION[outcome] === kind) ?? null;

/** What a person did in the platform's own back office, and where that is written. */
export const ByHandInput = v.object({
  verdictId: Id,
  outcome: v.picklist(['refunded', 'refused', ...SENT_ANEW]),
  reference: Reference,
  picture: Picture,
  /** Under which the new or mended goods left; for `SENT_ANEW` only, and wanted there. */
  waybill: v.nullable(NewWaybill),
});
export type ByHandInput = v.InferOutput<typeof ByHandInput>;

/** What was ordered here, is parked, and was done by a person elsewhere: at the platform, past it, or in the stock system. */
export const DoneByHandInput = v.object({ commandId: Id, reference: Reference, picture: Picture });
export type DoneByHandInput = v.InferOutput<typeof DoneByHandInput>;

/** What the chain calls it when such a command is over. */
export const DONE_BY_HAND = ['refunded', 'refused', 'sent-told', 'stock-booked', 'notice-settled'] as const;
export type DoneByHand = (typeof DONE_BY_HAND)[number];
