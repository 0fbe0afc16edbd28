import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ConnectionInput, ConnectionTried } from '../../../src/shared/connection.ts';
import { systemClock } from '../../../src/main/lib/clock.ts';
import { openTestStation, valueOf } from '../../support/station-fixture.ts';
import { ACCOUNT, openWorld, sample } from '../../support/wangdiantong-world.ts';

/** What a person is told who tries this connection on a bench whose clock is `aheadMs` fast. */
async function tryIt(aheadMs: number, appSecret: string): Promise<ConnectionTried> {
  const { server } = await openWorld({ factor: 1 });
  server.books.add([sample(1, Date.now() - 29 * 86_400_000)]);
  const dataDir = mkdtempSync(join(tmpdir(), 'dockproof-try-'));
  const clock = { ...systemClock, now: () => Date.now() + aheadMs };
  const station = await openTestStation(dataDir, undefined, { clock });
  const input: ConnectionInput = {
    ...{ id: null, kind: 'wangdiantong', name: '山岚 ERP', transport: 'direct', baseUrl: server.url },
    fields: { sid: ACCOUNT.sid, appKey: ACCOUNT.appKey, stock: 'editing', shopNos: '', warehouseNo: '' },
    secrets: { appSecret },
  };
  try {
    return await valueOf(station.handlers.connectionTry(input));
  } finally {
    await station.close();
    rmSync(dataDir, { recursive: true });
  }
}

describe('trying a connection to Wangdiantong', () => {
  it('says that all is well, or by how much the computer’s clock is wrong', async () => {
    expect(await tryIt(0, ACCOUNT.appSecret)).toEqual({ isConnected: true, words: null, returns: 1, unread: 0 });
    expect(await tryIt(-11 * 60_000, ACCOUNT.appSecret)).toEqual({
      ...{ isConnected: true, returns: 1, unread: 0 },
      words: expect.stringMatching(/慢了大约 11 分钟.* \/ .*about 11 minutes slow/) as string,
    });
  });

  it('does not call it connected when the ERP answers but lets nobody in', async () => {
    expect(await tryIt(0, 'planted-other:salt')).toEqual({
      ...{ isConnected: false, returns: 0, unread: 0 },
      words: expect.stringMatching(/App Secret.* \/ /) as string,
    });
  });
});
