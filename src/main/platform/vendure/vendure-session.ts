import * as v from 'valibot';
import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import type { HttpClient } from '../http-client.ts';
import { failedBy, platformWords, sendAnswerBy } from '../http-rules.ts';
import type { HttpAnswer } from '../http-rules.ts';
import type { Failed, SendAnswer, Words } from '../platform.ts';
import { HEADERS, MENDABLE_CODES, REFUSED_LOGIN_REST_MS, SIGNED_OUT_CODES } from './vendure-facts.ts';
import { SIGN_IN } from './vendure-queries.ts';
import { Envelope, LoginData } from './vendure-schemas.ts';
import { NO_RIGHT, NO_TOKEN } from './vendure-words.ts';

/** Name and password of an administrator, or the key that Vendure's API-key strategy gave out. */
export type VendureLogin = { username: string; password: string } | { apiToken: string };

/**
 * What a request came to. `wasExecuted` false is proof that the shop did nothing: it turned the request away before it
 * began, or the caller had no right to it. `lost` is everything that is not the shop's own word.
 */
type Spoken =
  | { kind: 'data'; data: unknown }
  | { kind: 'errors'; words: Words; isMendable: boolean; wasExecuted: boolean }
  | { kind: 'signed-out'; words: Words }
  | { kind: 'lost'; answer: HttpAnswer };

type VendureSession = {
  /** Signs in where that is needed, and once more where the shop has forgotten us. */
  ask: (query: string, variables: Record<string, unknown>) => Promise<Spoken>;
  /** One request and nothing else, with the session that is there: its end can be told to the second. */
  askAtOnce: (query: string, variables: Record<string, unknown>) => Promise<Spoken>;
  /** What a shop's sentence must not carry into our books. */
  secrets: () => string[];
};

type SessionDeps = {
  url: string;
  login: VendureLogin;
  channelToken: string | undefined;
  http: HttpClient;
  clock: Clock;
  log: Logger;
};

type SignedIn = { kind: 'token'; token: string } | Exclude<Spoken, { kind: 'data' }>;
type Raw = { answer: HttpAnswer; spoken: Spoken; isSignedOut: boolean };

/** What may stand in a header. */
const TOKEN = /^[\x21-\x7e]{1,4000}$/;

/**
 * Speaks GraphQL as one administrator. The session lives in memory; when the shop has forgotten it, it is renewed once
 * per request, by one sign-in however many requests wait for it. A refused password is remembered for a little while.
 */
export function createVendureSession({ url, login, channelToken, http, clock, log }: SessionDeps): VendureSession {
  const apiToken = 'apiToken' in login ? login.apiToken : null;
  for (const secret of [apiToken, channelToken ?? null])
    if (secret !== null && !TOKEN.test(secret)) throw new Error('a token holds characters that no header may');
  let token: string | null = null;
  let signingIn: Promise<SignedIn> | null = null;
  let isResting = false;

  const exchange = async (
    query: string,
    variables: Record<string, unknown>,
    headers: Record<string, string>,
  ): Promise<Raw> => {
    const answer = await http.exchange({
      method: 'POST',
      url,
      headers: { ...headers, ...(channelToken === undefined ? {} : { [HEADERS.channel]: channelToken }) },
      body: JSON.stringify({ query, variables }),
      wantedHeader: HEADERS.session,
    });
    return { answer, ...read(answer, secrets()) };
  };
  const secrets = (): string[] => [
    ...('password' in login ? [login.password] : []),
    ...[apiToken, token, channelToken].filter((secret) => typeof secret === 'string'),
  ];

  const signIn = async (given: { username: string; password: string }): Promise<SignedIn> => {
    if (isResting) return { kind: 'signed-out', words: 'net:signed-out' };
    const { answer, spoken } = await exchange(SIGN_IN, given, {});
    if (spoken.kind !== 'data') return spoken;
    const data = v.safeParse(LoginData, spoken.data);
    if (!data.success) return { kind: 'lost', answer: garbled };
    if (data.output.login.__typename !== 'CurrentUser') {
      log.warn('vendure-sign-in-refused', { why: data.output.login.__typename });
      isResting = true;
      clock.after(REFUSED_LOGIN_REST_MS, () => {
        isResting = false;
      });
      return { kind: 'signed-out', words: 'net:signed-out' };
    }
    const header = answer.kind === 'answer' ? answer.header : undefined;
    if (header === undefined || !TOKEN.test(header)) return { kind: 'signed-out', words: NO_TOKEN };
    token = header;
    return { kind: 'token', token };
  };
  const ensureToken = (given: { username: string; password: string }): Promise<SignedIn> => {
    if (token !== null) return Promise.resolve({ kind: 'token', token });
    signingIn ??= signIn(given).finally(() => {
      signingIn = null;
    });
    return signingIn;
  };

  const asUs = async (
    query: string,
    variables: Record<string, unknown>,
    used: string,
  ): Promise<{ spoken: Spoken; isForgotten: boolean }> => {
    const { spoken, isSignedOut } = await exchange(query, variables, { authorization: `Bearer ${used}` });
    // Only the token that failed: somebody else's request may have brought a new one meanwhile.
    if (isSignedOut && token === used) token = null;
    return { spoken, isForgotten: isSignedOut };
  };
  const askWithKey = async (query: string, variables: Record<string, unknown>, key: string): Promise<Spoken> =>
    (await exchange(query, variables, { [HEADERS.apiKey]: key })).spoken;

  return {
    secrets,
    ask: async (query, variables) => {
      if ('apiToken' in login) return askWithKey(query, variables, login.apiToken);
      const wasSignedIn = token !== null;
      const first = await ensureToken(login);
      if (first.kind !== 'token') return first;
      const asked = await asUs(query, variables, first.token);
      if (!asked.isForgotten || !wasSignedIn) return asked.spoken;
      const second = await ensureToken(login);
      return second.kind === 'token' ? (await asUs(query, variables, second.token)).spoken : second;
    },
    askAtOnce: async (query, variables) => {
      if ('apiToken' in login) return askWithKey(query, variables, login.apiToken);
      if (token === null) return { kind: 'signed-out', words: 'net:signed-out' };
      return (await asUs(query, variables, token)).spoken;
    },
  };
}

