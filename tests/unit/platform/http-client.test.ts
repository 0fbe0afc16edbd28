import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer as createLine } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/main/lib/clock.ts';
import { createHttpClient } from '../../../src/main/platform/http-client.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function serve(handle: (incoming: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server: Server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A bare line: what comes over it is up to the test, down to the byte. */
async function line(talk: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createLine((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    talk(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const client = (more: { timeoutMs?: number; maxBytes?: number } = {}) =>
  createHttpClient({ clock: systemClock, ...more });
const post = (url: string) => ({ method: 'POST', url, body: '{"收":"货"}', headers: { 'x-key': 'k' } }) as const;

describe('one exchange', () => {
  it('gives one wanted header of the answer, and no other', async () => {
    const url = await serve((_, response) => {
      response.setHeader('content-type', 'application/json').setHeader('x-session', 's').end('{}');
    });
    const answer = { kind: 'answer', status: 200, body: {}, retryAfterMs: null };
    expect(await client().exchange({ ...post(url), wantedHeader: 'x-session' })).toEqual({ ...answer, header: 's' });
    expect(await client().exchange({ ...post(url), wantedHeader: 'x-other' })).toEqual(answer);
    expect(await client().exchange(post(url))).toEqual(answer);
  });

  it('sends the body byte for byte and reads whole JSON', async () => {
    const seen: unknown[] = [];
    const url = await serve((incoming, response) => {
      let text = '';
      incoming.setEncoding('utf8');
      incoming.on('data', (piece: string) => (text += piece));
      incoming.on('end', () => {
        seen.push(incoming.method, incoming.headers['x-key'], incoming.headers['content-type'], text);
        response.setHeader('content-type', 'application/json').end('{"行":1}');
      });
    });
    expect(await client().exchange(post(url))).toEqual({
      kind: 'answer',
      status: 200,
      body: { 行: 1 },
      retryAfterMs: null,
    });
    expect(seen).toEqual(['POST', 'k', 'application/json', '{"收":"货"}']);
  });

  it('reads an answer that comes in pieces, split inside a character', async () => {
    const bytes = Buffer.from('{"a":"货"}');
    const url = await serve((_, response) => {
      response.setHeader('content-type', 'application/json').write(bytes.subarray(0, 7));
      setTimeout(() => response.end(bytes.subarray(7)), 20);
    });
    expect(await client().exchange({ method: 'GET', url })).toMatchObject({ body: { a: '货' } });
  });

  it('keeps Retry-After', async () => {
    const url = await serve((_, response) => response.writeHead(429, { 'retry-after': '3' }).end('{}'));
    expect(await client().exchange(post(url))).toMatchObject({ status: 429, retryAfterMs: 3_000 });
  });
});

describe('what is positively not sent', () => {
  it('is a refused connection', async () => {
    const url = await serve(() => undefined);
    for (const close of closing.splice(0)) close();
    expect(await client().exchange(post(url))).toEqual({
      kind: 'no-answer',
      words: 'net:no-connection',
      wasSent: false,
    });
  });

  it('is a name that does not exist', async () => {
    const answer = await client({ timeoutMs: 3_000 }).exchange(post('https://dockproof.invalid/'));
    expect(answer).toMatchObject({ kind: 'no-answer', wasSent: false });
  });

  it('is a line on which TLS never came to stand', async () => {
    const plain = await line((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n'));
    expect(await client().exchange(post(plain.replace('http:', 'https:')))).toEqual({
      kind: 'no-answer',
      words: 'net:no-connection',
      wasSent: false,
    });
  });
});

describe('what may have been done', () => {
  it.each([
    ['a dropped connection', (socket: Socket) => socket.once('data', () => socket.destroy())],
    ['a reset', (socket: Socket) => socket.once('data', () => socket.resetAndDestroy())],
    [
      'half an answer',
      (socket: Socket) =>
        socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 40\r\n\r\n{"refundId":"F-1"')),
    ],
    ['an answer that is no HTTP', (socket: Socket) => socket.once('data', () => socket.end('hello\r\n\r\n'))],
  ])('is %s', async (_, talk) => {
    const url = await line(talk);
    expect(await client().exchange(post(url))).toEqual({ kind: 'no-answer', words: 'net:dropped', wasSent: true });
  });

  it.each([
    ['never answers', () => undefined],
    ['stops in the middle', (response: ServerResponse) => response.writeHead(200).write('{"a":')],
    [
      'sends a byte now and then',
      (response: ServerResponse) => {
        const drip = setInterval(() => response.write(' '), 20);
        response.on('close', () => {
          clearInterval(drip);
        });
      },
    ],
  ])('is a server that %s: the time-out is for the whole exchange', async (_, respond) => {
    const url = await serve((incoming, response) => {
      incoming.resume();
      respond(response);
    });
    const startedAt = Date.now();
    expect(await client({ timeoutMs: 150 }).exchange(post(url))).toEqual({
      kind: 'no-answer',
      words: 'net:timeout',
      wasSent: true,
    });
    expect(Date.now() - startedAt).toBeLessThan(2_000);
  });
});

describe('what is not believed', () => {
  it.each([
    ['a login page', 'net:portal', { 'content-type': 'text/html' }, '<html>login'],
    ['half of its JSON', 'net:garbled', { 'content-type': 'application/json' }, '{"a":'],
    ['bytes that are no UTF-8', 'net:garbled', { 'content-type': 'application/json' }, Buffer.from([0x22, 0xff, 0x22])],
    ['a packed body nobody asked for', 'net:garbled', { 'content-encoding': 'gzip' }, '{}'],
    ['more than the limit', 'net:too-large', {}, `"${'x'.repeat(2_000)}"`],
  ])('%s', async (_, words, headers, body) => {
    const url = await serve((_incoming, response) => response.writeHead(200, headers).end(body));
    expect(await client({ maxBytes: 1_000 }).exchange(post(url))).toEqual({ kind: 'no-answer', words, wasSent: true });
  });

  it('a redirect, which is never followed', async () => {
    let visits = 0;
    const elsewhere = await serve((_, response) => {
      visits += 1;
      response.end('{}');
    });
    const url = await serve((_, response) => response.writeHead(307, { location: elsewhere }).end());
    expect(await client().exchange(post(url))).toMatchObject({ kind: 'no-answer', words: 'net:redirect' });
    expect(visits).toBe(0);
  });
});

describe('addresses', () => {
  it.each([
    'http://example.com/',
    'ftp://127.0.0.1/',
    'https://user:secret@example.com/',
    'http://127.0.0.1.example.com/',
  ])('never %s', (url) => {
    expect(() => client().exchange({ method: 'GET', url })).toThrow(/not an allowed address/);
  });
});
