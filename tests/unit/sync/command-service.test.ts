import { describe, expect, it } from 'vitest';
import { NOT_SENT, OFFLINE } from '../../support/platform-fake.ts';
import { HOUR, MINUTE, openSyncBench, SECOND, START } from '../../support/platform-sync.ts';

const lost = { kind: 'unknown', words: 'net:dropped', isReached: false } as const;

describe('one refund, all well', () => {
  it('asks, sends once, stores the receipt', async () => {
    const bench = openSyncBench();
    const id = bench.order('R-1');
    bench.sync.start();
    await bench.clock.pass(SECOND);
    expect(bench.platform.calls.filter((call) => call !== 'pull')).toEqual(['read R-1', 'send R-1']);
    expect(bench.steps(id)).toEqual(['send read:open', 'send-answer acknowledged']);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'done', attempts: 1, lastWords: null });
    expect(bench.receiptOf(id)?.how).toBe('answered');
    expect(JSON.parse(bench.receiptOf(id)?.body ?? '')).toMatchObject({
      refundId: 'F-1',
      amountCents: 12_900,
      at: START,
    });
    expect(bench.states).toEqual([{ platform: 'training', returnNo: 'R-1', state: 'refunded' }]);
    await bench.sync.stop();
  });

  it('ends by a notice that the goods are in, without calling the money refunded', async () => {
    const bench = openSyncBench();
    bench.platform.onSend = () => ({
      kind: 'acknowledged',
      receipt: { refundId: 'R-1', amountCents: 12_900, at: START, how: 'noticed' },
    });
    const id = bench.order('R-1');
    bench.sync.start();
    await bench.clock.pass(SECOND);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'done', lastWords: 'sync:noticed' });
    expect(JSON.parse(bench.receiptOf(id)?.body ?? '')).toMatchObject({ how: 'noticed' });
    expect(bench.states).toEqual([]);
    await bench.sync.stop();
  });

  it('sends nothing within the time to undo, and nothing that was taken back', async () => {
    const bench = openSyncBench();
    const id = bench.order('R-1', { notBeforeAt: START + MINUTE });
    bench.sync.start();
    await bench.clock.pass(59 * SECOND);
    await bench.sync.syncNow();
    expect(bench.platform.calls).not.toContain('read R-1');
    await bench.clock.pass(2 * SECOND);
    expect(bench.outbox.view(id)?.state).toBe('done');
    await bench.sync.stop();
  });
});

