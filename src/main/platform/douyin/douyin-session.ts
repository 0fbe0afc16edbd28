import * as v from 'valibot';
import type { Clock } from '../../lib/clock.ts';
import type { HttpClient } from '../http-client.ts';
import { platformWords } from '../http-rules.ts';
import type { HttpAnswer } from '../http-rules.ts';
import type { Words } from '../platform.ts';
import { platformNowOf } from '../spoken.ts';
import type { Spoken } from '../spoken.ts';
import {
  BUSINESS_TIMEOUT,
  DONE,
  NO_PERMISSION,
  NO_SUCH,
  ONLY_IN_BACK_OFFICE,
  REFUSED,
  RELAY_HEADER,
  STRATEGY_NOT_READ,
  STRATEGY_OFF,
  THROTTLED,
  THROTTLE_REST_MS,
  TURNED_AWAY,
  TYPE_NOT_COVERED,
} from './douyin-limits.ts';
import type { DouyinPath } from './douyin-limits.ts';
import { Envelope } from './douyin-schemas.ts';
import { paramJson, signOf } from './douyin-sign.ts';
import type { Param } from './douyin-sign.ts';
import {
  BACK_OFFICE_WORDS,
  NO_SECRET,
  STRATEGY_OFF_WORDS,
  TYPE_NOT_COVERED_WORDS,
  UNKNOWN_APP_KEY,
  WRONG_CLOCK,
  WRONG_SECRET,
} from './douyin-words.ts';

export type DouyinAccount = {
  appKey: string;
  /** '' = a relay signs. */
  appSecret: string;
  accessToken: string;
};

export type DouyinSession = {
  call: (path: DouyinPath, params: Readonly<Record<string, Param>>) => Promise<Spoken>;
  /** What a platform's sentence must never bring back to us. */
  secrets: string[];
  /** The address that paths are put behind. */
  root: string;
};

type SessionOptions = { baseUrl: string; isRelay: boolean; account: DouyinAccount; http: HttpClient; clock: Clock };

/** Speaks to the open platform: common parameters, signature, envelope. Throws for an address that can't be used. */
export function createDouyinSession({ baseUrl, isRelay, account, http, clock }: SessionOptions): DouyinSession {
  const base = new URL(baseUrl);
  const root = `${base.origin}${base.pathname.replace(/\/+$/, '')}`;
  const { appKey, appSecret, accessToken } = account;
  const isSigned = appSecret !== '';
  const secrets = [appSecret, accessToken];

  return {
    secrets,
    root,
    call: async (path, params) => {
      if (!isSigned && !isRelay) return { kind: 'turned-away', words: NO_SECRET, retryAfterMs: null, isReached: false };
      const json = paramJson(params);
      const method = path.slice(1).replaceAll('/', '.');
      const timestamp = String(Math.floor(clock.now() / 1000));
      const query = new URLSearchParams({ app_key: appKey, method, access_token: accessToken, timestamp, v: '2' });
      if (isSigned) {
        query.set('sign_method', 'hmac-sha256');
        query.set('sign', signOf({ appKey, method, paramJson: json, timestamp }, appSecret));
      }
      const answer = await http.exchange({
        method: 'POST',
        url: `${root}${path}?${query.toString()}`,
        headers: isSigned ? {} : { [RELAY_HEADER]: '1' },
        body: json,
        wantedHeader: 'date',
      });
      return read(answer, secrets);
    },
  };
}

function read(answer: HttpAnswer, secrets: string[]): Spoken {
  if (answer.kind !== 'answer') return { kind: 'lost', answer };
  const envelope = v.safeParse(Envelope, answer.body);
  if (!envelope.success || answer.status !== 200) return { kind: 'lost', answer };
  const { code, data } = envelope.output;
  return code === DONE
    ? { kind: 'said', body: data, platformNow: platformNowOf(answer) }
    : judgeFault(envelope.output, secrets);
}

const OWN_WORDS: ReadonlyMap<string, Words> = new Map([
  [STRATEGY_OFF, STRATEGY_OFF_WORDS],
  [TYPE_NOT_COVERED, TYPE_NOT_COVERED_WORDS],
  [ONLY_IN_BACK_OFFICE, BACK_OFFICE_WORDS],
]);

function judgeFault(fault: Envelope, secrets: string[]): Spoken {
  const { code, msg, sub_msg: subMsg } = fault;
  const subCode = fault.sub_code ?? '';
  const said = [subMsg, msg, subCode].find((text) => (text ?? '').trim() !== '') ?? `error ${code}`;
  const words = platformWords(said, secrets);
  const away = (why: Words, retryAfterMs: number | null = null): Spoken => ({
    ...{ kind: 'turned-away', words: why, retryAfterMs, isReached: true },
  });
  if (code === THROTTLED) return away('net:busy', THROTTLE_REST_MS);
  const [what] = TURNED_AWAY.find(([, beginning]) => subCode.startsWith(beginning)) ?? [];
  switch (what) {
    case 'signed-out':
      return away('net:signed-out');
    case 'secret':
      return away(WRONG_SECRET);
    case 'key':
      return away(UNKNOWN_APP_KEY);
    case 'clock':
      return away(WRONG_CLOCK);
    case 'permission':
      return away(words);
    case undefined:
      break;
  }
  if (NO_PERMISSION.has(code) || subCode === STRATEGY_NOT_READ) return away(words);
  if (subCode === BUSINESS_TIMEOUT) return { kind: 'broke', words };
  if (REFUSED.has(code) || subCode === NO_SUCH)
    return { kind: 'refused', words: OWN_WORDS.get(subCode) ?? words, code: subCode };
  // 20000, 20001, 50001, 90000 and what we don't know: whether it got as far as doing it, nobody says.
  return { kind: 'broke', words };
}
