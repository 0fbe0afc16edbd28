import { describe, expect, it } from 'vitest';
import { ispFault, throttled } from '../../../src/main/platform/taobao/practice-taobao-server.ts';
import type { PracticeFault } from '../../../src/main/platform/taobao/practice-taobao-server.ts';
import type { PracticeRefund } from '../../../src/main/platform/taobao/practice-taobao-books.ts';
import { PRACTICE_CODE } from '../../../src/main/platform/taobao/practice-taobao-writes.ts';
import { SMS_CODE_NEEDED } from '../../../src/main/platform/taobao/taobao-words.ts';
import { until } from '../../support/platform-net.ts';
import { seededRandom } from '../../support/platform-clock.ts';
import { CENTS, first, movedPerReturn, openTaobaoBench, returnNoOf } from './taobao-bench.ts';
import type { TaobaoBench } from './taobao-bench.ts';

const WAREHOUSE = 'taobao.nextone.logistics.warehouse.update';
const AGREE = 'taobao.rp.refunds.agree';
const GET = 'taobao.refund.get';

const over = (bench: TaobaoBench, id: string): Promise<void> =>
  until('it is over', () => ['done', 'parked'].includes(bench.outbox.view(id)?.state ?? ''));
const agreeing = (more: Parameters<typeof openTaobaoBench>[0] = {}) =>
  openTaobaoBench({ ...more, options: { refundBy: 'agree', ...more.options } });

describe('a refund by the warehouse notice', () => {
  it('is noticed once, with the sum that the platform will pay', async () => {
    const bench = await openTaobaoBench();
    bench.add(1);
    const id = bench.order(1);
    bench.sync.start();
    await over(bench, id);
    expect(bench.how(id)).toBe('answered');
    expect(bench.receiptOf(id)).toMatchObject({ refundId: returnNoOf(1), amountCents: CENTS, how: 'noticed' });
    expect(bench.top.books.movements).toMatchObject([{ refundId: returnNoOf(1), amountCents: CENTS, by: 'notice' }]);
    expect(bench.top.calls.filter((method) => method === WAREHOUSE)).toHaveLength(1);
  });

  it('may be told again where its answer was lost and the strategy has not paid yet', async () => {
    const bench = await openTaobaoBench({ rules: { paysOnNotice: false } });
    const refund = bench.add(1);
    bench.fault.script = first(WAREHOUSE, { kind: 'lose-after' });
    const id = bench.order(1);
    bench.sync.start();
    await over(bench, id);
    expect([bench.how(id), refund.isWarehoused]).toEqual(['answered', true]);
    expect(bench.top.calls.filter((method) => method === WAREHOUSE)).toHaveLength(2);
    expect(bench.top.books.movements).toEqual([]);
  });

  it('is read again right before it leaves', async () => {
    const bench = await openTaobaoBench();
    bench.add(1);
    await bench.platform.sendRefund({
      ...{ key: 'k', returnNo: returnNoOf(1), amountCents: CENTS, freightCents: 0, currency: 'CNY', reason: '' },
    });
    expect(bench.top.calls).toEqual([GET, WAREHOUSE]);
  });
});

