import { Agent as HttpAgent, request as openHttp } from 'node:http';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { Agent as HttpsAgent, request as openHttps } from 'node:https';
import type { LastWords } from '../../shared/last-words.ts';
import type { Clock } from '../lib/clock.ts';
import { parseRetryAfter, readAnswer } from './http-rules.ts';
import type { HttpAnswer } from './http-rules.ts';

export type HttpRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
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

/** Bytes sent for bytes: nothing in either is text of ours. */
type BytesRequest = {
  url: string;
  contentType: string;
  accept: string;
  body: Uint8Array;
  headers?: Readonly<Record<string, string>>;
};
type BytesAnswer =
  | { kind: 'answer'; status: number; contentType: string; bytes: Uint8Array; retryAfterMs: number | null }
  | { kind: 'no-answer'; words: Lost; wasSent: boolean };
/** What can become of an exchange before anybody has read its answer. */
type Lost = Extract<
  LastWords,
  'net:no-connection' | 'net:certificate' | 'net:timeout' | 'net:dropped' | 'net:too-large'
>;

/** `post` sends as `HttpClient` does: https (http only to this machine), one answer, never a redirect, never a second try. */
export type BytesClient = { post: (request: BytesRequest) => Promise<BytesAnswer> };

type HttpOptions = {
  clock: Clock;
  timeoutMs?: number;
  maxBytes?: number;
  /** In place of the network, for a simulation in one process; answers are judged as ever. */
  send?: Send;
};

const TIMEOUT_MS = 30_000;
const MAX_BYTES = 5_000_000;
const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * One request, one connection, one answer: never a redirect, never a second try, never more than `maxBytes`, never
 * longer than `timeoutMs` in all. A connection of its own for each request costs a handshake and buys certainty: what
 * failed before the connection stood was positively not sent. The promise never rejects for what the network does;
 * it throws for a URL that must not be used (a bug or a bad setting).
 */
export function createHttpClient(options: HttpOptions): HttpClient {
  const exchange = options.send ?? createExchange(options);
  return {
    exchange: (asked) =>
      exchange({
        method: asked.method,
        url: asked.url,
        headers: { ...headersFor(asked), ...asked.headers },
        body: asked.body,
      }).then((came) =>
        came.kind === 'no-answer'
          ? came
          : judge(came.head, decode(came.bytes), options.clock.now(), asked.wantedHeader),
      ),
  };
}

/** For what is not JSON: the answer's bytes as they came, whatever its status. */
export function createBytesClient(options: HttpOptions): BytesClient {
  const exchange = createExchange(options);
  return {
    post: async ({ url, contentType, accept, body, headers: more }) => {
      const headers = {
        ...more,
        ...{ accept, 'accept-encoding': 'identity', 'user-agent': 'DockProof' },
        ...{ 'content-type': contentType, 'content-length': String(body.byteLength) },
      };
      const came = await exchange({ method: 'POST', url, headers, body });
      if (came.kind === 'no-answer') return came;
      const { status, headers: found } = came.head;
      const retryAfterMs = parseRetryAfter(found['retry-after'], found.date, options.clock.now());
      return { kind: 'answer', status, contentType: found['content-type'] ?? '', bytes: came.bytes, retryAfterMs };
    },
  };
}

export type Asked = {
  method: HttpRequest['method'];
  url: string;
  headers: Record<string, string>;
  body: string | Uint8Array | undefined;
};
type Head = { status: number; headers: IncomingMessage['headers'] };
/** Whole bytes, or why there are none. */
export type Came =
  { kind: 'answer'; head: Head; bytes: Buffer<ArrayBuffer> } | { kind: 'no-answer'; words: Lost; wasSent: boolean };

/** One exchange at the level of bytes. */
type Send = (asked: Asked) => Promise<Came>;

