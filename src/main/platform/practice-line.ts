import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../lib/clock.ts';

// The line to a practice platform: a real HTTP server on this machine only, and everything that can go wrong with one
// request. What a request means is the practice platform's own business.

export type PracticeRequest = {
  method: string;
  path: string;
  query: URLSearchParams;
  header: (name: string) => string;
  text: string;
  /** The body as it came, where it is no text; absent on a line that carries texts only. */
  bytes?: Uint8Array;
};
export type PracticeAnswer = { status: number; body: unknown; headers?: Readonly<Record<string, string>> };

/** A practice platform without any line: what it answers to a request, at once, by its own books, clock and rules. */
export type PracticeRouter = {
  /** The platform's own name of the call, by which faults are aimed. */
  nameOf: (request: PracticeRequest) => string;
  answer: (request: PracticeRequest) => PracticeAnswer;
  /** The platform's own word for "too often". */
  busy: PracticeAnswer;
  /** An answer as text, where it isn't plain JSON.stringify. */
  print?: (body: unknown) => string;
};

/** `-before`: never carried out; `-after`: carried out, and the answer suffers. `busy`: the platform's own envelope. */
export type PracticeFault =
  | { kind: 'lose-before' | 'lose-after' | 'error-before' | 'error-after' | 'truncate-after' | 'huge-after' }
  | { kind: 'portal' | 'redirect' | 'busy' }
  | { kind: 'slow-after'; ms: number };

type LineOptions = {
  clock: Clock;
  carryOut: (request: PracticeRequest) => PracticeAnswer;
  /** The platform's own word for "too often". */
  busy: PracticeAnswer;
  faultOf: (request: PracticeRequest) => PracticeFault | null;
  /** An answer as text, where it isn't plain JSON.stringify. */
  print?: (body: unknown) => string;
};

type PracticeLine = { url: string; close: () => Promise<void> };

const BODY_MAX_BYTES = 2_000_000;
const PORTAL = '<!doctype html><title>WiFi 登录</title><p>请先登录网络';

/** A line to a router, where `script` names the fault of each call. */
export const openRouterLine = (
  clock: Clock,
  router: PracticeRouter,
  script: (call: string) => PracticeFault | null = () => null,
): Promise<PracticeLine> =>
  openPracticeLine({
    clock,
    carryOut: router.answer,
    busy: router.busy,
    faultOf: (request) => script(router.nameOf(request)),
    ...(router.print === undefined ? {} : { print: router.print }),
  });

/** Listens at once, on a free port of 127.0.0.1. */
async function openPracticeLine(options: LineOptions): Promise<PracticeLine> {
  const server = createServer((incoming, response) => {
    serve(incoming, response, options).catch(() => {
      // The other side has hung up in the middle of its request.
      response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0 }, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function serve(incoming: IncomingMessage, response: ServerResponse, options: LineOptions): Promise<void> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of incoming as AsyncIterable<Buffer>) {
    bytes += piece.byteLength;
    if (bytes > BODY_MAX_BYTES) {
      response.destroy();
      return;
    }
    pieces.push(piece);
  }
  const body = Buffer.concat(pieces);
  const url = new URL(incoming.url ?? '/', 'http://practice.invalid');
  const request: PracticeRequest = {
    method: incoming.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    header: (name) => {
      const value = incoming.headers[name];
      return typeof value === 'string' ? value : '';
    },
    text: body.toString('utf8'),
    bytes: body,
  };
  response.setHeader('date', new Date(options.clock.now()).toUTCString());
  await suffer(request, response, options);
}

async function suffer(request: PracticeRequest, response: ServerResponse, options: LineOptions): Promise<void> {
  const { clock, carryOut, busy, faultOf, print = (body) => JSON.stringify(body) } = options;
  const say = ({ status, body, headers }: PracticeAnswer): void => {
    const type = { 'content-type': 'application/json; charset=utf-8' };
    response.writeHead(status, { ...type, ...headers }).end(print(body));
  };
  const fault = faultOf(request);
  switch (fault?.kind) {
    case undefined:
      say(carryOut(request));
      return;
    case 'lose-before':
      response.destroy();
      return;
    case 'lose-after':
      carryOut(request);
      response.destroy();
      return;
    case 'error-before':
      say({ status: 500, body: { message: 'internal' } });
      return;
    case 'error-after':
      carryOut(request);
      say({ status: 500, body: { message: 'internal' } });
      return;
    case 'truncate-after': {
      const text = print(carryOut(request).body);
      response.writeHead(200, { 'content-type': 'application/json' }).end(text.slice(0, Math.floor(text.length / 2)));
      return;
    }
    case 'huge-after':
      carryOut(request);
      response.writeHead(200, { 'content-type': 'application/json' }).end(`"${'x'.repeat(20_000_000)}"`);
      return;
    case 'portal':
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PORTAL);
      return;
    case 'redirect':
      response.writeHead(302, { location: 'http://127.0.0.1:9/elsewhere' }).end();
      return;
    case 'busy':
      say(busy);
      return;
    case 'slow-after': {
      const answer = carryOut(request);
      await new Promise<void>((resolve) => clock.after(fault.ms, resolve));
      say(answer);
      return;
    }
  }
}
