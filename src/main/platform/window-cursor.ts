import * as v from 'valibot';
import { AtMs } from '../../shared/domain-words.ts';

// How far the returns of a platform have been read that lists them by windows of the time of their last change. A window
// with more than a page in it is halved rather than paged through: a return that changes while we read leaves the window,
// and all behind it would move up by one, past our page. Only the smallest window is read page by page. All pure.

/** In ms; `beginningMs`: how far back a pull begins that has no cursor; `overlapMs`: how far each pull looks back. */
export type WindowLimits = { beginningMs: number; maxMs: number; minMs: number; overlapMs: number; firstPage: 0 | 1 };

type WindowCursor = { fromAt: number; spanMs: number; page: number };

type WindowStep = {
  cursor: WindowCursor;
  hasMore: boolean;
  /** False: the window held more than a page and is halved; what came of it is dropped and comes again. */
  isWhole: boolean;
};

type Windows = {
  /** What another program wrote, or a cursor from the future (a clock that was wrong), is the beginning. */
  parse: (text: string | null, now: number) => WindowCursor;
  text: (cursor: WindowCursor) => string;
  /** Whole seconds; both ends are asked for, and the next window begins where this one ended. */
  windowOf: (cursor: WindowCursor, now: number) => { fromAt: number; toAt: number };
  /** `platformNow` (of the answer's Date header): a bench whose clock is fast must not skip what changes meanwhile. */
  advance: (cursor: WindowCursor, hasNext: boolean, clocks: { now: number; platformNow: number | null }) => WindowStep;
};

const wholeSecond = (at: number): number => Math.max(0, Math.floor(at / 1000) * 1000);

export function createWindows({ beginningMs, maxMs, minMs, overlapMs, firstPage }: WindowLimits): Windows {
  const Cursor = v.object({
    fromAt: AtMs,
    spanMs: v.pipe(v.number(), v.integer(), v.minValue(minMs), v.maxValue(maxMs)),
    page: v.pipe(v.number(), v.integer(), v.minValue(firstPage), v.maxValue(10_000)),
  });
  const windowOf = ({ fromAt, spanMs }: WindowCursor, now: number): { fromAt: number; toAt: number } => ({
    fromAt,
    toAt: Math.max(fromAt + minMs, Math.min(fromAt + spanMs, wholeSecond(now))),
  });

  return {
    parse: (text, now) => {
      const beginning = { fromAt: wholeSecond(now - beginningMs), spanMs: maxMs, page: firstPage };
      if (text === null) return beginning;
      try {
        const parsed = v.safeParse(Cursor, JSON.parse(text));
        return parsed.success && parsed.output.fromAt <= now ? parsed.output : beginning;
      } catch (error) {
        if (error instanceof SyntaxError) return beginning;
        throw error;
      }
    },
    text: (cursor) => JSON.stringify(cursor),
    windowOf,
    advance: (cursor, hasNext, { now, platformNow }) => {
      const { fromAt, toAt } = windowOf(cursor, now);
      const spanMs = toAt - fromAt;
      if (hasNext && spanMs > minMs) {
        const half = Math.max(minMs, Math.floor(spanMs / 2000) * 1000);
        return { cursor: { fromAt, spanMs: half, page: firstPage }, hasMore: true, isWhole: false };
      }
      if (hasNext) return { cursor: { ...cursor, page: cursor.page + 1 }, hasMore: true, isWhole: true };
      const presentAt = wholeSecond(Math.min(now, platformNow ?? now));
      const isLive = toAt >= presentAt;
      const next = isLive ? Math.max(0, Math.min(toAt, presentAt) - overlapMs) : toAt;
      const wider = Math.min(maxMs, cursor.spanMs * 2);
      return { cursor: { fromAt: next, spanMs: wider, page: firstPage }, hasMore: !isLive, isWhole: true };
    },
  };
}
