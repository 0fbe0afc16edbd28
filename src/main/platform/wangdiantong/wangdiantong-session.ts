import * as v from 'valibot';
import type { Clock } from '../../lib/clock.ts';
import type { HttpClient } from '../http-client.ts';
import { platformWords } from '../http-rules.ts';
import type { HttpAnswer } from '../http-rules.ts';
import type { Words } from '../platform.ts';
import { platformNowOf } from '../spoken.ts';
import type { Spoken } from '../spoken.ts';
import {
  CODES,
  FAULT_WORDS,
  GATEWAY_PATH,
  PAGE_SIZE,
  RELAY_HEADER,
  THROTTLE_REST_MS,
  VERSION,
} from './wangdiantong-limits.ts';
import type { WangdiantongMethod } from './wangdiantong-limits.ts';
import { Envelope } from './wangdiantong-schemas.ts';
import { partsOf, signOf, timestampOf } from './wangdiantong-sign.ts';
import { createServerClock } from './wangdiantong-time.ts';
import type { ServerClock } from './wangdiantong-time.ts';
import * as words from './wangdiantong-words.ts';

export type WangdiantongAccount = {
  sid: string;
  appKey: string;
  /** `secret:salt`; '' = a relay signs. */
  appSecret: string;
};

/** `argument`: the call's one positional argument, by the server's time; `page`: of a query, from 0. */
type Call = { method: WangdiantongMethod; argument: (now: number) => object; page?: number };

export type WangdiantongSession = {
  call: (asked: Call) => Promise<Spoken>;
  /** The server's time, measured before anything else is asked of it; the computer's where it can't be told. */
  now: () => Promise<number>;
  clock: Pick<ServerClock, 'wrongByMs'>;
};

type SessionOptions = {
  baseUrl: string;
  isRelay: boolean;
  account: WangdiantongAccount;
  http: HttpClient;
  clock: Clock;
};
type Read = { spoken: Spoken; isClockRefused: boolean };
type TurnedAway = Extract<Spoken, { kind: 'turned-away' }>;

const notSent = (why: Words): TurnedAway => ({
  ...{ kind: 'turned-away', words: why, retryAfterMs: null, isReached: false },
});

/**
 * Speaks to the gateway: query, signature, envelope. Every call bears the server's own time, because it turns away what is
 * two minutes off: measured by a call without any account before the first one, learnt anew from every answer, and what is
 * turned away for its time (so nothing was done) is sent once more by the time of that very answer. Throws for an address
 * that can't be used.
 */
export function createWangdiantongSession(options: SessionOptions): WangdiantongSession {
  const { isRelay, account, http, clock } = options;
  const url = gatewayUrl(options.baseUrl);
  const { sid, appKey, appSecret } = account;
  const isSigned = appSecret !== '';
  const parts = partsOf(appSecret);
  // A salt of two letters stands in half of all sentences, and alone it opens nothing.
  const secrets = [appSecret, parts?.secret ?? '', parts !== null && parts.salt.length >= 6 ? parts.salt : ''];
  const server = createServerClock(clock);
  let isMeasured = false;
  let measuring: Promise<TurnedAway | null> | null = null;

  const exchange = async (query: string, body: string): Promise<HttpAnswer> => {
    const askedAt = clock.now();
    const answer = await http.exchange({
      method: 'POST',
      url: `${url}${query}`,
      headers: isSigned ? {} : { [RELAY_HEADER]: '1' },
      body,
      wantedHeader: 'date',
    });
    server.note(platformNowOf(answer), { askedAt, answeredAt: clock.now() });
    return answer;
  };

  /** Null = go on, with or without a time. Without a connection there is nothing to go on to. */
  const measure = async (): Promise<TurnedAway | null> => {
    const answer = await exchange('', '[]');
    if (answer.kind === 'no-answer' && !answer.wasSent) return notSent(answer.words);
    isMeasured = true;
    return null;
  };
  const ready = async (): Promise<TurnedAway | null> => {
    if (isMeasured) return null;
    measuring ??= measure().finally(() => {
      measuring = null;
    });
    return measuring;
  };

  const send = async ({ method, argument, page }: Call): Promise<Read> => {
    const now = server.now();
    const body = JSON.stringify([argument(now)]);
    const params: Record<string, string> = {
      ...{ sid, key: appKey, method, v: VERSION, timestamp: timestampOf(now) },
      ...(page === undefined ? {} : { page_no: String(page), page_size: String(PAGE_SIZE), calc_total: '1' }),
      ...(parts === null ? {} : { salt: parts.salt }),
    };
    const sign = parts === null ? {} : { sign: signOf({ ...params, body }, parts.secret) };
    const query = new URLSearchParams({ ...params, ...sign }).toString();
    return read(await exchange(`?${query}`, body), secrets);
  };

  return {
    clock: server,
    now: async () => {
      await ready();
      return server.now();
    },
    call: async (asked) => {
      if (!isSigned && !isRelay) return notSent(words.NO_SECRET);
      if (isSigned && parts === null) return notSent(words.NO_SALT);
      const away = await ready();
      if (away !== null) return away;
      const first = await send(asked);
      return first.isClockRefused && server.isKnown() ? (await send(asked)).spoken : first.spoken;
    },
  };
}

