import { createHash, randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { StockBody } from '../../../shared/command-body.ts';
import { AtMs, Cents, Id, ReturnState } from '../../../shared/domain-words.ts';
import { ExpectedReturn } from '../../../shared/expected-return.ts';
import type { Logger } from '../../lib/logger.ts';
import { openJournal } from './training-journal.ts';
import type { SampleReturn } from './sample-returns.ts';

/** One movement of money. `key` is null when the platform made it by itself. */
const Movement = v.object({
  refundId: Id,
  returnNo: Id,
  key: v.nullable(v.string()),
  amountCents: Cents,
  at: AtMs,
  /** SHA-256 of the request, to tell a repetition from the same key with another order. */
  bodyHash: v.nullable(v.string()),
});
export type Movement = v.InferOutput<typeof Movement>;

/** Goods that were put somewhere, as the stock system was told. */
const Booking = v.object({ bookingId: Id, key: v.string(), bodyHash: v.string(), body: StockBody, at: AtMs });
type Booking = v.InferOutput<typeof Booking>;

const Entry = v.variant('is', [
  v.object({ is: v.literal('ledger'), id: Id }),
  v.object({ is: v.literal('return'), expected: ExpectedReturn, kinds: v.array(v.string()) }),
  v.object({ is: v.literal('state'), returnNo: Id, state: ReturnState, at: AtMs }),
  v.object({ is: v.literal('money'), moved: Movement }),
  v.object({ is: v.literal('stock'), booked: Booking }),
]);
type Entry = v.InferOutput<typeof Entry>;

/** A return as the platform stands to it now. `change` is the number of the last entry that touched it. */
export type LedgerReturn = {
  expected: ExpectedReturn;
  kinds: string[];
  state: ReturnState;
  version: number;
  change: number;
  paidCents: number;
};

export type TrainingLedger = {
  /** New with every new journal: a cursor of another one means nothing here. */
  id: string;
  count: () => number;
  get: (returnNo: string) => LedgerReturn | null;
  /** What changed after that entry, oldest first. */
  changedAfter: (change: number, limit: number) => LedgerReturn[];
  movementsOf: (returnNo: string) => Movement[];
  /** Every movement there ever was, in order. */
  movements: () => Movement[];
  movementOfKey: (key: string) => Movement | null;
  addReturns: (samples: SampleReturn[]) => void;
  setState: (returnNo: string, state: ReturnState, at: number) => void;
  /** Every booking of goods there ever was, in order. */
  bookings: () => Booking[];
  bookingOfKey: (key: string) => Booking | null;
  book: (booked: Omit<Booking, 'bookingId'>) => Booking;
  /** On disk when it returns. */
  moveMoney: (moved: Omit<Movement, 'refundId'>) => Movement;
  close: () => void;
};

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

type Books = {
  id: string;
  change: number;
  returns: Map<string, LedgerReturn>;
  movements: Movement[];
  bookings: Booking[];
};

function touch(books: Books, returnNo: string, state: ReturnState): void {
  const found = books.returns.get(returnNo);
  if (found === undefined) throw new Error(`no training return ${returnNo}`);
  found.state = state;
  found.version += 1;
  found.change = books.change;
}

function apply(books: Books, entry: Entry): void {
  books.change += 1;
  switch (entry.is) {
    case 'ledger':
      books.id = entry.id;
      return;
    case 'return': {
      const { expected, kinds } = entry;
      const { returnNo, state, version } = expected;
      const paidCents = expected.amountCents + expected.freightCents;
      books.returns.set(returnNo, { expected, kinds, state, version, change: books.change, paidCents });
      return;
    }
    case 'state':
      touch(books, entry.returnNo, entry.state);
      return;
    case 'money':
      touch(books, entry.moved.returnNo, 'refunded');
      books.movements.push(entry.moved);
      return;
    case 'stock':
      books.bookings.push(entry.booked);
      return;
  }
}

function load(values: unknown[]): Books {
  const books: Books = { id: '', change: 0, returns: new Map(), movements: [], bookings: [] };
  for (const value of values) apply(books, v.parse(Entry, value));
  return books;
}

/**
 * Opens the training platform's books in `folder`. They outlive the program like a real platform's: whatever the bench
 * forgets, the money that moved is still written here.
 */
export function openTrainingLedger(folder: string, log: Logger): TrainingLedger {
  const { state, append, close } = openJournal<Entry, Books>(folder, 'ledger', load, log);
  return createLedger(state, { id: randomUUID(), append, close });
}

/** Books that end with the program: for a simulation. */
export const createMemoryLedger = (id: string): TrainingLedger =>
  createLedger(load([]), { id, append: () => undefined, close: () => undefined });

function createLedger(
  books: Books,
  { id, append, close }: { id: string; append: (entries: Entry[]) => void; close: () => void },
): TrainingLedger {
  const { returns, movements, bookings } = books;
  const write = (entries: Entry[]): void => {
    append(entries);
    for (const entry of entries) apply(books, entry);
  };
  if (books.id === '') write([{ is: 'ledger', id }]);

  return {
    id: books.id,
    count: () => returns.size,
    get: (returnNo) => returns.get(returnNo) ?? null,
    changedAfter: (after, limit) =>
      [...returns.values()]
        .filter((found) => found.change > after)
        .sort((a, b) => a.change - b.change)
        .slice(0, limit),
    movementsOf: (returnNo) => movements.filter((moved) => moved.returnNo === returnNo),
    movements: () => [...movements],
    movementOfKey: (key) => movements.findLast((moved) => moved.key === key) ?? null,
    bookings: () => [...bookings],
    bookingOfKey: (key) => bookings.find((booked) => booked.key === key) ?? null,
    book: (order) => {
      const booked = { bookingId: `RK${String(bookings.length + 1).padStart(8, '0')}`, ...order };
      write([{ is: 'stock', booked }]);
      return booked;
    },
    addReturns: (samples) => {
      write(samples.map(({ expected, kinds }) => ({ is: 'return', expected, kinds })));
    },
    setState: (returnNo, state, at) => {
      if (!returns.has(returnNo)) throw new Error(`no training return ${returnNo}`);
      write([{ is: 'state', returnNo, state, at }]);
    },
    moveMoney: (order) => {
      const moved = { refundId: `TF${String(movements.length + 1).padStart(8, '0')}`, ...order };
      write([{ is: 'money', moved }]);
      return moved;
    },
    close,
  };
}
