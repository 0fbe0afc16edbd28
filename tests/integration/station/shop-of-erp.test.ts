import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/main/lib/clock.ts';
import { createMemorySecretBox } from '../../../src/main/lib/secret-box.ts';
import { openPracticeGeneric } from '../../../src/main/platform/generic/practice-generic-server.ts';
import type { Station } from '../../../src/main/station.ts';
import type { ConnectionInput, ConnectionView } from '../../../src/shared/connection.ts';
import { noOf, sample } from '../../support/generic-world.ts';
import { openTestStation, valueOf, waitUntil } from '../../support/station-fixture.ts';
import { ACCOUNT, noOf as wdtNoOf, openWorld, sample as wdtSample } from '../../support/wangdiantong-world.ts';

let dataDir: string;
let station: Station;
const closing: (() => Promise<void>)[] = [];
let secrets = createMemorySecretBox();
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'dockproof-erp-'));
  secrets = createMemorySecretBox();
  station = await openTestStation(dataDir, undefined, { secrets });
});
afterEach(async () => {
  await station.close();
  for (const close of closing.splice(0)) await close();
  rmSync(dataDir, { recursive: true });
});

const BARCODE = '6901234567892';
const lines = [{ sku: 'P-04', name: '抱枕', quantity: 1, barcodes: [BARCODE] }];
const save = (input: ConnectionInput) => station.handlers.connectionSave(input);
const remove = (id: string) => station.handlers.connectionRemove({ id });
const tryOut = (input: ConnectionInput) => station.handlers.connectionTry(input);
const list = () => valueOf(station.handlers.connectionList(undefined));
const commands = () => valueOf(station.handlers.syncCommands(undefined));
const scan = (raw: string) => valueOf(station.handlers.benchScan({ raw, source: 'scanner', at: Date.now() }));
const hitsOf = async (returnNo: string) => (await valueOf(station.handlers.returnFind({ text: returnNo }))).hits;
const platformsOf = async (returnNo: string) => (await hitsOf(returnNo)).map(({ platform }) => platform);
const isKnown = async (returnNo: string) => (await hitsOf(returnNo)).length > 0;
const idOf = (saved: readonly ConnectionView[], kind: string): string => {
  const found = saved.find((one) => one.kind === kind);
  if (found === undefined) throw new Error(`no ${kind}`);
  return found.id;
};
const codeOf = async (answer: ReturnType<typeof save>) => {
  const result = await answer;
  return result.ok ? 'ok' : result.error.code;
};

async function openOwnErp() {
  const server = await openPracticeGeneric({ clock: systemClock, token: 'own-token' });
  closing.push(server.close);
  const erp: ConnectionInput = {
    ...{ id: null, kind: 'generic', name: '自有 ERP', baseUrl: server.url, transport: 'direct' },
    fields: { stock: 'yes', refusals: 'no' },
    secrets: { token: 'own-token' },
  };
  const saved = await valueOf(save(erp));
  return { books: server.books, erp, erpId: idOf(saved, 'generic') };
}

const shopVia = (erp: string, erpShop: string, more: Partial<ConnectionInput> = {}): ConnectionInput => ({
  ...{ id: null, kind: 'pdd', name: '拼多多旗舰店', transport: 'erp', baseUrl: '', secrets: {} },
  fields: { erp, erpShop },
  ...more,
});

