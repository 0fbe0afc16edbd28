import type { Asked, Came } from '../../src/main/platform/http-client.ts';
import type { PracticeAnswer, PracticeRequest } from '../../src/main/platform/practice-line.ts';
import type { Dice } from './dice.ts';
import type { Scheduler } from './scheduler.ts';
import type { Shop } from './shop.ts';
import type { Trace } from './trace.ts';
import { CLEAR } from './weather.ts';
import type { Weather } from './weather.ts';

// The line between a bench and a platform: what leaves arrives once, twice, late or never, and so does the answer. It
// belongs to the world: a bench that is killed takes nothing back that it has sent.

export type Line = {
  shop: Shop;
  setWeather: (weather: Weather) => void;
  /** One request; `deliver` hands over at a moment when whoever asked still lives and is awake. */
  send: (asked: Asked, bench: Asking) => Promise<Came>;
  /** A request to move money for this return, or to refuse it, may still be carried out. */
  isUnderWay: (returnNo: string) => boolean;
  /** Any request about this return may still arrive, or its answer is on the way: what it tells may be acted upon next. */
  isAbout: (returnNo: string) => boolean;
  /** Such a request was delivered twice: an answer may be that of the second copy. */
  wasRepeated: (returnNo: string) => boolean;
  /** How often a request of ours made the platform refuse this return. */
  timesRefused: (returnNo: string) => number;
};

type Asking = {
  /** The bench's own timer. */
  after: (ms: number, act: () => void) => () => void;
  deliver: (act: () => void) => void;
};

/** No network keeps a request longer than this after its sender gave up: the sync's wait (a minute) is built on it. */
const LATEST_MS = 20_000;
const PORTAL = '<!doctype html><title>WiFi 登录</title><p>请先登录网络';

type Parts = {
  shop: Shop;
  scheduler: Scheduler;
  dice: Dice;
  trace: Trace;
  /** More than once may be refunded of it, by two decisions. */
  isPart: (returnNo: string) => boolean;
  /** Another admin may act right after the platform has told how a return stands. */
  onRead: (shop: Shop, returnNo: string) => void;
};

export function createLine({ shop, scheduler, dice, trace, isPart, onRead }: Parts): Line {
  let weather = CLEAR;
  const underWay = new Map<string, number>();
  const open = new Map<string, number>();
  const repeated = new Set<string>();
  const refused = new Map<string, number>();
  const count = (returnNo: string, by: number): void => {
    underWay.set(returnNo, (underWay.get(returnNo) ?? 0) + by);
  };

  const isRefused = (returnNo: string | null): boolean =>
    returnNo !== null && (shop.refusal?.isRefused(returnNo) ?? false);

  const send = (asked: Asked, bench: Asking): Promise<Came> =>
    new Promise((resolve) => {
      const { request, call, returnNo, doing } = aimOf(shop, asked);
      const isWriting = doing !== 'reading';
      const isFinal = doing === 'money' || doing === 'refusal' || doing === 'shipment';
      const { timeoutMs } = shop;
      const sentAt = scheduler.now();
      const now = weather.onlyWriting && !isWriting ? CLEAR : weather;
      // Where no keys are known, only a payment that is refunded as a whole is safe from a second copy.
      const isCareful = doing === 'shipment' ? shop.shipment?.isCareful === true : shop.isCareful;
      const isSafe = isCareful && !(shop.looksTwice === true && returnNo !== null && isPart(returnNo));
      const fate = fateOf(now, dice, isSafe || !isWriting);
      const wait = (): number => dice.between(...weather.delayMs);
      const [goMs, backMs] = [wait(), wait()];
      const name = `${shop.id} ${call} ${returnNo ?? ''}`;
      let isSettled = false;
      if (returnNo !== null) open.set(returnNo, (open.get(returnNo) ?? 0) + 1);
      const settle = (came: Came, how: string): void => {
        if (isSettled) return;
        isSettled = true;
        bench.deliver(() => {
          stopTimer();
          trace.note(`  answer ${name}: ${how}`);
          if (returnNo !== null) open.set(returnNo, (open.get(returnNo) ?? 0) - 1);
          resolve(came);
        });
      };
      const stopTimer = bench.after(timeoutMs, () => {
        settle({ kind: 'no-answer', words: 'net:timeout', wasSent: fate !== 'down' }, 'given up');
      });
      trace.note(`  ask ${name}: ${fate}`);
      if (fate === 'down') {
        scheduler.after(goMs, () => {
          settle({ kind: 'no-answer', words: 'net:no-connection', wasSent: false }, 'no connection');
        });
        return;
      }

      const arriveMs = fate === 'late' ? timeoutMs + dice.between(0, LATEST_MS) : Math.min(goMs, timeoutMs + LATEST_MS);
      const carryOut = (): PracticeAnswer => {
        const before = isRefused(returnNo);
        const answer = shop.router.answer(request);
        if (doing === 'refusal' && returnNo !== null && !before && isRefused(returnNo))
          refused.set(returnNo, (refused.get(returnNo) ?? 0) + 1);
        if (isWriting) trace.note(`  carried out ${name}: ${String(answer.status)}`);
        if (returnNo !== null && !isWriting) onRead(shop, returnNo);
        return answer;
      };
      const arrive = (inMs: number, act: () => void): void => {
        if (isFinal && returnNo !== null) count(returnNo, 1);
        scheduler.after(inMs, () => {
          if (isFinal && returnNo !== null) count(returnNo, -1);
          act();
        });
      };
      const back = (answer: PracticeAnswer, text: string, how: string): void => {
        const date = new Date(scheduler.now()).toUTCString();
        scheduler.after(backMs, () => {
          settle(cameOf(answer, text, date), how);
        });
      };
      const drop = (how: string): void => {
        scheduler.after(backMs, () => {
          settle({ kind: 'no-answer', words: 'net:dropped', wasSent: true }, how);
        });
      };
      const print = (answer: PracticeAnswer): string => (shop.router.print ?? JSON.stringify)(answer.body);

      arrive(arriveMs, () => {
        switch (fate) {
          case 'lose-before':
            drop('dropped');
            return;
          case 'error-before':
            back({ status: 500, body: null }, '{"message":"internal"}', '500');
            return;
          case 'portal':
            back({ status: 200, body: null, headers: { 'content-type': 'text/html' } }, PORTAL, 'login page');
            return;
          case 'busy':
            back(shop.router.busy, print(shop.router.busy), 'busy');
            return;
          case 'lose-after':
            carryOut();
            drop('dropped');
            return;
          case 'error-after':
            carryOut();
            back({ status: 500, body: null }, '{"message":"internal"}', '500');
            return;
          case 'truncate': {
            const text = print(carryOut());
            back({ status: 200, body: null }, text.slice(0, Math.floor(text.length / 2)), 'truncated');
            return;
          }
          case 'twice-first':
          case 'twice-second':
          case 'late':
          case 'well': {
            const answer = carryOut();
            if (fate !== 'twice-second') back(answer, print(answer), String(answer.status));
          }
        }
      });
      if (fate === 'twice-first' || fate === 'twice-second') {
        if (isFinal && returnNo !== null) repeated.add(returnNo);
        const latestMs = timeoutMs + LATEST_MS - (scheduler.now() - sentAt);
        arrive(dice.between(Math.min(arriveMs, latestMs), latestMs), () => {
          const answer = carryOut();
          if (fate === 'twice-second') back(answer, print(answer), `${String(answer.status)} of the second`);
        });
      }
    });

  return {
    shop,
    setWeather: (next) => {
      weather = next;
    },
    send,
    timesRefused: (returnNo) => refused.get(returnNo) ?? 0,
    wasRepeated: (returnNo) => repeated.has(returnNo),
    isUnderWay: (returnNo) => (underWay.get(returnNo) ?? 0) > 0,
    isAbout: (returnNo) => (underWay.get(returnNo) ?? 0) + (open.get(returnNo) ?? 0) > 0,
  };
}

