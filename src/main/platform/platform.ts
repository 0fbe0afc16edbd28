import type { ReturnState } from '../../shared/domain-words.ts';
import type { LastWords } from '../../shared/last-words.ts';
import type { ProofOutcome } from '../../shared/arbitration.ts';
import type { MoreTimeOutcome } from '../../shared/more-time.ts';
import type { SentAnew } from '../../shared/refusal.ts';
import type { RefundBody, RefuseBody, ShipmentBody, StockBody } from '../../shared/command-body.ts';

// platform: how one sales platform is spoken to. The last stage: the sync calls it, behind it there is only the
// network. A connector turns the platform's own words and faults into the few answers below; it keeps no state, never
// tries again by itself, and knows nothing of parcels.

/** Our own id of a network fault, or the platform's sentence (cleaned, at most 300 characters). */
export type Words = LastWords | (string & {});

/** No answer to rely on. `isReached` is true when the platform itself spoke (so the bench is online all the same). */
export type Failed = { kind: 'failed'; words: Words; retryAfterMs: number | null; isReached: boolean };

/** One page of expected returns, unparsed; `cursor` goes into the next call, `hasMore` says that it is due at once. */
export type PullAnswer =
  | {
      kind: 'pulled';
      returns: unknown[];
      cursor: string;
      hasMore: boolean;
      /** What is wrong all the same: told when a person tries the connection. */
      warning?: Words;
    }
  | Failed;

/** The returns under a waybill, unparsed; `not-asked` = nothing left the bench, because no waybill there looks like this. */
export type FoundByWaybill = { kind: 'found'; returns: unknown[] } | { kind: 'not-asked' } | Failed;

/** A movement of money that the platform tells of. `key` is null where a platform keeps none or another made it. */
export type RefundRead = { key: string | null; refundId: string; amountCents: number; at: number };

export type ReadAnswer =
  | {
      kind: 'read';
      state: ReturnState;
      refunds: RefundRead[];
      /** What the buyer paid for it, goods and freight: the ceiling of all refunds. */
      paidCents: number;
    }
  | { kind: 'not-found' }
  | Failed;

/**
 * The platform's word: goods and freight together. `how` absent = the money has moved; `noticed` = the platform took the
 * notice that the goods are in and refunds by the strategy the merchant has switched on (no amount of ours is sent).
 */
type RefundReceipt = { refundId: string; amountCents: number; at: number; how?: 'noticed' };

export const REFUSAL_CODES = ['locked', 'withdrawn', 'closed', 'already-refunded', 'amount', 'other'] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/**
 * Why nobody but a person can tell what became of a request that was answered: `taken` = the platform says that it is
 * done, and nothing of it shows · `broke` = it failed over it, and money may have left outside of its books.
 */
export type UnclearWhy = 'taken' | 'broke';

/**
 * `refused` = for good, nothing moved · `retry` = positively not done, try later · `unknown` = it may have been done:
 * ask before anything else · `unclear` = asked already, and it doesn't show: not sent again by the program, and no
 * refusal either.
 */
export type SendAnswer =
  | { kind: 'acknowledged'; receipt: RefundReceipt }
  | { kind: 'refused'; code: RefusalCode; words: Words }
  | { kind: 'retry'; words: Words; retryAfterMs: number | null; isReached: boolean }
  | { kind: 'unknown'; words: Words; isReached: boolean }
  | { kind: 'unclear'; why: UnclearWhy; words: Words };

/** What the line or an envelope alone can tell of a sending. */
export type HeardAnswer = Exclude<SendAnswer, { kind: 'unclear' }>;

/** Whether the stock system already has what a key told it. */
export type StockAsked = { kind: 'read'; isBooked: boolean } | Failed;
/** `unreadable` = it has no call that could be asked, ever. */
export type StockReadAnswer = StockAsked | { kind: 'unreadable' };

export type StockSendAnswer =
  | { kind: 'acknowledged'; receipt: { bookingId: string; at: number } }
  | { kind: 'refused'; words: Words }
  | { kind: 'retry'; words: Words; retryAfterMs: number | null; isReached: boolean }
  | { kind: 'unknown'; words: Words; isReached: boolean };

