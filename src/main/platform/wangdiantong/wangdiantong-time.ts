import type { Clock } from '../../lib/clock.ts';
import { CHINA_MS, CLOCK_WRONG_MS } from './wangdiantong-limits.ts';

// Times as Wangdiantong writes them, and what its clock says: it turns away what is two minutes off.

const TIME = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;

/** `yyyy-MM-dd HH:mm:ss` in China. */
export const chinaTime = (at: number): string => new Date(at + CHINA_MS).toISOString().slice(0, 19).replace('T', ' ');

/** Ms as number or text, or a time as text; null for what is none (also a 31 February). */
export function parseMoment(said: string | number): number | null {
  const text = String(said).trim();
  if (/^\d{13}$/.test(text)) return Number(text);
  if (!TIME.test(text)) return null;
  const at = Date.parse(`${text.replace(' ', 'T')}+08:00`);
  return !Number.isNaN(at) && chinaTime(at) === text ? at : null;
}

export type ServerClock = {
  /** The server's time as far as it is known, else the computer's. */
  now: () => number;
  isKnown: () => boolean;
  /** An answer's Date header (null: it had none) and between which of the computer's times the exchange lay. */
  note: (platformNow: number | null, between: { askedAt: number; answeredAt: number }) => void;
  /** How far the computer's clock is ahead of the server's, ms; null while that is within a minute or not known. */
  wrongByMs: () => number | null;
};

/** An answer that took longer tells the time too roughly. */
const SLOWEST_MS = 40_000;
/** A Date header is cut to its second. */
const HALF_SECOND_MS = 500;

/** Learns the server's clock from its answers. */
export function createServerClock(clock: Clock): ServerClock {
  let aheadMs: number | null = null;
  return {
    now: () => clock.now() - (aheadMs ?? 0),
    isKnown: () => aheadMs !== null,
    note: (platformNow, { askedAt, answeredAt }) => {
      const tookMs = answeredAt - askedAt;
      // A clock that was set in the middle of the exchange says nothing.
      if (platformNow === null || tookMs < 0 || tookMs > SLOWEST_MS) return;
      aheadMs = Math.round(askedAt + tookMs / 2 - (platformNow + HALF_SECOND_MS));
    },
    wrongByMs: () => (aheadMs !== null && Math.abs(aheadMs) > CLOCK_WRONG_MS ? aheadMs : null),
  };
}
