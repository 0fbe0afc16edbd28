import * as v from 'valibot';
import type { Clock } from '../../lib/clock.ts';
import type { HttpClient } from '../http-client.ts';
import { platformWords, RETRY_AFTER_MAX_MS } from '../http-rules.ts';
import type { HttpAnswer } from '../http-rules.ts';
import type { Words } from '../platform.ts';
import { platformNowOf } from '../spoken.ts';
import type { Spoken } from '../spoken.ts';
import { formOf, partsOf } from './taobao-form.ts';
import type { TopFile } from './taobao-form.ts';
import {
  BAN,
  NO_PERMISSION,
  RELAY_HEADER,
  ROUTER_PATH,
  SIGNED_OUT,
  THROTTLE_REST_MS,
  THROTTLED,
  TOP_VERSION,
  WRONG_APP_KEY,
  WRONG_ARGUMENTS,
  WRONG_SIGNATURE,
  WRONG_TIME,
} from './taobao-limits.ts';
import type { TopMethod } from './taobao-limits.ts';
import { TopError } from './taobao-schemas.ts';
import { signOf, topTime } from './taobao-sign.ts';
import type { SignMethod } from './taobao-sign.ts';
import { NO_SECRET, UNKNOWN_APP_KEY, WRONG_CLOCK, WRONG_SECRET } from './taobao-words.ts';

export type TopAccount = {
  appKey: string;
  /** '' = a relay signs. */
  appSecret: string;
  /** The access token of the seller's (sub-)account. */
  session: string;
  signMethod: SignMethod;
};

export type TopSession = {
  call: (method: TopMethod, params: Readonly<Record<string, string>>, files?: readonly TopFile[]) => Promise<Spoken>;
  /** What a platform's sentence must never bring back to us. */
  secrets: string[];
};

type SessionOptions = { baseUrl: string; isRelay: boolean; account: TopAccount; http: HttpClient; clock: Clock };

/** Speaks to TOP's router: common parameters, signature, envelope. Throws for an address that can't be used. */
export function createTopSession({ baseUrl, isRelay, account, http, clock }: SessionOptions): TopSession {
  const url = routerUrl(baseUrl);
  const { appKey, appSecret, session, signMethod } = account;
  const isSigned = appSecret !== '';
  const secrets = [appSecret, session];

  return {
    secrets,
    call: async (method, own, files = []) => {
      if (!isSigned && !isRelay) return { kind: 'turned-away', words: NO_SECRET, retryAfterMs: null, isReached: false };
      const common = { method, app_key: appKey, session, timestamp: topTime(clock.now()), v: TOP_VERSION };
      const params: Record<string, string> = { ...own, ...common, format: 'json', sign_method: signMethod };
      if (isSigned) params['sign'] = signOf(params, appSecret, signMethod);
      const answer = await http.exchange({
        method: 'POST',
        url,
        ...(files.length === 0 ? formOf(params) : partsOf(params, files)),
        wantedHeader: 'date',
        headers: isSigned ? {} : { [RELAY_HEADER]: '1' },
      });
      return read(answer, method, secrets);
    },
  };
}

function routerUrl(baseUrl: string): string {
  const url = new URL(baseUrl);
  const path = url.pathname.replace(/\/+$/, '');
  return `${url.origin}${path === '' ? ROUTER_PATH : path}`;
}

/** `taobao.refund.get` is answered under `refund_get_response`. */
const envelopeOf = (method: TopMethod): string => `${method.replace(/^taobao\./, '').replaceAll('.', '_')}_response`;

function read(answer: HttpAnswer, method: TopMethod, secrets: string[]): Spoken {
  if (answer.kind !== 'answer') return { kind: 'lost', answer };
  const fault = v.safeParse(TopError, answer.body);
  if (fault.success) return judgeFault(fault.output.error_response, secrets);
  const name = envelopeOf(method);
  const said = v.safeParse(v.object({ [name]: v.record(v.string(), v.unknown()) }), answer.body);
  return said.success && answer.status === 200
    ? { kind: 'said', body: said.output[name], platformNow: platformNowOf(answer) }
    : { kind: 'lost', answer };
}

/** The first of TOP's texts that says something, without our secrets. */
const wordsOf = ({ code, msg, sub_code: subCode, sub_msg: subMsg }: TopError, secrets: string[]): Words => {
  const said = [subMsg, msg, subCode].find((text) => (text ?? '').trim() !== '') ?? `error ${code}`;
  return platformWords(said, secrets);
};

function judgeFault(fault: TopError, secrets: string[]): Spoken {
  const { code } = fault;
  const subCode = fault.sub_code ?? '';
  const words = wordsOf(fault, secrets);
  const away = (why: Words, retryAfterMs: number | null = null): Spoken => ({
    kind: 'turned-away',
    words: why,
    retryAfterMs,
    isReached: true,
  });
  if (code === THROTTLED) return away('net:busy', restOf(fault));
  if (SIGNED_OUT.has(code)) return away('net:signed-out');
  if (WRONG_SIGNATURE.has(code)) return away(WRONG_SECRET);
  if (WRONG_APP_KEY.has(code)) return away(UNKNOWN_APP_KEY);
  if (WRONG_TIME.has(code)) return away(WRONG_CLOCK);
  if (NO_PERMISSION.has(code)) return away(words);
  if (subCode.startsWith('isv.') || WRONG_ARGUMENTS.has(code)) return { kind: 'refused', words, code: subCode };
  // isp.*: the platform's own side; whether it got as far as doing it, nobody says.
  return { kind: 'broke', words };
}

/** One second more than it says, as TOP asks; never longer than we believe any pause. */
function restOf({ sub_msg: subMsg, msg }: TopError): number {
  const seconds = BAN.exec(`${subMsg ?? ''} ${msg ?? ''}`)?.[1];
  return Math.min(seconds === undefined ? THROTTLE_REST_MS : (Number(seconds) + 1) * 1000, RETRY_AFTER_MAX_MS);
}