describe('a refund by agreeing', () => {
  it.each(['hmac-sha256', 'hmac', 'md5'] as const)('moves money once, signed by %s', async (signMethod) => {
    const bench = await agreeing({ options: { account: { signMethod } } });
    bench.add(1);
    const id = bench.order(1);
    bench.sync.start();
    await over(bench, id);
    const { at, ...receipt } = bench.receiptOf(id);
    expect([typeof at, receipt]).toEqual(['number', { refundId: returnNoOf(1), amountCents: CENTS }]);
    expect(bench.top.books.movements).toMatchObject([{ refundId: returnNoOf(1), amountCents: CENTS, by: 'agree' }]);
  });

  it('on Tmall is looked through first, and agreed to with the version that this gave it', async () => {
    const bench = await agreeing({ options: { shopType: 'tmall' } });
    bench.add(1);
    const id = bench.order(1);
    bench.sync.start();
    await over(bench, id);
    expect(bench.how(id)).toBe('answered');
    expect(bench.top.calls.filter((method) => method !== 'taobao.refunds.receive.get')).toEqual([
      ...[GET, GET, 'taobao.rp.refund.review', GET, AGREE],
    ]);
    expect(bench.top.books.movements).toHaveLength(1);
  });

  it('that was changed between reading and writing is read anew, never sent blindly', async () => {
    const bench = await agreeing();
    const refund = bench.add(1);
    let changes = 1;
    bench.fault.script = (method) => {
      if (method === AGREE && changes-- > 0)
        bench.top.books.change(refund.refundId, { desc: '补充说明' }, bench.clock.now());
      return null;
    };
    const id = bench.order(1);
    bench.sync.start();
    await over(bench, id);
    expect(bench.how(id)).toBe('answered');
    expect(bench.outbox.view(id)?.attempts).toBe(2);
    expect(bench.top.books.movements).toHaveLength(1);
  });

  it('whose application grew between reading and writing is not paid at the old sum', async () => {
    const bench = await agreeing();
    const refund = bench.add(1);
    bench.fault.script = (method) => {
      if (method === AGREE) bench.top.books.change(refund.refundId, { feeCents: 20_000 }, bench.clock.now());
      return null;
    };
    const id = bench.order(1);
    bench.sync.start();
    await over(bench, id);
    expect(bench.outbox.view(id)?.state).toBe('parked');
    expect(bench.outbox.view(id)?.lastWords).toContain('139.00');
    expect(bench.top.books.movements).toEqual([]);
  });

  it('that needs the code by SMS is parked with that very state, and no second code goes out', async () => {
    const bench = await agreeing({ rules: { smsFromCents: 10_000 } });
    bench.add(1);
    const id = bench.order(1);
    bench.sync.start();
    await over(bench, id);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'parked', lastWords: SMS_CODE_NEEDED });
    expect(bench.top.calls.filter((method) => method === AGREE)).toHaveLength(1);
    expect(bench.top.books.movements).toEqual([]);
  });

  it('that waits for the code is sent with the one a person types: a wrong one asks again, and none is written down', async () => {
    const bench = await agreeing({ rules: { smsFromCents: 10_000 } });
    bench.add(1);
    const id = bench.order(1);
    bench.sync.start();
    await over(bench, id);
    const wrong = '135799';
    for (const code of [wrong, PRACTICE_CODE]) {
      bench.outbox.release(id, bench.clock.now());
      bench.sync.giveCode(id, code);
      bench.sync.nudge();
      await until('it was sent again', () => bench.outbox.view(id)?.attempts === (code === wrong ? 2 : 3));
      await over(bench, id);
      if (code === wrong) expect(bench.outbox.view(id)).toMatchObject({ state: 'parked', lastWords: SMS_CODE_NEEDED });
    }
    expect(bench.outbox.view(id)).toMatchObject({ state: 'done' });
    expect(bench.top.books.movements).toHaveLength(1);
    const written = JSON.stringify([bench.log.said, bench.rows()]);
    expect(written).toContain(SMS_CODE_NEEDED);
    for (const code of [wrong, PRACTICE_CODE]) expect(written).not.toContain(code);
  });

  it.each([
    ['taobao', 600_000, 1],
    ['taobao', 600_001, 0],
    ['tmall', 1_000_000, 1],
    ['tmall', 1_000_001, 0],
  ] as const)('at %s of %i fen leaves %i times: the cap of one call', async (shopType, cents, times) => {
    const bench = await agreeing({ options: { shopType }, rules: { smsFromCents: 10_000_000 } });
    bench.add(1, { feeCents: cents, totalCents: cents });
    const id = bench.order(1, { amountCents: cents });
    bench.sync.start();
    await over(bench, id);
    expect(bench.top.calls.filter((method) => method === AGREE)).toHaveLength(times);
    expect(bench.top.books.movements).toHaveLength(times);
  });

  it('by a main account is parked with the platform’s words', async () => {
    const bench = await agreeing({ rules: { isSubAccount: false } });
    bench.add(1);
    const id = bench.order(1);
    bench.sync.start();
    await over(bench, id);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'parked', lastWords: '只允许子账号操作' });
  });
});

describe('a return that is not as it was when it was decided', () => {
  it.each<[string, Partial<PracticeRefund>, string, string | null]>([
    ['already refunded', { status: 'SUCCESS' }, 'done', 'already-closed'],
    ['closed', { status: 'CLOSED' }, 'done', 'already-closed'],
    ['in the hands of the platform', { csStatus: 3 }, 'parked', null],
    ['in a state we do not know', { status: 'WAIT_MOON' }, 'parked', null],
    ['refused meanwhile', { status: 'SELLER_REFUSE_BUYER' }, 'parked', null],
    ['an exchange', { disputeType: 'TMALL_EXCHANGE' }, 'parked', null],
    ['not agreed to yet', { status: 'WAIT_SELLER_AGREE' }, 'parked', null],
    ['applied for with another sum', { feeCents: 9_900 }, 'parked', null],
  ])('%s: nothing is sent', async (_, changed, state, how) => {
    const bench = await openTaobaoBench();
    bench.add(1, changed);
    const id = bench.order(1);
    bench.sync.start();
    await over(bench, id);
    expect([bench.outbox.view(id)?.state, bench.how(id)]).toEqual([state, how]);
    expect(bench.top.calls).not.toContain(WAREHOUSE);
  });

  it('paid by somebody else while ours was on its way ends as paid, once', async () => {
    const bench = await agreeing();
    const refund = bench.add(1);
    bench.fault.script = (method) => {
      if (method === AGREE && refund.status !== 'SUCCESS')
        bench.top.books.pay({ refundId: refund.refundId, amountCents: CENTS, at: bench.clock.now(), by: 'elsewhere' });
      return null;
    };
    const id = bench.order(1);
    bench.sync.start();
    await over(bench, id);
    expect(bench.outbox.view(id)?.state).toBe('done');
    expect(bench.top.books.movements).toHaveLength(1);
  });

  it('unknown at the platform is parked', async () => {
    const bench = await openTaobaoBench();
    const id = bench.order(9);
    bench.sync.start();
    await over(bench, id);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'parked', lastWords: 'sync:not-found' });
  });
});

