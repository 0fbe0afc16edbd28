import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemorySecretBox } from '../../../src/main/lib/secret-box.ts';
import { SHIRT_AND_BELT } from '../../../src/main/platform/training/fixed-samples.ts';
import type { Station } from '../../../src/main/station.ts';
import type { ConnectionInput } from '../../../src/shared/connection.ts';
import { openTestStation, valueOf, waitUntil } from '../../support/station-fixture.ts';

let dataDir: string;
let station: Station;
const secrets = createMemorySecretBox();
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'dockproof-connections-'));
  station = await openTestStation(dataDir, undefined, { secrets });
});
afterEach(async () => {
  await station.close();
  rmSync(dataDir, { recursive: true });
});

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

  it('without its secret after a start, what is ordered for it waits for signing in', async () => {
    await valueOf(save(SHOP));
    await station.close();
    station = await openTestStation(dataDir, undefined, { secrets: createMemorySecretBox() });
    expect(await list()).toMatchObject([{ missingSecrets: ['password'], isOnline: false }]);
    expect(await isTraining()).toBe(false);
  });
});
