import * as v from 'valibot';
import { quickParse } from '../../../shared/quick-parse.ts';
import type { HttpClient } from '../http-client.ts';
import { failedBy, platformWords, sendAnswerBy } from '../http-rules.ts';
import type { HttpAnswer } from '../http-rules.ts';
import { REFUSAL_CODES } from '../platform.ts';
import type { Failed, HeardAnswer } from '../platform.ts';
import { REFUSING_STATUSES } from './generic-limits.ts';
import { ProblemSaid } from './generic-schemas.ts';
import type { Problem } from './generic-schemas.ts';
import { WRONG_ADDRESS } from './generic-words.ts';

export type GenericSession = {
  get: (path: string) => Promise<HttpAnswer>;
  /** With the key in the header, too (draft-ietf-httpapi-idempotency-key-header-07: a quoted string). */
  post: (path: string, body: { key: string }) => Promise<HttpAnswer>;
  /** The system's own sentence of a problem, without our token. */
  wordsOf: (problem: Problem) => string;
};

/** Throws for an address that can't be used. */
export function createGenericSession(where: { baseUrl: string; token: string; http: HttpClient }): GenericSession {
  const { token, http } = where;
  const base = new URL(where.baseUrl).href.replace(/\/+$/, '');
  const headers = {
    authorization: `Bearer ${token}`,
    accept: 'application/json, application/problem+json',
  };
  return {
    get: (path) => http.exchange({ method: 'GET', url: `${base}${path}`, headers }),
    post: (path, body) =>
      http.exchange({
        method: 'POST',
        url: `${base}${path}`,
        headers: { ...headers, 'idempotency-key': `"${body.key}"` },
        body: JSON.stringify(body),
      }),
    wordsOf: ({ title, detail }) => platformWords((detail ?? '').trim() === '' ? title : (detail ?? ''), [token]),
  };
}

/** The body when it is what was expected, null otherwise. */
export function parsed<S extends v.GenericSchema>(
  schema: S,
  answer: HttpAnswer,
  ...statuses: number[]
): v.InferOutput<S> | null {
  if (answer.kind !== 'answer' || !statuses.includes(answer.status)) return null;
  const result = quickParse(schema, answer.body);
  return result.success ? result.output : null;
}

/** The problem that an error status bears; null = not the system's own word. */
export function problemIn(answer: HttpAnswer): Problem | null {
  if (answer.kind !== 'answer' || answer.status < 400) return null;
  const said = v.safeParse(ProblemSaid, answer.body);
  return said.success && said.output.status === answer.status ? said.output : null;
}

const isElsewhere = (answer: HttpAnswer): boolean => {
  const problem = problemIn(answer);
  return answer.kind === 'answer' && answer.status === 404 && (problem === null || problem.code === 'no-such-path');
};

/** A reading without a usable answer; a 4xx problem says itself what is wrong. */
export function failedFrom(answer: HttpAnswer, session: GenericSession): Failed {
  if (isElsewhere(answer)) return { kind: 'failed', words: WRONG_ADDRESS, retryAfterMs: null, isReached: true };
  const problem = problemIn(answer);
  return problem !== null && REFUSING_STATUSES.has(problem.status)
    ? { kind: 'failed', words: session.wordsOf(problem), retryAfterMs: null, isReached: true }
    : failedBy(answer);
}

type Refusal = Extract<HeardAnswer, { kind: 'refused' }>;
type NotSent = Exclude<HeardAnswer, { kind: 'acknowledged' }>;

/** A writing that has no receipt. */
export function notSentFrom(answer: HttpAnswer, session: GenericSession): NotSent {
  const problem = problemIn(answer);
  if (problem !== null && REFUSING_STATUSES.has(problem.status)) return refusalBy(problem, session);
  const sent = sendAnswerBy(answer);
  // sendAnswerBy never acknowledges: only a receipt does.
  return sent.kind === 'acknowledged' ? { kind: 'unknown', words: 'net:garbled', isReached: true } : sent;
}

function refusalBy(problem: Problem, session: GenericSession): Refusal {
  if (problem.code === 'no-such-return') return { kind: 'refused', code: 'other', words: 'sync:not-found' };
  // Another body was accepted under this key: how the return stands is read, and nothing is corrected under it any more.
  if (problem.code === 'key-reused')
    return { kind: 'refused', code: 'already-refunded', words: session.wordsOf(problem) };
  const code = v.safeParse(v.picklist(REFUSAL_CODES), problem.code);
  return { kind: 'refused', code: code.success ? code.output : 'other', words: session.wordsOf(problem) };
}
