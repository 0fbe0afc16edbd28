import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AfterFault, NetworkFault, RequestKind } from './training-faults.ts';
import { badRequest } from './training-answers.ts';
import type { TrainingAnswer } from './training-answers.ts';
import { readTrainingRequest } from './training-router.ts';
import type { TrainingRequest } from './training-router.ts';

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
  const url = new URL(incoming.url ?? '/', 'http://training.invalid');
  const header = (name: string): string => {
    const value = incoming.headers[name];
    return typeof value === 'string' ? value : '';
  };
  const asked = {
    method: incoming.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    header,
    text: text ?? '',
  };
  const read = readTrainingRequest(asked, exchange.token);
  // Who isn't signed in is told so, whatever was sent.
  const request = text === null && !('status' in read && read.status === 401) ? badRequest() : read;
  if ('status' in request) {
    answer(response, request);
    return;
  }
  await suffer(request, response, exchange);
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
