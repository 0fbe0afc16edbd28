import * as v from 'valibot';
import type { Clock } from '../../lib/clock.ts';
import type { HttpClient } from '../http-client.ts';
import { platformWords } from '../http-rules.ts';
import type { HttpAnswer } from '../http-rules.ts';
import type { Words } from '../platform.ts';
import { platformNowOf } from '../spoken.ts';
import type { Spoken } from '../spoken.ts';
import {
  ABOUT_TIMESTAMP,
  NO_PERMISSION,
  REFUSED,
  RELAY_HEADER,
  ROUTER_PATH,
  SHOP_LIMITS,
  SIGNED_OUT,
  THROTTLED,
  THROTTLE_REST_MS,
  WRONG_CLIENT,
  WRONG_PARAMETER,
  WRONG_SIGNATURE,
} from './pdd-limits.ts';
import type { PddMethod } from './pdd-limits.ts';
import { PddError } from './pdd-schemas.ts';
import { signOf } from './pdd-sign.ts';
import { NO_SECRET, UNKNOWN_CLIENT, WRONG_CLOCK, WRONG_SECRET } from './pdd-words.ts';

export type PddAccount = {
  clientId: string;
  /** '' = a relay signs. */
  clientSecret: string;
  accessToken: string;
};

export type PddSession = {
  call: (method: PddMethod, params: Readonly<Record<string, string>>) => Promise<Spoken>;
  /** What a platform's sentence must never bring back to us. */
  secrets: string[];
};

type SessionOptions = { baseUrl: string; isRelay: boolean; account: PddAccount; http: HttpClient; clock: Clock };

/** Speaks to the one gateway: common parameters, signature, envelope, pace. Throws for an address that can't be used. */
export function createPddSession({ baseUrl, isRelay, account, http, clock }: SessionOptions): PddSession {
  const url = routerUrl(baseUrl);
  const { clientId, clientSecret, accessToken } = account;
  const isSigned = clientSecret !== '';
  const secrets = [clientSecret, accessToken];
  const keepPace = createPace(clock);

  return {
    secrets,
    call: async (method, own) => {
      if (!isSigned && !isRelay) return { kind: 'turned-away', words: NO_SECRET, retryAfterMs: null, isReached: false };
      await keepPace(method);
      const params: Record<string, string> = {
        ...own,
        type: method,
        client_id: clientId,
        access_token: accessToken,
        timestamp: String(Math.floor(clock.now() / 1000)),
        data_type: 'JSON',
        version: 'V1',
      };
      if (isSigned) params['sign'] = signOf(params, clientSecret);
      const answer = await http.exchange({
        method: 'POST',
        url,
        headers: isSigned ? {} : { [RELAY_HEADER]: '1' },
        body: new URLSearchParams(params).toString(),
        contentType: 'application/x-www-form-urlencoded;charset=utf-8',
        wantedHeader: 'date',
      });
      return read(answer, secrets);
    },
  };
}

function routerUrl(baseUrl: string): string {
  const url = new URL(baseUrl);
  const path = url.pathname.replace(/\/+$/, '');
  return `${url.origin}${path === '' ? ROUTER_PATH : path}`;
}

/** Waits so long before a call that the shop's limit is never reached by us alone; a clock set back delays one gap at most. */
function createPace(clock: Clock): (method: PddMethod) => Promise<void> {
  const freeAt = new Map<PddMethod, number>();
  return async (method) => {
    const limit = SHOP_LIMITS.get(method);
    if (limit === undefined) return;
    const gapMs = Math.ceil(limit.perMs / limit.times);
    const now = clock.now();
    const waitMs = Math.min(Math.max((freeAt.get(method) ?? 0) - now, 0), gapMs);
    freeAt.set(method, now + waitMs + gapMs);
    if (waitMs > 0) await new Promise<void>((resolve) => clock.after(waitMs, resolve));
  };
}

function read(answer: HttpAnswer, secrets: string[]): Spoken {
  if (answer.kind !== 'answer') return { kind: 'lost', answer };
  const fault = v.safeParse(PddError, answer.body);
  if (fault.success) return judgeFault(fault.output.error_response, secrets);
  const said = v.safeParse(v.record(v.string(), v.unknown()), answer.body);
  return said.success && answer.status === 200
    ? { kind: 'said', body: said.output, platformNow: platformNowOf(answer) }
    : { kind: 'lost', answer };
}

function judgeFault(fault: PddError, secrets: string[]): Spoken {
  const { error_code: code, error_msg: msg, sub_code: subCode, sub_msg: subMsg } = fault;
  const said = [subMsg, msg, subCode].find((text) => (text ?? '').trim() !== '') ?? `error ${code}`;
  const words = platformWords(said, secrets);
  const away = (why: Words, retryAfterMs: number | null = null): Spoken => ({
    ...{ kind: 'turned-away', words: why, retryAfterMs, isReached: true },
  });
  if (THROTTLED.has(code)) return away('net:busy', THROTTLE_REST_MS);
  if (SIGNED_OUT.has(code)) return away('net:signed-out');
  if (WRONG_SIGNATURE.has(code)) return away(WRONG_SECRET);
  if (WRONG_CLIENT.has(code)) return away(UNKNOWN_CLIENT);
  if (code === WRONG_PARAMETER && ABOUT_TIMESTAMP.test(`${msg ?? ''} ${subMsg ?? ''}`)) return away(WRONG_CLOCK);
  if (NO_PERMISSION.has(code)) return away(words);
  if (REFUSED.has(code)) return { kind: 'refused', words, code: String(code) };
  // 50000, 50002, 52001, 52002 and what we don't know: whether it got as far as doing it, nobody says.
  return { kind: 'broke', words };
}
