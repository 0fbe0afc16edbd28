import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AfterFault, NetworkFault, RequestKind } from './training-faults.ts';
import { badRequest, noSuchPath, notSignedIn } from './training-answers.ts';
import type { TrainingAnswer } from './training-answers.ts';

export type TrainingRequest =
  | { kind: 'pull'; after: string | null }
  | { kind: 'read'; returnNo: string }
  | { kind: 'refund'; text: string; key: string | undefined }
  | { kind: 'booking'; key: string }
  | { kind: 'stock'; text: string; key: string | undefined };

type Exchange = {
  token: string;
  nextFault: (kind: RequestKind) => NetworkFault | null;
  carryOut: (request: TrainingRequest) => TrainingAnswer;
  /** Resolves after `ms`, or when the server closes. */
  rest: (ms: number) => Promise<void>;
  /** Resolves when the next other request has been carried out, at the latest after `ms`. */
  overtaken: (ms: number) => Promise<void>;
};

const BODY_MAX_BYTES = 64_000;
const PORTAL = '<!doctype html><html><head><title>WiFi 登录</title></head><body>请先登录网络</body></html>';

/** Serves one request of the training platform's interface, with whatever the network does to it. */
export async function serve(incoming: IncomingMessage, response: ServerResponse, exchange: Exchange): Promise<void> {
  const text = await readBody(incoming);
  if (!isSignedIn(incoming, exchange.token)) {
    answer(response, notSignedIn());
    return;
  }
  const request = text === null ? badRequest() : requestOf(incoming, text);
  if ('status' in request) {
    answer(response, request);
    return;
  }
  await suffer(request, response, exchange);
}

function isSignedIn(incoming: IncomingMessage, token: string): boolean {
  const given = Buffer.from(incoming.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.byteLength === wanted.byteLength && timingSafeEqual(given, wanted);
}

async function readBody(incoming: IncomingMessage): Promise<string | null> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of incoming as AsyncIterable<Buffer>) {
    bytes += piece.byteLength;
    if (bytes > BODY_MAX_BYTES) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function requestOf(incoming: IncomingMessage, text: string): TrainingRequest | TrainingAnswer {
  const url = new URL(incoming.url ?? '/', 'http://training.invalid');
  const header = incoming.headers['idempotency-key'];
  const key = typeof header === 'string' ? header : undefined;
  if (incoming.method === 'POST' && url.pathname === '/v1/refunds') return { kind: 'refund', text, key };
  if (incoming.method === 'POST' && url.pathname === '/v1/stock') return { kind: 'stock', text, key };
  const asked = url.searchParams.get('key');
  if (incoming.method === 'GET' && url.pathname === '/v1/stock' && asked !== null) {
    return { kind: 'booking', key: asked };
  }
  if (incoming.method === 'GET' && url.pathname === '/v1/returns')
    return { kind: 'pull', after: url.searchParams.get('after') };
  const [, returnNo] = /^\/v1\/returns\/([A-Za-z0-9_-]{1,64})$/.exec(url.pathname) ?? [];
  if (incoming.method === 'GET' && returnNo !== undefined) return { kind: 'read', returnNo };
  return noSuchPath();
}

async function suffer(request: TrainingRequest, response: ServerResponse, exchange: Exchange): Promise<void> {
  const fault = exchange.nextFault(request.kind);
  switch (fault?.kind) {
    case undefined:
      answer(response, exchange.carryOut(request));
      return;
    case 'lose-before':
      response.destroy();
      return;
    case 'error-before':
      answer(response, { status: 500, body: { error: { code: 'internal', message: '系统繁忙' } } });
      return;
    case 'busy':
      if (fault.retryAfter !== null) response.setHeader('retry-after', fault.retryAfter);
      answer(response, { status: fault.status, body: { error: { code: 'busy', message: '请求过于频繁' } } });
      return;
    case 'in-flight':
      answer(response, { status: 409, body: { error: { code: 'in-flight', message: '同一请求正在处理' } } });
      return;
    case 'portal':
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PORTAL);
      return;
    case 'slow-before':
      await exchange.rest(fault.ms);
      answer(response, exchange.carryOut(request));
      return;
    case 'overtaken':
      await exchange.overtaken(fault.ms);
      answer(response, exchange.carryOut(request));
      return;
    case 'twice':
      exchange.carryOut(request);
      answer(response, exchange.carryOut(request));
      return;
    case 'lose-after':
    case 'cut-after':
    case 'error-after':
    case 'truncate-after':
    case 'slow-after':
      await spoil(exchange.carryOut(request), fault, response, exchange);
      return;
  }
}

async function spoil(
  whole: TrainingAnswer,
  fault: AfterFault,
  response: ServerResponse,
  exchange: Exchange,
): Promise<void> {
  const text = JSON.stringify(whole.body);
  const half = text.slice(0, Math.floor(text.length / 2));
  switch (fault.kind) {
    case 'lose-after':
      response.destroy();
      return;
    case 'cut-after':
      response.writeHead(whole.status, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
      });
      response.write(half, () => {
        response.destroy();
      });
      return;
    case 'error-after':
      answer(response, { status: 500, body: { error: { code: 'internal', message: '系统繁忙' } } });
      return;
    case 'truncate-after':
      response.writeHead(whole.status, { 'content-type': 'application/json' }).end(half);
      return;
    case 'slow-after':
      await exchange.rest(fault.ms);
      answer(response, whole);
      return;
  }
}

function answer(response: ServerResponse, { status, body }: TrainingAnswer): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}
