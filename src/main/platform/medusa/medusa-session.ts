import * as v from 'valibot';
import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import type { HttpClient } from '../http-client.ts';
import { platformWords } from '../http-rules.ts';
import type { HttpAnswer } from '../http-rules.ts';
import { platformNowOf } from '../spoken.ts';
import type { Spoken } from '../spoken.ts';
import { PATHS, REFUSED_LOGIN_REST_MS } from './medusa-limits.ts';
import { ErrorSaid, SignedIn } from './medusa-schemas.ts';
import { NO_RIGHT, WRONG_ADDRESS } from './medusa-words.ts';

export type MedusaLogin = { email: string; password: string };

type Call = { method: 'GET' | 'POST' | 'DELETE'; path: string; body?: unknown };

export type MedusaSession = {
  /** Signs in where that is needed, and once more where the shop doesn't know the token any more. */
  ask: (call: Call) => Promise<Spoken>;
  /** One request and nothing else, with the token that is there: its end can be told to the second. */
  askAtOnce: (call: Call) => Promise<Spoken>;
};

type SessionDeps = { baseUrl: string; login: MedusaLogin; http: HttpClient; clock: Clock; log: Logger };

type SignIn = { kind: 'token'; token: string } | Exclude<Spoken, { kind: 'said' }>;

const signedOut: Spoken = { kind: 'turned-away', words: 'net:signed-out', retryAfterMs: null, isReached: true };

/**
 * Speaks to Medusa's admin interface as one user. The token lives in memory; when the shop takes it no more (a day by
 * default), it is renewed once per request, by one sign-in however many requests wait for it. A refused password is
 * remembered for a little while. Throws for an address that can't be used.
 */
export function createMedusaSession({ baseUrl, login, http, clock, log }: SessionDeps): MedusaSession {
  const base = new URL(baseUrl).href.replace(/\/+$/, '');
  let token: string | null = null;
  let signingIn: Promise<SignIn> | null = null;
  let isResting = false;

  const exchange = async ({ method, path, body }: Call, used: string | null): Promise<Spoken> => {
    const answer = await http.exchange({
      ...{ method, url: `${base}${path}`, wantedHeader: 'date' },
      ...(used === null ? {} : { headers: { authorization: `Bearer ${used}` } }),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return read(answer, [login.password, used ?? '', token ?? '']);
  };

  const signIn = async (): Promise<SignIn> => {
    if (isResting) return notSaid(signedOut);
    const spoken = await exchange({ method: 'POST', path: PATHS.signIn, body: login }, null);
    if (spoken.kind !== 'said') {
      if (spoken !== signedOut) return spoken;
      log.warn('medusa-sign-in-refused');
      isResting = true;
      clock.after(REFUSED_LOGIN_REST_MS, () => {
        isResting = false;
      });
      return notSaid(signedOut);
    }
    const parsed = v.safeParse(SignedIn, spoken.body);
    if (!parsed.success) return { kind: 'lost', answer: garbled };
    token = parsed.output.token;
    return { kind: 'token', token };
  };
  const ensureToken = (): Promise<SignIn> => {
    if (token !== null) return Promise.resolve({ kind: 'token', token });
    signingIn ??= signIn().finally(() => {
      signingIn = null;
    });
    return signingIn;
  };
  const asUs = async (call: Call, used: string): Promise<Spoken> => {
    const spoken = await exchange(call, used);
    // Only the token that failed: somebody else's request may have brought a new one meanwhile.
    if (spoken === signedOut && token === used) token = null;
    return spoken;
  };

  return {
    ask: async (call) => {
      const wasSignedIn = token !== null;
      const first = await ensureToken();
      if (first.kind !== 'token') return first;
      const spoken = await asUs(call, first.token);
      if (spoken !== signedOut || !wasSignedIn) return spoken;
      const second = await ensureToken();
      return second.kind === 'token' ? asUs(call, second.token) : second;
    },
    askAtOnce: (call) => (token === null ? Promise.resolve(signedOut) : asUs(call, token)),
  };
}

const garbled: HttpAnswer = { kind: 'no-answer', words: 'net:garbled', wasSent: true };

const notSaid = (spoken: Spoken): Exclude<Spoken, { kind: 'said' }> =>
  spoken.kind === 'said' ? { kind: 'lost', answer: garbled } : spoken;

/** What Medusa's statuses mean: 4xx with its own words was looked at and not done, 5xx broke off somewhere. */
function read(answer: HttpAnswer, secrets: string[]): Spoken {
  if (answer.kind === 'no-answer') return { kind: 'lost', answer };
  const { status } = answer;
  if (status >= 200 && status < 300) return { kind: 'said', body: answer.body, platformNow: platformNowOf(answer) };
  if (status === 401) return signedOut;
  const turnedAway = (words: string): Spoken => ({ kind: 'turned-away', words, retryAfterMs: null, isReached: true });
  if (status === 403) return turnedAway(NO_RIGHT);
  const said = v.safeParse(ErrorSaid, answer.body);
  if (status === 404 && !said.success) return turnedAway(WRONG_ADDRESS);
  if (!said.success || status === 408 || status === 409 || status === 429) return { kind: 'lost', answer };
  const { type, message } = said.output;
  return status >= 500
    ? { kind: 'broke', words: 'net:server-fault' }
    : { kind: 'refused', code: type, words: platformWords(message, secrets) };
}
