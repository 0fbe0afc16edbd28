import * as v from 'valibot';
import type { Clock } from '../../lib/clock.ts';
import type { HttpClient } from '../http-client.ts';
import { platformWords } from '../http-rules.ts';
import type { HttpAnswer } from '../http-rules.ts';
import type { Words } from '../platform.ts';
import { platformNowOf } from '../spoken.ts';
import type { Spoken } from '../spoken.ts';
import {
  CLOUD_ONLY,
  FAULT_WORDS,
  GATEWAY_FAULT,
  GATEWAY_PATH,
  GATEWAY_REFUSAL,
  IDENTITY,
  ORDERS_PATH,
  PATH_NAME,
  RELAY_HEADER,
  THROTTLE_REST_MS,
} from './jd-limits.ts';
import { Envelope } from './jd-schemas.ts';
import type { JdFault } from './jd-schemas.ts';
import { signOf, signedParams } from './jd-sign.ts';
import { CLOUD_ONLY_WORDS, NO_SECRET, WRONG_CLOCK, WRONG_SECRET } from './jd-words.ts';

export type JdAccount = {
  appKey: string;
  /** '' = a relay signs. */
  appSecret: string;
  accessToken: string;
};

/** One call to the after-sales orders; `id` null = their list. */
type JdCall = {
  method: 'GET' | 'PATCH';
  id: string | null;
  query?: Readonly<Record<string, string>>;
  body?: string;
};

export type JdSession = {
  call: (asked: JdCall) => Promise<Spoken>;
  /** What a platform's sentence must never bring back to us. */
  secrets: string[];
};

type SessionOptions = { baseUrl: string; isRelay: boolean; account: JdAccount; http: HttpClient; clock: Clock };

/** Speaks to the gateway: headers, signature, envelope. Throws for an address that can't be used. */
export function createJdSession({ baseUrl, isRelay, account, http, clock }: SessionOptions): JdSession {
  const ordersUrl = `${gatewayUrl(baseUrl)}${ORDERS_PATH}`;
  const { appKey, appSecret, accessToken } = account;
  const isSigned = appSecret !== '';
  const secrets = [appSecret, accessToken];

  return {
    secrets,
    call: async ({ method, id, query = {}, body }) => {
      if (!isSigned && !isRelay) return { kind: 'turned-away', words: NO_SECRET, retryAfterMs: null, isReached: false };
      const headers: Record<string, string> = {
        'X-JOS-App-Key': appKey,
        'X-JOS-Access-Token': accessToken,
        'X-JOS-Timestamp': String(clock.now()),
      };
      const path: Record<string, string> = id === null ? {} : { [PATH_NAME]: id };
      const sign = signOf(signedParams({ headers, query, path, body: body ?? null }), appSecret);
      const asked = new URLSearchParams(query).toString();
      const answer = await http.exchange({
        method,
        url: `${ordersUrl}${id === null ? '' : `/${id}`}${asked === '' ? '' : `?${asked}`}`,
        headers: {
          ...headers,
          ...(isSigned ? { 'X-JOS-Sign': sign } : { [RELAY_HEADER]: '1' }),
          'X-JOS-Request-Identity': IDENTITY,
        },
        ...(body === undefined ? {} : { body }),
        wantedHeader: 'date',
      });
      return read(answer, secrets);
    },
  };
}

function gatewayUrl(baseUrl: string): string {
  const url = new URL(baseUrl);
  const path = url.pathname.replace(/\/+$/, '');
  return `${url.origin}${path === '' ? GATEWAY_PATH : path}`;
}

function read(answer: HttpAnswer, secrets: string[]): Spoken {
  if (answer.kind !== 'answer') return { kind: 'lost', answer };
  const envelope = v.safeParse(Envelope, answer.body);
  if (!envelope.success) return { kind: 'lost', answer };
  const { isSuccess, faults, body } = envelope.output;
  const [fault] = faults;
  if (fault !== undefined) return judgeFault(fault, answer.status, secrets);
  return isSuccess && answer.status === 200
    ? { kind: 'said', body, platformNow: platformNowOf(answer) }
    : { kind: 'lost', answer };
}

function judgeFault({ code, message, details }: JdFault, status: number, secrets: string[]): Spoken {
  const said = [message, details, code].find((text) => (text ?? '').trim() !== '') ?? '';
  const words = platformWords(said, secrets);
  const away = (why: Words, retryAfterMs: number | null = null): Spoken => ({
    ...{ kind: 'turned-away', words: why, retryAfterMs, isReached: true },
  });
  if (code === CLOUD_ONLY) return away(CLOUD_ONLY_WORDS);
  if (GATEWAY_FAULT.test(code ?? '') || status >= 500) return { kind: 'broke', words };
  if (GATEWAY_REFUSAL.test(code ?? '')) {
    const all = `${message ?? ''} ${details ?? ''}`;
    if (FAULT_WORDS.throttled.test(all) || status === 429) return away('net:busy', THROTTLE_REST_MS);
    if (FAULT_WORDS.clock.test(all)) return away(WRONG_CLOCK);
    if (FAULT_WORDS.signature.test(all)) return away(WRONG_SECRET);
    if (FAULT_WORDS.token.test(all)) return away('net:signed-out');
    return away(words);
  }
  // The service's own codes have no published meaning: a fault of its own may have come after the deed.
  return FAULT_WORDS.broke.test(said) ? { kind: 'broke', words } : { kind: 'refused', words, code: code ?? '' };
}
