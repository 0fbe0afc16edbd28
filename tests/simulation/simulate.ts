import type { Database } from '../../src/main/db/open.ts';
import { createSettingsStore } from '../../src/main/settings/settings-store.ts';
import { openMigrated } from './database.ts';
import { createAlarmCheck } from './alarm-check.ts';
import { createBench } from './bench.ts';
import type { Bench, Breakage } from './bench.ts';
import { attendParked, calmDown, createIsOver, takeBackNoticed } from './calm.ts';
import { createDice } from './dice.ts';
import type { Dice } from './dice.ts';
import { judge } from './judge.ts';
import { createLine } from './line.ts';
import type { Ordered } from './orders.ts';
import { createScheduler } from './scheduler.ts';
import type { Scheduler } from './scheduler.ts';
import type { Shop } from './shop.ts';
import { bringTrouble, doDeed } from './trouble.ts';
import { createCorrectors, drawCorrections } from './corrections.ts';
import { createSupplementPeople, drawParts } from './supplements.ts';
import { createTrace } from './trace.ts';
import type { Trace } from './trace.ts';
import { createWatch } from './watch.ts';
import { START_AT, drawPlan, openShops } from './world.ts';

// One seed from its beginning to its end: a time in which things go wrong, a time in which all is well again and persons
// look at what was parked, and then the question whether everything is as it must be.

export type Outcome = {
  seed: number;
  /** Rules that were broken, in words; empty = all is well. */
  broken: string[];
  traceHash: string;
  /** Empty unless they were asked for. */
  trace: readonly string[];
  /** Refunds ordered, and how many of them moved money by us. */
  orders: number;
  paid: number;
  /** Returns to which something was added later. */
  added: number;
  /** How often something that was refused for good was said anew. */
  corrected: number;
  /** Returns that a platform refused by us. */
  refused: number;
  /** Shipments of other goods that a platform was told by us. */
  sentAnew: number;
  sends: number;
  kills: number;
};

const MINUTE = 60_000;
/** After the trouble: longer than the longest pause that a platform may ask for, and the last retries after it. */
const CALM_MS = 3 * 60 * MINUTE;
const ONE_PULL_MS = 25_000;
/** One seed in so many lives through two days, with another weather every 1 to 30 hours. */
const LONG_ONE_IN = 250;
/** How often a shop was connected just today, and is read from the beginning. */
const ANEW = 0.03;
/** What is refunded in parts is drawn apart: the rest of a seed's world is what it is without. */
const SECOND_DICE = 500_000_003;
const THIRD_DICE = 700_000_001;

/** `only`: every shop is of this kind of platform. */
type What = { breakage?: Breakage; isTraceKept?: boolean; only?: string | null };

/** Lives one seed through. The same seed, breakage and kind of platform: the same trace. */
export async function simulate(
  seed: number,
  { breakage = {}, isTraceKept = false, only = null }: What = {},
): Promise<Outcome> {
  const scheduler = createScheduler(START_AT);
  const trace = createTrace(scheduler.now, START_AT, isTraceKept);
  const db = openMigrated(START_AT);
  try {
    return await live({ seed, breakage, only, scheduler, trace, db });
  } finally {
    db.close();
  }
}

type Parts = {
  seed: number;
  breakage: Breakage;
  only: string | null;
  scheduler: Scheduler;
  trace: Trace;
  db: Database;
};

