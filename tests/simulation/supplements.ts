import { canonicalJson } from '../../src/shared/custody/canonical-json.ts';
import type { Person } from '../../src/shared/people.ts';
import { DEFAULT_SETTINGS } from '../../src/shared/settings.ts';
import type { SupplementView } from '../../src/shared/supplement.ts';
import { createCustodyStore } from '../../src/main/custody/custody-store.ts';
import { createDecisionStore } from '../../src/main/decision/decision-store.ts';
import { createSupplements } from '../../src/main/decision/supplement-service.ts';
import { createSupplementStore } from '../../src/main/decision/supplement-store.ts';
import { paysSecondPart } from '../../src/main/platform/platform.ts';
import { createSessionService } from '../../src/main/session/session-service.ts';
import { createSessionStore } from '../../src/main/session/session-store.ts';
import type { Bench, Life } from './bench.ts';
import { parkedRefunds } from './by-hand.ts';
import type { Dice } from './dice.ts';
import type { BoxReturn } from './orders.ts';
import { codeOf, personOf } from './persons.ts';
import type { Scheduler } from './scheduler.ts';
import { sumOf } from './shop.ts';
import type { Shop } from './shop.ts';
import type { Trace } from './trace.ts';
import { doDeed } from './trouble.ts';
import { START_AT } from './world.ts';
import type { Plan } from './world.ts';

// Two people add to partial refunds that have ended, by the very service of the bench: one proposes, the other confirms,
// now and then one takes it back. Where no call adds anything they pay it past the platform and tick.

/**
 * `overtaken`: somebody else refunds the rest right after they have confirmed. Only where the shop has no more money than
 * was paid: between the last look and the request nobody but the shop can notice.
 */
type Then = 'undone' | 'overtaken' | 'kept';
/** What they mean to do about one return. */
type Intent = { one: BoxReturn; shop: Shop; atMs: number; proposer: 0 | 1; then: Then };

export type Supplements = {
  /** They begin to look after it, each at its time. */
  begin: () => void;
  /** Nothing of it waits for a person any more, as far as persons can do something about it. */
  isOver: () => boolean;
  /** Whether something can still be added to this return though nobody did, or is proposed and not confirmed. */
  isLeftOver: (one: BoxReturn) => boolean;
  /** What was paid past the platform, cents. */
  paidByHand: (one: BoxReturn) => readonly number[];
  /** Sees to what is parked for a hand; false where it isn't hers. */
  tick: (life: Life, commandId: string) => boolean;
};

const PART = 0.35;
const LOOK_EVERY_MS = [7_000, 20_000, 45_000] as const;
const LOOK_SELDOM_MS = 600_000;
const SOON_MS = 2_000;

/** Draws which returns are refunded in two parts, by dice of their own. Only where a call pays a part. */
export function drawParts(dice: Dice, plan: Plan, shops: readonly Shop[], only: string | null): Intent[] {
  const intents: Intent[] = [];
  for (const { box } of plan.boxes)
    for (const one of box.of) {
      const shop = shops.find(({ id }) => id === one.platform);
      const due = one.amountCents + one.freightCents;
      const isWhole = one.orderedCents !== one.amountCents || one.isRefused || due < 3;
      if (shop?.pays !== 'on command' || shop.isExact || isWhole || !dice.chance(only === null ? PART : 2 * PART))
        continue;
      const cents = dice.between(1, due - 1);
      one.part = { cents, addCents: dice.chance(0.3) ? due - cents : dice.between(1, due - cents) };
      const [atMs, proposer] = [dice.between(0, plan.chaosMs), dice.pick([0, 1])];
      intents.push({ one, shop, atMs, proposer, then: dice.pick(['undone', 'overtaken', 'kept', 'kept', 'kept']) });
    }
  return intents;
}

const secondOf = ({ platform, returnNo }: BoxReturn): string => `refund:${platform}:${returnNo}:2`;

type Parts = {
  intents: readonly Intent[];
  bench: Bench;
  scheduler: Scheduler;
  dice: Dice;
  trace: Trace;
  isLong: boolean;
  broken: (rule: string) => void;
};

