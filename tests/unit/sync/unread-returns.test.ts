import { describe, expect, it } from 'vitest';
import { unreadReturn } from '../../../src/main/platform/return-texts.ts';
import { createUnreadBook } from '../../../src/main/sync/unread-returns.ts';
import { aReturn } from '../../support/bench-fixture.ts';
import { createManualClock } from '../../support/platform-clock.ts';
import { MINUTE, openSyncBench, SECOND, START } from '../../support/platform-sync.ts';

const DAY = 24 * 60 * MINUTE;
const bad = (no: unknown): unknown => unreadReturn({ refund_id: no }, ['refund_id']);

function open() {
  const kept = new Map<string, string>();
  const writes: string[] = [];
  const store = {
    read: (platform: string) => kept.get(platform) ?? null,
    write: (platform: string, text: string) => {
      writes.push(text);
      kept.set(platform, text);
    },
  };
  const clock = createManualClock(START);
  return { store, clock, kept, writes, book: createUnreadBook(store, clock) };
}

describe("returns that can't be read", () => {
  it('are counted once each, by number, and named', () => {
    const { book, writes } = open();
    book.note('a', [], [bad('R-1'), bad(7), { returnNo: 'R-3' }, null, 'x']);
    book.note('a', ['R-9'], [bad('R-1'), null]);
    expect(book.of('a')).toEqual({ n: 4, some: ['R-1', '7', 'R-3'] });
    expect(book.of('b')).toEqual({ n: 0, some: [] });
    expect(writes).toHaveLength(1);
  });

  it('are kept over further pages and starts, until the same one is read', () => {
    const { book, store, clock } = open();
    book.note('a', [], [bad('R-1'), bad('R-2')]);
    book.note('a', ['R-5', 'R-6'], []);
    const again = createUnreadBook(store, clock);
    expect(again.of('a').n).toBe(2);
    again.note('a', ['R-1'], []);
    expect(again.of('a')).toEqual({ n: 1, some: ['R-2'] });
    again.note('a', ['R-2'], []);
    expect(createUnreadBook(store, clock).of('a')).toEqual({ n: 0, some: [] });
  });

  it('are told anew by a pull from the beginning, and forgotten after a month', () => {
    const { book, clock } = open();
    book.note('a', [], [bad('R-1'), null]);
    book.beginAnew('a');
    expect(book.of('a').n).toBe(0);
    book.note('a', [], [bad('R-2')]);
    clock.jump(31 * DAY);
    expect(book.of('a').n).toBe(0);
  });

  it('are hostile text: one line, of 40 characters at most, and no more than are worth keeping', () => {
    const { book } = open();
    book.note('a', [], [bad(`R\n${'x'.repeat(100)}`), ...Array.from({ length: 1_000 }, (_, n) => bad(`S-${n}`))]);
    const { n, some } = book.of('a');
    expect(n).toBe(500);
    expect(some[0]).toBe(`R ${'x'.repeat(38)}`);
  });

  it('survive text that is none of theirs', () => {
    const { store, clock } = open();
    store.write('a', '{"x":1}');
    expect(createUnreadBook(store, clock).of('a').n).toBe(0);
  });
});

describe("a platform that tells returns which can't be read", () => {
  it('is known by their number, though the pull went on behind them, until they are told so that they can', async () => {
    const bench = openSyncBench();
    const good = aReturn({ platform: 'training', returnNo: 'R-2' });
    const pages = [[{ ...good, amountCents: 'viel' }, good], [], [{ ...good, returnNo: 'R-3' }], [good]];
    bench.platform.onPull = (cursor) => {
      const at = Number(cursor ?? '0');
      return { kind: 'pulled', returns: pages[at] ?? [], cursor: String(at + 1), hasMore: at === 0 };
    };
    bench.sync.start();
    await bench.clock.pass(SECOND);
    // The same number was told twice in one page, and read once.
    expect(bench.sync.unreadReturns('training').n).toBe(1);
    await bench.clock.pass(21 * SECOND);
    expect(bench.sync.unreadReturns('training')).toEqual({ n: 1, some: ['R-2'] });
    await bench.clock.pass(21 * SECOND);
    expect(bench.sync.unreadReturns('training')).toEqual({ n: 0, some: [] });
    await bench.sync.stop();
  });
});
