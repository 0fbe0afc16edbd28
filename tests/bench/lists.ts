import { createBoard } from '../../src/main/board/board-service.ts';
import { createBoardStore } from '../../src/main/board/board-store.ts';
import { createDockStore } from '../../src/main/board/dock-store.ts';
import { createCaseSearchStore } from '../../src/main/cases/case-search-store.ts';
import { createDecisionStore } from '../../src/main/decision/decision-store.ts';
import { createNegotiationStore } from '../../src/main/decision/negotiation-store.ts';
import { createRegisterStore } from '../../src/main/register/register-store.ts';
import { createSweepStore } from '../../src/main/register/sweep-store.ts';
import { createShelfStore } from '../../src/main/shelf/shelf-store.ts';
import { DEFAULT_SETTINGS } from '../../src/shared/settings.ts';
import { compareSides, describeSide } from './lib/finding.ts';
import type { Finding } from './lib/finding.ts';
import { judgedSides } from './lib/judged-sides.ts';
import { GOING_ON } from './lib/many-judged.ts';
import { openDataIn } from './lib/many-returns.ts';
import type { Measurement, Place } from './lib/place.ts';

// What a list's first picture costs after three years (1,000,000 inspections, 20,000 entries in the registers) against a
// shop's first weeks (10,000 inspections, 200 entries): pages of a register, what is done and what is to do, the board, the
// dock, the shelf, what is undecided, cases by their verdict, and a look for what is new. As much is going on in both
// (GOING_ON); years only add to what is over. By turns, each list from the database anew.

const WARM_UPS = 20;
const CALLS = 200;
const GOAL = 1.5;
const DAY_MS = 86_400_000;
const PAGE = 51;
/** What the room of cases asks for first. */
const NOT_INTACT = {
  text: '',
  verdict: 'not-intact',
  isUndecided: false,
  fromAt: null,
  untilAt: null,
  after: null,
} as const;

type Lists = { asks: Record<string, () => number>; close: () => void };

function openLists(dataDir: string, untilAt: number): Lists {
  const { db, close } = openDataIn(dataDir);
  const registers = createRegisterStore(db);
  const sweep = createSweepStore(db);
  const negotiations = createNegotiationStore({ db, record: () => undefined });
  const talks = () =>
    negotiations.running().map(({ ownerId, ...talk }) => ({ ...talk, owner: { operatorNo: ownerId, name: '' } }));
  const board = createBoard({ store: createBoardStore(db), settings: () => DEFAULT_SETTINGS, talks });
  const dock = createDockStore(db);
  const shelf = createShelfStore(db);
  const decisions = createDecisionStore(db);
  const cases = createCaseSearchStore(db);
  const register = 'carrier-claim';
  const must = (rows: number, atLeast: number): number => {
    if (rows < atLeast) throw new Error('a list is empty that was filled');
    return rows;
  };
  // The day is over: what it did is the same few hundred in neither, so the board's own sums are compared at its end.
  const now = untilAt + DAY_MS;
  const lastSeq = sweep.lastUnit();
  return {
    asks: {
      'a register, to do': () => must(registers.page({ register, isOpen: true, after: null }, PAGE).length, PAGE),
      'a register, done': () => must(registers.page({ register, isOpen: false, after: null }, PAGE).length, PAGE),
      'how many are open': () => must(registers.countOpen(register, 1000), GOING_ON.openEntries),
      'what is new': () =>
        sweep.boxesFrom(untilAt, 500).length + sweep.unitsAfter(lastSeq, 500).length + sweep.over().length,
      'the board': () => must(board.view(now).stuck, GOING_ON.stuck),
      'the dock': () => must(dock.count() + dock.latest(50).length, 2 * GOING_ON.docked),
      'the shelf': () => must(shelf.waiting().length, GOING_ON.halfDone),
      'what is undecided': () => must(decisions.open().length + decisions.openPlaces().length, 2 * GOING_ON.undecided),
      'cases that are not intact': () => must(cases.find(NOT_INTACT).hits.length, 50),
    },
    close,
  };
}

function timed(ask: () => number): number {
  const startedAt = process.hrtime.bigint();
  ask();
  return Number(process.hrtime.bigint() - startedAt) / 1000;
}

function run(place: Place): Promise<Finding[]> {
  const sides = judgedSides(place);
  const many = openLists(sides.many.dataDir, sides.untilAt);
  const few = openLists(sides.few.dataDir, sides.untilAt);
  const names = Object.keys(many.asks);
  const took = (lists: Lists): number[] => names.map((name) => timed(lists.asks[name] ?? (() => 0)));
  const ours: number[][] = [];
  const floor: number[][] = [];
  try {
    for (let call = 0; call < WARM_UPS + CALLS; call += 1) {
      const [here, there] = [took(many), took(few)];
      if (call < WARM_UPS) continue;
      ours.push(here);
      floor.push(there);
    }
  } finally {
    many.close();
    few.close();
  }
  const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);
  const finding = compareSides(
    'lists',
    GOAL,
    { what: 'nine lists among 1,000,000', values: ours.map(sum) },
    { what: 'nine lists among 10,000', values: floor.map(sum) },
    'µs',
  );
  const each = names.flatMap((name, index) =>
    [
      { what: `${name}, among 1,000,000`, values: ours.map((one) => one[index] ?? 0) },
      { what: `${name}, among 10,000`, values: floor.map((one) => one[index] ?? 0) },
    ].map((side) => describeSide(side, 'µs')),
  );
  return Promise.resolve([{ ...finding, lines: [...finding.lines, ...each] }]);
}

export const lists: Measurement = {
  names: ['lists'],
  about: 'first picture of registers, board, dock, shelf and undecided among 1,000,000 inspections / among 10,000',
  run,
};
