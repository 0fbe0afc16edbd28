import type { Database } from '../../src/main/db/open.ts';
import { openMigrated } from './database.ts';
import { createAlarmCheck } from './alarm-check.ts';
import { createBench } from './bench.ts';
import type { Bench, Breakage } from './bench.ts';
import { createDice } from './dice.ts';
import type { Dice } from './dice.ts';
import { judge } from './judge.ts';
import { createLine } from './line.ts';
import type { Line } from './line.ts';
import { decideBox } from './orders.ts';
import type { Ordered } from './orders.ts';
import { createScheduler } from './scheduler.ts';
import type { Scheduler } from './scheduler.ts';
import type { Deed, Shop } from './shop.ts';
import { createTrace } from './trace.ts';
import type { Trace } from './trace.ts';
import { createWatch } from './watch.ts';
import { CLEAR, nextWeather } from './weather.ts';
import { drawPlan, openShops } from './world.ts';
import type { Plan } from './world.ts';

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
  sends: number;
  kills: number;
};

const START_AT = 1_800_000_000_000;
const MINUTE = 60_000;
/** After the trouble: longer than the longest pause that a platform may ask for, and the last retries after it. */
const CALM_MS = 3 * 60 * MINUTE;
const ONE_PULL_MS = 25_000;
/** One seed in so many lives through two days, most of them without a line. */
const LONG_ONE_IN = 250;

type What = { breakage?: Breakage; isTraceKept?: boolean };

/** Lives one seed through. The same seed, the same breakage: the same trace. */
export async function simulate(seed: number, { breakage = {}, isTraceKept = false }: What = {}): Promise<Outcome> {
  const scheduler = createScheduler(START_AT);
  const trace = createTrace(scheduler.now, START_AT, isTraceKept);
  const db = openMigrated(START_AT);
  try {
    return await live({ seed, breakage, scheduler, trace, db });
  } finally {
    db.close();
  }
}

type Parts = { seed: number; breakage: Breakage; scheduler: Scheduler; trace: Trace; db: Database };

