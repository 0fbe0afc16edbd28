import { describe, expect, it } from 'vitest';
import type { ExpectedReturn } from '../../../src/shared/expected-return.ts';
import { createHttpClient } from '../../../src/main/platform/http-client.ts';
import type { FoundByWaybill } from '../../../src/main/platform/platform.ts';
import { createWangdiantongPlatform } from '../../../src/main/platform/wangdiantong/wangdiantong-platform.ts';
import type { WangdiantongOptions } from '../../../src/main/platform/wangdiantong/wangdiantong-platform.ts';
import { createWangdiantongSession } from '../../../src/main/platform/wangdiantong/wangdiantong-session.ts';
import { chinaTime } from '../../../src/main/platform/wangdiantong/wangdiantong-time.ts';
import { ACCOUNT, noOf, openWorld, sample } from '../../support/wangdiantong-world.ts';

const DAY = 86_400_000;
const RETURNS = 'aftersales.refund.Refund.search';
const WAYBILL = 'ZTO10000000001';

const find = (options: WangdiantongOptions, waybill = WAYBILL): Promise<FoundByWaybill> => {
  const { findByWaybill } = createWangdiantongPlatform(options);
  if (findByWaybill === undefined) throw new Error('can not be asked');
  return findByWaybill(waybill);
};
const numbersIn = (answer: FoundByWaybill): string[] =>
  answer.kind === 'found' ? (answer.returns as ExpectedReturn[]).map(({ returnNo }) => returnNo) : [answer.kind];

describe('asking a strict Wangdiantong for a waybill', { timeout: 60_000 }, () => {
  it('finds what changed in the last three windows, the youngest first, as a pull would tell it', async () => {
    const { server, options } = await openWorld({ factor: 1 });
    const now = options.clock.now();
    server.books.add([
      sample(1, now),
      sample(2, now - 60_000, { waybill: WAYBILL }),
      sample(3, now - 40 * DAY),
      sample(4, now - 80 * DAY),
      sample(5, now - 100 * DAY),
    ]);
    const answer = await find(options);
    expect(numbersIn(answer).sort()).toEqual([noOf(1), noOf(2)]);
    expect(server.calls).toEqual([RETURNS]);
    const fromAt = Math.floor(now / 1000) * 1000 - 120_000;
    const cursor = JSON.stringify({ fromAt, spanMs: 3_600_000, page: 0 });
    const pulled = await createWangdiantongPlatform(options).pullExpected(cursor);
    expect(answer).toMatchObject({ returns: pulled.kind === 'pulled' ? pulled.returns : [] });
    expect(numbersIn(await find(options, 'ZTO10000000003'))).toEqual([noOf(3)]);
    expect(numbersIn(await find(options, 'ZTO10000000004'))).toEqual([noOf(4)]);
    expect(numbersIn(await find(options, 'ZTO10000000005'))).toEqual([]);
  });

  it('finds nothing of a shop that is connected otherwise', async () => {
    const { server, options } = await openWorld({ factor: 1 });
    const now = options.clock.now();
    server.books.add([sample(1, now, { shopNo: 'S02' }), sample(2, now, { shopNo: 'S01', waybill: WAYBILL })]);
    expect(numbersIn(await find({ ...options, shopNos: 'S01' }))).toEqual([noOf(2)]);
  });

  it.each(['', 'ZTO1', 'zto10000000001', 'ZTO10000000001"}', 'ZTO 10000000001', 'A'.repeat(36)])(
    'sends nothing that has no waybill shape: %j',
    async (text) => {
      const { server, options } = await openWorld();
      expect(await find(options, text)).toEqual({ kind: 'not-asked' });
      expect([server.calls, server.probes()]).toEqual([[], 0]);
    },
  );

  it('says what the ERP says, at the first window that fails', async () => {
    const { server, options, fault } = await openWorld({ factor: 1 });
    server.books.add([sample(1, options.clock.now() - 40 * DAY)]);
    const account = { ...ACCOUNT, appSecret: 'other:salt' };
    expect(await find({ ...options, account })).toMatchObject({ kind: 'failed', isReached: true });
    expect(server.calls).toEqual([]);
    let calls = 0;
    fault.script = (call) => (call === RETURNS && ++calls === 2 ? { kind: 'busy' } : null);
    expect(await find(options)).toMatchObject({ kind: 'failed', words: 'net:busy', retryAfterMs: 60_000 });
    expect(calls).toBe(2);
  });

  it('is turned down under another name, as a number, and without its window of changes', async () => {
    const { server, options } = await openWorld({ factor: 1 });
    const now = options.clock.now();
    server.books.add([sample(1, now)]);
    const session = createWangdiantongSession({ ...options, http: createHttpClient({ clock: options.clock }) });
    const ask = (fields: object) => session.call({ method: RETURNS, argument: () => fields, page: 0 });
    const window = { modified_from: chinaTime(now - DAY), modified_to: chinaTime(now + 60_000) };
    expect(await ask({ ...window, return_logistics_no: WAYBILL })).toMatchObject({
      ...{ kind: 'said', body: { data: { order: [{ refund_no: noOf(1) }] } } },
    });
    expect(await ask({ ...window, return_logistics_no: 'ZTO10000000009' })).toMatchObject({
      ...{ kind: 'said', body: { data: { order: [] } } },
    });
    for (const fields of [
      { ...window, logistics_no: WAYBILL },
      { ...window, waybillCode: WAYBILL },
      { ...window, return_logistics_no: 10_000_000_001 },
      { ...window, modified_from: chinaTime(now - 31 * DAY), return_logistics_no: WAYBILL },
      { return_logistics_no: WAYBILL },
    ])
      expect(await ask(fields)).toMatchObject({ kind: 'refused' });
  });
});
