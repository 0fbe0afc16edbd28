import type { LastWords } from '../../shared/last-words.ts';
import type { Failed, HeardAnswer } from './platform.ts';

/**
 * What one HTTP exchange came to. `no-answer` covers everything that is not the platform's own word: no connection,
 * time-out, a cut or unreadable body, a redirect, a login page of the local network. `wasSent` false is proof that the
 * request never left.
 */
export type HttpAnswer =
  | {
      kind: 'answer';
      status: number;
      body: unknown;
      retryAfterMs: number | null;
      /** Of the header that the request wanted, where the answer has it. */
      header?: string;
    }
  | { kind: 'no-answer'; words: LastWords; wasSent: boolean };

/** Longer waits are not believed: no platform's pause may eat up a 24-hour deadline. */
export const RETRY_AFTER_MAX_MS = 3_600_000;

/**
 * Reads a Retry-After header, seconds or date (RFC 9110 §10.2.3). A date is measured against the server's own Date
 * header where it is given, because the bench's clock may be wrong. Null when there is nothing to obey.
 */
export function parseRetryAfter(
  header: string | undefined,
  serverDate: string | undefined,
  now: number,
): number | null {
  const text = header?.trim() ?? '';
  if (text === '') return null;
  const within = (ms: number): number => Math.min(Math.max(ms, 0), RETRY_AFTER_MAX_MS);
  if (/^\d+$/.test(text)) return within(Number(text) * 1000);
  // Only the one date format that is sent today: Date.parse alone takes "-5" for a year.
  const at = /^[A-Z][a-z]{2}, .+ GMT$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) return null;
  const from = Date.parse(serverDate ?? '');
  return within(at - (Number.isNaN(from) ? now : from));
}

/** True for a page: where JSON was asked for, that is a login page of the network in between (or a proxy's error). */
const isPage = (contentType: string | undefined, text: string): boolean =>
  /^text\/html\b/i.test(contentType ?? '') || /^\s*</.test(text);

/**
 * What an exchange's text is worth. JSON must be whole; without it a status below 400 is not believed, while an error
 * status speaks for itself.
 */
export function readAnswer(
  status: number,
  text: string,
  head: { contentType: string | undefined; retryAfterMs: number | null },
): HttpAnswer {
  const lost = (words: LastWords): HttpAnswer => ({ kind: 'no-answer', words, wasSent: true });
  // RFC 6585 §6: the network wants a login.
  if (status === 511) return lost('net:portal');
  if (status >= 300 && status < 400) return lost('net:redirect');
  const body = parseJson(text);
  if (body === undefined && (status < 400 || (status < 500 && isPage(head.contentType, text)))) {
    if (NOT_THERE.has(status)) return lost('net:wrong-address');
    return lost(isPage(head.contentType, text) ? 'net:portal' : 'net:garbled');
  }
  return { kind: 'answer', status, body: body ?? null, retryAfterMs: head.retryAfterMs };
}

/** JSON whose long integers are texts; undefined for what is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(hasLongDigits(text) ? keepLongIntegers(text) : text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const LONG = 16;

const isDigit = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
};

/** Sixteen digits in a row fill one of each sixteen places: only those are looked at, and what stands around a digit. */
function hasLongDigits(text: string): boolean {
  for (let at = LONG - 1; at < text.length; at += LONG) {
    if (!isDigit(text, at)) continue;
    let first = at;
    while (isDigit(text, first - 1)) first -= 1;
    let next = at + 1;
    while (isDigit(text, next)) next += 1;
    if (next - first >= LONG) return true;
  }
  return false;
}

const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * Integers beyond 2^53 become texts: platforms write order numbers of 18 and 19 digits as JSON numbers, and JSON.parse
 * would round them to another order's.
 */
const keepLongIntegers = (text: string): string =>
  text.replace(STRING_OR_NUMBER, (one) =>
    /^-?\d{16,}$/.test(one) && !Number.isSafeInteger(Number(one)) ? `"${one}"` : one,
  );

/** A web server that knows no such path (RFC 9110 §15.5.5, 6, 11): login pages come with other statuses. */
const NOT_THERE: ReadonlySet<number> = new Set([404, 405, 410]);

/** The words of a status that is no success; null when only the platform's body can say what it means. */
function wordsOfStatus(status: number): LastWords | null {
  if (status === 401 || status === 403) return 'net:signed-out';
  if (status === 409) return 'net:in-flight';
  if (status === 429) return 'net:busy';
  if (NOT_THERE.has(status)) return 'net:wrong-address';
  return status >= 500 || status === 408 ? 'net:server-fault' : null;
}

/** A reading call without a usable answer, whatever the reason. */
export const failedBy = (answer: HttpAnswer): Failed =>
  answer.kind === 'no-answer'
    ? { kind: 'failed', words: answer.words, retryAfterMs: null, isReached: false }
    : {
        kind: 'failed',
        words: wordsOfStatus(answer.status) ?? 'net:garbled',
        retryAfterMs: answer.retryAfterMs,
        isReached: true,
      };

/**
 * A writing call without the platform's own word on the matter. Only where nothing can have been done is it a `retry`:
 * never sent, not signed in, turned away for load before it was executed. Everything else may have been done.
 */
export function sendAnswerBy(answer: HttpAnswer): HeardAnswer {
  if (answer.kind === 'no-answer')
    return answer.wasSent
      ? { kind: 'unknown', words: answer.words, isReached: false }
      : { kind: 'retry', words: answer.words, retryAfterMs: null, isReached: false };
  const { status, retryAfterMs } = answer;
  const words = wordsOfStatus(status) ?? 'net:garbled';
  const isTurnedAway = status === 401 || status === 403 || status === 429 || (status === 503 && retryAfterMs !== null);
  return isTurnedAway
    ? { kind: 'retry', words: status === 503 ? 'net:busy' : words, retryAfterMs, isReached: true }
    : { kind: 'unknown', words, isReached: true };
}

/** A secret as it may come back to us: as it is, out of a query, a form or a JSON text. */
const guisesOf = (secret: string): string[] => [
  secret,
  encodeURIComponent(secret),
  new URLSearchParams({ '': secret }).toString().slice(1),
  JSON.stringify(secret).slice(1, -1),
];

/** A platform's own sentence without our secrets in it, at most 300 characters; the outbox makes one line of it. */
export function platformWords(text: string, secrets: string[]): string {
  const bare = secrets
    .filter((secret) => secret !== '')
    .flatMap(guisesOf)
    .reduce((rest, guise) => rest.replaceAll(guise, '***'), text);
  return Array.from(bare).slice(0, 300).join('');
}
