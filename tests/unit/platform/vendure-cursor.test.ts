import { describe, expect, it } from 'vitest';
import {
  advance,
  cursorText,
  isSeen,
  parseCursor,
  printOf,
  toldAtStart,
} from '../../../src/main/platform/vendure/vendure-cursor.ts';
import { OVERLAP_MS, SEEN_MAX } from '../../../src/main/platform/vendure/vendure-facts.ts';

type Change = { id: string; updatedAt: number; print: string };
const T = 1_800_000_000_000;
const change = (id: number, updatedAt: number, print = 'p'): Change => ({ id: String(id), updatedAt, print });

/** Pulls as the connector does, from a shop that answers as Vendure does, until it says that there is no more. */
function pullAll(shop: Change[], from: string | null, take: number): { told: Change[]; cursor: string; pages: number } {
  let cursor = parseCursor(from);
  const told: Change[] = [];
  for (let pages = 1; pages < 1_000; pages++) {
    const { fromAt } = cursor;
    const without = new Set(toldAtStart(cursor));
    const page = shop
      .filter(
        ({ id, updatedAt }) => fromAt === null || updatedAt > fromAt || (updatedAt === fromAt && !without.has(id)),
      )
      .sort((a, b) => a.updatedAt - b.updatedAt)
      .slice(0, take);
    told.push(...page.filter((one) => !isSeen(cursor, one)));
    const next = advance(cursor, page, take);
    cursor = parseCursor(cursorText(next.cursor));
    if (!next.hasMore) return { told, cursor: cursorText(cursor), pages };
  }
  throw new Error('it never ends');
}
const ids = (changes: Change[]) => changes.map(({ id }) => Number(id)).sort((a, b) => a - b);
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('the cursor', () => {
  it.each([
    ['different times', (id: number) => T + id],
    ['one and the same time', () => T],
    ['three times', (id: number) => T + (id % 3)],
  ])('tells 230 orders with %s exactly once, and then nothing', (_, timeOf) => {
    const shop = upTo(230).map((id) => change(id, timeOf(id)));
    const first = pullAll(shop, null, 50);
    expect(ids(first.told)).toEqual(upTo(230));
    const again = pullAll(shop, first.cursor, 50);
    expect(again.told).toEqual([]);
    expect(pullAll(shop, again.cursor, 50).cursor).toBe(again.cursor);
  });

  it('tells what was committed late, and what changed twice within its second', () => {
    const shop = [change(1, T), change(2, T + 1_000)];
    const { cursor } = pullAll(shop, null, 50);
    const later = [change(1, T, 'changed'), change(2, T + 1_000), change(3, T + 1_000), change(4, T - OVERLAP_MS / 2)];
    expect(ids(pullAll(later, cursor, 50).told)).toEqual([1, 3, 4]);
  });

  it('goes forward only, whatever order a shop answers in', () => {
    const start = parseCursor(JSON.stringify({ fromAt: T, seen: [] }));
    expect(advance(start, [change(1, T - 99_999), change(2, 5)], 2).cursor.fromAt).toBe(T);
  });

  it('stays small', () => {
    const many = upTo(SEEN_MAX + 500).map((id) => change(id, T));
    expect(advance(parseCursor(null), many, 10_000).cursor.seen).toHaveLength(SEEN_MAX);
  });

  it.each(['', '{', 'null', '[]', '{"fromAt":"now","seen":[]}', '{"fromAt":-1,"seen":[]}', '{"fromAt":1}', '17:other'])(
    'another program’s %j is the beginning',
    (text) => {
      expect(parseCursor(text)).toEqual({ fromAt: null, seen: [] });
    },
  );

  it('tells orders apart by all that is told of them', () => {
    expect(printOf({ a: 1 })).toBe(printOf({ a: 1 }));
    expect(printOf({ a: 1 })).not.toBe(printOf({ a: 2 }));
  });
});
