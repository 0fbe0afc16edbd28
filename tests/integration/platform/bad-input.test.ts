import { generateKeyPairSync, sign as signBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import * as v from 'valibot';
import { afterEach, describe, expect, it } from 'vitest';
import {
  CONNECTION_KINDS,
  CONNECTOR_FORMS,
  ConnectionInput,
  badFieldsOf,
  secretFieldsOf,
} from '../../../src/shared/connection.ts';
import type { ConnectionKind } from '../../../src/shared/connection.ts';
import { LAST_WORDS } from '../../../src/shared/last-words.ts';
import { makeStationCertificate } from '../../../src/main/custody/station-certificate.ts';
import { systemClock } from '../../../src/main/lib/clock.ts';
import { CONNECTORS } from '../../../src/main/platform/connectors.ts';
import type { Platform, Words } from '../../../src/main/platform/platform.ts';
import { en, zh } from '../../../src/renderer/ui/words.ts';
import { createHeardLog } from '../../support/platform-sync.ts';

// What a wrong or hostile other side may answer, at every connector there is: each time a sentence, never a secret.

const closing: Server[] = [];
afterEach(() => {
  for (const server of closing.splice(0)) server.close();
});

async function listen(server: Server): Promise<number> {
  closing.push(server);
  await new Promise<void>((resolve) => server.listen({ host: '127.0.0.1', port: 0 }, resolve));
  return (server.address() as AddressInfo).port;
}
const openHttp = async (answer: RequestListener): Promise<string> =>
  `http://127.0.0.1:${await listen(createServer(answer))}`;

/** Whatever it is asked for, it says this. */
const saying =
  (status: number, type: string, text: string, headers: Readonly<Record<string, string>> = {}) =>
  (_: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(status, { 'content-type': type, ...headers }).end(text);
  };
const JSON_TYPE = 'application/json';

const CANDIDATES = ['1', 'dock', 'dock@example.com'];
/** Something that the form takes, for each field that must be there. */
const fieldsOf = (kind: ConnectionKind): Readonly<Record<string, string>> =>
  Object.fromEntries(
    CONNECTOR_FORMS[kind].fields
      .filter(({ isSecret, isRequired }) => !isSecret && isRequired)
      .map(({ name, choices }) => [
        name,
        choices?.[0] ?? CANDIDATES.find((text) => !badFieldsOf(kind, { [name]: text }).includes(name)) ?? '',
      ]),
  );
const PLANTED = 'planted-secret';
/** With a colon, as Wangdiantong's has, and with what queries, forms and JSON write otherwise. */
const secretOf = (name: string): string => `${PLANTED}-${name}:${PLANTED}-"/ +salt`;

type Made = { platform: Platform; log: ReturnType<typeof createHeardLog> };

function make(kind: ConnectionKind, baseUrl: string): Made {
  const log = createHeardLog();
  const fields = fieldsOf(kind);
  expect(badFieldsOf(kind, fields)).toEqual([]);
  const config = {
    ...{ id: `${kind}-1`, shop: '山岚', transport: 'direct' as const, baseUrl },
    field: (name: string) => fields[name] ?? '',
    secret: secretOf,
  };
  return { platform: CONNECTORS[kind].create(config, { clock: systemClock, log }), log };
}

const isOurs = (words: string): words is (typeof LAST_WORDS)[number] => LAST_WORDS.some((id) => id === words);

/** An id with a sentence in both languages, or a sentence of the connector's own in both. */
function expectSentence(words: Words): void {
  if (isOurs(words)) {
    for (const told of [zh.lastWords[words], en.lastWords[words]]) expect(told.length).toBeGreaterThan(5);
    return;
  }
  expect(words).toMatch(/[\p{Script=Han}].* \/ .*[a-z]{3}/u);
}

const RETURN_NO: Partial<Record<ConnectionKind, string>> = { pdd: '240101-123456789-77' };
const bodyOf = (kind: ConnectionKind) => ({
  ...{ key: `refund:${kind}-1:1:1`, returnNo: RETURN_NO[kind] ?? '12345678', amountCents: 1_990, freightCents: 0 },
  ...{ currency: 'CNY', reason: '完好' },
});

/** What is said when it pulls; a refund meets the same and may never be called done, nor is any secret told. */
async function meet(kind: ConnectionKind, baseUrl: string): Promise<Words> {
  const { platform, log } = make(kind, baseUrl);
  const pulled = await platform.pullExpected(null);
  if (pulled.kind !== 'failed') throw new Error(`${kind} took it for a page`);
  expectSentence(pulled.words);
  const read = await platform.readReturn(bodyOf(kind).returnNo);
  expect(['failed', 'not-found']).toContain(read.kind);
  const sent = await platform.sendRefund(bodyOf(kind));
  expect(sent.kind).not.toBe('acknowledged');
  if (sent.kind !== 'acknowledged') expectSentence(sent.words);
  expect(JSON.stringify([pulled, read, sent, log.said])).not.toContain(PLANTED);
  return pulled.words;
}

describe.each(CONNECTION_KINDS.map((kind) => [kind]))('%s', { timeout: 30_000 }, (kind) => {
  it.each<[string, RequestListener, string | null]>([
    ['a wrong address: nothing there', saying(404, JSON_TYPE, '{"message":"no such path"}'), null],
    ['a wrong address: another site', saying(404, 'text/html', '<h1>Not Found'), 'net:wrong-address'],
    ['a login page', saying(200, 'text/html', '<!doctype html><p>WiFi'), 'net:portal'],
    ['a login page that calls itself JSON', saying(200, JSON_TYPE, '<html><p>WiFi'), 'net:portal'],
    ['20 MB', saying(200, JSON_TYPE, `"${'x'.repeat(20_000_000)}"`), 'net:too-large'],
    ['half an answer', saying(200, JSON_TYPE, '{"data":{"order":[{"no'), 'net:garbled'],
    ['nothing', saying(200, JSON_TYPE, ''), 'net:garbled'],
    ['bytes that are no text', saying(200, JSON_TYPE, '\u0000\u0001'), 'net:garbled'],
    ['a list', saying(200, JSON_TYPE, '[]'), null],
    ['null', saying(200, JSON_TYPE, 'null'), null],
    ['a number beyond all numbers', saying(200, JSON_TYPE, '1e999'), null],
    ['JSON of somebody else’s', saying(200, JSON_TYPE, '{"ok":true,"rows":[{"id":1}]}'), null],
    ['a teapot', saying(418, JSON_TYPE, '{}'), null],
    ['a status that is none', saying(299, JSON_TYPE, '{}'), null],
    ['a legal hurdle', saying(451, 'text/plain', 'no'), null],
    ['an overloaded server', saying(503, 'text/html', '<h1>busy'), 'net:server-fault'],
    ['a status of the next century', saying(599, JSON_TYPE, '{}'), 'net:server-fault'],
  ])('answered with %s says so in a sentence', async (_, answer, words) => {
    const said = await meet(kind, await openHttp(answer));
    if (words !== null) expect(said).toBe(words);
  });

  it.each([301, 302, 303, 307, 308])('follows no redirect (%i): the other host hears nothing', async (status) => {
    const heard: string[] = [];
    const elsewhere = await openHttp((request, response) => {
      heard.push(request.url ?? '');
      response.end('{}');
    });
    const home = await openHttp(saying(status, JSON_TYPE, '{}', { location: `${elsewhere}/take-it-all` }));
    expect(await meet(kind, home)).toBe('net:redirect');
    expect(heard).toEqual([]);
  });

  it('says nothing to a server whose certificate nobody vouches for', async () => {
    let requests = 0;
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const raw = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }).subarray(-32));
    const sign = (bytes: Uint8Array): Uint8Array => new Uint8Array(signBytes(null, bytes, privateKey));
    const cert = await makeStationCertificate({ publicKey: raw, sign, name: 'localhost', now: Date.now() });
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' });
    const server = createTlsServer({ key, cert }, (_, response) => {
      requests += 1;
      response.end('{}');
    });
    const baseUrl = `https://127.0.0.1:${await listen(server)}`;
    expect(await meet(kind, baseUrl)).toBe('net:certificate');
    expect(requests).toBe(0);
    expect(await make(kind, baseUrl).platform.sendRefund(bodyOf(kind))).not.toMatchObject({ kind: 'unknown' });
  });

  it('says that nobody is there', async () => {
    const baseUrl = await openHttp(saying(200, JSON_TYPE, '{}'));
    await Promise.all(closing.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
    expect(await meet(kind, baseUrl)).toBe('net:no-connection');
  });

  it.each(['url', 'headers', 'body', 'all'] as const)('brings back no secret that is said again (%s)', async (part) => {
    const own = secretFieldsOf(kind).map(({ name }) => secretOf(name));
    const echo: RequestListener = (request, response) => {
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('end', () => {
        const heard = {
          url: request.url ?? '',
          headers: Object.entries(request.headers)
            .toSorted(([one]) => (/auth|token/.test(one) ? -1 : 1))
            .join(' '),
          body: Buffer.concat(pieces).toString(),
          all: own.flatMap((secret) => [secret, encodeURIComponent(secret)]).join(' '),
        };
        response.writeHead(200, { 'content-type': JSON_TYPE }).end(JSON.stringify(envelopesWith(heard[part])));
      });
    };
    const { platform, log } = make(kind, await openHttp(echo));
    const answers = [
      await platform.pullExpected(null),
      await platform.readReturn(bodyOf(kind).returnNo),
      await platform.sendRefund(bodyOf(kind)),
    ];
    expect(answers.map((answer) => answer.kind)).not.toContain('acknowledged');
    expect(own.length).toBeGreaterThan(0);
    expect(JSON.stringify([answers, log.said])).not.toContain(PLANTED);
  });

  it('goes over no plain line to another machine, neither saved nor used', async () => {
    const address = 'http://192.0.2.1/api';
    const input = { id: null, kind, name: '山岚', transport: 'direct', baseUrl: address, fields: {}, secrets: {} };
    expect(v.safeParse(ConnectionInput, input).success).toBe(false);
    expect(v.safeParse(ConnectionInput, { ...input, baseUrl: 'https://a:b@shop.example.com' }).success).toBe(false);
    expect(v.safeParse(ConnectionInput, { ...input, baseUrl: 'https://shop.example.com' }).success).toBe(true);
    await expect(async () => make(kind, address).platform.pullExpected(null)).rejects.toThrow('not an allowed address');
  });
});

/** The fault envelopes of all platforms in one body: whichever a connector reads, it reads these words. */
const envelopesWith = (words: string): object => ({
  error_response: {
    code: 15,
    msg: words,
    sub_code: 'isv.unknown',
    sub_msg: words,
    error_code: 50_000,
    error_msg: words,
  },
  ...{ code: 50_002, msg: words, sub_code: 'isv.unknown', sub_msg: words, err_no: 1, message: words, status: 100 },
  Response: { success: false, errorList: [{ code: '10301001001', message: words, details: words }] },
  ...{ success: false, errorList: [{ code: '10301001001', message: words, details: words }] },
  ...{
    errors: [{ message: words, extensions: { code: 'OTHER' } }],
    data: null,
    type: words,
    title: words,
    detail: words,
  },
});
