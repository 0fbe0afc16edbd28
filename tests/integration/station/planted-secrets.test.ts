import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CONNECTION_KINDS, CONNECTOR_FORMS, badFieldsOf, secretFieldsOf } from '../../../src/shared/connection.ts';
import type { ConnectionInput, ConnectionKind } from '../../../src/shared/connection.ts';
import { openKeychain } from '../../../src/main/app/keychain.ts';
import type { SafeStorage } from '../../../src/main/app/keychain.ts';
import { systemClock } from '../../../src/main/lib/clock.ts';
import { openLogger } from '../../../src/main/lib/logger.ts';
import type { Logger } from '../../../src/main/lib/logger.ts';
import { openRouterLine } from '../../../src/main/platform/practice-line.ts';
import { PREFIX, createGenericRouter } from '../../../src/main/platform/generic/practice-generic-router.ts';
import { readZip } from '../../../src/main/worker/zip-archive.ts';
import { sample } from '../../support/generic-world.ts';
import { addPhoto, exportOne, openPackStation, orderOf, plainPhoto } from '../../support/pack-fixture.ts';
import { createHeardLog } from '../../support/platform-sync.ts';
import { valueOf, waitUntil } from '../../support/station-fixture.ts';

// Shops whose secrets are words found nowhere else, through all that a bench does with them; then every byte it wrote, said
// or gave to the window is searched for those words.

vi.setConfig({ testTimeout: 120_000 });

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Two words of each secret, one on each side of what queries, forms and JSON write otherwise. */
const planted: string[] = [];
function plant(): string {
  const words = [randomBytes(12).toString('hex'), randomBytes(12).toString('hex')];
  planted.push(...words);
  return `${words[0] ?? ''}:"/ +${words[1] ?? ''}`;
}

/** A word as it may stand in a file: as text of both widths, in hex, and in Base64 at each of its three places. */
function formsOf(word: string): Buffer[] {
  const base64 = [0, 1, 2].map((before) => {
    const text = Buffer.from(`${' '.repeat(before)}${word}`)
      .toString('base64')
      .replace(/=+$/, '');
    return Buffer.from(text.slice(before + 1, -2));
  });
  return [Buffer.from(word), Buffer.from(word, 'utf16le'), Buffer.from(Buffer.from(word).toString('hex')), ...base64];
}

const holds = (bytes: Buffer, word: string): boolean => formsOf(word).some((form) => bytes.includes(form));

/** Every file below a folder, and every entry of those that are ZIPs. */
function readAll(folder: string): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    found.set(file, readFileSync(file));
    if (!/\.(?:zip|xlsx)$/.test(file)) continue;
    for (const { path, bytes } of readZip(readFileSync(file), () => true))
      found.set(`${file}/${path}`, Buffer.from(bytes));
  }
  return found;
}
const filesWith = (files: Map<string, Buffer>, word: string): string[] =>
  [...files].filter(([, bytes]) => holds(bytes, word)).map(([file]) => file);

/** A keychain as a system's: what it writes can't be read without its key. */
function createSafeStorage(): SafeStorage {
  const key = randomBytes(32);
  return {
    isEncryptionAvailable: () => true,
    encryptString: (text) => {
      const iv = randomBytes(16);
      return Buffer.concat([iv, createCipheriv('aes-256-ctr', key, iv).update(text)]);
    },
    decryptString: (bytes) =>
      createDecipheriv('aes-256-ctr', key, bytes.subarray(0, 16)).update(bytes.subarray(16)).toString(),
  };
}

const BARCODE = '6901234567892';
const REFUSED = '这笔不能退';