describe('sending twice does no harm (invariant 6)', () => {
  it('asks after a lost answer, and takes the refund it finds as its receipt', async () => {
    const bench = openSyncBench();
    bench.platform.onSend = (body) => {
      bench.platform.pay(body);
      return lost;
    };
    const id = bench.order('R-1');
    bench.sync.start();
    await bench.clock.pass(MINUTE);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'done', attempts: 1 });
    expect(bench.receiptOf(id)?.how).toBe('read-back');
    expect(bench.platform.moved).toHaveLength(1);
    await bench.sync.stop();
  });

  it('stays "unknown" and sends nothing while it cannot ask', async () => {
    const bench = openSyncBench();
    const id = bench.order('R-1');
    bench.platform.onSend = (body) => {
      bench.platform.pay(body);
      bench.platform.onRead = () => OFFLINE;
      return lost;
    };
    bench.sync.start();
    await bench.clock.pass(8 * HOUR);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'unknown', attempts: 1, lastWords: 'net:no-connection' });
    expect(bench.platform.moved).toHaveLength(1);
    await bench.sync.stop();
  });

  it('sends again only when "not refunded" is said long enough after the lost request', async () => {
    const bench = openSyncBench({ settleMs: MINUTE });
    let sends = 0;
    bench.platform.onSend = (body) => {
      sends += 1;
      if (sends > 1) return { kind: 'acknowledged', receipt: bench.platform.pay(body) };
      // A slow platform: carried out 50 s later, when asking has said "not refunded" several times.
      bench.clock.after(50 * SECOND, () => bench.platform.pay(body));
      return lost;
    };
    const id = bench.order('R-1');
    bench.sync.start();
    await bench.clock.pass(49 * SECOND);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'unknown', lastWords: 'sync:settling' });
    await bench.clock.pass(2 * MINUTE);
    expect(bench.outbox.view(id)?.state).toBe('done');
    expect([sends, bench.platform.moved.length]).toEqual([1, 1]);
    await bench.sync.stop();
  });

  it('leaves nothing to a person while a lost request may still be carried out', async () => {
    const bench = openSyncBench({ settleMs: MINUTE });
    bench.platform.onSend = (body) => {
      bench.platform.returns.set('R-1', { state: 'locked', refunds: [], paidCents: 12_900 });
      bench.clock.after(50 * SECOND, () => bench.platform.pay(body));
      return lost;
    };
    const id = bench.order('R-1');
    bench.sync.start();
    await bench.clock.pass(49 * SECOND);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'unknown', lastWords: 'sync:settling' });
    await bench.clock.pass(2 * MINUTE);
    expect(bench.outbox.view(id)?.state).toBe('done');
    expect(bench.platform.moved).toHaveLength(1);
    await bench.sync.stop();
  });

  it.each(['closed', 'withdrawn'] as const)(
    'does not call a return that is %s the end while a lost request may still be carried out',
    async (state) => {
      const bench = openSyncBench({ settleMs: MINUTE });
      bench.platform.onSend = (body) => {
        bench.platform.returns.set('R-1', { state, refunds: [], paidCents: 12_900 });
        bench.clock.after(50 * SECOND, () => bench.platform.pay(body));
        return lost;
      };
      const id = bench.order('R-1');
      bench.sync.start();
      await bench.clock.pass(49 * SECOND);
      expect(bench.outbox.view(id)).toMatchObject({ state: 'unknown', lastWords: 'sync:settling' });
      // Told as it stands; nobody is asked yet whose the goods are.
      expect(bench.states).toContainEqual({ platform: 'training', returnNo: 'R-1', state });
      await bench.clock.pass(2 * MINUTE);
      expect(bench.receiptOf(id)?.how).toBe('read-back');
      expect(bench.states.filter(({ isOvertaken }) => isOvertaken)).toEqual([]);
      await bench.sync.stop();
    },
  );

  it('tells a person when others had refunded, and the lost request paid once more', async () => {
    const bench = openSyncBench({ settleMs: MINUTE });
    bench.platform.onSend = (body) => {
      bench.platform.pay({ ...body, key: 'a-colleague' });
      bench.clock.after(50 * SECOND, () => bench.platform.pay({ ...body, key: 'of-no-known-key' }));
      return lost;
    };
    const id = bench.order('R-1');
    bench.sync.start();
    await bench.clock.pass(3 * MINUTE);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'parked', lastWords: 'sync:paid-more' });
    await bench.sync.stop();
  });

  it('sends again when the lost request never arrived', async () => {
    const bench = openSyncBench({ settleMs: MINUTE });
    let sends = 0;
    bench.platform.onSend = (body) =>
      ++sends === 1 ? lost : { kind: 'acknowledged', receipt: bench.platform.pay(body) };
    const id = bench.order('R-1');
    bench.sync.start();
    await bench.clock.pass(3 * MINUTE);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'done', attempts: 2 });
    expect(bench.platform.moved).toHaveLength(1);
    await bench.sync.stop();
  });
});

describe('what the platform decided without us', () => {
  it.each(['closed', 'withdrawn'] as const)('sends nothing for a return that is %s', async (state) => {
    const bench = openSyncBench();
    bench.platform.returns.set('R-1', { state, refunds: [], paidCents: 12_900 });
    const id = bench.order('R-1');
    bench.sync.start();
    await bench.clock.pass(SECOND);
    expect(bench.platform.calls).not.toContain('send R-1');
    expect(bench.outbox.view(id)).toMatchObject({ state: 'done', attempts: 0 });
    expect(bench.receiptOf(id)?.how).toBe('already-closed');
    expect(bench.states).toEqual([{ platform: 'training', returnNo: 'R-1', state, isOvertaken: true }]);
    await bench.sync.stop();
  });

  it('parks a locked one, and sends it once a person released it', async () => {
    const bench = openSyncBench();
    bench.platform.returns.set('R-1', { state: 'locked', refunds: [], paidCents: 12_900 });
    const id = bench.order('R-1');
    bench.sync.start();
    await bench.clock.pass(2 * HOUR);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'parked', lastWords: 'sync:locked' });
    expect(bench.platform.calls.filter((call) => call === 'read R-1')).toHaveLength(1);
    bench.platform.returns.set('R-1', { state: 'open', refunds: [], paidCents: 12_900 });
    bench.outbox.release(id, bench.clock.now());
    bench.sync.nudge();
    await bench.clock.pass(SECOND);
    expect(bench.outbox.view(id)?.state).toBe('done');
    await bench.sync.stop();
  });

  it('parks what the platform does not know', async () => {
    const bench = openSyncBench();
    bench.platform.onRead = () => ({ kind: 'not-found' });
    const id = bench.order('R-1');
    bench.sync.start();
    await bench.clock.pass(SECOND);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'parked', lastWords: 'sync:not-found' });
    await bench.sync.stop();
  });
});

