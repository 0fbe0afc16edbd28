import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/main/lib/clock.ts';
import type { Clock } from '../../../src/main/lib/clock.ts';
import { createMemorySecretBox } from '../../../src/main/lib/secret-box.ts';
import { openPracticeGeneric } from '../../../src/main/platform/generic/practice-generic-server.ts';
import { practiceRefund } from '../../../src/main/platform/taobao/practice-taobao-books.ts';
import { openPracticeTaobao } from '../../../src/main/platform/taobao/practice-taobao-server.ts';
import { SHIRT_AND_BELT } from '../../../src/main/platform/training/fixed-samples.ts';
import type { Station } from '../../../src/main/station.ts';
import type { ConnectionInput } from '../../../src/shared/connection.ts';
import { sample } from '../../support/generic-world.ts';
import { createHeardLog } from '../../support/platform-sync.ts';
import { openTestStation, valueOf, waitUntil } from '../../support/station-fixture.ts';

let dataDir: string;
let station: Station;
const closing: (() => Promise<void>)[] = [];
const secrets = createMemorySecretBox();
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'dockproof-connections-'));
  station = await openTestStation(dataDir, undefined, { secrets });
});
afterEach(async () => {
  await station.close();
  for (const close of closing.splice(0)) await close();
  rmSync(dataDir, { recursive: true });
});

const BARCODE = '6901234567892';
/** The time to undo is over for all that was ordered before. */
const inAnHour: Clock = { ...systemClock, now: () => Date.now() + 3_600_000 };

/** A system with DockProof's own interface and two returns, and what connects to it. */
async function openOwnSystem() {
  const server = await openPracticeGeneric({ clock: systemClock, token: 'own-token' });
  closing.push(server.close);
  const lines = [{ sku: 'P-04', name: '抱枕', quantity: 1, barcodes: [BARCODE] }];
  server.books.add([sample(1, { lines }), sample(2, { lines })]);
  const shop: ConnectionInput = {
    ...{ id: null, kind: 'generic', name: '自有系统', baseUrl: server.url, transport: 'direct' },
    fields: { stock: 'yes', refusals: 'yes' },
    secrets: { token: 'own-token' },
  };
  return { shop, calls: () => server.calls, movements: server.books.movements };
}

// Nobody listens there: what is tested is what the station does, not the shop.
const SHOP: ConnectionInput = {
  id: null,
  kind: 'vendure',
  name: '独立站',
  baseUrl: 'http://127.0.0.1:9',
  transport: 'direct',
  fields: { username: 'dock' },
  secrets: { password: 'first-secret' },
};
const save = (input: ConnectionInput) => station.handlers.connectionSave(input);
const scan = (raw: string) => valueOf(station.handlers.benchScan({ raw, source: 'scanner', at: Date.now() }));
const commands = () => valueOf(station.handlers.syncCommands(undefined));
const isKnown = async (text: string) => (await valueOf(station.handlers.returnFind({ text }))).hits.length === 1;
/** Opens a box of the own system's, finds it intact and puts it away. */
const open = async (waybill: string): Promise<void> => {
  for (const raw of [waybill, BARCODE, 'DP:OK', 'DL:A-01']) await scan(raw);
};
const list = async () => valueOf(station.handlers.connectionList(undefined));
const isTraining = async () => (await valueOf(station.handlers.syncStatus(undefined))).isTraining;

