import { join } from 'node:path';
import type { Database } from '../../src/main/db/open.ts';
import { openConnection } from '../../src/main/db/open.ts';
import type { Core } from '../../src/main/station-core.ts';
import { openBenchCore } from './lib/bench-core.ts';
import { compareSides, describeSide } from './lib/finding.ts';
import type { Finding } from './lib/finding.ts';
import { openDataIn, waybillAt } from './lib/many-returns.ts';
import type { Measurement, Place } from './lib/place.ts';

// Ours: the transaction that a verdict is, from BEGIN to the return of COMMIT, as the scan of DP:OK runs it through the
// bench: verdict, decision, refund command, facts, the box's close and the mark on the scan. The floor: one row into one
// table, in the same kind of database (WAL, FULL) on the same disk. Both wait for the disk once; what ours costs more is
// reading the box and writing six rows instead of one. One of ours, one of the floor's, by turns.

const PARCELS = 400;
const WARM_UPS = 40;
const RETURNS = 10_000;
const GOAL = 2;

/** Tells how long each outermost transaction lasts; everything else goes to the database itself. */
function timeTransactions(db: Database, tell: (tookMs: number) => void): Database {
  let depth = 0;
  const timed = <A extends unknown[], R>(run: (...args: A) => R) => {
    return (...args: A): R => {
      const startedAt = performance.now();
      depth += 1;
      try {
        return run(...args);
      } finally {
        depth -= 1;
        if (depth === 0) tell(performance.now() - startedAt);
      }
    };
  };
  const transaction = (act: (...args: unknown[]) => unknown) => {
    const made = db.transaction(act);
    return Object.assign(timed(made), { immediate: timed(made.immediate.bind(made)) });
  };
  return new Proxy(db, {
    get: (target, name) => {
      if (name === 'transaction') return transaction;
      const found: unknown = Reflect.get(target, name, target);
      return typeof found === 'function' ? (found.bind(target) as unknown) : found;
    },
  });
}

function createBareInsert(folder: string): { insert: () => number; close: () => void } {
  const db = openConnection(join(folder, 'bare.db'), undefined);
  db.exec('CREATE TABLE bare (seq INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT');
  const insert = db.prepare<[string]>('INSERT INTO bare (body) VALUES (?)');
  const body = 'x'.repeat(100);
  return {
    insert: () => {
      const startedAt = performance.now();
      insert.run(body);
      return performance.now() - startedAt;
    },
    close: () => {
      db.close();
    },
  };
}

/** Opens the parcel and counts its goods by scans; what is left is the verdict. */
function inspect(core: Core, index: number): void {
  const scan = (raw: string): void => {
    const { refusal } = core.bench.scan({ raw, source: 'scanner', at: Date.now() });
    if (refusal !== null) throw new Error(`${raw} was refused: ${refusal}`);
  };
  scan(waybillAt(index));
  const session = core.bench.view().session;
  for (const line of session?.returns.flatMap(({ lines }) => lines) ?? []) scan(line.sku);
}

function run(place: Place): Finding[] {
  const folder = place.dataWith(RETURNS);
  const opened = openDataIn(folder);
  const bare = createBareInsert(folder);
  let lastMs = Number.NaN;
  const timed = timeTransactions(opened.db, (tookMs) => {
    lastMs = tookMs;
  });
  const core = openBenchCore(timed, folder);
  const ours: number[] = [];
  const whole: number[] = [];
  const floor: number[] = [];
  try {
    for (let parcel = 0; parcel < PARCELS; parcel += 1) {
      inspect(core, parcel);
      lastMs = Number.NaN;
      const startedAt = performance.now();
      const { tone } = core.bench.scan({ raw: 'DP:OK', source: 'scanner', at: Date.now() });
      const tookMs = performance.now() - startedAt;
      if (tone !== 'closed') throw new Error(`the verdict was answered with ${tone}`);
      const insertMs = bare.insert();
      if (parcel < WARM_UPS) continue;
      ours.push(lastMs);
      whole.push(tookMs);
      floor.push(insertMs);
    }
  } finally {
    bare.close();
    opened.close();
  }
  const finding = compareSides(
    'verdict-commit',
    GOAL,
    { what: 'BEGIN to COMMIT of a verdict', values: ours },
    { what: 'one bare insert', values: floor },
    'ms',
  );
  const call = describeSide({ what: 'the whole call: scan kept, verdict, view drawn up', values: whole }, 'ms');
  return [{ ...finding, lines: [...finding.lines, call] }];
}

export const verdictCommit: Measurement = {
  names: ['verdict-commit'],
  about: "a verdict's transaction / one bare insert with a full flush",
  run: (place) => Promise.resolve(run(place)),
};
