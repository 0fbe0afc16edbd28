import { canonicalJson } from '../../src/shared/custody/canonical-json.ts';
import type { RefundCorrection } from '../../src/shared/correction.ts';
import { DEFAULT_SETTINGS } from '../../src/shared/settings.ts';
import { createCustodyStore } from '../../src/main/custody/custody-store.ts';
import { createCorrectionStepStore } from '../../src/main/decision/correction-step-store.ts';
import { createDecisionStore } from '../../src/main/decision/decision-store.ts';
import { createRefundCorrections } from '../../src/main/decision/refund-correction.ts';
import { createCorrectionEvents } from '../../src/main/events/correction-events.ts';
import { createRefusalCorrections } from '../../src/main/decision/refusal-correction.ts';
import { createSessionService } from '../../src/main/session/session-service.ts';
import { createSessionStore } from '../../src/main/session/session-store.ts';
import { makePhoto } from '../support/scene-parts.ts';
import type { Bench, Life } from './bench.ts';
import type { Dice } from './dice.ts';
import type { Line } from './line.ts';
import { PICTURE } from './orders.ts';
import type { BoxReturn } from './orders.ts';
import { codeOf, personOf } from './persons.ts';
import type { Scheduler } from './scheduler.ts';
import type { Trace } from './trace.ts';
import { START_AT } from './world.ts';
import type { Plan } from './world.ts';

// People correct what a shop refused for good, by the very services of the bench: the sum of a refund, which takes two of
// them, or what is said and shown of a refusal. Some of them try it again and again on orders that nobody has refused.

/**
 * `sum`: another one was ordered than the shop will pay. `words`: a refusal without a picture and with a reason that no
 * shop knows. `whim`: nothing is wrong with it; somebody wants less to be refunded, whatever is under way.
 */
type Intent = {
  one: BoxReturn;
  line: Line;
  what: 'sum' | 'words' | 'whim';
  cents: number;
  proposer: 0 | 1;
  atMs: number;
};

export type Corrections = {
  /** They begin to look after it, each at its time. */
  begin: () => void;
  /** Nothing is left to be corrected, as far as they mean to. */
  isOver: () => boolean;
  /** Whether this stays parked though it could be corrected. */
  isLeftOver: (one: BoxReturn) => boolean;
  /** How often something was corrected. */
  made: () => number;
};

const MORE_WRONG = 0.07;
const WHIM = 0.15;
const ILL_SAID = 0.4;
const LOOK_EVERY_MS = [3_000, 11_000, 40_000] as const;
const LOOK_SELDOM_MS = 600_000;
const TOO_MUCH_CENTS = 100_000_000;

/** Draws what will be corrected, by dice of its own, and makes some of it wrong first. After `drawParts`. */
export function drawCorrections(dice: Dice, plan: Plan, lines: readonly Line[]): Intent[] {
  const intents: Intent[] = [];
  for (const one of plan.boxes.flatMap(({ box }) => box.of)) {
    const line = lines.find(({ shop }) => shop.id === one.platform);
    if (line === undefined) continue;
    const { shop } = line;
    const due = one.amountCents + one.freightCents;
    const common = { one, line, proposer: dice.pick([0, 1]), atMs: dice.between(0, plan.chaosMs) };
    if (one.isRefused) {
      // What is only told is never refused for its words.
      if (shop.refusal?.byHand !== undefined) continue;
      if (!dice.chance(ILL_SAID)) continue;
      one.isIllSaid = true;
      intents.push({ ...common, what: 'words', cents: 0 });
      continue;
    }
    if (shop.pays !== 'on command' || one.part !== null) continue;
    if (one.orderedCents === one.amountCents && dice.chance(MORE_WRONG))
      one.orderedCents += shop.isExact ? dice.pick([1, TOO_MUCH_CENTS]) : TOO_MUCH_CENTS;
    const less = (): number => (shop.isExact ? due : dice.between(1, due));
    if (one.orderedCents !== one.amountCents)
      intents.push({ ...common, what: 'sum', cents: dice.chance(0.6) ? due : less() });
    else if (!shop.isExact && due > 1 && dice.chance(WHIM))
      intents.push({ ...common, what: 'whim', cents: dice.between(1, due - 1) });
  }
  return intents;
}

type Parts = {
  intents: readonly Intent[];
  bench: Bench;
  scheduler: Scheduler;
  dice: Dice;
  trace: Trace;
  isLong: boolean;
  broken: (rule: string) => void;
};

