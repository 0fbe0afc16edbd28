import { isDeepStrictEqual } from 'node:util';
import { totalCentsOf } from '../../src/shared/command-body.ts';
import type { RefundBody } from '../../src/shared/command-body.ts';
import type { ReturnState } from '../../src/shared/domain-words.ts';
import type { Database } from '../../src/main/db/open.ts';
import type { Platform, PlatformRefusals, SendAnswer } from '../../src/main/platform/platform.ts';
import type { Life } from './bench.ts';
import type { Line } from './line.ts';
import type { Scheduler } from './scheduler.ts';
import type { Trace } from './trace.ts';
import { overShipments } from './watch-shipments.ts';
import type { Eye } from './watch-shipments.ts';

// Looks over the engine's shoulder at what it asks of a platform, and keeps its rules apart from it: what is written
// here knows nothing of how the engine keeps them.

/** The sync's own time-out of a call. */
const GIVEN_UP_MS = 45_000;
/** And how old what was read may be when a request leaves. */
const GOOD_FOR_MS = 1_000;
/** Commands of a platform that doesn't say how many it takes. */
const AT_ONCE = 4;

/** `behind`: what lay before it in its box when it was asked about. `movedCents`: refunded there before. */
type Asked = {
  state: ReturnState;
  movedCents: number;
  behind: ReadonlySet<string>;
  heard: { of: Life; at: number };
};
type Booked = { isOpen: boolean; behind: ReadonlySet<string> };
type Sent = { at: number; outcome: 'open' | SendAnswer['kind'] };

export type Watch = {
  over: (line: Line) => (platform: Platform, life: () => Life) => Platform;
  /** When the refund with this key was first sent, true time; null = never. */
  firstSentAt: (key: string) => number | null;
  timesSent: (key: string) => number;
  /** The engine looks for something to do at this platform. */
  looks: (look: { platform: string; now: number; taken: readonly { id: string }[]; limit: number }) => void;
  /** It began anew: what a platform asked for is not known any more. */
  forgetPauses: () => void;
};

type Parts = { db: Database; scheduler: Scheduler; trace: Trace; broken: (rule: string) => void };

