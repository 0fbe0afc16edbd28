import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openTestStation, valueOf } from '../../support/station-fixture.ts';

const GOOD = {
  ...{ returnNo: 'RMA-1', orderNo: 'SO-1', reason: 'quality', amountCents: 1_990, currency: 'CNY', state: 'open' },
  ...{ version: 3, lines: [{ sku: 'P-04', name: '抱枕', quantity: 1 }] },
};
const TOLD = [
  GOOD,
  { ...GOOD, returnNo: 'RMA-2', amountCents: '1990' },
  { ...GOOD, returnNo: 'RMA-3', amountCents: 19.9 },
  { ...GOOD, returnNo: 'RMA-4', currency: 'yuan' },
];

it('a shop whose returns can’t all be read says how many would be left out', async () => {
  const shop = createServer((_, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ returns: TOLD, cursor: 'c-1', hasMore: false }));
  });
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve));
  const dataDir = mkdtempSync(join(tmpdir(), 'dockproof-unread-'));
  const station = await openTestStation(dataDir);
  try {
    const tried = await valueOf(
      station.handlers.connectionTry({
        ...{ id: null, kind: 'generic', name: '山岚', transport: 'direct' },
        baseUrl: `http://127.0.0.1:${String((shop.address() as AddressInfo).port)}`,
        fields: { stock: 'no', refusals: 'no' },
        secrets: { token: 'token' },
      }),
    );
    expect(tried).toEqual({ isConnected: true, words: null, returns: 1, unread: 3 });
  } finally {
    await station.close();
    shop.close();
    rmSync(dataDir, { recursive: true });
  }
});
