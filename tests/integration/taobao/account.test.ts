import { describe, expect, it } from 'vitest';
import type { Platform } from '../../../src/main/platform/platform.ts';
import { fault, serviceFault } from '../../../src/main/platform/taobao/practice-taobao-answers.ts';
import { createTaobaoPlatform } from '../../../src/main/platform/taobao/taobao-platform.ts';
import {
  NO_SECRET,
  UNKNOWN_APP_KEY,
  WRONG_CLOCK,
  WRONG_SECRET,
} from '../../../src/main/platform/taobao/taobao-words.ts';
import { until } from '../../support/platform-net.ts';
import { APP, CENTS, openTaobaoBench, returnNoOf } from './taobao-bench.ts';
import type { TaobaoBench } from './taobao-bench.ts';

const body = {
  ...{ key: 'refund:tb-1:1:1', returnNo: returnNoOf(1), amountCents: CENTS, freightCents: 0 },
  ...{ currency: 'CNY', reason: '完好' },
};
/** Every way to speak to the platform, and what came of it. */
const everything = async (platform: Platform): Promise<unknown[]> => [
  await platform.pullExpected(null),
  await platform.readReturn(returnNoOf(1)),
  await platform.sendRefund(body),
  await platform.sendReceived?.(returnNoOf(1), 1),
  await platform.refusals?.rules(returnNoOf(1)),
  await platform.refusals?.sendRefusal(
    { key: 'refuse:tb-1:1:1', returnNo: returnNoOf(1), message: '与发出不符', reasonCode: null, pictures: [] },
    () => Promise.resolve(null),
  ),
];

describe('an account that is not right', () => {
  it.each([
    ['another secret', { appSecret: 'wrong' }, WRONG_SECRET],
    ['another app key', { appKey: '87654321' }, UNKNOWN_APP_KEY],
    ['an expired session', { session: 'old' }, 'net:signed-out'],
    ['no secret on the direct way', { appSecret: '' }, NO_SECRET],
  ])('(%s) sends nothing, says why, and waits', async (_, account, words) => {
    const bench = await openTaobaoBench({ options: { account } });
    bench.add(1);
    for (const answer of await everything(bench.platform))
      expect(answer).toMatchObject({ kind: expect.stringMatching(/^(?:failed|retry)$/) as unknown, words });
    expect(bench.top.calls).toEqual([]);
    expect(bench.top.books.movements).toEqual([]);
  });

  it.each([
    [601_000, WRONG_CLOCK],
    [-601_000, WRONG_CLOCK],
    [590_000, null],
  ])('with a clock that is %i ms off is told (%s)', async (offMs, words) => {
    const bench = await openTaobaoBench({ factor: 1 });
    bench.add(1);
    const clock = { ...bench.clock, now: () => bench.clock.now() + offMs };
    const platform = createTaobaoPlatform({
      ...{ id: 'tb-1', shop: '店', baseUrl: bench.top.url, isRelay: false, refundBy: 'warehouse', shopType: 'taobao' },
      ...{ clock, log: bench.log },
      account: { appKey: APP.key, appSecret: APP.secret, session: APP.session, signMethod: 'md5' },
    });
    const read = await platform.readReturn(returnNoOf(1));
    expect(read).toMatchObject(words === null ? { kind: 'read' } : { kind: 'failed', words, isReached: true });
  });

  it('that expires while a refund waits asks for signing in, and goes on after it', async () => {
    const bench = await openTaobaoBench();
    bench.add(1);
    let isExpired = true;
    bench.fault.script = () =>
      isExpired ? { kind: 'envelope-before', body: fault(27, 'Invalid session', 'invalid-sessionkey') } : null;
    const id = bench.order(1);
    bench.sync.start();
    await until('it is told', () => bench.outbox.view(id)?.lastWords === 'net:signed-out');
    expect(bench.outbox.view(id)?.state).not.toBe('parked');
    isExpired = false;
    await until('it is done', () => bench.outbox.view(id)?.state === 'done');
    expect(bench.top.books.movements).toHaveLength(1);
  });

  it('without permission waits with the platform’s words, for somebody can give it', async () => {
    const bench = await openTaobaoBench();
    bench.add(1);
    bench.fault.script = (method) =>
      method.includes('warehouse')
        ? {
            kind: 'envelope-before',
            body: fault(11, 'Insufficient isv permissions', 'isv.permission-api-package-limit', '没有这个接口的权限'),
          }
        : null;
    expect(await bench.platform.sendRefund(body)).toMatchObject({ kind: 'retry', words: '没有这个接口的权限' });
  });
});