async function live({ seed, breakage, only, scheduler, trace, db }: Parts): Promise<Outcome> {
  const dice = createDice(seed);
  const broken: string[] = [];
  const breaks = (rule: string): void => {
    if (broken.length < 20) broken.push(rule);
    trace.note(`BROKEN ${rule}`);
  };
  let ids = 0;
  const isLong = seed % LONG_ONE_IN === 0;
  const shops = openShops(dice.fork(), { now: scheduler.now, after: scheduler.after }, isLong, only);
  const plan = drawPlan(dice.fork(), shops, isLong);
  const partDice = createDice(seed + SECOND_DICE);
  const intents = drawParts(partDice, plan, shops, only);
  placeCursors(db, shops, dice);
  for (const { name } of shops) trace.note(`shop ${name}`);
  const watch = createWatch({ db, scheduler, trace, broken: breaks });
  const ambush = (shop: Shop, returnNo: string): void => {
    const deed = plan.ambushes.get(`${shop.id} ${returnNo}`);
    if (deed === undefined || ordered.size === 0 || scheduler.now() > START_AT + plan.chaosMs) return;
    plan.ambushes.delete(`${shop.id} ${returnNo}`);
    doDeed(shop, returnNo, deed, trace);
  };
  const inParts = new Set(intents.map(({ one }) => one.returnNo));
  const isPart = (returnNo: string): boolean => inParts.has(returnNo);
  const lines = shops.map((shop) => createLine({ shop, scheduler, dice: dice.fork(), trace, isPart, onRead: ambush }));
  const thirdDice = createDice(seed + THIRD_DICE);
  const wrong = drawCorrections(thirdDice, plan, lines);
  const ordered = new Map<string, Ordered & { atMs: number }>();
  const alarms = createAlarmCheck({ db, scheduler, broken: breaks });
  let kills = 0;

  const bench: Bench = createBench({
    ...{ db, lines, scheduler, dice: dice.fork(), trace, breakage },
    ids: { next: () => `id-${String((ids += 1)).padStart(8, '0')}` },
    watch: (platform, life) => {
      const line = lines.find(({ shop }) => shop.id === platform.id);
      if (line === undefined) throw new Error(`no line to ${platform.id}`);
      const atOnce = 1 + (seed % 3);
      return watch.over(line)({ ...platform, atOnce, atOnceIfQuick: atOnce + 1 }, life);
    },
    onParked: (commandId, words) => {
      trace.note(`parked ${commandId} ${words ?? ''}`);
      if (words === null || words === '') breaks(`${commandId} parked without a word`);
    },
    onLook: watch.looks,
    onBegun: watch.forgetPauses,
    onAlarm: alarms.heard,
    onFault: (words) => {
      breaks(`the engine met a fault of its own: ${words}`);
    },
    onKilled: () => {
      kills += 1;
      scheduler.after(dice.pick([0, 1_000, 2 * MINUTE]), startAgain);
    },
  });
  const startAgain = (): void => {
    bench.start();
    const next = scheduler.now() < START_AT + plan.chaosMs ? plan.statementKills.shift() : undefined;
    if (next !== undefined) bench.killAtStatement(next);
  };

  const supplements = createSupplementPeople({
    ...{ intents, bench, scheduler, dice: partDice, trace, isLong, broken: breaks },
  });
  supplements.begin();
  const corrections = createCorrectors({
    ...{ intents: wrong, bench, scheduler, dice: thirdDice, trace, isLong, broken: breaks },
  });
  corrections.begin();
  bringTrouble({ plan, bench, lines, scheduler, dice: dice.fork(), trace, startAgain, ordered });
  alarms.begin(bench);
  startAgain();
  await scheduler.run(START_AT + plan.chaosMs);

  calmDown(bench, lines, startAgain, trace);
  takeBackNoticed(plan, lines, trace);
  const isOver = createIsOver({ db, shops, plan, supplements, corrections, now: scheduler.now });
  for (let looks = 0; looks < 3; looks++) {
    await scheduler.run(scheduler.now() + CALM_MS, isOver);
    // One more pull: what is over must stay as it is.
    await scheduler.run(scheduler.now() + ONE_PULL_MS);
    if (looks < 2 && !attendParked({ bench, db, shops, supplements, trace })) break;
  }

  const verdict = judge({ db, plan, lines, watch, ordered, supplements, corrections, broken: breaks });
  return {
    seed,
    broken,
    corrected: corrections.made(),
    traceHash: trace.hash(),
    trace: trace.lines(),
    kills,
    ...verdict,
  };
}

/** Most benches have been at work before today: their first pull does not go through the thirty days before. */
function placeCursors(db: Database, shops: readonly Shop[], dice: Dice): void {
  const settings = createSettingsStore(db);
  for (const { id, firstCursor } of shops)
    if (firstCursor !== null && !dice.chance(ANEW)) settings.setNote(`cursor:${id}`, firstCursor, START_AT);
}