describe('refusals', () => {
  it('parks with the platform’s words and does not try again by itself', async () => {
    const bench = openSyncBench();
    bench.platform.onSend = () => ({ kind: 'refused', code: 'amount', words: '退款金额超过可退金额' });
    const id = bench.order('R-1');
    bench.sync.start();
    await bench.clock.pass(5 * HOUR);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'parked', attempts: 1, lastWords: '退款金额超过可退金额' });
    expect(bench.platform.calls.filter((call) => call === 'send R-1')).toHaveLength(1);
    await bench.sync.stop();
  });

  it('reads back before it believes "already refunded", and finds out who did', async () => {
    const bench = openSyncBench();
    bench.platform.onSend = (body) => {
      bench.platform.pay({ ...body, key: 'by-hand' }, false);
      return { kind: 'refused', code: 'already-refunded', words: '已退款' };
    };
    const id = bench.order('R-1');
    bench.sync.start();
    await bench.clock.pass(SECOND);
    expect(bench.outbox.view(id)?.state).toBe('done');
    expect(bench.receiptOf(id)?.how).toBe('already-closed');
    expect(bench.steps(id).slice(-2)).toEqual(['send-answer refused:already-refunded', 'ask-answer read:refunded']);
    await bench.sync.stop();
  });

  it('parks when "already refunded" is contradicted by an open return', async () => {
    const bench = openSyncBench();
    bench.platform.onSend = () => ({ kind: 'refused', code: 'already-refunded', words: '已退款' });
    const id = bench.order('R-1');
    bench.sync.start();
    await bench.clock.pass(SECOND);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'parked', lastWords: '已退款' });
    await bench.sync.stop();
  });

  it('parks an acknowledgement of another amount: the money is a fact, the difference is for a person', async () => {
    const bench = openSyncBench();
    bench.platform.onSend = (body) => ({
      kind: 'acknowledged',
      receipt: { ...bench.platform.pay(body), amountCents: 1 },
    });
    const id = bench.order('R-1');
    bench.sync.start();
    await bench.clock.pass(HOUR);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'parked', lastWords: 'sync:other-amount' });
    expect(bench.platform.moved).toHaveLength(1);
    await bench.sync.stop();
  });

  it('waits as long as Retry-After says, for the whole platform, and then sends', async () => {
    const bench = openSyncBench();
    let isBusy = true;
    bench.platform.onSend = (body) =>
      isBusy
        ? { kind: 'retry', words: 'net:busy', retryAfterMs: 10 * MINUTE, isReached: true }
        : { kind: 'acknowledged', receipt: bench.platform.pay(body) };
    const id = bench.order('R-1');
    bench.sync.start();
    await bench.clock.pass(SECOND);
    isBusy = false;
    const other = bench.order('R-2');
    const callsThen = bench.platform.calls.length;
    await bench.clock.pass(9 * MINUTE);
    expect(bench.platform.calls).toHaveLength(callsThen);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'waiting', lastWords: 'net:busy' });
    await bench.clock.pass(2 * MINUTE);
    expect([id, other].map((one) => bench.outbox.view(one)?.state)).toEqual(['done', 'done']);
    await bench.sync.stop();
  });

  it('tries what was positively not sent again, without calling it unknown', async () => {
    const bench = openSyncBench();
    bench.platform.onSend = () => NOT_SENT;
    const id = bench.order('R-1');
    bench.sync.start();
    await bench.clock.pass(SECOND);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'waiting', lastWords: 'net:no-connection' });
    await bench.sync.stop();
  });
});
