import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemorySecretBox } from '../../../src/main/lib/secret-box.ts';
import type { Station } from '../../../src/main/station.ts';
import type { ConnectionInput } from '../../../src/shared/connection.ts';
import { openTestStation, valueOf, waitUntil } from '../../support/station-fixture.ts';
import { nextWaybill, useVendureShop } from '../../support/vendure-bench.ts';
import { BENCH_LOGIN, GOODS } from '../../support/vendure-setup.ts';

// As the administrator does it: the shop is connected on the settings page, then a parcel comes.

const world = useVendureShop();
let dataDir: string;
let station: Station;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'dockproof-connected-'));
  station = await openTestStation(dataDir, undefined, { secrets: createMemorySecretBox() });
});
afterEach(async () => {
  await station.close();
  rmSync(dataDir, { recursive: true });
});

describe('a shop connected on the settings page', { timeout: 120_000 }, () => {
  it('is tried in words, saved, pulled, and pays its buyer once', async () => {
    const { handlers } = station;
    const shop: ConnectionInput = {
      id: null,
      kind: 'vendure',
      name: '独立站',
      baseUrl: world.proxy.url,
      transport: 'direct',
      fields: { username: BENCH_LOGIN.username },
      secrets: { password: 'not-the-password' },
    };
    expect(await valueOf(handlers.connectionTry(shop))).toMatchObject({ words: 'net:signed-out', returns: 0 });

    const waybill = nextWaybill();
    const order = await world.keeper.sell({ returnWaybill: waybill });
    const right = { ...shop, secrets: { password: BENCH_LOGIN.password } };
    expect(await valueOf(handlers.connectionTry(right))).toMatchObject({ isConnected: true, words: null });
    const [saved] = await valueOf(handlers.connectionSave(right));
    await waitUntil(async () => {
      const { hits } = await valueOf(handlers.returnFind({ text: order.code }));
      return hits.some(({ platform }) => platform === saved?.id);
    }, 30_000);
    for (const raw of [waybill, GOODS.mug.sku, 'DP:OK'])
      await valueOf(handlers.benchScan({ raw, source: 'scanner', at: Date.now() }));
    await waitUntil(
      async () => (await valueOf(handlers.benchView(undefined))).recent[0]?.progress === 'acknowledged',
      30_000,
    );
    expect(await world.keeper.refundsOf(order.code)).toHaveLength(1);
    expect((await valueOf(handlers.connectionList(undefined)))[0]).toMatchObject({
      isOnline: true,
      missingSecrets: [],
    });
    expect(await valueOf(handlers.connectionRemove({ id: saved?.id ?? '' }))).toEqual([]);
  });
});
