// simulation: the sync engine, its database and the imitated platforms in one process, under a time and a chance that a
// seed decides alone: thousands of bad days in a minute, each of which can be lived through again.
// This file: time. Nothing here waits for the real clock or the real network.

export type Scheduler = {
  /** The true time, ms; a bench's clock may be wrong. */
  now: () => number;
  /** Lets `act` happen once, `inMs` from now; the function given back takes that back. */
  after: (inMs: number, act: () => void) => () => void;
  /** Lets things happen in their order until `endAt`, or until `isOver` says so. */
  run: (endAt: number, isOver?: () => boolean) => Promise<void>;
};

type Happening = { at: number; order: number; act: (() => void) | null };

/**
 * Between two happenings every promise that is ready runs to its end: Node takes its tick queue only when no promise is
 * left (https://nodejs.org/api/process.html#when-to-use-queuemicrotask-vs-processnexttick), and no real timer runs.
 */
const untilIdle = (): Promise<void> =>
  new Promise((resolve) => {
    process.nextTick(resolve);
  });

export function createScheduler(startAt: number): Scheduler {
  const heap = createHeap();
  let now = startAt;
  let orders = 0;
  return {
    now: () => now,
    after: (inMs, act) => {
      orders += 1;
      const happening: Happening = { at: now + Math.max(0, Math.round(inMs)), order: orders, act };
      heap.push(happening);
      return () => {
        happening.act = null;
      };
    },
    run: async (endAt, isOver = () => false) => {
      await untilIdle();
      while (!isOver()) {
        const next = heap.first();
        if (next === undefined || next.at > endAt) {
          now = Math.max(now, endAt);
          return;
        }
        heap.take();
        if (next.act === null) continue;
        now = next.at;
        next.act();
        await untilIdle();
      }
    },
  };
}

const isBefore = (one: Happening, other: Happening): boolean =>
  one.at < other.at || (one.at === other.at && one.order < other.order);

/** A binary heap: what is due first is at its top. */
function createHeap(): { push: (one: Happening) => void; first: () => Happening | undefined; take: () => void } {
  const all: Happening[] = [];
  const swap = (i: number, j: number): void => {
    const [one, other] = [all[i], all[j]];
    if (one === undefined || other === undefined) throw new Error('no such place in the heap');
    all[i] = other;
    all[j] = one;
  };
  const isLess = (i: number, j: number): boolean => {
    const [one, other] = [all[i], all[j]];
    return one !== undefined && other !== undefined && isBefore(one, other);
  };
  return {
    push: (one) => {
      all.push(one);
      for (let at = all.length - 1; at > 0;) {
        const above = (at - 1) >> 1;
        if (!isLess(at, above)) return;
        swap(at, above);
        at = above;
      }
    },
    first: () => all[0],
    take: () => {
      if (all.length > 1) swap(0, all.length - 1);
      all.pop();
      for (let at = 0; ;) {
        const [left, right] = [2 * at + 1, 2 * at + 2];
        let least = at;
        if (isLess(left, least)) least = left;
        if (isLess(right, least)) least = right;
        if (least === at) return;
        swap(at, least);
        at = least;
      }
    },
  };
}
