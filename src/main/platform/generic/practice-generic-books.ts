import { createHash } from 'node:crypto';
import type { Return } from './generic-schemas.ts';

// The books of the practice system: every return, every movement of money, booking and refusal there ever was, by key.

export type PracticeReturn = Return & { paidCents: number };

type Movement = { key: string | null; refundId: string; returnNo: string; cents: number; at: number };

/** What was answered to a key, and to which body. */
type Answered = { print: string; status: number; body: object };

/** What left instead, in the order it was told. */
type Shipped = { key: string | null; returnNo: string; waybill: string };

export type GenericBooks = {
  add: (returns: PracticeReturn[]) => void;
  find: (returnNo: string) => PracticeReturn | null;
  change: (returnNo: string, more: Partial<PracticeReturn>) => void;
  /** Returns in the order of their last change, behind the change `after`. */
  changedAfter: (after: number, most: number) => { one: PracticeReturn; change: number }[];
  pay: (moved: Omit<Movement, 'refundId'>) => Movement;
  movements: () => Movement[];
  /** Notes what left instead; the system keeps the last number it was told. */
  ship: (shipped: Shipped) => void;
  shipped: (returnNo: string) => Shipped[];
  allShipped: () => Shipped[];
  answered: Map<string, Answered>;
};

export const printOf = (text: string): string => createHash('sha256').update(text).digest('hex');

export function createGenericBooks(): GenericBooks {
  const returns = new Map<string, { one: PracticeReturn; change: number }>();
  const moved: Movement[] = [];
  const sent: Shipped[] = [];
  let changes = 0;
  let sorted: { one: PracticeReturn; change: number }[] | null = null;

  const put = (one: PracticeReturn): void => {
    changes += 1;
    returns.set(one.returnNo, { one, change: changes });
    sorted = null;
  };
  const find = (returnNo: string): PracticeReturn | null => returns.get(returnNo)?.one ?? null;
  const change: GenericBooks['change'] = (returnNo, more) => {
    const one = find(returnNo);
    if (one === null) throw new Error(`no return ${returnNo}`);
    put({ ...one, version: one.version + 1, ...more });
  };

  return {
    add: (more) => {
      for (const one of more) put(one);
    },
    find,
    change,
    changedAfter: (after, most) => {
      sorted ??= [...returns.values()].sort((a, b) => a.change - b.change);
      const from = sorted.findIndex((place) => place.change > after);
      return from < 0 ? [] : sorted.slice(from, from + most);
    },
    pay: (movement) => {
      const whole: Movement = { ...movement, refundId: `R${String(moved.length + 1)}` };
      moved.push(whole);
      change(movement.returnNo, { state: 'refunded' });
      return whole;
    },
    movements: () => [...moved],
    ship: (shipped) => {
      sent.push(shipped);
      change(shipped.returnNo, {});
    },
    allShipped: () => [...sent],
    shipped: (returnNo) => sent.filter((one) => one.returnNo === returnNo),
    answered: new Map(),
  };
}
