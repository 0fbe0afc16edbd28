import { Agent as HttpAgent, request as openHttp } from 'node:http';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { Agent as HttpsAgent, request as openHttps } from 'node:https';
import type { LastWords } from '../../shared/last-words.ts';
import type { Clock } from '../lib/clock.ts';
import { parseRetryAfter, readAnswer } from './http-rules.ts';
import type { HttpAnswer } from './http-rules.ts';

export type HttpRequest = {
  method: 'GET' | 'POST' | 'PATCH';
  url: string;
  headers?: Record<string, string>;
  /** Sent as it is: text or, for a form with files in it, bytes. */
  body?: string | Uint8Array;
  /** Of the body; JSON when not given. */
  contentType?: string;
  /** Name (in lower case) of a header of the answer that is wanted, too. */
  wantedHeader?: string;
};

export type HttpClient = { exchange: (request: HttpRequest) => Promise<HttpAnswer> };

type HttpOptions = { clock: Clock; timeoutMs?: number; maxBytes?: number };

const TIMEOUT_MS = 30_000;
const MAX_BYTES = 5_000_000;
const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * One request, one connection, one answer: never a redirect, never a second try, never more than `maxBytes`, never
 * longer than `timeoutMs` in all. A connection of its own for each request costs a handshake and buys certainty: what
 * failed before the connection stood was positively not sent. The promise never rejects for what the network does;
 * it throws for a URL that must not be used (a bug or a bad setting).
 */
export function createHttpClient({ clock, timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES }: HttpOptions): HttpClient {
  const http = new HttpAgent({ keepAlive: false });
  const https = new HttpsAgent({ keepAlive: false });

  return {
    exchange: (asked) => {
      const url = checkUrl(asked.url);
      const isSecure = url.protocol === 'https:';
      return new Promise((resolve) => {
        let isConnected = false;
        let isSettled = false;
        const settle = (answer: HttpAnswer): void => {
          if (isSettled) return;
          isSettled = true;
          stopTimer();
          resolve(answer);
        };
        const give = (words: LastWords): void => {
          settle({ kind: 'no-answer', words: isConnected ? words : beforeConnect(words), wasSent: isConnected });
          request.destroy();
        };
        const stopTimer = clock.after(timeoutMs, () => {
          give('net:timeout');
        });
        const options: RequestOptions = {
          method: asked.method,
          agent: isSecure ? https : http,
          headers: { ...headersFor(asked), ...asked.headers },
        };
        const request = isSecure ? openHttps(url, options) : openHttp(url, options);
        request.on('socket', (socket) => {
          socket.once(isSecure ? 'secureConnect' : 'connect', () => {
            isConnected = true;
          });
        });
        request.on('error', () => {
          give('net:dropped');
        });
        request.on('response', (response) => {
          collect(response, maxBytes, give, (text) => {
            settle(judge(response, text, clock.now(), asked.wantedHeader));
          });
        });
        request.end(asked.body);
      });
    },
  };
}

const beforeConnect = (words: LastWords): LastWords => (words === 'net:timeout' ? words : 'net:no-connection');

/** Money and tokens never go over a plain line, but to this machine itself (training, a relay on the same PC). */
function checkUrl(text: string): URL {
  const url = new URL(text);
  const isAllowed = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
  if (!isAllowed || url.username !== '' || url.password !== '') throw new Error(`not an allowed address: ${url.host}`);
  return url;
}

function headersFor(asked: HttpRequest): Record<string, string> {
  const always = { accept: 'application/json', 'accept-encoding': 'identity', 'user-agent': 'DockProof' };
  if (asked.body === undefined) return always;
  const { body, contentType = 'application/json' } = asked;
  return { ...always, 'content-type': contentType, 'content-length': String(Buffer.byteLength(body)) };
}

function collect(
  response: IncomingMessage,
  maxBytes: number,
  give: (words: LastWords) => void,
  whole: (text: string | null) => void,
): void {
  const pieces: Buffer[] = [];
  let bytes = 0;
  response.on('data', (piece: Buffer) => {
    bytes += piece.byteLength;
    if (bytes > maxBytes) give('net:too-large');
    else pieces.push(piece);
  });
  response.on('end', () => {
    if (response.complete) whole(decode(Buffer.concat(pieces)));
    else give('net:dropped');
  });
  // A body cut short ends in `error` or only in `close`, depending on how the connection went.
  response.on('error', () => {
    give('net:dropped');
  });
  response.on('close', () => {
    give('net:dropped');
  });
}

function decode(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function judge(response: IncomingMessage, text: string | null, now: number, wanted: string | undefined): HttpAnswer {
  const { headers } = response;
  const encoding = headers['content-encoding'] ?? 'identity';
  if (text === null || encoding !== 'identity') return { kind: 'no-answer', words: 'net:garbled', wasSent: true };
  const answer = readAnswer(response.statusCode ?? 0, text, {
    contentType: headers['content-type'],
    retryAfterMs: parseRetryAfter(headers['retry-after'], headers.date, now),
  });
  const header = wanted === undefined ? undefined : headers[wanted];
  return answer.kind === 'answer' && typeof header === 'string' ? { ...answer, header } : answer;
}