/**
 * The stock system behind a platform. Where it keeps our keys it is asked for them; without that a repeated booking could
 * count goods twice, so there (`unreadable`) a request without an answer is never repeated, a person looks.
 */
export type PlatformStock = {
  /** It is the stock system of this warehouse: goods of platforms that have none of their own are told to it, too. */
  takesAll?: true;
  readBooking: (key: string, returnNo: string) => Promise<StockReadAnswer>;
  sendStock: (body: StockBody) => Promise<StockSendAnswer>;
};

/** The picture with this SHA-256 as a JPEG of at most `maxBytes`, in which the waybill can still be read if it could. */
export type PictureOf = (sha256: string, maxBytes: number) => Promise<Uint8Array | null>;

/** What may be refused there, read right before it is offered. */
export type RefusalRules = {
  /** False: not by a call; a person does it in the platform's own back office (`words` say why). */
  isPossible: boolean;
  words: Words | null;
  isProofNeeded: boolean;
  /** Most pictures that go along; absent = as many as a refusal has. */
  picturesMax?: number;
  /** `needsProof`: this one wants a picture, whatever the others do. */
  reasons: { code: string; text: string; needsProof?: true }[];
};

/**
 * What came of a refusal. `told` = the platform has no call that refuses: it was told that the goods were not taken in, and the
 * refusal is still a person's to make there. `isSure` false: a request left before, nobody knows whether it was heard, and
 * none left now.
 */
export type RefusalAnswer = SendAnswer | { kind: 'told'; isSure: boolean; words: Words };

export type PlatformRefusals = {
  /** Set where all of it is a notice: nothing that is read afterwards proves that our request refused anything. */
  onlyTells?: true;
  rules: (returnNo: string) => Promise<({ kind: 'read' } & RefusalRules) | Failed>;
  /** `mayHaveLeft`: a request of it left before and has no final answer; it is over by now. */
  sendRefusal: (body: RefuseBody, pictureOf: PictureOf, given?: { mayHaveLeft: boolean }) => Promise<RefusalAnswer>;
};

/** How a return stands that is to be settled by goods, or was. */
export type ShipmentRead = {
  kind: 'read';
  state: ReturnState;
  /** Which ways fit this return and can be told by a call. */
  outcomes: readonly SentAnew[];
  /** What the platform knows to have left instead; `waybill` null = it says so without telling the number. */
  sent: { waybill: string | null } | null;
  /** The exchange is over there, and the buyer is to have the money instead. */
  isRefundWanted: boolean;
  /** What stands in the way of a call while the return is open: a step that is still the buyer's, say. */
  whyNot: Words | null;
};
export type ShipmentReadAnswer = ShipmentRead | { kind: 'not-found' } | Failed;

/** Telling a platform under which waybill other goods left. */
export type PlatformShipments = {
  /** What its calls can tell at all; which of it fits one return is in its reading. */
  outcomes: readonly SentAnew[];
  readShipment: (returnNo: string) => Promise<ShipmentReadAnswer>;
  /** Reads once more right before it writes; the same number twice does no harm, and another one is never put over one. */
  sendShipment: (body: ShipmentBody) => Promise<SendAnswer>;
};

/** What came of asking for more time. */
export type MoreTimeAnswer = {
  outcome: MoreTimeOutcome;
  words: Words | null;
  retryAfterMs: number | null;
  isReached: boolean;
  /** The return as it was read afterwards, unparsed, as one of a page; null where it could not be read. */
  fresh: unknown;
};

/** What the platform's people ask for in an arbitration. `dueAt` ms; `describe` in the platform's words, one line. */
export type WantedAnswer =
  { kind: 'read'; isWanted: boolean; dueAt: number | null; describe: string } | { kind: 'not-found' } | Failed;

/** What came of handing in proof. */
export type ProofAnswer = {
  outcome: ProofOutcome;
  words: Words | null;
  retryAfterMs: number | null;
  isReached: boolean;
  /** Whether it was still asked for afterwards; null = could not be read. */
  isStillWanted: boolean | null;
  /** What lay ready to be fetched: photo and copy by SHA-256, and its address. */
  pictures: { photo: string; copy: string; url: string }[];
};

