import type { Bench } from './bench.ts';
import type { Dice } from './dice.ts';
import type { Line } from './line.ts';
import { parkedRefunds, tickByHand } from './by-hand.ts';
import { decideBox, keyOf, refundInstead, takeBack, takeShipmentBack } from './orders.ts';
import type { Ordered } from './orders.ts';
import type { Scheduler } from './scheduler.ts';
import type { Deed, Shop } from './shop.ts';
import type { Trace } from './trace.ts';
import { nextWeather } from './weather.ts';
import { START_AT } from './world.ts';
import type { Plan } from './world.ts';

// What happens to a bench while things go wrong, each at the moment the plan has for it.

const MINUTE = 60_000;
const TICK_AGAIN_MS = 20_000;

/** What somebody else does at the platform, where it still can be done. */
export function doDeed(shop: Shop, returnNo: string, deed: Deed | 'ship', trace: Trace): void {
  if (deed === 'ship') {
    const { shipment } = shop;
    if (shipment === undefined || shop.stateOf(returnNo) !== 'open' || shipment.sent(returnNo).length > 0) return;
    trace.note(`somebody at ${shop.id}: ship ${returnNo}`);
    shipment.ship(returnNo);
    return;
  }
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

export function bringTrouble({ plan, bench, lines, scheduler, dice, trace, startAgain, ordered }: Trouble): void {
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
        for (const one of box.of) {
          const { platform, returnNo } = one;
          const command = db
            .prepare<[string], { id: string; decision_id: string }>('SELECT id, decision_id FROM command WHERE key = ?')
            .get(keyOf(one));
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
          const one = box.of.find((own) => own.returnNo === returnNo);
          if (one === undefined || !ordered.has(`${one.platform} ${returnNo}`)) return;
          const undo = one.isSentAnew ? takeShipmentBack : one.isRefused ? refundInstead : takeBack;
          const how = undo({ db, outbox, now: clock.now() }, one);
          trace.note(`taken back ${returnNo}: ${how}`);
        });
      });
  }
  for (const { atMs, shop, returnNo, deed } of plan.deeds)
    after(atMs, () => {
      // A shop that takes one waybill over another prevents nothing in the moment between our last reading and our call.
      const isTooClose = lines.some((line) => line.shop === shop && line.isAbout(returnNo));
      if (deed !== 'ship' || shop.shipment?.isCareful === true || !isTooClose) doDeed(shop, returnNo, deed, trace);
    });
  for (const { atMs, shop, returnNo, cents } of plan.ticks) {
    const tick = (): void => {
      const seen = { isTicked: false };
      bench.act((life) => {
        const [parked] = parkedRefunds(life.db).filter((one) => one.returnNo === returnNo);
        seen.isTicked = parked !== undefined && tickByHand(life, shop, { ...parked, cents });
        if (seen.isTicked) trace.note(`ticked ${returnNo}`);
      });
      if (!seen.isTicked && isChaos()) after(TICK_AGAIN_MS, tick);
    };
    after(atMs, tick);
  }
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