describe('a marketplace shop whose after-sales run through an own system', { timeout: 60_000 }, () => {
  it('takes what is new of its shop; what the ERP has told stays there; nothing is told twice', async () => {
    const { books, erpId } = await openOwnErp();
    books.add([sample(1, { shop: 'P-1', lines }), sample(2, { shop: 'J-1', lines })]);
    await valueOf(station.handlers.syncNow(undefined));
    await waitUntil(() => isKnown(noOf(2)));
    const pddId = idOf(await valueOf(save(shopVia(erpId, 'P-1'))), 'pdd');
    books.add([sample(3, { shop: 'P-1', lines }), sample(4, { lines })]);
    books.change(noOf(1), { state: 'withdrawn' });
    await valueOf(station.handlers.syncNow(undefined));
    await waitUntil(async () => (await isKnown(noOf(3))) && (await isKnown(noOf(4))));
    await waitUntil(async () => (await hitsOf(noOf(1)))[0]?.state === 'withdrawn');
    expect(await platformsOf(noOf(1))).toEqual([erpId]);
    expect(await platformsOf(noOf(2))).toEqual([erpId]);
    expect(await platformsOf(noOf(3))).toEqual([pddId]);
    expect(await platformsOf(noOf(4))).toEqual([erpId]);
    expect((await hitsOf(noOf(3)))[0]?.shop).toBe('拼多多旗舰店');
    expect(await list()).toMatchObject([{ kind: 'generic' }, { kind: 'pdd', transport: 'erp', baseUrl: '' }]);
  });

  it('is paid and booked in by the ERP’s calls, once', async () => {
    const { books, erpId } = await openOwnErp();
    books.add([sample(1, { shop: 'P-1', lines })]);
    const pddId = idOf(await valueOf(save(shopVia(erpId, 'P-1'))), 'pdd');
    // Whichever connection read it first has it.
    await waitUntil(() => isKnown(noOf(1)));
    const [platform = ''] = await platformsOf(noOf(1));
    expect([erpId, pddId]).toContain(platform);
    books.add([sample(5, { shop: 'P-1', lines })]);
    await valueOf(station.handlers.syncNow(undefined));
    await waitUntil(() => isKnown(noOf(5)));
    for (const raw of ['YT1000000005', BARCODE, 'DP:OK', 'DL:A-01']) await scan(raw);
    const isBooked = (): boolean => [...books.answered.keys()].some((key) => key.startsWith(`stock:${pddId}:`));
    await waitUntil(async () => isBooked() && (await commands()).every(({ state }) => state === 'done'));
    expect((await commands()).map(({ kind, platform: of }) => [kind, of])).toEqual([['refund', pddId]]);
    expect(books.movements()).toMatchObject([{ key: `refund:${pddId}:${noOf(5)}:1`, returnNo: noOf(5) }]);
  });

  it('gives its shop back when it goes, and comes back as who it was', async () => {
    const { books, erpId } = await openOwnErp();
    const pddId = idOf(await valueOf(save(shopVia(erpId, 'P-1'))), 'pdd');
    books.add([sample(1, { shop: 'P-1', lines })]);
    await valueOf(station.handlers.syncNow(undefined));
    await waitUntil(() => isKnown(noOf(1)));
    await valueOf(remove(pddId));
    books.add([sample(2, { shop: 'P-1', lines })]);
    await valueOf(station.handlers.syncNow(undefined));
    await waitUntil(() => isKnown(noOf(2)));
    expect([await platformsOf(noOf(1)), await platformsOf(noOf(2))]).toEqual([[pddId], [erpId]]);
    expect(idOf(await valueOf(save(shopVia(erpId, 'P-1'))), 'pdd')).toBe(pddId);
    books.change(noOf(1), { state: 'closed' });
    books.change(noOf(2), { state: 'closed' });
    await waitUntil(async () => {
      const hits = [...(await hitsOf(noOf(1))), ...(await hitsOf(noOf(2)))];
      return hits.every(({ state }) => state === 'closed');
    }, 40_000);
    expect([await platformsOf(noOf(1)), await platformsOf(noOf(2))]).toEqual([[pddId], [erpId]]);
  });

  it('is refused where it can’t be', async () => {
    const { erpId } = await openOwnErp();
    expect(await codeOf(save(shopVia('generic-nobody', 'P-1')))).toBe('erp-not-there');
    expect(await codeOf(save(shopVia(erpId, ' ')))).toBe('bad-request');
    expect(await codeOf(save(shopVia(erpId, 'P-1,P-2')))).toBe('bad-request');
    expect(await codeOf(save(shopVia(erpId, 'P-1', { baseUrl: 'https://shop.example' })))).toBe('bad-request');
    expect(await codeOf(save(shopVia(erpId, 'P-1', { kind: 'vendure', secrets: { password: 'p' } })))).toBe(
      'bad-request',
    );
    const taobao = { kind: 'taobao', fields: { erp: erpId, erpShop: 'P-1', shopType: 'tmall' } } as const;
    const pddId = idOf(await valueOf(save(shopVia(erpId, 'P-1'))), 'pdd');
    expect(await codeOf(save(shopVia(erpId, 'P-1', taobao)))).toBe('erp-shop-taken');
    expect(await codeOf(save(shopVia(pddId, 'P-2')))).toBe('erp-not-there');
    const direct = { id: pddId, transport: 'direct', baseUrl: 'https://shop.example' } as const;
    const own = { clientId: 'c', refundBy: 'agree' };
    const switched = shopVia(erpId, 'P-1', { ...direct, fields: own, secrets: { accessToken: 't' } });
    expect(await codeOf(save(switched))).toBe('erp-not-switched');
    expect(await codeOf(remove(erpId))).toBe('erp-carries');
    // Itself again, under another name: nobody else has the number.
    expect(await codeOf(save(shopVia(erpId, 'P-1', { id: pddId, name: '拼多多' })))).toBe('ok');
    await valueOf(remove(pddId));
    expect(await codeOf(remove(erpId))).toBe('ok');
  });

  it('says in a sentence how it stands', async () => {
    const { books, erp, erpId } = await openOwnErp();
    books.add([sample(1, { shop: 'P-1' }), sample(2, { shop: 'J-1' })]);
    const good = { isConnected: true, words: null, returns: 1, unread: 0 };
    expect(await valueOf(tryOut(shopVia(erpId, 'P-1')))).toEqual(good);
    const none = { isConnected: true, words: 'erp:none-of-shop', returns: 0, unread: 0 };
    expect(await valueOf(tryOut(shopVia(erpId, 'P-9')))).toEqual(none);
    await valueOf(save(shopVia(erpId, 'P-1')));

    await station.close();
    station = await openTestStation(dataDir, undefined, { secrets: createMemorySecretBox() });
    const away = { isConnected: false, words: 'erp:signed-out', returns: 0, unread: 0 };
    expect(await valueOf(tryOut(shopVia(erpId, 'P-9')))).toEqual(away);
    await waitUntil(async () => (await list()).every(({ pullWords }) => pullWords !== null));
    expect(await list()).toMatchObject([
      { id: erpId, missingSecrets: ['token'] },
      { kind: 'pdd', missingSecrets: [], pullWords: 'erp:signed-out' },
    ]);
    // Signed in with another token than the system's: the shop says whose fault it is.
    await valueOf(save({ ...erp, id: erpId, secrets: { token: 'of-last-year' } }));
    await waitUntil(async () => (await list()).every(({ isOnline }) => isOnline));
    expect(await list()).toMatchObject([{ pullWords: 'net:signed-out' }, { pullWords: 'erp:signed-out' }]);
  });
});

