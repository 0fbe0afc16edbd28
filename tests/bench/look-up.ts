import { createIds } from '../../src/main/lib/ids.ts';
import { systemClock } from '../../src/main/lib/clock.ts';
import { createExpectedReturnStore } from '../../src/main/session/expected-return-store.ts';
import { compareSides, describeSide } from './lib/finding.ts';
import type { Finding, Side } from './lib/finding.ts';
import { openDataIn, waybillAt } from './lib/many-returns.ts';
import type { Measurement, Place } from './lib/place.ts';

// What the station asks of the database about a waybill: is it one we know, and which returns belong to it (with lines and
// barcodes). Ours: among 1,000,000 expected returns; the floor: the same two calls among 10,000. One waybill here, one
// there, each a random one that exists. Warm means that the file is in the system's memory, as after a morning's work; each
// look-up still goes to a random place in it, so SQLite itself has most of the million's pages to fetch anew. The two calls
// are also told apart: the first alone is a single probe of an index, 4 µs, so one page fetched shows as half of it.

const MANY = 1_000_000;
const FEW = 10_000;
const WARM_UPS = 5_000;
const CALLS = 20_000;
const GOAL = 1.3;

type Took = { known: number; found: number };

/** Looks a stored return up; gives back how long each call took, µs. Throws when it is not found. */
function openReturns(dataDir: string): { ask: (index: number) => Took; close: () => void } {
  const { db, close } = openDataIn(dataDir);
  const store = createExpectedReturnStore(db, createIds(systemClock));
  return {
    ask: (index) => {
      const waybill = waybillAt(index);
      const startedAt = process.hrtime.bigint();
      const isKnown = store.isKnownWaybill(waybill);
      const knownAt = process.hrtime.bigint();
      const returns = store.byWaybill(waybill);
      const foundAt = process.hrtime.bigint();
      if (!isKnown || returns.length !== 1) throw new Error(`${waybill} was stored and is not found`);
      return { known: Number(knownAt - startedAt) / 1000, found: Number(foundAt - knownAt) / 1000 };
    },
    close,
  };
}

const random = (below: number): number => Math.floor(Math.random() * below);
const whole = ({ known, found }: Took): number => known + found;

function run(place: Place): Finding[] {
  const many = openReturns(place.dataWith(MANY));
  const few = openReturns(place.dataWith(FEW));
  const ours: Took[] = [];
  const floor: Took[] = [];
  try {
    for (let call = 0; call < WARM_UPS + CALLS; call += 1) {
      const [mine, its] = [many.ask(random(MANY)), few.ask(random(FEW))];
      if (call < WARM_UPS) continue;
      ours.push(mine);
      floor.push(its);
    }
  } finally {
    many.close();
    few.close();
  }
  const side = (what: string, took: readonly Took[], of: (one: Took) => number): Side => ({
    what,
    values: took.map(of),
  });
  const parts = [
    side(`of this "is it known", among ${MANY}`, ours, ({ known }) => known),
    side(`of this "is it known", among ${FEW}`, floor, ({ known }) => known),
  ];
  const finding = compareSides(
    'look-up',
    GOAL,
    side(`one waybill looked up among ${MANY}`, ours, whole),
    side(`one waybill looked up among ${FEW}`, floor, whole),
    'µs',
  );
  return [{ ...finding, lines: [...finding.lines, ...parts.map((part) => describeSide(part, 'µs'))] }];
}

export const lookUp: Measurement = {
  names: ['look-up'],
  about: 'waybill look-up among 1,000,000 expected returns / among 10,000',
  run: (place) => Promise.resolve(run(place)),
};
