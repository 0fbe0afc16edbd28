import { describe, expect, it } from 'vitest';
import type { ExpectedReturn } from '../../../src/shared/expected-return.ts';
import type { Platform, PlatformStock } from '../../../src/main/platform/platform.ts';
import type { PracticeFault } from '../../../src/main/platform/practice-line.ts';
import { createWangdiantongPlatform } from '../../../src/main/platform/wangdiantong/wangdiantong-platform.ts';
import type { WangdiantongOptions } from '../../../src/main/platform/wangdiantong/wangdiantong-platform.ts';
import { stockInNoOf } from '../../../src/main/platform/wangdiantong/wangdiantong-stock-rules.ts';
import { ACCOUNT, SALT, SECRET, noOf, openWorld, sample, stockBodyOf, unit } from '../../support/wangdiantong-world.ts';

const RETURNS = 'aftersales.refund.Refund.search';
const STOCK_IN = 'wms.stockin.Refund.createOrder';
const DAY = 86_400_000;

async function pullAll(platform: Platform): Promise<Map<string, ExpectedReturn>> {
  const returns = new Map<string, ExpectedReturn>();
  let cursor: string | null = null;
  for (;;) {
    const answer = await platform.pullExpected(cursor);
    if (answer.kind === 'failed') throw new Error(answer.words);
    for (const one of answer.returns as ExpectedReturn[]) returns.set(one.returnNo, one);
    cursor = answer.cursor;
    if (!answer.hasMore) return returns;
  }
}

const stockOf = (options: WangdiantongOptions): PlatformStock => {
  const { stock } = createWangdiantongPlatform(options);
  if (stock === undefined) throw new Error('no stock');
  return stock;
};

describe('pulling from a strict Wangdiantong', { timeout: 60_000 }, () => {
  it('finds what changed in thirty days, and leaves out what has no goods', async () => {
    const { server, options } = await openWorld({ factor: 1 });
    const now = options.clock.now();
    server.books.add([
      sample(1, now - 29 * DAY),
      sample(2, now - 60_000, { rr: 5 }),
      sample(3, now - 60_000, { type: 4, waybill: '' }),
      sample(4, now - 60_000, { shopNo: 'S02' }),
    ]);
    const returns = await pullAll(createWangdiantongPlatform(options));
    expect([...returns.values()].map(({ returnNo, state }) => [returnNo, state]).sort()).toEqual([
      [noOf(1), 'open'],
      [noOf(2), 'refunded'],
      [noOf(4), 'open'],
    ]);
    const some = await pullAll(createWangdiantongPlatform({ ...options, shopNos: 'S02,S03' }));
    expect([...some.keys()]).toEqual([noOf(4)]);
  });

  it('reads more than a page in a week, and in one moment, and loses none', async () => {
    const { server, options } = await openWorld();
    const now = options.clock.now();
    server.books.add([
      ...Array.from({ length: 400 }, (_, index) => sample(index, now - 5 * DAY + index * 2_000)),
      ...Array.from({ length: 230 }, (_, index) => sample(1_000 + index, Math.floor(now / 1000) * 1000 - 9 * DAY)),
    ]);
    expect((await pullAll(createWangdiantongPlatform(options))).size).toBe(630);
  });

  it('goes on past what is not understood', async () => {
    const { server, options } = await openWorld({ factor: 1 });
    const now = options.clock.now();
    server.books.add([sample(1, now - 60_000), sample(2, now - 60_000, { guarantee: '十九' })]);
    const fromAt = Math.floor(now / 1000) * 1000 - 120_000;
    const cursor = JSON.stringify({ fromAt, spanMs: 3_600_000, page: 0 });
    expect(await createWangdiantongPlatform(options).pullExpected(cursor)).toMatchObject({
      ...{ kind: 'pulled', returns: [{ returnNo: noOf(1) }, { unreadNo: noOf(2) }] },
    });
  });
});

