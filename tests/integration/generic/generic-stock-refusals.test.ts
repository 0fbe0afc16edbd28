import { describe, expect, it } from 'vitest';
import { createGenericPlatform } from '../../../src/main/platform/generic/generic-platform.ts';
import {
  TOKEN,
  bodyOf,
  jpeg,
  noOf,
  openGenericWorld,
  refusalOf,
  sample,
  stockOf,
} from '../../support/generic-world.ts';

describe('stock and refusals at a strict system', { timeout: 60_000 }, () => {
  it('goods are booked once a key, and the booking is found again', async () => {
    const { server, options, line } = await openGenericWorld();
    server.books.add([sample(1)]);
    const { stock } = createGenericPlatform(options);
    if (stock === undefined) throw new Error('no stock');
    expect(await stock.readBooking(stockOf(1).key, noOf(1))).toEqual({ kind: 'read', isBooked: false });
    line.script = (call) => (call === 'POST /stock' ? { kind: 'lose-after' } : null);
    expect(await stock.sendStock(stockOf(1))).toMatchObject({ kind: 'unknown' });
    line.script = () => null;
    expect(await stock.readBooking(stockOf(1).key, noOf(1))).toEqual({ kind: 'read', isBooked: true });
    expect(await stock.sendStock(stockOf(1))).toMatchObject({ kind: 'acknowledged' });
    expect(await stock.sendStock(stockOf(1, 'B-02'))).toMatchObject({
      ...{ kind: 'refused', words: expect.stringContaining('不一样') as string },
    });
  });

  it('goods of another shop’s return are booked under that shop’s name, and only so', async () => {
    const { server, options } = await openGenericWorld();
    server.books.add([sample(1)]);
    const { stock } = createGenericPlatform({ ...options, takesAllStock: true });
    const others = { ...stockOf(2), returnNo: '1234567890123' };
    expect(await stock?.sendStock(others)).toMatchObject({ kind: 'refused' });
    expect(await stock?.sendStock({ ...others, shop: '山岚男装' })).toMatchObject({ kind: 'acknowledged' });
    expect(await stock?.readBooking(others.key, others.returnNo)).toEqual({ kind: 'read', isBooked: true });
  });

  it('a refusal bears its pictures, and is not sent without one of them', async () => {
    const { server, options } = await openGenericWorld();
    server.books.add([sample(1)]);
    const { refusals } = createGenericPlatform(options);
    if (refusals === undefined) throw new Error('no refusals');
    expect(await refusals.rules(noOf(1))).toMatchObject({ isPossible: true, reasons: [{ code: 'not-as-shipped' }] });
    expect(await refusals.sendRefusal(refusalOf(1), () => Promise.resolve(null))).toMatchObject({ kind: 'refused' });
    expect(server.calls).not.toContain('POST /refusals');
    expect(await refusals.sendRefusal(refusalOf(1, []), jpeg)).toMatchObject({ words: '要有凭证图片' });
    expect(await refusals.sendRefusal(refusalOf(1), jpeg)).toMatchObject({ kind: 'acknowledged' });
    expect(await refusals.sendRefusal(refusalOf(1), jpeg)).toMatchObject({ kind: 'acknowledged' });
    expect(await refusals.rules(noOf(1))).toMatchObject({ isPossible: false, words: '已经结束' });
    expect(await refusals.rules(noOf(9))).toMatchObject({ isPossible: false, words: 'sync:not-found' });
  });

  it('what the system doesn’t offer is absent here, or refused there', async () => {
    const { server, options } = await openGenericWorld({ offersAll: false });
    server.books.add([sample(1)]);
    const without = createGenericPlatform({ ...options, offersStock: false, offersRefusals: false });
    expect([without.stock, without.refusals]).toEqual([undefined, undefined]);
    const { stock } = createGenericPlatform(options);
    expect(await stock?.sendStock(stockOf(1))).toMatchObject({ kind: 'refused', words: '没有开' });
  });
});

describe('bad input', { timeout: 60_000 }, () => {
  it('a wrong token is named, and never said', async () => {
    const { server, options } = await openGenericWorld();
    server.books.add([sample(1)]);
    const platform = createGenericPlatform({ ...options, token: 'planted-wrong-token' });
    const answers = [await platform.pullExpected(null), await platform.sendRefund(bodyOf(1))];
    expect(answers).toMatchObject([
      { kind: 'failed', words: 'net:signed-out' },
      { kind: 'retry', words: 'net:signed-out' },
    ]);
    expect(JSON.stringify(answers)).not.toContain('planted');
    expect(server.calls).toEqual([]);
  });

  it('a wrong path is named, and plain http to another machine never used', async () => {
    const { server, options } = await openGenericWorld();
    const origin = new URL(server.url).origin;
    for (const baseUrl of [origin, `${server.url}/v2/`]) {
      const answer = await createGenericPlatform({ ...options, baseUrl }).pullExpected(null);
      expect(answer).toMatchObject({ kind: 'failed', words: expect.stringContaining('404') as string });
    }
    const plain = createGenericPlatform({ ...options, baseUrl: 'http://erp.example.com/dockproof/v1' });
    await expect(plain.pullExpected(null)).rejects.toThrow('not an allowed address');
  });

  it('a position that never moves on is no endless pull', async () => {
    const { options } = await openGenericWorld();
    const http = {
      exchange: () =>
        Promise.resolve({
          ...{ kind: 'answer' as const, status: 200, retryAfterMs: null },
          body: { returns: [], cursor: 'c1', hasMore: true },
        }),
    };
    const platform = createGenericPlatform({ ...options, http });
    expect(await platform.pullExpected(null)).toMatchObject({ kind: 'pulled', hasMore: true });
    expect(await platform.pullExpected('c1')).toMatchObject({ kind: 'failed' });
  });

  it('our token in the system’s own sentence is blacked out', async () => {
    const { options } = await openGenericWorld();
    const http = {
      exchange: () =>
        Promise.resolve({
          ...{ kind: 'answer' as const, status: 400, retryAfterMs: null },
          body: { title: 'bad', status: 400, detail: `header was Bearer ${TOKEN}`, code: 'something-new' },
        }),
    };
    const answer = await createGenericPlatform({ ...options, http }).pullExpected(null);
    expect(answer).toMatchObject({ kind: 'failed', words: 'header was Bearer ***' });
  });
});