export function createSupplementPeople(parts: Parts): Supplements {
  const { intents, bench, scheduler, dice, trace, isLong, broken } = parts;
  const shops = [...new Set(intents.map(({ shop }) => shop.id))];
  const people: readonly [Person, Person] = [
    personOf('0101', { roles: ['supervisor'], shops: [], mayConfirm: true }),
    personOf('0300', { roles: ['agent'], shops, mayConfirm: false }),
  ];
  const byHand = new Map<string, number[]>();
  const undone = new Set<string>();
  const services = new WeakMap<Life, ReturnType<typeof open>>();

  const open = ({ db, ids, outbox, returns, platforms, clock }: Life) => {
    const custody = createCustodyStore(db);
    const settings = { ...DEFAULT_SETTINGS };
    const service = createSupplements({
      ...{ db, outbox, store: createDecisionStore(db), settings: () => settings, canRefund: () => true },
      sessions: createSessionService(db, createSessionStore(db, ids), returns),
      steps: createSupplementStore({
        db,
        record: ({ body, ...event }) => {
          custody.addEvent(ids.next(), { ...event, body: canonicalJson(body) }, clock.now());
        },
      }),
      people: {
        hasAny: () => true,
        one: (id) => people.find((person) => person.id === id) ?? null,
        trustedNow: clock.now,
      },
      paysSecondPart: (platform) => paysSecondPart(platforms.byId(platform)),
    });
    return { service, settings };
  };
  const serviceOf = (life: Life) => {
    const made = services.get(life) ?? open(life);
    services.set(life, made);
    return made;
  };
  const hasEnded = ({ db }: Life, { platform, returnNo }: BoxReturn): boolean =>
    db
      .prepare<[string], { state: string }>('SELECT state FROM command WHERE key = ? ORDER BY seq DESC LIMIT 1')
      .get(`refund:${platform}:${returnNo}:1`)?.state === 'done';
  /** They see how much has been refunded: where somebody else has given back more, they add nothing. */
  const mayAdd = ({ whyNot, beforeCents }: SupplementView, { part }: BoxReturn): boolean =>
    whyNot === null && beforeCents === part?.cents;
  const seen = (life: Life, one: BoxReturn, by: Person): SupplementView | undefined =>
    serviceOf(life)
      .service.find(one.returnNo, by)
      .find(({ returnNo }) => returnNo === one.returnNo);

  const propose = (life: Life, { one, proposer }: Intent, view: SupplementView): void => {
    const { service } = serviceOf(life);
    const { verdictId } = view;
    const ask = (amountCents: number) =>
      service.propose({ verdictId, amountCents, reason: '平台裁决' }, people[proposer]);
    const tooMuch = codeOf(ask(view.paidCents - view.beforeCents + 1));
    if (tooMuch !== 'amount-out-of-range') broken(`${one.returnNo}: more than was paid is ${tooMuch}`);
    const how = codeOf(ask(one.part?.addCents ?? 0));
    trace.note(`proposed on top of ${one.returnNo}: ${how}`);
    if (how !== 'ok') broken(`nothing can be added to ${one.returnNo}: ${how}`);
  };
  const confirm = (life: Life, intent: Intent, view: SupplementView): void => {
    const { one, proposer } = intent;
    const { service, settings } = serviceOf(life);
    const now = life.clock.now();
    settings.undoMs = one.undoMs;
    const what = { verdictId: view.verdictId, proposalId: view.word?.proposalId ?? '' };
    const alone = codeOf(service.confirm(what, people[proposer].id, now));
    if (alone !== 'same-person') broken(`${one.returnNo}: whoever proposed it confirms it: ${alone}`);
    const how = codeOf(service.confirm(what, people[proposer === 0 ? 1 : 0].id, now));
    trace.note(`confirmed on top of ${one.returnNo}: ${how}`);
    // What the buyer had paid was told anew meanwhile.
    if (how === 'proposal-changed') propose(life, intent, view);
    if (how !== 'ok') return;
    life.sync.nudge();
    if (intent.then === 'overtaken' && intent.shop.isCareful)
      scheduler.after(dice.between(0, one.undoMs + SOON_MS), () => {
        doDeed(intent.shop, one.returnNo, 'pay', trace);
      });
  };

  const tick: Supplements['tick'] = (life, commandId) => {
    const found = parkedRefunds(life.db).find(({ id }) => id === commandId);
    const intent = intents.find(({ one }) => secondOf(one) === found?.key);
    if (found === undefined || intent === undefined) return false;
    const { one, shop } = intent;
    const { ours, others } = shop.paid(one.returnNo);
    // She compares the sums first: what somebody has added there already is not hers to pay.
    if (sumOf([...ours, ...others]) !== one.part?.cents) return false;
    const done = { reference: `转账 ${one.returnNo}`, picture: null, operatorNo: people[0].operatorNo };
    if (!life.outbox.endByHand(commandId, done, life.clock.now())) return false;
    byHand.set(secondOf(one), [...(byHand.get(secondOf(one)) ?? []), found.cents]);
    trace.note(`ticked on top of ${one.returnNo}`);
    return true;
  };

  const look = (life: Life, intent: Intent): void => {
    const { one, proposer, then } = intent;
    if (!hasEnded(life, one)) return;
    const view = seen(life, one, people[proposer]);
    if (view === undefined) return;
    if (view.ordered?.state === 'parked') {
      const parked = parkedRefunds(life.db).find(({ key }) => key === secondOf(one));
      if (parked !== undefined) tick(life, parked.id);
    } else if (view.ordered !== null) {
      if (then !== 'undone' || undone.has(one.returnNo) || !view.ordered.canTakeBack) return;
      const who = { operatorNo: people[1].operatorNo, station: 'bench 1', now: life.clock.now() };
      const how = codeOf(serviceOf(life).service.takeBack(view.verdictId, people[1], who));
      undone.add(one.returnNo);
      trace.note(`taken back on top of ${one.returnNo}: ${how}`);
    } else if (view.proposal !== null) confirm(life, intent, view);
    else if (mayAdd(view, one)) propose(life, intent, view);
  };

  const isLeftOver = (one: BoxReturn): boolean => {
    const life = bench.life();
    if (life === null || !hasEnded(life, one)) return false;
    const view = seen(life, one, people[0]);
    return view !== undefined && view.ordered === null && mayAdd(view, one);
  };

  return {
    begin: () => {
      const again = (intent: Intent, everyMs: number): void => {
        bench.act((life) => {
          look(life, intent);
        });
        const isChaos = scheduler.now() < START_AT + intent.atMs + LOOK_SELDOM_MS;
        scheduler.after(isLong && !isChaos ? LOOK_SELDOM_MS : everyMs, () => {
          again(intent, everyMs);
        });
      };
      for (const intent of intents) {
        const everyMs = dice.pick(LOOK_EVERY_MS);
        scheduler.after(intent.atMs, () => {
          again(intent, everyMs);
        });
      }
    },
    isOver: () => !intents.some(({ one }) => isLeftOver(one)),
    isLeftOver,
    paidByHand: (one) => byHand.get(secondOf(one)) ?? [],
    tick,
  };
}