describe('a computer whose clock is wrong', { timeout: 60_000 }, () => {
  it.each([
    ['eleven minutes fast', 11 * 60_000, /快了大约 11 分钟/],
    ['eight hours slow', -8 * 3_600_000, /慢了大约 8 小时/],
  ])('%s: calls go by the server’s, nothing is missed, and it is said', async (_, aheadMs, words) => {
    const { server, options } = await openWorld({ factor: 1, aheadMs });
    const serverNow = options.clock.now() - aheadMs;
    server.books.add([sample(1, serverNow - 2_000)]);
    const platform = createWangdiantongPlatform(options);
    const cursor = JSON.stringify({ fromAt: Math.floor(serverNow / 1000) * 1000 - DAY, spanMs: DAY, page: 0 });
    const answer = await platform.pullExpected(cursor);
    expect(answer).toMatchObject({
      ...{ kind: 'pulled', hasMore: false, returns: [{ returnNo: noOf(1) }] },
      warning: expect.stringMatching(words) as string,
    });
    // Measured before anything was signed: no call was ever turned away for its time.
    expect([server.probes(), server.calls]).toEqual([1, [RETURNS]]);
    expect(await platform.readReturn(noOf(1))).toMatchObject({ kind: 'read', state: 'open' });
    expect(await stockOf(options).sendStock(stockBodyOf(1))).toMatchObject({ kind: 'acknowledged' });
  });

  it('set wrong in the middle of the day is measured anew by the answer that turns it away', async () => {
    const { server, options } = await openWorld({ factor: 1 });
    server.books.add([sample(1, options.clock.now())]);
    const shift = { ms: 0 };
    const clock = { ...options.clock, now: () => options.clock.now() + shift.ms };
    const platform = createWangdiantongPlatform({ ...options, clock });
    expect(await platform.readReturn(noOf(1))).toMatchObject({ kind: 'read' });
    for (const ms of [600_000, -7_200_000, 0]) {
      shift.ms = ms;
      expect(await platform.readReturn(noOf(1))).toMatchObject({ kind: 'read' });
    }
    expect(server.probes()).toBe(1);
  });

  it('right within a minute is not spoken of', async () => {
    const { options } = await openWorld({ factor: 1, aheadMs: 30_000 });
    expect(await createWangdiantongPlatform(options).pullExpected(null)).not.toHaveProperty('warning');
  });
});