/** Proof for the platform's own arbitration; moves no money, and is never handed in by the program alone. */
export type PlatformArbitration = {
  readWanted: (returnNo: string) => Promise<WantedAnswer>;
  /** Reads the return before; one call at most. `photos`: 1 to 4, by SHA-256. */
  sendProof: (
    proof: { returnNo: string; comment: string; photos: readonly string[] },
    pictureOf: PictureOf,
  ) => Promise<ProofAnswer>;
};

export type Platform = {
  /** Also the `platform` of its expected returns and commands. */
  id: string;
  /** So many commands of different boxes may be under way there at once; four where it isn't said. */
  atOnce?: number;
  /** And so many while its answers come within 20 ms; no more than otherwise where it isn't said. */
  atOnceIfQuick?: number;
  /** `null` = from the beginning. */
  pullExpected: (cursor: string | null) => Promise<PullAnswer>;
  /**
   * The returns that the buyer sent under this waybill, read as a pull reads them, however old or new; the waybill is
   * hostile text. Absent where the platform can't be asked so.
   */
  findByWaybill?: (waybill: string) => Promise<FoundByWaybill>;
  readReturn: (returnNo: string) => Promise<ReadAnswer>;
  /** `code`: what the platform sent to the shop's phone for this very refund (`sync:code-needed`). */
  sendRefund: (body: RefundBody, given?: { code?: string }) => Promise<SendAnswer>;
  /**
   * Set where no call moves money (an ERP keeps papers and stock): a refund is asked for but never sent, a person makes it
   * at the platform that sold the goods, and the command ends when the return is read as refunded.
   */
  isRefundedByHand?: true;
  /** Set where a call pays what the buyer applied for and no other sum: a part of it is paid by a person there. */
  paysOnlyApplied?: true;
  /** Set where a call adds to a refund that was made, keeps our key and can be asked for it: a supplement goes by call. */
  paysSupplements?: true;
  /** Absent where the platform has no call to refuse: the pack is prepared and a person does it by hand. */
  refusals?: PlatformRefusals;
  /** Absent where the platform has no such call: a person enters the new waybill in its back office and notes it. */
  shipments?: PlatformShipments;
  /** Tells that the parcel has arrived, before it is opened; absent where the platform has no such call. */
  sendReceived?: (returnNo: string, receivedAt: number) => Promise<SendAnswer>;
  /**
   * Asks once that the platform's own timer of this return run longer; moves no money and is never made by the program
   * alone. Reads the return before, and asks nothing of one that is not open. Absent where the platform has no such call.
   */
  askMoreTime?: (returnNo: string) => Promise<MoreTimeAnswer>;
  /** Absent where its arbitration takes no proof by a call. */
  arbitration?: PlatformArbitration;
  /** Absent where no stock can be told by us: what was put away is then on the stock list. */
  stock?: PlatformStock;
};

/** Whether a call of this platform moves the money; `isPart`: less than the buyer applied for. */
export const paysByCall = (platform: Platform | null, isPart: boolean): boolean =>
  platform !== null && platform.isRefundedByHand !== true && !(isPart && platform.paysOnlyApplied === true);

/** Whether a call of this platform adds a second part to a refund. */
export const paysSecondPart = (platform: Platform | null): boolean =>
  platform?.paysSupplements === true && platform.isRefundedByHand !== true;

/** Whether a call of this platform tells under which waybill goods of this kind left. */
export const tellsShipment = (platform: Platform | null, outcome: SentAnew): boolean =>
  platform?.shipments?.outcomes.includes(outcome) === true;

/** Who is told where the goods of this platform's returns lie: itself, else the stock system of the warehouse; null = nobody. */
export function stockTargetOf(platforms: Platforms, platform: string): string | null {
  if (platforms.byId(platform)?.stock !== undefined) return platform;
  return platforms.all().find(({ stock }) => stock?.takesAll === true)?.id ?? null;
}

/** The connected platforms by id; two of the same id are a bug. */
export type Platforms = { all: () => Platform[]; byId: (id: string) => Platform | null };

export function createPlatforms(connected: Platform[]): Platforms {
  const byId = new Map(connected.map((platform) => [platform.id, platform]));
  if (byId.size !== connected.length) throw new Error('two platforms share an id');
  return { all: () => [...connected], byId: (id) => byId.get(id) ?? null };
}
