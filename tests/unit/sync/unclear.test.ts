import { describe, expect, it } from 'vitest';
import type { SendAnswer } from '../../../src/main/platform/platform.ts';
import { HOUR, MINUTE, openSyncBench, SECOND } from '../../support/platform-sync.ts';
import type { SyncBench } from '../../support/platform-sync.ts';

const lost = { kind: 'unknown', words: 'net:dropped', isReached: false } as const;
const unclear = (why: 'taken' | 'broke') => ({ kind: 'unclear', why, words: 'look there first' }) as const;
const refusing = ({ platform }: SyncBench, onRefuse: () => SendAnswer): void => {
  platform.refusals = {
    rules: () => Promise.reject(new Error('not asked by the sync')),
    sendRefusal: () => Promise.resolve(onRefuse()),
  };
};
const sends = (calls: string[]): number => calls.filter((call) => call.startsWith('send')).length;

describe('a request that was answered, and of which only a person can tell what came', () => {
  it("waits until it can't be on its way any more, and is left to a person then, sent once", async () => {
    const bench = openSyncBench({ settleMs: MINUTE });
    bench.platform.onSend = () => unclear('taken');
    const id = bench.order('R-1');
    bench.sync.start();
    await bench.clock.pass(50 * SECOND);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'unknown', isForHand: false });
    await bench.clock.pass(HOUR);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'parked', lastWords: 'look there first', attempts: 1 });
    expect(bench.steps(id)).toContain('send-answer unclear:taken');
    expect(bench.steps(id).at(-1)).toBe('ask-answer unclear:taken');
    expect(sends(bench.platform.calls)).toBe(1);
    await bench.sync.stop();
  });

  it('is ended by no word where the platform said that it is done, and by the money as soon as it shows', async () => {
    const bench = openSyncBench({ settleMs: MINUTE });
    bench.platform.onSend = () => unclear('taken');
    const id = bench.order('R-1');
    bench.sync.start();
    await bench.clock.pass(10 * MINUTE);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'parked', isForHand: false });
    const done = { reference: 'bank', picture: null, operatorNo: '0217' };
    expect(bench.outbox.endByHand(id, done, bench.clock.now())).toBe(false);

    const refund = { key: null, refundId: 'F-1', amountCents: 12_900, at: bench.clock.now() };
    bench.platform.returns.set('R-1', { state: 'refunded', refunds: [refund], paidCents: 20_000 });
    bench.outbox.release(id, bench.clock.now());
    bench.sync.nudge();
    await bench.clock.pass(SECOND);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'done', attempts: 1 });
    expect(sends(bench.platform.calls)).toBe(1);
    await bench.sync.stop();
  });

  it("stays the platform's to end after a second try was refused there", async () => {
    const bench = openSyncBench({ settleMs: MINUTE });
    let tries = 0;
    bench.platform.onSend = () =>
      ++tries === 1 ? unclear('taken') : { kind: 'refused', code: 'other', words: '正在处理' };
    const id = bench.order('R-1');
    bench.sync.start();
    await bench.clock.pass(10 * MINUTE);
    bench.outbox.release(id, bench.clock.now());
    bench.sync.nudge();
    await bench.clock.pass(2 * MINUTE);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'parked', lastWords: '正在处理', isForHand: false });
    await bench.sync.stop();
  });

  it('may be ended by a word where the shop broke over it: only its payment provider knows', async () => {
    const bench = openSyncBench({ settleMs: MINUTE });
    bench.platform.onSend = () => unclear('broke');
    const id = bench.order('R-1');
    bench.sync.start();
    await bench.clock.pass(30 * SECOND);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'unknown', isForHand: false });
    await bench.clock.pass(10 * MINUTE);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'parked', isForHand: true });
    const done = { reference: 'provider', picture: null, operatorNo: '0217' };
    expect(bench.outbox.endByHand(id, done, bench.clock.now())).toBe(true);
    await bench.sync.stop();
  });

  it('is sent once more when a person who has looked there releases it', async () => {
    const bench = openSyncBench({ settleMs: MINUTE });
    let tries = 0;
    bench.platform.onSend = (body) =>
      ++tries === 1 ? unclear('broke') : { kind: 'acknowledged', receipt: bench.platform.pay(body) };
    const id = bench.order('R-1');
    bench.sync.start();
    await bench.clock.pass(10 * MINUTE);
    bench.outbox.release(id, bench.clock.now());
    bench.sync.nudge();
    await bench.clock.pass(2 * MINUTE);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'done', attempts: 2 });
    expect(bench.platform.moved).toHaveLength(1);
    await bench.sync.stop();
  });

  it("stays a person's after a restart", async () => {
    const bench = openSyncBench({ settleMs: MINUTE });
    bench.platform.onSend = () => unclear('taken');
    const id = bench.order('R-1');
    bench.sync.start();
    await bench.clock.pass(10 * SECOND);
    await bench.sync.stop();
    const next = bench.again({ settleMs: MINUTE });
    next.start();
    await bench.clock.pass(10 * MINUTE);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'parked', attempts: 1 });
    await next.stop();
  });

  it('is the same for a refusal', async () => {
    const bench = openSyncBench({ settleMs: MINUTE });
    refusing(bench, () => unclear('taken'));
    const id = bench.refuse('R-1');
    bench.sync.start();
    await bench.clock.pass(HOUR);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'parked', lastWords: 'look there first', attempts: 1 });
    expect(bench.steps(id).at(-1)).toBe('ask-answer unclear:taken');
    await bench.sync.stop();
  });
});

describe("a return that isn't found (any more)", () => {
  it('is not left to a person while a lost request may still be carried out', async () => {
    const bench = openSyncBench({ settleMs: MINUTE });
    const read = bench.platform.onRead;
    bench.platform.onSend = (body) => {
      bench.platform.onRead = () => ({ kind: 'not-found' });
      bench.clock.after(50 * SECOND, () => {
        bench.platform.onRead = read;
        bench.platform.pay(body);
      });
      return lost;
    };
    const id = bench.order('R-1');
    bench.sync.start();
    await bench.clock.pass(49 * SECOND);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'unknown', lastWords: 'sync:settling' });
    await bench.clock.pass(2 * MINUTE);
    expect(bench.outbox.view(id)?.state).toBe('done');
    await bench.sync.stop();
  });

  it('is for a person at once when nothing was sent', async () => {
    const bench = openSyncBench({ settleMs: MINUTE });
    bench.platform.onRead = () => ({ kind: 'not-found' });
    refusing(bench, () => lost);
    const ids = [bench.order('R-1'), bench.refuse('R-2')];
    bench.sync.start();
    await bench.clock.pass(SECOND);
    for (const id of ids)
      expect(bench.outbox.view(id)).toMatchObject({ state: 'parked', lastWords: 'sync:not-found', isForHand: true });
    await bench.sync.stop();
  });

  it('holds a refusal back in the same way', async () => {
    const bench = openSyncBench({ settleMs: MINUTE });
    refusing(bench, () => {
      bench.platform.onRead = () => ({ kind: 'not-found' });
      return lost;
    });
    const id = bench.refuse('R-1');
    bench.sync.start();
    await bench.clock.pass(49 * SECOND);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'unknown', lastWords: 'sync:settling' });
    await bench.clock.pass(2 * MINUTE);
    expect(bench.outbox.view(id)).toMatchObject({ state: 'parked', lastWords: 'sync:not-found' });
    await bench.sync.stop();
  });
});