function createExchange({ clock, timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES }: HttpOptions): Send {
  const http = new HttpAgent({ keepAlive: false });
  const https = new HttpsAgent({ keepAlive: false });

  return (asked) => {
    const url = checkUrl(asked.url);
    const isSecure = url.protocol === 'https:';
    return new Promise((resolve) => {
      let isConnected = false;
      let isSettled = false;
      const settle = (came: Came): void => {
        if (isSettled) return;
        isSettled = true;
        stopTimer();
        resolve(came);
      };
      const give = (words: Lost): void => {
        settle({ kind: 'no-answer', words: isConnected ? words : beforeConnect(words), wasSent: isConnected });
        request.destroy();
      };
      const stopTimer = clock.after(timeoutMs, () => {
        give('net:timeout');
      });
      const options: RequestOptions = {
        method: asked.method,
        agent: isSecure ? https : http,
        headers: asked.headers,
      };
      const request = isSecure ? openHttps(url, options) : openHttp(url, options);
      request.on('socket', (socket) => {
        socket.once(isSecure ? 'secureConnect' : 'connect', () => {
          isConnected = true;
        });
      });
      request.on('error', (error: NodeJS.ErrnoException) => {
        give(BAD_CERTIFICATE.test(error.code ?? '') ? 'net:certificate' : 'net:dropped');
      });
      request.on('response', (response) => {
        const head = { status: response.statusCode ?? 0, headers: response.headers };
        collect(response, maxBytes, give, (bytes) => {
          settle({ kind: 'answer', head, bytes });
        });
      });
      request.end(asked.body);
    });
  };
}

const beforeConnect = (words: Lost): Lost =>
  words === 'net:timeout' || words === 'net:certificate' ? words : 'net:no-connection';

/**
 * The far end does not prove that it is who it should be, so nothing was said to it
 * (https://nodejs.org/docs/latest/api/tls.html#x509-certificate-error-codes).
 */
const BAD_CERTIFICATE = /CERT|ISSUER|LEAF_SIGNATURE|HOSTNAME_MISMATCH|INVALID_CA|^ERR_TLS_/;

/** Money and tokens never go over a plain line, but to this machine itself (training, a relay on the same PC). */
function checkUrl(text: string): URL {
  const url = new URL(text);
  if (!isAllowed(url)) throw new Error(`not an allowed address: ${url.host}`);
  return url;
}

const isAllowed = ({ protocol, hostname, username, password }: URL): boolean =>
  (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname))) && username === '' && password === '';

/** True for a text that a request may go to. */
export const isAllowedAddress = (text: string): boolean => URL.canParse(text) && isAllowed(new URL(text));

function headersFor(asked: HttpRequest): Record<string, string> {
  const always = { accept: 'application/json', 'accept-encoding': 'identity', 'user-agent': 'DockProof' };
  if (asked.body === undefined) return always;
  const { body, contentType = 'application/json' } = asked;
  return { ...always, 'content-type': contentType, 'content-length': String(Buffer.byteLength(body)) };
}

function collect(
  response: IncomingMessage,
  maxBytes: number,
  give: (words: Lost) => void,
  whole: (bytes: Buffer<ArrayBuffer>) => void,
): void {
  const pieces: Buffer[] = [];
  let bytes = 0;
  response.on('data', (piece: Buffer) => {
    bytes += piece.byteLength;
    if (bytes > maxBytes) give('net:too-large');
    else pieces.push(piece);
  });
  response.on('end', () => {
    if (response.complete) whole(Buffer.concat(pieces));
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

function judge({ status, headers }: Head, text: string | null, now: number, wanted: string | undefined): HttpAnswer {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (text === null || encoding !== 'identity') return { kind: 'no-answer', words: 'net:garbled', wasSent: true };
  const answer = readAnswer(status, text, {
    contentType: headers['content-type'],
    retryAfterMs: parseRetryAfter(headers['retry-after'], headers.date, now),
  });
  const header = wanted === undefined ? undefined : headers[wanted];
  return answer.kind === 'answer' && typeof header === 'string' ? { ...answer, header } : answer;
}