export function createCorrectors({ intents, bench, scheduler, dice, trace, isLong, broken }: Parts): Corrections {
  const shops = [...new Set(intents.map(({ line }) => line.shop.id))];
  const people = [
    personOf('0101', { roles: ['supervisor'], shops: [], mayConfirm: true }),
    personOf('0300', { roles: ['agent'], shops, mayConfirm: false }),
  ] as const;
  let made = 0;

  const open = ({ db, ids, outbox, returns, clock }: Life) => {
    const custody = createCustodyStore(db);
    const store = createDecisionStore(db);
    const sessions = createSessionService(db, createSessionStore(db, ids), returns);
    const yes = (): boolean => true;
    const photo = makePhoto('label', { sha256: PICTURE, takenAt: START_AT });
    return {
      refunds: createRefundCorrections({
        ...{ db, outbox, store, sessions, settings: () => DEFAULT_SETTINGS },
        ...{ canRefund: yes, paysByCall: yes, paysSecondPart: yes, tellCorrected: createCorrectionEvents(db).note },
        steps: createCorrectionStepStore({
          db,
          record: ({ body, ...event }) => {
            custody.addEvent(ids.next(), { ...event, body: canonicalJson(body) }, clock.now());
          },
        }),
        people: { hasAny: yes, one: (id) => people.find((person) => person.id === id) ?? null, trustedNow: clock.now },
      }),
      refusals: createRefusalCorrections({
        ...{ db, outbox, store, sessions, canRefuse: yes, evidenceStore: { photosOf: () => [photo] } },
      }),
    };
  };
  const services = new WeakMap<Life, ReturnType<typeof open>>();
  const servicesOf = (life: Life) => {
    const known = services.get(life) ?? open(life);
    services.set(life, known);
    return known;
  };
  const commandOf = ({ db }: Life, { platform, returnNo, isRefused }: BoxReturn): string | null =>
    db
      .prepare<[string], { id: string }>(`SELECT id FROM command WHERE key = ? AND state <> 'cancelled'`)
      .get(`${isRefused ? 'refuse' : 'refund'}:${platform}:${returnNo}:1`)?.id ?? null;

  const done = (life: Life, { one, line, what, cents }: Intent, how: string): void => {
    trace.note(`corrected ${one.returnNo} (${what} ${String(cents)}): ${how}`);
    if (how !== 'ok') return;
    made += 1;
    // A second copy of a request that was refused is nothing the bench could know of.
    if (line.isUnderWay(one.returnNo) && !line.wasRepeated(one.returnNo))
      broken(`${one.returnNo} was corrected while an earlier request was still under way`);
    life.sync.nudge();
  };

  const correctSum = (life: Life, intent: Intent, commandId: string): void => {
    const { one, cents, proposer } = intent;
    const { refunds } = servicesOf(life);
    const seen = refunds.read(commandId, people[proposer]);
    if (!seen.ok || seen.value.whyNot !== null) return;
    const { orderedCents, maxCents, proposal, word, verdictId }: RefundCorrection = seen.value;
    if (orderedCents === cents) return;
    if (proposal === null) {
      const ask = (amountCents: number) =>
        codeOf(refunds.propose({ commandId, amountCents, reason: '平台只退这么多' }, people[proposer]));
      const tooMuch = ask(maxCents + 1);
      if (tooMuch !== 'amount-out-of-range') broken(`${one.returnNo}: more than was paid is ${tooMuch}`);
      const how = ask(cents);
      trace.note(`proposed ${String(cents)} for ${one.returnNo}: ${how}`);
      return;
    }
    const what = { verdictId, proposalId: word?.proposalId ?? '' };
    const alone = codeOf(refunds.confirm(what, people[proposer].id, life.clock.now()));
    if (alone !== 'same-person') broken(`${one.returnNo}: whoever proposed it confirms it: ${alone}`);
    const how = codeOf(refunds.confirm(what, people[proposer === 0 ? 1 : 0].id, life.clock.now()));
    // What the buyer had paid was told anew meanwhile.
    if (how === 'proposal-changed') {
      const reason = { reason: '重提' };
      refunds.reject({ ...what, ...reason }, people[0], { operatorNo: '0101', station: '', now: life.clock.now() });
    }
    done(life, intent, how);
  };
  const correctWords = (life: Life, intent: Intent, commandId: string): void => {
    const { refusals } = servicesOf(life);
    const seen = refusals.read(commandId);
    if (!seen.ok || seen.value.pictures.length > 0) return;
    const said = { message: '寄回的不是原物，见图', reasonCode: intent.line.shop.refusal?.reasonCode ?? null };
    const who = { operatorNo: '0101', station: 'bench 1', now: life.clock.now() };
    const input = { commandId, ...said, pictures: [PICTURE], reason: '平台要图' };
    const how = codeOf(refusals.correct(input, who));
    if (how !== 'return-closed') done(life, intent, how);
  };
  const look = (life: Life, intent: Intent): void => {
    const commandId = commandOf(life, intent.one);
    if (commandId === null) return;
    if (intent.what === 'words') correctWords(life, intent, commandId);
    else correctSum(life, intent, commandId);
  };

  const isLeftOver = (one: BoxReturn): boolean => {
    const life = bench.life();
    const intent = intents.find((own) => own.one === one);
    const commandId = life === null || intent === undefined ? null : commandOf(life, one);
    if (life === null || intent === undefined || commandId === null) return false;
    if (intent.what === 'words') {
      const seen = servicesOf(life).refusals.read(commandId);
      return seen.ok && seen.value.pictures.length === 0;
    }
    const seen = servicesOf(life).refunds.read(commandId, people[intent.proposer]);
    return seen.ok && seen.value.whyNot === null && seen.value.orderedCents !== intent.cents;
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
    made: () => made,
  };
}