export function createWatch({ db, scheduler, trace, broken }: Parts): Watch {
  const asked = new Map<string, Asked>();
  const askedGoods = new Map<string, Booked>();
  const sent = new Map<string, Sent[]>();
  const heldUp = new Set<string>();
  /** Goods that are being told just now, and by which life. */
  const booking = new Map<string, Life>();
  const called = new Map<string, Set<{ of: Life; at: number }>>();
  const pauses = new Map<string, { heardAt: number; untilAt: number }>();
  const keyOf = (platform: string, returnNo: string): string => `${platform} ${returnNo}`;
  // Of the same box, platform and kind, ordered before, and neither over nor parked for another return.
  const before = db.prepare<[string], { key: string }>(
    `SELECT e.key FROM command c JOIN command e ON e.parcel_id = c.parcel_id AND e.kind = c.kind AND e.seq < c.seq
     WHERE c.key = +? AND e.platform = c.platform AND c.state <> 'cancelled' AND (e.state IN ('waiting', 'unknown')
       OR (e.state = 'parked' AND e.expected_return_id = c.expected_return_id))`,
  );
  const due = db.prepare<[string, number], { id: string; key: string }>(
    `SELECT id, key FROM command WHERE state IN ('waiting', 'unknown') AND kind = 'refund' AND platform = +?
       AND next_attempt_at <= +?`,
  );
  const state = db.prepare<[string], { state: string; kind: string }>(
    `SELECT state, kind FROM command WHERE key = +? ORDER BY seq DESC LIMIT 1`,
  );

  const stored = db.prepare<[string], { body: string }>(
    `SELECT body FROM command WHERE key = +? AND state <> 'cancelled'`,
  );
  /** What leaves is what is ordered now, whatever was ordered before it was corrected. */
  const checkBody = (name: string, body: { key: string }): void => {
    const row = stored.get(body.key);
    if (row !== undefined && !isDeepStrictEqual(JSON.parse(row.body), body))
      broken(`${name} leaves as another order than is stored`);
  };

  /** What this life read last, if that is not too old to act upon. Another command may be asking again meanwhile. */
  const justAsked = (name: string, mine: Life): Asked | undefined => {
    const last = asked.get(name);
    return last?.heard.of === mine && scheduler.now() - last.heard.at <= GOOD_FOR_MS ? last : undefined;
  };
  const behind = (...keys: string[]): ReadonlySet<string> =>
    new Set(keys.flatMap((key) => before.all(key)).map(({ key }) => key));
  /** What a person has let go again since it was asked about comes too late to be waited for. */
  const checkOrder = (key: string, last: { behind: ReadonlySet<string> } | undefined): void => {
    const earlier = before.all(key).find((one) => last === undefined || last.behind.has(one.key));
    if (earlier !== undefined) broken(`${key} sent before ${earlier.key} of the same box was over`);
    const noted = state.get(key)?.state;
    if (noted !== 'unknown') broken(`${key} leaves while the database says ${noted ?? 'nothing of it'}`);
  };

  /** A refund that may go now is taken: nothing but an earlier refund of its box at this platform holds it up. */
  const checkHeldUp = (platform: string, now: number, taken: ReadonlySet<string> | null): void => {
    for (const { id, key } of taken === null ? [] : due.all(platform, now)) {
      if (taken?.has(id) === true || heldUp.has(key) || before.all(key).length > 0) continue;
      heldUp.add(key);
      broken(`${key} is held up by what moves no money there`);
    }
  };

  /** Asks, and hears how long the platform wants to be left alone: the longest that any answer said holds. */
  const hear = async <A extends object>(platform: string, life: () => Life, call: () => Promise<A>): Promise<A> => {
    const [mine, askedAt] = [life(), scheduler.now()];
    const answer = await call();
    const heardAt = scheduler.now();
    // An answer that comes after the engine has given the call up is not heard by anybody.
    const isHeard = heardAt - askedAt < GIVEN_UP_MS && mine.isAlive();
    const forMs = 'retryAfterMs' in answer && typeof answer.retryAfterMs === 'number' ? answer.retryAfterMs : 0;
    if (isHeard && heardAt + forMs > (pauses.get(platform)?.untilAt ?? 0))
      pauses.set(platform, { heardAt, untilAt: heardAt + forMs });
    return answer;
  };

  /** A command's call: never more of them are waited for than the platform takes. What the engine gave up is over for it. */
  const hearOne = async <A extends object>(
    platform: Platform,
    life: () => Life,
    call: () => Promise<A>,
  ): Promise<A> => {
    const mine = { of: life(), at: scheduler.now() };
    const calls = called.get(platform.id) ?? new Set();
    called.set(platform.id, calls);
    const others = [...calls].filter(({ of, at }) => of === mine.of && mine.at - at < GIVEN_UP_MS).length;
    const most = platform.atOnceIfQuick ?? platform.atOnce ?? AT_ONCE;
    if (others >= most) broken(`${platform.id} takes ${String(most)} calls at once, and this is one more`);
    calls.add(mine);
    try {
      return await hear(platform.id, life, call);
    } finally {
      calls.delete(mine);
    }
  };

  /** A refusal is as final as money: asked first, noted first, alone. */
  const overRefusals = (
    refusals: PlatformRefusals,
    line: Line,
    platform: Platform,
    life: () => Life,
  ): PlatformRefusals => ({
    ...refusals,
    sendRefusal: async (body, pictureOf, given) => {
      const { id } = platform;
      const name = keyOf(id, body.returnNo);
      if (body.key !== `refuse:${id}:${body.returnNo}:1`) broken(`${name} refused with the key ${body.key}`);
      const last = justAsked(name, life());
      if (last?.state !== 'open') broken(`${name} refused without asking first`);
      asked.delete(name);
      if (line.isUnderWay(body.returnNo)) broken(`${name} refused while an earlier request was still under way`);
      checkOrder(body.key, last);
      checkBody(name, body);
      trace.note(`refuse ${name}`);
      const before = line.timesRefused(body.returnNo);
      const answer = await hearOne(platform, life, () => refusals.sendRefusal(body, pictureOf, given));
      trace.note(`refused ${name}: ${answer.kind}${'words' in answer ? ` ${answer.words}` : ''}`);
      if (
        answer.kind !== 'told' &&
        isDenied(answer) &&
        line.timesRefused(body.returnNo) > before &&
        !line.wasRepeated(body.returnNo)
      )
        broken(`${name} called not refused (${answer.kind}), and it was`);
      return answer;
    },
  });

  const eye: Eye = { now: scheduler.now, note: trace.note, broken, behind, checkOrder, hearOne };
  return {
    over: (line) => (platform, life) => ({
      ...platform,
      readReturn: async (returnNo) => {
        const mine = life();
        const own = `${platform.id}:${returnNo}`;
        const inTheWay = behind(`refund:${own}:1`, `refund:${own}:2`, `refuse:${own}:1`);
        const answer = await hearOne(platform, life, () => platform.readReturn(returnNo));
        trace.note(`  told ${platform.id} ${returnNo}: ${answer.kind === 'read' ? answer.state : answer.kind}`);
        if (mine.isAlive() && answer.kind === 'read') {
          const movedCents = answer.refunds.reduce((sum, { amountCents }) => sum + amountCents, 0);
          const heard = { of: mine, at: scheduler.now() };
          asked.set(keyOf(platform.id, returnNo), { state: answer.state, movedCents, behind: inTheWay, heard });
        }
        return answer;
      },
      sendRefund: async (body) => {
        const name = keyOf(platform.id, body.returnNo);
        const isSecond = body.beforeCents !== undefined;
        if (body.key !== `refund:${platform.id}:${body.returnNo}:${isSecond ? '2' : '1'}`)
          broken(`${name} sent with the key ${body.key}`);
        const last = justAsked(name, life());
        if (last === undefined) broken(`${name} sent without asking first`);
        else if (!isFree(last, body)) broken(`${name} sent though it was not open`);
        asked.delete(name);
        // A second copy of the first part is paid no more by a shop that may be sent two copies, nor one of what it refused.
        const isSaidAnew = sent.get(body.key)?.at(-1)?.outcome === 'refused';
        const mayBeUnderWay = (isSecond || isSaidAnew) && line.wasRepeated(body.returnNo);
        if (line.isUnderWay(body.returnNo) && !mayBeUnderWay)
          broken(`${name} sent while an earlier request was still under way`);
        checkOrder(body.key, last);
        checkBody(name, body);
        const one: Sent = { at: scheduler.now(), outcome: 'open' };
        sent.set(body.key, [...(sent.get(body.key) ?? []), one]);
        trace.note(`send ${name}${isSecond ? ' on top' : ''} ${String(totalCentsOf(body))}`);
        const paidBefore = line.shop.paid(body.returnNo).ours.length;
        const answer = await hearOne(platform, life, () => platform.sendRefund(body));
        one.outcome = answer.kind;
        const words = 'words' in answer ? ` ${answer.words}` : '';
        trace.note(`sent ${name}: ${answer.kind}${words}`);
        if (
          isDenied(answer) &&
          line.shop.paid(body.returnNo).ours.length > paidBefore &&
          !line.wasRepeated(body.returnNo)
        )
          broken(`${name} called not done (${answer.kind}${words}), and it was`);
        return answer;
      },
      pullExpected: (cursor) => hear(platform.id, life, () => platform.pullExpected(cursor)),
      ...(platform.sendReceived === undefined
        ? {}
        : {
            sendReceived: (returnNo, at) =>
              hearOne(platform, life, () => (platform.sendReceived ?? never)(returnNo, at)),
          }),
      ...(platform.refusals === undefined ? {} : { refusals: overRefusals(platform.refusals, line, platform, life) }),
      ...(platform.shipments === undefined
        ? {}
        : { shipments: overShipments(eye, { shipments: platform.shipments, line, platform, life }) }),
      ...(platform.stock === undefined
        ? {}
        : {
            stock: {
              readBooking: async (key, returnNo) => {
                const mine = life();
                askedGoods.delete(key);
                const inTheWay = behind(key);
                const answer = await hearOne(platform, life, () =>
                  (platform.stock ?? never()).readBooking(key, returnNo),
                );
                // Where nothing can be read, the books tell afterwards whether it was sent twice.
                if (mine.isAlive() && answer.kind !== 'failed')
                  askedGoods.set(key, { isOpen: answer.kind !== 'read' || !answer.isBooked, behind: inTheWay });
                return answer;
              },
              sendStock: async (body) => {
                const last = askedGoods.get(body.key);
                if (last?.isOpen !== true) broken(`${body.key} sent without asking first`);
                askedGoods.delete(body.key);
                checkOrder(body.key, last);
                const mine = life();
                if (booking.get(body.key) === mine) broken(`${body.key} sent while it was still being sent`);
                booking.set(body.key, mine);
                trace.note(`send ${body.key}`);
                const answer = await hearOne(platform, life, () => (platform.stock ?? never()).sendStock(body));
                booking.delete(body.key);
                trace.note(`sent ${body.key}: ${answer.kind}`);
                return answer;
              },
            },
          }),
    }),
    looks: ({ platform, now, taken, limit }) => {
      checkHeldUp(platform, now, taken.length < limit ? new Set(taken.map(({ id }) => id)) : null);
      const pause = pauses.get(platform);
      const restMs = (pause?.untilAt ?? 0) - scheduler.now();
      // In the very moment of the answer the engine may not have come to it yet.
      if (restMs > 0 && pause?.heardAt !== scheduler.now())
        broken(`${platform} is not left alone, ${String(restMs)} ms too early`);
    },
    forgetPauses: () => {
      pauses.clear();
    },
    firstSentAt: (key) => sent.get(key)?.[0]?.at ?? null,
    timesSent: (key) => sent.get(key)?.length ?? 0,
  };
}

/** A first part goes where nothing was refunded, a second only on top of exactly what had been when it was decided. */
const isFree = ({ state, movedCents }: Asked, { beforeCents }: RefundBody): boolean =>
  beforeCents === undefined
    ? state === 'open'
    : (state === 'open' || state === 'refunded') && movedCents === beforeCents;

/** Said to be not done: then nothing has moved, and nothing will. */
const isDenied = (answer: SendAnswer): boolean =>
  answer.kind === 'retry' || (answer.kind === 'refused' && answer.code !== 'already-refunded');

function never(): never {
  throw new Error('a stock system that went away');
}
