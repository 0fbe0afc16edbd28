import type { Database } from '../../src/main/db/open.ts';
import type { Bench } from './bench.ts';
import { parkedRefunds, tickByHand } from './by-hand.ts';
import type { Line } from './line.ts';
import { isShownRight } from './shop.ts';
import type { Shop } from './shop.ts';
import type { Supplements } from './supplements.ts';
import type { Trace } from './trace.ts';
import { doDeed } from './trouble.ts';
import { CLEAR } from './weather.ts';
import type { Corrections } from './corrections.ts';
import type { Plan } from './world.ts';

// The time after the trouble: nothing goes wrong any more, and persons look at what was parked.

/** Asked less often than anything happens. */
const IS_OVER_EVERY_MS = 500;

export function calmDown(bench: Bench, lines: readonly Line[], startAgain: () => void, trace: Trace): void {
  trace.note('all is well again');
  bench.killAtStatement(Number.POSITIVE_INFINITY);
  if (bench.wrongByMs() !== 0) bench.setClock(0);
  bench.sleep(false);
  for (const { shop, setWeather } of lines) {
    setWeather(CLEAR);
    shop.setSignedIn(true);
    shop.calmDown?.();
  }
  startAgain();
}

/**
 * Where a notice moves no money, every second buyer takes back what the platform has been told is in: the bench has its
 * receipt by then, and hears of it by a pull alone.
 */
export function takeBackNoticed(plan: Plan, lines: readonly Line[], trace: Trace): void {
  const noticed = plan.boxes
    .flatMap(({ box }) => box.of)
    .flatMap(({ platform, returnNo }) => {
      const shop = lines.find(({ shop: { id } }) => id === platform)?.shop;
      return shop?.pays === 'never' && shop.isNoticed(returnNo) ? [{ shop, returnNo }] : [];
    });
  for (const [place, { shop, returnNo }] of noticed.entries())
    if (place % 2 === 0 && shop.stateOf(returnNo) === 'open') doDeed(shop, returnNo, 'withdraw', trace);
}

type Attending = { bench: Bench; db: Database; shops: readonly Shop[]; supplements: Supplements; trace: Trace };

/**
 * A person looks at the red list and lets everything go once more; false when there is nothing. What only she can refund
 * she refunds: every second one in the back office, where a later pull tells it, the others past it, with a tick.
 */
export function attendParked({ bench, db, shops, supplements, trace }: Attending): boolean {
  const parked = db.prepare<[], { id: string }>(`SELECT id FROM command WHERE state = 'parked' ORDER BY seq`).all();
  bench.act((life) => {
    const seenTo = new Set<string>();
    refuseByHand(db, shops, trace);
    for (const [place, refund] of parkedRefunds(db).entries()) {
      if (supplements.tick(life, refund.id)) seenTo.add(refund.id);
      const shop = shops.find(({ id }) => id === refund.platform);
      if (shop?.hand === undefined) continue;
      const { returnNo } = refund;
      if (place % 2 === 0 && shop.stateOf(returnNo) === 'open') doDeed(shop, returnNo, 'pay', trace);
      // What was refunded there ends by itself.
      const isThere = shop.stateOf(returnNo) === 'refunded' && refund.words === 'sync:by-hand';
      if (isThere || tickByHand(life, shop, refund)) seenTo.add(refund.id);
    }
    for (const { id } of parked) if (!seenTo.has(id)) life.outbox.release(id, life.clock.now());
    life.sync.nudge();
  });
  return parked.length > 0;
}

/** Every second refusal that a platform is only told of is made in its back office, before it is asked again. */
function refuseByHand(db: Database, shops: readonly Shop[], trace: Trace): void {
  const parked = db
    .prepare<[], { platform: string; returnNo: string }>(
      `SELECT platform, body ->> '$.returnNo' AS returnNo FROM command WHERE kind = 'refuse' AND state = 'parked'
       ORDER BY seq`,
    )
    .all();
  for (const [place, { platform, returnNo }] of parked.entries()) {
    const shop = shops.find(({ id }) => id === platform);
    if (place % 2 !== 0 || shop?.refusal?.byHand === undefined || shop.stateOf(returnNo) !== 'open') continue;
    trace.note(`somebody at ${shop.id}: refuse ${returnNo}`);
    shop.refusal.byHand.refuse(returnNo);
  }
}

type OverParts = {
  db: Database;
  shops: readonly Shop[];
  plan: Plan;
  supplements: Supplements;
  corrections: Corrections;
  now: () => number;
};

/** Every box is decided, nothing waits for an answer any more, and what is at the platforms is known here. */
export function createIsOver({ db, shops, plan, supplements, corrections, now }: OverParts): () => boolean {
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
  let lookedAt = 0;
  return () => {
    if (now() - lookedAt < IS_OVER_EVERY_MS) return false;
    lookedAt = now();
    return (
      running.get()?.n === 0 &&
      decided.get()?.n === plan.boxes.length &&
      all.every(({ shop, returnNo }) => isShownRight(shop, returnNo, known.get(shop.id, returnNo)?.state)) &&
      supplements.isOver() &&
      corrections.isOver()
    );
  };
}