/** A system of one's own whose refusal of the second return says the whole request again. */
async function openOwnSystem(token: string): Promise<string> {
  const router = createGenericRouter({ clock: systemClock, token });
  const lines = [{ sku: 'P-04', name: '抱枕', quantity: 1, barcodes: [BARCODE] }];
  router.books.add([1, 2, 3].map((number) => sample(number, { lines, shop: '山岚旗舰店' })));
  const line = await openRouterLine(systemClock, {
    ...router,
    answer: (request) => {
      if (request.path !== `${PREFIX}/refunds` || !request.text.includes('RMA-000002')) return router.answer(request);
      const detail = `${REFUSED}: ${request.header('authorization')} ${encodeURIComponent(token)} ${request.text}`;
      return {
        status: 422,
        body: { type: 'about:blank', title: detail, status: 422, code: 'other', detail },
        headers: { 'content-type': 'application/problem+json' },
      };
    },
  });
  closing.push(line.close);
  return `${line.url}${PREFIX}`;
}

/** A shop of any other kind that refuses everything and says it again, with the secrets it must know. */
async function openEcho(secrets: string[]): Promise<string> {
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const heard = [
        ...secrets.flatMap((secret) => [secret, encodeURIComponent(secret)]),
        ...[request.url ?? '', JSON.stringify(request.headers), Buffer.concat(pieces).toString()],
      ].join(' ');
      const error = { code: '10301001001', message: heard, details: heard };
      response.writeHead(200, { 'content-type': 'application/json' }).end(
        JSON.stringify({
          error_response: { code: 15, msg: heard, sub_code: 'isv.unknown', sub_msg: heard, error_msg: heard },
          ...{ code: 50_002, msg: heard, sub_code: 'isv.unknown', sub_msg: heard, message: heard, status: 100 },
          ...{ Response: { success: false, errorList: [error] }, success: false, errorList: [error] },
          ...{ errors: [{ message: heard, extensions: { code: 'OTHER' } }], data: null, type: heard, title: heard },
        }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen({ host: '127.0.0.1', port: 0 }, resolve));
  closing.push(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  );
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

/** Something that the form takes, for each field that must be there. */
const fieldsOf = (kind: ConnectionKind): Record<string, string> =>
  Object.fromEntries(
    CONNECTOR_FORMS[kind].fields
      .filter(({ isSecret, isRequired }) => !isSecret && isRequired)
      .map(({ name, choices }) => [
        name,
        choices?.[0] ??
          ['1', 'dock@example.com'].find((text) => !badFieldsOf(kind, { [name]: text }).includes(name)) ??
          '',
      ]),
  );

async function shopOf(kind: ConnectionKind): Promise<ConnectionInput> {
  const secrets = Object.fromEntries(secretFieldsOf(kind).map(({ name }) => [name, plant()]));
  const baseUrl =
    kind === 'generic' ? await openOwnSystem(secrets['token'] ?? '') : await openEcho(Object.values(secrets));
  const [transport = 'direct'] = CONNECTOR_FORMS[kind].transports;
  return { id: null, kind, name: `山岚 ${kind}`, baseUrl, transport, fields: fieldsOf(kind), secrets };
}

describe('secrets of every kind of shop', () => {
  it('stand in no file but the keychain’s, in no log and in no answer to the window', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'dockproof-planted-'));
    closing.push(() => {
      rmSync(dataDir, { recursive: true, force: true });
    });
    const file = openLogger(dataDir, 'info');
    const heard = createHeardLog();
    const both =
      (level: 'info' | 'warn' | 'error'): Logger['info'] =>
      (message, facts) => {
        file[level](message, facts);
        heard[level](message, facts);
      };
    const log: Logger = { info: both('info'), warn: both('warn'), error: both('error') };
    const secrets = openKeychain(createSafeStorage(), dataDir, 'win32', log);
    const emitted: unknown[] = [];
    const station = await openPackStation(dataDir, {
      ...{ secrets, log },
      emit: (name: string, value: unknown) => {
        emitted.push([name, value]);
      },
    });
    const { handlers } = station;
    const told: unknown[] = [];
    const hear = async <T>(answer: Promise<T>): Promise<T> => {
      told.push(await answer);
      return answer;
    };
    const scan = (raw: string) => hear(valueOf(handlers.benchScan({ raw, source: 'scanner', at: Date.now() })));
    const commands = () => hear(valueOf(handlers.syncCommands(undefined)));

    for (const kind of CONNECTION_KINDS) {
      const shop = await shopOf(kind);
      await hear(handlers.connectionTry(shop) as Promise<unknown>);
      await hear(valueOf(handlers.connectionSave(shop)));
    }
    await waitUntil(async () => (await valueOf(handlers.returnFind({ text: 'YT1000000003' }))).hits.length === 1);

    // A refund, and one that is refused in words that say the token again.
    for (const waybill of ['YT1000000001', 'YT1000000002'])
      for (const raw of [waybill, BARCODE, 'DP:OK', 'DL:A-01']) await scan(raw);
    await waitUntil(async () => (await commands()).every(({ state }) => state === 'done' || state === 'parked'));
    expect((await commands()).map(({ returnNo, state }) => [returnNo, state]).toSorted()).toEqual([
      ['RMA-000001', 'done'],
      ['RMA-000002', 'parked'],
    ]);
    expect((await commands()).find(({ state }) => state === 'parked')?.lastWords).toContain(REFUSED);

    // Evidence of a third, as a pack; the reports as tables.
    await scan('YT1000000003');
    const inspectionId = (await valueOf(handlers.benchView(undefined))).session?.inspectionId ?? '';
    for (const [seed, shot] of (['label', 'seal', 'body', 'serial', 'contents'] as const).entries())
      await addPhoto(station, inspectionId, shot, await plainPhoto(seed + 1, 640, 480));
    for (const raw of ['DP:SWP', 'DL:HOLD-01']) await scan(raw);
    await exportOne(station, orderOf([inspectionId], { preset: 'plain' }));
    const today = new Date();
    const two = (number: number): string => String(number).padStart(2, '0');
    const until = `${String(today.getFullYear())}-${two(today.getMonth() + 1)}-${two(today.getDate())}`;
    const table = { table: 'shop', from: until, until, sort: 'judged', isDescending: true, filter: '' } as const;
    for (const format of ['csv', 'xlsx'] as const)
      await hear(valueOf(handlers.reportExport({ ...table, format, language: 'zh' })));
    await hear(valueOf(handlers.syncNow(undefined)));
    await hear(valueOf(handlers.connectionList(undefined)));
    await hear(valueOf(handlers.caseView({ inspectionId, isOpening: true })));

    const searchedOpen = readAll(dataDir);
    await station.close();
    file.close();
    const searched = readAll(dataDir);
    const said = Buffer.from(JSON.stringify([told, emitted, heard.said]));

    // What is searched is really there, and the search finds what is.
    const names = [...searched.keys(), ...searchedOpen.keys()].join('\n');
    for (const part of ['app.db', 'app.db-wal', 'dockproof.log', '.csv', '.xlsx/', '.zip/'])
      expect(names).toContain(part);
    expect(filesWith(searchedOpen, REFUSED)).not.toEqual([]);
    expect(filesWith(searched, '山岚旗舰店').filter((name) => name.includes('.xlsx/'))).not.toEqual([]);
    expect(holds(said, REFUSED)).toBe(true);
    // The bench's own signing key lies there, too.
    expect([...searched.keys()].filter((name) => name.includes('/secrets/')).length).toBe(planted.length / 2 + 1);
    for (const before of ['', 'x', 'xy'])
      expect(holds(Buffer.from(Buffer.from(`${before}${planted[0] ?? ''}`).toString('base64')), planted[0] ?? '')).toBe(
        true,
      );

    for (const word of planted) {
      expect(filesWith(searchedOpen, word)).toEqual([]);
      expect(filesWith(searched, word)).toEqual([]);
      expect(holds(said, word)).toBe(false);
    }
  });
});
