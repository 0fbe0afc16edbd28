import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { AtMs } from '../../../shared/domain-words.ts';
import { OVERLAP_MS, SEEN_MAX } from './vendure-facts.ts';

// How far the orders of a Vendure shop have been read. Orders are read by the time of their last change. That time may
// be the same for many (one statement, or a database with whole seconds), and an order may show up behind one that was
// read (a transaction that took longer): so each pull looks back a little, and the cursor remembers what was told.

const Cursor = v.object({
  /** Changes from here on are asked for; null = from the beginning. */
  fromAt: v.nullable(AtMs),
  /** Time of change, fingerprint and order id of what was told already. */
  seen: v.pipe(v.array(v.string()), v.maxLength(SEEN_MAX)),
});
type PullCursor = v.InferOutput<typeof Cursor>;

/**
 * An order of a page: which, when it was changed, and a fingerprint of all that was told of it. The time alone is not
 * enough: an order may change twice within the second (and a refund doesn't touch its order's time at all).
 */
type Place = { id: string; updatedAt: number; print: string };

export const printOf = (item: unknown): string =>
  createHash('sha256').update(JSON.stringify(item)).digest('base64url').slice(0, 10);

const BEGINNING: PullCursor = { fromAt: null, seen: [] };

/** What another program wrote, or an older one, is the beginning: reading an order twice does no harm. */
export function parseCursor(text: string | null): PullCursor {
  if (text === null) return BEGINNING;
  try {
    const parsed = v.safeParse(Cursor, JSON.parse(text));
    return parsed.success ? parsed.output : BEGINNING;
  } catch (error) {
    if (error instanceof SyntaxError) return BEGINNING;
    throw error;
  }
}

export const cursorText = (cursor: PullCursor): string => JSON.stringify(cursor);

const markOf = ({ id, updatedAt, print }: Place): string => `${updatedAt}:${print}:${id}`;
const atOfMark = (mark: string): number => Number(mark.slice(0, mark.indexOf(':')));

export const isSeen = (cursor: PullCursor, place: Place): boolean => cursor.seen.includes(markOf(place));

/** Orders that were told and have changed at no other time than `fromAt`: more of them than a page holds end no pull. */
export const toldAtStart = ({ fromAt, seen }: PullCursor): string[] =>
  seen.filter((mark) => atOfMark(mark) === fromAt).map((mark) => mark.split(':').slice(2).join(':'));

/** The cursor after a page of at most `take` orders, oldest change first; a full page may have more behind it. */
export function advance(cursor: PullCursor, page: Place[], take: number): { cursor: PullCursor; hasMore: boolean } {
  const last = page.at(-1);
  if (last === undefined) return { cursor, hasMore: false };
  const hasMore = page.length >= take;
  const fromAt = Math.max(cursor.fromAt ?? 0, hasMore ? last.updatedAt : last.updatedAt - OVERLAP_MS);
  const fresh = page.filter((place) => !isSeen(cursor, place)).map(markOf);
  const seen = [...cursor.seen, ...fresh].filter((mark) => atOfMark(mark) >= fromAt).slice(-SEEN_MAX);
  return { cursor: { fromAt, seen }, hasMore };
}