const garbled: HttpAnswer = { kind: 'no-answer', words: 'net:garbled', wasSent: true };

function read(answer: HttpAnswer, secrets: string[]): { spoken: Spoken; isSignedOut: boolean } {
  const lost = { spoken: { kind: 'lost', answer } as const, isSignedOut: false };
  if (answer.kind !== 'answer') return lost;
  const parsed = v.safeParse(Envelope, answer.body);
  // Errors under another status may be those of a gateway in between, which knows nothing of what the shop did.
  if (!parsed.success || (answer.status !== 200 && answer.status !== 400)) return lost;
  const { data, errors } = parsed.output;
  const [first] = errors ?? [];
  if (first === undefined) {
    const hasData = answer.status === 200 && data !== undefined && data !== null;
    const spoken: Spoken = hasData ? { kind: 'data', data } : { kind: 'lost', answer: garbled };
    return { spoken, isSignedOut: false };
  }
  const code = first.extensions?.code ?? '';
  const isMendable = MENDABLE_CODES.has(code) && isEmpty(data);
  const isSignedOut = SIGNED_OUT_CODES.has(code) && isEmpty(data);
  // Vendure takes a session back that it doesn't know by an empty header; without that it is the right that is missing.
  const isUnknown = isSignedOut && answer.header === '';
  const words = isUnknown ? 'net:signed-out' : wordsOf(code, first.message, secrets);
  return { spoken: { kind: 'errors', words, isMendable, wasExecuted: data !== undefined && !isMendable }, isSignedOut };
}

/** A result with something in it was carried out, whatever its errors say: one of several fields may have failed. */
const isEmpty = (data: unknown): boolean =>
  data === undefined ||
  data === null ||
  (typeof data === 'object' && Object.values(data).every((value) => value === null));

function wordsOf(code: string, message: string, secrets: string[]): Words {
  if (SIGNED_OUT_CODES.has(code)) return NO_RIGHT;
  return code === 'INTERNAL_SERVER_ERROR' ? 'net:server-fault' : platformWords(message, secrets);
}

/** A reading without a usable answer. */
export function failedBySpoken(spoken: Exclude<Spoken, { kind: 'data' }>): Failed {
  if (spoken.kind === 'lost') return failedBy(spoken.answer);
  return { kind: 'failed', words: spoken.words, retryAfterMs: null, isReached: true };
}

/** A refund that was turned away, or of which we don't know; not for one that broke off on its way (`wasExecuted`). */
export function sendAnswerBySpoken(spoken: Exclude<Spoken, { kind: 'data' }>): SendAnswer {
  if (spoken.kind === 'lost') return sendAnswerBy(spoken.answer);
  const { words } = spoken;
  const isMendable = spoken.kind === 'signed-out' || spoken.isMendable;
  return isMendable
    ? { kind: 'retry', words, retryAfterMs: null, isReached: true }
    : { kind: 'refused', code: 'other', words };
}
