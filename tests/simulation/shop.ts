import type { ReturnState } from '../../src/shared/domain-words.ts';
import type { Clock } from '../../src/main/lib/clock.ts';
import type { Logger } from '../../src/main/lib/logger.ts';
import type { HttpClient } from '../../src/main/platform/http-client.ts';
import type { Platform } from '../../src/main/platform/platform.ts';
import type { PracticeRouter } from '../../src/main/platform/practice-line.ts';

/** A return at a platform, as the bench will be told of it. */
export type ShopReturn = { returnNo: string; amountCents: number; freightCents: number };

/** What somebody else does to a return there. `touch`: it changes, and means the same. */
export type Deed = 'pay' | 'withdraw' | 'close' | 'lock' | 'unlock' | 'touch';

export type Doing = 'money' | 'refusal' | 'shipment' | 'writing' | 'reading';

/** One shop at one platform: its imitation, our connector for it, and what its books really say. */
export type Shop = {
  id: string;
  /** The kind of platform and how it is set. */
  name: string;
  router: PracticeRouter;
  /** Of one request, as the connector has it. */
  timeoutMs: number;
  /** False: it pays whatever comes, as often as it comes, so that only the bench prevents a second payment. */
  isCareful: boolean;
  /** True: its connector looks once more right before it sends, so that what others refund in between is seen. */
  looksTwice?: true;
  /** A sum other than the one applied for is refused. */
  isExact: boolean;
  /**
   * `never`: our command only tells that the goods are in, and nobody pays by it. `by hand`: there is no such command, a
   * person pays.
   */
  pays: 'on command' | 'on notice' | 'never' | 'by hand';
  /** False: every refund is refused for good by how the shop is set there. */
  canRefund: (one: ShopReturn) => boolean;
  /** True where the shop has a stock system that we may tell. */
  hasStock: boolean;
  /** True: nobody can read there what was booked, so what may have been stays with a person. */
  isStockBlind?: true;
  /** Absent: goods are taken whatever becomes of the return. */
  takesStock?: (returnNo: string) => boolean;
  /** Where the first pull begins, so that it need not go through the thirty days before; null = from the beginning. */
  firstCursor: string | null;
  connect: (parts: { clock: Clock; log: Logger; http: HttpClient }) => Platform;
  /** `isExchange`: one whose buyer is to have other goods. */
  add: (isExchange?: boolean) => ShopReturn;
  does: (deed: Deed, returnNo: string) => void;
  /** In our words; null while a payment is under way there. */
  stateOf: (returnNo: string) => ReturnState | null;
  /** Present: the platform's list doesn't tell every change, and the bench may then show another state. */
  mayShow?: (returnNo: string) => boolean;
  /** Every movement of money there ever was for a return, in cents. */
  paid: (returnNo: string) => { ours: number[]; others: number[] };
  /** Where persons pay: one pays past the platform and ticks, as far as nobody has paid before. */
  hand?: { settle: (returnNo: string, cents: number) => void; isSettled: (returnNo: string) => boolean };
  /** Whether the platform has taken our notice that the goods are in. */
  isNoticed: (returnNo: string) => boolean;
  /** How often goods were booked under that key. */
  bookings: (key: string) => number;
  /** Nothing goes wrong there any more. */
  calmDown?: () => void;
  /** False: calls with the token that the bench knows are turned away. */
  setSignedIn: (isSignedIn: boolean) => void;
  /** The return that a request is about, if any. */
  returnIn: (url: string, text: string) => string | null;
  /**
   * Null where nothing can be refused by a call. `reasonCode`: one that is taken there. `byHand`: the call only tells, and a
   * colleague refuses in the back office; `told`: how often it was heard, copies that the network made not counted.
   */
  refusal: {
    reasonCode: string | null;
    isRefused: (returnNo: string) => boolean;
    byHand?: { told: (returnNo: string) => number; refuse: (returnNo: string) => void };
  } | null;
  /**
   * Absent where no call tells under which waybill other goods left. `sent`: every time it was told, in order; `ship`: a
   * colleague enters another one in the back office; `isCareful`: none is taken over another, whatever may be paid twice.
   */
  shipment?: {
    isCareful: boolean;
    sent: (returnNo: string) => { waybill: string; isOurs: boolean }[];
    ship: (returnNo: string) => void;
  };
  /** What a call by this name does there. */
  doing: (call: string) => Doing;
};

/** Whether the bench shows a return as it is there, as far as it can know. */
export const isShownRight = (shop: Shop, returnNo: string, shown: string | undefined): boolean =>
  shown !== undefined && (shown === shop.stateOf(returnNo) || shop.mayShow?.(returnNo) === true);

/** Everything that a shop is made with: all chance comes from the seed, all time from the simulation. */
export type ShopParts = {
  id: string;
  /** The true time. */
  clock: Clock;
  /** Numbers the returns of all shops. */
  nextNumber: () => number;
  /** A sum, in cents. */
  nextCents: () => number;
  pick: <const T>(from: readonly [T, ...T[]]) => T;
  chance: (probability: number) => boolean;
};

/** Cents. */
export const sumOf = (cents: readonly number[]): number => cents.reduce((sum, one) => sum + one, 0);

/** A window cursor as the connectors write it themselves. */
export const windowCursor = (fromAt: number, spanMs: number, page: 0 | 1): string =>
  JSON.stringify({ fromAt, spanMs, page });

/** Tells our movements of money from those of others, by their place in the books. */
export function createPayments<M>(movements: () => readonly M[], isOf: (moved: M, returnNo: string) => boolean) {
  const elsewhere = new Set<number>();
  return {
    /** `pay` moves money for somebody else. */
    payElsewhere: (pay: () => void): void => {
      elsewhere.add(movements().length);
      pay();
    },
    paid: (returnNo: string, centsOf: (moved: M) => number): { ours: number[]; others: number[] } => {
      const places = movements().map((moved, place) => ({ moved, isOurs: !elsewhere.has(place) }));
      const own = places.filter(({ moved }) => isOf(moved, returnNo));
      const cents = (isOurs: boolean): number[] =>
        own.filter((one) => one.isOurs === isOurs).map(({ moved }) => centsOf(moved));
      return { ours: cents(true), others: cents(false) };
    },
  };
}

/** Finds the return that a request names by the part of its number that stands in requests. */
export function createAim(partOf: (returnNo: string) => string) {
  const parts = new Map<string, string>();
  return {
    know: (returnNo: string): void => {
      parts.set(partOf(returnNo), returnNo);
    },
    find: (url: string, text: string): string | null => {
      for (const [part, returnNo] of parts) if (url.includes(part) || text.includes(part)) return returnNo;
      return null;
    },
  };
}