function gatewayUrl(baseUrl: string): string {
  const url = new URL(baseUrl);
  const path = url.pathname.replace(/\/+$/, '');
  return `${url.origin}${path === '' ? GATEWAY_PATH : path}`;
}

function read(answer: HttpAnswer, secrets: string[]): Read {
  const only = (spoken: Spoken): Read => ({ spoken, isClockRefused: false });
  if (answer.kind !== 'answer') return only({ kind: 'lost', answer });
  const envelope = v.safeParse(Envelope, answer.body);
  if (!envelope.success) return only({ kind: 'lost', answer });
  const { status, message } = envelope.output;
  // Any server has messages; a fault without a number is Wangdiantong's only where it calls the exchange itself a success.
  if (status === null && answer.status !== 200) return only({ kind: 'lost', answer });
  if (status === 0)
    return only(
      answer.status === 200
        ? { kind: 'said', body: envelope.output, platformNow: platformNowOf(answer) }
        : { kind: 'lost', answer },
    );
  const spoken = judgeFault(status, message ?? '', { httpStatus: answer.status, secrets });
  return { spoken, isClockRefused: status === CODES.clock };
}

function judgeFault(code: number | null, message: string, more: { httpStatus: number; secrets: string[] }): Spoken {
  const said = platformWords(message.trim() === '' ? `status ${code ?? ''}` : message, more.secrets);
  const away = (why: Words, retryAfterMs: number | null = null): Spoken => ({
    ...{ kind: 'turned-away', words: why, retryAfterMs, isReached: true },
  });
  if (FAULT_WORDS.throttled.test(message)) return away('net:busy', THROTTLE_REST_MS);
  switch (code) {
    case CODES.clock:
      return away(words.WRONG_CLOCK);
    case CODES.password:
      return away(words.PASSWORD_WANTED);
    case CODES.address:
      return away(words.ADDRESS_NOT_ALLOWED);
    case CODES.arguments:
      if (FAULT_WORDS.account.test(message)) return away(words.WRONG_ACCOUNT);
      return { kind: 'refused', words: said, code: String(code) };
    case CODES.field:
    case CODES.version:
      return { kind: 'refused', words: said, code: String(code) };
    case CODES.application:
      if (FAULT_WORDS.permission.test(message)) return away(said);
      if (more.httpStatus >= 500 || FAULT_WORDS.broke.test(message)) return { kind: 'broke', words: said };
      return { kind: 'refused', words: said, code: String(code) };
    default:
      // 4, 5 (数据库错误), 99 and what we don't know: whether it got as far as doing it, nobody says.
      return { kind: 'broke', words: said };
  }
}