describe('connecting a shop', () => {
  it('takes the place of the training platform, and gives it back when it is removed', async () => {
    expect(await isTraining()).toBe(true);
    const [saved] = await valueOf(save(SHOP));
    expect(saved).toMatchObject({ name: '独立站', missingSecrets: [], isSecretKept: false });
    expect(JSON.stringify(saved)).not.toContain('first-secret');
    expect(await isTraining()).toBe(false);
    expect(await valueOf(station.handlers.connectionRemove({ id: saved?.id ?? '' }))).toEqual([]);
    expect(secrets.read(saved?.id ?? '')).toBeNull();
    expect(await isTraining()).toBe(true);
  });

  it('says in words why a shop can’t be reached, and stores nothing of a trial', async () => {
    expect(await valueOf(station.handlers.connectionTry(SHOP))).toEqual({
      isConnected: false,
      words: 'net:no-connection',
      returns: 0,
      unread: 0,
    });
    expect(await list()).toEqual([]);
  });

  it.each(['https://shop.example:99999', 'https://1.2.3.999'])(
    'takes no address that no request can go to (%s): it would be read at each start',
    async (baseUrl) => {
      const bad = { error: { code: 'bad-request' } };
      expect(await station.handlers.connectionTry({ ...SHOP, baseUrl })).toMatchObject(bad);
      expect(await save({ ...SHOP, baseUrl })).toMatchObject(bad);
      expect(await list()).toEqual([]);
    },
  );

  it('sends a stored secret only to the address it was given for', async () => {
    const [saved] = await valueOf(save(SHOP));
    const id = saved?.id ?? '';
    expect((await save({ ...SHOP, id, name: '新名字', secrets: {} })).ok).toBe(true);
    expect(await save({ ...SHOP, id, baseUrl: 'https://other.example', secrets: {} })).toMatchObject({
      error: { code: 'secret-needed' },
    });
    expect(
      await station.handlers.connectionTry({ ...SHOP, id, fields: { username: 'other' }, secrets: {} }),
    ).toMatchObject({
      error: { code: 'secret-needed' },
    });
    expect((await list()).map(({ name, baseUrl }) => [name, baseUrl])).toEqual([['新名字', SHOP.baseUrl]]);
  });

  it('knows no connection that isn’t there', async () => {
    expect(await save({ ...SHOP, id: 'vendure-nobody' })).toMatchObject({ error: { code: 'unknown-connection' } });
    expect(await station.handlers.connectionRemove({ id: 'x' })).toMatchObject({
      error: { code: 'unknown-connection' },
    });
  });

  it('waits until the training refunds are through', async () => {
    await waitUntil(async () => {
      const { hits } = await valueOf(station.handlers.returnFind({ text: SHIRT_AND_BELT.waybill }));
      return hits.length > 0;
    });
    await station.handlers.settingsSet({ undoMs: 600_000 });
    const { waybill, shirtBarcode, beltBarcode } = SHIRT_AND_BELT;
    for (const raw of [waybill, shirtBarcode, beltBarcode, 'DP:OK'])
      await station.handlers.benchScan({ raw, source: 'scanner', at: Date.now() });
    expect(await save(SHOP)).toMatchObject({ error: { code: 'connection-busy' } });
    expect(await isTraining()).toBe(true);
  });

  it('without its secret after a start, what is ordered for it waits for signing in', { timeout: 60_000 }, async () => {
    const own = await openOwnSystem();
    const [saved] = await valueOf(save(own.shop));
    await waitUntil(() => isKnown('YT1000000001'));
    // What is ordered now is due only after the next start.
    await station.handlers.settingsSet({ undoMs: 600_000 });
    await open('YT1000000001');
    await station.close();
    const told = own.calls().length;

    const box = createMemorySecretBox();
    station = await openTestStation(dataDir, undefined, { secrets: box, clock: inAnHour });
    expect(await list()).toMatchObject([{ missingSecrets: ['token'], isOnline: false }]);
    expect(await isTraining()).toBe(false);
    await open('YT1000000002');
    await waitUntil(async () => (await commands()).every(({ lastWords }) => lastWords !== null));
    const waiting = { state: 'waiting', lastWords: 'net:signed-out' };
    expect((await commands()).map(({ kind, returnNo }) => [returnNo, kind]).toSorted()).toEqual([
      ['RMA-000001', 'refund'],
      ['RMA-000001', 'stock'],
      ['RMA-000002', 'refund'],
      ['RMA-000002', 'stock'],
    ]);
    for (const command of await commands()) expect(command).toMatchObject(waiting);
    expect(own.calls()).toHaveLength(told);

    await valueOf(save({ ...own.shop, id: saved?.id ?? '' }));
    await waitUntil(async () => (await commands()).every(({ state }) => state === 'done'));
    expect(
      own
        .movements()
        .map(({ returnNo }) => returnNo)
        .toSorted(),
    ).toEqual(['RMA-000001', 'RMA-000002']);
  });

  it('without its secret it still orders the notice that a parcel is here, which waits too', async () => {
    const top = await openPracticeTaobao({
      ...{ clock: systemClock, log: createHeardLog(), app: { key: '12345678', secret: 'app', session: 'session' } },
      rules: { shopType: 'taobao' },
    });
    closing.push(top.close);
    const refund = practiceRefund(1, Date.now() - 3_600_000);
    top.books.add({ ...refund });
    const shop: ConnectionInput = {
      ...{ id: null, kind: 'taobao', name: '山岚', baseUrl: top.url, transport: 'direct' },
      fields: { appKey: '12345678', shopType: 'taobao', refundBy: 'warehouse', signMethod: '' },
      secrets: { appSecret: 'app', session: 'session' },
    };
    await valueOf(save(shop));
    await waitUntil(() => isKnown(refund.sid));
    await station.close();
    station = await openTestStation(dataDir, undefined, { secrets: createMemorySecretBox() });
    await scan(refund.sid);
    await waitUntil(async () => (await commands()).some(({ lastWords }) => lastWords !== null));
    expect(await commands()).toMatchObject([{ kind: 'received', state: 'waiting', lastWords: 'net:signed-out' }]);
    expect(top.books.get(refund.refundId)?.isSigned).toBe(false);
  });
});
