import { createBoard } from '../../src/main/board/board-service.ts';
import { createBoardStore } from '../../src/main/board/board-store.ts';
import { createDockStore } from '../../src/main/board/dock-store.ts';
import type { Database } from '../../src/main/db/open.ts';
import { createDecisionStore } from '../../src/main/decision/decision-store.ts';
import { createRegisterStore } from '../../src/main/register/register-store.ts';
import { createSweepStore } from '../../src/main/register/sweep-store.ts';
import { createShelfStore } from '../../src/main/shelf/shelf-store.ts';
import { DEFAULT_SETTINGS } from '../../src/shared/settings.ts';
import { compareSides, describeSide } from './lib/finding.ts';
import type { Finding } from './lib/finding.ts';
import { storeJudged } from './lib/many-judged.ts';
import { openDataIn } from './lib/many-returns.ts';
import type { Measurement, Place } from './lib/place.ts';

// What a list's first picture costs after three years (1,000,000 inspections, 20,000 entries in the registers) against a
// shop's first month (10,000 inspections, 200 entries): pages of a register, what is done and what is to do, the board, the
// dock, the shelf, what is undecided, and a look for what is new. As much is going on in both: 300 open entries, 20 stuck
// commands; years only add to what is over. By turns, each list from the database anew.

const MANY = 1_000_000;
const FEW = 10_000;
const WARM_UPS = 20;
const CALLS = 200;
const GOAL = 1.5;
const OPEN_ENTRIES = 300;
const STUCK = 20;
const DAY_MS = 86_400_000;
/** The day that both end with. */
const UNTIL_AT = Date.UTC(2026, 9, 31, 16);
const PAGE = 51;

type Lists = { asks: Record<string, () => number>; close: () => void };

/** One entry in fifty inspections, of which the newest are open; all but a few commands answered. */
function fillRegisters(db: Database): void {
  db.pragma('foreign_keys = OFF');
  db.exec('DROP TRIGGER command_custody_changed');
  db.prepare(
    `UPDATE command SET state = 'done', ended_at = created_at WHERE state = 'parked'
       AND seq NOT IN (SELECT seq FROM command WHERE state = 'parked' ORDER BY seq DESC LIMIT ?)`,
  ).run(STUCK);
  db.prepare(
    `INSERT INTO register_entry (id, register, subject, expected_return_id, inspection_id, title, state, is_open, due_at,
       note, operator_no, created_at, changed_at)
     SELECT 'e-' || i.id, 'carrier-claim', i.id, 'r' || substr(i.id, 2), i.id, '纯棉短袖上衣', 'paid', 0,
       i.changed_at + @day, '', '0217', i.changed_at, i.changed_at FROM inspection i WHERE i.rowid % 50 = 0
     UNION ALL SELECT 'o-' || i.id, 'carrier-claim', 'open ' || i.id, NULL, i.id, '纯棉短袖上衣', 'open', 1,
       i.changed_at + @day, '', '0217', i.changed_at, i.changed_at
       FROM (SELECT * FROM inspection ORDER BY rowid DESC LIMIT @open) i`,
  ).run({ day: DAY_MS, open: OPEN_ENTRIES });
  db.exec('ANALYZE register_entry');
}

function openLists(dataDir: string): Lists {
  const { db, close } = openDataIn(dataDir);
  fillRegisters(db);
  const registers = createRegisterStore(db);
  const sweep = createSweepStore(db);
  const board = createBoard({ store: createBoardStore(db), settings: () => DEFAULT_SETTINGS });
  const dock = createDockStore(db);
  const shelf = createShelfStore(db);
  const decisions = createDecisionStore(db);
  const register = 'carrier-claim';
  const must = (rows: number, atLeast: number): number => {
    if (rows < atLeast) throw new Error('a list is empty that was filled');
    return rows;
  };
  // The day is over: what it did is the same few hundred in neither, so the board's own sums are compared at its end.
  const now = UNTIL_AT + DAY_MS;
  const lastSeq = sweep.lastUnit();
  return {
    asks: {
      'a register, to do': () => must(registers.page({ register, isOpen: true, after: null }, PAGE).length, PAGE),
      'a register, done': () => must(registers.page({ register, isOpen: false, after: null }, PAGE).length, PAGE),
      'how many are open': () => must(registers.countOpen(register, 1000), OPEN_ENTRIES),
      'what is new': () =>
        sweep.boxesFrom(UNTIL_AT, 500).length + sweep.unitsAfter(lastSeq, 500).length + sweep.over().length,
      'the board': () => must(board.view(now).stuck, STUCK),
      'the dock': () => dock.count() + dock.latest(50).length,
      'the shelf': () => shelf.waiting().length,
      'what is undecided': () => decisions.openPlaces().length,
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
  const open = (count: number, days: number): Lists => {
    const dataDir = place.newFolder('lists');
    place.report({ zh: `写入 ${count} 次验货`, en: `storing ${count} inspections` });
    storeJudged(dataDir, { count, days, untilAt: UNTIL_AT, zone: 'Asia/Shanghai' });
    return openLists(dataDir);
  };
  const many = open(MANY, 3 * 365);
  const few = open(FEW, 31);
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
    { what: 'eight lists among 1,000,000', values: ours.map(sum) },
    { what: 'eight lists among 10,000', values: floor.map(sum) },
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