describe('a JD shop whose after-sales run through Wangdiantong', { timeout: 60_000 }, () => {
  it('gets its returns by its shop number, and leaves the money to a person there', async () => {
    const { server } = await openWorld({ factor: 1 });
    const saved = await valueOf(
      save({
        ...{ id: null, kind: 'wangdiantong', name: '山岚 ERP', transport: 'direct', baseUrl: server.url },
        fields: { sid: ACCOUNT.sid, appKey: ACCOUNT.appKey, stock: 'approved', shopNos: '', warehouseNo: '' },
        secrets: { appSecret: ACCOUNT.appSecret },
      }),
    );
    const erpId = idOf(saved, 'wangdiantong');
    const jd = shopVia(erpId, 'S02', { kind: 'jd', name: '京东自营店' });
    const jdId = idOf(await valueOf(save(jd)), 'jd');
    const now = Date.now();
    server.books.add([
      wdtSample(1, now, { shopNo: 'S01' }),
      wdtSample(2, now, { shopNo: 'S02', waybill: 'ZTO10000000022' }),
      // Older than a pull goes back to: found by its waybill, by whose it is.
      wdtSample(3, now - 40 * 86_400_000, { shopNo: 'S02' }),
    ]);
    await valueOf(station.handlers.syncNow(undefined));
    await waitUntil(async () => (await isKnown(wdtNoOf(1))) && (await isKnown(wdtNoOf(2))), 40_000);
    expect([await platformsOf(wdtNoOf(1)), await platformsOf(wdtNoOf(2))]).toEqual([[erpId], [jdId]]);
    expect((await hitsOf(wdtNoOf(2)))[0]?.shop).toBe('京东自营店');
    expect(await valueOf(tryOut({ ...jd, id: jdId }))).toMatchObject({
      isConnected: true,
      returns: 1,
    });
    await scan('ZTO10000000022');
    for (const raw of ['DP:SWP', 'DL:HOLD-01', 'DP:HOLD']) await scan(raw);
    const [open] = await valueOf(station.handlers.decisionList(undefined));
    const advice = await valueOf(station.handlers.decisionAdvice({ verdictId: open?.verdictId ?? '' }));
    expect(advice.market).toBe('jd');
    expect(advice.consequences.slice(0, 3).map(({ id }) => id)).toEqual(['pay-hand', 'part-hand', 'refuse-no-call']);
    await scan('ZTO10000000003');
    await waitUntil(() => isKnown(wdtNoOf(3)), 40_000);
    expect(await platformsOf(wdtNoOf(3))).toEqual([jdId]);
  });
});