async function live({ seed, breakage, scheduler, trace, db }: Parts): Promise<Outcome> {
  const dice = createDice(seed);
  const broken: string[] = [];
  const breaks = (rule: string): void => {
    if (broken.length < 20) broken.push(rule);
    trace.note(`BROKEN ${rule}`);
  };
  let ids = 0;
  const isLong = seed % LONG_ONE_IN === 0;
  const shops = openShops(dice.fork(), { now: scheduler.now, after: scheduler.after }, isLong);
  const plan = drawPlan(dice.fork(), shops, isLong);
  for (const { name } of shops) trace.note(`shop ${name}`);
  const watch = createWatch({ db, scheduler, trace, broken: breaks });
  const ambush = (shop: Shop, returnNo: string): void => {
    const deed = plan.ambushes.get(`${shop.id} ${returnNo}`);
    if (deed === undefined || ordered.size === 0 || scheduler.now() > START_AT + plan.chaosMs) return;
    plan.ambushes.delete(`${shop.id} ${returnNo}`);
    doDeed(shop, returnNo, deed, trace);
  };
  const lines = shops.map((shop) => createLine({ shop, scheduler, dice: dice.fork(), trace, onRead: ambush }));
  const ordered = new Map<string, Ordered & { atMs: number }>();
  const alarms = createAlarmCheck({ db, scheduler, broken: breaks });
  let kills = 0;

  const bench: Bench = createBench({
    ...{ db, lines, scheduler, dice: dice.fork(), trace, breakage },
    ids: { next: () => `id-${String((ids += 1)).padStart(8, '0')}` },
    watch: (platform, life) => {
      const line = lines.find(({ shop }) => shop.id === platform.id);
      if (line === undefined) throw new Error(`no line to ${platform.id}`);
      return watch.over(line)(platform, life);
    },
    onParked: (commandId, words) => {
      trace.note(`parked ${commandId} ${words ?? ''}`);
      if (words === null || words === '') breaks(`${commandId} parked without a word`);
    },
    onLook: watch.looks,
    onShaken: watch.forgetPauses,
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

  bringTrouble({ plan, bench, lines, scheduler, dice: dice.fork(), trace, startAgain, ordered });
  alarms.begin(bench);
  startAgain();
  await scheduler.run(START_AT + plan.chaosMs);

  calmDown(bench, lines, startAgain, trace);
  const isOver = createIsOver(db, shops, plan);
  for (let looks = 0; looks < 3; looks++) {
    await scheduler.run(scheduler.now() + CALM_MS, isOver);
    // One more pull: what is over must stay as it is.
    await scheduler.run(scheduler.now() + ONE_PULL_MS);
    if (looks < 2 && !releaseParked(bench, db)) break;
  }

  const verdict = judge({ db, plan, shops, watch, ordered, broken: breaks });
  return { seed, broken, traceHash: trace.hash(), trace: trace.lines(), kills, ...verdict };
}

function doDeed(shop: Shop, returnNo: string, deed: Deed, trace: Trace): void {
  const state = shop.stateOf(returnNo);
  const fits = deed === 'unlock' ? state === 'locked' : deed === 'touch' ? state !== null : state === 'open';
  if (!fits) return;
  trace.note(`somebody at ${shop.id}: ${deed} ${returnNo}`);
  shop.does(deed, returnNo);
}

type Trouble = {
  plan: Plan;
  bench: Bench;
  lines: readonly Line[];
  scheduler: Scheduler;
  dice: Dice;
  trace: Trace;
  startAgain: () => void;
  ordered: Map<string, Ordered & { atMs: number }>;
};

function bringTrouble({ plan, bench, lines, scheduler, dice, trace, startAgain, ordered }: Trouble): void {
  const { after } = scheduler;
  const isChaos = (): boolean => scheduler.now() < START_AT + plan.chaosMs;
  const isLong = plan.chaosMs > 60 * MINUTE;
  const changeWeather = (line: Line): void => {
    if (!isChaos()) return;
    const weather = nextWeather(dice);
    trace.note(`weather to ${line.shop.id}: ${weather.name}`);
    line.setWeather(weather);
    after(isLong ? dice.between(1, 30) * 60 * MINUTE : dice.between(5_000, 6 * MINUTE), () => {
      changeWeather(line);
    });
  };
  lines.forEach(changeWeather);

  for (const { atMs, box, cancels } of plan.boxes) {
    const decide = (): void => {
      // A person whose bench is down comes back to the box later, and looks whether it was stored.
      const isDone = bench.act((life) => {
        const { db, outbox, returns, clock, sync } = life;
        const stored = db.prepare<[string]>('SELECT id FROM parcel WHERE id = ?').get(`p-${box.parcel}`);
        const ids = { next: () => `${box.parcel}-${String((made += 1))}-${String(life.startedAt)}` };
        let made = 0;
        if (stored === undefined) decideBox({ db, ids, outbox, returns, now: clock.now() }, box);
        for (const { platform, returnNo } of box.of) {
          const command = db
            .prepare<[string], { id: string; decision_id: string }>('SELECT id, decision_id FROM command WHERE key = ?')
            .get(`refund:${platform}:${returnNo}:1`);
          if (command === undefined) throw new Error(`no command for ${returnNo}`);
          const known = { returnNo, commandId: command.id, decisionId: command.decision_id };
          ordered.set(`${platform} ${returnNo}`, { ...known, atMs: scheduler.now() });
        }
        trace.note(`decided ${box.parcel}: ${box.of.map(({ returnNo }) => returnNo).join(', ')}`);
        sync.nudge();
      });
      if (!isDone) after(10_000, decide);
    };
    after(atMs, decide);
    for (const { atMs: cancelMs, returnNo } of cancels)
      after(cancelMs, () => {
        bench.act(({ db, outbox, clock }) => {
          const found = [...ordered.values()].find((one) => one.returnNo === returnNo);
          if (found === undefined) return;
          const how = db.transaction(() => outbox.cancelUnsent(found.decisionId, clock.now())).immediate();
          trace.note(`taken back ${returnNo}: ${how}`);
        });
      });
  }
  for (const { atMs, shop, returnNo, deed } of plan.deeds)
    after(atMs, () => {
      doDeed(shop, returnNo, deed, trace);
    });
  for (const { atMs, downMs } of plan.kills)
    after(atMs, () => {
      bench.kill('at once');
      after(downMs, startAgain);
    });
  for (const { atMs, wrongByMs, forMs } of plan.jumps) {
    after(atMs, () => {
      bench.setClock(wrongByMs);
    });
    after(atMs + forMs, () => {
      bench.setClock(0);
    });
  }
  for (const { atMs, forMs } of plan.naps) {
    after(atMs, () => {
      bench.sleep(true);
    });
    after(atMs + forMs, () => {
      bench.sleep(false);
    });
  }
  for (const { atMs, shop, forMs } of plan.signOuts) {
    after(atMs, () => {
      trace.note(`token of ${shop.id} ended`);
      shop.setSignedIn(false);
    });
    after(atMs + forMs, () => {
      trace.note(`token of ${shop.id} renewed`);
      shop.setSignedIn(true);
      bench.reopen();
    });
  }
  for (const atMs of plan.reopenings) after(atMs, bench.reopen);
}

function calmDown(bench: Bench, lines: readonly Line[], startAgain: () => void, trace: Trace): void {
  trace.note('all is well again');
  bench.killAtStatement(Number.POSITIVE_INFINITY);
  if (bench.wrongByMs() !== 0) bench.setClock(0);
  bench.sleep(false);
  for (const { shop, setWeather } of lines) {
    setWeather(CLEAR);
    shop.setSignedIn(true);
  }
  startAgain();
}

/** A person looks at the red list and lets everything go once more; false when there is nothing. */
function releaseParked(bench: Bench, db: Database): boolean {
  const parked = db.prepare<[], { id: string }>(`SELECT id FROM command WHERE state = 'parked' ORDER BY seq`).all();
  bench.act(({ outbox, clock, sync }) => {
    for (const { id } of parked) outbox.release(id, clock.now());
    sync.nudge();
  });
  return parked.length > 0;
}

/** Every box is decided, nothing waits for an answer any more, and what is at the platforms is known here. */
function createIsOver(db: Database, shops: readonly Shop[], plan: Plan): () => boolean {
  const running = db.prepare<[], { n: number }>(
    `SELECT count(*) AS n FROM command WHERE state IN ('waiting', 'unknown')`,
  );
  const decided = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM parcel');
  const known = db.prepare<[string, string], { state: string }>(
    'SELECT state FROM expected_return WHERE platform = ? AND return_no = ? AND version > 0',
  );
  const all = plan.boxes
    .flatMap(({ box }) => box.of)
    .flatMap(({ platform, returnNo }) => {
      const shop = shops.find(({ id }) => id === platform);
      return shop === undefined ? [] : [{ shop, returnNo }];
    });
  return () =>
    running.get()?.n === 0 &&
    decided.get()?.n === plan.boxes.length &&
    all.every(({ shop, returnNo }) => known.get(shop.id, returnNo)?.state === shop.stateOf(returnNo));
}
