import { describe, expect, it } from 'vitest';
import type { ExpectedReturn } from '../../../src/shared/expected-return.ts';
import { createJdPlatform } from '../../../src/main/platform/jd/jd-platform.ts';
import { createJdSession } from '../../../src/main/platform/jd/jd-session.ts';
import type { FoundByWaybill, Platform } from '../../../src/main/platform/platform.ts';
import { createHttpClient } from '../../../src/main/platform/http-client.ts';
import { APP, noOf, openWorld, sample } from '../../support/jd-world.ts';

const DAY = 86_400_000;
const SENT_AGAIN = 'JDVA99999999999';

const find = (platform: Platform, waybill: string): Promise<FoundByWaybill> => {
  if (platform.findByWaybill === undefined) throw new Error('can not be asked');
  return platform.findByWaybill(waybill);
};
const numbersIn = (answer: FoundByWaybill): string[] =>
  answer.kind === 'found' ? (answer.returns as ExpectedReturn[]).map(({ returnNo }) => returnNo) : [answer.kind];

describe('asking a strict JD for a waybill', { timeout: 60_000 }, () => {
  it('finds all returns under it, however old or new, as a pull would tell them', async () => {
    const { server, options } = await openWorld({ factor: 1 });
    const now = options.clock.now();
    const waybill = 'JDVA10000000001';
    server.books.add([
      sample(1, now - 200 * DAY, { overAt: now + DAY }),
      sample(2, now, { waybill }),
      sample(3, now - DAY),
      sample(4, now - DAY, { waybill: '' }),
    ]);
    const platform = createJdPlatform(options);
    const answer = await find(platform, waybill);
    expect(numbersIn(answer)).toEqual([noOf(1), noOf(2)]);
    const fromAt = Math.floor((now - 200 * DAY) / 1000) * 1000;
    const pulled = await platform.pullExpected(JSON.stringify({ fromAt, spanMs: DAY / 2, page: 1 }));
    expect(answer).toMatchObject({ returns: [pulled.kind === 'pulled' ? pulled.returns[0] : null, {}] });
    expect(await find(platform, 'JDVA10000000009')).toEqual({ kind: 'found', returns: [] });
    expect(server.calls).toEqual(['by-waybill', 'list', 'by-waybill']);
  });

  it('takes neither what was sent to the buyer again under it, nor others by a filter that JD does not know', async () => {
    const { server, options } = await openWorld({ factor: 1 });
    const now = options.clock.now();
    server.books.add([sample(1, now), sample(2, now)]);
    expect(numbersIn(await find(createJdPlatform(options), SENT_AGAIN))).toEqual([]);
    const http = createHttpClient({ clock: options.clock });
    const unfiltered: typeof http = {
      exchange: async (asked) => {
        const answer = await http.exchange(asked);
        const rows = [sample(1, now), sample(2, now)].map(({ id, waybill: waybillCode }) => ({
          ...{ afsOrderId: Number(id), waybillInfoList: [{ waybillType: 2, waybillCode }] },
        }));
        const body = { success: true, data: [...rows, { afsOrderId: 'x' }], paginationData: { totalItems: 99 } };
        return { ...answer, body } as typeof answer;
      },
    };
    const answer = await find(createJdPlatform({ ...options, http: unfiltered }), 'JDVA10000000002');
    expect(answer).toMatchObject({ kind: 'found', returns: [{ returnNo: noOf(2) }, { unreadNo: 'x' }] });
  });

  it.each([
    '',
    'JDVA1',
    'jdva10000000001',
    'JDVA10000000001&page=2',
    'JD VA10000000001',
    '京东10000000001',
    'A'.repeat(36),
  ])('sends nothing that has no waybill shape: %j', async (text) => {
    const { server, options } = await openWorld();
    expect(await find(createJdPlatform(options), text)).toEqual({ kind: 'not-asked' });
    expect(server.calls).toEqual([]);
  });

  it('says what JD says: wrong secret, expired token, throttle, a line that breaks', async () => {
    const { server, options, fault } = await openWorld({ factor: 1 });
    server.books.add([sample(1, options.clock.now())]);
    const ask = (account: Partial<typeof APP>) =>
      find(createJdPlatform({ ...options, account: { ...APP, ...account } }), 'JDVA10000000001');
    expect(await ask({ appSecret: 'other' })).toMatchObject({ kind: 'failed', isReached: true });
    expect(await ask({ accessToken: 'old' })).toMatchObject({ kind: 'failed', words: 'net:signed-out' });
    expect(server.calls).toEqual([]);
    fault.script = (call) => (call === 'by-waybill' ? { kind: 'busy' } : null);
    expect(await ask({})).toMatchObject({ kind: 'failed', words: 'net:busy', retryAfterMs: 10_000 });
    fault.script = () => ({ kind: 'lose-after' });
    expect(await ask({})).toMatchObject({ kind: 'failed', isReached: false });
    fault.script = () => ({ kind: 'truncate-after' });
    expect(await ask({})).toMatchObject({ kind: 'failed', words: 'net:garbled' });
  });

  it('is turned down under another name, beside a filter that is not imitated, and without pages', async () => {
    const { server, options } = await openWorld({ factor: 1 });
    const now = options.clock.now();
    server.books.add([sample(1, now)]);
    const session = createJdSession({ ...options, http: createHttpClient({ clock: options.clock }) });
    const ask = (query: Record<string, string>) => session.call({ method: 'GET', id: null, query });
    const page = { page: '1', pageSize: '50' };
    const waybillCode = 'JDVA10000000001';
    expect(await ask({ ...page, waybillCode })).toMatchObject({ kind: 'said' });
    for (const query of [
      { ...page, waybill: waybillCode },
      { ...page, expressCode: waybillCode },
      { ...page, waybillCode: 'jdva10000000001' },
      { ...page, waybillCode, orderId: '1' },
      { ...page, waybillCode, updateStartTime: String(now - 3 * DAY), updateEndTime: String(now) },
      { waybillCode },
      page,
    ])
      expect(await ask(query)).toMatchObject({ kind: 'refused', code: '10301001002' });
  });
});