type Fate =
  | 'down'
  | 'lose-before'
  | 'lose-after'
  | 'error-before'
  | 'error-after'
  | 'truncate'
  | 'portal'
  | 'busy'
  | 'twice-first'
  | 'twice-second'
  | 'late'
  | 'well';

function fateOf(weather: Weather, dice: Dice, mayRepeat: boolean): Fate {
  if (weather.isDown) return 'down';
  let left = dice.next();
  const half = mayRepeat ? weather.twice / 2 : 0;
  const shares: readonly (readonly [Fate, number])[] = [
    ['lose-before', weather.loseBefore],
    ['lose-after', weather.loseAfter],
    ['error-before', weather.errorBefore],
    ['error-after', weather.errorAfter],
    ['truncate', weather.truncate],
    ['portal', weather.portal],
    ['busy', weather.busy],
    ['late', weather.late],
    ['twice-first', half],
    ['twice-second', half],
  ];
  for (const [fate, share] of shares) {
    left -= share;
    if (left < 0) return fate;
  }
  return 'well';
}

function aimOf(shop: Shop, asked: Asked) {
  const request = requestOf(asked);
  const call = shop.router.nameOf(request);
  const returnNo = shop.returnIn(asked.url, request.text);
  return { request, call, returnNo, doing: returnNo === null ? ('reading' as const) : shop.doing(call) };
}

/** One request without any line between: `answer` carries it out, as often as it is called. */
export function exchangeWith(shop: Shop, asked: Asked, now: number) {
  const { request, doing } = aimOf(shop, asked);
  return {
    doing,
    answer: (): Came => {
      const answer = shop.router.answer(request);
      return cameOf(answer, (shop.router.print ?? JSON.stringify)(answer.body), new Date(now).toUTCString());
    },
  };
}

const isForm = (headers: ReadonlyMap<string, string>): boolean =>
  headers.get('content-type')?.startsWith('multipart/') === true;

function requestOf({ method, url, headers, body }: Asked): PracticeRequest {
  const { pathname, searchParams } = new URL(url);
  const byName = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return {
    ...{ method, path: pathname, query: searchParams },
    header: (name) => byName.get(name) ?? '',
    // A form with pictures is no text: its bytes go through one by one.
    text: body === undefined ? '' : Buffer.from(body).toString(isForm(byName) ? 'latin1' : 'utf8'),
  };
}

function cameOf({ status, headers = {} }: PracticeAnswer, text: string, date: string): Came {
  const own = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const type = { 'content-type': 'application/json; charset=utf-8' };
  return { kind: 'answer', head: { status, headers: { date, ...type, ...own } }, bytes: Buffer.from(text, 'utf8') };
}
