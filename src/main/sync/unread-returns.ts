import * as v from 'valibot';
import type { UnreadReturns } from '../../shared/sync.ts';
import type { Clock } from '../lib/clock.ts';
import { numberIn } from '../platform/return-texts.ts';

/** Where a line of text of each platform is kept between starts; '' = nothing. */
export type UnreadStore = {
  read: (platform: string) => string | null;
  write: (platform: string, text: string) => void;
};

export type UnreadBook = {
  /** What one piece of a page told: returns that were read, by number, and others as they were told. */
  note: (platform: string, readNos: readonly string[], unread: readonly unknown[]) => void;
  /** It is read from the very beginning: what stands here is told anew, or is there no more. */
  beginAnew: (platform: string) => void;
  of: (platform: string) => UnreadReturns;
};

/** By number, '' for those without one: since when, ms. */
type Book = Map<string, number>;

const Kept = v.pipe(v.string(), v.parseJson(), v.array(v.tuple([v.string(), v.number()])));

/** After this time the platform has closed it, and nobody asks for it any more. */
const KEPT_MS = 30 * 24 * 3_600_000;
/** More than anybody looks through one by one. */
const MOST = 500;
/** Named on the screen. */
const NAMED = 3;

/**
 * Which returns of each platform can't be read. A pull goes on behind them, so they are kept, between starts too, until
 * the same return is told in a way that can be read, everything is pulled anew, or a month has passed.
 */
export function createUnreadBook(store: UnreadStore, clock: Clock): UnreadBook {
  const books = new Map<string, Book>();

  const bookOf = (platform: string): Book => {
    const known = books.get(platform);
    if (known !== undefined) return known;
    const text = store.read(platform) ?? '';
    const kept = v.safeParse(Kept, text === '' ? '[]' : text);
    const book: Book = new Map(kept.success ? kept.output : []);
    books.set(platform, book);
    return book;
  };
  const replace = (platform: string, book: Book): void => {
    store.write(platform, book.size === 0 ? '' : JSON.stringify([...book]));
    books.set(platform, book);
  };
  /** Also a clock that was set back ends nothing early. */
  const current = (platform: string): string[] => {
    const now = clock.now();
    return [...bookOf(platform)].flatMap(([no, at]) => (now - at > KEPT_MS ? [] : [no]));
  };

  return {
    note: (platform, readNos, unread) => {
      const before = bookOf(platform);
      if (before.size === 0 && unread.length === 0) return;
      const book: Book = new Map(before);
      for (const no of readNos) book.delete(no);
      for (const told of unread) {
        const no = numberIn(told, ['unreadNo']) ?? numberIn(told, ['returnNo']) ?? '';
        if (!book.has(no) && book.size < MOST) book.set(no, before.get(no) ?? clock.now());
      }
      const isSame = book.size === before.size && [...book.keys()].every((no) => before.has(no));
      if (!isSame) replace(platform, book);
    },
    beginAnew: (platform) => {
      if (bookOf(platform).size > 0) replace(platform, new Map());
    },
    of: (platform) => {
      const nos = current(platform);
      return { n: nos.length, some: nos.filter((no) => no !== '').slice(0, NAMED) };
    },
  };
}
