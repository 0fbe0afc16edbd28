import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import type { PracticeGoods } from './practice-goods.ts';

/** What the line does to a call: the kinds that every imitation knows. */
type LineFault = { kind: 'lose-before' | 'lose-after' } | { kind: 'slow-after'; ms: number };

type Shipped = {
  list: () => { id: string; waybill: string }[];
  /** Notes what was told before the program was closed. */
  again: (sent: { id: string; waybill: string }, now: number) => void;
};

type OpenImitation = {
  /** As it would be typed into the connection's form. */
  baseUrl: string;
  put: (goods: PracticeGoods, at: number) => void;
  /** Pays what was paid before the program was closed. */
  payAgain: (id: string, now: number) => void;
  /** By the imitation's own id, every movement of money there was. */
  paid: () => { id: string; cents: number }[];
  /** The waybills of other goods it was told; absent where no call tells them. */
  shipped?: Shipped;
  close: () => Promise<void>;
};

/** One platform as it is practised at; its folder makes it of its imitation. */
export type Imitation = {
  /**
   * The cursor from which the first pull begins, for books that begin at a time (ms); absent = the connector's own. Of
   * half-hour windows a month holds 1,440, and nobody who practises waits for them.
   */
  cursorAt?: (at: number) => string;
  /** What a person would have typed in; made up, and good for nothing but this machine. */
  fields: Readonly<Record<string, string>>;
  secrets: Readonly<Record<string, string>>;
  /** True for the calls that lead to money. */
  isMoney: (call: string) => boolean;
  open: (deps: { clock: Clock; log: Logger; script: (call: string) => LineFault | null }) => Promise<OpenImitation>;
};

/** Made up, and good for nothing but this machine. */
export const SECRET = 'practice-secret';
export const TOKEN = 'practice-token';
/** Whole seconds, as most platforms keep time. */
export const seconds = (at: number): number => Math.floor(at / 1000) * 1000;
/** Goods and freight, in cents. */
export const totalOf = ({ cents, freightCents }: PracticeGoods): number => cents + freightCents;