describe('goods booked in', { timeout: 60_000 }, () => {
  it('are one order a command, sound and not, found again by their number', async () => {
    const { server, options } = await openWorld();
    server.books.add([sample(1, options.clock.now())]);
    const stock = stockOf(options);
    const body = stockBodyOf(1, [unit({ quantity: 1 }), unit({ quantity: 1, disposition: 'second', bin: 'C-01' })]);
    expect(await stock.readBooking(body.key, body.returnNo)).toEqual({ kind: 'read', isBooked: false });
    expect(await stock.sendStock(body)).toMatchObject({ kind: 'acknowledged', receipt: { bookingId: 'RK1' } });
    expect(await stock.readBooking(body.key, body.returnNo)).toEqual({ kind: 'read', isBooked: true });
    expect(await stock.readBooking(`${body.key}0`, body.returnNo)).toEqual({ kind: 'read', isBooked: false });
    expect(server.books.stockIns()).toMatchObject([
      {
        ...{ outNo: stockInNoOf(body.key), warehouseNo: 'WH1', status: 80 },
        lines: [
          { spec: 'CUP-BLUE', num: 1, defect: false },
          { spec: 'CUP-BLUE', num: 1, defect: true },
        ],
      },
    ]);
  });

  it('are found by the order’s own number, too, where the ERP keeps ours; a cancelled order is none', async () => {
    const { server, options } = await openWorld({ rules: { keepsNumbers: true } });
    server.books.add([sample(1, options.clock.now())]);
    const stock = stockOf(options);
    const body = stockBodyOf(1);
    expect(await stock.sendStock(body)).toMatchObject({ receipt: { bookingId: stockInNoOf(body.key) } });
    expect(await stock.readBooking(body.key, body.returnNo)).toMatchObject({ isBooked: true });
    server.books.cancelStockIn(stockInNoOf(body.key), options.clock.now());
    expect(await stock.readBooking(body.key, body.returnNo)).toMatchObject({ isBooked: false });
  });

  it('that are there from a lost answer are not booked twice: the ERP’s own guard is a receipt', async () => {
    const { server, options, fault } = await openWorld();
    server.books.add([sample(1, options.clock.now(), { goods: [{ ...goods, num: 5 }] })]);
    const stock = stockOf(options);
    const body = stockBodyOf(1);
    fault.script = (call) => (call === STOCK_IN ? { kind: 'lose-after' } : null);
    expect(await stock.sendStock(body)).toMatchObject({ kind: 'unknown' });
    fault.script = () => null;
    expect(await stock.sendStock(body)).toMatchObject({
      ...{ kind: 'acknowledged', receipt: { bookingId: stockInNoOf(body.key) } },
    });
    expect(server.books.stockIns()).toHaveLength(1);
  });

  it('that were delivered twice by the network are booked, whatever the second copy is told', async () => {
    const { server, options } = await openWorld();
    server.books.add([sample(1, options.clock.now())]);
    const body = stockBodyOf(1);
    const clone = { status: 80, remark: `DockProof ${stockInNoOf(body.key)}`, modifiedAt: options.clock.now() };
    server.books.stockIn(
      { ...clone, ...{ orderNo: 'RK7', outNo: '', refundNo: noOf(1), warehouseNo: 'WH1', lines: [] } },
      0,
    );
    server.books.change(noOf(1), { warehouseNo: 'WH-gone', stockin: 1 }, options.clock.now());
    expect(await stockOf(options).sendStock(body)).toMatchObject({ kind: 'acknowledged' });
  });

  it('that are all in, from whomever, are not booked again', async () => {
    const { server, options } = await openWorld();
    server.books.add([sample(1, options.clock.now(), { stockin: 3 })]);
    expect(await stockOf(options).sendStock(stockBodyOf(1))).toMatchObject({
      ...{ kind: 'refused', words: expect.stringMatching(/已全部入库.*nothing was booked/) as string },
    });
    expect(server.calls).not.toContain(STOCK_IN);
  });

  it('are refused in the ERP’s own words where it can’t take them', async () => {
    const { server, options } = await openWorld();
    server.books.add([sample(1, options.clock.now(), { warehouseNo: 'WH-委外' })]);
    const stock = stockOf(options);
    expect(await stock.sendStock(stockBodyOf(1))).toEqual({ kind: 'refused', words: '仓库不存在  仓库编号: WH-委外' });
    expect(await stock.sendStock(stockBodyOf(2))).toEqual({ kind: 'refused', words: 'sync:not-found' });
  });

  const FAULTS: [string, string, PracticeFault][] = [
    ['a throttle', 'retry', { kind: 'busy' }],
    ['a login page', 'unknown', { kind: 'portal' }],
    ['a redirect', 'unknown', { kind: 'redirect' }],
    ['20 MB', 'unknown', { kind: 'huge-after' }],
    ['half an answer', 'unknown', { kind: 'truncate-after' }],
    ['a lost answer', 'unknown', { kind: 'lose-after' }],
    ['500', 'unknown', { kind: 'error-after' }],
  ];
  it.each(FAULTS)('with %s for an answer are %s', async (_, kind, fault) => {
    const { server, options, fault: line } = await openWorld();
    server.books.add([sample(1, options.clock.now())]);
    line.script = (call) => (call === STOCK_IN ? fault : null);
    const answer = await stockOf(options).sendStock(stockBodyOf(1));
    expect(answer.kind).toBe(kind);
    if (fault.kind === 'busy') expect(answer).toMatchObject({ words: 'net:busy', retryAfterMs: 60_000 });
  });
});

describe('a return that is asked about', { timeout: 60_000 }, () => {
  it('is found though it changed months ago, and unknown only after that', async () => {
    const { server, options } = await openWorld({ factor: 1 });
    server.books.add([sample(1, options.clock.now() - 70 * DAY, { rr: 5 })]);
    const platform = createWangdiantongPlatform(options);
    expect(await platform.readReturn(noOf(1))).toMatchObject({ state: 'refunded', refunds: [{ amountCents: 1_990 }] });
    expect(server.calls).toHaveLength(3);
    expect(await platform.readReturn(noOf(9))).toEqual({ kind: 'not-found' });
    expect(await platform.readReturn('no such; number')).toEqual({ kind: 'not-found' });
    expect(server.calls).toHaveLength(6);
  });

  it('has no refund sent for it by anybody', async () => {
    const { server, options } = await openWorld();
    server.books.add([sample(1, options.clock.now())]);
    const body = { key: 'k', returnNo: noOf(1), amountCents: 1_990, freightCents: 0, currency: 'CNY', reason: '' };
    expect(await createWangdiantongPlatform(options).sendRefund(body)).toEqual({
      ...{ kind: 'refused', code: 'other', words: 'sync:by-hand' },
    });
    expect(server.calls).toEqual([]);
  });
});

