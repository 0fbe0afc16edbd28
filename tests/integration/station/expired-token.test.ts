import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { systemClock } from '../../../src/main/lib/clock.ts';
import { createMemorySecretBox } from '../../../src/main/lib/secret-box.ts';
import { fault } from '../../../src/main/platform/taobao/practice-taobao-answers.ts';
import { practiceRefund } from '../../../src/main/platform/taobao/practice-taobao-books.ts';
import { openPracticeTaobao } from '../../../src/main/platform/taobao/practice-taobao-server.ts';
import type { PracticeTaobao } from '../../../src/main/platform/taobao/practice-taobao-server.ts';
import type { Station } from '../../../src/main/station.ts';
import type { ConnectionInput } from '../../../src/shared/connection.ts';
import { createHeardLog } from '../../support/platform-sync.ts';
import { openTestStation, valueOf, waitUntil } from '../../support/station-fixture.ts';

const APP = { key: '12345678', secret: 'app-secret', session: 'session-1' };
const log = createHeardLog();
let isExpired = false;
let dataDir: string;
let top: PracticeTaobao;
let station: Station;
beforeEach(async () => {
  isExpired = false;
  dataDir = mkdtempSync(join(tmpdir(), 'dockproof-expired-'));
  top = await openPracticeTaobao({
    ...{ clock: systemClock, log, app: APP, rules: { shopType: 'taobao' } },
    script: () =>
      isExpired ? { kind: 'envelope-before', body: fault(27, 'Invalid session', 'invalid-sessionkey') } : null,
  });
  station = await openTestStation(dataDir, undefined, { secrets: createMemorySecretBox(), log });
});
afterEach(async () => {
  await station.close();
  await top.close();
  rmSync(dataDir, { recursive: true });
});

const shown = async () => (await valueOf(station.handlers.connectionList(undefined)))[0];
const status = async () => valueOf(station.handlers.syncStatus(undefined));
/** Opens a box, tells how it is matched, and puts it aside. */
const open = async (waybill: string) => {
  const scan = (raw: string) => station.handlers.benchScan({ raw, source: 'scanner', at: Date.now() });
  const { view } = await valueOf(scan(waybill));
  await valueOf(scan('DP:LATER'));
  return view.session?.matching;
};

it('a token that expires is asked for, and a box that comes meanwhile is not called nobody’s', async () => {
  const { handlers } = station;
  const shop: ConnectionInput = {
    id: null,
    kind: 'taobao',
    name: '山岚',
    baseUrl: top.url,
    transport: 'direct',
    fields: { appKey: APP.key, shopType: 'taobao', refundBy: 'warehouse', signMethod: 'md5' },
    secrets: { appSecret: APP.secret, session: APP.session },
  };
  const [saved] = await valueOf(handlers.connectionSave(shop));
  await waitUntil(async () => (await shown())?.isOnline === true);
  expect(await shown()).toMatchObject({ pullWords: null });
  expect(await status()).toMatchObject({ isOnline: true, unreadShops: [] });
  // Its first pull goes through the thirty days before: until it is through, nobody knows who announced what.
  await valueOf(handlers.syncNow(undefined));
  expect(await open('ZZ1100112233')).toBe('unclaimed');

  isExpired = true;
  await valueOf(handlers.syncNow(undefined));
  expect(await shown()).toMatchObject({ isOnline: true, missingSecrets: [], pullWords: 'net:signed-out' });
  const unreadShops = [{ id: saved?.id, name: '山岚', words: 'net:signed-out' }];
  expect(await status()).toMatchObject({ isOnline: true, unreadShops });
  const late = practiceRefund(1, Date.now());
  top.books.add(late);
  expect(await open('ZZ9900112233')).toBe('unmatched');
  expect(log.said).toContainEqual({
    ...{ level: 'warn', message: 'pull-failed' },
    facts: { platform: saved?.id, words: 'net:signed-out' },
  });

  // The new token is typed into the form: it is read with at once.
  isExpired = false;
  await valueOf(handlers.connectionSave({ ...shop, id: saved?.id ?? '' }));
  await waitUntil(async () => {
    const { hits } = await valueOf(handlers.returnFind({ text: late.refundId }));
    return hits.length > 0;
  });
  expect(await shown()).toMatchObject({ isOnline: true, pullWords: null });
  expect(await status()).toMatchObject({ unreadShops: [] });
});