describe('a relay', () => {
  it('gets the same calls unsigned, under its header, where the secret stays with it', async () => {
    const bench = await openTaobaoBench({ isRelay: true, options: { isRelay: true, account: { appSecret: '' } } });
    bench.add(1);
    const id = bench.order(1);
    bench.sync.start();
    await until('it is done', () => bench.outbox.view(id)?.state === 'done');
    expect(bench.top.books.movements).toHaveLength(1);
  });

  it('that wants to sign by itself takes no signed call: the header says who signs', async () => {
    const bench = await openTaobaoBench({ isRelay: true, options: { isRelay: true } });
    bench.add(1);
    expect(await bench.platform.readReturn(returnNoOf(1))).toMatchObject({ kind: 'failed', words: WRONG_SECRET });
  });
});

describe('an address', () => {
  const withAddress = (bench: TaobaoBench, baseUrl: string): Platform =>
    createTaobaoPlatform({
      ...{ id: 'tb-1', shop: '店', baseUrl, isRelay: false, refundBy: 'warehouse', shopType: 'taobao' },
      ...{ clock: bench.clock, log: bench.log },
      account: { appKey: APP.key, appSecret: APP.secret, session: APP.session, signMethod: 'hmac-sha256' },
    });

  it('without a path is that of the router', async () => {
    const bench = await openTaobaoBench();
    bench.add(1);
    const { origin } = new URL(bench.top.url);
    expect(await withAddress(bench, `${origin}/`).readReturn(returnNoOf(1))).toMatchObject({ kind: 'read' });
    expect(await withAddress(bench, `${origin}/other`).readReturn(returnNoOf(1))).toMatchObject({ kind: 'failed' });
  });

  it('over plain http to another machine is never used', async () => {
    const bench = await openTaobaoBench();
    await expect(withAddress(bench, 'http://gw.api.taobao.com/router/rest').readReturn('1')).rejects.toThrow('allowed');
    expect(() => withAddress(bench, 'not an address')).toThrow();
  });

  it('that redirects gets nothing of ours carried on', async () => {
    const bench = await openTaobaoBench();
    const other = await openTaobaoBench();
    bench.add(1);
    bench.fault.script = () => ({ kind: 'redirect', to: other.top.url });
    expect(await bench.platform.readReturn(returnNoOf(1))).toMatchObject({ kind: 'failed', words: 'net:redirect' });
    expect(other.top.calls).toEqual([]);
  });
});

describe('the secrets', () => {
  it('stand in no answer, no words and no log, whatever the platform repeats to us', async () => {
    const bench = await openTaobaoBench({ options: { refundBy: 'agree' } });
    bench.add(1);
    const parrot = `${APP.secret} ${APP.session} 验`;
    const told: unknown[] = [];
    for (const code of [3, 7, 11, 25, 27, 40]) {
      bench.fault.script = () => ({ kind: 'envelope-before', body: fault(code, parrot, parrot, parrot) });
      told.push(await everything(bench.platform));
    }
    for (const sub of ['isv.x', 'isp.x']) {
      bench.fault.script = () => ({ kind: 'envelope-before', body: serviceFault(`${sub} ${APP.session}`, parrot) });
      told.push(await everything(bench.platform));
    }
    const failing = { succ: false, msg_code: 'OP_FAILURE_UE', message: parrot };
    bench.fault.script = (method) =>
      method.endsWith('agree') ? { kind: 'envelope-before', body: { rp_refunds_agree_response: failing } } : null;
    told.push(await everything(bench.platform));
    const text = JSON.stringify([told, bench.log.said]);
    expect(text).toContain('***');
    expect(text).not.toContain(APP.secret);
    expect(text).not.toContain(APP.session);
  });
});
