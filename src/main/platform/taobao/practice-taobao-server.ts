import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { wordsOf } from '../../lib/app-error.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import { fault, jsonOf, serviceFault } from './practice-taobao-answers.ts';
import type { PracticeBooks } from './practice-taobao-books.ts';
import { createPracticeRouter } from './practice-taobao-router.ts';
import type { PracticeRouterOptions } from './practice-taobao-router.ts';
import type { PracticeRules } from './practice-taobao-writes.ts';

/** What the network, or the platform on a bad day, does to one call. `-before`: it is not carried out. */
export type PracticeFault =
  | { kind: 'lose-before' | 'lose-after' | 'cut-after' | 'truncate-after' | 'portal' | 'garbage' | 'huge' }
  | { kind: 'status-before' | 'status-after'; status: number }
  | { kind: 'slow-after'; ms: number }
  /** The platform's own envelope in place of an answer, after or before carrying it out. */
  | { kind: 'envelope-before' | 'envelope-after'; body: unknown }
  /** Delivered a second time; the second answer comes back. */
  | { kind: 'twice' }
  | { kind: 'redirect'; to: string };

export const throttled = (seconds: number): PracticeFault => ({
  kind: 'envelope-before',
  body: fault(
    7,
    'App Call Limited',
    'accesscontrol.limited-by-api-access-count',
    `This ban will last for ${seconds} more seconds`,
  ),
});
export const ispFault = (when: 'before' | 'after'): PracticeFault => ({
  kind: `envelope-${when}`,
  body: serviceFault('isp.remote-service-timeout', '远程服务调用超时'),
});

type PracticeOptions = PracticeRouterOptions & { log: Logger; script?: (method: string) => PracticeFault | null };

export type PracticeTaobao = {
  url: string;
  books: PracticeBooks;
  rules: PracticeRules;
  /** The calls that passed the router, by method. */
  calls: string[];
  close: () => Promise<void>;
};

const BODY_MAX_BYTES = 8_000_000;

/** A strict imitation of TOP's router on this machine only (127.0.0.1, a free port). */
export async function openPracticeTaobao(options: PracticeOptions): Promise<PracticeTaobao> {
  const { clock, log, script = () => null } = options;
  const router = createPracticeRouter(options);

  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    // A platform's own clock, by which a connector can tell that the bench's is wrong.
    response.setHeader('date', new Date(clock.now()).toUTCString());
    const body = await readBody(incoming);
    const isPost = incoming.method === 'POST' && incoming.url === '/router/rest';
    const routed = router.route({
      body: isPost ? body : null,
      contentType: incoming.headers['content-type'] ?? '',
      isByRelay: incoming.headers['x-dockproof-relay'] === '1',
    });
    if (routed.kind === 'away') {
      say(response, 200, routed.body);
      return;
    }
    await suffer(response, script(routed.method), routed.carryOut, clock);
  };

  const server = createServer((incoming, response) => {
    serve(incoming, response).catch((error: unknown) => {
      log.warn('practice-taobao-fault', { words: wordsOf(error) });
      response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0 }, resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/router/rest`,
    books: router.books,
    rules: router.rules,
    calls: router.calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function readBody(incoming: IncomingMessage): Promise<Buffer | null> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of incoming as AsyncIterable<Buffer>) {
    bytes += piece.byteLength;
    if (bytes <= BODY_MAX_BYTES) pieces.push(piece);
  }
  return bytes > BODY_MAX_BYTES ? null : Buffer.concat(pieces);
}

const JSON_TYPE = { 'content-type': 'application/json;charset=UTF-8' };

const say = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, JSON_TYPE).end(jsonOf(body));
};

async function suffer(
  response: ServerResponse,
  suffered: PracticeFault | null,
  carryOut: () => unknown,
  clock: Clock,
): Promise<void> {
  if (suffered === null) {
    say(response, 200, carryOut());
    return;
  }
  switch (suffered.kind) {
    case 'lose-before':
      response.destroy();
      return;
    case 'lose-after':
      carryOut();
      response.destroy();
      return;
    case 'cut-after': {
      const text = jsonOf(carryOut());
      response.writeHead(200, { ...JSON_TYPE, 'content-length': Buffer.byteLength(text) });
      response.write(text.slice(0, 20), () => {
        response.destroy();
      });
      return;
    }
    case 'truncate-after':
      response.writeHead(200, JSON_TYPE).end(jsonOf(carryOut()).slice(0, 20));
      return;
    case 'portal':
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<!doctype html><p>请先登录网络');
      return;
    case 'garbage':
      say(response, 200, { somebody_else_response: {} });
      return;
    case 'huge':
      response.writeHead(200, JSON_TYPE).end(`{"x":"${'x'.repeat(20_000_000)}"}`);
      return;
    case 'status-before':
      say(response, suffered.status, { message: 'unavailable' });
      return;
    case 'status-after':
      carryOut();
      say(response, suffered.status, { message: 'unavailable' });
      return;
    case 'slow-after': {
      const body = carryOut();
      await new Promise<void>((resolve) => clock.after(suffered.ms, resolve));
      say(response, 200, body);
      return;
    }
    case 'envelope-before':
      say(response, 200, suffered.body);
      return;
    case 'envelope-after':
      carryOut();
      say(response, 200, suffered.body);
      return;
    case 'twice':
      carryOut();
      say(response, 200, carryOut());
      return;
    case 'redirect':
      response.writeHead(302, { location: suffered.to }).end();
      return;
  }
}
