import { atOnce } from '../../src/main/db/commit.ts';
import { systemClock } from '../../src/main/lib/clock.ts';
import { createIds } from '../../src/main/lib/ids.ts';
import { COMMANDS_AT_ONCE_IF_QUICK } from '../../src/main/platform/generic/generic-limits.ts';
import { createGenericPlatform } from '../../src/main/platform/generic/generic-platform.ts';
import { createHttpClient } from '../../src/main/platform/http-client.ts';
import { createPlatforms } from '../../src/main/platform/platform.ts';
import type { Core } from '../../src/main/station-core.ts';
import { openSync } from '../../src/main/station-sync.ts';
import type { Sync } from '../../src/main/sync/sync-service.ts';
import type { ExpectedReturn } from '../../src/shared/expected-return.ts';
import { liveBytes } from '../support/live-memory.ts';
import { insertDecided } from '../support/platform-rows.ts';
import { openBenchCore } from './lib/bench-core.ts';
import { compareSides } from './lib/finding.ts';
import type { Finding } from './lib/finding.ts';
import { openDataIn } from './lib/many-returns.ts';
import { openInstantShop } from './lib/open-shop.ts';
import type { Measurement, Place } from './lib/place.ts';

// What the sync costs beside the network it waits for. The shop is another process that answers at once.
//
// commands-acknowledged: refunds from the outbox, each asked for, read once more, sent and its receipt stored (chained,
// sealed, flushed), against the same three calls in a bare loop with nothing kept. As many at a time in both.
//
// pull-returns: a shop's returns pulled, checked and stored, page by page, against the very same rows put into the same
// tables by bare inserts, a page a transaction. pull-memory: what the process still holds, after throwing away what it no
// longer needs, at the end of the pull against after its first tenth.

const COMMANDS = 400;
/** The first are left out: code that runs all day is compiled, and both sides grow faster for half a dozen rounds. */
const WARM_UPS = 6;
const ROUNDS = 30;
const AT_ONCE = COMMANDS_AT_ONCE_IF_QUICK;
const CALLS = 3;
/** At least 0.6 of the bare calls a second, so at most this many times as long. */
const COMMANDS_GOAL = 1 / 0.6;
const RETURNS = 100_000;
const PULL_GOAL = 2;
const LOOK_EVERY = 10_000;
const MEMORY_GOAL = 1.1;

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const noOf = (index: number): string => `RMA-${String(index).padStart(7, '0')}`;

const connect = (url: string) =>
  createGenericPlatform({
    ...{ id: 'own', shop: '山岚', baseUrl: url, token: 'token', offersStock: false, offersRefusals: false },
    ...{ clock: systemClock, log: quiet },
  });

const startSync = (core: Core, url: string, dataDir: string, onFault: (error: unknown) => void): Sync =>
  openSync({
    ...{ core, platforms: createPlatforms([connect(url)]), clock: systemClock, log: quiet, dataDir, onFault },
    worker: { renderStill: () => Promise.resolve('unreadable') },
    ids: createIds(systemClock),
    emit: () => undefined,
    changed: () => undefined,
  });

/** Decides returns `from` … and orders their refunds, due now. */
function order(core: Core, from: number, count: number): void {
  const now = Date.now();
  atOnce(core.db, () => {
    for (let index = from; index < from + count; index += 1) {
      const decided = insertDecided(core.db, { returnNo: noOf(index), platform: 'own', amountCents: 9_900, at: now });
      core.outbox.enqueueRefund({
        ...decided,
        ...{ platform: 'own', amountCents: 9_900, freightCents: 0, currency: 'CNY', reason: '完好' },
        ...{ notBeforeAt: now, deadlineAt: now + 20 * 3_600_000, now },
      });
    }
  });
}

