import * as v from 'valibot';
import { AtMs } from '../../../shared/domain-words.ts';
import { BEGINNING_MS, OVERLAP_MS, WINDOW_MAX_MS, WINDOW_MIN_MS } from './taobao-limits.ts';

// How far the returns of a shop have been read: by windows of the time of their last change. A window with more than a
// page in it is halved rather than paged through: a return that changes while we read leaves the window, and all behind
// it would move up by one, past our page. Only a single second is read page by page.

const Cursor = v.object({
  fromAt: AtMs,
  spanMs: v.pipe(v.number(), v.integer(), v.minValue(WINDOW_MIN_MS), v.maxValue(WINDOW_MAX_MS)),
  page: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)),
});
export type PullCursor = v.InferOutput<typeof Cursor>;

/** What another program wrote, or a cursor from the future (a clock that was wrong), is the beginning. */
export function parseCursor(text: string | null, now: number): PullCursor {
  const beginning = { fromAt: wholeSecond(now - BEGINNING_MS), spanMs: WINDOW_MAX_MS, page: 1 };
  if (text === null) return beginning;
  try {
    const parsed = v.safeParse(Cursor, JSON.parse(text));
    return parsed.success && parsed.output.fromAt <= now ? parsed.output : beginning;
  } catch (error) {
    if (error instanceof SyntaxError) return beginning;
    throw error;
  }
}

export const cursorText = (cursor: PullCursor): string => JSON.stringify(cursor);

const wholeSecond = (at: number): number => Math.max(0, Math.floor(at / 1000) * 1000);

/** Both ends are asked for; TOP doesn't say whether they count, so the next window begins where this one ended. */
export const windowOf = ({ fromAt, spanMs }: PullCursor, now: number): { fromAt: number; toAt: number } => ({
  fromAt,
  toAt: Math.max(fromAt + WINDOW_MIN_MS, Math.min(fromAt + spanMs, wholeSecond(now))),
});

/**
 * The cursor after a page. `isWhole` false: the window holds more than a page and is halved; what came of it is dropped
 * and comes again.
 */
export function advance(
  cursor: PullCursor,
  hasNext: boolean,
  now: number,
): { cursor: PullCursor; hasMore: boolean; isWhole: boolean } {
  const { fromAt, toAt } = windowOf(cursor, now);
  const spanMs = toAt - fromAt;
  if (hasNext && spanMs > WINDOW_MIN_MS) {
    const half = Math.max(WINDOW_MIN_MS, Math.floor(spanMs / 2000) * 1000);
    return { cursor: { fromAt, spanMs: half, page: 1 }, hasMore: true, isWhole: false };
  }
  if (hasNext) return { cursor: { ...cursor, page: cursor.page + 1 }, hasMore: true, isWhole: true };
  const isLive = toAt >= wholeSecond(now);
  const next = isLive ? Math.max(0, toAt - OVERLAP_MS) : toAt;
  const wider = Math.min(WINDOW_MAX_MS, cursor.spanMs * 2);
  return { cursor: { fromAt: next, spanMs: wider, page: 1 }, hasMore: !isLive, isWhole: true };
}
