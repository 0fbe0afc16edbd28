import type { Consequence, Market } from './advice.ts';

// What each way a case can go does at one platform, as the platform's own folder says it. Handed to the decision as facts: it
// knows no platform by name.

type ConsequenceId = Consequence['id'];

/** `isUnverified`: no document of the platform proves it. */
type WayThere<Id extends ConsequenceId = ConsequenceId> = { id: Id; isUnverified: boolean };

export type PlatformWays = {
  /** Whose habits count. */
  market: Market;
  /**
   * Where a seller does by hand what no call does: the platform's public front door, opened by a person signed in as
   * themselves. Null where none is known (an own shop's is its own address).
   */
  backOffice: string | null;
  /** The whole sum. */
  full: WayThere<'pay-call' | 'pay-notice' | 'pay-hand'>;
  /** Less than was applied for. */
  part: WayThere<'part-call' | 'part-applied' | 'part-hand'>;
  refuse: WayThere<'refuse-call' | 'refuse-bare' | 'refuse-told' | 'refuse-hand' | 'refuse-no-call'>;
  /** Of a return without reason, where it is another than `refuse`. */
  refuseNoReason?: WayThere<'refuse-no-reason'>;
  /** Exchanged, sent again or repaired. */
  sentAnew: WayThere<'anew-call' | 'anew-exchange' | 'anew-hand'>;
  /** The same goods back to the buyer. */
  goodsBack: WayThere<'return-hand'>;
  /** Of a return that is open. */
  moreTime: WayThere<'time-call' | 'time-hand'>;
};

/** The ways of a connection by what was typed into its form and is no secret. */
export type WaysOf = (fields: Readonly<Record<string, string>>) => PlatformWays;

export const sure = <Id extends ConsequenceId>(id: Id): WayThere<Id> => ({ id, isUnverified: false });

/** UNVERIFIED in the design's platforms.md, and said so beside the way. */
export const unverified = <Id extends ConsequenceId>(id: Id): WayThere<Id> => ({ id, isUnverified: true });

/** A field of a form that holds something. */
export const isFilled = (fields: Readonly<Record<string, string>>, name: string): boolean =>
  (fields[name] ?? '').trim() !== '';