describe('what a person got wrong in the form', { timeout: 60_000 }, () => {
  it.each<[string, Partial<WangdiantongOptions['account']>, string, boolean]>([
    ['the secret', { appSecret: `planted-other:${SALT}` }, 'App Secret', true],
    ['the salt', { appSecret: `${SECRET}:planted-other` }, 'App Secret', true],
    ['a secret without its salt', { appSecret: SECRET }, '密钥:盐', false],
    ['no secret without a relay', { appSecret: '' }, 'App Secret', false],
    ['the key', { appKey: 'other' }, '接口账号', true],
    ['the account', { sid: 'other' }, '卖家账号', true],
  ])('%s is said in words, never with the secret, and nothing is done', async (_, wrong, words, isReached) => {
    const { server, options } = await openWorld();
    server.books.add([sample(1, options.clock.now())]);
    const platform = createWangdiantongPlatform({ ...options, account: { ...ACCOUNT, ...wrong } });
    const pulled = await platform.pullExpected(null);
    const sent = await platform.stock?.sendStock(stockBodyOf(1));
    expect([pulled, sent]).toMatchObject([
      { kind: 'failed', isReached, words: expect.stringContaining(words) as string },
      { kind: 'retry', isReached },
    ]);
    expect(JSON.stringify([pulled, sent, options.log])).not.toContain('planted');
    expect([server.calls, server.books.stockIns()]).toEqual([[], []]);
  });

  it('an address that isn’t on the ERP’s list, and a key without its permission, are said', async () => {
    const away = await openWorld({ rules: { isAddressAllowed: false } });
    expect(await createWangdiantongPlatform(away.options).pullExpected(null)).toMatchObject({
      ...{ kind: 'failed', isReached: true, words: expect.stringMatching(/白名单.*IP address/) as string },
    });
    const poor = await openWorld({ rules: { lacksPermission: true } });
    expect(await createWangdiantongPlatform(poor.options).pullExpected(null)).toMatchObject({
      ...{ kind: 'failed', isReached: true, words: '权限不足' },
    });
  });

  it('another path, and plain http to another machine, are refused', async () => {
    const { options } = await openWorld();
    const wrong = createWangdiantongPlatform({ ...options, baseUrl: `${options.baseUrl}/elsewhere` });
    expect(await wrong.pullExpected(null)).toMatchObject({ kind: 'failed', isReached: true });
    // The published address is http: with it, account and signature would cross the network in the clear.
    const plain = createWangdiantongPlatform({ ...options, baseUrl: 'http://wdt.wangdian.cn/openapi' });
    await expect(plain.pullExpected(null)).rejects.toThrow('not an allowed address');
  });

  it('through a relay the calls go unsigned, and only a relay takes them', async () => {
    const unsigned = { ...ACCOUNT, appSecret: '' };
    const relay = await openWorld({ rules: { isRelay: true } });
    relay.server.books.add([sample(1, relay.options.clock.now())]);
    const by = createWangdiantongPlatform({ ...relay.options, isRelay: true, account: unsigned });
    expect(await by.readReturn(noOf(1))).toMatchObject({ kind: 'read' });
    const direct = await openWorld();
    const past = createWangdiantongPlatform({ ...direct.options, isRelay: true, account: unsigned });
    expect(await past.pullExpected(null)).toMatchObject({
      kind: 'failed',
      words: expect.stringContaining('签名') as string,
    });
  });
});

const goods = { spec: 'CUP-BLUE', name: '山岚 保温杯', num: 2, barcode: '6901234567892', gift: 0 };
