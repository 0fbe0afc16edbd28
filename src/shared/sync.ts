import * as v from 'valibot';
import { AtMs, Cents, Count, Id } from './domain-words.ts';
import { SpaceState } from './retention.ts';

// Outbox and sync, as the window sees them. A command is one idempotent request; it ends only by the platform's stored
// receipt, by cancellation before its first attempt, or by reading that the platform has already closed the matter.

/**
 * `waiting` not attempted yet, or known not to be done · `unknown` an attempt's outcome is not known: ask first ·
 * `done` receipt stored, or read as already done · `parked` refused for good, a person must look · `cancelled` taken
 * back before the first attempt.
 */
export const COMMAND_STATES = ['waiting', 'unknown', 'done', 'parked', 'cancelled'] as const;
export const CommandState = v.picklist(COMMAND_STATES);
export type CommandState = v.InferOutput<typeof CommandState>;

/**
 * `refund` the money · `refuse` the other answer to the buyer · `shipment` the waybill under which other goods left, the
 * third one · `received` a notice that the parcel is here · `stock` what was put where.
 */
export const COMMAND_KINDS = ['refund', 'refuse', 'shipment', 'received', 'stock'] as const;
export const CommandKind = v.picklist(COMMAND_KINDS);
export type CommandKind = v.InferOutput<typeof CommandKind>;

/** Whether it is an answer to the buyer, one of which a return has, with a deadline that somebody waits for. */
export const isAnswer = (kind: CommandKind): boolean => kind === 'refund' || kind === 'refuse' || kind === 'shipment';

export const CommandView = v.object({
  id: Id,
  /** Whose photos a screenshot of the back office goes to; null while its parcel was not opened. */
  inspectionId: v.nullable(Id),
  kind: CommandKind,
  key: v.string(),
  platform: v.string(),
  waybill: v.string(),
  returnNo: v.string(),
  /** Of a refund; 0 for the others. */
  amountCents: Cents,
  currency: v.string(),
  /** What the platform says was paid, where that is another sum than ordered and a person must look; else null. */
  platformCents: v.nullable(Cents),
  /** Of a stock command; 0 for the others. */
  units: Count,
  /** Of a shipment: under which number the other goods left; else null. */
  sent: v.nullable(v.object({ waybill: v.string(), courier: v.string() })),
  /** A shipment that can still be taken back whole: nothing of it has left. */
  canTakeBack: v.boolean(),
  state: CommandState,
  attempts: Count,
  createdAt: AtMs,
  deadlineAt: AtMs,
  nextAttemptAt: v.nullable(AtMs),
  /** The platform's or the network's last words, shortened; shown escaped. */
  lastWords: v.nullable(v.string()),
  /** A person may say that it was done elsewhere, which ends it: parked, or nothing of it left and the platform is silent. */
  isForHand: v.boolean(),
  /** A person may say anew what it asks for: refused by the platform for good, and nothing of it can still be carried out. */
  isForCorrection: v.boolean(),
  /** Of a refusal: the platform was told, which refused nothing; it is not told again. */
  isToldOnly: v.exactOptional(v.literal(true)),
  doneAt: v.nullable(AtMs),
});
export type CommandView = v.InferOutput<typeof CommandView>;

/** Returns of a shop that were told and can't be read, and the numbers of some of them. */
export const UnreadReturns = v.object({ n: Count, some: v.pipe(v.array(v.string()), v.maxLength(3)) });
export type UnreadReturns = v.InferOutput<typeof UnreadReturns>;

export const StatusView = v.object({
  /** Every platform answered when it was last called, whatever it said. */
  isOnline: v.boolean(),
  /** Connected shops whose returns can't be read until somebody puts it right, and why (as `ConnectionView.pullWords`). */
  unreadShops: v.array(v.object({ id: Id, name: v.string(), words: v.string() })),
  /** Shops that tell returns which can't be read. */
  unreadReturns: v.array(v.object({ id: Id, name: v.string(), ...UnreadReturns.entries })),
  isTraining: v.boolean(),
  waiting: Count,
  unknown: Count,
  parked: Count,
  toDecide: Count,
  /** The nearest refund deadline of all parcels here that are not acknowledged, and where that parcel lies. */
  nearest: v.nullable(v.object({ deadlineAt: AtMs, place: v.nullable(v.string()), waybill: v.string() })),
  /** Said once after an unclean end: how many recordings were cut and closed. */
  recovered: v.nullable(v.object({ recordings: Count, cutBytes: v.number() })),
  /** The computer's clock is more than a minute behind what was last recorded: someone set it back. */
  isClockBehind: v.boolean(),
  /** The database lacks what a checkpoint outside it was signed over: an old backup was put back. Until the next start. */
  isRolledBack: v.boolean(),
  /** Receivers of outgoing events that need a person: gone, without a secret, or with events that were given up. */
  eventsStuck: Count,
  /** Bytes free where the evidence is stored; null when the system does not tell. */
  freeBytes: v.nullable(v.number()),
  space: SpaceState,
  /** Whole days until filming would stop at today's pace; null = more than a year, or not known yet. */
  daysLeft: v.nullable(Count),
  /** Which Electron or Node runs, for the page "about". */
  runtime: v.string(),
  /** Where database, films and photos lie on this machine; for the page "about". */
  dataFolder: v.string(),
});
export type StatusView = v.InferOutput<typeof StatusView>;