/** The same calls, kept nowhere; ms. */
async function callBare(url: string, from: number): Promise<number> {
  const http = createHttpClient({ clock: systemClock });
  const startedAt = performance.now();
  let next = from;
  const work = async (): Promise<void> => {
    while (next < from + COMMANDS) {
      const returnNo = noOf((next += 1) - 1);
      const headers = { authorization: 'Bearer token' };
      await http.exchange({ method: 'GET', url: `${url}/returns/${returnNo}`, headers });
      await http.exchange({ method: 'GET', url: `${url}/returns/${returnNo}`, headers });
      const key = `refund:own:${returnNo}:1`;
      const body = JSON.stringify({
        key,
        returnNo,
        amountCents: 9_900,
        freightCents: 0,
        currency: 'CNY',
        reason: '完好',
      });
      await http.exchange({ method: 'POST', url: `${url}/refunds`, headers, body });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return performance.now() - startedAt;
}

/** Calls back when so many commands have ended and the transaction that says so is over: looking for it would cost, too. */
function countEnds(core: Core): {
  core: Core;
  whenEnded: (count: number) => Promise<void>;
  fail: (error: unknown) => void;
} {
  let ended = 0;
  let hasEnded: () => void = () => undefined;
  let fail: (error: unknown) => void = () => undefined;
  const noteAnswer: typeof core.outbox.noteAnswer = (id, answered, outcome, now) => {
    const isNoted = core.outbox.noteAnswer(id, answered, outcome, now);
    if (isNoted && outcome.kind === 'end') {
      ended += 1;
      hasEnded();
    }
    return isNoted;
  };
  return {
    core: { ...core, outbox: { ...core.outbox, noteAnswer } },
    whenEnded: (count) =>
      new Promise((resolve, reject) => {
        const tooLate = setTimeout(() => {
          reject(new Error(`only ${String(ended)} of ${String(count)} were acknowledged`));
        }, 60_000);
        fail = (error) => {
          clearTimeout(tooLate);
          reject(new Error('the sync met a fault', { cause: error }));
        };
        hasEnded = () => {
          if (ended < count) return;
          clearTimeout(tooLate);
          setImmediate(resolve);
        };
      }),
    fail: (error) => {
      fail(error);
    },
  };
}

async function measureCommands(place: Place): Promise<Finding[]> {
  const dataDir = place.newFolder('commands');
  const opened = openDataIn(dataDir);
  const { core, whenEnded, fail } = countEnds(openBenchCore(opened.db, dataDir));
  const shop = await openInstantShop(0);
  const sync = startSync(core, shop.url, dataDir, fail);
  const ours: number[] = [];
  const floor: number[] = [];
  const done = core.db.prepare<[], number>(`SELECT count(*) FROM receipt WHERE how = 'answered'`).pluck();
  try {
    sync.start();
    for (let round = 0; round < WARM_UPS + ROUNDS; round += 1) {
      order(core, round * COMMANDS, COMMANDS);
      const ended = whenEnded((round + 1) * COMMANDS);
      const startedAt = performance.now();
      sync.nudge();
      await ended;
      const tookMs = performance.now() - startedAt;
      if (done.get() !== (round + 1) * COMMANDS) throw new Error(`${String(done.get())} were acknowledged`);
      const bareMs = await callBare(shop.url, 1_000_000 + round * COMMANDS);
      if (round < WARM_UPS) continue;
      ours.push(tookMs);
      floor.push(bareMs);
    }
  } finally {
    await sync.stop();
    shop.close();
    opened.close();
  }
  const finding = compareSides(
    'commands-acknowledged',
    COMMANDS_GOAL,
    { what: `${COMMANDS} refunds from the outbox to their stored receipts`, values: ours },
    { what: `their ${COMMANDS * CALLS} calls in a bare loop, ${AT_ONCE} at a time`, values: floor },
    'ms',
  );
  return [
    { ...finding, lines: [...finding.lines, `${(1 / finding.ratio).toFixed(2)} of the bare calls a second; goal 0.6`] },
  ];
}

function readMemory(): { live: number; resident: number } {
  return { live: liveBytes(), resident: process.memoryUsage.rss() };
}

/** The rows of one page as the station stored them, put into tables of the same shape. */
function insertBare(from: Core['db'], folder: string): number {
  const opened = openDataIn(folder);
  const { db } = opened;
  try {
    const tables = ['expected_return', 'expected_line', 'line_barcode', 'return_waybill'].filter(
      (name) => from.prepare(`SELECT 1 FROM sqlite_schema WHERE name = ?`).get(name) !== undefined,
    );
    const read = tables.map((table) => ({
      table,
      rows: from.prepare(`SELECT * FROM ${table}`).raw().all() as unknown[][],
    }));
    const PAGE_ROWS = 500;
    const startedAt = performance.now();
    for (const { table, rows } of read) {
      const insert = db.prepare(`INSERT INTO ${table} VALUES (${(rows[0] ?? []).map(() => '?').join()})`);
      for (let at = 0; at < rows.length; at += PAGE_ROWS)
        db.transaction(() => {
          for (const row of rows.slice(at, at + PAGE_ROWS)) insert.run(...(row as never[]));
        }).immediate();
    }
    return performance.now() - startedAt;
  } finally {
    opened.close();
  }
}

async function measurePull(place: Place): Promise<Finding[]> {
  const dataDir = place.newFolder('pull');
  const opened = openDataIn(dataDir);
  const core = openBenchCore(opened.db, dataDir);
  const shop = await openInstantShop(RETURNS);
  const held: ReturnType<typeof readMemory>[] = [];
  const counting: Core = {
    ...core,
    expectedReturns: {
      ...core.expectedReturns,
      saveAll: (told: readonly ExpectedReturn[], now: number) => {
        core.expectedReturns.saveAll(told, now);
        saves += told.length;
        if (saves >= (held.length + 1) * LOOK_EVERY) held.push(readMemory());
      },
    },
  };
  let saves = 0;
  const sync = startSync(counting, shop.url, dataDir, (error) => {
    throw error;
  });
  const count = core.db.prepare<[], { n: number }>('SELECT count(*) AS n FROM expected_return');
  try {
    const startedAt = performance.now();
    sync.start();
    while (saves < RETURNS) await new Promise((resolve) => setTimeout(resolve, 20));
    const oursMs = performance.now() - startedAt;
    await sync.stop();
    if (count.get()?.n !== RETURNS) throw new Error(`${String(count.get()?.n)} were stored`);
    const floorMs = insertBare(core.db, place.newFolder('bare'));
    const [early, late] = [held[0], held.at(-1)];
    if (early === undefined || late === undefined) throw new Error('nothing was pulled');
    const mb = (bytes: number): string => `${(bytes / 1_048_576).toFixed(0)} MB`;
    return [
      compareSides(
        'pull-returns',
        PULL_GOAL,
        { what: `${RETURNS} returns pulled, checked, stored`, values: [oursMs] },
        { what: 'the same rows by bare inserts', values: [floorMs] },
        'ms',
      ),
      {
        name: 'pull-memory',
        ratio: late.live / early.live,
        goal: MEMORY_GOAL,
        isMet: late.live / early.live <= MEMORY_GOAL,
        lines: [
          `live: ${mb(early.live)} after ${String(LOOK_EVERY)} returns, ${mb(late.live)} after ${String(RETURNS)}`,
          `resident: ${mb(early.resident)}, then ${mb(late.resident)}`,
        ],
      },
    ];
  } finally {
    await sync.stop();
    shop.close();
    opened.close();
  }
}

export const commandsAcknowledged: Measurement = {
  names: ['commands-acknowledged'],
  about: 'refunds from outbox to stored receipt, the shop answering at once / the same calls in a bare loop',
  run: measureCommands,
};
export const pullReturns: Measurement = {
  names: ['pull-returns', 'pull-memory'],
  about: '100,000 returns pulled and stored / the same rows by bare inserts; memory late in the pull / early',
  run: measurePull,
};