describe('one refund through a bad line, at a platform that agrees to whatever comes', () => {
  it.each<[string, PracticeFault, string]>([
    ['the answer is lost after it was carried out', { kind: 'lose-after' }, 'read-back'],
    ['the answer is cut in the middle', { kind: 'cut-after' }, 'read-back'],
    ['half of the JSON comes', { kind: 'truncate-after' }, 'read-back'],
    ['it is carried out and answered with 502', { kind: 'status-after', status: 502 }, 'read-back'],
    ['it is carried out and the platform says that it failed over it', ispFault('after'), 'read-back'],
    ['it is carried out and answered after the time-out', { kind: 'slow-after', ms: 20_000 }, 'read-back'],
    ['another call’s envelope comes', { kind: 'garbage' }, 'answered'],
    ['the request is lost', { kind: 'lose-before' }, 'answered'],
    ['the platform fails over it before', ispFault('before'), 'answered'],
    ['the network shows its login page', { kind: 'portal' }, 'answered'],
    ['it is throttled', throttled(3), 'answered'],
    ['it is answered with 503', { kind: 'status-before', status: 503 }, 'answered'],
    ['the answer has 20 MB', { kind: 'huge' }, 'answered'],
    ['it is redirected', { kind: 'redirect', to: 'http://127.0.0.1:9/' }, 'answered'],
  ])('when %s, money moves once', async (_, fault, how) => {
    const bench = await agreeing({ rules: { isCareful: false } });
    bench.add(1);
    bench.fault.script = first(AGREE, fault);
    const id = bench.order(1);
    bench.sync.start();
    await over(bench, id);
    expect([bench.outbox.view(id)?.state, bench.how(id)]).toEqual(['done', how]);
    expect(movedPerReturn(bench.top)).toEqual(new Map([[returnNoOf(1), 1]]));
  });

  it('delivered twice is paid once by the platform’s own check, and ends as done', async () => {
    const bench = await agreeing();
    bench.add(1);
    bench.fault.script = first(AGREE, { kind: 'twice' });
    const id = bench.order(1);
    bench.sync.start();
    await over(bench, id);
    expect(bench.outbox.view(id)?.state).toBe('done');
    expect(bench.top.books.movements).toHaveLength(1);
  });

  it('the imitation can pay twice at all, or these tests could not fail', async () => {
    const bench = await agreeing({ rules: { isCareful: false } });
    bench.add(1);
    bench.fault.script = first(AGREE, { kind: 'twice' });
    const id = bench.order(1);
    bench.sync.start();
    await over(bench, id);
    expect(bench.top.books.movements).toHaveLength(2);
  });
});

const STORM: PracticeFault[] = [
  ...([{ kind: 'lose-before' }, { kind: 'lose-after' }, { kind: 'lose-after' }, { kind: 'cut-after' }] as const),
  ...([{ kind: 'truncate-after' }, { kind: 'portal' }, { kind: 'garbage' }] as const),
  ...([
    { kind: 'status-before', status: 503 },
    { kind: 'status-after', status: 500 },
  ] as const),
  ...[throttled(1), ispFault('before'), ispFault('after')],
];

describe('60 refunds through a storm', { timeout: 120_000 }, () => {
  it.each(['warehouse', 'agree'] as const)('move money exactly 60 times by %s', async (refundBy) => {
    const bench = await openTaobaoBench({
      ...{ options: { refundBy }, rules: { isCareful: refundBy === 'warehouse' }, factor: 100, seed: 7 },
    });
    const chance = seededRandom(7);
    let left = 400;
    bench.fault.script = () => {
      if (left-- <= 0 || chance() < 0.5) return null;
      return STORM[Math.floor(chance() * STORM.length)] ?? null;
    };
    const ids = Array.from({ length: 60 }, (_, index) => {
      bench.add(index + 1);
      return bench.order(index + 1);
    });
    bench.sync.start();
    await until('all are over', () => bench.outbox.counts().waiting + bench.outbox.counts().unknown === 0, 110_000);
    expect(bench.outbox.counts()).toEqual({ waiting: 0, unknown: 0, parked: 0 });
    expect(ids.map((id) => bench.how(id)).filter((how) => how === null)).toEqual([]);
    expect(movedPerReturn(bench.top)).toEqual(new Map(ids.map((_, index) => [returnNoOf(index + 1), 1])));
  });
});
